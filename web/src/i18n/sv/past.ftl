as-of-day = Så som det var
as-of-compared = Jämför med dagen (frivilligt)
as-of-show = Visa
as-of-compare = Jämför
past-title = Registret en tidigare dag
past-on = Registret så som det var { $day }
past-compared = Vad ändrades: { $from } – { $to }
past-lead = Du ser hur det var då. Namnen på personuppgiftsbiträden, tjänster och innehavare visas så som de är nu.
past-back = Tillbaka till nuläget
past-none = Registret fanns ännu inte den dagen
past-same = Registrets uppgifter är desamma båda dagarna
past-others-same = { $count ->
    [one] En annan del är densamma båda dagarna.
   *[other] { $count } andra delar är desamma båda dagarna.
 }
was = Före
is-now = Nu
last-changed = Senast ändrad av { $name } { $when }
