# Lomakkeen omat sanat suomeksi. Sama avain ja samat arvot ovat kaikissa kielissä; testi vertaa.

# Days and times
date = { $day }.{ $month }.{ $year }
moment = { $date } klo { $hour }.{ $minute }
duration-years = { $count ->
    [one] { $count } vuosi
   *[other] { $count } vuotta
}
duration-months = { $count ->
    [one] { $count } kuukausi
   *[other] { $count } kuukautta
}
duration-weeks = { $count ->
    [one] { $count } viikko
   *[other] { $count } viikkoa
}
duration-days = { $count ->
    [one] { $count } päivä
   *[other] { $count } päivää
}

# Answers and languages
answer-yes = kyllä
answer-no = ei
answer-not-stated = ei ilmoitettu
in-language-fi = suomeksi
in-language-sv = ruotsiksi
in-language-en = englanniksi

# Sentences that join values
provision = { $act } { $number } { $section }
provision-act = { $act } { $number }
post-acting = { $title } (vt.)
group-number = Tietoryhmä { $number }
source-person = { $who } (rekisteröity itse)
source-origin = Tiedot alun perin: { $who }
summary-processor = { $who } (rekisterinpitäjän lukuun)
records-class = Asiakirjahallinnon luokka { $class }
start-on = { $start } ({ $day })
adequacy = Päätös { $reference }: { $scope }
article-whole = { $number } artikla
article-point = { $number } artiklan { $point } kohta
with-article = { $text } ({ $article })
duration-exactly = { $time }
duration-at-least = vähintään { $time }
duration-at-most = enintään { $time }
duration-between = vähintään { $least }, enintään { $most }
picture-title = Mistä tiedot tulevat ja minne ne menevät: { $register }
picture-edge = { $kind }: lähettäjä { $from }, vastaanottaja { $to }.
picture-place = Sijainti: { $node } – { $country }.
picture-outside = Sijainti EU- ja ETA-alueen ulkopuolella: { $node } – { $country }.

# Parts of the notice
part-illustrative = Esimerkki
part-summary = Lyhyesti
part-dates = Ajankohdat
part-controller = Rekisterinpitäjä
part-representative = Edustaja EU:ssa
part-joint-controllers = Yhteisrekisterinpitäjät
part-responsible-post = Rekisterin vastuuhenkilö
part-contact-posts = Yhteyshenkilö
part-dpo = Tietosuojavastaava
part-name = Rekisterin nimi
part-form = Rekisterin muoto
part-description = Kuvaus
part-purposes = Käyttötarkoitus
part-legal-bases = Oikeusperusteet ja säännökset
part-must-be-given = Onko tiedot annettava
part-data-subjects = Rekisteröidyt
part-data-content = Henkilötiedot
part-classification = Henkilötietojen luokittelu
part-publicity = Tietojen julkisuus ja salassapito
part-sources = Tietolähteet
part-recipients = Vastaanottajat
part-transfers = Siirto EU:n tai ETA:n ulkopuolelle
part-systems = Tietojärjestelmät
part-retention = Säilytysaika
part-automated-decisions = Automaattiset päätökset ja profilointi
part-security-manual = Manuaalinen aineisto
part-security-electronic = Sähköinen aineisto
part-rights-intro = Näin käytät oikeuksiasi
part-right-information = Oikeus saada tietoa käsittelystä
part-right-access = Oikeus saada pääsy tietoihin
part-right-rectification = Oikeus tietojen oikaisemiseen
part-right-erasure = Oikeus tietojen poistamiseen
part-right-restriction = Oikeus käsittelyn rajoittamiseen
part-right-portability = Oikeus siirtää tiedot järjestelmästä toiseen
part-right-objection = Vastustamisoikeus
part-right-automated-decisions = Automaattisia päätöksiä koskeva oikeus
part-right-withdraw-consent = Oikeus peruuttaa suostumus
part-right-complaint = Oikeus tehdä valitus valvontaviranomaiselle
part-picture = Tietojen kulku
illustrative = Tämä rekisteri on keksitty esimerkki. Mikään kaupunki ei ole ilmoittanut sitä.

