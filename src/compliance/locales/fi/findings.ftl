# What a finding says. One sentence for each wording of each rule: what is wrong, by name, and the way out.
## Words

date = { $day }.{ $month }.{ $year }
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
group-number = tietoryhmä { $number }
purpose-number = Tarkoitus { $number }
limit-number = säilytyssääntö { $number }
and = ja
form-electronic = Sähköisellä rekisterillä
form-manual = Manuaalisella rekisterillä
language-fi = suomi
language-sv = ruotsi
language-en = englanti

## What each rule is about

rule-controller-contact = Rekisterinpitäjän yhteystiedot
rule-controller-is-person = Rekisterinpitäjänä yksityinen
rule-dpo-contact = Tietosuojavastaavan yhteystiedot
rule-responsible-contact = Vastuutahon yhteystiedot
rule-contact-gone = Yhteyshenkilö on poissa
rule-one-post-many-holders = Sama tehtävä, eri haltijat
rule-bad-address = Yhteystieto, joka ei toimi
rule-joint-arrangement = Yhteisrekisterinpitäjien järjestely
rule-double-role = Sama taho kahdessa roolissa
rule-wrong-controller-after-reform = Rekisterinpitäjä ennen hyvinvointialueita
rule-purpose-missing = Käsittelyn tarkoitus
rule-basis-missing = Käsittelyn oikeusperuste
rule-basis-without-statute = Oikeusperusteen säännös
rule-bases-not-tied = Mikä peruste mihinkin tarkoitukseen
rule-consent-and-public-task = Suostumus julkisen tehtävän rinnalla
rule-legitimate-interest-public = Viranomaisen oikeutettu etu
rule-consent-words = Puhe suostumuksesta ilman perustetta
rule-special-without-condition = Erityisten tietoryhmien edellytys
rule-child-consent = Lapsen suostumus
rule-act-repealed = Kumottu säännös
rule-act-number = Säädöksen numero
rule-subjects-missing = Rekisteröityjen ryhmät
rule-data-missing = Henkilötietojen ryhmät
rule-special-unmarked = Merkitsemätön erityinen tieto
rule-marked-without-items = Merkintä ilman tietoa
rule-criminal-data = Rikoksia koskevat tiedot
rule-identity-code = Henkilötunnuksen käsittely
rule-free-text-channel = Vapaan tekstin kanava
rule-hedged-data = Tiedot, joita ehkä on
rule-password-item = Salasana tietona
rule-source-missing = Tietolähteet
rule-recipients-not-stated = Vastaanottajat
rule-none-but-processor = ”Ei luovuteta”, mutta käsittelijä on
rule-recipient-vague = Ehto vastaanottajan paikalla
rule-processor-unnamed = Nimeämätön käsittelijä
rule-agreement-missing = Käsittelysopimus
rule-agreement-expired = Päättynyt käsittelysopimus
rule-agreement-expiring = Päättyvä käsittelysopimus
rule-sub-processor-unknown = Alikäsittelijät
rule-processor-record-missing = Toisen osapuolen seloste käsittelystä
rule-processor-record-disagrees = Käsittelyn kaksi osapuolta
rule-processor-as-recipient = Viranomainen käsittelijänä
rule-transfers-not-stated = Siirrot ETA-alueen ulkopuolelle
rule-none-but-third-country = ”Ei siirretä”, mutta ketju vie ulos
rule-foreign-parent = Pääsy ETA-alueen ulkopuolelta
rule-transfer-without-safeguard = Siirron suojatoimi
rule-derogation-public = Viranomaisen poikkeusperuste
rule-safeguard-lapsing = Päättyvä suojatoimi
rule-retention-missing = Säilytysaika
rule-retention-open-ended = Säilytys ilman loppua
rule-retention-no-start = Säilytysajan alku
rule-retention-conflict = Ristiriitaiset säilytysajat
rule-past-its-end = Päättynyt, mutta yhä käytössä
rule-security-missing = Tietoturvatoimet
rule-automated-not-stated = Automaattiset päätökset
rule-automated-unexplained = Automaattisen päätöksen selitys
rule-secret-without-provision = Salassapidon säännös
rule-dpia-missing = Vaikutustenarviointi
rule-date-missing = Selosteen ajankohta
rule-waiver-expired = Päättynyt ohitus
rule-review-overdue = Myöhästynyt tarkistus
rule-notice-missing = Julkaistu seloste
rule-notice-outdated = Vanhentunut seloste
rule-language-missing = Puuttuva kieli
rule-languages-differ = Kielet sanovat eri asian
rule-wrong-article = Väärä artikla
rule-template-left = Lomakkeen ohjeita tekstissä

