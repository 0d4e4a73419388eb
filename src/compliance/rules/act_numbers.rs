//! How is the number of an act written in running text? `1050/2018`, and slips of it.

use std::fmt;

/// Two numbers with a slash between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ActNumber {
    /// What stands before the slash.
    pub first: u32,
    /// What stands after it.
    pub second: u32,
    /// How many digits stand after it.
    pub digits: usize,
}

impl fmt::Display for ActNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{:0width$}", self.first, self.second, width = self.digits)
    }
}

/// Every number of that form in a text: at most four digits on both sides, and no third number after.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = ActNumber> {
    text.match_indices('/').filter_map(|(at, _)| {
        let before: String = text[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        let after: String = text[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        let next = text[at + 1 + after.len()..].chars().next();
        let fits = |digits: &str, least: usize| (least..=4).contains(&digits.len());
        let alone = next.is_none_or(|letter| letter != '/' && letter != '.' || text.ends_with('.'))
            && !text[..at - before.len()].ends_with(['/', '.']);
        if !fits(&before, 1) || !fits(&after, 2) || !alone {
            return None;
        }
        let first: String = before.chars().rev().collect();
        Some(ActNumber {
            first: first.parse().ok()?,
            second: after.parse().ok()?,
            digits: after.len(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_of_acts_are_found_in_running_text() {
        let found: Vec<String> = numbers("laki (1050/2018) 29 §, asetus 2016/679 ja 533/99.")
            .map(|number| number.to_string())
            .collect();
        assert_eq!(found, ["1050/2018", "2016/679", "533/99"]);
    }

    #[test]
    fn dates_and_fractions_are_not() {
        assert_eq!(numbers("1/2, 24/7/365, 12345/2018, www.example/1, /").count(), 0);
    }
}
