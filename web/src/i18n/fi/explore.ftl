explore-title = Tietovirrat
explore-questions = Mitä kysytään
ask-third = Kolmannet maat
ask-around = Yhdestä paikasta
ask-paths = Reitit
ask-impact = Vaikutukset
ask-depend = Yhteiset riippuvuudet
ask-all = Kaikki virrat
ask-third-lead = Mistä rekistereistä tiedot yltävät ETA-alueen ulkopuolelle, ja kenen kautta? Jokaisesta näkyy lyhin ketju (30 artiklan 1 kohdan e alakohta ja 44 artikla).
ask-around-lead = Minne tiedot menevät tästä, tai mistä ne tulevat? Rekisterit, palvelut, käsittelijät, vastaanottajat ja maat.
ask-paths-lead = Miten tiedot kulkevat paikasta toiseen? Kaikki reitit, lyhin ensin.
ask-impact-lead = Jos tähän kohdistuu tietoturvaloukkaus tai se päättyy: mitä rekistereitä se koskee, keiden tietoja, kenelle soitetaan ja mitkä selosteet on tarkistettava (33 artikla).
ask-depend-lead = Mitkä palvelut ja käsittelijät ovat monen rekisterin takana? Yksi häiriö niissä koskisi useimpia (32 artiklan 1 kohdan b alakohta).
ask-all-lead = Kaikki virrat, jotka ovat voimassa valittuna päivänä. Kun niitä on paljon, ne piirretään ryhminä, jotka voi avata.
ask-around-waits = Valitse, mistä aloitetaan
ask-paths-waits = Valitse reitin molemmat päät
ask-impact-waits = Valitse, mikä pettää tai päättyy
ask-waits-help = Kirjoita yllä olevaan kenttään osa nimestä ja valitse luettelosta.
ask-third-none = Mikään rekisteri ei yllä kolmanteen maahan tänä päivänä
ask-around-none = Tähän suuntaan ei kulje tietoja
ask-paths-none = Näiden välillä ei ole reittiä
ask-impact-none = Se ei koske yhtään rekisteriä
ask-depend-none = Yhdelläkään rekisterillä ei ole palvelua tai käsittelijää
ask-all-none = Tänä päivänä ei ole voimassa yhtään virtaa
explore-from = Mistä
explore-to = Minne
explore-cause = Mikä pettää tai päättyy
explore-way = Suunta
way-ONWARD = Minne tiedot menevät
way-BACK = Mistä tiedot tulevat
way-BOTH = Molempiin suuntiin
explore-country = Maa
explore-category = Tietoryhmä
explore-mechanism = Siirtoperuste
explore-any = Kaikki
explore-sub = Vain alikäsittelijöiden kautta
explore-above = Myös palveluntarjoajien ja emoyhtiöiden maat
explore-day = Päivä
explore-day-exact = Tarkka päivä
day-today = { $day } (tänään)
day-back = Takaisin tähän päivään
day-begins = { $country }: tietosuojan riittävyyttä koskeva päätös voimaan { $day }
day-ends = { $country }: tietosuojan riittävyyttä koskeva päätös voimassa { $day } asti
explore-count = { $places } paikkaa, { $links } virtaa
explore-cut = Reittejä on enemmän kuin yhdellä kysymyksellä voi hakea: tässä ovat lyhimmät.
explore-all-of = Hae kaikki ({ $count })
explore-view = Näkymä
view-picture = Kuva
view-table = Taulukko
explore-zoom = Koko
zoom-in = Suurenna
zoom-out = Pienennä
explore-export = Lataa
export-svg = Kuva (SVG)
export-png = Kuva (PNG)
export-csv = Taulukko (CSV)
file-made = Seloste käsittelytoimista, { $when }
file-given = Tiedosto { $name } on ladattu.
file-failed = Kuva on liian suuri PNG-muotoon. SVG-muodossa rajaa ei ole.
explore-none-narrowed = Näillä rajauksilla ei jää mitään
explore-table = Tietovirrat taulukkona
explore-opened = Avattu: { $name }
explore-shut = Suljettu: { $name }
explore-whole = Piirrä kaikki yksitellen ilman ryhmiä
picture-name = Kuva tietovirroista
picture-keys = Nuolinäppäimillä kuljet kuvassa: oikealle tietojen mukana, vasemmalle niitä vastaan, ylös ja alas sarakkeessa. Enter avaa, miinus sulkee.
chain-keys = Nuolinäppäimillä ylös ja alas kuljet riviltä toiselle.
legend = Mitä kuvan merkit tarkoittavat
legend-places = Paikat
legend-links = Virrat
legend-lanes = Maat
legend-out = Lähtee ETA-alueelta kolmanteen maahan
kind-subjects = Ihmiset
kind-source = Tietolähde
kind-recipient = Vastaanottaja
kind-hidden = Ei sinun näkyvissäsi
link-COLLECTION = Kerääminen
link-INTERNAL = Rekisterinpitäjän sisällä
link-PROCESSING = Käsittely
link-SUB_PROCESSING = Alikäsittely
link-DISCLOSURE = Luovutus
link-PROVIDER = Tarjoaja
link-HOSTING = Sijaintimaa
link-SUPPORT = Tuella pääsy maasta
link-ESTABLISHMENT = Sijoittautunut maahan
link-PARENT = Emoyhtiö
lane-untold = Maata ei kerrottu
lane-home = Rekisterinpitäjällä
some-third-country = ETA-alueen ulkopuolella, maata ei kerrottu
group-untold = { $kind }: maata ei kerrottu
count-subjects = { $count ->
    [one] { $count } rekisteröityjen ryhmä
   *[other] { $count } rekisteröityjen ryhmää
 }
