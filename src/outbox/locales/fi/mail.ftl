# Kirjeet: mitä odottaa, mitä on tapahtunut. Ei koskaan henkilöiden nimiä.
submission-waits-subject = Hyväksyttävänä
submission-waits-text = Seloste odottaa hyväksyntääsi.
submission-returned-subject = Palautettu korjattavaksi
submission-returned-text = Lähettämäsi seloste palautettiin. Perustelu on luettavissa palvelussa.
submission-approved-subject = Hyväksytty
submission-approved-text = Lähettämäsi seloste hyväksyttiin. Se on julkaistu tai julkaistaan sovittuna ajankohtana.
submission-published-subject = Julkaistu
submission-published-text = Lähettämäsi seloste on julkaistu.
mention-subject = Sinut mainittiin kommentissa
mention-text = Sinut mainittiin kommentissa, joka koskee tätä rekisteriä. Kommentti on luettavissa palvelussa.
saved-report-failed-subject = Tallennettu raportti ei vastaa odotusta
saved-report-failed-text = Tallennettu raportti ei vastaa odotusta, tai sitä ei voitu ajaa. Viimeisimmän tuloksen voi lukea palvelussa.
review-due-subject = Aika tarkistaa tiedot
review-due-text = { $count ->
    [one] Tämän rekisterin tiedot on aika tarkistaa: pitävätkö ne yhä paikkansa?
   *[other] Näiden { $count } rekisterin tiedot on aika tarkistaa: pitävätkö ne yhä paikkansa?
}
breach-opened-subject = Tietoturvaloukkaus
breach-opened-text = Henkilötietojen tietoturvaloukkauksen käsittely on aloitettu. Valvontaviranomaiselle on ilmoitettava 72 tunnin kuluessa eli alla olevaan hetkeen mennessä, ellei riski ole epätodennäköinen (33 artiklan 1 kohta). Tapaus on luettavissa palvelussa.
breach-day-left-subject = Tietoturvaloukkaus: enintään 24 tuntia jäljellä
breach-day-left-text = Tästä tietoturvaloukkauksesta ei ole vielä ilmoitettu valvontaviranomaiselle, tai riskiä ei ole arvioitu. 72 tunnin määräaika päättyy alla olevana hetkenä (33 artiklan 1 kohta).
breach-over-subject = Tietoturvaloukkaus: 72 tuntia on kulunut
breach-over-text = Tästä tietoturvaloukkauksesta ei ilmoitettu valvontaviranomaiselle 72 tunnin kuluessa; määräaika päättyi alla olevana hetkenä. Tee ilmoitus nyt ja perustele viivästys (33 artiklan 1 kohta).
waivers-end-subject = Ohitus päättyy pian tai on päättynyt
waivers-end-text = { $count ->
    [one] Tämän rekisterin havainnon ohitus päättyy pian tai on päättynyt: korjaa asia, ohita uudelleen tai päätä ohitus.
   *[other] Näiden { $count } rekisterin havaintojen ohituksia päättyy pian tai on päättynyt: korjaa asiat, ohita uudelleen tai päätä ohitukset.
}
and-more = ja { $count } muuta
weekly-digest-subject = Viikkokooste { $day }
weekly-digest-text = Kuluneiden seitsemän päivän tapahtumat niissä rekistereissä, jotka voit lukea.
digest-changed = Muuttuneita rekistereitä: { $count }
digest-published = Julkaistuja selosteita: { $count }
digest-withdrawn = Poistettuja julkaisuja: { $count }
digest-raised = Uusia havaintoja: { $count }
digest-resolved = Poistuneita havaintoja: { $count }
digest-waiting = Hyväksyntää odottavia: { $count }
digest-overdue = Tarkistamatta ajallaan: { $count }
open = Avaa palvelussa:
footer = Tämän viestin lähetti seloste-palvelu. Viestiin ei voi vastata. Organisaatiosi ylläpito voi muuttaa, mitä viestejä saat.
