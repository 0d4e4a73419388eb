# Blankettens egna ord på svenska. Samma nycklar och värden finns på alla språk; ett test jämför.

# Days and times
date = { $day }.{ $month }.{ $year }
moment = { $date } kl. { $hour }.{ $minute }
duration-years = { $count ->
    [one] { $count } år
   *[other] { $count } år
}
duration-months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
duration-weeks = { $count ->
    [one] { $count } vecka
   *[other] { $count } veckor
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}

# Answers and languages
answer-yes = ja
answer-no = nej
answer-not-stated = inte angivet
in-language-fi = på finska
in-language-sv = på svenska
in-language-en = på engelska

# Sentences that join values
provision = { $act } { $number } { $section }
provision-act = { $act } { $number }
post-acting = { $title } (tf.)
group-number = Uppgiftsgrupp { $number }
source-person = { $who } (den registrerade själv)
source-origin = Uppgifterna ursprungligen från: { $who }
summary-processor = { $who } (för den personuppgiftsansvarigas räkning)
records-class = Klass i dokumentförvaltningen: { $class }
start-on = { $start } ({ $day })
adequacy = Beslut { $reference }: { $scope }
article-whole = artikel { $number }
article-point = artikel { $number }.{ $point }
with-article = { $text } ({ $article })
duration-exactly = { $time }
duration-at-least = minst { $time }
duration-at-most = högst { $time }
duration-between = minst { $least }, högst { $most }
picture-title = Varifrån uppgifterna kommer och vart de går: { $register }
picture-edge = { $kind }: avsändare { $from }, mottagare { $to }.
picture-place = Plats: { $node } – { $country }.
picture-outside = Plats utanför EU och EES: { $node } – { $country }.

# Parts of the notice
part-illustrative = Exempel
part-summary = I korthet
part-dates = Tidpunkter
part-controller = Personuppgiftsansvarig
part-representative = Företrädare i EU
part-joint-controllers = Gemensamt personuppgiftsansvariga
part-responsible-post = Person som ansvarar för registret
part-contact-posts = Kontaktperson
part-dpo = Dataskyddsombud
part-name = Registrets namn
part-form = Registrets form
part-description = Beskrivning
part-purposes = Ändamål
part-legal-bases = Rättsliga grunder och bestämmelser
part-must-be-given = Måste uppgifterna lämnas
part-data-subjects = Registrerade
part-data-content = Personuppgifter
part-classification = Klassificering av personuppgifterna
part-publicity = Uppgifternas offentlighet och sekretess
part-sources = Uppgiftskällor
part-recipients = Mottagare
part-transfers = Överföring utanför EU eller EES
part-systems = Informationssystem
part-retention = Lagringstid
part-automated-decisions = Automatiserade beslut och profilering
part-security-manual = Manuellt material
part-security-electronic = Elektroniskt material
part-rights-intro = Så använder du dina rättigheter
part-right-information = Rätt till information om behandlingen
part-right-access = Rätt till tillgång
part-right-rectification = Rätt till rättelse
part-right-erasure = Rätt till radering
part-right-restriction = Rätt till begränsning av behandling
part-right-portability = Rätt till dataportabilitet
part-right-objection = Rätt att göra invändningar
part-right-automated-decisions = Rätt som gäller automatiserade beslut
part-right-withdraw-consent = Rätt att återkalla samtycke
part-right-complaint = Rätt att lämna in klagomål till tillsynsmyndigheten
part-picture = Uppgifternas väg
illustrative = Detta register är ett påhittat exempel. Ingen stad har uppgett det.

# Key facts
summary-controller = Vem ansvarar för uppgifterna
summary-purposes = Vad uppgifterna används till
summary-bases = På vilken grund
summary-subjects = Vems uppgifter
summary-recipients = Vem som får uppgifterna
summary-transfers = Utanför EU och EES
summary-retention = Hur länge uppgifterna sparas
summary-rights = Så använder du dina rättigheter

