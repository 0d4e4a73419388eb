//! What do municipalities do, and in which words is it told? Our own; a `{}` is filled with the name of a task.

use entity::vocabulary::{RecipientKind, SourceKind, SpecialCategory};

use super::chance::Text;

/// A task of a municipality. The Finnish name is in the genitive, the Swedish in the definite form.
pub struct Task {
    pub name: Text,
    /// Place in [`DEPARTMENTS`].
    pub department: usize,
    pub subjects: &'static [&'static str],
    pub items: &'static [&'static str],
    pub provision: &'static str,
}

/// What a register about a task is for.
pub struct Theme {
    pub name: Text,
    pub description: Text,
    pub purposes: [Text; 2],
    pub group: Text,
    pub items: &'static [&'static str],
}

/// Departments, each with the place of the one above it.
pub const DEPARTMENTS: &[(&str, Text, Option<usize>)] = &[
    ("konserni", ("Konsernihallinto", "Koncernförvaltningen", "Central Administration"), None),
    ("sivistys", ("Sivistyspalvelut", "Bildningstjänsterna", "Education and Culture"), None),
    ("tekniset", ("Tekniset palvelut", "Tekniska tjänsterna", "Technical Services"), None),
    ("henkilosto", ("Henkilöstöpalvelut", "Personaltjänsterna", "Human Resources"), Some(0)),
    ("varhaiskasvatus", ("Varhaiskasvatus", "Småbarnspedagogiken", "Early Childhood Education"), Some(1)),
    ("koulut", ("Perusopetus ja lukiot", "Grundskolor och gymnasier", "Schools"), Some(1)),
    ("vapaa-aika", ("Kulttuuri ja vapaa-aika", "Kultur och fritid", "Culture and Leisure"), Some(1)),
    ("maankaytto", ("Kaavoitus ja rakentaminen", "Planläggning och byggande", "Planning and Building"), Some(2)),
    ("kirjastot", ("Kirjastot", "Biblioteken", "Libraries"), Some(6)),
];

const fn task(
    name: Text,
    department: usize,
    subjects: &'static [&'static str],
    items: &'static [&'static str],
    provision: &'static str,
) -> Task {
    Task { name, department, subjects, items, provision }
}

