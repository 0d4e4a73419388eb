bulk-post-title = Assign a post to registers
bulk-interval-title = Set the review interval
bulk-undo-title = Putting back what was there
bulk-post = Post
bulk-post-role = In which task
bulk-role-responsiblePost = Responsible post
bulk-role-hint-responsiblePost = Answers for the register. In place of the former.
bulk-role-contactPosts = Contact post
bulk-role-hint-contactPosts = Is asked about the register. Beside the former.
bulk-nothing-left = The chosen registers are no longer yours to see.
bulk-interval-count = How many
bulk-interval-hint = How often the record is gone through. The day of review follows from it: the interval is counted from the last confirmation.
bulk-interval-late = { $count ->
    [one] { $count } register comes up for review at once.
   *[other] { $count } registers come up for review at once.
 }
bulk-interval-first = The next review is on { $day }.
bulk-interval-unknown = { $count ->
    [one] { $count } register has no confirmation yet to count the interval from.
   *[other] { $count } registers have no confirmation yet to count the interval from.
 }
bulk-will-responsiblePost = { $count ->
    [0] Nothing changes.
    [one] The responsible post changes in { $count } register.
   *[other] The responsible post changes in { $count } registers.
 }
bulk-will-contactPosts = { $count ->
    [0] Nothing changes.
    [one] The contact post is added to { $count } register.
   *[other] The contact post is added to { $count } registers.
 }
bulk-will-reviewInterval = { $count ->
    [0] Nothing changes.
    [one] The review interval changes in { $count } register.
   *[other] The review interval changes in { $count } registers.
 }
bulk-now = They say now
bulk-now-of = { $value }: { $count }
bulk-now-rest = others: { $count }
bulk-none-responsiblePost = no responsible post
bulk-none-contactPosts = no contact post
bulk-none-reviewInterval = no review interval
bulk-left-no-right = { $count ->
    [one] { $count } is left out, since you may not edit it.
   *[other] { $count } are left out, since you may not edit them.
 }
bulk-left-archived = { $count ->
    [one] { $count } is left out, since it is archived.
   *[other] { $count } are left out, since they are archived.
 }
bulk-left-elsewhere = { $count ->
    [one] { $count } is left out, since it is another controller’s.
   *[other] { $count } are left out, since they are another controller’s.
 }
bulk-left-already = { $count ->
    [one] { $count } is so already.
   *[other] { $count } are so already.
 }
bulk-post-act = { $count ->
    [one] Assign to { $count } register
   *[other] Assign to { $count } registers
 }
bulk-post-act-none = Assign
bulk-interval-act = { $count ->
    [one] Set for { $count } register
   *[other] Set for { $count } registers
 }
bulk-progress = Progress
bulk-count = { $done } / { $all }
bulk-stop = Stop
bulk-done = { $count ->
    [one] { $count } register was changed.
   *[other] { $count } registers were changed.
 }
bulk-undone = { $count ->
    [one] { $count } register was put back.
   *[other] { $count } registers were put back.
 }
bulk-refused = { $count ->
    [one] { $count } did not succeed.
   *[other] { $count } did not succeed.
 }
bulk-open = { $count ->
    [one] { $count } was not begun.
   *[other] { $count } were not begun.
 }
bulk-refused-list = Did not succeed
bulk-unfinished = { $done } / { $all } were done before the work was interrupted. { $count ->
    [one] { $count } remains, and is still chosen.
   *[other] { $count } remain, and are still chosen.
 }
bulk-kept = What was not done stays chosen. Sign in, and go on from here.
bulk-again = Try again ({ $count })
bulk-go-on = Go on ({ $count })
bulk-undo = Undo what was done ({ $count })
bulk-take-back = Undo
bulk-result-post = { $count ->
    [one] The post was assigned to { $count } register.
   *[other] The post was assigned to { $count } registers.
 }
bulk-result-interval = { $count ->
    [one] The review interval was set for { $count } register.
   *[other] The review interval was set for { $count } registers.
 }
bulk-why-changed = Somebody else has just changed this very thing. It says now: { $now }. Trying again replaces it.
bulk-why-emptied = Somebody else has just emptied this very thing. Trying again sets it.
bulk-why-archived = The register is archived.
bulk-why-gone = The register is no longer yours to see.
bulk-why-no-right = You may not edit this register.
