# What a finding says. One sentence for each wording of each rule: what is wrong, by name, and the way out.
## Words

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
group-number = data group { $number }
purpose-number = Purpose { $number }
limit-number = retention rule { $number }
and = and
form-electronic = The electronic register
form-manual = The manual register
language-fi = Finnish
language-sv = Swedish
language-en = English

## What each rule is about

rule-controller-contact = Contact details of the controller
rule-controller-is-person = A private person as controller
rule-dpo-contact = Contact details of the data protection officer
rule-responsible-contact = Contact details of whoever is responsible
rule-contact-gone = The contact is gone
rule-one-post-many-holders = One post, several holders
rule-bad-address = An address that does not work
rule-joint-arrangement = Arrangement of joint controllers
rule-double-role = One party in two roles
rule-wrong-controller-after-reform = A controller from before the wellbeing services counties
rule-purpose-missing = Purpose of the processing
rule-basis-missing = Lawful basis
rule-basis-without-statute = Provision behind the basis
rule-bases-not-tied = Which basis for which purpose
rule-consent-and-public-task = Consent beside a public task
rule-legitimate-interest-public = Legitimate interests of an authority
rule-consent-words = Words of consent without the basis
rule-special-without-condition = Condition for special categories
rule-child-consent = Consent of children
rule-act-repealed = A repealed provision
rule-act-number = Number of an act
rule-subjects-missing = Categories of data subjects
rule-data-missing = Categories of personal data
rule-special-unmarked = Special data not marked
rule-marked-without-items = A mark without data
rule-criminal-data = Data on criminal offences
rule-identity-code = Personal identity codes
rule-free-text-channel = A channel of free text
rule-hedged-data = Data that may be there
rule-password-item = A password as data
rule-source-missing = Sources
rule-recipients-not-stated = Recipients
rule-none-but-processor = “None”, beside a processor
rule-recipient-vague = A condition in place of a recipient
rule-processor-unnamed = A processor without a name
rule-agreement-missing = Processing agreement
rule-agreement-expired = Processing agreement that has ended
rule-agreement-expiring = Processing agreement that is ending
rule-sub-processor-unknown = Sub-processors
rule-processor-record-missing = Processor's record of the other side
rule-processor-record-disagrees = The two sides of an engagement
rule-processor-as-recipient = An authority as processor
rule-transfers-not-stated = Transfers outside the EEA
rule-none-but-third-country = “No transfers”, but a chain leads out
rule-foreign-parent = Reach from outside the EEA
rule-transfer-without-safeguard = Safeguard of a transfer
rule-derogation-public = Derogation of an authority
rule-safeguard-lapsing = A safeguard that is ending
rule-retention-missing = Time limits for erasure
rule-retention-open-ended = Retention without an end
rule-retention-no-start = Start of the retention time
rule-retention-conflict = Retention times in conflict
rule-past-its-end = Ended, but still in use
rule-security-missing = Security measures
rule-automated-not-stated = Automated decisions
rule-automated-unexplained = Explanation of automated decisions
rule-secret-without-provision = Provision of secrecy
rule-dpia-missing = Impact assessment
rule-date-missing = Date of the record
rule-waiver-expired = A waiver that has run out
rule-review-overdue = Overdue review
rule-notice-missing = Published notice
rule-notice-outdated = Outdated notice
rule-language-missing = A language that is missing
rule-languages-differ = The languages differ
rule-wrong-article = The wrong article
rule-template-left = Instructions of a form left in

## What each finding says

