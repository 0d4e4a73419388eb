registers-title = Registers
registers-lead = All registers you may see. Search by name or narrow by the choices.
registers-search = Search the registers
registers-search-hint = Name, description or purpose
registers-none = There are no registers yet
registers-none-help = When your unit's first register has been made, it shows here. Ask the data protection officer to begin.
registers-none-begin = Begin by making the first, anew or as a copy of another: “New register” above.
registers-none-found = No registers match these conditions
registers-none-found-help = Check the spelling, or take away conditions one by one.
filters = Filters
filters-clear = Clear filters
controller = Controller
all-controllers = All controllers
department = Department
all-departments = All departments
no-department = No department
facet-basis = Lawful basis
facet-life = Life cycle
facet-notice = Notice
facet-special = Special categories
facet-children = Data of children
facet-audience = Whom the notice speaks to
facet-found = Open findings
found-ERROR = Errors
found-WARNING = Errors or warnings
found-ADVICE = Any
facet-due = To be reviewed
due-late = Now or overdue
due-quarter = Within 3 months
due-year = Within a year
facet-post = Responsible post
post-none = Missing
post-some = Named
facet-archived = Archived
with-archived = Show archived ones too
column-number = No.
column-name = Name
column-bases = Lawful basis
column-completeness = Completeness
column-state = State
archived = Archived
archived-on = Archived { $day }
published-on = Published { $day }
unpublished = Not published
illustrative = Made-up example
severity = Severity
all-severities = All
rule = Rule
all-rules = All rules
registers-count = { $count ->
    [one] { $count } register
   *[other] { $count } registers
 }
errors-count = { $count ->
    [one] { $count } error
   *[other] { $count } errors
 }
findings-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
 }
published = Published
