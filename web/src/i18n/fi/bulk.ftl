bulk-post-title = Aseta toimi rekistereille
bulk-interval-title = Aseta tarkistusväli
bulk-undo-title = Palautetaan entinen
bulk-post = Toimi
bulk-post-role = Mihin tehtävään
bulk-role-responsiblePost = Vastuutoimi
bulk-role-hint-responsiblePost = Vastaa rekisteristä. Entisen tilalle.
bulk-role-contactPosts = Yhteystoimi
bulk-role-hint-contactPosts = Siltä kysytään rekisteristä. Entisten rinnalle.
bulk-nothing-left = Valittuja rekistereitä ei enää ole nähtävissäsi.
bulk-interval-count = Kuinka monta
bulk-interval-hint = Kuinka usein seloste käydään läpi. Tarkistuspäivä seuraa siitä: väli lasketaan viime vahvistuksesta.
bulk-interval-late = { $count ->
    [one] { $count } rekisteri tulee tarkistettavaksi heti.
   *[other] { $count } rekisteriä tulee tarkistettavaksi heti.
 }
bulk-interval-first = Seuraava tarkistus on { $day }.
bulk-interval-unknown = { $count ->
    [one] { $count } rekisterillä ei ole vielä vahvistusta, josta väli laskettaisiin.
   *[other] { $count } rekisterillä ei ole vielä vahvistusta, josta väli laskettaisiin.
 }
bulk-will-responsiblePost = { $count ->
    [0] Mikään ei muutu.
    [one] Vastuutoimi muuttuu { $count } rekisterissä.
   *[other] Vastuutoimi muuttuu { $count } rekisterissä.
 }
bulk-will-contactPosts = { $count ->
    [0] Mikään ei muutu.
    [one] Yhteystoimi lisätään { $count } rekisteriin.
   *[other] Yhteystoimi lisätään { $count } rekisteriin.
 }
bulk-will-reviewInterval = { $count ->
    [0] Mikään ei muutu.
    [one] Tarkistusväli muuttuu { $count } rekisterissä.
   *[other] Tarkistusväli muuttuu { $count } rekisterissä.
 }
bulk-now = Niissä on nyt
bulk-now-of = { $value }: { $count }
bulk-now-rest = muita: { $count }
bulk-none-responsiblePost = ei vastuutointa
bulk-none-contactPosts = ei yhteystointa
bulk-none-reviewInterval = ei tarkistusväliä
bulk-left-no-right = { $count ->
    [one] { $count } jää pois, koska et saa muokata sitä.
   *[other] { $count } jää pois, koska et saa muokata niitä.
 }
bulk-left-archived = { $count ->
    [one] { $count } jää pois, koska se on arkistoitu.
   *[other] { $count } jää pois, koska ne on arkistoitu.
 }
bulk-left-elsewhere = { $count ->
    [one] { $count } jää pois, koska se on toisen rekisterinpitäjän.
   *[other] { $count } jää pois, koska ne ovat toisen rekisterinpitäjän.
 }
bulk-left-already = { $count ->
    [one] { $count } on jo näin.
   *[other] { $count } on jo näin.
 }
bulk-post-act = { $count ->
    [one] Aseta { $count } rekisterille
   *[other] Aseta { $count } rekisterille
 }
bulk-post-act-none = Aseta
bulk-interval-act = { $count ->
    [one] Aseta { $count } rekisterille
   *[other] Aseta { $count } rekisterille
 }
bulk-progress = Eteneminen
bulk-count = { $done } / { $all }
bulk-stop = Pysäytä
bulk-done = { $count ->
    [one] { $count } rekisteri muutettiin.
   *[other] { $count } rekisteriä muutettiin.
 }
bulk-undone = { $count ->
    [one] { $count } rekisteri palautettiin entiselleen.
   *[other] { $count } rekisteriä palautettiin entiselleen.
 }
bulk-refused = { $count ->
    [one] { $count } ei onnistunut.
   *[other] { $count } ei onnistunut.
 }
bulk-open = { $count ->
    [one] { $count } jäi tekemättä.
   *[other] { $count } jäi tekemättä.
 }
bulk-refused-list = Ei onnistunut
bulk-unfinished = { $done } / { $all } ehdittiin tehdä ennen kuin työ keskeytyi. { $count ->
    [one] { $count } on jäljellä ja yhä valittu.
   *[other] { $count } on jäljellä ja yhä valittuina.
 }
bulk-kept = Tekemättä jääneet pysyvät valittuina. Kirjaudu sisään, niin voit jatkaa tästä.
bulk-again = Yritä uudelleen ({ $count })
bulk-go-on = Jatka ({ $count })
bulk-undo = Kumoa tehdyt ({ $count })
bulk-take-back = Kumoa
bulk-result-post = { $count ->
    [one] Toimi asetettiin { $count } rekisterille.
   *[other] Toimi asetettiin { $count } rekisterille.
 }
bulk-result-interval = { $count ->
    [one] Tarkistusväli asetettiin { $count } rekisterille.
   *[other] Tarkistusväli asetettiin { $count } rekisterille.
 }
bulk-why-changed = Joku muu ehti muuttaa juuri tätä. Nyt siinä on: { $now }. Uusi yritys korvaa sen.
bulk-why-emptied = Joku muu ehti tyhjentää juuri tämän. Uusi yritys asettaa sen.
bulk-why-archived = Rekisteri on arkistoitu.
bulk-why-gone = Rekisteri ei ole enää nähtävissäsi.
bulk-why-no-right = Et saa muokata tätä rekisteriä.