# Labels of facts
label-name = Namn
label-number = Nummer
label-state = Status
label-confirmed = Uppgifterna bekräftade
label-starts = Behandlingen börjar
label-ends = Behandlingen upphör
label-disposed = Uppgifterna förstörda eller arkiverade
label-body-of = Del av organisationen
label-business-id = FO-nummer
label-department = Enhet
label-post = Befattning
label-postal-address = Postadress
label-visiting-address = Besöksadress
label-email = E-post
label-phone = Telefon
label-website = Webbplats
label-joint-arrangement = Arrangemanget i huvuddrag
label-basis = Rättslig grund
label-provisions = Bestämmelser
label-interest = Intresse eller precisering
label-condition = Villkor för behandling av särskilda kategorier
label-consequence = Om uppgifterna inte lämnas
label-subjects = Vem det gäller
label-used-for = Ändamål
label-special-kinds = Särskilda kategorier
label-criminal-ground = Grund för uppgifter om brott
label-identity-code-ground = Grund för personbeteckning
label-publicity = Offentlighet
label-data = Uppgifter
label-condition-of-flow = När eller på vilket villkor
label-means = Sätt
label-frequency = Hur ofta
label-remarks = Ytterligare information
label-publicly-accessible = Allmänt tillgänglig
label-provider = Leverantör
label-run-by = Drivs av
label-country = Land
label-used-by = Anlitas av
label-support-from = Support ges från
label-route = Väg
label-mechanism = Grund för överföringen
label-mechanism-document = Dokument
label-adequacy = Kommissionens beslut om adekvat skyddsnivå
label-what-it-is = Beskrivning
label-hosting = Var uppgifterna finns
label-hosted-in-eea = Inom EU eller EES
label-applies-to = Gäller
applies-to-all = Alla uppgifter
label-time = Lagringstid
label-rule = Precisering
label-criterion = Kriterium för lagringstiden
label-counted-from = Räknas från
label-then = Därefter
label-ground = Grund för tiden
label-logic = Logiken bakom
label-significance = Betydelse för den registrerade
label-right-holds = Rätten gäller ändamålen
label-right-lacks = Rätten gäller inte ändamålen
label-right-open = Rätten beror på en grund som inte har angetts
label-rights-requests = Vart begäran görs
label-authority = Tillsynsmyndighet

# Boxes
box-special = Innehåller särskilda kategorier av personuppgifter
box-special-groups = Särskilda kategorier finns i grupperna
box-children = Innehåller personuppgifter om barn
box-children-groups = Uppgifter om barn finns i grupperna
box-criminal = Innehåller uppgifter om brott eller fällande domar
box-criminal-groups = Uppgifter om brott finns i grupperna
box-identity-code = Innehåller personbeteckningar
box-identity-code-groups = Personbeteckningar finns i grupperna
box-large-scale = Behandlingen är omfattande
box-large-scale-groups = Omfattande behandling i grupperna
box-free-text = Innehåller fritext
box-free-text-groups = Fritext finns i grupperna
box-automated = Innehåller automatiserat beslutsfattande
box-profiling = Innehåller profilering
form-electronic = Elektronisk
form-manual = Manuell

# Statements
must-be-given-yes = Uppgifterna måste lämnas.
must-be-given-no = Det är frivilligt att lämna uppgifterna.
group-disclosures = Uppgifter lämnas ut till
group-processors = Uppgifter behandlas för den personuppgiftsansvarigas räkning
group-sub-processors = Underbiträden som biträdena anlitar
group-internal = Uppgifter flyttas inom den personuppgiftsansvariga
recipients-none = Enligt den personuppgiftsansvariga lämnas inga uppgifter ut till utomstående.
recipients-some = Uppgifter lämnas ut, men mottagarna har inte angetts.
transfers-none = Enligt den personuppgiftsansvariga förs inga uppgifter ut ur EU eller EES.
transfers-some = Uppgifter överförs utanför EU eller EES.
security-no-manual = Registret har inget manuellt material.
security-no-electronic = Registret har inget elektroniskt material.

# Rights
right-access = Du kan fråga om registret innehåller uppgifter om dig, ta del av dem och få en kopia.
right-rectification = Du kan begära att en felaktig uppgift rättas och att en bristfällig kompletteras.
right-erasure = Du kan begära att uppgifter om dig raderas.
right-restriction = Du kan begära att användningen av dina uppgifter begränsas, till exempel medan det utreds om de stämmer.
right-portability = Du kan få de uppgifter som du själv har lämnat i maskinläsbar form och föra dem till en annan personuppgiftsansvarig.
right-objection = Du kan invända mot behandlingen av dina uppgifter av skäl som hör till din situation.
right-automated-decisions = Ett betydande beslut om dig får inte utan grund i lag fattas enbart automatiskt.
right-withdraw-consent = Du kan när som helst återkalla ett samtycke som du har gett.
right-complaint = Om du anser att behandlingen av dina uppgifter strider mot dataskyddsbestämmelserna kan du klaga hos tillsynsmyndigheten.
right-information = Detta meddelande berättar hur dina personuppgifter behandlas.
right-does-not-arise = I registret fattas inga automatiserade beslut, så rätten behövs inte.
right-holds-for-none = Rätten gäller inte uppgifterna i detta register.
right-is-open = Om rätten gäller uppgifterna i detta register beror på omständigheter som inte har angetts.
rights-time = En begäran besvaras inom en månad. Är den komplicerad eller begärandena många kan tiden förlängas med två månader.
rights-free = En begäran är avgiftsfri. En avgift kan tas ut eller begäran lämnas utan åtgärd bara om den är uppenbart ogrundad eller orimlig.