# Key facts
summary-controller = Kuka vastaa tiedoista
summary-purposes = Mihin tietoja käytetään
summary-bases = Millä perusteella
summary-subjects = Kenen tietoja
summary-recipients = Kuka tietoja saa
summary-transfers = EU- ja ETA-alueen ulkopuolelle
summary-retention = Kuinka kauan tiedot säilyvät
summary-rights = Näin käytät oikeuksiasi

# Labels of facts
label-name = Nimi
label-number = Numero
label-state = Tila
label-confirmed = Tiedot vahvistettu
label-starts = Käsittely alkaa
label-ends = Käsittely päättyy
label-disposed = Tiedot hävitetty tai arkistoitu
label-body-of = Osa organisaatiota
label-business-id = Y-tunnus
label-department = Yksikkö
label-post = Tehtävä
label-postal-address = Postiosoite
label-visiting-address = Käyntiosoite
label-email = Sähköposti
label-phone = Puhelin
label-website = Verkkosivut
label-joint-arrangement = Vastuunjako pääpiirteissään
label-basis = Oikeusperuste
label-provisions = Säännökset
label-interest = Etu tai tarkennus
label-condition = Erityisten tietojen käsittelyn edellytys
label-consequence = Jos tietoja ei anneta
label-subjects = Keitä koskee
label-used-for = Käyttötarkoitus
label-special-kinds = Erityiset henkilötietoryhmät
label-criminal-ground = Peruste rikostietojen käsittelylle
label-identity-code-ground = Peruste henkilötunnuksen käsittelylle
label-publicity = Julkisuus
label-data = Tiedot
label-condition-of-flow = Milloin tai millä ehdolla
label-means = Tapa
label-frequency = Kuinka usein
label-remarks = Lisätietoja
label-publicly-accessible = Julkisesti saatavilla
label-provider = Tuottaja
label-run-by = Ylläpitäjä
label-country = Maa
label-used-by = Alikäsittelijän käyttäjä
label-support-from = Tukea antavat maat
label-route = Reitti
label-mechanism = Siirron peruste
label-mechanism-document = Asiakirja
label-adequacy = Komission päätös tietosuojan riittävyydestä
label-what-it-is = Kuvaus
label-hosting = Missä tiedot ovat
label-hosted-in-eea = EU- tai ETA-alueella
label-applies-to = Koskee
applies-to-all = Kaikki tiedot
label-time = Säilytysaika
label-rule = Tarkennus
label-criterion = Säilytysajan peruste
label-counted-from = Lasketaan tapahtumasta
label-then = Sen jälkeen
label-ground = Ajan peruste
label-logic = Päättelyn logiikka
label-significance = Merkitys rekisteröidylle
label-right-holds = Oikeus koskee käyttötarkoituksia
label-right-lacks = Oikeus ei koske käyttötarkoituksia
label-right-open = Oikeus riippuu perusteesta, jota ei ole ilmoitettu
label-rights-requests = Minne pyyntö tehdään
label-authority = Valvontaviranomainen

# Boxes
box-special = Sisältää erityisiin ryhmiin kuuluvia henkilötietoja
box-special-groups = Erityisiin ryhmiin kuuluvia tietoja on ryhmissä
box-children = Sisältää lasten henkilötietoja
box-children-groups = Lasten tietoja on ryhmissä
box-criminal = Sisältää rikostuomioihin tai rikoksiin liittyviä tietoja
box-criminal-groups = Rikoksiin liittyviä tietoja on ryhmissä
box-identity-code = Sisältää henkilötunnuksia
box-identity-code-groups = Henkilötunnuksia on ryhmissä
box-large-scale = Käsittely on laajamittaista
box-large-scale-groups = Laajamittaista käsittely on ryhmissä
box-free-text = Sisältää vapaata tekstiä
box-free-text-groups = Vapaata tekstiä on ryhmissä
box-automated = Sisältää automatisoitua päätöksentekoa
box-profiling = Sisältää profilointia
form-electronic = Sähköinen
form-manual = Manuaalinen

