explore-title = Data flows
explore-questions = What is asked
ask-third = Third countries
ask-around = From one place
ask-paths = Ways between two
ask-impact = Impact
ask-depend = Common dependencies
ask-all = All flows
ask-third-lead = Which registers reach a country outside the EEA, and through whom? Each by its shortest chain (Articles 30(1)(e) and 44).
ask-around-lead = Where do data go from here, or where do they come from? Registers, services, processors, recipients and countries.
ask-paths-lead = How do data get from one place to another? Every way, the shortest first.
ask-impact-lead = If this has a breach or ends: which registers are touched, whose data, whom to call, which notices to look at again (Article 33).
ask-depend-lead = Which services and processors stand behind many registers? One failure there would touch most (Article 32(1)(b)).
ask-all-lead = All flows that hold on the day. Where there is much, it is drawn as groups that one can open.
ask-around-waits = Choose where to begin
ask-paths-waits = Choose both ends
ask-impact-waits = Choose what would break or end
ask-waits-help = Write part of a name in the field above and choose from the list.
ask-third-none = No register reaches a third country on this day
ask-around-none = Nothing flows this way
ask-paths-none = There is no way between these two
ask-impact-none = It touches no register
ask-depend-none = No register has a service or a processor
ask-all-none = No flows hold on this day
explore-from = From
explore-to = To
explore-cause = What breaks or ends
explore-way = Direction
way-ONWARD = Where data go
way-BACK = Where data come from
way-BOTH = Both ways
explore-country = Country
explore-category = Category of data
explore-mechanism = Ground of the transfer
explore-any = Any
explore-sub = Only through sub-processors
explore-above = Also countries of providers and parent companies
explore-day = Day
explore-day-exact = Exact day
day-today = { $day } (today)
day-back = Back to today
day-begins = { $country }: adequacy decision in force from { $day }
day-ends = { $country }: adequacy decision in force until { $day }
explore-count = { $places } places, { $links } flows
explore-cut = There is more than one question may fetch: the shortest are shown.
explore-all-of = Fetch all ({ $count })
explore-view = View
view-picture = Picture
view-table = Table
explore-zoom = Size
zoom-in = Larger
zoom-out = Smaller
explore-export = Download
export-svg = Picture (SVG)
export-png = Picture (PNG)
export-csv = Table (CSV)
file-made = Record of processing activities, { $when }
file-given = { $name } is in your downloads.
file-failed = The picture is too large for PNG. SVG has no such limit.
explore-none-narrowed = Nothing is left with these filters
explore-table = The flows as a table
explore-opened = Opened: { $name }
explore-shut = Closed: { $name }
explore-whole = Draw everything one by one, without groups
picture-name = Picture of the data flows
picture-keys = Arrow keys walk the picture: right with the data, left against them, up and down in a column. Enter opens, minus closes.
chain-keys = The arrow keys up and down go from row to row.
legend = What the picture means
legend-places = Places
legend-links = Flows
legend-lanes = Countries
legend-out = Leaves the EEA for a third country
kind-subjects = People
kind-source = Source
kind-recipient = Recipient
kind-hidden = Out of your reach
link-COLLECTION = Collection
link-INTERNAL = Inside the controller
link-PROCESSING = Processing
link-SUB_PROCESSING = Sub-processing
link-DISCLOSURE = Disclosure
link-PROVIDER = Provided by
link-HOSTING = Hosted in
link-SUPPORT = Support has access from
link-ESTABLISHMENT = Established in
link-PARENT = Parent company
lane-untold = Country not told
lane-home = At the controller
some-third-country = Outside the EEA, country not told
group-untold = { $kind }: country not told
count-subjects = { $count ->
    [one] { $count } category of people
   *[other] { $count } categories of people
 }
count-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
 }
count-register = { $count ->
    [one] { $count } register
   *[other] { $count } registers
 }
count-service = { $count ->
    [one] { $count } service
   *[other] { $count } services
 }
count-processor = { $count ->
    [one] { $count } processor
   *[other] { $count } processors
 }
count-recipient = { $count ->
    [one] { $count } recipient
   *[other] { $count } recipients
 }
count-hidden = { $count } out of your reach
said-from = Data come from: { $names }
said-to = Data go to: { $names }
said-and-more = { $names } and { $count } more
third-summary = { $count } of { $asked } registers reach a country outside the EEA.
third-nearest = Nearest third country; choose one to see all registers that reach it
chain-from = From
chain-through = Through
chain-to = To
chain-how = How
chain-standing = Standing
chain-basis = Lawful basis
chain-mechanism = Ground of the transfer
chain-agreements = Agreement
chain-steps = Steps
details = What is looked at
details-none = Choose a place in the picture to see what is known of it.
details-open = Open
details-more = Fetch all its flows
details-shut = Close
details-from = Data come from
details-to = Data go to
details-chains = { $count ->
    [one] { $count } chain goes through here
   *[other] { $count } chains go through here
 }
where-established = Established in
where-parent = Parent company
where-decision = Adequacy decision
adequacy-part = covers a part only
way-to-register = To the register
way-to-processor = To the processor
way-to-service = To the service
way-onward-from = Where do its data go?
way-back-from = Whose data come here?
way-paths-from = Ways from here …
impact-registers = Registers
impact-special = With special categories
impact-children = With data of children
impact-notices = Notices in force
impact-posts = Posts to call
impact-reissue = Notices to look at again
impact-reissue-none = None of the registers has a notice in force.
depend-summary = { $count } services and processors stand behind { $asked } registers.
depend-place = Service or processor
depend-registers = Registers
depend-direct = Of these directly
depend-nearest = Nearest
depend-ways = See
depend-picture = Picture
explore-fetching = Fetching… { $count } / { $total }
