views = What is shown
view-record = Record
view-preview = Notice
view-difference = Changes to it
preview-title = The notice as the public would read it
preview-layout = Layout
preview-own = { $name } (own)
layout-standard = Standard
layout-pori = Pori
layout-jyvaskyla = Jyväskylä
layout-espoo = Espoo
preview-language = Language
preview-none = The notice cannot be previewed
preview-problems = It cannot be saved like this yet:
preview-behind = Updating…
preview-of-draft = With your unsaved draft. Nothing has been published.
preview-of-saved = By what is saved. Nothing has been published.
difference-title = What would change in the published notice
difference-first = The notice has not been published yet
difference-first-help = All of it would be new to the public. Read the whole notice.
difference-none = The notice would say the same as the published version { $number }
difference-sum = { $count ->
    [one] One section would change since version { $number }.
   *[other] { $count } sections would change since version { $number }.
 }
difference-gone = Goes
difference-new = Comes
work-read-difference = Read what changes
found-none = The checks find nothing amiss