# What the record leaves unsaid
unsaid-section = Här har ingenting angetts.
unsaid-confirmed = bekräftelsedag har inte angetts
unsaid-controller = Den personuppgiftsansvariga har inte angetts.
unsaid-contact = Den personuppgiftsansvarigas kontaktuppgifter har inte angetts.
unsaid-responsible-post = Vem som ansvarar för registret har inte angetts.
unsaid-contact-posts = Kontaktperson har inte angetts.
unsaid-dpo = Dataskyddsombudet har inte angetts.
unsaid-joint-arrangement = Arrangemanget mellan de gemensamt personuppgiftsansvariga har inte angetts.
unsaid-form = Registrets form har inte angetts.
unsaid-purposes = Ändamålet har inte angetts.
unsaid-legal-bases = Den rättsliga grunden för behandlingen har inte angetts.
unsaid-must-be-given = Det har inte angetts om uppgifterna måste lämnas.
unsaid-data-subjects = Det har inte angetts vems uppgifter som behandlas.
unsaid-data-content = Det har inte angetts vilka uppgifter som behandlas.
unsaid-classification = Det har inte angetts om uppgifterna omfattar särskilda kategorier eller barn.
unsaid-publicity = Uppgifternas offentlighet eller sekretess har inte angetts.
unsaid-sources = Uppgiftskällorna har inte angetts.
unsaid-recipients = Det har inte angetts om uppgifter lämnas ut eller vem som behandlar dem för den personuppgiftsansvarigas räkning.
unsaid-processors = Det har inte angetts vem som behandlar uppgifter för den personuppgiftsansvarigas räkning.
unsaid-disclosures = Det har inte angetts om uppgifter lämnas ut till utomstående.
unsaid-transfers = Det har inte angetts om uppgifter överförs utanför EU eller EES.
unsaid-country = landet har inte angetts
unsaid-mechanism = grunden för överföringen har inte angetts
unsaid-systems = Informationssystemen har inte angetts.
unsaid-retention = Lagringstiden har inte angetts.
unsaid-automated-decisions = Om automatiserade beslut och profilering har ingenting angetts.
unsaid-logic = De automatiserade beslutens logik och betydelse har inte angetts.
unsaid-security = Skyddet har inte angetts.
unsaid-rights-requests = Det har inte angetts vart en begäran görs.
unsaid-authority = Tillsynsmyndigheten har inte angetts.

# Lawful bases, Art. 6(1)
basis-consent = Samtycke (artikel 6.1 a)
basis-contract = Avtal (artikel 6.1 b)
basis-legal-obligation = Rättslig förpliktelse (artikel 6.1 c)
basis-vital-interests = Intresse av grundläggande betydelse (artikel 6.1 d)
basis-public-task = Uppgift av allmänt intresse eller myndighetsutövning (artikel 6.1 e)
basis-legitimate-interests = Berättigat intresse (artikel 6.1 f)

# Conditions, Art. 9(2)
condition-explicit-consent = Uttryckligt samtycke (artikel 9.2 a)
condition-employment-and-social-protection = Arbetsrätt, social trygghet och socialt skydd (artikel 9.2 b)
condition-vital-interests = Grundläggande intressen (artikel 9.2 c)
condition-not-for-profit-body = Stiftelses, förenings eller annat organs verksamhet (artikel 9.2 d)
condition-made-public = Personen har själv offentliggjort uppgifterna (artikel 9.2 e)
condition-legal-claims = Rättsliga anspråk eller domstolars verksamhet (artikel 9.2 f)
condition-substantial-public-interest = Viktigt allmänt intresse med stöd i lag (artikel 9.2 g)
condition-health-or-social-care = Hälso- och sjukvård eller socialvård (artikel 9.2 h)
condition-public-health = Allmänt intresse på folkhälsoområdet (artikel 9.2 i)
condition-archiving-research-statistics = Arkivering, forskning eller statistik (artikel 9.2 j)

