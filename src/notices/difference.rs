//! What changed from one published version to another, told so that it can be read?

use entity::vocabulary::Language;

use super::{
    page::{Page, Section, page},
    plain,
    publish::Frozen,
};

/// Lines of a section before times lines of it after that are still compared one by one: 1,000 and 1,000, in 3 ms and 4 MB.
const MOST_COMPARED: usize = 1_000_000;

/// What changed in one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionDifference {
    /// The number of the section.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// Sentences that are gone.
    pub removed: Vec<String>,
    /// Sentences that are new.
    pub added: Vec<String>,
}

/// What differs between two frozen notices in a language, section by section; sections that say the same are left out.
pub fn difference(before: &Frozen, after: &Frozen, language: Language) -> Vec<SectionDifference> {
    let [old, new] = [before, after].map(|frozen| page(frozen.in_language(language), &frozen.layout));
    difference_of_pages(&old, &new, language)
}

/// The same between two notices as they are laid out.
pub fn difference_of_pages(before: &Page, after: &Page, language: Language) -> Vec<SectionDifference> {
    let [old, new] = [before, after].map(|page| told(page, language));
    let mut differences = Vec::new();
    for (number, heading, lines) in &new {
        let earlier = old
            .iter()
            .find(|(old_number, old_heading, _)| (old_number, old_heading) == (number, heading));
        let earlier = earlier.map(|(_, _, lines)| lines.as_slice()).unwrap_or_default();
        push(number, heading, earlier, lines, &mut differences);
    }
    // A section that only the earlier layout has is gone with all it said.
    for (number, heading, lines) in &old {
        if !new
            .iter()
            .any(|(new_number, new_heading, _)| (new_number, new_heading) == (number, heading))
        {
            push(number, heading, lines, &[], &mut differences);
        }
    }
    differences
}

fn push(number: &str, heading: &str, before: &[String], after: &[String], differences: &mut Vec<SectionDifference>) {
    let (removed, added) = compare(before, after);
    if !removed.is_empty() || !added.is_empty() {
        differences.push(SectionDifference {
            number: number.to_owned(),
            heading: heading.to_owned(),
            removed,
            added,
        });
    }
}

/// Number, heading and lines of every section, inner ones after their outer; what stands before the first has no number.
fn told(page: &Page, language: Language) -> Vec<(String, String, Vec<String>)> {
    let lead = format!("{}: {}", page.title, page.name.text);
    let mut told = vec![(
        String::new(),
        page.title.clone(),
        [lead]
            .into_iter()
            .chain(clean(plain::lines(&page.lead, language)))
            .collect(),
    )];
    page.sections
        .iter()
        .for_each(|section| flatten(section, language, &mut told));
    told
}

fn flatten(section: &Section, language: Language, told: &mut Vec<(String, String, Vec<String>)>) {
    told.push((
        section.number.clone(),
        section.heading.clone(),
        clean(plain::lines(&section.blocks, language)),
    ));
    section.sections.iter().for_each(|inner| flatten(inner, language, told));
}

fn clean(lines: Vec<String>) -> Vec<String> {
    lines
        .into_iter()
        .map(|line| line.trim().trim_start_matches("- ").to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Lines of the one that are not in the other in the same order, and the other way round: what a longest common subsequence leaves.
fn compare(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let same_start = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let (before, after) = (&before[same_start..], &after[same_start..]);
    let same_end = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let (before, after) = (&before[..before.len() - same_end], &after[..after.len() - same_end]);
    // The table below grows with both; what is longer than any notice is told as gone and new.
    if before.len() * after.len() > MOST_COMPARED {
        return (before.to_vec(), after.to_vec());
    }
    let width = after.len() + 1;
    // lengths[i * width + j] is the length of the longest common subsequence of before[i..] and after[j..].
    let mut lengths = vec![0_u32; (before.len() + 1) * width];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            lengths[i * width + j] = if before[i] == after[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < before.len() || j < after.len() {
        if i < before.len() && j < after.len() && before[i] == after[j] {
            i += 1;
            j += 1;
        } else if j == after.len() || (i < before.len() && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            removed.push(before[i].clone());
            i += 1;
        } else {
            added.push(after[j].clone());
            j += 1;
        }
    }
    (removed, added)
}

#[cfg(test)]
mod tests {
    use super::compare;

    fn compared(before: &[&str], after: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        compare(&owned(before), &owned(after))
    }

    #[test]
    fn only_what_changed_is_told() {
        assert_eq!(
            compared(&["a", "b", "c"], &["a", "x", "c"]),
            (vec!["b".to_owned()], vec!["x".to_owned()])
        );
        assert_eq!(compared(&["a", "b"], &["a", "b"]), (vec![], vec![]));
        assert_eq!(compared(&[], &["a"]), (vec![], vec!["a".to_owned()]));
        assert_eq!(
            compared(&["a", "b", "c", "d"], &["b", "d", "e"]),
            (vec!["a".to_owned(), "c".to_owned()], vec!["e".to_owned()])
        );
        assert_eq!(compared(&["a", "a"], &["a"]), (vec!["a".to_owned()], vec![]));
    }
}
