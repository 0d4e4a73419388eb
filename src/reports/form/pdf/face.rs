//! With which letters is a PDF written, and where does a line break?
//!
//! Lato in two weights, as its makers released it (SIL Open Font License 1.1, beside the files). It has the letters of Latin, Greek and
//! Cyrillic; of what it has not, a sign is shown that something stands there, since an accessible PDF may not hold a letter without a shape.

use std::sync::LazyLock;

use krilla::text::Font;
use ttf_parser::Face as Outlines;

const REGULAR: &[u8] = include_bytes!("fonts/Lato-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/Lato-Bold.ttf");

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// One weight of the typeface.
pub(super) struct Face {
    outlines: Outlines<'static>,
    /// What a PDF embeds of it.
    pub(super) font: Font,
}

static FACES: LazyLock<[Face; 2]> = LazyLock::new(|| [REGULAR, BOLD].map(Face::of));

/// What is shown for a letter that the typeface has not.
const UNKNOWN: char = '\u{25a1}';
/// The same where the typeface has not even that.
const PLAIN: char = '?';

impl Weight {
    /// Its letters.
    pub(super) fn face(self) -> &'static Face {
        &FACES[self as usize]
    }
}

impl Face {
    fn of(data: &'static [u8]) -> Self {
        Self {
            outlines: Outlines::parse(data, 0).expect("the font is in the program and whole"),
            font: Font::new(data.into(), 0).expect("the font is in the program and whole"),
        }
    }

    /// The text with every sign that can be shown; controls are left out, and a tab is a space.
    fn shown(&self, text: &str) -> String {
        let known = |sign: char| self.outlines.glyph_index(sign).is_some();
        let shown = |sign: char| match sign {
            '\t' | '\u{a0}' | '\u{202f}' => Some(' '),
            sign if sign.is_control() || sign == '\u{ad}' || sign == '\u{feff}' => None,
            sign if known(sign) => Some(sign),
            _ if known(UNKNOWN) => Some(UNKNOWN),
            _ => Some(PLAIN),
        };
        text.chars().filter_map(shown).collect()
    }

    /// How far a sign moves on, in points. Pairs that stand closer together are not counted, so a text is never wider than its signs.
    fn advance(&self, sign: char, size: f32) -> f32 {
        let glyph = self.outlines.glyph_index(sign);
        let units = glyph.and_then(|glyph| self.outlines.glyph_hor_advance(glyph));
        f32::from(units.unwrap_or_default()) * size / f32::from(self.outlines.units_per_em())
    }

    /// The lines of a text in a width. A line that goes on ends with its space, so that whoever takes the text out of the PDF gets the
    /// words apart. A word that is wider than a line is broken anywhere.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for part in text.lines() {
            let (mut line, mut wide) = (String::new(), 0.0);
            for word in self.shown(part).split_inclusive(' ') {
                let solid: f32 = word.trim_end().chars().map(|sign| self.advance(sign, size)).sum();
                if wide + solid > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    wide = 0.0;
                }
                for sign in word.chars() {
                    let step = self.advance(sign, size);
                    if sign != ' ' && wide + step > width && !line.is_empty() {
                        lines.push(std::mem::take(&mut line));
                        wide = 0.0;
                    }
                    line.push(sign);
                    wide += step;
                }
            }
            lines.push(line);
        }
        lines.retain(|line| !line.trim().is_empty());
        lines
    }
}
