//! How is the picture of where the data go drawn? As SVG: columns from left to right, the same for the same picture.
//!
//! Columns come with the picture; here nodes get an order in which few arrows cross, and a height near their neighbours. An
//! arrow over several columns gets a place of its own in each, so that it passes between nodes. Colours are classes that the
//! style sheet fills, with plain ones for where there is no style sheet. What we gave up is stacking on a phone: there the
//! picture scrolls in its own box, and the words below it say the same.

use std::{collections::BTreeMap, fmt::Write};

use entity::vocabulary::NodeKind;

use super::content::{Picture, PictureNode};

const NODE_WIDTH: f64 = 184.0;
const GAP_WIDTH: f64 = 156.0;
const ROW_GAP: f64 = 24.0;
const MARGIN: f64 = 12.0;
const PASSAGE: f64 = 30.0;
const NAME_SIZE: f64 = 14.0;
const SMALL_SIZE: f64 = 12.0;
const ARROW: f64 = 8.0;

/// The words the picture needs beside those it carries.
pub struct PictureWords<'a> {
    /// What a kind of node is called.
    pub kind: &'a dyn Fn(NodeKind) -> &'static str,
    /// What is said of a node outside the EEA.
    pub outside_eea: &'a str,
}

/// The picture as SVG. `id` begins the ids inside it, so that a page can hold several.
pub fn svg(picture: &Picture, words: &PictureWords<'_>, id: &str) -> String {
    let mut plan = Plan::of(picture, words);
    plan.order();
    plan.place();
    draw(picture, &plan, id)
}

/// A node, or the passage of a long arrow through a column.
struct Place<'a> {
    node: Option<&'a PictureNode>,
    kind: &'static str,
    name: Vec<String>,
    notes: Vec<String>,
    column: usize,
    height: f64,
    top: f64,
}

/// An arrow through places in neighbouring columns, left to right; or between two places of one column.
struct Arrow {
    places: Vec<usize>,
    label: String,
    /// Whether it points to the left.
    back: bool,
}

struct Plan<'a> {
    places: Vec<Place<'a>>,
    columns: Vec<Vec<usize>>,
    arrows: Vec<Arrow>,
    height: f64,
}

impl<'a> Plan<'a> {
    fn of(picture: &'a Picture, words: &PictureWords<'_>) -> Self {
        let mut numbers: Vec<i32> = picture.nodes.iter().map(|node| node.column).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut plan = Self {
            places: Vec::new(),
            columns: vec![Vec::new(); numbers.len()],
            arrows: Vec::new(),
            height: 0.0,
        };
        let mut by_id = BTreeMap::new();
        for node in &picture.nodes {
            let column = numbers.binary_search(&node.column).unwrap_or(0);
            by_id.insert(node.id.as_str(), plan.add(Place::of(node, column, words)));
        }
        for ((from, to), label) in merged(picture, &by_id) {
            let back = plan.places[from].column > plan.places[to].column;
            let (left, right) = if back { (to, from) } else { (from, to) };
            let mut places = vec![left];
            for column in plan.places[left].column + 1..plan.places[right].column {
                places.push(plan.add(Place::passage(column)));
            }
            places.push(right);
            plan.arrows.push(Arrow { places, label, back });
        }
        plan
    }

    fn add(&mut self, place: Place<'a>) -> usize {
        let index = self.places.len();
        self.columns[place.column].push(index);
        self.places.push(place);
        index
    }

