//! Which words leave a list open?

/// Phrases that leave a list or a purpose open, in lower case.
pub(super) const OPEN_ENDED: &[&str] = &[
    "tms",
    "ym.",
    "yms",
    "jne",
    "esim.",
    "esimerkiksi",
    "muun muassa",
    "mm. ",
    "muut vastaavat",
    "m.m.",
    "o.s.v",
    "osv",
    "t.ex.",
    "till exempel",
    "bland annat",
    "bl.a.",
    "etc",
    "for example",
    "e.g.",
    "for instance",
    "among others",
    "and so on",
];

/// Phrases that say something may be there, in lower case.
pub(super) const HEDGES: &[&str] = &[
    "mahdollis",
    "mahdollinen",
    "eventuell",
    "möjlig",
    "possible",
    "possibly",
    "any other",
];
