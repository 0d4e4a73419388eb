bulk-post-title = Ange befattning för register
bulk-interval-title = Ange granskningsintervall
bulk-undo-title = Det tidigare återställs
bulk-post = Befattning
bulk-post-role = I vilken uppgift
bulk-role-responsiblePost = Ansvarig befattning
bulk-role-hint-responsiblePost = Svarar för registret. I stället för den tidigare.
bulk-role-contactPosts = Kontaktbefattning
bulk-role-hint-contactPosts = Tillfrågas om registret. Vid sidan av de tidigare.
bulk-nothing-left = De valda registren är inte längre synliga för dig.
bulk-interval-count = Hur många
bulk-interval-hint = Hur ofta beskrivningen gås igenom. Granskningsdagen följer av det: intervallet räknas från den senaste bekräftelsen.
bulk-interval-late = { $count ->
    [one] { $count } register ska granskas genast.
   *[other] { $count } register ska granskas genast.
 }
bulk-interval-first = Nästa granskning är { $day }.
bulk-interval-unknown = { $count ->
    [one] { $count } register har ännu ingen bekräftelse att räkna intervallet från.
   *[other] { $count } register har ännu ingen bekräftelse att räkna intervallet från.
 }
bulk-will-responsiblePost = { $count ->
    [0] Ingenting ändras.
    [one] Den ansvariga befattningen ändras i { $count } register.
   *[other] Den ansvariga befattningen ändras i { $count } register.
 }
bulk-will-contactPosts = { $count ->
    [0] Ingenting ändras.
    [one] Kontaktbefattningen läggs till i { $count } register.
   *[other] Kontaktbefattningen läggs till i { $count } register.
 }
bulk-will-reviewInterval = { $count ->
    [0] Ingenting ändras.
    [one] Granskningsintervallet ändras i { $count } register.
   *[other] Granskningsintervallet ändras i { $count } register.
 }
bulk-now = Nu står där
bulk-now-of = { $value }: { $count }
bulk-now-rest = övriga: { $count }
bulk-none-responsiblePost = ingen ansvarig befattning
bulk-none-contactPosts = ingen kontaktbefattning
bulk-none-reviewInterval = inget granskningsintervall
bulk-left-no-right = { $count ->
    [one] { $count } lämnas utanför, eftersom du inte får redigera det.
   *[other] { $count } lämnas utanför, eftersom du inte får redigera dem.
 }
bulk-left-archived = { $count ->
    [one] { $count } lämnas utanför, eftersom det är arkiverat.
   *[other] { $count } lämnas utanför, eftersom de är arkiverade.
 }
bulk-left-elsewhere = { $count ->
    [one] { $count } lämnas utanför, eftersom det hör till en annan personuppgiftsansvarig.
   *[other] { $count } lämnas utanför, eftersom de hör till en annan personuppgiftsansvarig.
 }
bulk-left-already = { $count ->
    [one] { $count } är redan så.
   *[other] { $count } är redan så.
 }
bulk-post-act = { $count ->
    [one] Ange för { $count } register
   *[other] Ange för { $count } register
 }
bulk-post-act-none = Ange
bulk-interval-act = { $count ->
    [one] Ange för { $count } register
   *[other] Ange för { $count } register
 }
bulk-progress = Framsteg
bulk-count = { $done } / { $all }
bulk-stop = Stoppa
bulk-done = { $count ->
    [one] { $count } register ändrades.
   *[other] { $count } register ändrades.
 }
bulk-undone = { $count ->
    [one] { $count } register återställdes.
   *[other] { $count } register återställdes.
 }
bulk-refused = { $count ->
    [one] { $count } lyckades inte.
   *[other] { $count } lyckades inte.
 }
bulk-open = { $count ->
    [one] { $count } blev ogjort.
   *[other] { $count } blev ogjorda.
 }
bulk-refused-list = Lyckades inte
bulk-unfinished = { $done } / { $all } hann bli gjorda innan arbetet avbröts. { $count ->
    [one] { $count } återstår och är fortfarande valt.
   *[other] { $count } återstår och är fortfarande valda.
 }
bulk-kept = Det som blev ogjort förblir valt. Logga in, så kan du fortsätta härifrån.
bulk-again = Försök igen ({ $count })
bulk-go-on = Fortsätt ({ $count })
bulk-undo = Ångra det gjorda ({ $count })
bulk-take-back = Ångra
bulk-result-post = { $count ->
    [one] Befattningen angavs för { $count } register.
   *[other] Befattningen angavs för { $count } register.
 }
bulk-result-interval = { $count ->
    [one] Granskningsintervallet angavs för { $count } register.
   *[other] Granskningsintervallet angavs för { $count } register.
 }
bulk-why-changed = Någon annan hann ändra just detta. Nu står där: { $now }. Ett nytt försök ersätter det.
bulk-why-emptied = Någon annan hann tömma just detta. Ett nytt försök anger det.
bulk-why-archived = Registret är arkiverat.
bulk-why-gone = Registret är inte längre synligt för dig.
bulk-why-no-right = Du får inte redigera detta register.
