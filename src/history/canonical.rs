//! What is the one text of a JSON value, so that its digest means the same to everyone? RFC 8785.
//!
//! No spaces, the names in every object in the order of their UTF-16 units, texts escaped no more than needed. Fractions would
//! have to be written as JavaScript does; the inventory has none, and whole numbers are alike.

use serde_json::Value;

/// The canonical text of a value, whichever kind of map the JSON library was built with.
pub fn canonical(value: &Value) -> String {
    let mut text = Vec::with_capacity(256);
    write(value, &mut text);
    String::from_utf8(text).expect("JSON is written in UTF-8")
}

/// Appends the canonical text of a value.
pub(super) fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push(b'{');
            for (place, (name, value)) in fields.into_iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write_text(name, out);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
        Value::Array(values) => {
            out.push(b'[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write(value, out);
            }
            out.push(b']');
        }
        Value::String(text) => write_text(text, out),
        plain => serde_json::to_writer(out, plain).expect("a plain value can be written to memory"),
    }
}

/// Appends a text with its quotation marks. The library escapes what RFC 8785 has escaped, and in the same way.
pub(super) fn write_text(text: &str, out: &mut Vec<u8>) {
    serde_json::to_writer(out, text).expect("a text can be written to memory");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::canonical;

    #[test]
    fn the_example_of_the_standard_comes_out_in_its_order() {
        // RFC 8785, 3.2.3: the order is that of UTF-16 units, in which an emoji comes before a Hebrew letter of the last block.
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let text = canonical(&value);
        let names: Vec<usize> = ["\\r", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
            .iter()
            .map(|word| text.find(word).expect("it is there"))
            .collect();
        assert!(names.is_sorted(), "{text}");
    }

    #[test]
    fn texts_are_escaped_no_more_than_needed() {
        let value = json!({"b": ["\u{20ac}$\u{f}\nA'B\"\\/\u{7f}", 10, true, null], "a": {}});
        assert_eq!(
            canonical(&value),
            "{\"a\":{},\"b\":[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\/\u{7f}\",10,true,null]}"
        );
    }
}