controller-contact-address = { $name } has no postal address. Add it to the controller’s details.
controller-contact-reach = { $name } has neither an e-mail address nor a telephone number. Add at least one.
controller-is-person = The private party { $name } stands as controller of a public body’s register. Name the city or the body, and make the person a contact.
dpo-contact-none = The public body { $name } has no data protection officer. Name the officer’s post in the controller’s details.
dpo-contact-unreachable = The data protection officer ({ $name }) has no contact details. Add an e-mail address or a telephone number to the post.
responsible-contact-none = Nobody who can be reached answers for the register. Name the post that does.
responsible-contact-unreachable = The responsible post { $name } has no e-mail address, telephone number or address. Add a way to reach it.
contact-gone-left = The holder of { $name } has left. Name a new holder, or change the register’s contact.
contact-gone-vacant = { $name } has no holder, and neither a mailbox nor a telephone of its own. Name a holder or a shared mailbox.
one-post-many-holders = { $name } also stands with another holder (key { $word }). Merge the two if they are one post.
bad-address-pattern = { $name }: “{ $word }” is a pattern and no address. Give the real address or the post’s mailbox.
bad-address-email = { $name }: “{ $word }” is no e-mail address. Correct it.
bad-address-phone = { $name }: “{ $word }” is no complete telephone number. Correct it.
bad-address-postcode = { $name }: in the address “{ $word }” postcode and town do not belong together. Check the address.
bad-address-business-id = { $name }: the check digit of the business ID { $word } is wrong. Check the ID.
joint-arrangement = The essence of the arrangement with the joint controller { $name } is not told. Write who answers for what, and to whom requests go.
double-role = { $name } is both controller ({ $other }) and processor of the same register. Decide which it is, and remove the other.
wrong-controller-after-reform = What the register is about (“{ $word }”) belongs to a wellbeing services county since 1 January 2023, yet the controller is { $name }. Move the register, or mark it as ended.
purpose-missing = The register has no purpose. Write what the data are used for.
purpose-missing-text = { $purpose } is empty. Write what the data are used for.
purpose-missing-open = The purpose “{ $purpose }” is left open by “{ $word }”. List the purposes to the end.
basis-missing = The purpose “{ $purpose }” has no lawful basis. Choose one of Art. 6(1), and the provision it rests on.
basis-without-statute-obligation = The purpose “{ $purpose }” rests on a legal obligation ({ $law }), but no provision is named. Name the act and section that lay it down.
basis-without-statute-task = The purpose “{ $purpose }” rests on a public task ({ $law }), but no provision is named. Name the act and section that give the task.
bases-not-tied = The register has { $count } lawful bases, and does not tell which is for what. Tell the purposes apart, each with its own basis.
consent-and-public-task = The purpose “{ $purpose }” has both consent and a public task as its basis. If the task is done without consent as well, remove consent.
legitimate-interest-public = The purpose “{ $purpose }” rests on legitimate interests, which are not for an authority in its tasks. Choose another basis, or show that this is no such task.
legitimate-interest-public-untold = The purpose “{ $purpose }” rests on a legitimate interest that is not told. Write which interest it is.
consent-words = The record speaks of consent or a permission (“{ $word }”), but no purpose rests on consent. Add the basis to the purpose it is about, or correct the words.
special-without-condition = The group “{ $group }” holds special categories, and no condition of Art. 9(2) is stated. State the condition and its provision at the purpose that uses them.
child-consent = The purpose “{ $purpose }” rests on consent and concerns children (“{ $group }”), with no word of the age limit of 13. Tell whose consent is asked for a child below it.
act-repealed = { $law } is not in force ({ $name }). Cite the provision that is.
act-repealed-text = The text refers to { $word }, which has been repealed ({ $name }). Correct or remove the reference.
act-number = The number { $word } is probably wrong; { $instead } seems to be meant. Check it.
subjects-missing = The register does not tell whose data it holds. Name the categories of data subjects.
data-missing = The register does not tell which data it holds. Add at least one data group with its items.
data-missing-group = The group “{ $group }” has no items. List them, or remove the group.
special-unmarked = The item “{ $word }” in the group “{ $group }” is of a special category, but the group is not marked. Mark it, or put the item more exactly.
marked-without-items-special = The group “{ $group }” is marked as special, but no item says what that is. Name the categories and the items.
marked-without-items-children = The group “{ $group }” is said to hold data of children, but nothing in it is about children. Name which children.
criminal-data = The group “{ $group }” holds data on criminal offences without a ground. Name the provision that allows it.
identity-code = The group “{ $group }” holds personal identity codes, and no ground is stated. Name the point of section 29 of the Data Protection Act, or another provision.
free-text-channel = The group “{ $group }” has free text, while it is said to hold no special data. Consider whether messages may bring them.
hedged-data = An item of the group “{ $group }” is left open by “{ $word }”. List only the data that are needed.
password-item = The group “{ $group }” lists a password. A password is not to be kept: remove it, or tell of its hash under security.
source-missing = Where the data come from is not told. Add a data flow from the source.
source-missing-purchase = The sources speak of buying (“{ $word }”), but no flow is bought. Add the flow from the seller.
recipients-not-stated = Whether anybody receives the data is not told. Add the recipients, or state that there are none.
recipients-not-stated-some = The data are said to have recipients, but none is named. Add them.
none-but-processor = It is said that there are no recipients, but the data are processed by { $names }. A processor is a recipient too: take back “no recipients”.
recipient-vague = A condition (“{ $word }”) stands in place of a recipient. Name the recipients or their categories.
processor-unnamed-provider = The service { $name } has no named provider. Name who provides it.
processor-unnamed-words = The text speaks of a supplier (“{ $word }”), but no processor is named. Add it as a data flow.
agreement-missing = The processing by { $name } rests on no agreement. Link the processing agreement, or the provision that stands in its place.
agreement-expired = The agreement behind the processing by { $name } ended on { $day }. Make a new one, or end the processing.
agreement-expiring = The agreement behind the processing by { $name } ends on { $day }. Renew it in time.
sub-processor-unknown = Whom { $name } uses as sub-processors is not known. Ask for the list, or for a confirmation that there are none.
processor-record-missing = { $other } runs { $name } for this register and keeps no record of processing for the controller. Ask { $other } to add it to its records.
processor-record-disagrees-service = What { $other } records of its processing for the controller does not mention { $name }. Agree on which services are used, and correct the record or the flow.
processor-record-disagrees-denied = { $name } keeps data outside the EEA, yet the record of { $other } says that nothing is transferred. Agree on what is true, and correct the record.
processor-record-disagrees-untold = The record of { $other } says that data in { $name } are transferred outside the EEA, yet the register says that nothing is. Find out which is true, and correct it.
processor-as-recipient = { $name } acts on its own powers, but is listed as a processor. List it as a recipient.
transfers-not-stated = Whether data go outside the EU and the EEA is not told. Add the transfers, or state that there are none.
transfers-not-stated-remark = There is a remark on transfers, but not whether data go outside the EU and the EEA. A place of storage is no answer: state yes or no.
transfers-not-stated-some = Data are said to go outside the EU and the EEA, but no transfer is shown. Add it as a data flow.
none-but-third-country = It is said that nothing goes outside the EU and the EEA, but the chain { $chain } leads there. Tell of the transfer and its safeguard.
foreign-parent = No transfers are stated, but the parent company of { $name }, { $other }, is outside the EEA. Find out whether it can get at the data.
foreign-parent-support = No transfers are stated, but { $name } is supported from { $other }. Access from outside the EEA is a transfer: find out what can be seen.
transfer-without-safeguard = The transfer in the chain { $chain } has neither an adequacy decision in force nor a safeguard. State what it rests on, or end it.
transfer-without-safeguard-support = { $name } is supported from { $other } with no safeguard stated. State what the access rests on.
derogation-public = The transfer to { $name } rests on a derogation ({ $law }) that is not for an authority exercising public powers. Choose a safeguard.
safeguard-lapsing-decision = The adequacy decision for { $other }, behind the transfer to { $name }, ends on { $day }. Prepare another safeguard.
safeguard-lapsing-flow = The safeguard of the transfer to { $name } ends on { $day }. Renew it in time.
retention-missing = The group “{ $group }” has no retention time, nor a criterion for one. Add it.
retention-open-ended-minimum = The rule “{ $limit }” has a shortest time and no longest. Tell when the data are erased at the latest.
retention-open-ended-words = The retention has no end (“{ $word }”). Give a longest time, or the event that ends it.
retention-no-start = The rule “{ $limit }” does not tell from when the time is counted. State the event.
retention-conflict = The group “{ $group }” ends twice: “{ $limit }” and “{ $otherlimit }”. Decide which holds, or split the group.
past-its-end = The activity ended on { $day } and the longest retention on { $otherday }, but the register is not marked as disposed of. Erase the data, or tell why they are still kept.
past-its-end-untold = The activity ended on { $day }, but the register is still in use and does not tell when its data go. Update its life cycle and retention.
security-missing = Nothing is told of how the data are protected. Add a general description.
security-missing-form = { $form } has no security measure. Add at least one.
automated-not-stated = Whether automated decisions are made is not told. State yes or no.
automated-unexplained-logic = The logic of the automated decisions is not told. Write how a decision comes about.
automated-unexplained-significance = What the automated decisions mean to the person is not told. Write what follows from one.
secret-without-provision = The documents are said to be secret without a provision. Name the point of Act 621/1999 or of another act.
dpia-missing = The register meets { $count } criteria of a high risk, and its impact has not been assessed. Assess it, or write why that is not needed.
dpia-missing-begun = The register meets { $count } criteria of a high risk, and the assessment “{ $name }” is not finished. Finish it.
date-missing = No part of the record has been confirmed, so nothing tells from when it is. Check it, and confirm it.
waiver-expired = The waiver of a finding of the rule { $word } ran out on { $day }. Put the matter right, waive it anew, or end the waiver.
review-overdue = The register was due for review by { $day }: not all of it has been confirmed since { $otherday }. Check and confirm it.
notice-missing = The register is in use and has no published notice. Publish it.
notice-outdated = The register has been changed since version { $count } of its notice was published on { $day }. Publish a new one.
language-missing = A bilingual controller’s notice lacks { $language }. Add the name and the purposes in it.
languages-differ = { $language } and { $otherlanguage } give different numbers or addresses. Check which is right.
wrong-article = A right is cited as Article { $word }; it stands in Article { $instead }. Correct the reference.
template-left = An instruction or placeholder of a form is left in the text: “{ $word }”. Replace it with what is meant, or remove it.
