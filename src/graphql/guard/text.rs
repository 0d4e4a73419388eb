//! Is the text of a document small and flat enough for the parser? A look at each byte once, with no memory of what was seen.
//!
//! It need not know GraphQL: what it takes for a word, a string or a bracket errs towards counting more.

use super::refusal::{Limit, Refusal};

/// The longest text, in bytes.
const BYTES: usize = 64 * 1024;
/// Words and signs: names, numbers, strings, punctuation. The parser keeps some 500 bytes for each.
const WORDS: usize = 8_000;
/// The longest name, in bytes. Errors repeat names, once for each place they are used in.
const NAME: usize = 128;
/// Brackets of any kind inside each other. The parser calls itself some ten times for each.
const BRACKETS: usize = 48;

/// The number of words of a text, if the parser may have it.
pub fn check(text: &str) -> Result<usize, Refusal> {
    if text.len() > BYTES {
        return Err(Refusal::too_large(Limit::Bytes, BYTES));
    }
    let mut rest = text.as_bytes();
    let (mut words, mut open) = (0, 0_usize);
    while let Some(first) = rest.first() {
        let length = match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                rest = &rest[1..];
                continue;
            }
            b'#' => {
                rest = &rest[line(rest)..];
                continue;
            }
            b'"' => string(rest),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                let length = while_in(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if length > NAME {
                    return Err(Refusal::too_large(Limit::Name, NAME));
                }
                length
            }
            b'0'..=b'9' | b'-' => while_in(rest, |byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)),
            b'.' => while_in(rest, |byte| byte == b'.'),
            b'{' | b'[' | b'(' => {
                open += 1;
                if open > BRACKETS {
                    return Err(Refusal::TooDeep);
                }
                1
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                1
            }
            _ => 1,
        };
        words += 1;
        if words > WORDS {
            return Err(Refusal::too_large(Limit::Words, WORDS));
        }
        rest = &rest[length..];
    }
    Ok(words)
}

/// How many bytes from the start satisfy a test.
fn while_in(text: &[u8], test: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| !test(*byte)).unwrap_or(text.len())
}

/// The length of a line, without its end.
fn line(text: &[u8]) -> usize {
    while_in(text, |byte| byte != b'\n' && byte != b'\r')
}

/// The length of a string that starts here, in either form; up to the end of the text when it never ends.
fn string(text: &[u8]) -> usize {
    let block = text.starts_with(b"\"\"\"");
    let end: &[u8] = if block { b"\"\"\"" } else { b"\"" };
    let mut at = end.len();
    while at < text.len() {
        if text[at] == b'\\' {
            // In a block string only the three quotes are escaped.
            at += if !block {
                2
            } else if text[at + 1..].starts_with(end) {
                4
            } else {
                1
            };
        } else if text[at..].starts_with(end) {
            return at + end.len();
        } else if !block && (text[at] == b'\n' || text[at] == b'\r') {
            return at;
        } else {
            at += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{BRACKETS, BYTES, NAME, WORDS, check};

    fn words(text: &str) -> usize {
        check(text).expect("the text is small")
    }

    #[test]
    fn words_are_counted_and_what_stands_between_them_is_not() {
        assert_eq!(words(""), 0);
        assert_eq!(
            words("\u{feff}{ a, b # c d e\n}"),
            4 + 3,
            "a byte order mark is three unknown signs"
        );
        assert_eq!(words("query($x:[Int!]=-1.5e3){a(b:$x)...F}"), 23);
        assert_eq!(words(r#"{a(b:"x } \" { y" c:"")}"#), 11);
        assert_eq!(words("{a(b:\"\"\"x \" \\\"\"\" { y\"\"\")}"), 8);
        assert_eq!(words("\"never ended"), 1);
        assert_eq!(words("\"\"\"never ended\\"), 1);
        assert_eq!(words("\"ends at the line\n{"), 2);
    }

    #[test]
    fn each_limit_is_where_it_is_said_to_be() {
        for (fits, exceeds) in [
            (" ".repeat(BYTES), " ".repeat(BYTES + 1)),
            ("a ".repeat(WORDS), "a ".repeat(WORDS + 1)),
            ("a".repeat(NAME), "a".repeat(NAME + 1)),
            ("{[(".repeat(BRACKETS / 3), "{[(".repeat(BRACKETS / 3) + "{"),
            ("{}".repeat(BRACKETS), "{".repeat(BRACKETS + 1)),
        ] {
            assert!(check(&fits).is_ok(), "{fits:.60}");
            assert!(check(&exceeds).is_err(), "{exceeds:.60}");
        }
    }
}