# Special categories, Art. 9(1)
special-racial-or-ethnic-origin = Ras eller etniskt ursprung
special-political-opinions = Politiska åsikter
special-religious-or-philosophical-beliefs = Religiös eller filosofisk övertygelse
special-trade-union-membership = Medlemskap i fackförening
special-genetic-data = Genetiska uppgifter
special-biometric-data = Biometriska uppgifter för identifiering
special-health = Uppgifter om hälsa
special-sex-life-or-orientation = Sexualliv eller sexuell läggning

# Life of the register
life-cycle-planned = Planerat
life-cycle-active = I bruk
life-cycle-closed = Avslutat
life-cycle-disposed = Förstört eller överfört till arkiv

# Movement of data
flow-collection = Insamling
flow-internal = Flytt inom den personuppgiftsansvariga
flow-processing = Behandling för den personuppgiftsansvarigas räkning
flow-sub-processing = Behandling av underbiträde
flow-disclosure = Utlämnande
means-interface = Tekniskt gränssnitt
means-file = Fil
means-purchase = Köp
means-viewing-access = Direkt visning
means-form = Blankett eller webbtjänst
means-conversation = Samtal: telefon, chatt eller besök
means-automatic = Sparas automatiskt när tjänsten används
means-paper = Papper
frequency-continuous = Fortlöpande
frequency-daily = Dagligen
frequency-weekly = En gång i veckan
frequency-monthly = En gång i månaden
frequency-yearly = En gång om året
frequency-on-demand = Vid behov
frequency-once = En gång
mechanism-adequacy-decision = Kommissionens beslut om adekvat skyddsnivå (artikel 45)
mechanism-public-bodies-instrument = Rättsligt bindande instrument mellan myndigheter (artikel 46.2 a)
mechanism-binding-corporate-rules = Bindande företagsbestämmelser (artiklarna 46.2 b och 47)
mechanism-standard-clauses-commission = Kommissionens standardavtalsklausuler (artikel 46.2 c)
mechanism-standard-clauses-authority = Tillsynsmyndighetens standardavtalsklausuler (artikel 46.2 d)
mechanism-code-of-conduct = Godkänd uppförandekod (artikel 46.2 e)
mechanism-certification = Godkänd certifiering (artikel 46.2 f)
mechanism-authorised-clauses = Avtalsklausuler med myndighetens tillstånd (artikel 46.3 a)
mechanism-administrative-arrangement = Administrativ överenskommelse mellan myndigheter (artikel 46.3 b)
mechanism-explicit-consent = Uttryckligt samtycke till överföringen (artikel 49.1 a)
mechanism-contract-with-person = Avtal med personen (artikel 49.1 b)
mechanism-contract-in-interest = Avtal i personens intresse (artikel 49.1 c)
mechanism-public-interest = Viktigt allmänintresse (artikel 49.1 d)
mechanism-legal-claims = Rättsliga anspråk (artikel 49.1 e)
mechanism-vital-interests = Grundläggande intressen (artikel 49.1 f)
mechanism-public-register = Offentligt register (artikel 49.1 g)
scope-whole-country = hela landet
scope-certified-companies = endast certifierade företag
scope-limited = en avgränsad del

# Retention
then-delete = Uppgifterna raderas
then-anonymise = Uppgifterna anonymiseras
then-keep-permanently = Uppgifterna bevaras varaktigt
start-recording = Uppgifterna sparas
start-start-of-processing = Behandlingen börjar
start-last-contact = Den sista kontakten
start-order = Beställning eller bokning
start-decision = Beslut i ärendet
start-end-of-relationship = Kund- eller anställningsförhållandet upphör
start-end-of-year = Året eller räkenskapsperioden går ut
start-end-of-project = Projektet eller försöket upphör
start-end-of-need = Behovet upphör
start-request = Personens begäran
start-birth = Personens födelse
start-event = Annan händelse

# Security
measure-access-rights = Behörigheter
measure-authentication = Autentisering
measure-logging = Loggning
measure-encryption = Kryptering
measure-physical-security = Låsta och övervakade utrymmen
measure-confidentiality = Tystnadsplikt
measure-training = Utbildning och anvisningar
measure-supplier-duties = Leverantörens skyldigheter
measure-minimisation = Användning begränsad till det nödvändiga
measure-pseudonymisation = Pseudonymisering eller anonymisering
measure-backup = Säkerhetskopiering och återställning
measure-maintenance = Kontrollerad underhållsförbindelse
measure-supervision = Tillsyn och revision

# Publicity
publicity-public = Offentlig
publicity-partly-secret = Delvis sekretessbelagd
publicity-secret = Sekretessbelagd
