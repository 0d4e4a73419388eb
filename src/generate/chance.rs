//! How is chance made repeatable? The same seed and the same stream give the same choices.

use chrono::{Days, NaiveDate};
use entity::{Date, LanguageText, vocabulary::Answer};

/// A text in Finnish, Swedish and English.
pub type Text = (&'static str, &'static str, &'static str);

/// Which translations a text has beside the Finnish.
#[derive(Clone, Copy)]
pub struct Translated {
    pub sv: bool,
    pub en: bool,
}

impl Translated {
    /// Both.
    pub const FULLY: Self = Self { sv: true, en: true };

    /// The text with the name of a task in the place of `{}`, in the languages there are.
    pub fn text(self, (fi, sv, en): Text, (fi_name, sv_name, en_name): Text) -> LanguageText {
        let fill = |template: &str, name: &str| capital(&template.replace("{}", name));
        LanguageText::new(
            Some(&fill(fi, fi_name)),
            self.sv.then(|| fill(sv, sv_name)).as_deref(),
            self.en.then(|| fill(en, en_name)).as_deref(),
        )
    }

    /// The text as it is.
    pub fn plain(self, (fi, sv, en): Text) -> LanguageText {
        LanguageText::new(Some(fi), self.sv.then_some(sv), self.en.then_some(en))
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Choices, one after another.
pub struct Chance(fastrand::Rng);

impl Chance {
    /// The choices of one stream, such as one controller: they stay the same when others are added.
    pub fn new(seed: u64, stream: u64) -> Self {
        // Neighbouring seeds and streams are spread apart by Knuth's multiplicative constants.
        Self(fastrand::Rng::with_seed(
            seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stream.wrapping_add(1).wrapping_mul(0xD1B5_4A32_D192_ED03),
        ))
    }

    /// A number below another; 0 when that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // Always 64 bits, so that every machine chooses the same.
        usize::try_from(self.0.u64(..(end as u64).max(1))).expect("it is below a usize")
    }

    /// True in so many cases of a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of a list, each as likely as its weight.
    pub fn weighted<T: Clone>(&mut self, list: &[(T, usize)]) -> T {
        let mut left = self.below(list.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in list {
            if left < *weight {
                return value.clone();
            }
            left -= weight;
        }
        unreachable!("the number is below the sum of the weights")
    }

    /// Several different ones of a list, in its order.
    pub fn some<'a, T>(&mut self, list: &'a [T], count: usize) -> Vec<&'a T> {
        let mut places: Vec<usize> = (0..list.len()).collect();
        self.shuffle(&mut places);
        places.truncate(count);
        places.sort_unstable();
        places.into_iter().map(|place| &list[place]).collect()
    }

    /// Puts a list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// Yes, no or, in the rest of a hundred cases, not stated.
    pub fn answer(&mut self, yes: usize, no: usize) -> Answer {
        match self.below(100) {
            drawn if drawn < yes => Answer::Yes,
            drawn if drawn < yes + no => Answer::No,
            _ => Answer::NotStated,
        }
    }

    /// A day in the years from the first to before the second.
    pub fn day(&mut self, from: i32, until: i32) -> Date {
        let start = NaiveDate::from_ymd_opt(from, 1, 1).expect("a year has a first day");
        let days = usize::try_from(until - from).unwrap_or(1) * 365;
        Date(start + Days::new(self.below(days) as u64))
    }
}