/// The tasks.
pub const TASKS: &[Task] = &[
    task(("varhaiskasvatuksen", "småbarnspedagogiken", "early childhood education"), 4, &["child-in-early-education", "guardian"], &["early-education-place", "guardian-data", "attendance"], "540-2018/40"),
    task(("avoimen päiväkodin", "den öppna förskoleverksamheten", "the open daycare centre"), 4, &["child", "guardian"], &["guardian-data", "visits-and-use"], "540-2018/5"),
    task(("esiopetuksen", "förskoleundervisningen", "pre-primary education"), 4, &["pre-primary-pupil", "guardian"], &["school-and-class", "guardian-data"], "628-1998/4"),
    task(("perusopetuksen", "den grundläggande utbildningen", "basic education"), 5, &["pupil", "guardian", "teacher"], &["school-and-class", "grades", "absence"], "628-1998/40"),
    task(("lukiokoulutuksen", "gymnasieutbildningen", "upper secondary education"), 5, &["upper-secondary-student", "teacher"], &["studies-completed", "grades"], "410-2015/7"),
    task(("koulukuljetusten", "skolskjutsarna", "school transport"), 5, &["pupil", "guardian"], &["school-transport", "street-address"], "628-1998/32"),
    task(("iltapäivätoiminnan", "eftermiddagsverksamheten", "after-school activities"), 5, &["pupil", "guardian"], &["attendance", "emergency-contact-data"], "628-1998/22"),
    task(("kouluruokailun", "skolbespisningen", "school meals"), 5, &["pupil", "employee"], &["diet", "school-and-class"], "628-1998/26"),
    task(("musiikkiopiston", "musikinstitutet", "the music institute"), 6, &["arts-education-student", "guardian"], &["studies-completed", "enrolment-data"], "632-1998/1"),
    task(("kansalaisopiston", "medborgarinstitutet", "the adult education centre"), 6, &["liberal-education-student"], &["enrolment-data", "studies-completed"], "632-1998/1"),
    task(("kirjaston", "biblioteket", "the library"), 8, &["library-customer"], &["library-card-number", "loans-and-reservations"], "1492-2016/5"),
    task(("kirjaston kotipalvelun", "bibliotekets hemservice", "the library home service"), 8, &["library-remote-customer", "family-member"], &["loans-and-reservations", "street-address"], "1492-2016/6"),
    task(("museon", "museet", "the museum"), 6, &["museum-customer", "visitor"], &["visits-and-use", "order-history"], "166-2019/3"),
    task(("teatterin", "teatern", "the theatre"), 6, &["culture-customer"], &["order-history", "bookings"], "166-2019/3"),
    task(("uimahallin", "simhallen", "the swimming hall"), 6, &["sports-facility-user"], &["access-card-data", "visits-and-use"], "390-2015/5"),
    task(("liikuntapaikkojen", "idrottsanläggningarna", "the sports facilities"), 6, &["sports-facility-user", "association-contact"], &["bookings", "access-card-data"], "390-2015/5"),
    task(("nuorisotilojen", "ungdomslokalerna", "the youth centres"), 6, &["youth-service-customer", "guardian"], &["hobbies-and-interests", "guardian-data"], "1285-2016/8"),
    task(("etsivän nuorisotyön", "det uppsökande ungdomsarbetet", "outreach youth work"), 6, &["outreach-youth"], &["support-needs", "education"], "1285-2016/11"),
    task(("nuorten työpajan", "ungdomsverkstaden", "the youth workshop"), 6, &["youth-service-customer", "trainee"], &["work-experience", "attendance"], "1285-2016/13"),
    task(("leiritoiminnan", "lägerverksamheten", "the camps"), 6, &["child", "guardian", "volunteer"], &["enrolment-data", "emergency-contact-data"], "1285-2016/8"),
    task(("seura-avustusten", "föreningsbidragen", "grants to associations"), 6, &["grant-applicant", "association-contact"], &["grants-and-benefits", "bank-account"], "410-2015/7"),
    task(("rakennusvalvonnan", "byggnadstillsynen", "building control"), 7, &["builder", "neighbour", "property-owner"], &["property-identifier", "building-and-plans"], "751-2023/42"),
    task(("kaavoituksen", "planläggningen", "town planning"), 7, &["property-owner", "neighbour"], &["property-data", "document-text"], "132-1999/62"),
    task(("tonttien luovutuksen", "tomtöverlåtelsen", "plot allocation"), 7, &["land-lessee", "housing-applicant"], &["lease-data", "property-identifier"], "410-2015/7"),
    task(("paikkatietojen", "den geografiska informationen", "geographic information"), 7, &["property-owner"], &["property-data", "location"], "906-2019/22"),
    task(("pysäköinninvalvonnan", "parkeringsövervakningen", "parking control"), 2, &["parking-fine-recipient", "vehicle-owner"], &["vehicle-registration", "parking-violation"], "727-2011/3"),
    task(("asukaspysäköinnin", "boendeparkeringen", "resident parking"), 2, &["parking-customer", "vehicle-owner"], &["vehicle-registration", "payment-data"], "410-2015/7"),
    task(("jätehuollon", "avfallshanteringen", "waste management"), 2, &["water-and-waste-customer", "property-owner"], &["property-identifier", "invoicing"], "646-2011/143"),
    task(("vesihuollon", "vattentjänsterna", "water services"), 2, &["water-and-waste-customer"], &["consumption-data", "invoicing"], "410-2015/7"),
    task(("katujen kunnossapidon", "gatuunderhållet", "street maintenance"), 2, &["feedback-giver", "neighbour"], &["location", "damage-report"], "410-2015/7"),
    task(("satamapalvelujen", "hamntjänsterna", "harbour services"), 2, &["harbour-customer"], &["bookings", "vehicle-data"], "410-2015/7"),
    task(("venepaikkojen", "båtplatserna", "boat berths"), 2, &["harbour-customer", "debtor"], &["lease-data", "payment-data"], "410-2015/7"),
    task(("torikauppapaikkojen", "torgplatserna", "market stalls"), 2, &["entrepreneur"], &["bookings", "business-id"], "410-2015/7"),
    task(("vuokra-asuntojen", "hyresbostäderna", "rental housing"), 2, &["tenant", "housing-applicant"], &["lease-data", "income"], "410-2015/7"),
    task(("tilavarausten", "lokalbokningen", "facility bookings"), 2, &["facility-booker", "association-contact"], &["bookings", "access-card-data"], "410-2015/7"),
    task(("palvelussuhteiden", "anställningarna", "employment relationships"), 3, &["employee", "former-employee"], &["employment", "salary", "leave-data"], "759-2004/3"),
    task(("rekrytoinnin", "rekryteringen", "recruitment"), 3, &["job-applicant"], &["job-application", "qualifications"], "759-2004/4"),
    task(("työajan seurannan", "arbetstidsuppföljningen", "working time records"), 3, &["employee"], &["working-hours", "staff-number"], "872-2019/32"),
    task(("työterveyshuollon järjestämisen", "ordnandet av företagshälsovården", "occupational health care"), 3, &["employee"], &["staff-number", "employment"], "759-2004/5"),
    task(("henkilöstökoulutuksen", "personalutbildningen", "staff training"), 3, &["employee", "trainee"], &["training-record", "staff-number"], "304-2003/4"),
    task(("vaalien", "valen", "elections"), 0, &["voter", "candidate", "election-official"], &["voting-right-data", "position-of-trust"], "714-1998/18"),
    task(("luottamushenkilöiden", "de förtroendevalda", "elected officials"), 0, &["elected-official"], &["position-of-trust", "declared-interests"], "410-2015/84"),
    task(("asianhallinnan", "ärendehanteringen", "case management"), 0, &["party-to-a-matter", "representative"], &["case-data", "decision-data"], "906-2019/25"),
    task(("kuntalaisaloitteiden", "invånarinitiativen", "residents' initiatives"), 0, &["initiative-maker"], &["initiative", "municipality"], "410-2015/23"),
    task(("kirjaamon", "registratorskontoret", "the registry"), 0, &["document-requester", "party-to-a-matter"], &["register-number", "document-text"], "434-2003/42"),
    task(("laskutuksen", "faktureringen", "invoicing"), 0, &["invoicee", "debtor"], &["invoicing", "debt-collection"], "1336-1997/ch2-10"),
    task(("hankintojen", "upphandlingen", "procurement"), 0, &["supplier-contact", "company-contact"], &["business-id", "qualifications"], "1397-2016/80"),
    task(("työllisyyspalvelujen", "sysselsättningstjänsterna", "employment services"), 0, &["employment-service-customer"], &["employment-plan", "work-experience"], "410-2015/7"),
    task(("kotoutumispalvelujen", "integrationstjänsterna", "integration services"), 0, &["integration-customer"], &["residence-permit", "need-of-interpretation"], "410-2015/7"),
    task(("kameravalvonnan", "kameraövervakningen", "camera surveillance"), 2, &["person-in-camera-image", "visitor"], &["camera-image", "time-of-day"], "759-2004/16"),
    task(("kulunvalvonnan", "passerkontrollen", "door access control"), 2, &["employee", "visitor"], &["door-access-log", "access-card-data"], "759-2004/21"),
    task(("viestinnän", "kommunikationen", "communications"), 0, &["mailing-list-subscriber", "website-visitor"], &["image-permission", "photo"], "410-2015/29"),
    task(("tapahtumien", "evenemangen", "events"), 6, &["event-participant", "volunteer"], &["enrolment-data", "photo"], "166-2019/3"),
    task(("asiakaspalvelukeskuksen", "kundservicecentret", "the customer service centre"), 0, &["person-making-contact", "caller"], &["call-recording", "interaction-note"], "434-2003/8"),
    task(("joukkoliikenteen", "kollektivtrafiken", "public transport"), 2, &["customer", "online-service-user"], &["access-card-data", "order-history"], "410-2015/7"),
    task(("etuuksien", "förmånerna", "benefits"), 0, &["applicant", "resident"], &["grants-and-benefits", "income"], "410-2015/7"),
];

