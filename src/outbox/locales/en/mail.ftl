# Letters: what waits, what happened. Never the names of people.
submission-waits-subject = For your approval
submission-waits-text = A record waits for your approval.
submission-returned-subject = Returned for correction
submission-returned-text = The record you submitted was returned. The reason can be read in the service.
submission-approved-subject = Approved
submission-approved-text = The record you submitted was approved. Its notice is published, or will be at the moment agreed.
submission-published-subject = Published
submission-published-text = The notice of the record you submitted has been published.
mention-subject = You are mentioned in a comment
mention-text = You are mentioned in a comment on this register. The comment can be read in the service.
saved-report-failed-subject = A saved report failed
saved-report-failed-text = A saved report is not as expected, or could not be run. Its last result can be read in the service.
review-due-subject = Time to review
review-due-text = { $count ->
    [one] It is time to review the record of this register: is it still true?
   *[other] It is time to review the records of these { $count } registers: are they still true?
}
breach-opened-subject = Breach of personal data
breach-opened-text = A breach of personal data was opened as a case. Unless it is unlikely to endanger anybody, the supervisory authority is to be told within 72 hours (Article 33(1)): by the moment below. The case can be read in the service.
breach-day-left-subject = Breach of personal data: at most 24 hours left
breach-day-left-text = The supervisory authority has not yet been told of this breach, or its risk has not been assessed. The 72 hours end at the moment below (Article 33(1)).
breach-over-subject = Breach of personal data: the 72 hours are over
breach-over-text = The supervisory authority was not told of this breach within 72 hours; they ended at the moment below. Tell it now, with the reasons for the delay (Article 33(1)).
waivers-end-subject = A waiver ends soon or has ended
waivers-end-text = { $count ->
    [one] The waiver of a finding in this register ends soon or has ended: put the matter right, waive it anew, or end the waiver.
   *[other] Waivers of findings in these { $count } registers end soon or have ended: put the matters right, waive them anew, or end the waivers.
}
and-more = and { $count } more
weekly-digest-subject = Weekly digest { $day }
weekly-digest-text = What happened in the last seven days in the registers that you may read.
digest-changed = Registers changed: { $count }
digest-published = Notices published: { $count }
digest-withdrawn = Notices withdrawn: { $count }
digest-raised = Findings raised: { $count }
digest-resolved = Findings resolved: { $count }
digest-waiting = Waiting for approval: { $count }
digest-overdue = Not reviewed in time: { $count }
open = Open it in the service:
footer = This message was sent by the service seloste. It cannot be answered. Your administrators can change which messages you get.
