//! Which fields lead to how many things? Read once from the schema as it writes itself, for pricing questions.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition},
};

use super::introspection;

/// One thing, and what one field costs, in the hundredths that both are counted in.
pub const WHOLE: u64 = 100;
/// Things in a list that is no page: purposes of a register, items of a group. Measured over a generated nation.
const LISTED: u64 = 3 * WHOLE;
/// Rows that tell how much there is of something of which there are few kinds: rules are the most.
const FEW: u64 = 80;
/// Columns of a report.
const COLUMNS: u64 = 20 * WHOLE;
/// What is named of a list at most: registers of the result of a saved report, both sides of an engagement.
const NAMED: u64 = 20 * WHOLE;
/// The lists that are cut there. Countries are not, and are fewer.
const CUT: [(&str, &[&str]); 2] = [
    ("SavedReportResult", &["registers"]),
    (
        "MirroredEngagement",
        &["registers", "kept", "services", "transferCountries"],
    ),
];
/// What a field costs beside what it leads to, in hundredths. Reading the results of a saved report from the database takes 0.2
/// ms at most. What a controller processes for others is worked out once in a request, by flows of which the asker may see nothing:
/// so its price goes by nothing, and is that of a thousand of them, a microsecond each. Replacing a category writes thousands of
/// registers while nobody else can, also where it is only tried: one to a document. A notice that is not published takes 1.7 ms to
/// make, and what rules find in it 0.25 ms. Whom one may ask about a register is looked for among all accounts. For flows as they were the database looks through what the log says of a controller, a
/// microsecond an entry.
const FETCHED: [(&str, &str, u64); 10] = [
    ("Mutation", "replaceDataSubjectCategory", 20_000 * WHOLE),
    ("Mutation", "replacePersonalDataCategory", 20_000 * WHOLE),
    ("Register", "askable", 200 * WHOLE),
    ("Register", "flowsAsOf", 1_000 * WHOLE),
    ("SavedReport", "results", 160 * WHOLE),
    ("Controller", "mirroredEngagements", 1_000 * WHOLE),
    ("RegisterPreview", "notice", 1_400 * WHOLE),
    ("RegisterPreview", "differences", 1_000 * WHOLE),
    ("RegisterPreview", "findings", 200 * WHOLE),
    ("RegisterPreview", "completeness", 200 * WHOLE),
];
/// Types whose lists look at one controller only.
const HELD: [&str; 5] = ["Controller", "Department", "Post", "PublishedController", "Register"];

/// A register that a walk over the graph of flows comes to, in hundredths: 0.8 µs, measured over 10,000 of them.
const WALKED: u64 = 65;
/// The same where all that each depends on is counted: 1.7 µs.
const COUNTED: u64 = 135;

/// What a passage of a hit costs beside its fields, in hundredths: the document is made again, and that of a published notice is
/// read from what was frozen.
const PASSAGES: [(&str, u64); 2] = [("SearchHit", 150 * WHOLE), ("PublicSearchHit", 1_500 * WHOLE)];

/// Where a type stands in [`Shapes`].
pub type Place = usize;

/// The type of what has no fields, and of what is not known.
pub const NOTHING: Place = 0;

/// Every type with its fields, and how many things each leads to.
pub struct Shapes {
    types: Vec<Fields>,
    places: HashMap<String, Place>,
}

/// The fields of a type.
struct Fields {
    shapes: HashMap<String, Shape>,
    /// What any other costs.
    own: u64,
}

/// What a field leads to.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The type of the things.
    pub of: Place,
    /// How many.
    pub many: Many,
    /// What it costs by itself, in hundredths.
    pub own: u64,
}

/// How many things a field leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// One or none.
    One,
    /// So many, as a rule, in hundredths.
    Listed(u64),
    /// So many of the schema of schemas, in hundredths: a list that may stand in another of its kind.
    Schema(u64),
    /// A page: as many as `first` or `last` says, found by looking at what these arguments narrow the list to.
    Page(Among),
    /// As many as there are `ids`.
    Named,
    /// A row for each group of registers.
    Groups,
    /// A row for each kind of noun, after a look at all of them.
    Counted,
    /// One, after a walk over the graph of flows that takes so much for each register, in hundredths.
    Walked(u64),
    /// Rows that tell how much there is of what, beside a page: so many of them, whatever the page holds.
    Facet(Rows),
    /// One, of whose fields each looks through registers for a report.
    Reports,
    /// One, after a write.
    Written,
}

/// How many rows tell how much there is of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// So many at most.
    Few(u64),
    /// One for each controller.
    Controllers,
    /// One for each department.
    Departments,
}

/// Among what a page is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Everything, if the page is filtered, sorted or counted; else no more than the page.
    All,
    /// Everything, always: what belongs to one thing lies anywhere.
    Anywhere,
    /// What one controller holds.
    Holding,
    /// Every finding of everything, always.
    Findings,
    /// An answer that was made whole before its pages are cut.
    Made,
    /// An index of words, which takes about the same however much it holds.
    Searched,
    /// What the field above is narrowed to, always, and rows are made of it: a report.
    Report,
}

