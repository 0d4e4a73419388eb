talk = Kommentarer
talk-about = { $count ->
    [0] Kommentarer: { $part }
    [one] Kommentarer: { $part }, en öppen
   *[other] Kommentarer: { $part }, { $count } öppna
 }
talk-list = Diskussion: { $part }
talk-of-whole = hela registret
talk-new = Kommentera: { $part }
talk-send = Kommentera
talk-answer = Svara
talk-answer-to = Svar till { $name }
talk-settle = Markera som åtgärdad
talk-settled = Åtgärdad
talk-settled-by = Åtgärdad, { $name }
talk-settled-now = Markerad som åtgärdad.
talk-said = Kommentaren är tillagd.
talk-said-to = { $count ->
    [one] Kommentaren är tillagd. Den som nämndes får en uppgift.
   *[other] Kommentaren är tillagd. De som nämndes får en uppgift.
 }
talk-to = Nämnda: { $names }
talk-mention = Nämn någon
talk-mention-hint = Namn
talk-mention-open = Visa namnen
talk-mention-none = Det finns ingen med det namnet som ser detta register.
talk-mentioned = De som nämns
talk-unmention = Nämn inte: { $name }
