//! Does search find what people mean? The table of `cases.txt`, asked of whoever answers it.
//!
//! Recall is the share of what must be found that is found. Precision is that of the first `n` hits of a question with `n` keys
//! that must be found (R-precision): the table does not list everything that may rightly be found, so it is a lower bound.

/// The table itself.
const TABLE: &str = include_str!("cases.txt");

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The language asked in: `fi`, `sv` or `en`.
    pub language: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// What must be found, as `register:pori/3`.
    pub wanted: Vec<String>,
    /// What must not be among the first five.
    pub unwanted: Vec<String>,
    /// Whether it is measured only: nothing was tuned by it, and nothing should be.
    pub held_out: bool,
}

/// How well some cases were answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// How many cases.
    pub cases: usize,
    /// The share of what must be found that was found.
    pub recall: f64,
    /// The share of what must be found that was among the first ten.
    pub recall_in_ten: f64,
    /// The mean share of the first hits that must be found; of as many hits as must be.
    pub precision: f64,
    /// The mean of one divided by the place of the first hit that must be found.
    pub first_right: f64,
    /// How many unwanted ones were among the first five, and of how many.
    pub unwanted: (usize, usize),
    /// What went wrong, a line for each case that is not perfect; the questions that are held out are not named.
    pub faults: Vec<String>,
}

/// All cases, in the order of the table.
pub fn cases() -> Vec<Case> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let case = |(place, line): (usize, &'static str)| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [language, question, wanted, unwanted] = parts[..] else {
            panic!("a line of the table has four parts: {line}");
        };
        Case {
            language,
            question,
            wanted: keys(wanted),
            unwanted: keys(unwanted),
            held_out: place % 4 == 0,
        }
    };
    (1..).zip(lines).map(case).collect()
}

fn keys(listed: &str) -> Vec<String> {
    let listed = listed.split_whitespace().filter(|key| *key != "-");
    let full = |key: &str| {
        if key.contains(':') {
            key.to_owned()
        } else {
            format!("register:{key}")
        }
    };
    listed.map(full).collect()
}

/// How well cases are answered. `ask` is given a language and a question, and returns the keys of all hits, the best first.
pub fn figures<'a>(cases: impl IntoIterator<Item = &'a Case>, ask: impl Fn(&str, &str) -> Vec<String>) -> Figures {
    let mut figures = Figures::default();
    let (mut wanted, mut found, mut in_ten, mut answerable) = (0_u32, 0_u32, 0_u32, 0_u32);
    for case in cases {
        let hits = ask(case.language, case.question);
        let within = |key: &String, most: usize| hits.iter().take(most).any(|hit| hit == key);
        let mut fault = Vec::new();
        for key in &case.wanted {
            wanted += 1;
            found += u32::from(within(key, usize::MAX));
            in_ten += u32::from(within(key, 10));
            if !within(key, 10) {
                fault.push(format!("{key} is not among the first ten"));
            }
        }
        for key in &case.unwanted {
            figures.unwanted.1 += 1;
            if within(key, 5) {
                figures.unwanted.0 += 1;
                fault.push(format!("{key} is among the first five"));
            }
        }
        if let Some(first) = hits.iter().position(|hit| case.wanted.contains(hit)) {
            figures.first_right += 1.0 / number(first + 1);
        }
        if !case.wanted.is_empty() {
            answerable += 1;
            let right = hits
                .iter()
                .take(case.wanted.len())
                .filter(|hit| case.wanted.contains(hit));
            figures.precision += number(right.count()) / number(case.wanted.len());
        }
        if !fault.is_empty() {
            let question = if case.held_out { "(held out)" } else { case.question };
            figures
                .faults
                .push(format!("{} {question}: {}", case.language, fault.join(", ")));
        }
        figures.cases += 1;
    }
    let share = |part: u32, all: u32| f64::from(part) / f64::from(all.max(1));
    figures.recall = share(found, wanted);
    figures.recall_in_ten = share(in_ten, wanted);
    figures.precision /= f64::from(answerable.max(1));
    figures.first_right /= f64::from(answerable.max(1));
    figures
}

fn number(small: usize) -> f64 {
    f64::from(u32::try_from(small).expect("a table of cases is short"))
}

#[test]
fn the_table_holds_cases_of_three_languages_and_a_quarter_held_out() {
    let cases = cases();
    assert!(cases.len() >= 200);
    for language in ["fi", "sv", "en"] {
        assert!(
            cases.iter().filter(|case| case.language == language).count() >= 30,
            "{language}"
        );
    }
    assert_eq!(cases.iter().filter(|case| case.held_out).count(), cases.len() / 4);
}

#[test]
fn figures_are_what_they_say() {
    let case = Case {
        language: "fi",
        question: "kirjasto",
        wanted: keys("pori/6 service:a"),
        unwanted: keys("pori/1"),
        held_out: false,
    };
    let ask = |_: &str, _: &str| vec!["register:pori/1".to_owned(), "register:pori/6".to_owned()];
    let figures = figures([&case], ask);
    let share = |part: f64, wanted: f64| assert!((part - wanted).abs() < 1e-9, "{part} {wanted}");
    share(figures.recall, 0.5);
    share(figures.recall_in_ten, 0.5);
    share(figures.precision, 0.5);
    share(figures.first_right, 0.5);
    assert_eq!(figures.unwanted, (1, 1));
    assert_eq!(figures.faults.len(), 1);
}