impl Shapes {
    /// The shapes of a schema.
    pub fn of(sdl: &str) -> Self {
        let nothing = Fields {
            shapes: HashMap::new(),
            own: WHOLE,
        };
        let mut shapes = Self {
            types: vec![nothing],
            places: HashMap::new(),
        };
        let own = definitions(sdl);
        let of_schemas = definitions(introspection::TYPES);
        let walks: HashSet<&str> = own.iter().filter(|it| tells_what_was_walked(it)).map(name).collect();
        let sizes = introspection::Sizes::of(&own);
        for (definition, cost) in own
            .iter()
            .map(|definition| (definition, WHOLE))
            .chain(of_schemas.iter().map(|definition| (definition, introspection::FIELD)))
        {
            let name = definition.name.node.to_string();
            shapes.places.insert(name, shapes.types.len());
            shapes.types.push(Fields {
                shapes: HashMap::new(),
                own: cost,
            });
        }
        for definition in own.iter().chain(&of_schemas) {
            let parent = definition.name.node.as_str();
            for field in fields(definition) {
                let many = sizes
                    .of_field(parent, &field.node.name.node)
                    .unwrap_or_else(|| many(parent, &field.node, &walks));
                shapes.put(parent, &field.node.name.node, named(&field.node.ty.node), many);
            }
        }
        for (field, of) in introspection::ENTRANCES {
            shapes.put("Query", field, of, Many::One);
        }
        for definition in &of_schemas {
            let place = shapes.place(&definition.name.node);
            let description = Shape {
                of: NOTHING,
                many: Many::One,
                own: introspection::DESCRIPTION,
            };
            shapes.types[place].shapes.insert("description".to_owned(), description);
        }
        shapes
    }

    fn put(&mut self, parent: &str, field: &str, of: &str, many: Many) {
        let passage = PASSAGES.iter().find(|(hit, _)| (*hit, "snippet") == (parent, field));
        let fetched = FETCHED.iter().find(|(of, name, _)| (*of, *name) == (parent, field));
        let (parent, of) = (self.place(parent), self.place(of));
        let own = passage
            .map(|(_, own)| *own)
            .or(fetched.map(|(_, _, own)| *own))
            .unwrap_or(self.types[parent].own);
        let shape = Shape { of, many, own };
        self.types[parent].shapes.insert(field.to_owned(), shape);
    }

    /// The place of a type; of nothing when there is no such type.
    pub fn place(&self, name: &str) -> Place {
        self.places.get(name).copied().unwrap_or(NOTHING)
    }

    /// What a field of a type leads to; nothing when it is not known.
    pub fn field(&self, parent: Place, name: &str) -> Shape {
        let fields = &self.types[parent];
        fields.shapes.get(name).copied().unwrap_or(Shape {
            of: NOTHING,
            many: Many::One,
            own: fields.own,
        })
    }
}

fn many(parent: &str, field: &FieldDefinition, walks: &HashSet<&str>) -> Many {
    let of = named(&field.ty.node);
    let takes = |name: &str| field.arguments.iter().any(|argument| argument.node.name.node == name);
    if parent == "Mutation" {
        Many::Written
    } else if of.ends_with("Connection") && takes("first") {
        Many::Page(match parent {
            "Query" if of == "FindingConnection" => Among::Findings,
            "Query" if of.ends_with("SearchConnection") => Among::Searched,
            "Query" => Among::All,
            "Reports" => Among::Report,
            // Its price is the field's own.
            "Controller" if of == "MirroredEngagementConnection" => Among::Made,
            held if HELD.contains(&held) => Among::Holding,
            walked if walks.contains(walked) => Among::Made,
            _ => Among::Anywhere,
        })
    } else if of == "Reports" {
        Many::Reports
    } else if walks.contains(of) {
        Many::Walked(if of == "CommonDependencies" { COUNTED } else { WALKED })
    } else if parent.ends_with("Connection") && field.name.node.starts_with("by") {
        Many::Facet(match of {
            "ControllerFindingCount" => Rows::Controllers,
            "DepartmentFindingCount" => Rows::Departments,
            _ => Rows::Few(FEW),
        })
    } else if of == "ReportColumn" {
        Many::Listed(COLUMNS)
    } else if of == "SavedReportResult" {
        // What it costs to read them is the field's own.
        Many::Page(Among::Made)
    } else if is_cut(parent, &field.name.node) {
        Many::Listed(NAMED)
    } else if parent.ends_with("Connection") || !is_list(&field.ty.node) {
        // What a connection lists was multiplied by the page that leads to it.
        Many::One
    } else if takes("ids") {
        Many::Named
    } else if of == "NounCount" {
        Many::Counted
    } else if of == "RegisterCount" {
        Many::Groups
    } else {
        Many::Listed(LISTED)
    }
}

/// Whether a list of a type is cut at a number of things.
fn is_cut(parent: &str, field: &str) -> bool {
    CUT.iter().any(|(of, fields)| *of == parent && fields.contains(&field))
}

/// Whether a type is the answer of a walk over the graph of flows: it says which state was seen.
fn tells_what_was_walked(definition: &TypeDefinition) -> bool {
    let mut all = fields(definition).iter();
    all.any(|field| field.node.name.node == "seen" && named(&field.node.ty.node) == "Seen")
}

fn name(definition: &TypeDefinition) -> &str {
    definition.name.node.as_str()
}

/// The types a schema defines.
fn definitions(sdl: &str) -> Vec<TypeDefinition> {
    let document = parse_schema(sdl).expect("the schema writes itself as GraphQL");
    let types = document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => Some(definition.node),
            _ => None,
        });
    types.collect()
}

/// The fields of a type; none when it has none.
pub(super) fn fields(definition: &TypeDefinition) -> &[async_graphql::Positioned<FieldDefinition>] {
    match &definition.kind {
        TypeKind::Object(object) => &object.fields,
        TypeKind::Interface(interface) => &interface.fields,
        _ => &[],
    }
}

/// The name at the bottom of a type.
fn named(kind: &Type) -> &str {
    match &kind.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(item) => named(item),
    }
}

const fn is_list(kind: &Type) -> bool {
    matches!(kind.base, BaseType::List(_))
}
