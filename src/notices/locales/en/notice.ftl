# The form's own words in English. The same keys and values are in every language; a test compares.

# Days and times
date = { $day } { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
} { $year }
moment = { $date } at { $hour }:{ $minute }
duration-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
duration-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# Answers and languages
answer-yes = yes
answer-no = no
answer-not-stated = not stated
in-language-fi = in Finnish
in-language-sv = in Swedish
in-language-en = in English

# Sentences that join values
provision = { $act } { $number }, { $section }
provision-act = { $act } { $number }
post-acting = { $title } (acting)
group-number = Data group { $number }
source-person = { $who } (the person concerned)
source-origin = Data originally from: { $who }
summary-processor = { $who } (on behalf of the controller)
records-class = Class in the records management plan: { $class }
start-on = { $start } ({ $day })
adequacy = Decision { $reference }: { $scope }
article-whole = Article { $number }
article-point = Article { $number }({ $point })
with-article = { $text } ({ $article })
duration-exactly = { $time }
duration-at-least = at least { $time }
duration-at-most = at most { $time }
duration-between = at least { $least }, at most { $most }
picture-title = Where the data come from and where they go: { $register }
picture-edge = { $kind }: from { $from } to { $to }.
picture-place = Location: { $node } – { $country }.
picture-outside = Location outside the EU and EEA: { $node } – { $country }.

# Parts of the notice
part-illustrative = Example
part-summary = In brief
part-dates = Dates
part-controller = Controller
part-representative = Representative in the EU
part-joint-controllers = Joint controllers
part-responsible-post = Responsible for the register
part-contact-posts = Contact
part-dpo = Data protection officer
part-name = Name of the register
part-form = Form of the register
part-description = Description
part-purposes = Purpose
part-legal-bases = Lawful bases and provisions
part-must-be-given = Whether the data must be given
part-data-subjects = Data subjects
part-data-content = Personal data
part-classification = Classification of the personal data
part-publicity = Public access and secrecy
part-sources = Sources
part-recipients = Recipients
part-transfers = Transfer outside the EU or EEA
part-systems = Information systems
part-retention = Retention
part-automated-decisions = Automated decisions and profiling
part-security-manual = Manual material
part-security-electronic = Electronic material
part-rights-intro = How to use your rights
part-right-information = Right to be informed
part-right-access = Right of access
part-right-rectification = Right to rectification
part-right-erasure = Right to erasure
part-right-restriction = Right to restriction of processing
part-right-portability = Right to data portability
part-right-objection = Right to object
part-right-automated-decisions = Right concerning automated decisions
part-right-withdraw-consent = Right to withdraw consent
part-right-complaint = Right to lodge a complaint
part-picture = The way of the data
illustrative = This register is a made-up example. No city has stated it.

# Key facts
summary-controller = Who is responsible
summary-purposes = What the data are used for
summary-bases = On what basis
summary-subjects = Whose data
summary-recipients = Who gets the data
summary-transfers = Outside the EU and EEA
summary-retention = How long the data are kept
summary-rights = How to use your rights

# Labels of facts
label-name = Name
label-number = Number
label-state = State
label-confirmed = Confirmed on
label-starts = Processing starts on
label-ends = Processing ends on
label-disposed = Data erased or archived on
label-body-of = Body of
label-business-id = Business ID
label-department = Department
label-post = Post
label-postal-address = Postal address
label-visiting-address = Visiting address
label-email = E-mail
label-phone = Telephone
label-website = Website
label-joint-arrangement = Essence of the arrangement
label-basis = Lawful basis
label-provisions = Provisions
label-interest = Interest or further detail
label-condition = Condition for special categories
label-consequence = If the data are not given
label-subjects = Concerns
label-used-for = Used for
label-special-kinds = Special categories
label-criminal-ground = Ground for criminal data
label-identity-code-ground = Ground for identity codes
label-publicity = Public access
label-data = Data
label-condition-of-flow = When or on what condition
label-means = Means
label-frequency = How often
label-remarks = Remarks
label-publicly-accessible = Publicly accessible
label-provider = Provider
label-run-by = Run by
label-country = Country
label-used-by = Used by
label-support-from = Support given from
label-route = Route
label-mechanism = Ground of the transfer
label-mechanism-document = Document
label-adequacy = Adequacy decision of the Commission
label-what-it-is = Description
label-hosting = Where the data are
label-hosted-in-eea = In the EU or EEA
label-applies-to = Applies to
applies-to-all = All data
label-time = Time
label-rule = Further detail
label-criterion = Criterion
label-counted-from = Counted from
label-then = Then
label-ground = Ground
label-logic = Logic
label-significance = Significance for the person
label-right-holds = The right holds for
label-right-lacks = The right does not hold for
label-right-open = Depends on a basis that is not stated
label-rights-requests = Where a request is made
label-authority = Supervisory authority