    /// Neighbours of each place in the column to the left or to the right.
    fn neighbours(&self, to_the_left: bool) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.places.len()];
        for pair in self.arrows.iter().flat_map(|arrow| arrow.places.windows(2)) {
            if self.places[pair[0]].column < self.places[pair[1]].column {
                let (of, other) = if to_the_left {
                    (pair[1], pair[0])
                } else {
                    (pair[0], pair[1])
                };
                neighbours[of].push(other);
            }
        }
        neighbours
    }

    /// Sorts each column by where its neighbours stand, to and fro, so that few arrows cross.
    fn order(&mut self) {
        for sweep in 0..8 {
            let neighbours = self.neighbours(sweep % 2 == 0);
            let mut rank = vec![0.0; self.places.len()];
            for column in &self.columns {
                for (index, place) in column.iter().enumerate() {
                    rank[*place] = share(index, column.len());
                }
            }
            for column in &mut self.columns {
                let key =
                    |place: &usize| mean(neighbours[*place].iter().map(|other| rank[*other])).unwrap_or(rank[*place]);
                column.sort_by(|a, b| key(a).total_cmp(&key(b)));
            }
        }
    }

    /// Gives each place a height near its neighbours', without overlaps.
    fn place(&mut self) {
        for column in self.columns.clone() {
            self.stack(&column, |_| None);
        }
        for sweep in 0..8 {
            let neighbours = self.neighbours(sweep % 2 == 0);
            let columns: Vec<Vec<usize>> = if sweep % 2 == 0 {
                self.columns.clone()
            } else {
                self.columns.iter().rev().cloned().collect()
            };
            for column in columns {
                let wish: BTreeMap<usize, f64> = column
                    .iter()
                    .filter_map(|place| {
                        Some((
                            *place,
                            mean(neighbours[*place].iter().map(|other| self.places[*other].middle()))?,
                        ))
                    })
                    .collect();
                self.stack(&column, |place| wish.get(&place).copied());
            }
        }
        let first = self.places.iter().map(|place| place.top).fold(f64::INFINITY, f64::min);
        for place in &mut self.places {
            place.top += MARGIN - first;
        }
        self.height = self.places.iter().map(Place::bottom).fold(0.0, f64::max) + MARGIN;
    }

    fn stack(&mut self, column: &[usize], wish: impl Fn(usize) -> Option<f64>) {
        let mut next = f64::NEG_INFINITY;
        let mut moved = Vec::new();
        for index in column {
            let place = &mut self.places[*index];
            let wanted = wish(*index).map_or(place.top, |middle| middle - place.height / 2.0);
            place.top = wanted.max(next);
            moved.push(wanted - place.top);
            next = place.top + place.height + ROW_GAP;
        }
        // Pushing went down only; half the way back keeps the column around where it wanted to be.
        let back = mean(moved.into_iter()).unwrap_or(0.0);
        for index in column {
            self.places[*index].top += back;
        }
    }

    fn left(&self, place: usize) -> f64 {
        MARGIN + column_width(self.places[place].column)
    }

    fn width(&self) -> f64 {
        let loops = self
            .arrows
            .iter()
            .any(|arrow| self.is_loop(arrow) && self.places[arrow.places[0]].column + 1 == self.columns.len());
        let columns = self.columns.len().max(1);
        2.0 * MARGIN + column_width(columns - 1) + NODE_WIDTH + if loops { GAP_WIDTH } else { 0.0 }
    }

    fn is_loop(&self, arrow: &Arrow) -> bool {
        arrow.places.len() == 2 && self.places[arrow.places[0]].column == self.places[arrow.places[1]].column
    }

    /// Where on a side of a place each arrow touches it: spread out, in the order of the other ends.
    #[expect(
        clippy::type_complexity,
        reason = "named types for one table would hide what it holds"
    )]
    fn ports(&self) -> BTreeMap<(usize, usize, bool), f64> {
        let mut sides: BTreeMap<(usize, bool), Vec<(f64, usize, usize)>> = BTreeMap::new();
        for (number, arrow) in self.arrows.iter().enumerate() {
            for (step, pair) in arrow.places.windows(2).enumerate() {
                let right_side = self.is_loop(arrow);
                sides
                    .entry((pair[0], true))
                    .or_default()
                    .push((self.places[pair[1]].middle(), number, 2 * step));
                sides.entry((pair[1], right_side)).or_default().push((
                    self.places[pair[0]].middle(),
                    number,
                    2 * step + 1,
                ));
            }
        }
        let mut ports = BTreeMap::new();
        for ((index, _), mut touches) in sides {
            touches.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let place = &self.places[index];
            let gap = (place.height / (count(touches.len()) + 1.0)).min(18.0);
            for (order, (_, number, end)) in touches.iter().enumerate() {
                let offset = (count(order) - (count(touches.len()) - 1.0) / 2.0) * gap;
                ports.insert((*number, end / 2, end % 2 == 1), place.middle() + offset);
            }
        }
        ports
    }
}

