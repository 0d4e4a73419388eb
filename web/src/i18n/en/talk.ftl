talk = Comments
talk-about = { $count ->
    [0] Comments: { $part }
    [one] Comments: { $part }, one open
   *[other] Comments: { $part }, { $count } open
 }
talk-list = Discussion: { $part }
talk-of-whole = the whole register
talk-new = Comment on: { $part }
talk-send = Comment
talk-answer = Answer
talk-answer-to = Answer to { $name }
talk-settle = Mark as settled
talk-settled = Settled
talk-settled-by = Settled, { $name }
talk-settled-now = Marked as settled.
talk-said = The comment was added.
talk-said-to = { $count ->
    [one] The comment was added. Who was mentioned gets a task.
   *[other] The comment was added. Those mentioned get a task.
 }
talk-to = Mentioned: { $names }
talk-mention = Mention someone
talk-mention-hint = Name
talk-mention-open = Show the names
talk-mention-none = Nobody of that name can see this register.
talk-mentioned = To be mentioned
talk-unmention = Do not mention { $name }