/// The themes. With the tasks they give the registers their names.
pub const THEMES: &[Theme] = &[
    Theme {
        name: ("{} asiakasrekisteri", "Kundregister för {}", "Customer register of {}"),
        description: ("Rekisterissä ovat {} asiakkaat ja heidän palvelunsa: kuka palvelua saa, mistä alkaen ja millä ehdoilla.", "Registret omfattar kunderna inom {} och deras tjänster: vem som får tjänsten, från när och på vilka villkor.", "The register holds the customers of {} and their services: who receives them, since when and on what terms."),
        purposes: [
            ("{} järjestäminen: palvelun myöntäminen, antaminen ja asiakkaalle tiedottaminen.", "Ordnande av {}: att bevilja och ge tjänsten och att informera kunden.", "Organising {}: granting and giving the service and keeping the customer informed."),
            ("{} seuranta ja kehittäminen tilastojen avulla.", "Uppföljning och utveckling av {} med hjälp av statistik.", "Following and developing {} with the help of statistics."),
        ],
        group: ("Asiakkaan perustiedot", "Kundens grunduppgifter", "Basic data of the customer"),
        items: &["customer-number", "customer-relationship", "language-of-service", "additional-information"],
    },
    Theme {
        name: ("{} ajanvaraukset", "Tidsbokning för {}", "Bookings of {}"),
        description: ("Asiakas varaa ajan {} palveluun verkossa, puhelimessa tai paikan päällä, ja varaus kirjataan järjestelmään.", "Kunden bokar tid till tjänsten inom {} på webben, per telefon eller på plats, och bokningen antecknas i systemet.", "Customers book a time in {} online, by telephone or on site, and the booking is entered in the system."),
        purposes: [
            ("{} aikojen varaaminen, muuttaminen ja peruminen sekä niistä muistuttaminen.", "Att boka, ändra och avboka tider inom {} och att påminna om dem.", "Making, changing and cancelling bookings in {} and sending reminders."),
            ("Käyttämättä jääneiden aikojen seuranta ja laskuttaminen.", "Uppföljning och fakturering av tider som inte har använts.", "Following and invoicing bookings that were not used."),
        ],
        group: ("Varauksen tiedot", "Uppgifter om bokningen", "Data of the booking"),
        items: &["bookings", "time-of-day", "language-of-service", "text-message"],
    },
    Theme {
        name: ("{} hakemukset ja päätökset", "Ansökningar och beslut inom {}", "Applications and decisions in {}"),
        description: ("Hakemukset liitteineen, niiden käsittelyn vaiheet ja niistä tehdyt päätökset {} asioissa.", "Ansökningar med bilagor, skedena i behandlingen och besluten i ärenden inom {}.", "Applications with attachments, the steps of their handling and the decisions made in matters of {}."),
        purposes: [
            ("{} hakemusten käsittely, päätöksenteko ja päätöksen tiedoksianto.", "Att behandla ansökningar inom {}, fatta beslut och delge dem.", "Handling applications in {}, deciding on them and giving notice of the decision."),
            ("Muutoksenhaku ja päätöksen toimeenpano.", "Ändringssökande och verkställighet av beslutet.", "Appeals and carrying out the decision."),
        ],
        group: ("Hakijan ja hakemuksen tiedot", "Uppgifter om sökanden och ansökan", "Data of the applicant and the application"),
        items: &["application-data", "decision-data", "attachment", "appeal-data"],
    },
    Theme {
        name: ("{} palautteet", "Respons om {}", "Feedback on {}"),
        description: ("Asukkaiden antamat palautteet, kysymykset ja kiitokset {} asioista sekä niihin annetut vastaukset.", "Invånarnas respons, frågor och tack i frågor om {} samt svaren på dem.", "Residents' feedback, questions and thanks on matters of {}, and the replies given to them."),
        purposes: [
            ("{} palautteisiin vastaaminen ja niiden ohjaaminen oikealle yksikölle.", "Att besvara respons om {} och styra den till rätt enhet.", "Replying to feedback on {} and passing it to the right unit."),
            ("Toiminnan parantaminen palautteen perusteella.", "Att förbättra verksamheten utifrån responsen.", "Improving the work on the basis of the feedback."),
        ],
        group: ("Palautteen tiedot", "Uppgifter om responsen", "Data of the feedback"),
        items: &["feedback", "reply-to-feedback", "location", "attachment"],
    },
    Theme {
        name: ("{} maksut ja laskut", "Avgifter och fakturor för {}", "Fees and invoices of {}"),
        description: ("{} maksut määrätään, laskutetaan ja tarvittaessa peritään tämän rekisterin tiedoilla.", "Avgifterna för {} bestäms, faktureras och drivs vid behov in med uppgifterna i detta register.", "The fees of {} are set, invoiced and when needed collected with the data of this register."),
        purposes: [
            ("{} asiakasmaksujen määrääminen, laskuttaminen ja maksujen seuranta.", "Att bestämma och fakturera avgifter för {} och att följa betalningarna.", "Setting and invoicing the fees of {} and following payments."),
            ("Kirjanpito ja saatavien perintä.", "Bokföring och indrivning av fordringar.", "Bookkeeping and collecting debts."),
        ],
        group: ("Maksun ja laskun tiedot", "Uppgifter om avgift och faktura", "Data of the fee and the invoice"),
        items: &["invoicing", "payment-data", "customer-fee-decision", "bank-account"],
    },
    Theme {
        name: ("{} sähköinen asiointi", "Elektroniska tjänster för {}", "Online services of {}"),
        description: ("Verkkopalvelu, jossa {} asiakas tunnistautuu, täyttää lomakkeita ja näkee asiansa vaiheet.", "En webbtjänst där kunden inom {} identifierar sig, fyller i blanketter och ser hur ärendet framskrider.", "An online service where customers of {} identify themselves, fill in forms and follow their matters."),
        purposes: [
            ("{} asioiden hoitaminen verkossa turvallisesti tunnistautuneena.", "Att sköta ärenden inom {} på webben med säker identifiering.", "Dealing with matters of {} online with secure identification."),
            ("Palvelun toiminnan turvaaminen ja virheiden selvittäminen.", "Att trygga tjänstens funktion och utreda fel.", "Keeping the service working and finding the causes of errors."),
        ],
        group: ("Asioinnin tiedot", "Uppgifter om ärendet", "Data of the transaction"),
        items: &["form-data", "strong-identification-event", "sign-in-data", "event-log"],
    },
    Theme {
        name: ("{} neuvontachat", "Rådgivningschatt för {}", "Advice chat of {}"),
        description: ("Verkkosivun keskustelupalvelu, jossa työntekijä tai botti neuvoo {} asioissa.", "En chatt på webbplatsen där en anställd eller en bot ger råd i frågor om {}.", "A chat on the website where an employee or a bot gives advice on {}."),
        purposes: [
            ("{} asiakkaiden neuvominen ja ohjaaminen oikeaan palveluun.", "Att ge råd till kunder inom {} och vägleda dem till rätt tjänst.", "Advising customers of {} and guiding them to the right service."),
            ("Keskustelujen laadun seuranta ja botin opettaminen.", "Att följa chattens kvalitet och träna boten.", "Following the quality of conversations and training the bot."),
        ],
        group: ("Keskustelun tiedot", "Uppgifter om chatten", "Data of the conversation"),
        items: &["chat-conversation", "chatbot-conversation", "ip-address", "agent-name"],
    },
    Theme {
        name: ("{} uutiskirje", "Nyhetsbrev om {}", "Newsletter of {}"),
        description: ("{} uutiskirjeen ja tiedotteiden tilaajat, heidän valitsemansa aiheet ja antamansa luvat.", "Prenumeranter på nyhetsbrev och meddelanden om {}, deras ämnesval och tillstånd.", "Subscribers to the newsletter and bulletins of {}, the topics they chose and the permissions they gave."),
        purposes: [
            ("{} uutisten ja kutsujen lähettäminen niille, jotka ovat ne tilanneet.", "Att sända nyheter och inbjudningar om {} till dem som har beställt dem.", "Sending news and invitations about {} to those who have asked for them."),
            ("Viestinnän tavoittavuuden mittaaminen.", "Att mäta hur kommunikationen når fram.", "Measuring how well communication reaches people."),
        ],
        group: ("Tilaajan tiedot", "Uppgifter om prenumeranten", "Data of the subscriber"),
        items: &["direct-marketing-permission", "settings-and-preferences", "hobbies-and-interests"],
    },
    Theme {
        name: ("{} asiakaskyselyt", "Kundenkäter om {}", "Customer surveys on {}"),
        description: ("Kyselyt, joilla selvitetään, miten {} palvelut ovat onnistuneet ja mitä niiltä toivotaan.", "Enkäter om hur tjänsterna inom {} har lyckats och vad man önskar av dem.", "Surveys of how the services of {} have succeeded and what is hoped of them."),
        purposes: [
            ("{} asiakastyytyväisyyden selvittäminen ja palvelun arviointi.", "Att utreda kundnöjdheten inom {} och utvärdera tjänsten.", "Finding out how content the customers of {} are and evaluating the service."),
            ("Palkintojen arpominen ja toimittaminen vastaajille.", "Att lotta ut och leverera priser till dem som svarat.", "Drawing prizes for respondents and delivering them."),
        ],
        group: ("Vastaajan tiedot", "Uppgifter om den som svarat", "Data of the respondent"),
        items: &["survey-answers", "survey-open-answers", "age-group", "postal-code"],
    },
    Theme {
        name: ("{} käyttöoikeudet ja lokit", "Behörigheter och loggar för {}", "Access rights and logs of {}"),
        description: ("{} järjestelmien käyttäjät, heidän oikeutensa ja loki siitä, kuka on katsonut tai muuttanut tietoja.", "Användarna av systemen inom {}, deras behörigheter och loggen över vem som har sett eller ändrat uppgifter.", "The users of the systems of {}, their rights and the log of who has seen or changed data."),
        purposes: [
            ("{} järjestelmien käyttöoikeuksien antaminen, muuttaminen ja poistaminen.", "Att ge, ändra och avsluta behörigheter i systemen inom {}.", "Giving, changing and ending access rights in the systems of {}."),
            ("Tietojen käytön valvonta ja väärinkäytösten selvittäminen.", "Att övervaka användningen av uppgifter och utreda missbruk.", "Supervising the use of data and investigating misuse."),
        ],
        group: ("Käyttäjän ja lokin tiedot", "Uppgifter om användare och logg", "Data of the user and the log"),
        items: &["user-name", "user-rights", "role-at-work", "access-log", "ip-address"],
    },
    Theme {
        name: ("{} sopimuskumppanit", "Avtalspartner inom {}", "Contract partners of {}"),
        description: ("Yritysten ja yhdistysten yhteyshenkilöt, joiden kanssa {} tehtävissä tehdään yhteistyötä.", "Kontaktpersoner vid företag och föreningar som samarbetar i uppgifter inom {}.", "Contact people of the companies and associations that work together with {}."),
        purposes: [
            ("{} sopimusten valmistelu, hallinta ja noudattamisen seuranta.", "Att bereda och hantera avtal inom {} och följa att de iakttas.", "Preparing and managing the contracts of {} and seeing that they are kept."),
            ("Yhteydenpito kumppaneihin ja laskujen maksaminen.", "Kontakt med partner och betalning av fakturor.", "Keeping in touch with partners and paying invoices."),
        ],
        group: ("Yhteyshenkilön tiedot", "Uppgifter om kontaktpersonen", "Data of the contact person"),
        items: &["business-id", "role-at-work", "electronic-signature", "email-conversation"],
    },
    Theme {
        name: ("{} ilmoittautumiset", "Anmälningar till {}", "Enrolments in {}"),
        description: ("{} tilaisuuksiin, ryhmiin ja kursseille ilmoittautuneet sekä jonossa olevat.", "De som har anmält sig till tillfällen, grupper och kurser inom {} och de som köar.", "Those enrolled in the occasions, groups and courses of {}, and those waiting."),
        purposes: [
            ("{} ryhmien muodostaminen ja paikkojen jakaminen.", "Att bilda grupper och fördela platser inom {}.", "Forming groups and giving out places in {}."),
            ("Osallistujille tiedottaminen ja osallistumisen todentaminen.", "Att informera deltagarna och bekräfta deltagandet.", "Informing participants and confirming that they took part."),
        ],
        group: ("Osallistujan tiedot", "Uppgifter om deltagaren", "Data of the participant"),
        items: &["enrolment-data", "age", "guardian-data", "additional-information"],
    },
    Theme {
        name: ("{} vahinkoilmoitukset", "Skadeanmälningar om {}", "Damage reports on {}"),
        description: ("Ilmoitukset vahingoista, joita on tapahtunut {} tiloissa tai toiminnassa, ja niiden korvaaminen.", "Anmälningar om skador som har skett i lokaler eller verksamhet inom {} och ersättandet av dem.", "Reports of damage that happened on the premises or in the work of {}, and compensation for it."),
        purposes: [
            ("{} vahinkojen selvittäminen ja korvauksista päättäminen.", "Att utreda skador inom {} och besluta om ersättning.", "Investigating damage in {} and deciding on compensation."),
            ("Vahinkojen ehkäiseminen ennalta.", "Att förebygga skador.", "Preventing damage."),
        ],
        group: ("Vahingon tiedot", "Uppgifter om skadan", "Data of the damage"),
        items: &["damage-report", "attachment", "bank-account", "photo"],
    },
];