impl<'a> Place<'a> {
    fn of(node: &'a PictureNode, column: usize, words: &PictureWords<'_>) -> Self {
        let room = NODE_WIDTH - 24.0;
        let name = wrapped(&node.label, room, NAME_SIZE * 1.08, 4);
        let mut notes = node
            .country
            .as_deref()
            .map(|country| wrapped(country, room, SMALL_SIZE, 3))
            .unwrap_or_default();
        if node.outside_eea {
            notes.extend(wrapped(words.outside_eea, room, SMALL_SIZE, 2));
        }
        let height = 34.0 + 18.0 * count(name.len()) + 15.0 * count(notes.len());
        Self {
            node: Some(node),
            kind: (words.kind)(node.kind),
            name,
            notes,
            column,
            height,
            top: 0.0,
        }
    }

    fn passage(column: usize) -> Self {
        Self {
            node: None,
            kind: "",
            name: Vec::new(),
            notes: Vec::new(),
            column,
            height: PASSAGE,
            top: 0.0,
        }
    }

    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }

    fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// One arrow for all edges between the same two nodes, in the order they came.
fn merged(picture: &Picture, by_id: &BTreeMap<&str, usize>) -> Vec<((usize, usize), String)> {
    let mut arrows: Vec<((usize, usize), String)> = Vec::new();
    for edge in &picture.edges {
        let (Some(from), Some(to)) = (by_id.get(edge.from.as_str()), by_id.get(edge.to.as_str())) else {
            continue;
        };
        if from == to {
            continue;
        }
        match arrows.iter_mut().find(|(ends, _)| *ends == (*from, *to)) {
            Some((_, label)) if !label.split(", ").any(|known| known == edge.label) => {
                label.push_str(", ");
                label.push_str(&edge.label);
            }
            Some(_) => {}
            None => arrows.push(((*from, *to), edge.label.clone())),
        }
    }
    arrows
}

fn draw(picture: &Picture, plan: &Plan<'_>, id: &str) -> String {
    let (width, height) = (plan.width(), plan.height.max(2.0 * MARGIN));
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="flows columns-{}" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" font-family="system-ui, sans-serif"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>"#,
        plan.columns.len().min(9),
        escaped(&picture.title),
        escaped(&picture.alternative),
    );
    let labels = draw_arrows(&mut out, plan);
    for index in 0..plan.places.len() {
        draw_node(&mut out, plan, index);
    }
    draw_labels(&mut out, labels);
    out.push_str("</svg>");
    out
}

/// A label to be set: its lines, the middle it would like to have, and the ends of its arrow.
struct Label {
    lines: Vec<String>,
    x: f64,
    y: f64,
    ends: (usize, usize),
}

fn draw_arrows(out: &mut String, plan: &Plan<'_>) -> Vec<Label> {
    let ports = plan.ports();
    let port = |arrow: usize, step: usize, end: bool| ports.get(&(arrow, step, end)).copied().unwrap_or_default();
    let mut labels = Vec::new();
    for (number, arrow) in plan.arrows.iter().enumerate() {
        let steps = arrow.places.len() - 1;
        let mut path = String::new();
        let looped = plan.is_loop(arrow);
        for step in 0..steps {
            let (x1, y1) = (plan.left(arrow.places[step]) + NODE_WIDTH, port(number, step, false));
            let (x2, y2) = (
                plan.left(arrow.places[step + 1]) + if looped { NODE_WIDTH } else { 0.0 },
                port(number, step, true),
            );
            let start = x1 + if arrow.back && step == 0 { ARROW } else { 0.0 };
            let end = if looped {
                x2 + ARROW
            } else {
                x2 - if !arrow.back && step + 1 == steps { ARROW } else { 0.0 }
            };
            let (bend1, bend2) = if looped {
                (x1 + 58.0, x2 + 58.0)
            } else {
                (f64::midpoint(start, end), f64::midpoint(start, end))
            };
            let command = if step == 0 { 'M' } else { 'L' };
            let _ = write!(
                path,
                "{command}{start:.1} {y1:.1}C{bend1:.1} {y1:.1} {bend2:.1} {y2:.1} {end:.1} {y2:.1}"
            );
            // One label an arrow, in the last gap it crosses: there arrows that leave one node together have parted.
            if step + 1 == steps && !arrow.label.is_empty() {
                let lines = wrapped(&arrow.label, GAP_WIDTH - 34.0, SMALL_SIZE, 3);
                let x = if looped { x1 + 50.0 } else { f64::midpoint(x1, x2) };
                labels.push(Label {
                    lines,
                    x,
                    y: f64::midpoint(y1, y2),
                    ends: (arrow.places[step], arrow.places[step + 1]),
                });
            }
        }
        let (tip, y, way) = if arrow.back {
            (plan.left(arrow.places[0]) + NODE_WIDTH, port(number, 0, false), 1.0)
        } else if looped {
            (plan.left(arrow.places[1]) + NODE_WIDTH, port(number, 0, true), 1.0)
        } else {
            (plan.left(arrow.places[steps]), port(number, steps - 1, true), -1.0)
        };
        let tail = tip + way * (ARROW + 1.0);
        let _ = write!(
            out,
            r##"<path class="arrow" d="{path}" fill="none" stroke="#5b6b7a" stroke-width="1.6"/><path class="arrow-head" d="M{tip:.1} {y:.1}L{tail:.1} {:.1}L{tail:.1} {:.1}Z" fill="#5b6b7a"/>"##,
            y - 4.5,
            y + 4.5,
        );
    }
    labels
}

