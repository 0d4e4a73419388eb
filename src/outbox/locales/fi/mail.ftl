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
and-more = ja { $count } muuta
weekly-digest-subject = Viikkokooste { $day }
weekly-digest-text = Kuluneiden seitsemän päivän tapahtumat niissä rekistereissä, jotka voit lukea.
digest-changed = Muuttuneita rekistereitä: { $count }
digest-published = Julkaistuja selosteita: { $count }
digest-withdrawn = Poistettuja julkaisuja: { $count }
digest-waiting = Hyväksyntää odottavia: { $count }
digest-overdue = Tarkistamatta ajallaan: { $count }
open = Avaa palvelussa:
footer = Tämän viestin lähetti seloste-palvelu. Viestiin ei voi vastata. Voit valita palvelussa, mitä viestejä saat.