# Boxes
box-special = Contains special categories of personal data
box-special-groups = Groups with special categories
box-children = Contains personal data of children
box-children-groups = Groups with data of children
box-criminal = Contains data on criminal convictions or offences
box-criminal-groups = Groups with criminal data
box-identity-code = Contains personal identity codes
box-identity-code-groups = Groups with identity codes
box-large-scale = Processing is on a large scale
box-large-scale-groups = Groups processed on a large scale
box-free-text = Contains free text
box-free-text-groups = Groups with free text
box-automated = Contains automated decision-making
box-profiling = Contains profiling
form-electronic = Electronic
form-manual = Manual

# Statements
must-be-given-yes = The data must be given.
must-be-given-no = Giving the data is voluntary.
group-disclosures = Data are disclosed to
group-processors = Data are processed on behalf of the controller
group-sub-processors = Sub-processors used by the processors
group-internal = Data move inside the controller
recipients-none = According to the controller, no data are disclosed to outside parties.
recipients-some = Data are disclosed, but the recipients are not stated.
transfers-none = According to the controller, no data are transferred outside the EU or EEA.
transfers-some = Data are transferred outside the EU or EEA.
security-no-manual = The register has no manual material.
security-no-electronic = The register has no electronic material.

# Rights
right-access = You may ask whether the register holds data about you, see them and get a copy.
right-rectification = You may ask that wrong data be corrected and incomplete data be completed.
right-erasure = You may ask that data about you be erased.
right-restriction = You may ask that the use of your data be restricted, for example while it is found out whether they are right.
right-portability = You may get the data you have given in a machine-readable form and take them to another controller.
right-objection = You may object to the processing of your data for reasons of your own situation.
right-automated-decisions = No significant decision about you may be made by automated means alone unless the law allows it.
right-withdraw-consent = You may withdraw a consent you have given at any time.
right-complaint = If you think that the processing of your data breaks data protection law, you may complain to the supervisory authority.
right-information = This notice tells you how your personal data are processed.
right-does-not-arise = No automated decisions are made in this register, so the right is not needed.
right-holds-for-none = The right does not extend to the data in this register.
right-is-open = Whether the right extends to the data in this register depends on what has not been stated.
rights-time = A request is answered within a month. Where requests are complex or many, the time may be extended by two months.
rights-free = A request is free of charge. A fee may be taken or the request refused only if it is manifestly unfounded or excessive.

# What the record leaves unsaid
unsaid-section = Nothing is stated here.
unsaid-confirmed = the day of confirmation is not stated
unsaid-controller = The controller is not stated.
unsaid-contact = The contact details of the controller are not stated.
unsaid-responsible-post = Who is responsible for the register is not stated.
unsaid-contact-posts = No contact is stated.
unsaid-dpo = The data protection officer is not stated.
unsaid-joint-arrangement = The arrangement between the joint controllers is not stated.
unsaid-form = The form of the register is not stated.
unsaid-purposes = The purpose is not stated.
unsaid-legal-bases = The lawful basis of the processing is not stated.
unsaid-must-be-given = Whether the data must be given is not stated.
unsaid-data-subjects = Whose data are processed is not stated.
unsaid-data-content = Which data are processed is not stated.
unsaid-classification = Whether the data hold special categories or data of children is not stated.
unsaid-publicity = Whether the data are public or secret is not stated.
unsaid-sources = The sources of the data are not stated.
unsaid-recipients = Whether data are disclosed, or who processes them on behalf of the controller, is not stated.
unsaid-processors = Who processes the data on behalf of the controller is not stated.
unsaid-disclosures = Whether data are disclosed to outside parties is not stated.
unsaid-transfers = Whether data are transferred outside the EU or EEA is not stated.
unsaid-country = the country is not stated
unsaid-mechanism = the ground of the transfer is not stated
unsaid-systems = The information systems are not stated.
unsaid-retention = How long the data are kept is not stated.
unsaid-automated-decisions = Nothing is stated of automated decisions and profiling.
unsaid-logic = The logic and significance of the automated decisions are not stated.
unsaid-security = The security measures are not stated.
unsaid-rights-requests = Where a request is made is not stated.
unsaid-authority = The supervisory authority is not stated.

# Lawful bases, Art. 6(1)
basis-consent = Consent (Article 6(1)(a))
basis-contract = Contract (Article 6(1)(b))
basis-legal-obligation = Legal obligation (Article 6(1)(c))
basis-vital-interests = Vital interests (Article 6(1)(d))
basis-public-task = Task in the public interest or official authority (Article 6(1)(e))
basis-legitimate-interests = Legitimate interests (Article 6(1)(f))