fn draw_node(out: &mut String, plan: &Plan<'_>, index: usize) {
    let place = &plan.places[index];
    let Some(node) = place.node else { return };
    let (x, top) = (plan.left(index), place.top);
    let (class, dash) = if node.outside_eea {
        (" outside", r#" stroke-dasharray="6 4""#)
    } else {
        ("", "")
    };
    let (fill, ink) = if node.kind == NodeKind::Register {
        ("#1b4f72", "#fff")
    } else {
        ("#fff", "#16212b")
    };
    let _ = write!(
        out,
        r##"<g class="node {}{class}" fill="{ink}"><rect x="{x:.1}" y="{top:.1}" width="{NODE_WIDTH}" height="{:.1}" rx="8" fill="{fill}" stroke="#5b6b7a" stroke-width="1.4"{dash}/>"##,
        kind_class(node.kind),
        place.height,
    );
    let left = x + 12.0;
    let mut y = top + 19.0;
    text(out, "kind", left, y, 11.0, place.kind);
    y += 18.0;
    for line in &place.name {
        text(out, "name", left, y, NAME_SIZE, line);
        y += 18.0;
    }
    y -= 2.0;
    for line in &place.notes {
        text(out, "place", left, y, SMALL_SIZE, line);
        y += 15.0;
    }
    out.push_str("</g>");
}

/// One label for arrows that say the same and begin or end together.
fn shared(labels: Vec<Label>) -> Vec<Label> {
    let mut groups: Vec<Vec<Label>> = Vec::new();
    for label in labels {
        let alike = |other: &Label| {
            other.lines == label.lines
                && (other.x - label.x).abs() < 1.0
                && (other.ends.0 == label.ends.0 || other.ends.1 == label.ends.1)
        };
        match groups.iter_mut().find(|group| group.iter().all(alike)) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    let one = |mut group: Vec<Label>| {
        let y = mean(group.iter().map(|label| label.y))?;
        Some(Label { y, ..group.pop()? })
    };
    groups.into_iter().filter_map(one).collect()
}

/// Sets labels over the arrows, pushed apart where two would meet.
fn draw_labels(out: &mut String, labels: Vec<Label>) {
    let mut labels = shared(labels);
    labels.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let height = |label: &Label| 14.0 * count(label.lines.len()) + 6.0;
    for index in 1..labels.len() {
        let (before, after) = labels.split_at_mut(index);
        let (above, label) = (&before[index - 1], &mut after[0]);
        if (above.x - label.x).abs() < 1.0 {
            label.y = label.y.max(above.y + f64::midpoint(height(above), height(label)));
        }
    }
    for label in &labels {
        let wide = label
            .lines
            .iter()
            .map(|line| width_of(line, SMALL_SIZE))
            .fold(0.0, f64::max)
            + 8.0;
        let top = label.y - height(label) / 2.0;
        let _ = write!(
            out,
            r##"<g class="label" fill="#33414e" text-anchor="middle"><rect x="{:.1}" y="{top:.1}" width="{wide:.1}" height="{:.1}" rx="4" fill="#fff"/>"##,
            label.x - wide / 2.0,
            height(label),
        );
        for (line, written) in label.lines.iter().enumerate() {
            text(
                out,
                "way",
                label.x,
                top + 14.0 + 14.0 * count(line),
                SMALL_SIZE,
                written,
            );
        }
        out.push_str("</g>");
    }
}

fn text(out: &mut String, class: &str, x: f64, y: f64, size: f64, written: &str) {
    let weight = if class == "name" { r#" font-weight="600""# } else { "" };
    let _ = write!(
        out,
        r#"<text class="{class}" x="{x:.1}" y="{y:.1}" font-size="{size}"{weight}>{}</text>"#,
        escaped(written)
    );
}

const fn kind_class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Subjects => "subjects",
        NodeKind::Register => "register",
        NodeKind::Service => "service",
        NodeKind::Processor => "processor",
        NodeKind::Recipient => "recipient",
        NodeKind::Source => "source",
    }
}

/// Lines no wider than `room`, at most `most` of them; what does not fit ends in an ellipsis, and the words below say it all.
fn wrapped(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width_of(&joined, size) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut pieces = pieces(word, room, size);
        line = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width_of(last, size) + width_of("…", size) > room && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end_matches([' ', '-', ',']));
        }
    }
    lines
}