# Statements
must-be-given-yes = Tiedot on annettava.
must-be-given-no = Tietojen antaminen on vapaaehtoista.
group-disclosures = Tietoja luovutetaan
group-processors = Tietoja käsitellään rekisterinpitäjän lukuun
group-sub-processors = Käsittelijöiden käyttämät alikäsittelijät
group-internal = Tietoja siirretään rekisterinpitäjän sisällä
recipients-none = Rekisterinpitäjän mukaan tietoja ei anneta ulkopuolisille.
recipients-some = Tietoja luovutetaan, mutta vastaanottajia ei ole ilmoitettu.
transfers-none = Rekisterinpitäjän mukaan tietoja ei viedä EU- eikä ETA-alueen ulkopuolelle.
transfers-some = Tietoja siirretään EU- tai ETA-alueen ulkopuolelle.
security-no-manual = Rekisterissä ei ole manuaalista aineistoa.
security-no-electronic = Rekisterissä ei ole sähköistä aineistoa.

# Rights
right-access = Voit kysyä, onko rekisterissä tietoja sinusta, tutustua niihin ja saada niistä jäljennöksen.
right-rectification = Voit pyytää, että väärä tieto korjataan ja puutteellinen täydennetään.
right-erasure = Voit pyytää, että sinua koskevat tiedot poistetaan.
right-restriction = Voit pyytää, että tietojesi käyttöä rajoitetaan esimerkiksi siksi aikaa, kun niiden oikeellisuus selvitetään.
right-portability = Voit saada itse antamasi tiedot koneellisesti luettavassa muodossa ja viedä ne toiselle rekisterinpitäjälle.
right-objection = Voit vastustaa tietojesi käsittelyä omaan tilanteeseesi liittyvästä syystä.
right-automated-decisions = Sinusta ei saa ilman laissa säädettyä perustetta tehdä merkittävää päätöstä pelkästään automaattisesti.
right-withdraw-consent = Voit perua antamasi suostumuksen milloin vain.
right-complaint = Jos tietojesi käsittelyssä mielestäsi rikotaan tietosuojasäännöksiä, voit valittaa siitä valvontaviranomaiselle.
right-information = Tässä selosteessa kerrotaan, miten henkilötietojasi käsitellään.
right-does-not-arise = Rekisterissä ei tehdä automaattisia päätöksiä, joten oikeutta ei tarvita.
right-holds-for-none = Oikeus ei ulotu tämän rekisterin tietoihin.
right-is-open = Ulottuuko oikeus tämän rekisterin tietoihin, riippuu seikoista, joita ei ole ilmoitettu.
rights-time = Pyyntöön vastataan kuukauden kuluessa. Vaikeissa tai lukuisissa pyynnöissä aikaa voidaan pidentää kahdella kuukaudella.
rights-free = Pyyntö on maksuton. Maksu voidaan periä tai pyyntö jättää toteuttamatta vain, jos se on ilmeisen perusteeton tai kohtuuton.

# What the record leaves unsaid
unsaid-section = Tähän ei ole ilmoitettu mitään.
unsaid-confirmed = vahvistuspäivää ei ole ilmoitettu
unsaid-controller = Rekisterinpitäjää ei ole ilmoitettu.
unsaid-contact = Rekisterinpitäjän yhteystietoja ei ole ilmoitettu.
unsaid-responsible-post = Rekisterin vastuuhenkilöä ei ole ilmoitettu.
unsaid-contact-posts = Yhteyshenkilöä ei ole ilmoitettu.
unsaid-dpo = Tietosuojavastaavaa ei ole ilmoitettu.
unsaid-joint-arrangement = Yhteisrekisterinpitäjien vastuunjakoa ei ole ilmoitettu.
unsaid-form = Rekisterin muotoa ei ole ilmoitettu.
unsaid-purposes = Käyttötarkoitusta ei ole ilmoitettu.
unsaid-legal-bases = Käsittelyn oikeusperustetta ei ole ilmoitettu.
unsaid-must-be-given = Ei ole ilmoitettu, onko tiedot annettava.
unsaid-data-subjects = Ei ole ilmoitettu, keiden tietoja käsitellään.
unsaid-data-content = Ei ole ilmoitettu, mitä tietoja käsitellään.
unsaid-classification = Ei ole ilmoitettu, onko tiedoissa erityisiä henkilötietoryhmiä tai lasten tietoja.
unsaid-publicity = Tietojen julkisuutta tai salassapitoa ei ole ilmoitettu.
unsaid-sources = Tietolähteitä ei ole ilmoitettu.
unsaid-recipients = Ei ole ilmoitettu, luovutetaanko tietoja tai kuka niitä käsittelee rekisterinpitäjän lukuun.
unsaid-processors = Ei ole ilmoitettu, kuka käsittelee tietoja rekisterinpitäjän lukuun.
unsaid-disclosures = Ei ole ilmoitettu, luovutetaanko tietoja ulkopuolisille.
unsaid-transfers = Ei ole ilmoitettu, siirretäänkö tietoja EU- tai ETA-alueen ulkopuolelle.
unsaid-country = maata ei ole ilmoitettu
unsaid-mechanism = siirron perustetta ei ole ilmoitettu
unsaid-systems = Tietojärjestelmiä ei ole ilmoitettu.
unsaid-retention = Säilytysaikaa ei ole ilmoitettu.
unsaid-automated-decisions = Automaattisesta päätöksenteosta ja profiloinnista ei ole ilmoitettu.
unsaid-logic = Automaattisten päätösten logiikkaa ja merkitystä ei ole ilmoitettu.
unsaid-security = Suojauksesta ei ole ilmoitettu.
unsaid-rights-requests = Ei ole ilmoitettu, minne pyyntö tehdään.
unsaid-authority = Valvontaviranomaista ei ole ilmoitettu.

