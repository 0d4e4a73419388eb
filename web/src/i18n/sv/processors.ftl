section-processors = Personuppgiftsbiträden
section-services = Tjänster
section-agreements = Biträdesavtal
section-countries = Länder
section-processors-lead = Vem behandlar personuppgifter för den personuppgiftsansvariges räkning, och bakom hur många register? (artikel 4.8 och artikel 28)
section-services-lead = I vilka system och tjänster finns personuppgifterna, i vilka länder, och varifrån har supporten åtkomst?
section-agreements-lead = Vad har avtalats om behandlingen, när upphör varje avtal och var saknas det? (artikel 28.3)
section-countries-lead = Vilka länder hör till EES, vilka har adekvat skyddsnivå och vilka länder når uppgifterna? (artiklarna 44 och 45)
section-processors-search = Sök bland biträden
section-services-search = Sök bland tjänster
section-agreements-search = Sök bland avtal
section-countries-search = Sök bland länder
section-processors-new = Nytt biträde
section-services-new = Ny tjänst
section-agreements-new = Nytt avtal
propose-new = Föreslå ny
propose-lead = Ditt förslag syns genast och kan användas. Dataskyddsombudet godkänner det.
list-none = Här finns ännu inget
list-none-found = Inget motsvarar dessa villkor
party-facts = Grunduppgifter
party-country = Etableringsland
party-parent = Moderbolag
party-children = Dotterbolag
party-registers = Register bakom
party-direct = { $count } direkt
party-subs = Använder underbiträden
party-above = Moderbolag
party-above-yes = Även moderbolagets land
party-contact = Kontaktuppgifter
party-services = Tjänster
party-services-none = Inga tjänster har angetts.
party-picture = Uppgifternas kedjor
party-picture-lead = Vems uppgifter kommer hit, och vart går de vidare?
party-sub-processors = Underbiträden
party-sub-lead = På vems tjänster vilar detta? (artikel 28.2 och 28.4)
party-sub-none = Inga underbiträden har angetts
party-agreements-none = Inget avtal har antecknats
party-transfers = Överföringar utanför EES
party-transfers-lead = Vad vilar varje överföring på, och har den bedömts? (artiklarna 44–49)
party-no-assessment = Överföringens konsekvenser har inte bedömts
review-next = ses över { $day }
service-in-eea = Drivs inom EES
service-told = Underbiträdena angivna
service-own = Egen tjänst:
behind-registers = Register bakom
behind-lead = Register vars uppgifter finns här direkt eller via andra. Det närmaste först.
behind-none = Inget registers uppgifter kommer hit
behind-direct = direkt
behind-through = Via:
behind-findings = Iakttagelser i dessa register
agreement-authorisation = Tillstånd för underbiträden
authorisation-GENERAL = Allmänt tillstånd
authorisation-SPECIFIC = Särskilt tillstånd
agreement-impact = Vad händer om det här upphör?
agreement-term = Giltighet
agreement-parties = Parter och villkor
agreement-covers = Vad avtalet omfattar
agreement-no-services = Inga tjänster har angetts.
agreement-no-registers = Inga register har angetts.
agreement-flows = Dataflöden som vilar på avtalet
agreement-flows-lead = Dessa flöden skulle stå utan avtal om det upphörde.
stage-missing = Avtal saknas
stage-missing-do = Avtala genast
stage-ended = Upphört
stage-ended-do = Förnya eller avsluta
stage-soon = Upphör inom 90 dagar
stage-soon-do = Förnya nu
stage-year = Upphör inom ett år
stage-year-do = Förbered
stage-later = Gäller över ett år
stage-later-do = I sin ordning
stage-untold = Slutdag inte angiven
stage-untold-do = Kontrollera
ends-untold = Slutdag inte angiven
ends-untold-since = Från { $day }, slutdag inte angiven
line-today = i dag
since-day = från { $day }
country-decision = Adekvansbeslut
country-reach = Uppgifter där
country-picture = Vilka uppgifter når hit?
decision-impact = Vad händer om beslutet upphör?
scope-WHOLE_COUNTRY = Hela landet
scope-CERTIFIED_COMPANIES = Endast certifierade företag
scope-LIMITED = En begränsad del
archive-sure = Ska { $name } arkiveras? Det försvinner ur listorna, men historiken och publicerade beskrivningar finns kvar.
archive-yes = Arkivera
archive-no = Arkivera inte
archive-done = { $name } har arkiverats.
field-required = { $name } (obligatoriskt)
field-empty = Töm: { $name }
part-name = Namn
part-businessId = FO-nummer
part-country = Etableringsland
part-parent = Moderbolag
part-usesSubProcessors = Använder underbiträden
part-email = E-post i dataskyddsärenden
part-phone = Telefon
part-address = Postadress
part-website = Webbplats
part-remarks = Anmärkningar
part-description = Beskrivning
part-provider = Leverantör
part-runBy = Personuppgiftsansvarig som själv driver tjänsten
part-hostingCountries = Driftländer
part-supportCountries = Länder varifrån supporten har åtkomst
part-hostedInEea = Drivs inom EES
part-hosting = Driftplatsen med leverantörens egna ord
part-subProcessorsTold = Har leverantören uppgett sina underbiträden
part-title = Rubrik
part-controller = Personuppgiftsansvarig
part-processor = Personuppgiftsbiträde
part-reference = Ärendenummer
part-signedOn = Undertecknat
part-validUntil = Sista giltighetsdag
part-authorisation = Tillstånd för underbiträden
part-lastAuditOn = Senaste granskning
part-services = Tjänster
part-registers = Register
section-processors-count = { $count ->
    [one] { $count } biträde
   *[other] { $count } biträden
 }
section-services-count = { $count ->
    [one] { $count } tjänst
   *[other] { $count } tjänster
 }
section-agreements-count = { $count ->
    [one] { $count } avtal
   *[other] { $count } avtal
 }
section-countries-count = { $count ->
    [one] { $count } land
   *[other] { $count } länder
 }
ends-days = { $count ->
    [one] { $count } dag kvar
   *[other] { $count } dagar kvar
 }
ended-days = { $count ->
    [one] { $count } dag sedan
   *[other] { $count } dagar sedan
 }
country-nearest = { $count ->
    [one] { $count } registers närmaste tredjeland
   *[other] { $count } registers närmaste tredjeland
 }
party-at-most = högst { $count }
kind-agreement = Biträdesavtal
