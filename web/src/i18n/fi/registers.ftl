registers-title = Rekisterit
registers-lead = Kaikki rekisterit, jotka saat nähdä. Hae nimellä tai rajaa vaihtoehdoilla.
registers-search = Hae rekistereistä
registers-search-hint = Nimi, kuvaus tai tarkoitus
registers-none = Rekistereitä ei vielä ole
registers-none-help = Kun yksikkösi ensimmäinen rekisteri on luotu, se näkyy tässä. Pyydä tietosuojavastaavaa aloittamaan.
registers-none-begin = Aloita luomalla ensimmäinen, tyhjästä tai toisen kopiona: ”Uusi rekisteri” yllä.
registers-none-found = Näillä ehdoilla ei löydy rekistereitä
registers-none-found-help = Tarkista kirjoitusasu, tai poista rajauksia yksi kerrallaan.
filters = Rajaukset
filters-clear = Poista rajaukset
controller = Rekisterinpitäjä
all-controllers = Kaikki rekisterinpitäjät
department = Yksikkö
all-departments = Kaikki yksiköt
no-department = Ei yksikköä
facet-basis = Oikeusperuste
facet-life = Elinkaari
facet-notice = Seloste
facet-special = Erityiset henkilötietoryhmät
facet-children = Lasten tietoja
facet-audience = Kenelle seloste puhuu
facet-found = Avoimia havaintoja
found-ERROR = Virheitä
found-WARNING = Virheitä tai varoituksia
found-ADVICE = Mitä tahansa
facet-due = Tarkistettava
due-late = Nyt tai myöhässä
due-quarter = 3 kuukauden kuluessa
due-year = Vuoden kuluessa
facet-post = Vastuutoimi
post-none = Puuttuu
post-some = On nimetty
facet-archived = Arkistoidut
with-archived = Näytä myös arkistoidut
column-number = Nro
column-name = Nimi
column-bases = Oikeusperuste
column-completeness = Täydellisyys
column-state = Tila
archived = Arkistoitu
archived-on = Arkistoitu { $day }
published-on = Julkaistu { $day }
unpublished = Ei julkaistu
illustrative = Keksitty esimerkki
severity = Vakavuus
all-severities = Kaikki
rule = Sääntö
all-rules = Kaikki säännöt
registers-count = { $count ->
    [one] { $count } rekisteri
   *[other] { $count } rekisteriä
 }
errors-count = { $count ->
    [one] { $count } virhe
   *[other] { $count } virhettä
 }
findings-count = { $count ->
    [one] { $count } havainto
   *[other] { $count } havaintoa
 }
published = Julkaistu
