as-of-day = As it was on
as-of-compared = Compare with (optional)
as-of-show = Show
as-of-compare = Compare
past-title = The register on an earlier day
past-on = The register as it was on { $day }
past-compared = What changed: { $from } – { $to }
past-lead = You see it as it was. Names of processors, services and holders are shown as they are now.
past-back = Back to the present
past-none = The register was not there yet on that day
past-same = The register says the same on both days
past-others-same = { $count ->
    [one] One other part is the same on both days.
   *[other] { $count } other parts are the same on both days.
 }
was = Before
is-now = Now
last-changed = Last changed by { $name }, { $when }