/// Items that nearly every register has.
pub const COMMON_ITEMS: &[&str] = &["name", "first-name", "last-name", "email", "phone", "postal-address", "date-of-birth", "signature"];

/// Items in a controller's own words.
pub const ITEM_WORDS: &[(&str, Text)] = &[
    ("name", ("Asiakkaan nimi", "Kundens namn", "Name of the customer")),
    ("email", ("Sähköposti, johon saa vastata", "E-post som det går att svara på", "E-mail to reply to")),
    ("phone", ("Puhelinnumero päivisin", "Telefonnummer dagtid", "Daytime telephone")),
    ("postal-address", ("Osoite laskua varten", "Adress för faktura", "Address for the invoice")),
    ("date-of-birth", ("Syntymäaika, jos ikä ratkaisee", "Födelsedatum, om åldern avgör", "Date of birth where age decides")),
    ("additional-information", ("Asiakkaan antamat lisätiedot", "Tilläggsuppgifter från kunden", "What else the customer tells")),
    ("attachment", ("Liitteet", "Bilagor", "Attachments")),
    ("bookings", ("Varauksen aika ja paikka", "Bokningens tid och plats", "Time and place of the booking")),
    ("customer-number", ("Järjestelmän antama asiakasnumero", "Kundnummer från systemet", "Customer number from the system")),
    ("decision-data", ("Päätös perusteluineen", "Beslut med motivering", "Decision with its reasons")),
    ("application-data", ("Hakemuksen sisältö", "Ansökans innehåll", "Contents of the application")),
    ("feedback", ("Palautteen aihe ja teksti", "Responsens ämne och text", "Subject and text of the feedback")),
    ("invoicing", ("Laskun rivit ja eräpäivä", "Fakturans rader och förfallodag", "Invoice lines and due date")),
    ("payment-data", ("Maksun summa ja ajankohta", "Betalningens belopp och tid", "Amount and time of payment")),
    ("form-data", ("Lomakkeen vastaukset", "Svaren i blanketten", "Answers in the form")),
    ("event-log", ("Järjestelmän tapahtumat", "Händelser i systemet", "Events in the system")),
    ("chat-conversation", ("Keskustelun sisältö", "Samtalets innehåll", "What was said")),
    ("survey-open-answers", ("Avoimet vastaukset", "Öppna svar", "Open answers")),
    ("access-log", ("Kuka katsoi ja milloin", "Vem som tittade och när", "Who looked and when")),
    ("enrolment-data", ("Ryhmä, kurssi ja jonotuspaikka", "Grupp, kurs och köplats", "Group, course and place in line")),
    ("damage-report", ("Mitä tapahtui ja missä", "Vad som hände och var", "What happened and where")),
];

