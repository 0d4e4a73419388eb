site-name = Seloste
skip = Skip to content
skip-areas = F6 goes to the next part of the screen, Shift and F6 to the one before.
foot = The city's record of processing activities (GDPR, Article 30).
foot-public = Published notices
foot-api = API
nav-main = Main menu
nav-menu = Menu
nav-home = Home
nav-registers = Registers
nav-findings = Findings
nav-reports = Reports
nav-log = Log
nav-admin = Administration
nav-breaches = Breaches
language = Language
tongue-fi = in Finnish
tongue-sv = in Swedish
tongue-en = in English
account-menu = Your menu
theme = Appearance
theme-system = As the device has it
theme-light = Light
theme-dark = Dark
own-messages = Messages to me
own-messages-lead = By e-mail you hear of your tasks, of mentions, of reviews that come due and of what is published.
own-messages-to = Messages are sent to { $email }.
own-messages-nowhere = Your account has no e-mail address, so no messages are sent. An administrator can add it.
own-messages-language = Language of messages
own-messages-language-hint = The workspace opens in this language too, unless you have chosen another in this browser.
own-messages-digest = Send a weekly digest
sessions = Where I am signed in
sign-out = Sign out
sign-out-failed = Signing out did not work. Try again.
sign-in = Sign in
welcome-title = Welcome to the workspace
welcome-lead = Here the city's registers are kept up to date. Sign in to see yours.
connection-lost = The connection to the server is lost. We keep trying; what you have typed stays on this page.
session-expired = Your session has ended. Sign in again and you come back to this page.
not-found-title = Page not found
not-found-lead = There is nothing at this address, or you cannot see it. Check the address or begin here.
not-allowed-title = This page is not for your role
not-allowed-lead = Your rights do not reach this page. If you need it, ask an administrator.
broken-title = The page broke
broken-lead = The fault is ours. Try again; if that does not help, tell the administrator what you were doing.
loading = Loading…
try-again = Try again
reload = Reload the page
clear = Clear
not-stated = not stated
percent = { $percent }%
show-fewer = Show fewer
show-more = Show more ({ $shown } / { $count })
show-older = Show older
first-of = The first { $shown } are shown, of { $count }.
until = until { $day }
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
