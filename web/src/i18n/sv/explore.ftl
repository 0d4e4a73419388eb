explore-title = Dataflöden
explore-questions = Vad frågas
ask-third = Tredjeländer
ask-around = Från ett ställe
ask-paths = Vägar
ask-impact = Följder
ask-depend = Gemensamma beroenden
ask-all = Alla flöden
ask-third-lead = Från vilka register når uppgifter utanför EES, och via vem? För vart och ett visas den kortaste kedjan (artikel 30.1 e och artikel 44).
ask-around-lead = Vart går uppgifterna härifrån, eller varifrån kommer de? Register, tjänster, biträden, mottagare och länder.
ask-paths-lead = Hur går uppgifterna från ett ställe till ett annat? Alla vägar, den kortaste först.
ask-impact-lead = Om det här drabbas av en incident eller upphör: vilka register berörs, vems uppgifter, vem ska kontaktas och vilka beskrivningar ska ses över (artikel 33).
ask-depend-lead = Vilka tjänster och biträden står bakom många register? Ett fel där skulle beröra de flesta (artikel 32.1 b).
ask-all-lead = Alla flöden som gäller den valda dagen. När de är många ritas de som grupper som kan öppnas.
ask-around-waits = Välj var du börjar
ask-paths-waits = Välj vägens båda ändar
ask-impact-waits = Välj vad som sviker eller upphör
ask-waits-help = Skriv en del av namnet i fältet ovan och välj i listan.
ask-third-none = Inget register når ett tredjeland den här dagen
ask-around-none = Inga uppgifter går åt det här hållet
ask-paths-none = Det finns ingen väg mellan dessa
ask-impact-none = Det berör inget register
ask-depend-none = Inget register har en tjänst eller ett biträde
ask-all-none = Inga flöden gäller den här dagen
explore-from = Från
explore-to = Till
explore-cause = Vad sviker eller upphör
explore-way = Riktning
way-ONWARD = Vart uppgifterna går
way-BACK = Varifrån uppgifterna kommer
way-BOTH = Åt båda hållen
explore-country = Land
explore-category = Kategori av uppgifter
explore-mechanism = Grund för överföringen
explore-any = Alla
explore-sub = Endast via underbiträden
explore-above = Även leverantörers och moderbolags länder
explore-day = Dag
explore-day-exact = Exakt dag
day-today = { $day } (i dag)
day-back = Tillbaka till i dag
day-begins = { $country }: beslut om adekvat skyddsnivå i kraft från { $day }
day-ends = { $country }: beslut om adekvat skyddsnivå i kraft till { $day }
explore-count = { $places } ställen, { $links } flöden
explore-cut = Det finns fler vägar än en fråga kan hämta: de kortaste visas.
explore-all-of = Hämta alla ({ $count })
explore-view = Vy
view-picture = Bild
view-table = Tabell
explore-zoom = Storlek
zoom-in = Förstora
zoom-out = Förminska
explore-export = Ladda ner
export-svg = Bild (SVG)
export-png = Bild (PNG)
export-csv = Tabell (CSV)
file-made = Register över behandling, { $when }
file-given = Filen { $name } har laddats ner.
file-failed = Bilden är för stor för PNG. SVG har ingen sådan gräns.
explore-none-narrowed = Inget blir kvar med dessa avgränsningar
explore-table = Dataflödena som tabell
explore-opened = Öppnat: { $name }
explore-shut = Stängt: { $name }
explore-whole = Rita allt ett för ett, utan grupper
picture-name = Bild av dataflödena
picture-keys = Med piltangenterna går du i bilden: åt höger med uppgifterna, åt vänster mot dem, upp och ned i en kolumn. Enter öppnar, minus stänger.
chain-keys = Med piltangenterna upp och ned går du från rad till rad.
legend = Vad bildens tecken betyder
legend-places = Ställen
legend-links = Flöden
legend-lanes = Länder
legend-out = Lämnar EES för ett tredjeland
kind-subjects = Människor
kind-source = Källa
kind-recipient = Mottagare
kind-hidden = Inte synligt för dig
link-COLLECTION = Insamling
link-INTERNAL = Inom den personuppgiftsansvarige
link-PROCESSING = Behandling
link-SUB_PROCESSING = Underbiträdes behandling
link-DISCLOSURE = Utlämnande
link-PROVIDER = Leverantör
link-HOSTING = Driftland
link-SUPPORT = Support har åtkomst från
link-ESTABLISHMENT = Etablerad i
link-PARENT = Moderbolag
lane-untold = Land inte angivet
lane-home = Hos den personuppgiftsansvarige
some-third-country = Utanför EES, landet inte angivet
group-untold = { $kind }: land inte angivet
count-subjects = { $count ->
    [one] { $count } kategori av registrerade
   *[other] { $count } kategorier av registrerade
 }
count-source = { $count ->
    [one] { $count } källa
   *[other] { $count } källor
 }
count-register = { $count ->
    [one] { $count } register
   *[other] { $count } register
 }
count-service = { $count ->
    [one] { $count } tjänst
   *[other] { $count } tjänster
 }
count-processor = { $count ->
    [one] { $count } biträde
   *[other] { $count } biträden
 }
count-recipient = { $count ->
    [one] { $count } mottagare
   *[other] { $count } mottagare
 }
count-hidden = { $count } inte synliga för dig
said-from = Uppgifter kommer från: { $names }
said-to = Uppgifter går till: { $names }
said-and-more = { $names } och { $count } till
third-summary = { $count } av { $asked } register når ett land utanför EES.
third-nearest = Närmaste tredjeland; välj ett för att se alla register som når det
chain-from = Från
chain-through = Via
chain-to = Till
chain-how = Hur
chain-standing = Landets ställning
chain-basis = Rättslig grund
chain-mechanism = Grund för överföringen
chain-agreements = Avtal
chain-steps = Steg
details = Det du ser på
details-none = Välj ett ställe i bilden för att se vad som är känt om det.
details-open = Öppna
details-more = Hämta alla flöden
details-shut = Stäng
details-from = Varifrån uppgifterna kommer
details-to = Vart uppgifterna går
details-chains = { $count ->
    [one] { $count } kedja går härigenom
   *[other] { $count } kedjor går härigenom
 }
where-established = Etablerad i
where-parent = Moderbolag
where-decision = Adekvansbeslut
adequacy-part = omfattar bara en del
way-to-register = Till registret
way-to-processor = Till biträdet
way-to-service = Till tjänsten
way-onward-from = Vart går uppgifterna?
way-back-from = Vems uppgifter kommer hit?
way-paths-from = Vägar härifrån …
impact-registers = Register
impact-special = Med särskilda kategorier
impact-children = Med uppgifter om barn
impact-notices = Beskrivningar i kraft
impact-posts = Tjänster att kontakta
impact-reissue = Beskrivningar att se över
impact-reissue-none = Inget av registren har en beskrivning i kraft.
depend-summary = Bakom { $asked } register står { $count } tjänster och biträden.
depend-place = Tjänst eller biträde
depend-registers = Register
depend-direct = Av dessa direkt
depend-nearest = Närmast
depend-ways = Se
depend-picture = Bild
explore-fetching = Hämtar… { $count } / { $total }
