talk = Kommentit
talk-about = { $count ->
    [0] Kommentit: { $part }
    [one] Kommentit: { $part }, yksi avoin
   *[other] Kommentit: { $part }, { $count } avointa
 }
talk-list = Keskustelu: { $part }
talk-of-whole = koko rekisteri
talk-new = Kommentoi: { $part }
talk-send = Kommentoi
talk-answer = Vastaa
talk-answer-to = Vastaus: { $name }
talk-settle = Merkitse hoidetuksi
talk-settled = Hoidettu
talk-settled-by = Hoidettu, { $name }
talk-settled-now = Merkitty hoidetuksi.
talk-said = Kommentti lisätty.
talk-said-to = { $count ->
    [one] Kommentti lisätty. Mainittu saa siitä tehtävän.
   *[other] Kommentti lisätty. Mainitut saavat siitä tehtävän.
 }
talk-to = Mainittu: { $names }
talk-mention = Mainitse joku
talk-mention-hint = Nimi
talk-mention-open = Näytä nimet
talk-mention-none = Nimellä ei löydy ketään, joka näkee tämän rekisterin.
talk-mentioned = Mainittavat
talk-unmention = Älä mainitse: { $name }
