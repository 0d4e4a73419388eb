//! By what does one noun name another? Keys, each of one kind of noun, and the nodes of the graph, which are of several.

use std::{borrow::Cow, fmt, marker::PhantomData, sync::Arc};

use async_graphql::{ID, InputType, InputValueError, InputValueResult, Value, registry::Registry};
use entity::vocabulary::NodeKind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{
    noun::{Kind, Noun, Refers},
    problem::Path,
};

/// The key of a noun, typed, so that a processor's key cannot be passed for a register's.
pub struct Key<N>(Arc<str>, PhantomData<fn() -> N>);

impl<N> Key<N> {
    /// A key from its text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into(), PhantomData)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The shared text, for keeping without a copy.
    pub fn shared(&self) -> &Arc<str> {
        &self.0
    }

    /// True when no key was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key of the controller that owns the noun, where one does: what stands before the slash.
    pub fn owner(&self) -> Option<&str> {
        self.0.split_once('/').map(|(owner, _)| owner)
    }
}

impl<N: Noun> Key<N> {
    /// The global id in the API: `register:pori/1`.
    pub fn id(&self) -> ID {
        ID(format!("{}:{}", N::KIND.word(), self.0))
    }

    /// The key inside a global id, if the id is of this kind.
    pub fn from_id(id: &str) -> Option<Self> {
        let (word, key) = id.split_once(':')?;
        (word == N::KIND.word() && !key.is_empty()).then(|| Self::new(key))
    }
}

impl<N> Clone for Key<N> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

impl<N> Default for Key<N> {
    fn default() -> Self {
        Self(Arc::from(""), PhantomData)
    }
}

impl<N> PartialEq for Key<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<N> Eq for Key<N> {}

impl<N> PartialOrd for Key<N> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<N> Ord for Key<N> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<N> std::hash::Hash for Key<N> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<N> fmt::Debug for Key<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<N> fmt::Display for Key<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<N> Serialize for Key<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, N> Deserialize<'de> for Key<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&*Cow::<'_, str>::deserialize(deserializer)?))
    }
}

impl<N: Noun> JsonSchema for Key<N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{:?}Key", N::KIND).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": format!("Key of a {}.", N::KIND.word())})
    }
}

/// In GraphQL a key is an `ID` with its kind before it.
impl<N: Noun> InputType for Key<N> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        <ID as InputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <ID as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value.unwrap_or_default() {
            Value::String(id) if id.is_empty() => Ok(Self::default()),
            // A malformed id is no different from one that names nothing: the check that follows says so, with its place.
            Value::String(id) => Ok(Self::from_id(&id).unwrap_or_else(|| Self::new(id))),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.id().0)
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<N: Noun> Refers for Key<N> {
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        // An empty one names nothing, and is told as such: left out it would come to the database as a name.
        visit(at, N::KIND, &self.0);
    }
}

impl<R: Refers> Refers for Option<R> {
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        if let Some(reference) = self {
            reference.each_reference(at, visit);
        }
    }
}

impl<R: Refers> Refers for Vec<R> {
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        for (index, reference) in self.iter().enumerate() {
            at.at(index, |at| reference.each_reference(at, visit));
        }
    }
}

/// The key of a node of the graph, whichever kind it is: `service:trimble-locus`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeKey {
    /// The kind of node.
    pub kind: NodeKind,
    /// Its key among that kind.
    pub key: Arc<str>,
}

impl NodeKey {
    /// A node's key from its parts.
    pub fn new(kind: NodeKind, key: impl Into<Arc<str>>) -> Self {
        Self { kind, key: key.into() }
    }

    /// The kind of noun that the node is.
    pub const fn noun(&self) -> Kind {
        match self.kind {
            NodeKind::Subjects => Kind::DataSubjectCategory,
            NodeKind::Register => Kind::Register,
            NodeKind::Service => Kind::Service,
            NodeKind::Processor => Kind::Processor,
            NodeKind::Recipient => Kind::Recipient,
            NodeKind::Source => Kind::OutsideSource,
        }
    }

    /// The node of a noun, for the kinds that are nodes.
    pub fn of(kind: Kind, key: &Arc<str>) -> Option<Self> {
        let kind = match kind {
            Kind::DataSubjectCategory => NodeKind::Subjects,
            Kind::Register => NodeKind::Register,
            Kind::Service => NodeKind::Service,
            Kind::Processor => NodeKind::Processor,
            Kind::Recipient => NodeKind::Recipient,
            Kind::OutsideSource => NodeKind::Source,
            _ => return None,
        };
        Some(Self {
            kind,
            key: Arc::clone(key),
        })
    }

    fn parse_text(text: &str) -> Option<Self> {
        let (word, key) = text.split_once(':')?;
        Self::of(Kind::from_word(word)?, &Arc::from(key)).filter(|node| !node.key.is_empty())
    }
}

impl fmt::Display for NodeKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.noun().word(), self.key)
    }
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for NodeKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NodeKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        Self::parse_text(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("{text} is no node's key, as service:elisa-livechat")))
    }
}

impl JsonSchema for NodeKey {
    fn schema_name() -> Cow<'static, str> {
        "NodeKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(subjects|register|service|processor|recipient|source):.+$",
            "description": "Kind and key of a node of the graph, as service:elisa-livechat."
        })
    }
}

/// In GraphQL a node's key is an `ID`.
impl InputType for NodeKey {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        <ID as InputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <ID as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value.unwrap_or_default() {
            Value::String(id) => Self::parse_text(&id)
                .ok_or_else(|| InputValueError::custom("not the id of a node, as service:elisa-livechat")),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl Refers for NodeKey {
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        visit(at, self.noun(), &self.key);
    }
}
