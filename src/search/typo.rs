//! Is this a slip of the hand? Whether two words differ by a letter too many, too few, wrong, or swapped with its neighbour.

/// A small picture of a word's letters, by which most words that are too different are passed over without comparing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters(u32);

impl Letters {
    /// The letters of a word.
    pub fn of(word: &str) -> Self {
        Self(
            word.chars()
                .fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 32)),
        )
    }

    /// Whether words with these letters may be as near as `slips`. Each slip changes at most two letters of the picture.
    pub fn may_be_near(self, other: Self, slips: u8) -> bool {
        (self.0 ^ other.0).count_ones() <= 2 * u32::from(slips)
    }
}

/// How many slips are forgiven in a word: none in a short one, where every slip makes another word.
pub fn forgiven(word: &str) -> u8 {
    match word.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// How many slips lie between two words, if not more than `most` (optimal string alignment distance).
pub fn slips(one: &[char], other: &[char], most: u8) -> Option<u8> {
    let most = usize::from(most);
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != wanted);
            let mut least = replaced.min(above[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *wanted {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        if line.iter().all(|slips| *slips > most) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
    }
    above
        .last()
        .filter(|slips| **slips <= most)
        .and_then(|slips| u8::try_from(*slips).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &str, other: &str, most: u8) -> Option<u8> {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        slips(&letters(one), &letters(other), most)
    }

    #[test]
    fn slips_are_counted_up_to_the_most() {
        assert_eq!(between("kirjasto", "kirjasto", 1), Some(0));
        assert_eq!(between("kirajsto", "kirjasto", 1), Some(1));
        assert_eq!(between("vrkkokauppa", "verkkokauppa", 1), Some(1));
        assert_eq!(between("kirjasti", "kirjasto", 1), Some(1));
        assert_eq!(between("kamera", "kirjasto", 2), None);
        assert_eq!(between("", "", 0), Some(0));
    }

    #[test]
    fn the_picture_never_hides_what_is_near() {
        for (one, other, most) in [
            ("kirajsto", "kirjasto", 1),
            ("vrkkokauppa", "verkkokauppa", 1),
            ("taide", "taidot", 2),
        ] {
            assert!(between(one, other, most).is_some());
            assert!(Letters::of(one).may_be_near(Letters::of(other), most));
        }
    }

    #[test]
    fn short_words_are_taken_as_they_are() {
        assert_eq!(forgiven("auto"), 0);
        assert_eq!(forgiven("taide"), 1);
        assert_eq!(forgiven("kirjasto"), 1);
        assert_eq!(forgiven("verkkokauppa"), 2);
    }
}
