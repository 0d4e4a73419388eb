section-processors = Processors
section-services = Services
section-agreements = Processing agreements
section-countries = Countries
section-processors-lead = Who processes personal data on behalf of the controller, and behind how many registers? (Articles 4(8) and 28)
section-services-lead = In which systems and services are personal data, in which countries, and from where does support have access?
section-agreements-lead = What has been agreed on the processing, when does each agreement end, and where is one missing? (Article 28(3))
section-countries-lead = Which countries are in the EEA, which are held adequate, and which do data reach? (Articles 44 and 45)
section-processors-search = Search the processors
section-services-search = Search the services
section-agreements-search = Search the agreements
section-countries-search = Search the countries
section-processors-new = New processor
section-services-new = New service
section-agreements-new = New agreement
propose-new = Propose a new one
propose-lead = Your proposal is seen and can be used at once. The data protection officer accepts it.
list-none = There is nothing here yet
list-none-found = Nothing matches these conditions
party-facts = Facts
party-country = Established in
party-parent = Parent company
party-children = Subsidiaries
party-registers = Registers behind
party-direct = { $count } directly
party-subs = Uses sub-processors
party-above = Parent companies
party-above-yes = The parent's country too
party-contact = Contact
party-services = Services
party-services-none = No services are told.
party-picture = Chains of data
party-picture-lead = Whose data come here, and where do they go on to?
party-sub-processors = Sub-processors
party-sub-lead = On whose services does this rest? (Article 28(2) and (4))
party-sub-none = No sub-processors are told
party-agreements-none = No agreement is on record
party-transfers = Transfers outside the EEA
party-transfers-lead = On what does each transfer rest, and has it been assessed? (Articles 44–49)
party-no-assessment = No transfer impact assessment
review-next = to be reviewed { $day }
service-in-eea = Hosted in the EEA
service-told = Sub-processors told
service-own = Own service:
behind-registers = Registers behind
behind-lead = Registers whose data are here directly or through others, the nearest first.
behind-none = No register's data come here
behind-direct = directly
behind-through = Through:
behind-findings = Findings in these registers
agreement-authorisation = Authorisation of sub-processors
authorisation-GENERAL = General
authorisation-SPECIFIC = Specific
agreement-impact = What if this ends?
agreement-term = Term
agreement-parties = Parties and terms
agreement-covers = What it covers
agreement-no-services = No services are told.
agreement-no-registers = No registers are told.
agreement-flows = Flows that rest on it
agreement-flows-lead = These flows would be without an agreement if it ended.
stage-missing = Agreement missing
stage-missing-do = Agree now
stage-ended = Ended
stage-ended-do = Renew or stop
stage-soon = Ends within 90 days
stage-soon-do = Renew now
stage-year = Ends within a year
stage-year-do = Prepare
stage-later = Holds for over a year
stage-later-do = In order
stage-untold = No end is told
stage-untold-do = Check
ends-untold = No end is told
ends-untold-since = Since { $day }, no end is told
line-today = today
since-day = since { $day }
country-decision = Adequacy decision
country-reach = Data there
country-picture = Which data reach this?
decision-impact = What if the decision ends?
scope-WHOLE_COUNTRY = The whole country
scope-CERTIFIED_COMPANIES = Certified companies only
scope-LIMITED = A limited part
archive-sure = Archive { $name }? It goes from the lists; its history and what was published stay.
archive-yes = Archive
archive-no = Do not archive
archive-done = { $name } was archived.
field-required = { $name } (required)
field-empty = Empty: { $name }
part-name = Name
part-businessId = Business ID
part-country = Country it is established in
part-parent = Parent company
part-usesSubProcessors = Uses sub-processors
part-email = E-mail for data protection
part-phone = Telephone
part-address = Postal address
part-website = Website
part-remarks = Remarks
part-description = Description
part-provider = Provider
part-runBy = Controller that runs it itself
part-hostingCountries = Countries it is hosted in
part-supportCountries = Countries from which support has access
part-hostedInEea = Hosted in the EEA
part-hosting = Hosting in the provider's own words
part-subProcessorsTold = Has the provider told its sub-processors
part-title = Title
part-controller = Controller
part-processor = Processor
part-reference = Reference
part-signedOn = Signed
part-validUntil = Last day it holds
part-authorisation = Authorisation of sub-processors
part-lastAuditOn = Last audit
part-services = Services
part-registers = Registers
section-processors-count = { $count ->
    [one] { $count } processor
   *[other] { $count } processors
 }
section-services-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
 }
section-agreements-count = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
 }
section-countries-count = { $count ->
    [one] { $count } country
   *[other] { $count } countries
 }
ends-days = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
 }
ended-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
 }
country-nearest = { $count ->
    [one] { $count } register’s nearest third country
   *[other] { $count } registers’ nearest third country
 }
party-at-most = at most { $count }
kind-agreement = Processing agreement