/// Items of special categories.
pub const SPECIAL_ITEMS: &[(&str, SpecialCategory)] = &[
    ("allergies-and-restrictions", SpecialCategory::Health),
    ("special-diet-for-health", SpecialCategory::Health),
    ("disability", SpecialCategory::Health),
    ("medical-certificate", SpecialCategory::Health),
    ("sickness-absence", SpecialCategory::Health),
    ("accident-data", SpecialCategory::Health),
    ("pupil-welfare", SpecialCategory::Health),
    ("religious-diet", SpecialCategory::ReligiousOrPhilosophicalBeliefs),
    ("religious-instruction", SpecialCategory::ReligiousOrPhilosophicalBeliefs),
    ("union-membership", SpecialCategory::TradeUnionMembership),
    ("party-membership", SpecialCategory::PoliticalOpinions),
    ("face-recognition", SpecialCategory::BiometricData),
    ("ethnic-origin", SpecialCategory::RacialOrEthnicOrigin),
];

/// Names of data groups after the first.
pub const FURTHER_GROUPS: &[Text] = &[
    ("Yhteyshenkilöt", "Kontaktpersoner", "Contact people"),
    ("Työntekijät ja käyttäjät", "Anställda och användare", "Staff and users"),
    ("Tapahtumatiedot", "Händelseuppgifter", "Events"),
    ("Huoltajat ja läheiset", "Vårdnadshavare och närstående", "Guardians and family"),
];