# Conditions, Art. 9(2)
condition-explicit-consent = Explicit consent (Article 9(2)(a))
condition-employment-and-social-protection = Employment, social security and social protection law (Article 9(2)(b))
condition-vital-interests = Vital interests (Article 9(2)(c))
condition-not-for-profit-body = Foundation, association or other not-for-profit body (Article 9(2)(d))
condition-made-public = Made public by the person (Article 9(2)(e))
condition-legal-claims = Legal claims or courts (Article 9(2)(f))
condition-substantial-public-interest = Substantial public interest by law (Article 9(2)(g))
condition-health-or-social-care = Health or social care (Article 9(2)(h))
condition-public-health = Public interest in public health (Article 9(2)(i))
condition-archiving-research-statistics = Archiving, research or statistics (Article 9(2)(j))

# Special categories, Art. 9(1)
special-racial-or-ethnic-origin = Racial or ethnic origin
special-political-opinions = Political opinions
special-religious-or-philosophical-beliefs = Religious or philosophical beliefs
special-trade-union-membership = Trade union membership
special-genetic-data = Genetic data
special-biometric-data = Biometric data for identification
special-health = Data concerning health
special-sex-life-or-orientation = Sex life or sexual orientation

# Life of the register
life-cycle-planned = Planned
life-cycle-active = Active
life-cycle-closed = Closed
life-cycle-disposed = Erased or moved to an archive

# Movement of data
flow-collection = Collection
flow-internal = Movement inside the controller
flow-processing = Processing on behalf of the controller
flow-sub-processing = Sub-processing
flow-disclosure = Disclosure
means-interface = Technical interface
means-file = File
means-purchase = Purchase
means-viewing-access = Viewing access
means-form = Form or online service
means-conversation = Conversation: call, chat or visit
means-automatic = Recorded automatically when the service is used
means-paper = Paper
frequency-continuous = Continuously
frequency-daily = Daily
frequency-weekly = Weekly
frequency-monthly = Monthly
frequency-yearly = Yearly
frequency-on-demand = When needed
frequency-once = Once
mechanism-adequacy-decision = Adequacy decision of the Commission (Article 45)
mechanism-public-bodies-instrument = Binding instrument between public bodies (Article 46(2)(a))
mechanism-binding-corporate-rules = Binding corporate rules (Articles 46(2)(b) and 47)
mechanism-standard-clauses-commission = Standard clauses of the Commission (Article 46(2)(c))
mechanism-standard-clauses-authority = Standard clauses of a supervisory authority (Article 46(2)(d))
mechanism-code-of-conduct = Approved code of conduct (Article 46(2)(e))
mechanism-certification = Approved certification (Article 46(2)(f))
mechanism-authorised-clauses = Contractual clauses authorised by the authority (Article 46(3)(a))
mechanism-administrative-arrangement = Administrative arrangement between authorities (Article 46(3)(b))
mechanism-explicit-consent = Explicit consent to the transfer (Article 49(1)(a))
mechanism-contract-with-person = Contract with the person (Article 49(1)(b))
mechanism-contract-in-interest = Contract in the person's interest (Article 49(1)(c))
mechanism-public-interest = Important reasons of public interest (Article 49(1)(d))
mechanism-legal-claims = Legal claims (Article 49(1)(e))
mechanism-vital-interests = Vital interests (Article 49(1)(f))
mechanism-public-register = Public register (Article 49(1)(g))
scope-whole-country = the whole country
scope-certified-companies = certified companies only
scope-limited = a limited part

# Retention
then-delete = The data are deleted
then-anonymise = The data are made anonymous
then-keep-permanently = The data are kept permanently
start-recording = Recording of the data
start-start-of-processing = Start of the processing
start-last-contact = Last contact
start-order = Order or booking
start-decision = Decision in the matter
start-end-of-relationship = End of the customer or employment relationship
start-end-of-year = End of the calendar or financial year
start-end-of-project = End of the project or pilot
start-end-of-need = End of the need
start-request = Request of the person
start-birth = Birth of the person
start-event = Another event

# Security
measure-access-rights = Access rights
measure-authentication = Authentication
measure-logging = Logging
measure-encryption = Encryption
measure-physical-security = Locked and supervised premises
measure-confidentiality = Duty of secrecy
measure-training = Training and instructions
measure-supplier-duties = Duties of the supplier
measure-minimisation = Use limited to what is needed
measure-pseudonymisation = Pseudonymisation or anonymisation
measure-backup = Backup and recovery
measure-maintenance = Controlled maintenance access
measure-supervision = Supervision and audits

# Publicity
publicity-public = Public
publicity-partly-secret = Partly secret
publicity-secret = Secret
