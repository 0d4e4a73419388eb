//! How much does a parsed document hold, with every fragment counted where it is spread? One pass, each fragment looked at once.
//!
//! What is bounded here bounds validation: some of its rules compare each selection with those around it, fragments written out,
//! and some visit the written-out document. The text was looked at before, so what stands in it is nested no deeper than the
//! stack bears; fragments are followed no deeper than selections may nest.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{Directive, ExecutableDocument, FragmentSpread, Selection, SelectionSet},
};
use async_graphql_value::Value;

use super::refusal::{Limit, Refusal};

const OPERATIONS: usize = 50;
/// Fields and fragments of all operations and of all fragments, each with its fragments written out.
const SELECTIONS: usize = 10_000;
/// Selections inside each other, fragments among them. The standard introspection query needs 18; the library stops at 32.
const LEVELS: usize = 24;
const ALIASES: usize = 200;
const DIRECTIVES: usize = 200;
/// At one field, fragment or operation.
const DIRECTIVES_HERE: usize = 8;
/// At one field or directive. Validation looks each up among the others.
const ARGUMENTS: usize = 24;
/// Values in arguments, those in lists and objects counted one by one.
const VALUES: usize = 4_000;
/// Of one operation.
const VARIABLES: usize = 100;

/// What a selection holds with its fragments written out.
#[derive(Clone, Copy, Default)]
struct Held {
    selections: usize,
    levels: usize,
}

/// What is known of a fragment.
enum Known {
    /// It is being looked at.
    Open,
    Held(Held),
}

struct Count<'a> {
    document: &'a ExecutableDocument,
    fragments: HashMap<&'a str, Known>,
    aliases: usize,
    directives: usize,
    values: usize,
}

/// Refuses a document that holds too much, or whose fragments do not come to an end.
pub fn check(document: &ExecutableDocument) -> Result<(), Refusal> {
    let mut count = Count {
        document,
        fragments: HashMap::new(),
        aliases: 0,
        directives: 0,
        values: 0,
    };
    at_most(document.operations.iter().count(), OPERATIONS, Limit::Operations)?;
    let mut selections = 0_usize;
    for (_, operation) in document.operations.iter() {
        let operation = &operation.node;
        at_most(operation.variable_definitions.len(), VARIABLES, Limit::Variables)?;
        for variable in &operation.variable_definitions {
            count.directives(&variable.node.directives)?;
            if let Some(default) = &variable.node.default_value {
                count.value(&default.node.clone().into_value())?;
            }
        }
        count.directives(&operation.directives)?;
        selections += count.set(&operation.selection_set.node, 1)?.selections;
        at_most(selections, SELECTIONS, Limit::Selections)?;
    }
    // Those that nothing spreads are checked by the library like the others.
    for name in document.fragments.keys() {
        selections += count.fragment(name, 1)?.selections;
        at_most(selections, SELECTIONS, Limit::Selections)?;
    }
    Ok(())
}

const fn at_most(count: usize, most: usize, what: Limit) -> Result<(), Refusal> {
    if count > most {
        Err(Refusal::too_large(what, most))
    } else {
        Ok(())
    }
}

impl<'a> Count<'a> {
    /// What a selection holds that stands at a level.
    fn set(&mut self, set: &'a SelectionSet, level: usize) -> Result<Held, Refusal> {
        if level > LEVELS {
            return Err(Refusal::TooDeep);
        }
        let mut held = Held {
            selections: set.items.len(),
            levels: 1,
        };
        for item in &set.items {
            let inside = match &item.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    self.aliases += usize::from(field.alias.is_some());
                    at_most(self.aliases, ALIASES, Limit::Aliases)?;
                    self.arguments(&field.arguments)?;
                    self.directives(&field.directives)?;
                    if field.selection_set.node.items.is_empty() {
                        continue;
                    }
                    self.set(&field.selection_set.node, level + 1)?
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.node.directives)?;
                    self.set(&fragment.node.selection_set.node, level + 1)?
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.node.directives)?;
                    self.spread(spread, level + 1)?
                }
            };
            held.levels = held.levels.max(1 + inside.levels);
            held.selections += inside.selections;
            at_most(held.selections, SELECTIONS, Limit::Selections)?;
        }
        Ok(held)
    }

    fn spread(&mut self, spread: &'a Positioned<FragmentSpread>, level: usize) -> Result<Held, Refusal> {
        let name = &spread.node.fragment_name.node;
        if !self.document.fragments.contains_key(name) {
            return Err(Refusal::UnknownFragment(spread.pos));
        }
        self.fragment(name, level)
    }

    fn fragment(&mut self, name: &'a Name, level: usize) -> Result<Held, Refusal> {
        let document = self.document;
        let fragment = &document.fragments[name];
        match self.fragments.get(name.as_str()) {
            Some(Known::Open) => return Err(Refusal::Cycle(fragment.pos)),
            Some(Known::Held(held)) if level + held.levels > LEVELS + 1 => return Err(Refusal::TooDeep),
            Some(Known::Held(held)) => return Ok(*held),
            None => {}
        }
        self.fragments.insert(name, Known::Open);
        self.directives(&fragment.node.directives)?;
        let held = self.set(&fragment.node.selection_set.node, level)?;
        self.fragments.insert(name, Known::Held(held));
        Ok(held)
    }

    fn directives(&mut self, directives: &[Positioned<Directive>]) -> Result<(), Refusal> {
        at_most(directives.len(), DIRECTIVES_HERE, Limit::DirectivesAtOnePlace)?;
        self.directives += directives.len();
        at_most(self.directives, DIRECTIVES, Limit::Directives)?;
        directives
            .iter()
            .try_for_each(|directive| self.arguments(&directive.node.arguments))
    }

    fn arguments(&mut self, arguments: &[(Positioned<Name>, Positioned<Value>)]) -> Result<(), Refusal> {
        at_most(arguments.len(), ARGUMENTS, Limit::ArgumentsOfOneField)?;
        arguments.iter().try_for_each(|(_, value)| self.value(&value.node))
    }

    fn value(&mut self, value: &Value) -> Result<(), Refusal> {
        self.values += 1;
        at_most(self.values, VALUES, Limit::Values)?;
        match value {
            Value::List(items) => items.iter().try_for_each(|item| self.value(item)),
            Value::Object(fields) => fields.values().try_for_each(|item| self.value(item)),
            _ => Ok(()),
        }
    }
}
