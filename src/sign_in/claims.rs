//! What does a signed token claim, and may it be read in one way only? JSON without doubles, then the claims all tokens share.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// How far the clocks of two servers may differ.
pub const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// A longer subject is not in the standard: 255 characters (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;

/// How deep claims may be nested. Those we know are flat.
const DEEPEST: usize = 16;

/// The three parts of a token in compact form, not yet believed.
pub struct Parts<'a> {
    /// What it says of itself.
    pub header: Map<String, Value>,
    /// What it claims.
    pub claims: Map<String, Value>,
    /// What was signed.
    pub signed: &'a [u8],
    /// The signature.
    pub signature: Vec<u8>,
}

impl<'a> Parts<'a> {
    /// Takes a token apart: three pieces of base64url, two of them objects in JSON that name nothing twice.
    pub fn of(token: &'a str) -> Result<Self, &'static str> {
        let (signed, signature) = token.rsplit_once('.').ok_or("not a token")?;
        let (header, claims) = signed.split_once('.').ok_or("not a token")?;
        if claims.contains('.') {
            return Err("not a token");
        }
        let decoded = |piece: &str| URL_SAFE_NO_PAD.decode(piece).map_err(|_| "not base64url");
        Ok(Self {
            header: object(&decoded(header)?)?,
            claims: object(&decoded(claims)?)?,
            signed: signed.as_bytes(),
            signature: decoded(signature)?,
        })
    }

    /// A text of the header.
    pub fn header_text(&self, name: &str) -> Option<&str> {
        self.header.get(name).and_then(Value::as_str)
    }
}

/// An object in JSON that names nothing twice, at any depth. Two readers of one that does may see different things.
pub fn object(text: &[u8]) -> Result<Map<String, Value>, &'static str> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Once { depth: 0 }
        .deserialize(&mut deserializer)
        .map_err(|_| "not JSON, or doubled names")?;
    deserializer.end().map_err(|_| "not JSON")?;
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err("not an object"),
    }
}

/// The subject: there, a text, and not empty.
pub fn subject(claims: &Map<String, Value>) -> Result<&str, &'static str> {
    let subject = claims.get("sub").and_then(Value::as_str).ok_or("no subject")?;
    let plain = !subject.trim().is_empty() && !subject.chars().any(char::is_control);
    if plain && subject.chars().count() <= LONGEST_SUBJECT {
        Ok(subject)
    } else {
        Err("subject is no name")
    }
}

/// The audiences: one text, or a list of them.
pub fn audiences(claims: &Map<String, Value>) -> Vec<&str> {
    match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

/// A claim that is a moment, in seconds since 1970. A fraction is cut off.
pub fn moment(claims: &Map<String, Value>, name: &str) -> Result<Option<DateTime<Utc>>, &'static str> {
    const WRONG: &str = "a time is no time";
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a fraction of a second is cut off; what is beyond is no date"
    )]
    let seconds = value
        .as_i64()
        .or_else(|| value.as_f64().map(|seconds| seconds as i64))
        .ok_or(WRONG)?;
    DateTime::from_timestamp(seconds, 0).map(Some).ok_or(WRONG)
}

/// `nbf`, where it is told, has come.
pub fn has_begun(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<(), &'static str> {
    match moment(claims, "nbf")? {
        Some(begin) if begin > now + LEEWAY => Err("not yet valid"),
        _ => Ok(()),
    }
}

/// The groups a claim lists: texts in a list, or one text. A claim that is not told is no groups; one of another shape is
/// a mistake in the configuration of the provider, and refusing is safer than reading half of it.
pub fn groups(claims: &Map<String, Value>, name: &str) -> Result<Vec<String>, &'static str> {
    const WRONG: &str = "groups are no list of names";
    match claims.get(name) {
        None | Some(Value::Null) => Ok(vec![]),
        Some(Value::String(one)) => Ok(vec![one.clone()]),
        Some(Value::Array(several)) => {
            let texts = several.iter().map(|group| group.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().ok_or(WRONG)
        }
        Some(_) => Err(WRONG),
    }
}

/// Reads a value of JSON and refuses an object that names something twice.
#[derive(Clone, Copy)]
struct Once {
    depth: usize,
}

impl Once {
    fn inner<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == DEEPEST {
            return Err(E::custom("too deep"));
        }
        Ok(Self { depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Once {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("no number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut all = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut all = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let value = fields.next_value_seed(inner)?;
            if all.insert(name, value).is_some() {
                return Err(A::Error::custom("doubled name"));
            }
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use serde_json::{Map, Value, json};

    use super::{LEEWAY, Parts, groups, has_begun, object, subject};

    fn claims(value: Value) -> Map<String, Value> {
        value.as_object().cloned().expect("a test's own object")
    }

    #[test]
    fn json_is_read_as_it_stands() {
        let text = br#"{"a": [1, -2, 0.5, null, true, {"b": "c"}]}"#;
        assert_eq!(
            Value::Object(object(text).expect("good")),
            json!({"a": [1, -2, 0.5, null, true, {"b": "c"}]})
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
        for text in [
            r#"{"sub": "a", "sub": "b"}"#,
            r#"{"sub": "a", "\u0073ub": "b"}"#,
            r#"{"a": {"b": 1, "b": 1}}"#,
            r#"{"a": [{"b": 1, "b": 1}]}"#,
            r#"{"a": 1} {"a": 2}"#,
            r#"{"a": 1"#,
            r#"["a"]"#,
            "",
            &format!(r#"{{"a": {deep}}}"#),
        ] {
            assert!(object(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_token_has_three_parts() {
        assert!(Parts::of("e30.e30.").is_ok_and(|parts| parts.signature.is_empty() && parts.signed == b"e30.e30"));
        for token in [
            "",
            "e30",
            "e30.e30",
            "e30.e30.e30.e30",
            "e30.e30.=",
            "e3 0.e30.",
            "e30=.e30.",
        ] {
            assert!(Parts::of(token).is_err(), "{token}");
        }
    }

    #[test]
    fn a_subject_is_a_name() {
        assert_eq!(subject(&claims(json!({"sub": "a b"}))), Ok("a b"));
        for wrong in [
            json!({}),
            json!({"sub": ""}),
            json!({"sub": " "}),
            json!({"sub": 1}),
            json!({"sub": "a\nb"}),
            json!({"sub": "a".repeat(256)}),
        ] {
            assert!(subject(&claims(wrong.clone())).is_err(), "{wrong}");
        }
    }

    #[test]
    fn groups_are_names_or_nothing() {
        let read = |value: Value| groups(&claims(json!({"g": value})), "g");
        assert_eq!(read(json!(["a", "b"])), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(read(json!("a")), Ok(vec!["a".to_owned()]));
        assert_eq!(groups(&Map::new(), "g"), Ok(vec![]));
        assert!(read(json!(["a", 1])).is_err() && read(json!({"a": true})).is_err());
    }

    #[test]
    fn a_token_is_good_from_its_first_moment_with_some_leeway_for_clocks() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a moment");
        let begins = |after: TimeDelta| has_begun(&claims(json!({"nbf": (now + after).timestamp()})), now);
        assert!(begins(LEEWAY).is_ok() && begins(LEEWAY + TimeDelta::seconds(1)).is_err());
        assert!(has_begun(&claims(json!({"nbf": "soon"})), now).is_err());
    }
}
