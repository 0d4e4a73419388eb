//! Is a value well formed? Business IDs, addresses, keys and texts, before anything is kept.

use super::problem::{Path, ProblemCode, Problems};

/// The longest text that one field holds, in characters.
pub const LONGEST_TEXT: usize = 20_000;
/// The longest list that one field holds.
pub const LONGEST_LIST: usize = 500;

/// Whether a Finnish business ID is right: seven digits, a hyphen, and the check digit of the tax administration's rule.
pub fn is_business_id(text: &str) -> bool {
    let Some((number, check)) = text.split_once('-') else {
        return false;
    };
    if number.len() != 7 || check.len() != 1 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .zip([7, 9, 10, 5, 8, 4, 2])
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    // A remainder of 1 belongs to no ID at all.
    let expected = match sum % 11 {
        0 => Some(0),
        1 => None,
        remainder => Some(11 - remainder),
    };
    expected == check.parse().ok()
}

/// Whether a text can be an e-mail address: one `@`, a domain with a dot, no spaces.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|character| character.is_alphanumeric() || "._%+-".contains(character))
    };
    plain(local)
        && plain(domain)
        && text.len() <= 254
        && domain.contains('.')
        && domain
            .split('.')
            .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

/// Whether a text can be a telephone number: at least five digits, and otherwise only what stands between them.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && text
            .chars()
            .all(|character| character.is_ascii_digit() || " +-()".contains(character))
}

/// Whether a text can be a web address.
pub fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.strip_prefix(scheme).is_some_and(|rest| {
            !rest.is_empty()
                && text.len() <= 2_000
                && !rest.starts_with('/')
                && !text.contains(|character: char| character.is_whitespace() || "<>\"".contains(character))
        })
    })
}

/// Whether a text is a slug: lower-case letters a–z, digits and single hyphens inside.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// A slug made from a name: "Asiakaspalvelu- ja palautealusta" becomes `asiakaspalvelu-ja-palautealusta`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.to_lowercase().chars() {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            'ä' | 'å' | 'à' | 'á' => slug.push('a'),
            'ö' | 'ø' | 'ó' => slug.push('o'),
            'é' | 'è' => slug.push('e'),
            'ü' => slug.push('u'),
            'š' => slug.push('s'),
            'ž' => slug.push('z'),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
        if slug.len() >= 80 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Checks a value that may be left out.
pub fn check(
    value: Option<&String>,
    field: &str,
    good: fn(&str) -> bool,
    code: ProblemCode,
    at: &mut Path,
    problems: &mut Problems,
) {
    if let Some(value) = value.filter(|value| !good(value)) {
        problems.add_at(at, field, code, value);
    }
}

/// Checks every text and list in a document: nothing too long, no control characters.
pub fn check_texts(document: &serde_json::Value, at: &mut Path, problems: &mut Problems) {
    match document {
        serde_json::Value::String(text) => {
            if text.chars().count() > LONGEST_TEXT {
                problems.add(at, ProblemCode::TooLong, LONGEST_TEXT);
            }
            if let Some(character) = text
                .chars()
                .find(|character| character.is_control() && !matches!(character, '\n' | '\t'))
            {
                problems.add(
                    at,
                    ProblemCode::ControlCharacter,
                    format!("U+{:04X}", u32::from(character)),
                );
            }
        }
        serde_json::Value::Array(values) => {
            if values.len() > LONGEST_LIST {
                problems.add(at, ProblemCode::TooMany, LONGEST_LIST);
            }
            for (index, value) in values.iter().enumerate() {
                at.at(index, |at| check_texts(value, at, problems));
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                at.at(name, |at| check_texts(value, at, problems));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{is_business_id, is_email, is_phone, is_slug, is_web_address, slug};

    #[test]
    fn a_business_id_has_its_check_digit() {
        assert!(is_business_id("0137323-9"), "the example of the rule's description");
        for wrong in [
            "0137323-8",
            "0137323",
            "137323-9",
            "0137323-99",
            "a137323-9",
            "0137323-a",
            "",
            "-",
            "1000000-1x",
        ] {
            assert!(!is_business_id(wrong), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_an_address() {
        assert!(is_email("kirjaamo@pori.example") && is_email("tietosuoja@jyvaskyla.fi"));
        for wrong in [
            "kirjaamo",
            "kirjaamo@",
            "@pori.fi",
            "a b@pori.fi",
            "a@b@c.fi",
            "a@pori",
            "a@.fi",
            "a@pori..fi",
            "kirjaamo(at)pori.fi",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_phone("+358 9 816 21") && is_phone("02 621 1100") && !is_phone("soita") && !is_phone("12"));
        assert!(
            is_web_address("https://www.pori.fi/a?b=c#d")
                && !is_web_address("javascript:alert(1)")
                && !is_web_address("https://a b")
        );
    }

    #[test]
    fn a_slug_is_made_from_a_name() {
        assert_eq!(
            slug("Asiakaspalvelu- ja palautealusta"),
            "asiakaspalvelu-ja-palautealusta"
        );
        assert_eq!(slug("Jyväskylän päivähoito (2021)"), "jyvaskylan-paivahoito-2021");
        assert_eq!(slug("???"), "");
        assert!(
            is_slug("chat-2")
                && !is_slug("Chat")
                && !is_slug("a--b")
                && !is_slug("-a")
                && !is_slug("a_b")
                && !is_slug("")
        );
    }
}
