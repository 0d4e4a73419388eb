as-of-day = Sellaisena kuin se oli
as-of-compared = Vertaa päivään (ei pakollinen)
as-of-show = Näytä
as-of-compare = Vertaa
past-title = Rekisteri aiempana päivänä
past-on = Rekisteri sellaisena kuin se oli { $day }
past-compared = Mitä muuttui: { $from } – { $to }
past-lead = Näet aiemman tilan. Käsittelijöiden, palvelujen ja haltijoiden nimet näytetään sellaisina kuin ne ovat nyt.
past-back = Takaisin nykyhetkeen
past-none = Rekisteriä ei ollut vielä tuona päivänä
past-same = Rekisterin tiedot ovat samat molempina päivinä
past-others-same = { $count ->
    [one] Yksi muu osa on sama molempina päivinä.
   *[other] { $count } muuta osaa on samoja molempina päivinä.
 }
was = Ennen
is-now = Nyt
last-changed = Viimeksi muuttanut { $name } { $when }