/// Remarks on data groups.
pub const GROUP_REMARKS: &[Text] = &[
    ("Kaikkia tietoja ei kerätä kaikilta.", "Alla uppgifter samlas inte in om alla.", "Not all data are collected of everyone."),
    ("Vapaan tekstin kenttään voi kertoa muutakin; tarpeeton poistetaan.", "I fritextfältet kan man berätta annat; det onödiga raderas.", "Free text may tell more; what is not needed is removed."),
];

/// What follows when data are not given.
pub const CONSEQUENCES: &[Text] = &[
    ("Ilman tietoja asiaa ei voida käsitellä.", "Utan uppgifterna kan ärendet inte behandlas.", "Without the data the matter cannot be handled."),
    ("Palvelua ei voida antaa ilman pakollisia tietoja.", "Tjänsten kan inte ges utan de obligatoriska uppgifterna.", "The service cannot be given without the compulsory data."),
    ("Asiointi onnistuu myös nimettömänä.", "Man kan också vara anonym.", "It is also possible to remain anonymous."),
];

/// Legitimate interests.
pub const INTERESTS: &[Text] = &[
    ("Tilojen ja omaisuuden suojaaminen.", "Skydd av lokaler och egendom.", "Protection of premises and property."),
    ("Asiakassuhteen hoitaminen yhtiön tehtävissä.", "Skötsel av kundrelationen i bolagets uppgifter.", "Care of the customer relationship in the company's work."),
];

