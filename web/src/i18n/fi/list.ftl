column-key = Tunnus
column-controller = Rekisterinpitäjä
column-department = Yksikkö
column-responsible = Vastuutoimi
column-contacts = Yhteystoimet
column-findings = Havainnot
column-life = Elinkaari
column-review = Seuraava tarkistus
column-interval = Tarkistusväli
column-confirmed = Vahvistettu viimeksi
column-changed = Muutettu viimeksi
column-special = Erityisiä tietoryhmiä
column-criminal = Rikostietoja
column-children = Lasten tietoja
column-identity = Henkilötunnuksia
column-transfers = Siirrot ETA-alueelta
column-processors = Käsittelijät ja palvelut
columns = Sarakkeet
columns-name-stays = Nimi on aina mukana.
columns-usual = Palauta tavalliset
columns-what = Rekisteri
columns-who = Kenen
columns-law = Laki
columns-care = Ylläpito
list-never = Ei koskaan
list-late = Myöhässä:
list-more = ja { $count } muuta
list-findings-ERROR = { $count ->
    [one] { $count } virhe
   *[other] { $count } virhettä
 }
list-findings-WARNING = { $count ->
    [one] { $count } varoitus
   *[other] { $count } varoitusta
 }
list-findings-ADVICE = { $count ->
    [one] { $count } neuvo
   *[other] { $count } neuvoa
 }
list-transfers-YES = Ei siirretä
list-transfers-NO = Siirretään
list-transfers-NOT_STATED = Ei kerrottu
choose-row = Valitse { $name }
choose-dropped = Valinta purettiin, koska lista rajattiin toisin.
choose-unfinished = { $count ->
    [one] { $count } rekisteri jäi tekemättä, kun lähdit. Se on yhä valittu.
   *[other] { $count } rekisteriä jäi tekemättä, kun lähdit. Ne ovat yhä valittuina.
 }
chosen-count = { $count ->
    [one] { $count } rekisteri valittu
   *[other] { $count } rekisteriä valittu
 }
chosen-acts = Valitut rekisterit
chosen-all = Valitse kaikki { $all }
chosen-first = Valitse ensimmäiset { $most } / { $all }
chosen-most = Kerralla enintään { $most }.
chosen-fetching = Haetaan valittavia
chosen-leave = Poista valinta
act-post = Aseta toimi…
act-interval = Aseta tarkistusväli…
act-take = Vie CSV-tiedostoon
take-writing = Haetaan… { $count }
take-done = { $count ->
    [one] { $count } rekisteri on tiedostossa { $name }.
   *[other] { $count } rekisteriä on tiedostossa { $name }.
 }
whole-files = Koko luettelo
whole-article-30 = Seloste käsittelytoimista ({ $form })
whole-completeness = Täydellisyys ({ $form })
whole-reviews = Tarkistukset ({ $form })