count-source = { $count ->
    [one] { $count } tietolähde
   *[other] { $count } tietolähdettä
 }
count-register = { $count ->
    [one] { $count } rekisteri
   *[other] { $count } rekisteriä
 }
count-service = { $count ->
    [one] { $count } palvelu
   *[other] { $count } palvelua
 }
count-processor = { $count ->
    [one] { $count } käsittelijä
   *[other] { $count } käsittelijää
 }
count-recipient = { $count ->
    [one] { $count } vastaanottaja
   *[other] { $count } vastaanottajaa
 }
count-hidden = { $count } ei sinun näkyvissäsi
said-from = Tietoja tulee: { $names }
said-to = Tietoja menee: { $names }
said-and-more = { $names } ja { $count } muuta
third-summary = { $asked } rekisteristä { $count } yltää ETA-alueen ulkopuolelle.
third-nearest = Lähin kolmas maa; valitse maa, niin näet kaikki siihen yltävät rekisterit
chain-from = Mistä
chain-through = Kenen kautta
chain-to = Minne
chain-how = Miten
chain-standing = Maan asema
chain-basis = Oikeusperuste
chain-mechanism = Siirtoperuste
chain-agreements = Sopimus
chain-steps = Askelia
details = Tarkasteltava kohta
details-none = Valitse kuvasta kohta, niin näet, mitä siitä tiedetään.
details-open = Avaa
details-more = Hae kaikki virrat
details-shut = Sulje
details-from = Mistä tietoja tulee
details-to = Minne tietoja menee
details-chains = { $count ->
    [one] { $count } ketju kulkee tästä
   *[other] { $count } ketjua kulkee tästä
 }
where-established = Sijoittautunut
where-parent = Emoyhtiö
where-decision = Riittävyyspäätös
adequacy-part = kattaa vain osan
way-to-register = Rekisterin sivulle
way-to-processor = Käsittelijän sivulle
way-to-service = Palvelun sivulle
way-onward-from = Minne tiedot menevät?
way-back-from = Keiden tietoja tänne tulee?
way-paths-from = Reitit tästä …
impact-registers = Rekisterit
impact-special = Erityisiä henkilötietoryhmiä
impact-children = Lasten tietoja
impact-notices = Voimassa olevia selosteita
impact-posts = Toimia, joihin soitetaan
impact-reissue = Tarkistettavat selosteet
impact-reissue-none = Yhdelläkään rekisterillä ei ole voimassa olevaa selostetta.
depend-summary = { $asked } rekisterin takana on { $count } palvelua ja käsittelijää.
depend-place = Palvelu tai käsittelijä
depend-registers = Rekisterit
depend-direct = Näistä suoraan
depend-nearest = Lähimmillään
depend-ways = Katso
depend-picture = Kuva
explore-fetching = Haetaan… { $count } / { $total }