# Lawful bases, Art. 6(1)
basis-consent = Suostumus (6 artiklan 1 kohdan a alakohta)
basis-contract = Sopimus (6 artiklan 1 kohdan b alakohta)
basis-legal-obligation = Lakisääteinen velvoite (6 artiklan 1 kohdan c alakohta)
basis-vital-interests = Elintärkeä etu (6 artiklan 1 kohdan d alakohta)
basis-public-task = Yleistä etua koskeva tehtävä tai julkinen valta (6 artiklan 1 kohdan e alakohta)
basis-legitimate-interests = Oikeutettu etu (6 artiklan 1 kohdan f alakohta)

# Conditions, Art. 9(2)
condition-explicit-consent = Nimenomainen suostumus (9 artiklan 2 kohdan a alakohta)
condition-employment-and-social-protection = Työoikeus, sosiaaliturva ja sosiaalinen suojelu (9 artiklan 2 kohdan b alakohta)
condition-vital-interests = Elintärkeä etu (9 artiklan 2 kohdan c alakohta)
condition-not-for-profit-body = Säätiön, yhdistyksen tai muun yhteisön toiminta (9 artiklan 2 kohdan d alakohta)
condition-made-public = Henkilö on itse saattanut tiedot julkisiksi (9 artiklan 2 kohdan e alakohta)
condition-legal-claims = Oikeusvaade tai tuomioistuimen tehtävä (9 artiklan 2 kohdan f alakohta)
condition-substantial-public-interest = Tärkeä yleinen etu lain nojalla (9 artiklan 2 kohdan g alakohta)
condition-health-or-social-care = Terveydenhuolto tai sosiaalihuolto (9 artiklan 2 kohdan h alakohta)
condition-public-health = Kansanterveyteen liittyvä yleinen etu (9 artiklan 2 kohdan i alakohta)
condition-archiving-research-statistics = Arkistointi, tutkimus tai tilastointi (9 artiklan 2 kohdan j alakohta)

# Special categories, Art. 9(1)
special-racial-or-ethnic-origin = Rotu tai etninen alkuperä
special-political-opinions = Poliittiset mielipiteet
special-religious-or-philosophical-beliefs = Uskonnollinen tai filosofinen vakaumus
special-trade-union-membership = Ammattiliiton jäsenyys
special-genetic-data = Geneettiset tiedot
special-biometric-data = Biometriset tiedot tunnistamista varten
special-health = Terveystiedot
special-sex-life-or-orientation = Seksuaalielämä tai seksuaalinen suuntautuminen

# Life of the register
life-cycle-planned = Suunnitteilla
life-cycle-active = Käytössä
life-cycle-closed = Päättynyt
life-cycle-disposed = Hävitetty tai siirretty arkistoon

