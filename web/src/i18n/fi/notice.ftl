views = Mitä näytetään
view-record = Tiedot
view-preview = Seloste
view-difference = Erot julkaistuun
preview-title = Seloste sellaisena kuin yleisö sen lukisi
preview-layout = Asettelu
preview-own = { $name } (oma)
layout-standard = Perusmalli
layout-pori = Porin malli
layout-jyvaskyla = Jyväskylän malli
layout-espoo = Espoon malli
preview-language = Kieli
preview-none = Selostetta ei voi esikatsella
preview-problems = Näin ei voi vielä tallentaa:
preview-behind = Päivitetään…
preview-of-draft = Mukana tallentamaton luonnoksesi. Mitään ei ole julkaistu.
preview-of-saved = Tallennettujen tietojen mukaan. Mitään ei ole julkaistu.
difference-title = Mikä muuttuisi julkaistussa selosteessa
difference-first = Selostetta ei ole vielä julkaistu
difference-first-help = Kaikki olisi yleisölle uutta. Lue koko seloste.
difference-none = Seloste sanoisi saman kuin julkaistu versio { $number }
difference-sum = { $count ->
    [one] Yksi kohta muuttuisi version { $number } jälkeen.
   *[other] { $count } kohtaa muuttuisi version { $number } jälkeen.
 }
difference-gone = Poistuu
difference-new = Tulee
work-read-difference = Lue, mikä muuttuu
found-none = Tarkistuksissa ei huomautettavaa
