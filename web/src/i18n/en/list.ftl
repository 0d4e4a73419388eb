column-key = Key
column-controller = Controller
column-department = Department
column-responsible = Responsible post
column-contacts = Contact posts
column-findings = Findings
column-life = Life cycle
column-review = Next review
column-interval = Review interval
column-confirmed = Last confirmed
column-changed = Last changed
column-special = Special categories
column-criminal = Criminal data
column-children = Data of children
column-identity = Identity codes
column-transfers = Transfers out of the EEA
column-processors = Processors and services
columns = Columns
columns-name-stays = The name is always there.
columns-usual = Back to the usual ones
columns-what = The register
columns-who = Whose
columns-law = The law
columns-care = Upkeep
list-never = Never
list-late = Late:
list-more = and { $count } more
list-findings-ERROR = { $count ->
    [one] { $count } error
   *[other] { $count } errors
 }
list-findings-WARNING = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
 }
list-findings-ADVICE = { $count ->
    [one] { $count } piece of advice
   *[other] { $count } pieces of advice
 }
list-transfers-YES = Not transferred
list-transfers-NO = Transferred
list-transfers-NOT_STATED = Not stated
choose-row = Choose { $name }
choose-dropped = The choice was dropped, since the list was narrowed differently.
choose-unfinished = { $count ->
    [one] { $count } register was not done when you left. It is still chosen.
   *[other] { $count } registers were not done when you left. They are still chosen.
 }
chosen-count = { $count ->
    [one] { $count } register chosen
   *[other] { $count } registers chosen
 }
chosen-acts = Chosen registers
chosen-all = Choose all { $all }
chosen-first = Choose the first { $most } of { $all }
chosen-most = At most { $most } at a time.
chosen-fetching = Fetching what is chosen
chosen-leave = Drop the choice
act-post = Assign a post…
act-interval = Set the review interval…
act-take = Export as CSV
take-writing = Fetching… { $count }
take-done = { $count ->
    [one] { $count } register is in the file { $name }.
   *[other] { $count } registers are in the file { $name }.
 }
whole-files = The whole list
whole-article-30 = Record of processing activities ({ $form })
whole-completeness = Completeness ({ $form })
whole-reviews = Reviews ({ $form })
