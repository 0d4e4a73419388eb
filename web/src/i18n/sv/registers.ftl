registers-title = Register
registers-lead = Alla register du får se. Sök på namn eller avgränsa med alternativen.
registers-search = Sök bland registren
registers-search-hint = Namn, beskrivning eller ändamål
registers-none = Det finns inga register ännu
registers-none-help = När enhetens första register har skapats syns det här. Be dataskyddsombudet börja.
registers-none-begin = Börja med att skapa det första, från början eller som kopia av ett annat: ”Nytt register” ovan.
registers-none-found = Inga register hittades med de här villkoren
registers-none-found-help = Kontrollera stavningen eller ta bort avgränsningar en i taget.
filters = Avgränsningar
filters-clear = Ta bort avgränsningarna
controller = Personuppgiftsansvarig
all-controllers = Alla personuppgiftsansvariga
department = Enhet
all-departments = Alla enheter
no-department = Ingen enhet
facet-basis = Rättslig grund
facet-life = Livscykel
facet-notice = Beskrivning
facet-special = Särskilda kategorier
facet-children = Barns uppgifter
facet-audience = Till vem beskrivningen talar
facet-found = Öppna anmärkningar
found-ERROR = Fel
found-WARNING = Fel eller varningar
found-ADVICE = Vad som helst
facet-due = Ska granskas
due-late = Nu eller försenat
due-quarter = Inom 3 månader
due-year = Inom ett år
facet-post = Ansvarig befattning
post-none = Saknas
post-some = Är utsedd
facet-archived = Arkiverade
with-archived = Visa även arkiverade
column-number = Nr
column-name = Namn
column-bases = Rättslig grund
column-completeness = Fullständighet
column-state = Läge
archived = Arkiverat
archived-on = Arkiverat { $day }
published-on = Publicerad { $day }
unpublished = Inte publicerad
illustrative = Påhittat exempel
severity = Allvar
all-severities = Alla
rule = Regel
all-rules = Alla regler
registers-count = { $count ->
    [one] { $count } register
   *[other] { $count } register
 }
errors-count = { $count ->
    [one] { $count } fel
   *[other] { $count } fel
 }
findings-count = { $count ->
    [one] { $count } anmärkning
   *[other] { $count } anmärkningar
 }
published = Publicerad