/// Criteria and rules of retention.
pub const RETENTION: &[Text] = &[
    ("Tiedot poistetaan, kun asiakkuus on päättynyt ja määräaika kulunut.", "Uppgifterna raderas när kundförhållandet har upphört och fristen löpt ut.", "Data are erased when the customer relationship has ended and the time has run out."),
    ("Säilytysaika perustuu tiedonohjaussuunnitelmaan.", "Förvaringstiden bygger på informationsstyrningsplanen.", "The time follows the records management plan."),
    ("Kirjanpitoaineisto säilytetään lain määräämän ajan.", "Bokföringsmaterialet förvaras den tid lagen anger.", "Bookkeeping material is kept for the time the law sets."),
    ("Lokitiedot säilytetään väärinkäytösten selvittämistä varten.", "Logguppgifter sparas för utredning av missbruk.", "Logs are kept for investigating misuse."),
    ("Pysyvästi säilytettävät asiakirjat siirretään arkistoon.", "Handlingar som förvaras varaktigt överförs till arkivet.", "Documents kept permanently are moved to the archive."),
    ("Peruutettu tilaus poistetaan heti.", "En avslutad prenumeration raderas genast.", "A subscription that ends is erased at once."),
];

/// Events that retention is counted from, where no listed one fits.
pub const RETENTION_EVENTS: &[Text] = &[
    ("Perusopetuksen päättyminen", "Slutet av den grundläggande utbildningen", "End of basic education"),
    ("Vastauksen lähettäminen", "När svaret har sänts", "Sending of the reply"),
    ("Valitusajan päättyminen", "Besvärstidens utgång", "End of the time for appeal"),
];

/// Security of what is electronic.
pub const SECURITY: &[(&str, Text)] = &[
    ("access", ("Tietoihin pääsee vain, jos työtehtävä sitä edellyttää.", "Bara den vars arbetsuppgift kräver det kommer åt uppgifterna.", "Only those whose work requires it have access.")),
    ("login", ("Kirjautuminen vaatii henkilökohtaisen tunnuksen.", "Inloggning kräver personligt användarnamn.", "Signing in takes a personal account.")),
    ("log", ("Käytöstä kertyy loki, jota tarkastetaan pistokokein.", "Användningen loggas och loggen granskas stickprovsvis.", "Use is logged, and the log is inspected at random.")),
    ("encryption", ("Liikenne on salattu palvelun ja käyttäjän välillä.", "Trafiken mellan tjänst och användare är krypterad.", "Traffic between service and user is encrypted.")),
    ("backup", ("Varmuuskopiot otetaan joka yö ja niiden palautus on kokeiltu.", "Säkerhetskopior tas varje natt och återläsningen är prövad.", "Backups are taken every night, and restoring them has been tried.")),
    ("training", ("Käyttäjät on koulutettu tietosuojaan.", "Användarna är utbildade i dataskydd.", "Users are trained in data protection.")),
];

/// Security of what is on paper.
pub const PAPER_SECURITY: Text = (
    "Paperit ovat lukitussa kaapissa, johon on avain vain käsittelijöillä.",
    "Papperen finns i ett låst skåp som bara handläggarna har nyckel till.",
    "Papers are in a locked cabinet to which only those who handle them have a key.",
);

/// What is told of recipients, transfers and publicity beside the relations.
pub const REMARKS: &[Text] = &[
    ("Tietoja luovutetaan vain lain nojalla tai asiakkaan suostumuksella.", "Uppgifter lämnas ut bara med stöd av lag eller kundens samtycke.", "Data are disclosed only under law or with the customer's consent."),
    ("Salassa pidettävät tiedot peitetään ennen luovuttamista.", "Sekretessbelagda uppgifter täcks innan de lämnas ut.", "Secret data are covered before disclosure."),
    ("Tietoja ei siirretä ilman erillistä päätöstä.", "Uppgifter överförs inte utan ett särskilt beslut.", "Data are not transferred without a separate decision."),
];

/// What is told of sources beside the flows.
pub const SOURCE_REMARKS: &[Text] = &[
    ("Tiedot saadaan pääosin asiakkaalta itseltään, kun hän ottaa yhteyttä tai täyttää lomakkeen.", "Uppgifterna fås i huvudsak av kunden själv vid kontakt eller när en blankett fylls i.", "Data come mostly from the customers themselves, when they get in touch or fill in a form."),
    ("Osoite ja nimi tarkistetaan ennen päätöstä.", "Adress och namn kontrolleras före beslut.", "Address and name are checked before a decision."),
];

/// What is told of retention beside the rules.
pub const RETENTION_REMARKS: &[Text] = &[
    ("Tarpeettomat tiedot poistetaan vuosittain, ja poistosta tehdään merkintä.", "Onödiga uppgifter raderas årligen och raderingen antecknas.", "What is no longer needed is erased every year, and a note is made of it."),
    ("Säilytysaikoja tarkistetaan, kun laki tai suunnitelma muuttuu.", "Förvaringstiderna ses över när lagen eller planen ändras.", "The times are looked at again when the law or the plan changes."),
];

