//! Which names may files in a pack have? Those that unpack to the same place under every system, and never beside the folder.

/// Signs of a name; Windows takes 260 for a whole path.
const LONGEST: usize = 200;

/// Why a name may not be used; `None` when it may.
pub fn objection(name: &str) -> Option<&'static str> {
    if name.is_empty() || name.len() > LONGEST {
        return Some("it must have 1 to 200 signs");
    }
    if !name
        .bytes()
        .all(|sign| sign.is_ascii_alphanumeric() || b"-_./".contains(&sign))
    {
        return Some("it may only have letters a to z, digits, and - _ . /");
    }
    name.split('/').find_map(|step| {
        if step.is_empty() {
            Some("it may neither begin nor end with /, nor have two in a row")
        } else if step.starts_with('.') || step.ends_with('.') {
            Some("no step of it may begin or end with a dot")
        } else if is_device(step) {
            Some("Windows gives this name to a device")
        } else {
            None
        }
    })
}

/// Names that are the same file where capitals do not count.
pub fn folded(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// Names that stand for devices under Windows, with any ending.
fn is_device(step: &str) -> bool {
    let stem = step.split('.').next().unwrap_or(step).to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit()))
    });
    numbered || ["con", "prn", "aux", "nul"].contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::objection;

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in [
            "",
            "/etc/passwd",
            "../up",
            "a/../../b",
            "a//b",
            "a/",
            ".",
            "..",
            ".hidden",
            "a/.b",
            "C:/x",
            "a\\b",
            "a\0b",
            "ä.json",
            "con",
            "records/NUL.json",
            "com1.txt",
            "a.",
            "a b",
            "a\nb",
            "%2e%2e",
        ] {
            assert!(objection(name).is_some(), "{name:?}");
        }
        assert!(objection(&"a".repeat(201)).is_some());
    }

    #[test]
    fn names_of_a_pack_are_taken() {
        for name in [
            "index.html",
            "records/pori/verkkokauppa.json",
            "log/log.jsonl",
            "SHA256SUMS",
            "a/b/c-d_e.f.2",
            "company.txt",
            "com10",
        ] {
            assert_eq!(objection(name), None, "{name}");
        }
    }
}
