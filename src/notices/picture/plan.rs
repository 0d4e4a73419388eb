//! Where does each node of the picture stand, and which way does each arrow go?

use std::collections::BTreeMap;

use super::{
    GAP_WIDTH, MARGIN, NAME_SIZE, NODE_WIDTH, PASSAGE, PictureWords, ROW_GAP, SMALL_SIZE,
    lettering::{count, wrapped},
};
use crate::notices::content::{Picture, PictureNode};

/// A node, or the passage of a long arrow through a column.
pub(super) struct Place<'a> {
    pub node: Option<&'a PictureNode>,
    pub kind: &'static str,
    pub name: Vec<String>,
    pub notes: Vec<String>,
    pub column: usize,
    pub height: f64,
    pub top: f64,
}

/// An arrow through places in neighbouring columns, left to right; or between two places of one column.
pub(super) struct Arrow {
    pub places: Vec<usize>,
    pub label: String,
    /// Whether it points to the left.
    pub back: bool,
}

pub(super) struct Plan<'a> {
    pub places: Vec<Place<'a>>,
    pub columns: Vec<Vec<usize>>,
    pub arrows: Vec<Arrow>,
    pub height: f64,
}

impl<'a> Plan<'a> {
    pub fn of(picture: &'a Picture, words: &PictureWords<'_>) -> Self {
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
    pub fn order(&mut self) {
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
    pub fn place(&mut self) {
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

    pub fn left(&self, place: usize) -> f64 {
        MARGIN + column_width(self.places[place].column)
    }

    pub fn width(&self) -> f64 {
        let loops = self
            .arrows
            .iter()
            .any(|arrow| self.is_loop(arrow) && self.places[arrow.places[0]].column + 1 == self.columns.len());
        let columns = self.columns.len().max(1);
        2.0 * MARGIN + column_width(columns - 1) + NODE_WIDTH + if loops { GAP_WIDTH } else { 0.0 }
    }

    pub fn is_loop(&self, arrow: &Arrow) -> bool {
        arrow.places.len() == 2 && self.places[arrow.places[0]].column == self.places[arrow.places[1]].column
    }

    /// Where on a side of a place each arrow touches it: spread out, in the order of the other ends.
    #[expect(
        clippy::type_complexity,
        reason = "named types for one table would hide what it holds"
    )]
    pub fn ports(&self) -> BTreeMap<(usize, usize, bool), f64> {
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

    pub fn bottom(&self) -> f64 {
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

fn column_width(column: usize) -> f64 {
    count(column) * (NODE_WIDTH + GAP_WIDTH)
}

fn share(index: usize, of: usize) -> f64 {
    (count(index) + 0.5) / count(of.max(1))
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, number) = values.fold((0.0, 0.0), |(sum, number), value| (sum + value, number + 1.0));
    (number > 0.0).then_some(sum / number)
}
