//! How wide is a text, and how is it broken into lines that fit? Without a font at hand: by the kinds of its letters.

/// Lines no wider than `room`, at most `most` of them; what does not fit ends in an ellipsis, and the words below say it all.
pub(super) fn wrapped(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
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
pub(super) fn width_of(text: &str, size: f64) -> f64 {
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
pub(super) fn escaped(text: &str) -> String {
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

/// A small count as a coordinate.
pub(super) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