/// A word in pieces that fit. A Finnish compound may be wider than its box: it is cut at its own hyphen where that is enough,
/// else into pieces of about one length.
fn pieces(word: &str, room: f64, size: f64) -> Vec<String> {
    let wide = width_of(word, size);
    if wide <= room {
        return vec![word.to_owned()];
    }
    if let Some((first, rest)) = word
        .split_once('-')
        .filter(|(first, rest)| !rest.is_empty() && width_of(first, size) < room - size)
    {
        let mut all = vec![format!("{first}-")];
        all.extend(pieces(rest, room, size));
        return all;
    }
    let share = wide / (wide / (room - size / 2.0)).ceil();
    let mut all = vec![String::new()];
    for character in word.chars() {
        let number = all.len();
        if let Some(piece) = all.last_mut() {
            let wider = width_of(piece, size) + width_of(&character.to_string(), size);
            if wider > share + 1.0 && !piece.is_empty() && count(number) * share < wide - 1.0 {
                piece.push('-');
                all.push(character.to_string());
            } else {
                piece.push(character);
            }
        }
    }
    all
}

/// How wide a text is about. Fonts differ, so this errs on the wide side.
fn width_of(text: &str, size: f64) -> f64 {
    let em = |character: char| match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '(' | ')' | ' ' => 0.36,
        'f' | 't' | 'r' | '-' | '/' => 0.44,
        'm' | 'w' | 'M' | 'W' | '…' | '@' => 0.98,
        _ if character.is_uppercase() => 0.72,
        _ => 0.62,
    };
    text.chars().map(em).sum::<f64>() * size
}

/// A text that stays text, in elements and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

fn column_width(column: usize) -> f64 {
    count(column) * (NODE_WIDTH + GAP_WIDTH)
}

fn share(index: usize, of: usize) -> f64 {
    (count(index) + 0.5) / count(of.max(1))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, number) = values.fold((0.0, 0.0), |(sum, number), value| (sum + value, number + 1.0));
    (number > 0.0).then_some(sum / number)
}

