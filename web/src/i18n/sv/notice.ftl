views = Vad som visas
view-record = Uppgifter
view-preview = Beskrivning
view-difference = Skillnader
preview-title = Beskrivningen så som allmänheten skulle läsa den
preview-layout = Uppställning
preview-own = { $name } (egen)
layout-standard = Grundmodell
layout-pori = Björneborgs modell
layout-jyvaskyla = Jyväskyläs modell
layout-espoo = Esbos modell
preview-language = Språk
preview-none = Beskrivningen kan inte förhandsgranskas
preview-problems = Så här kan det ännu inte sparas:
preview-behind = Uppdateras…
preview-of-draft = Ditt osparade utkast är med. Inget har publicerats.
preview-of-saved = Enligt de sparade uppgifterna. Inget har publicerats.
difference-title = Vad som skulle ändras i den publicerade beskrivningen
difference-first = Beskrivningen har ännu inte publicerats
difference-first-help = Allt skulle vara nytt för allmänheten. Läs hela beskrivningen.
difference-none = Beskrivningen skulle säga detsamma som den publicerade versionen { $number }
difference-sum = { $count ->
    [one] En punkt skulle ändras efter version { $number }.
   *[other] { $count } punkter skulle ändras efter version { $number }.
 }
difference-gone = Försvinner
difference-new = Tillkommer
work-read-difference = Läs vad som ändras
found-none = Kontrollerna hittar inget att anmärka på
