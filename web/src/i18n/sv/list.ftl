column-key = Kod
column-controller = Personuppgiftsansvarig
column-department = Enhet
column-responsible = Ansvarig befattning
column-contacts = Kontaktbefattningar
column-findings = Anmärkningar
column-life = Livscykel
column-review = Nästa granskning
column-interval = Granskas efter
column-confirmed = Senast bekräftad
column-changed = Senast ändrad
column-special = Särskilda kategorier
column-criminal = Brottsuppgifter
column-children = Barns uppgifter
column-identity = Personbeteckningar
column-transfers = Överföringar från EES
column-processors = Biträden och tjänster
columns = Kolumner
columns-name-stays = Namnet är alltid med.
columns-usual = Återställ de vanliga
columns-what = Registret
columns-who = Vems
columns-law = Rätten
columns-care = Skötsel
list-never = Aldrig
list-late = Försenad:
list-more = och { $count } till
list-findings-ERROR = { $count ->
    [one] { $count } fel
   *[other] { $count } fel
 }
list-findings-WARNING = { $count ->
    [one] { $count } varning
   *[other] { $count } varningar
 }
list-findings-ADVICE = { $count ->
    [one] { $count } råd
   *[other] { $count } råd
 }
list-transfers-YES = Överförs inte
list-transfers-NO = Överförs
list-transfers-NOT_STATED = Inte uppgivet
choose-row = Välj { $name }
choose-dropped = Valet upphävdes, eftersom listan avgränsades på annat sätt.
choose-unfinished = { $count ->
    [one] { $count } register blev ogjort när du gick. Det är fortfarande valt.
   *[other] { $count } register blev ogjorda när du gick. De är fortfarande valda.
 }
chosen-count = { $count ->
    [one] { $count } register valt
   *[other] { $count } register valda
 }
chosen-acts = Valda register
chosen-all = Välj alla { $all }
chosen-first = Välj de första { $most } av { $all }
chosen-most = Högst { $most } åt gången.
chosen-fetching = Hämtar det som väljs
chosen-leave = Upphäv valet
act-post = Ange befattning…
act-interval = Ange granskningsintervall…
act-take = Spara som CSV
take-writing = Hämtar… { $count }
take-done = { $count ->
    [one] { $count } register finns i filen { $name }.
   *[other] { $count } register finns i filen { $name }.
 }
whole-files = Hela förteckningen
whole-article-30 = Register över behandling ({ $form })
whole-completeness = Fullständighet ({ $form })
whole-reviews = Granskningar ({ $form })
