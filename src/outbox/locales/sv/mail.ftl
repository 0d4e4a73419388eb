# Brev: vad som väntar, vad som har hänt. Aldrig namn på personer.
submission-waits-subject = För godkännande
submission-waits-text = En beskrivning väntar på ditt godkännande.
submission-returned-subject = Återsänd för korrigering
submission-returned-text = Beskrivningen som du skickade har återsänts. Motiveringen finns i tjänsten.
submission-approved-subject = Godkänd
submission-approved-text = Beskrivningen som du skickade har godkänts. Den är publicerad eller publiceras vid överenskommen tidpunkt.
submission-published-subject = Publicerad
submission-published-text = Beskrivningen som du skickade har publicerats.
mention-subject = Du nämns i en kommentar
mention-text = Du nämns i en kommentar om detta register. Kommentaren finns i tjänsten.
saved-report-failed-subject = En sparad rapport är inte som väntat
saved-report-failed-text = En sparad rapport är inte som väntat eller kunde inte köras. Det senaste resultatet kan läsas i tjänsten.
review-due-subject = Dags att granska uppgifterna
review-due-text = { $count ->
    [one] Det är dags att granska uppgifterna om detta register: stämmer de fortfarande?
   *[other] Det är dags att granska uppgifterna om dessa { $count } register: stämmer de fortfarande?
}
breach-opened-subject = Personuppgiftsincident
breach-opened-text = En personuppgiftsincident har öppnats som ärende. Om det inte är osannolikt att den medför en risk ska tillsynsmyndigheten underrättas inom 72 timmar (artikel 33.1): senast vid tidpunkten nedan. Ärendet kan läsas i tjänsten.
breach-day-left-subject = Personuppgiftsincident: högst 24 timmar kvar
breach-day-left-text = Tillsynsmyndigheten har ännu inte underrättats om denna personuppgiftsincident, eller risken har inte bedömts. De 72 timmarna går ut vid tidpunkten nedan (artikel 33.1).
breach-over-subject = Personuppgiftsincident: de 72 timmarna har gått
breach-over-text = Tillsynsmyndigheten underrättades inte om denna personuppgiftsincident inom 72 timmar; tiden gick ut vid tidpunkten nedan. Gör anmälan nu och motivera förseningen (artikel 33.1).
waivers-end-subject = Ett åsidosättande löper snart ut eller har löpt ut
waivers-end-text = { $count ->
    [one] Åsidosättandet av en anmärkning i detta register löper snart ut eller har löpt ut: rätta saken, åsidosätt på nytt eller avsluta åsidosättandet.
   *[other] Åsidosättanden av anmärkningar i dessa { $count } register löper snart ut eller har löpt ut: rätta sakerna, åsidosätt på nytt eller avsluta åsidosättandena.
}
and-more = och { $count } till
weekly-digest-subject = Veckosammandrag { $day }
weekly-digest-text = Händelser under de senaste sju dagarna i de register som du får läsa.
digest-changed = Ändrade register: { $count }
digest-published = Publicerade beskrivningar: { $count }
digest-withdrawn = Återkallade publiceringar: { $count }
digest-raised = Nya anmärkningar: { $count }
digest-resolved = Åtgärdade anmärkningar: { $count }
digest-waiting = Väntar på godkännande: { $count }
digest-overdue = Inte granskade i tid: { $count }
open = Öppna i tjänsten:
footer = Detta meddelande skickades av tjänsten seloste. Det går inte att svara på det. Er administration kan ändra vilka meddelanden du får.
