site-name = Seloste
skip = Gå till innehållet
skip-areas = F6 går till skärmens nästa del, skift och F6 till den föregående.
foot = Stadens register över behandling (allmänna dataskyddsförordningen, artikel 30).
foot-public = Publicerade beskrivningar
foot-api = Gränssnitt
nav-main = Huvudmeny
nav-menu = Meny
nav-home = Startsida
nav-registers = Register
nav-findings = Anmärkningar
nav-reports = Rapporter
nav-log = Logg
nav-admin = Administration
nav-breaches = Incidenter
language = Språk
tongue-fi = på finska
tongue-sv = på svenska
tongue-en = på engelska
account-menu = Egen meny
theme = Utseende
theme-system = Enligt enheten
theme-light = Ljust
theme-dark = Mörkt
own-messages = Meddelanden till mig
own-messages-lead = Per e-post får du veta om dina uppgifter, omnämnanden, kommande granskningar och publiceringar.
own-messages-to = Meddelanden skickas till { $email }.
own-messages-nowhere = Ditt konto har ingen e-postadress, så inga meddelanden skickas. En administratör kan lägga till den.
own-messages-language = Meddelandenas språk
own-messages-language-hint = Även arbetsytan öppnas på detta språk, om du inte har valt ett annat i den här webbläsaren.
own-messages-digest = Skicka en veckosammanfattning
sessions = Var jag är inloggad
sign-out = Logga ut
sign-out-failed = Utloggningen lyckades inte. Försök igen.
sign-in = Logga in
welcome-title = Välkommen till arbetsytan
welcome-lead = Här hålls stadens register aktuella. Logga in för att se dina.
connection-lost = Förbindelsen till servern är bruten. Vi försöker igen; det du skrivit finns kvar på sidan.
session-expired = Din session har gått ut. Logga in igen så kommer du tillbaka till den här sidan.
not-found-title = Sidan hittades inte
not-found-lead = Det finns inget på adressen, eller så kan du inte se det. Kontrollera adressen eller börja här.
not-allowed-title = Den här sidan är inte för din roll
not-allowed-lead = Dina rättigheter räcker inte för sidan. Be administratören om du behöver den.
broken-title = Sidan gick sönder
broken-lead = Felet är vårt. Försök igen; hjälper det inte, berätta för administratören vad du höll på med.
loading = Laddar…
try-again = Försök igen
reload = Ladda om sidan
clear = Töm
not-stated = inte angivet
percent = { $percent } %
show-fewer = Visa färre
show-more = Visa fler ({ $shown } / { $count })
show-older = Visa äldre
first-of = De första { $shown } visas, totalt { $count }.
until = till { $day }
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
