//! How is the picture of where the data go drawn? As SVG: columns from left to right, the same for the same picture.
//!
//! Columns come with the picture; here nodes get an order in which few arrows cross, and a height near their neighbours. An
//! arrow over several columns gets a place of its own in each, so that it passes between nodes. Colours are classes that the
//! style sheet fills, with plain ones for where there is no style sheet. What we gave up is stacking on a phone: there the
//! picture scrolls in its own box, and the words below it say the same.

mod lettering;
mod plan;

use std::fmt::Write;

use entity::vocabulary::NodeKind;

use self::{
    lettering::{count, escaped, width_of, wrapped},
    plan::{Plan, mean},
};
use super::content::Picture;

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

#[cfg(test)]
mod tests {
    use entity::vocabulary::{FlowKind, NodeKind};

    use super::{Picture, PictureWords, Plan, svg, width_of, wrapped};
    use crate::notices::content::{PictureEdge, PictureNode};

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