/// A small count as a coordinate.
fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{FlowKind, NodeKind};

    use super::{Picture, PictureNode, PictureWords, Plan, svg, width_of, wrapped};
    use crate::notices::content::PictureEdge;

    fn words() -> PictureWords<'static> {
        PictureWords {
            kind: &|_| "Kind",
            outside_eea: "outside the EEA",
        }
    }

    fn node(id: &str, column: i32) -> PictureNode {
        PictureNode {
            id: id.to_owned(),
            label: format!("Node {id}"),
            kind: NodeKind::Service,
            country: None,
            outside_eea: false,
            column,
        }
    }

    fn edge(from: &str, to: &str) -> PictureEdge {
        PictureEdge {
            from: from.to_owned(),
            to: to.to_owned(),
            label: "moves".to_owned(),
            kind: FlowKind::Processing,
        }
    }

    fn picture(nodes: &[(&str, i32)], edges: &[(&str, &str)]) -> Picture {
        Picture {
            title: "Title".to_owned(),
            alternative: "In words.".to_owned(),
            nodes: nodes.iter().map(|(id, column)| node(id, *column)).collect(),
            edges: edges.iter().map(|(from, to)| edge(from, to)).collect(),
        }
    }

    #[test]
    fn nodes_of_a_column_never_overlap() {
        let names: Vec<String> = (0..40).map(|number| format!("n{number}")).collect();
        let nodes: Vec<(&str, i32)> = names
            .iter()
            .enumerate()
            .map(|(index, name)| (name.as_str(), i32::try_from(index % 5).expect("small") - 2))
            .collect();
        let edges: Vec<(&str, &str)> = (0..80)
            .map(|number| (names[number * 7 % 40].as_str(), names[number * 11 % 40].as_str()))
            .collect();
        let picture = picture(&nodes, &edges);
        let words = words();
        let mut plan = Plan::of(&picture, &words);
        plan.order();
        plan.place();
        for column in &plan.columns {
            for pair in column.windows(2) {
                assert!(plan.places[pair[0]].bottom() < plan.places[pair[1]].top);
            }
        }
        assert!(
            plan.places
                .iter()
                .all(|place| place.top >= 0.0 && place.bottom() <= plan.height)
        );
        assert_eq!(svg(&picture, &words, "p"), svg(&picture, &words, "p"));
    }

    #[test]
    fn odd_pictures_are_drawn_all_the_same() {
        for (nodes, edges) in [
            (vec![], vec![]),
            (vec![("a", 0)], vec![("a", "a"), ("a", "nowhere")]),
            (vec![("a", 0), ("b", 0)], vec![("a", "b"), ("b", "a")]),
            (vec![("a", 0), ("b", 1)], vec![("b", "a"), ("a", "b"), ("a", "b")]),
            (vec![("a", -5), ("b", 0), ("c", 9)], vec![("a", "c"), ("c", "a")]),
        ] {
            let drawn = svg(&picture(&nodes, &edges), &words(), "p");
            assert!(
                drawn.starts_with("<svg")
                    && drawn.ends_with("</svg>")
                    && !drawn.contains("NaN")
                    && !drawn.contains("inf"),
                "{drawn}"
            );
            assert_eq!(drawn.matches("class=\"node").count(), nodes.len());
        }
    }

    #[test]
    fn names_stay_text_and_the_picture_names_itself() {
        let mut picture = picture(&[("a", 0), ("b", 1)], &[("a", "b")]);
        picture.nodes[0].label = "<b>&\"".to_owned();
        picture.edges[0].label = "<i>".to_owned();
        picture.title = "</title><script>".to_owned();
        let drawn = svg(&picture, &words(), "p");
        assert!(
            drawn.contains("&lt;b&gt;&amp;&quot;")
                && !drawn.contains("<b>")
                && !drawn.contains("<i>")
                && !drawn.contains("<script")
        );
        assert!(
            drawn.contains("role=\"img\" aria-labelledby=\"p-title\"")
                && drawn.contains("<desc id=\"p-desc\">In words.</desc>")
        );
    }

    #[test]
    fn arrows_that_say_the_same_from_one_place_share_a_label() {
        let drawn = svg(
            &picture(
                &[("a", 0), ("b", 1), ("c", 1), ("d", 1)],
                &[("a", "b"), ("a", "c"), ("a", "d")],
            ),
            &words(),
            "p",
        );
        assert_eq!(
            (
                drawn.matches("class=\"label\"").count(),
                drawn.matches("class=\"arrow\"").count()
            ),
            (1, 3)
        );
    }

    #[test]
    fn long_words_are_cut_to_fit() {
        for text in [
            "Tilastointi- ja tietojohtamisyksikkö",
            "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
            "a b c",
            "",
        ] {
            for line in wrapped(text, 120.0, 14.0, 9) {
                assert!(width_of(&line, 14.0) <= 121.0, "{line}");
            }
        }
        let lines = wrapped("yksi kaksi kolme neljä viisi kuusi seitsemän", 60.0, 14.0, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
    }
}
