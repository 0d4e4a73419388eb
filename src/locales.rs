//! Do the files of words say the same in every language? For the tests of each module that has such files.

use std::collections::{BTreeMap, BTreeSet};

/// The messages of a Fluent file with the names of the values they take. The files are simple enough to be read by line.
fn messages(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut messages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line
            .split_once(" =")
            .filter(|(key, _)| !line.starts_with(' ') && !key.contains(' '))
        {
            current = key;
            assert!(messages.insert(key, BTreeSet::new()).is_none(), "{key} stands twice");
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|letter: char| !letter.is_alphanumeric())
                .next()
                .unwrap_or(rest)
        });
        if let Some(values) = messages.get_mut(current) {
            values.extend(names);
        }
    }
    messages
}

/// Fails unless the Finnish, Swedish and English files have the same messages, which take the same values. How many there are.
pub fn assert_same([fi, sv, en]: [&str; 3]) -> usize {
    let [fi, sv, en] = [fi, sv, en].map(messages);
    for key in fi.keys().chain(sv.keys()).chain(en.keys()) {
        assert_eq!(fi.get(key), sv.get(key), "{key} in Swedish");
        assert_eq!(fi.get(key), en.get(key), "{key} in English");
    }
    fi.len()
}

#[cfg(test)]
mod tests {
    use super::assert_same;

    #[test]
    fn files_that_say_the_same_are_counted() {
        let file = "# words\none = { $count }\ntwo = { $day ->\n    [1] x\n   *[other] { $month }\n }\n";
        assert_eq!(assert_same([file; 3]), 2);
    }

    #[test]
    #[should_panic(expected = "two in Swedish")]
    fn a_word_that_is_missing_is_named() {
        assert_same(["one = 1\ntwo = 2\n", "one = 1\n", "one = 1\ntwo = 2\n"]);
    }

    #[test]
    #[should_panic(expected = "one in English")]
    fn a_value_that_is_not_taken_is_named() {
        assert_same(["one = { $day }\n", "one = { $day }\n", "one = day\n"]);
    }
}
