//! Does a text hold what was searched for, letters with and without marks alike?

use entity::LanguageText;

/// A text in lower case and without marks, for comparing and sorting: `Päivähoito` and `paivahoito` are the same.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Whether any language of a text holds what was folded.
pub fn holds(text: &LanguageText, folded_needle: &str) -> bool {
    text.iter().any(|(_, text)| holds_text(text, folded_needle))
}

/// Whether a text holds what was folded.
pub fn holds_text(text: &str, folded_needle: &str) -> bool {
    let Some(first) = folded_needle.chars().next() else {
        return true;
    };
    let mut rest = text.chars();
    while let Some(character) = rest.clone().next() {
        // Most places are passed by at their first letter.
        if fold_character(character).next().is_none_or(|letter| letter == first) {
            let mut here = rest.clone().flat_map(fold_character);
            if folded_needle.chars().all(|wanted| here.next() == Some(wanted)) {
                return true;
            }
        }
        rest.next();
    }
    false
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(fold_character)
}

/// The letters a character is compared as: none for a mark that stands on the letter before it.
fn fold_character(character: char) -> impl Iterator<Item = char> + Clone {
    let [first, second] = if character.is_ascii() {
        [character.to_ascii_lowercase(), '\0']
    } else {
        fold_wide(character)
    };
    [first, second].into_iter().filter(|letter| *letter != '\0')
}

fn fold_wide(character: char) -> [char; 2] {
    let lower = character.to_lowercase().next().unwrap_or(character);
    let plain = match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'æ' => return ['a', 'e'],
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' | 'ǧ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' | 'ǩ' => 'k',
        'ł' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ŋ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'œ' => return ['o', 'e'],
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ß' => return ['s', 's'],
        'ţ' | 'ť' | 'ŧ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        // Combining marks, as in text typed on some systems.
        '\u{300}'..='\u{36f}' => '\0',
        other => other,
    };
    [plain, '\0']
}

#[cfg(test)]
mod tests {
    use super::{fold, holds_text};

    #[test]
    fn letters_are_found_with_and_without_marks_and_in_any_case() {
        assert_eq!(fold("PÄIVÄHOITO Škoda Ærø"), "paivahoito skoda aero");
        assert_eq!(fold("a\u{308}iti"), "aiti");
        for needle in ["paiva", "hoito", "ivah", ""] {
            assert!(holds_text("Päivähoito", &fold(needle)), "{needle}");
        }
        assert!(!holds_text("Päivähoito", &fold("hoitola")));
        assert!(holds_text("pa\u{308}iva\u{308}hoito", &fold("PÄIVÄ")));
    }
}
