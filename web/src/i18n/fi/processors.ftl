section-processors = Käsittelijät
section-services = Palvelut
section-agreements = Käsittelysopimukset
section-countries = Maat
section-processors-lead = Kuka käsittelee henkilötietoja rekisterinpitäjän lukuun, ja kuinka monen rekisterin takana? (4 artiklan 8 kohta ja 28 artikla)
section-services-lead = Missä tietojärjestelmissä ja palveluissa henkilötiedot ovat, missä maissa, ja mistä niihin pääsee tuki?
section-agreements-lead = Mitä on sovittu henkilötietojen käsittelystä, milloin kukin sopimus päättyy ja mistä se puuttuu? (28 artiklan 3 kohta)
section-countries-lead = Mitkä maat kuuluvat ETA-alueeseen, minkä maan tietosuoja on todettu riittäväksi ja mihin maihin tiedot yltävät? (44 ja 45 artikla)
section-processors-search = Hae käsittelijöistä
section-services-search = Hae palveluista
section-agreements-search = Hae sopimuksista
section-countries-search = Hae maista
section-processors-new = Uusi käsittelijä
section-services-new = Uusi palvelu
section-agreements-new = Uusi sopimus
propose-new = Ehdota uutta
propose-lead = Ehdotuksesi näkyy heti ja sitä voi käyttää. Tietosuojavastaava hyväksyy sen.
list-none = Täällä ei ole vielä mitään
list-none-found = Mikään ei vastaa näitä ehtoja
party-facts = Perustiedot
party-country = Sijoittautumismaa
party-parent = Emoyhtiö
party-children = Tytäryhtiöt
party-registers = Rekisterit takana
party-direct = { $count } suoraan
party-subs = Käyttääkö alikäsittelijöitä
party-above = Emoyhtiöt
party-above-yes = Myös emoyhtiön maa
party-contact = Yhteystiedot
party-services = Palvelut
party-services-none = Palveluja ei ole kerrottu.
party-picture = Tiedon ketjut
party-picture-lead = Keiden tiedot tulevat tänne, ja minne ne jatkavat?
party-sub-processors = Alikäsittelijät
party-sub-lead = Kenen palveluihin tämä nojaa? (28 artiklan 2 ja 4 kohta)
party-sub-none = Alikäsittelijöitä ei ole kerrottu
party-agreements-none = Sopimusta ei ole kirjattu
party-transfers = Siirrot ETA-alueen ulkopuolelle
party-transfers-lead = Mihin kukin siirto perustuu, ja onko sitä arvioitu? (44–49 artikla)
party-no-assessment = Siirron vaikutuksia ei ole arvioitu
review-next = tarkistetaan { $day }
service-in-eea = Sijaitsee ETA-alueella
service-told = Alikäsittelijät kerrottu
service-own = Oma palvelu:
behind-registers = Rekisterit takana
behind-lead = Rekisterit, joiden tiedot ovat täällä suoraan tai muiden kautta. Lähin ensin.
behind-none = Minkään rekisterin tietoja ei tule tänne
behind-direct = suoraan
behind-through = Kautta:
behind-findings = Havainnot näissä rekistereissä
agreement-authorisation = Lupa alikäsittelijöille
authorisation-GENERAL = Yleinen lupa
authorisation-SPECIFIC = Erityinen lupa
agreement-impact = Mitä jos tämä päättyy?
agreement-term = Voimassaolo
agreement-parties = Osapuolet ja ehdot
agreement-covers = Mitä sopimus kattaa
agreement-no-services = Palveluja ei ole kerrottu.
agreement-no-registers = Rekistereitä ei ole kerrottu.
agreement-flows = Tähän perustuvat tietovirrat
agreement-flows-lead = Nämä virrat jäisivät ilman sopimusta, jos tämä päättyisi.
stage-missing = Sopimus puuttuu
stage-missing-do = Sovi heti
stage-ended = Päättynyt
stage-ended-do = Uusi tai lopeta käsittely
stage-soon = Päättyy 90 päivän kuluessa
stage-soon-do = Uusi nyt
stage-year = Päättyy vuoden kuluessa
stage-year-do = Varaudu
stage-later = Voimassa yli vuoden
stage-later-do = Kunnossa
stage-untold = Päättymistä ei ole kerrottu
stage-untold-do = Tarkista
ends-untold = Päättymispäivää ei kerrottu
ends-untold-since = { $day } alkaen, päättymistä ei kerrottu
line-today = tänään
since-day = { $day } alkaen
country-decision = Riittävyyspäätös
country-reach = Tiedot siellä
country-picture = Mitkä tiedot yltävät tänne?
decision-impact = Mitä jos päätös päättyy?
scope-WHOLE_COUNTRY = Koko maa
scope-CERTIFIED_COMPANIES = Vain sertifioidut yritykset
scope-LIMITED = Rajattu osa
archive-sure = Arkistoidaanko { $name }? Se poistuu luetteloista, mutta historia ja julkaistut selosteet säilyvät.
archive-yes = Arkistoi
archive-no = Älä arkistoi
archive-done = { $name } on arkistoitu.
field-required = { $name } (pakollinen)
field-empty = Tyhjennä: { $name }
part-name = Nimi
part-businessId = Y-tunnus
part-country = Sijoittautumismaa
part-parent = Emoyhtiö
part-usesSubProcessors = Käyttääkö alikäsittelijöitä
part-email = Sähköposti tietosuoja-asioissa
part-phone = Puhelin
part-address = Postiosoite
part-website = Verkkosivu
part-remarks = Huomautukset
part-description = Kuvaus
part-provider = Tarjoaja
part-runBy = Rekisterinpitäjä, joka ylläpitää itse
part-hostingCountries = Sijaintimaat
part-supportCountries = Maat, joista tuella on pääsy
part-hostedInEea = Sijaitsee ETA-alueella
part-hosting = Sijainti tarjoajan omin sanoin
part-subProcessorsTold = Onko tarjoaja kertonut alikäsittelijänsä
part-title = Otsikko
part-controller = Rekisterinpitäjä
part-processor = Käsittelijä
part-reference = Asianumero
part-signedOn = Allekirjoitettu
part-validUntil = Viimeinen voimassaolopäivä
part-authorisation = Lupa alikäsittelijöille
part-lastAuditOn = Viimeisin tarkastus
part-services = Palvelut
part-registers = Rekisterit
section-processors-count = { $count ->
    [one] { $count } käsittelijä
   *[other] { $count } käsittelijää
 }
section-services-count = { $count ->
    [one] { $count } palvelu
   *[other] { $count } palvelua
 }
section-agreements-count = { $count ->
    [one] { $count } sopimus
   *[other] { $count } sopimusta
 }
section-countries-count = { $count ->
    [one] { $count } maa
   *[other] { $count } maata
 }
ends-days = { $count ->
    [one] { $count } päivä jäljellä
   *[other] { $count } päivää jäljellä
 }
ended-days = { $count ->
    [one] { $count } päivä sitten
   *[other] { $count } päivää sitten
 }
country-nearest = { $count ->
    [one] { $count } rekisterin lähin kolmas maa
   *[other] { $count } rekisterin lähin kolmas maa
 }
party-at-most = enintään { $count }
kind-agreement = Käsittelysopimus