/// Recipients: key, name, kind.
pub const RECIPIENTS: &[(&str, Text, RecipientKind)] = &[
    ("veroviranomainen", ("Veroviranomainen", "Skattemyndigheten", "Tax authority"), RecipientKind::Authority),
    ("tilastoviranomainen", ("Tilastoviranomainen", "Statistikmyndigheten", "Statistical authority"), RecipientKind::Authority),
    ("elakelaitos", ("Eläkelaitos", "Pensionsanstalt", "Pension institution"), RecipientKind::Authority),
    ("poliisi", ("Poliisi esitutkintaa varten", "Polisen för förundersökning", "Police for investigation"), RecipientKind::Authority),
    ("tuomioistuin", ("Muutosta käsittelevä tuomioistuin", "Domstol som behandlar besvär", "Court hearing an appeal"), RecipientKind::Authority),
    ("opetusviranomainen", ("Opetushallinnon viranomainen", "Myndighet inom undervisningsförvaltningen", "Education authority"), RecipientKind::Authority),
    ("maanmittaus", ("Kiinteistötietojen ylläpitäjä", "Den som för fastighetsuppgifter", "Keeper of property data"), RecipientKind::Authority),
    ("arkisto", ("Arkistoviranomainen", "Arkivmyndigheten", "Archive authority"), RecipientKind::Authority),
    ("hyvinvointialue", ("Hyvinvointialue", "Välfärdsområdet", "Wellbeing services county"), RecipientKind::Controller),
    ("toinen-kunta", ("Toinen kunta", "En annan kommun", "Another municipality"), RecipientKind::Controller),
    ("oppilaitos", ("Vastaanottava oppilaitos", "Mottagande läroanstalt", "Receiving school"), RecipientKind::Controller),
    ("vakuutusyhtio", ("Vakuutusyhtiö", "Försäkringsbolag", "Insurance company"), RecipientKind::PrivateParty),
    ("pankki", ("Pankki maksun välittäjänä", "Bank som betalningsförmedlare", "Bank as payment agent"), RecipientKind::PrivateParty),
    ("perinta", ("Perintätoimisto", "Inkassobyrå", "Debt collection agency"), RecipientKind::PrivateParty),
    ("yleiso", ("Yleisö kunnan verkkosivuilla", "Allmänheten på kommunens webbplats", "The public on the website"), RecipientKind::Public),
    ("asianosaiset", ("Asianosaiset", "Parterna i ärendet", "Parties to the matter"), RecipientKind::Category),
];

/// Sources: key, name, kind, and whether they are open to the public.
pub const SOURCES: &[(&str, Text, SourceKind, bool)] = &[
    ("vaestotiedot", ("Väestötietojärjestelmä", "Befolkningsdatasystemet", "Population Information System"), SourceKind::Authority, false),
    ("yritystiedot", ("Yritysten julkinen rekisteri", "Det offentliga företagsregistret", "Public register of companies"), SourceKind::PublicSource, true),
    ("kiinteistotiedot", ("Kiinteistörekisteri", "Fastighetsregistret", "Property register"), SourceKind::Authority, true),
    ("ajoneuvotiedot", ("Ajoneuvorekisteri", "Fordonsregistret", "Vehicle register"), SourceKind::Authority, false),
    ("tulotiedot", ("Tulorekisteri", "Inkomstregistret", "Incomes register"), SourceKind::Authority, false),
    ("etuustiedot", ("Etuuksien maksaja", "Den som betalar förmåner", "Payer of benefits"), SourceKind::Authority, false),
    ("edellinen-koulu", ("Edellinen koulu", "Föregående skola", "Previous school"), SourceKind::OtherController, false),
    ("osoitepalvelu", ("Osoitetietojen myyjä", "Försäljare av adresser", "Seller of addresses"), SourceKind::Company, false),
    ("luottotiedot", ("Luottotietoyhtiö", "Kreditupplysningsföretag", "Credit information company"), SourceKind::Company, false),
    ("suosittelijat", ("Hakijan nimeämä suosittelija", "Referens som sökanden uppgett", "Referee named by the applicant"), SourceKind::OtherController, false),
];

/// Kinds of service, by how far they lie from the register.
pub const SERVICE_NAMES: [&[&str]; 6] = [
    &["Ajanvaraus", "Asianhallinta", "Asiakashallinta", "Lomakkeet", "Laskutus", "Kyselyt", "Chat", "Palaute", "Uutiskirje", "Oppilashallinto", "Tilavaraus", "Henkilöstöjärjestelmä", "Paikkatieto", "Kirjastojärjestelmä", "Kulunvalvonta", "Puhelinpalvelu"],
    &["Integraatioalusta", "Tunnistautuminen", "Viestinvälitys", "Maksuliikenne", "Raportointi", "Tulostuspalvelu"],
    &["Tietokantapalvelu", "Lokipalvelu", "Hakupalvelu", "Sähköpostin välitys"],
    &["Sovellusalusta", "Konttialusta", "Varmuuskopiointi"],
    &["Virtuaalipalvelimet", "Tallennuspalvelu", "Verkkopalvelu"],
    &["Konesali"],
];

/// What services are.
pub const SERVICE_WORDS: &[Text] = &[
    ("Valmisohjelmisto, jota useat kunnat käyttävät.", "Färdig programvara som flera kommuner använder.", "Off-the-shelf software used by many municipalities."),
    ("Palveluna hankittu järjestelmä.", "System som skaffats som tjänst.", "A system bought as a service."),
    ("Toimittajan ylläpitämä alusta.", "Plattform som leverantören underhåller.", "A platform run by the supplier."),
];