## What each finding says

controller-contact-address = Rekisterinpitäjällä { $name } ei ole postiosoitetta. Lisää osoite rekisterinpitäjän tietoihin.
controller-contact-reach = Rekisterinpitäjällä { $name } ei ole sähköpostiosoitetta eikä puhelinnumeroa. Lisää ainakin toinen.
controller-is-person = Julkisen toimijan rekisterin rekisterinpitäjäksi on merkitty yksityinen { $name }. Merkitse rekisterinpitäjäksi kaupunki tai toimielin ja henkilö yhteyshenkilöksi.
dpo-contact-none = Viranomaisella { $name } ei ole tietosuojavastaavaa. Merkitse tietosuojavastaavan tehtävä rekisterinpitäjän tietoihin.
dpo-contact-unreachable = Tietosuojavastaavalla ({ $name }) ei ole yhteystietoja. Lisää tehtävälle sähköpostiosoite tai puhelinnumero.
responsible-contact-none = Rekisterillä ei ole vastuutahoa eikä yhteyshenkilöä, jonka tavoittaa. Merkitse tehtävä, joka vastaa rekisteristä.
responsible-contact-unreachable = Vastuutaholla { $name } ei ole sähköpostiosoitetta, puhelinnumeroa eikä osoitetta. Lisää yhteystieto tehtävälle.
contact-gone-left = Tehtävän { $name } haltija on lähtenyt. Merkitse uusi haltija tai vaihda rekisterin yhteyshenkilö.
contact-gone-vacant = Tehtävällä { $name } ei ole haltijaa eikä omaa sähköpostia tai puhelinta. Merkitse haltija tai yhteinen postilaatikko.
one-post-many-holders = Tehtävä { $name } on merkitty myös toiselle haltijalle (tunnus { $word }). Yhdistä tehtävät, jos kyse on samasta.
bad-address-pattern = { $name }: ”{ $word }” on kaava eikä osoite. Merkitse oikea osoite tai tehtävän postilaatikko.
bad-address-email = { $name }: ”{ $word }” ei ole sähköpostiosoite. Korjaa osoite.
bad-address-phone = { $name }: ”{ $word }” ei ole kokonainen puhelinnumero. Korjaa numero.
bad-address-postcode = { $name }: osoitteessa ”{ $word }” postinumero ja postitoimipaikka eivät kuulu yhteen. Tarkista osoite.
bad-address-business-id = { $name }: Y-tunnuksen { $word } tarkistusmerkki on väärä. Tarkista tunnus.
joint-arrangement = Yhteisrekisterinpitäjän { $name } kanssa tehdyn järjestelyn keskeistä sisältöä ei kerrota. Kirjoita, kuka vastaa mistäkin ja kenelle pyynnöt osoitetaan.
double-role = { $name } on sekä rekisterinpitäjä ({ $other }) että käsittelijä samassa rekisterissä. Päätä, kumpi rooli on oikea, ja poista toinen.
wrong-controller-after-reform = Rekisterin aihe (”{ $word }”) kuuluu 1.1.2023 alkaen hyvinvointialueelle, mutta rekisterinpitäjä on { $name }. Siirrä rekisteri tai merkitse se päättyneeksi.
purpose-missing = Rekisterillä ei ole tarkoitusta. Kirjoita, mihin tietoja käytetään.
purpose-missing-text = { $purpose } on tyhjä. Kirjoita, mihin tietoja käytetään.
purpose-missing-open = Tarkoitus ”{ $purpose }” jää auki sanaan ”{ $word }”. Luettele tarkoitukset loppuun.
basis-missing = Tarkoitukselta ”{ $purpose }” puuttuu oikeusperuste. Valitse peruste 6 artiklan 1 kohdasta ja merkitse säännös, johon se nojaa.
basis-without-statute-obligation = Tarkoitus ”{ $purpose }” nojaa lakisääteiseen velvoitteeseen ({ $law }), mutta säännöstä ei nimetä. Merkitse laki ja pykälä, jossa velvoite on.
basis-without-statute-task = Tarkoitus ”{ $purpose }” nojaa yleistä etua koskevaan tehtävään ({ $law }), mutta tehtävän säännöstä ei nimetä. Merkitse laki ja pykälä, jossa tehtävä annetaan.
bases-not-tied = Rekisterillä on { $count } oikeusperustetta, mutta ei kerrota, mikä koskee mitäkin tarkoitusta. Jaa tarkoitukset ja merkitse kullekin oma perusteensa.
consent-and-public-task = Tarkoituksella ”{ $purpose }” on perusteena sekä suostumus että julkinen tehtävä. Jos tehtävä hoidetaan myös ilman suostumusta, poista suostumus.
legitimate-interest-public = Tarkoitus ”{ $purpose }” nojaa viranomaisen oikeutettuun etuun, jota viranomainen ei voi käyttää tehtäviensä hoidossa. Vaihda peruste tai osoita, ettei kyse ole viranomaistehtävästä.
legitimate-interest-public-untold = Tarkoitus ”{ $purpose }” nojaa oikeutettuun etuun, mutta etua ei kerrota. Kirjoita, mikä etu on kyseessä.
consent-words = Tiedoissa puhutaan suostumuksesta tai luvasta (”{ $word }”), mutta mikään tarkoitus ei nojaa suostumukseen. Lisää peruste sille tarkoitukselle, jota lupa koskee, tai korjaa teksti.
special-without-condition = Tietoryhmässä ”{ $group }” on erityisiä henkilötietoryhmiä, mutta 9 artiklan 2 kohdan edellytystä ei ole merkitty. Merkitse edellytys ja säännös tarkoitukselle, joka tietoja käyttää.
child-consent = Tarkoitus ”{ $purpose }” nojaa suostumukseen ja koskee lapsia (”{ $group }”), mutta 13 vuoden ikärajaa ei mainita. Kerro, kenen suostumus pyydetään alle 13-vuotiaan puolesta.
act-repealed = { $law } ei ole voimassa ({ $name }). Vaihda tilalle voimassa oleva säännös.
act-repealed-text = Tekstissä viitataan säädökseen { $word }, joka on kumottu ({ $name }). Korjaa viittaus tai poista se.
act-number = Säädöksen numero { $word } lienee väärin; tarkoitettaneen { $instead }. Tarkista numero.
subjects-missing = Rekisteri ei kerro, keiden tietoja siinä on. Merkitse rekisteröityjen ryhmät.
data-missing = Rekisteri ei kerro, mitä tietoja siinä on. Lisää vähintään yksi tietoryhmä tietoineen.
data-missing-group = Tietoryhmässä ”{ $group }” ei ole yhtään tietoa. Luettele tiedot tai poista ryhmä.
special-unmarked = Tietoryhmän ”{ $group }” tieto ”{ $word }” kuuluu erityisiin henkilötietoryhmiin, mutta ryhmää ei ole merkitty. Merkitse ryhmä tai tarkenna tietoa.
marked-without-items-special = Tietoryhmä ”{ $group }” on merkitty erityisiä tietoja sisältäväksi, mutta mikään tieto ei kerro, mitä ne ovat. Merkitse ryhmät ja tiedot.
marked-without-items-children = Tietoryhmässä ”{ $group }” sanotaan olevan lasten tietoja, mutta mikään ryhmä tai tieto ei koske lapsia. Merkitse, keistä lapsista on kyse.
criminal-data = Tietoryhmässä ”{ $group }” on rikoksia koskevia tietoja ilman perustetta. Merkitse säännös, joka sallii käsittelyn.
identity-code = Tietoryhmässä ”{ $group }” käsitellään henkilötunnuksia, mutta perustetta ei ole merkitty. Merkitse tietosuojalain 29 §:n kohta tai muu säännös.
free-text-channel = Tietoryhmässä ”{ $group }” on vapaata tekstiä, vaikka erityisiä tietoja sanotaan olevan ei lainkaan. Harkitse, voiko niitä tulla viesteissä.
hedged-data = Tietoryhmän ”{ $group }” tieto jää auki sanaan ”{ $word }”. Luettele vain ne tiedot, jotka ovat tarpeen.
password-item = Tietoryhmässä ”{ $group }” luetellaan salasana. Salasanaa ei pidä säilyttää: poista se luettelosta, tai kerro tiivisteestä tietoturvassa.
source-missing = Tietojen lähdettä ei kerrota. Lisää tietovirta siitä, mistä tiedot saadaan.
source-missing-purchase = Lähteissä puhutaan ostamisesta (”{ $word }”), mutta ostettua tietovirtaa ei ole. Lisää tietovirta myyjältä.
recipients-not-stated = Ei kerrota, luovutetaanko tietoja. Lisää vastaanottajat tai merkitse, ettei niitä ole.
recipients-not-stated-some = Tietoja sanotaan luovutettavan, mutta yhtään vastaanottajaa tai käsittelijää ei ole. Lisää ne.
none-but-processor = Sanotaan, ettei tietoja luovuteta, mutta niitä käsittelevät { $names }. Käsittelijäkin on vastaanottaja: poista ”ei vastaanottajia”.
recipient-vague = Vastaanottajan paikalla on ehto (”{ $word }”). Nimeä vastaanottajat tai niiden ryhmät.
processor-unnamed-provider = Palvelulla { $name } ei ole nimettyä toimittajaa. Merkitse, kuka palvelun tuottaa.
processor-unnamed-words = Tekstissä puhutaan toimittajasta (”{ $word }”), mutta käsittelijää ei ole nimetty. Lisää käsittelijä tietovirtana.
agreement-missing = Käsittely palvelussa { $name } ei nojaa mihinkään sopimukseen. Liitä käsittelysopimus tai säännös, joka on sen sijasta.
agreement-expired = Sopimus, johon käsittely palvelussa { $name } nojaa, päättyi { $day }. Tee uusi sopimus tai lopeta käsittely.
agreement-expiring = Sopimus, johon käsittely palvelussa { $name } nojaa, päättyy { $day }. Uusi se ajoissa.
sub-processor-unknown = Ei tiedetä, mitä alikäsittelijöitä { $name } käyttää. Pyydä luettelo tai vahvistus, ettei niitä ole.
processor-record-missing = { $other } ylläpitää palvelua { $name } tälle rekisterille, mutta sillä ei ole selostetta käsittelystä rekisterinpitäjän lukuun. Pyydä sitä lisäämään seloste.
processor-record-disagrees-service = { $other } ei mainitse palvelua { $name } selosteessaan käsittelystä rekisterinpitäjän lukuun. Sopikaa, mitä palveluja käytetään, ja korjatkaa seloste tai tietovirta.
processor-record-disagrees-denied = Palvelu { $name } säilyttää tietoja ETA-alueen ulkopuolella, mutta selosteessa, jonka { $other } pitää, sanotaan, ettei tietoja siirretä. Selvittäkää, kumpi pitää paikkansa, ja korjatkaa seloste.
processor-record-disagrees-untold = Selosteessa, jonka { $other } pitää, sanotaan, että palvelun { $name } tietoja siirretään ETA-alueen ulkopuolelle, mutta rekisterin mukaan ei siirretä. Selvitä, kumpi pitää paikkansa, ja korjaa tieto.
processor-as-recipient = { $name } toimii omilla valtuuksillaan, mutta on merkitty käsittelijäksi. Merkitse se vastaanottajaksi.
transfers-not-stated = Ei kerrota, siirretäänkö tietoja EU:n ja ETA-alueen ulkopuolelle. Lisää siirrot tai merkitse, ettei niitä ole.
transfers-not-stated-remark = Siirroista on huomautus, mutta ei kerrota, siirretäänkö tietoja EU:n ja ETA-alueen ulkopuolelle. Säilytyspaikka ei ole vastaus: merkitse kyllä tai ei.
transfers-not-stated-some = Tietoja sanotaan siirrettävän EU:n ja ETA-alueen ulkopuolelle, mutta siirtoa ei näy missään. Lisää siirto tietovirtana.
none-but-third-country = Sanotaan, ettei tietoja siirretä EU:n ja ETA-alueen ulkopuolelle, mutta ketju { $chain } vie sinne. Kerro siirrosta ja sen suojatoimesta.
foreign-parent = Tietoja ei sanota siirrettävän, mutta palvelun { $name } emoyhtiö { $other } on ETA-alueen ulkopuolella. Selvitä, voiko se saada tiedot.
foreign-parent-support = Tietoja ei sanota siirrettävän, mutta palvelua { $name } tuetaan maasta { $other }. Etäyhteys ETA-alueen ulkopuolelta on siirto: selvitä pääsy.
transfer-without-safeguard = Siirrolla ketjussa { $chain } ei ole voimassa olevaa tietosuojan riittävyyttä koskevaa päätöstä eikä suojatoimea. Merkitse siirron peruste tai lopeta siirto.
transfer-without-safeguard-support = Palvelua { $name } tuetaan maasta { $other } ilman merkittyä suojatoimea. Merkitse, mihin etäyhteys nojaa.
derogation-public = Siirto palveluun { $name } nojaa poikkeukseen ({ $law }), jota viranomainen ei voi käyttää julkisen vallan käytössä. Valitse suojatoimi.
safeguard-lapsing-decision = Maata { $other } koskeva riittävyyspäätös, johon siirto palveluun { $name } nojaa, päättyy { $day }. Valmistele toinen suojatoimi.
safeguard-lapsing-flow = Suojatoimi, johon siirto palveluun { $name } nojaa, päättyy { $day }. Uusi se ajoissa.
retention-missing = Tietoryhmällä ”{ $group }” ei ole säilytysaikaa eikä perustetta, jolla se määräytyy. Lisää säilytysaika.
retention-open-ended-minimum = Säännöllä ”{ $limit }” on vähimmäisaika, mutta ei enimmäisaikaa. Kerro, milloin tiedot viimeistään poistetaan.
retention-open-ended-words = Säilytysajalla ei ole loppua (”{ $word }”). Kerro enimmäisaika tai tapahtuma, johon säilytys päättyy.
retention-no-start = Säännöstä ”{ $limit }” ei käy ilmi, mistä aika lasketaan. Merkitse tapahtuma.
retention-conflict = Tietoryhmällä ”{ $group }” on kaksi loppua: ”{ $limit }” ja ”{ $otherlimit }”. Päätä, kumpi pätee, tai jaa tiedot ryhmiin.
past-its-end = Toiminta päättyi { $day } ja tietojen pisin säilytysaika { $otherday }, mutta rekisteriä ei ole merkitty hävitetyksi. Poista tiedot tai kerro, miksi niitä yhä säilytetään.
past-its-end-untold = Toiminta päättyi { $day }, mutta rekisteri on yhä käytössä eikä kerrota, milloin tiedot poistetaan. Päivitä elinkaari ja säilytysaika.
security-missing = Tietojen suojaamisesta ei kerrota mitään. Lisää yleinen kuvaus suojauksesta.
security-missing-form = { $form } ei ole suojaustoimia. Lisää ainakin yksi.
automated-not-stated = Ei kerrota, tehdäänkö automaattisia päätöksiä. Merkitse kyllä tai ei.
automated-unexplained-logic = Automaattisten päätösten logiikkaa ei kerrota. Kirjoita, miten päätös syntyy.
automated-unexplained-significance = Automaattisten päätösten merkitystä ihmiselle ei kerrota. Kirjoita, mitä päätöksestä seuraa.
secret-without-provision = Asiakirjat on merkitty salassa pidettäviksi ilman säännöstä. Merkitse julkisuuslain tai muun lain kohta.
dpia-missing = Rekisterissä täyttyy { $count } korkean riskin tunnusmerkkiä, mutta vaikutustenarviointia ei ole. Tee arviointi tai kirjaa, miksi sitä ei tarvita.
dpia-missing-begun = Rekisterissä täyttyy { $count } korkean riskin tunnusmerkkiä, ja arviointi ”{ $name }” on kesken. Tee se valmiiksi.
date-missing = Mitään selosteen osaa ei ole vahvistettu, joten sen ajankohta ei selviä. Tarkista tiedot ja vahvista ne.
waiver-expired = Säännön { $word } havainnon ohitus päättyi { $day }. Korjaa asia, ohita uudelleen tai päätä ohitus.
review-overdue = Rekisteri piti tarkistaa viimeistään { $day }: kaikkea siinä ei ole vahvistettu { $otherday } jälkeen. Tarkista ja vahvista tiedot.
notice-missing = Käytössä olevalla rekisterillä ei ole julkaistua selostetta. Julkaise seloste.
notice-outdated = Rekisteriä on muutettu sen jälkeen, kun selosteen versio { $count } julkaistiin { $day }. Julkaise uusi versio.
language-missing = Kaksikielisen rekisterinpitäjän selosteesta puuttuu { $language }. Lisää nimi ja tarkoitukset sillä kielellä.
languages-differ = { $language } ja { $otherlanguage } sanovat eri luvun tai osoitteen. Tarkista, kumpi on oikein.
wrong-article = Oikeuden kohdalla viitataan { $word } artiklaan; oikeus on { $instead } artiklassa. Korjaa viittaus.
template-left = Tekstiin on jäänyt lomakkeen ohje tai paikanpitäjä: ”{ $word }”. Korvaa se tiedolla tai poista.