# Movement of data
flow-collection = Tietojen keruu
flow-internal = Siirto rekisterinpitäjän sisällä
flow-processing = Käsittely rekisterinpitäjän lukuun
flow-sub-processing = Alikäsittely
flow-disclosure = Luovutus
means-interface = Tekninen rajapinta
means-file = Tiedosto
means-purchase = Osto
means-viewing-access = Katseluyhteys
means-form = Lomake tai verkkopalvelu
means-conversation = Keskustelu: puhelu, chat tai käynti
means-automatic = Tallentuu automaattisesti palvelua käytettäessä
means-paper = Paperi
frequency-continuous = Jatkuvasti
frequency-daily = Päivittäin
frequency-weekly = Kerran viikossa
frequency-monthly = Kerran kuukaudessa
frequency-yearly = Kerran vuodessa
frequency-on-demand = Tarvittaessa
frequency-once = Kerran
mechanism-adequacy-decision = Komission päätös tietosuojan riittävyydestä (45 artikla)
mechanism-public-bodies-instrument = Viranomaisten välinen sitova asiakirja (46 artiklan 2 kohdan a alakohta)
mechanism-binding-corporate-rules = Yritystä sitovat säännöt (46 artiklan 2 kohdan b alakohta ja 47 artikla)
mechanism-standard-clauses-commission = Komission vakiolausekkeet (46 artiklan 2 kohdan c alakohta)
mechanism-standard-clauses-authority = Valvontaviranomaisen vakiolausekkeet (46 artiklan 2 kohdan d alakohta)
mechanism-code-of-conduct = Hyväksytyt käytännesäännöt (46 artiklan 2 kohdan e alakohta)
mechanism-certification = Hyväksytty sertifiointi (46 artiklan 2 kohdan f alakohta)
mechanism-authorised-clauses = Viranomaisen luvan saaneet sopimuslausekkeet (46 artiklan 3 kohdan a alakohta)
mechanism-administrative-arrangement = Viranomaisten hallinnollinen järjestely (46 artiklan 3 kohdan b alakohta)
mechanism-explicit-consent = Nimenomainen suostumus siirtoon (49 artiklan 1 kohdan a alakohta)
mechanism-contract-with-person = Sopimus henkilön kanssa (49 artiklan 1 kohdan b alakohta)
mechanism-contract-in-interest = Henkilön etujen mukainen sopimus (49 artiklan 1 kohdan c alakohta)
mechanism-public-interest = Tärkeä yleinen etu (49 artiklan 1 kohdan d alakohta)
mechanism-legal-claims = Oikeusvaade (49 artiklan 1 kohdan e alakohta)
mechanism-vital-interests = Elintärkeä etu (49 artiklan 1 kohdan f alakohta)
mechanism-public-register = Julkinen rekisteri (49 artiklan 1 kohdan g alakohta)
scope-whole-country = koko maa
scope-certified-companies = vain sertifioituneet yritykset
scope-limited = rajattu osa

# Retention
then-delete = Tiedot poistetaan
then-anonymise = Tiedot anonymisoidaan
then-keep-permanently = Tiedot säilytetään pysyvästi
start-recording = Tietojen tallennus
start-start-of-processing = Käsittelyn alku
start-last-contact = Viimeinen yhteydenotto
start-order = Tilaus tai varaus
start-decision = Päätös asiassa
start-end-of-relationship = Asiakkuuden tai palvelussuhteen päättyminen
start-end-of-year = Vuoden tai tilikauden päättyminen
start-end-of-project = Hankkeen tai kokeilun päättyminen
start-end-of-need = Tarpeen päättyminen
start-request = Henkilön pyyntö
start-birth = Henkilön syntymä
start-event = Muu tapahtuma

# Security
measure-access-rights = Käyttöoikeudet
measure-authentication = Tunnistautuminen
measure-logging = Lokitiedot
measure-encryption = Salaus
measure-physical-security = Lukitut ja valvotut tilat
measure-confidentiality = Vaitiolovelvollisuus
measure-training = Koulutus ja ohjeet
measure-supplier-duties = Toimittajan velvoitteet
measure-minimisation = Käytön rajaaminen välttämättömään
measure-pseudonymisation = Pseudonymisointi tai anonymisointi
measure-backup = Varmuuskopiointi ja palautus
measure-maintenance = Valvottu ylläpitoyhteys
measure-supervision = Valvonta ja tarkastukset

# Publicity
publicity-public = Julkinen
publicity-partly-secret = Osittain salassa pidettävä
publicity-secret = Salassa pidettävä
