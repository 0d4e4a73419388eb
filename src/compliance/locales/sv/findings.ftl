# What a finding says. One sentence for each wording of each rule: what is wrong, by name, and the way out.
## Words

date = { $day }.{ $month }.{ $year }
duration-years = { $count ->
    [one] { $count } år
   *[other] { $count } år
}
duration-months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
duration-weeks = { $count ->
    [one] { $count } vecka
   *[other] { $count } veckor
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
group-number = uppgiftsgrupp { $number }
purpose-number = Ändamål { $number }
limit-number = lagringsregel { $number }
and = och
form-electronic = Det elektroniska registret
form-manual = Det manuella registret
language-fi = finska
language-sv = svenska
language-en = engelska

## What each rule is about

rule-controller-contact = Den personuppgiftsansvarigas kontaktuppgifter
rule-controller-is-person = En privatperson som personuppgiftsansvarig
rule-dpo-contact = Dataskyddsombudets kontaktuppgifter
rule-responsible-contact = Den ansvarigas kontaktuppgifter
rule-contact-gone = Kontaktpersonen är borta
rule-one-post-many-holders = Samma befattning, olika innehavare
rule-bad-address = En kontaktuppgift som inte fungerar
rule-joint-arrangement = Gemensamt ansvariga och deras arrangemang
rule-double-role = En part i två roller
rule-wrong-controller-after-reform = Personuppgiftsansvarig före välfärdsområdena
rule-purpose-missing = Behandlingens ändamål
rule-basis-missing = Behandlingens rättsliga grund
rule-basis-without-statute = Den rättsliga grundens bestämmelse
rule-bases-not-tied = Vilken grund för vilket ändamål
rule-consent-and-public-task = Samtycke vid sidan av en offentlig uppgift
rule-legitimate-interest-public = En myndighets berättigade intresse
rule-consent-words = Tal om samtycke utan grunden
rule-special-without-condition = Villkor för särskilda kategorier
rule-child-consent = Barns samtycke
rule-act-repealed = En upphävd bestämmelse
rule-act-number = Författningens nummer
rule-subjects-missing = Kategorier av registrerade
rule-data-missing = Kategorier av personuppgifter
rule-special-unmarked = En särskild uppgift som inte är märkt
rule-marked-without-items = En märkning utan uppgift
rule-criminal-data = Uppgifter om brott
rule-identity-code = Behandling av personbeteckning
rule-free-text-channel = En kanal för fri text
rule-hedged-data = Uppgifter som kanske finns
rule-password-item = Lösenord som uppgift
rule-source-missing = Uppgiftskällor
rule-recipients-not-stated = Mottagare
rule-none-but-processor = ”Lämnas inte ut”, men ett biträde finns
rule-recipient-vague = Ett villkor i stället för en mottagare
rule-processor-unnamed = Ett biträde utan namn
rule-agreement-missing = Personuppgiftsbiträdesavtal
rule-agreement-expired = Ett avtal som löpt ut
rule-agreement-expiring = Ett avtal som löper ut
rule-sub-processor-unknown = Underbiträden
rule-processor-record-missing = Den andra partens register över behandlingen
rule-processor-record-disagrees = Behandlingens två parter
rule-processor-as-recipient = En myndighet som biträde
rule-transfers-not-stated = Överföringar utanför EES
rule-none-but-third-country = ”Överförs inte”, men en kedja leder ut
rule-foreign-parent = Åtkomst utifrån EES
rule-transfer-without-safeguard = Överföringens skyddsåtgärd
rule-derogation-public = En myndighets undantag
rule-safeguard-lapsing = En skyddsåtgärd som upphör
rule-retention-missing = Lagringstid
rule-retention-open-ended = Lagring utan slut
rule-retention-no-start = Lagringstidens början
rule-retention-conflict = Lagringstider som motsäger varandra
rule-past-its-end = Avslutad men ännu i bruk
rule-security-missing = Säkerhetsåtgärder
rule-automated-not-stated = Automatiserade beslut
rule-automated-unexplained = Förklaring av automatiserade beslut
rule-secret-without-provision = Sekretessens bestämmelse
rule-dpia-missing = Konsekvensbedömning
rule-date-missing = Beskrivningens datum
rule-waiver-expired = Ett åsidosättande som löpt ut
rule-review-overdue = En försenad översyn
rule-notice-missing = Publicerad beskrivning
rule-notice-outdated = En föråldrad beskrivning
rule-language-missing = Ett språk som saknas
rule-languages-differ = Språken säger olika
rule-wrong-article = Fel artikel
rule-template-left = Blankettens anvisningar i texten

## What each finding says

controller-contact-address = { $name } har ingen postadress. Lägg till adressen i uppgifterna om den personuppgiftsansvariga.
controller-contact-reach = { $name } har varken e-postadress eller telefonnummer. Lägg till åtminstone det ena.
controller-is-person = Den privata parten { $name } anges som personuppgiftsansvarig för ett offentligt organs register. Ange staden eller organet och gör personen till kontaktperson.
dpo-contact-none = Myndigheten { $name } har inget dataskyddsombud. Ange dataskyddsombudets befattning i uppgifterna om den personuppgiftsansvariga.
dpo-contact-unreachable = Dataskyddsombudet ({ $name }) saknar kontaktuppgifter. Lägg till en e-postadress eller ett telefonnummer.
responsible-contact-none = Registret har varken en ansvarig eller en kontaktperson som kan nås. Ange den befattning som ansvarar för registret.
responsible-contact-unreachable = Den ansvariga ({ $name }) har ingen e-postadress, inget telefonnummer och ingen adress. Lägg till en kontaktuppgift.
contact-gone-left = Innehavaren av { $name } har slutat. Ange en ny innehavare eller byt registrets kontakt.
contact-gone-vacant = { $name } har ingen innehavare och varken egen e-post eller telefon. Ange en innehavare eller en gemensam brevlåda.
one-post-many-holders = { $name } finns också med en annan innehavare (nyckel { $word }). Slå ihop befattningarna om de är samma.
bad-address-pattern = { $name }: ”{ $word }” är ett mönster, inte en adress. Ange den rätta adressen eller befattningens brevlåda.
bad-address-email = { $name }: ”{ $word }” är inte en e-postadress. Rätta adressen.
bad-address-phone = { $name }: ”{ $word }” är inte ett helt telefonnummer. Rätta numret.
bad-address-postcode = { $name }: i adressen ”{ $word }” hör postnumret och orten inte ihop. Kontrollera adressen.
bad-address-business-id = { $name }: kontrollsiffran i FO-numret { $word } är fel. Kontrollera numret.
joint-arrangement = Det väsentliga innehållet i arrangemanget med { $name } berättas inte. Skriv vem som ansvarar för vad och vart begäran riktas.
double-role = { $name } är både personuppgiftsansvarig ({ $other }) och biträde i samma register. Avgör vilken roll som gäller och ta bort den andra.
wrong-controller-after-reform = Registrets ämne (”{ $word }”) hör sedan 1.1.2023 till välfärdsområdet, men personuppgiftsansvarig är { $name }. Flytta registret eller ange att det är avslutat.
purpose-missing = Registret har inget ändamål. Skriv vad uppgifterna används till.
purpose-missing-text = { $purpose } är tomt. Skriv vad uppgifterna används till.
purpose-missing-open = Ändamålet ”{ $purpose }” lämnas öppet med ”{ $word }”. Räkna upp ändamålen till slut.
basis-missing = Ändamålet ”{ $purpose }” saknar rättslig grund. Välj en grund i artikel 6.1 och ange bestämmelsen den bygger på.
basis-without-statute-obligation = Ändamålet ”{ $purpose }” bygger på en rättslig förpliktelse ({ $law }), men bestämmelsen nämns inte. Ange lagen och paragrafen.
basis-without-statute-task = Ändamålet ”{ $purpose }” bygger på en uppgift av allmänt intresse ({ $law }), men bestämmelsen nämns inte. Ange lagen och paragrafen som ger uppgiften.
bases-not-tied = Registret har { $count } rättsliga grunder, men det framgår inte vilken som gäller vilket ändamål. Dela upp ändamålen och ange en grund för varje.
consent-and-public-task = Ändamålet ”{ $purpose }” har både samtycke och en offentlig uppgift som grund. Om uppgiften sköts även utan samtycke, ta bort samtycket.
legitimate-interest-public = Ändamålet ”{ $purpose }” bygger på berättigat intresse, vilket en myndighet inte kan använda i sina uppgifter. Byt grund eller visa att det inte är en myndighetsuppgift.
legitimate-interest-public-untold = Ändamålet ”{ $purpose }” bygger på ett berättigat intresse som inte berättas. Skriv vilket intresset är.
consent-words = I uppgifterna talas om samtycke eller tillstånd (”{ $word }”), men inget ändamål bygger på samtycke. Lägg till grunden för det ändamål det gäller, eller rätta texten.
special-without-condition = Gruppen ”{ $group }” innehåller särskilda kategorier, men inget villkor i artikel 9.2 anges. Ange villkoret och bestämmelsen för det ändamål som använder uppgifterna.
child-consent = Ändamålet ”{ $purpose }” bygger på samtycke och gäller barn (”{ $group }”), men åldersgränsen 13 år nämns inte. Skriv vems samtycke som begärs för barn under 13 år.
act-repealed = { $law } gäller inte ({ $name }). Byt till en bestämmelse som gäller.
act-repealed-text = Texten hänvisar till { $word }, som är upphävd ({ $name }). Rätta eller ta bort hänvisningen.
act-number = Numret { $word } är troligen fel; avsett är väl { $instead }. Kontrollera numret.
subjects-missing = Registret berättar inte vems uppgifter det innehåller. Ange kategorierna av registrerade.
data-missing = Registret berättar inte vilka uppgifter det innehåller. Lägg till minst en uppgiftsgrupp.
data-missing-group = Gruppen ”{ $group }” innehåller inga uppgifter. Räkna upp dem eller ta bort gruppen.
special-unmarked = Uppgiften ”{ $word }” i gruppen ”{ $group }” hör till de särskilda kategorierna, men gruppen är inte märkt. Märk gruppen eller precisera uppgiften.
marked-without-items-special = Gruppen ”{ $group }” är märkt med särskilda kategorier, men ingen uppgift säger vilka. Ange kategorierna och uppgifterna.
marked-without-items-children = Gruppen ”{ $group }” sägs innehålla uppgifter om barn, men ingen kategori eller uppgift gäller barn. Ange vilka barn det gäller.
criminal-data = Gruppen ”{ $group }” innehåller uppgifter om brott utan grund. Ange bestämmelsen som tillåter behandlingen.
identity-code = I gruppen ”{ $group }” behandlas personbeteckningar utan angiven grund. Ange punkten i 29 § i dataskyddslagen eller en annan bestämmelse.
free-text-channel = Gruppen ”{ $group }” har fri text, fast det sägs att särskilda uppgifter inte finns. Överväg om de kan komma i meddelanden.
hedged-data = En uppgift i gruppen ”{ $group }” lämnas öppen med ”{ $word }”. Räkna upp bara de uppgifter som behövs.
password-item = I gruppen ”{ $group }” nämns ett lösenord. Ett lösenord ska inte sparas: ta bort det, eller berätta om kontrollsumman under säkerhet.
source-missing = Källan till uppgifterna berättas inte. Lägg till ett dataflöde från den.
source-missing-purchase = Bland källorna talas om köp (”{ $word }”), men inget köpt dataflöde finns. Lägg till flödet från säljaren.
recipients-not-stated = Det framgår inte om uppgifter lämnas ut. Lägg till mottagarna eller ange att det inte finns några.
recipients-not-stated-some = Uppgifter sägs lämnas ut, men ingen mottagare och inget biträde finns. Lägg till dem.
none-but-processor = Det sägs att uppgifter inte lämnas ut, men de behandlas av { $names }. Också ett biträde är mottagare: ta bort ”inga mottagare”.
recipient-vague = I stället för en mottagare anges ett villkor (”{ $word }”). Nämn mottagarna eller kategorierna av mottagare.
processor-unnamed-provider = Tjänsten { $name } har ingen namngiven leverantör. Ange vem som tillhandahåller den.
processor-unnamed-words = Texten talar om en leverantör (”{ $word }”), men inget biträde nämns. Lägg till biträdet som ett dataflöde.
agreement-missing = Behandlingen i { $name } bygger inte på något avtal. Koppla ett biträdesavtal eller den bestämmelse som gäller i dess ställe.
agreement-expired = Avtalet som behandlingen i { $name } bygger på upphörde { $day }. Ingå ett nytt avtal eller avsluta behandlingen.
agreement-expiring = Avtalet som behandlingen i { $name } bygger på upphör { $day }. Förnya det i tid.
sub-processor-unknown = Det är inte känt vilka underbiträden { $name } anlitar. Be om en förteckning eller en bekräftelse på att det inte finns några.
processor-record-missing = { $other } driver { $name } för detta register men har inget register över behandlingen för den personuppgiftsansvarigas räkning. Be att det läggs till.
processor-record-disagrees-service = { $other } nämner inte { $name } i sitt register över behandlingen för den personuppgiftsansvarigas räkning. Kom överens om vilka tjänster som används och rätta registret eller dataflödet.
processor-record-disagrees-denied = { $name } förvarar uppgifter utanför EES, men { $other } uppger att inget överförs. Red ut vad som stämmer och rätta uppgiften.
processor-record-disagrees-untold = { $other } uppger att uppgifter i { $name } överförs utanför EES, men enligt registret överförs inget. Red ut vad som stämmer och rätta uppgiften.
processor-as-recipient = { $name } handlar med egna befogenheter men anges som biträde. Ange den som mottagare.
transfers-not-stated = Det framgår inte om uppgifter överförs utanför EU och EES. Lägg till överföringarna eller ange att det inte finns några.
transfers-not-stated-remark = Om överföringar finns en anmärkning, men det framgår inte om uppgifter överförs utanför EU och EES. Lagringsplatsen är inget svar: ange ja eller nej.
transfers-not-stated-some = Uppgifter sägs överföras utanför EU och EES, men ingen överföring syns. Lägg till den som ett dataflöde.
none-but-third-country = Det sägs att uppgifter inte överförs utanför EU och EES, men kedjan { $chain } leder dit. Berätta om överföringen och skyddsåtgärden.
foreign-parent = Uppgifter sägs inte överföras, men moderbolaget till { $name }, { $other }, finns utanför EES. Utred om det kan få uppgifterna.
foreign-parent-support = Uppgifter sägs inte överföras, men { $name } får stöd från { $other }. Fjärråtkomst utifrån EES är en överföring: utred åtkomsten.
transfer-without-safeguard = Överföringen i kedjan { $chain } har varken ett gällande beslut om adekvat skyddsnivå eller en skyddsåtgärd. Ange grunden eller avsluta överföringen.
transfer-without-safeguard-support = { $name } får stöd från { $other } utan angiven skyddsåtgärd. Ange vad fjärråtkomsten bygger på.
derogation-public = Överföringen till { $name } bygger på ett undantag ({ $law }) som en myndighet inte kan använda i myndighetsutövning. Välj en skyddsåtgärd.
safeguard-lapsing-decision = Beslutet om adekvat skyddsnivå för { $other }, som överföringen till { $name } bygger på, upphör { $day }. Förbered en annan skyddsåtgärd.
safeguard-lapsing-flow = Skyddsåtgärden för överföringen till { $name } upphör { $day }. Förnya den i tid.
retention-missing = Gruppen ”{ $group }” har ingen lagringstid och inget kriterium för den. Lägg till lagringstiden.
retention-open-ended-minimum = Regeln ”{ $limit }” har en minimitid men ingen maximitid. Ange när uppgifterna senast raderas.
retention-open-ended-words = Lagringstiden har inget slut (”{ $word }”). Ange en maximitid eller en händelse som avslutar den.
retention-no-start = Av regeln ”{ $limit }” framgår inte varifrån tiden räknas. Ange händelsen.
retention-conflict = Gruppen ”{ $group }” har två slut: ”{ $limit }” och ”{ $otherlimit }”. Avgör vilket som gäller, eller dela gruppen.
past-its-end = Verksamheten upphörde { $day } och den längsta lagringstiden { $otherday }, men registret är inte markerat som förstört. Radera uppgifterna eller ange varför de sparas.
past-its-end-untold = Verksamheten upphörde { $day }, men registret är ännu i bruk och det framgår inte när uppgifterna raderas. Uppdatera livscykeln och lagringstiden.
security-missing = Ingenting berättas om hur uppgifterna skyddas. Lägg till en allmän beskrivning.
security-missing-form = { $form } har inga skyddsåtgärder. Lägg till åtminstone en.
automated-not-stated = Det framgår inte om automatiserade beslut fattas. Ange ja eller nej.
automated-unexplained-logic = Logiken bakom de automatiserade besluten berättas inte. Skriv hur ett beslut uppstår.
automated-unexplained-significance = Vad de automatiserade besluten betyder för personen berättas inte. Skriv vad ett beslut leder till.
secret-without-provision = Handlingarna är angivna som sekretessbelagda utan bestämmelse. Ange punkten i offentlighetslagen eller i en annan lag.
dpia-missing = Registret uppfyller { $count } kännetecken på hög risk, men ingen konsekvensbedömning finns. Gör en bedömning eller skriv varför den inte behövs.
dpia-missing-begun = Registret uppfyller { $count } kännetecken på hög risk, och bedömningen ”{ $name }” pågår. Slutför den.
date-missing = Ingen del av beskrivningen har bekräftats, så dess datum framgår inte. Kontrollera uppgifterna och bekräfta dem.
waiver-expired = Åsidosättandet av en anmärkning enligt regeln { $word } löpte ut { $day }. Rätta saken, åsidosätt på nytt eller avsluta åsidosättandet.
review-overdue = Registret skulle ha granskats senast { $day }: allt i det har inte bekräftats efter { $otherday }. Granska och bekräfta uppgifterna.
notice-missing = Registret är i bruk men har ingen publicerad beskrivning. Publicera den.
notice-outdated = Registret har ändrats sedan version { $count } publicerades { $day }. Publicera en ny version.
language-missing = I en tvåspråkig personuppgiftsansvarigs beskrivning saknas { $language }. Lägg till namnet och ändamålen på det språket.
languages-differ = { $language } och { $otherlanguage } anger olika siffror eller adresser. Kontrollera vilken som är rätt.
wrong-article = Vid rättigheten hänvisas till artikel { $word }; rättigheten finns i artikel { $instead }. Rätta hänvisningen.
template-left = I texten finns en anvisning eller platshållare kvar: ”{ $word }”. Ersätt den med uppgiften eller ta bort den.
