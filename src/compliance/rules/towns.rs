//! Which postcodes belong to which town, and which addresses are patterns? Enough to tell a slip, not to sort mail.

/// What an address that is a pattern begins with.
pub(super) const PATTERNS: &[&str] = &[
    "etunimi.sukunimi",
    "firstname.lastname",
    "fornamn.efternamn",
    "förnamn.efternamn",
    "first.last",
    "nimi@",
    "name@",
];

/// How the postcodes of towns begin, in Finnish and Swedish. General knowledge of the Finnish postcodes.
const TOWNS: &[(&[&str], &[&str])] = &[
    (&["helsinki", "helsingfors"], &["00"]),
    (&["vantaa", "vanda"], &["01"]),
    (&["espoo", "esbo"], &["02"]),
    (&["turku", "åbo"], &["20", "21"]),
    (&["pori", "björneborg"], &["28", "29"]),
    (&["tampere", "tammerfors"], &["33", "34"]),
    (&["jyväskylä"], &["40", "41"]),
    (&["oulu", "uleåborg"], &["90", "91"]),
];

/// Whether an address names a town and a postcode that is not its own.
pub(super) fn postcode_and_town_disagree(address: &str) -> bool {
    let lower = address.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '\n']).collect();
    words.windows(2).any(|pair| {
        let code = pair[0].trim_start_matches("fi-");
        let is_code = code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit());
        let town = TOWNS.iter().find(|(names, _)| names.contains(&pair[1]));
        is_code && town.is_some_and(|(_, codes)| !codes.iter().any(|begins| code.starts_with(begins)))
    })
}
