//! Who uses a category of a code list? The registers whose data groups name it, and the flows that carry it or begin with its
//! people, Art. 30(1)(c).

use std::{collections::BTreeMap, sync::Arc};

use entity::vocabulary::NodeKind;

use super::{
    category::{DataSubjectCategory, PersonalDataCategory},
    change::Managed,
    data_flow::DataFlow,
    noun::{Key, NodeKey},
    reach::{Reached, View},
    register::{DataGroup, Register},
    snapshot::{Shelves, Snapshot},
};
use crate::{
    access::{Action, Actor},
    error::Result,
};

/// A category of a code list: what names it, and how another takes its place there.
pub trait Category: Managed {
    /// The wider category.
    fn parent(&self) -> Option<&Key<Self>>;
    /// Sets the wider category.
    fn set_parent(&mut self, parent: Option<Key<Self>>);
    /// The category that took its place.
    fn replaced_by(&self) -> Option<&Key<Self>>;
    /// Sets the category that takes its place.
    fn set_replaced_by(&mut self, by: Option<Key<Self>>);
    /// Whether it is only proposed.
    fn is_proposed(&self) -> bool;
    /// The list it stands in.
    fn list(shelves: &Shelves) -> &[Arc<Self>];

    /// Whether a data group names it.
    fn is_in_group(key: &Key<Self>, group: &DataGroup) -> bool;
    /// Whether a flow names it.
    fn is_in_flow(key: &Key<Self>, flow: &DataFlow) -> bool;
    /// Puts another in its place in a data group, once.
    fn replace_in_group(from: &Key<Self>, to: &Key<Self>, group: &mut DataGroup);
    /// Puts another in its place in a flow, once.
    fn replace_in_flow(from: &Key<Self>, to: &Key<Self>, flow: &mut DataFlow);
    /// Whether it says something in law that another does not: with that one in its place, a group's own answers would stand
    /// without a word that bears them out.
    fn says_more_than(&self, other: &Self) -> bool;
}

impl Category for DataSubjectCategory {
    fn parent(&self) -> Option<&Key<Self>> {
        self.parent.as_ref()
    }
    fn set_parent(&mut self, parent: Option<Key<Self>>) {
        self.parent = parent;
    }
    fn replaced_by(&self) -> Option<&Key<Self>> {
        self.replaced_by.as_ref()
    }
    fn set_replaced_by(&mut self, by: Option<Key<Self>>) {
        self.replaced_by = by;
    }
    fn is_proposed(&self) -> bool {
        self.proposed
    }
    fn list(shelves: &Shelves) -> &[Arc<Self>] {
        shelves.data_subject_categories.all()
    }
    fn is_in_group(key: &Key<Self>, group: &DataGroup) -> bool {
        group.subjects.contains(key)
    }
    fn is_in_flow(key: &Key<Self>, flow: &DataFlow) -> bool {
        [&flow.from, &flow.to].into_iter().any(|node| is_node(node, key))
    }
    fn replace_in_group(from: &Key<Self>, to: &Key<Self>, group: &mut DataGroup) {
        replace_once(&mut group.subjects, from, to);
    }
    fn replace_in_flow(from: &Key<Self>, to: &Key<Self>, flow: &mut DataFlow) {
        for node in [&mut flow.from, &mut flow.to] {
            if is_node(node, from) {
                *node = NodeKey::new(NodeKind::Subjects, Arc::clone(to.shared()));
            }
        }
    }
    fn says_more_than(&self, _: &Self) -> bool {
        false
    }
}

impl Category for PersonalDataCategory {
    fn parent(&self) -> Option<&Key<Self>> {
        self.parent.as_ref()
    }
    fn set_parent(&mut self, parent: Option<Key<Self>>) {
        self.parent = parent;
    }
    fn replaced_by(&self) -> Option<&Key<Self>> {
        self.replaced_by.as_ref()
    }
    fn set_replaced_by(&mut self, by: Option<Key<Self>>) {
        self.replaced_by = by;
    }
    fn is_proposed(&self) -> bool {
        self.proposed
    }
    fn list(shelves: &Shelves) -> &[Arc<Self>] {
        shelves.personal_data_categories.all()
    }
    fn is_in_group(key: &Key<Self>, group: &DataGroup) -> bool {
        group.items.iter().any(|item| item.category.as_ref() == Some(key))
    }
    fn is_in_flow(key: &Key<Self>, flow: &DataFlow) -> bool {
        flow.data_categories.contains(key)
    }
    fn replace_in_group(from: &Key<Self>, to: &Key<Self>, group: &mut DataGroup) {
        for item in &mut group.items {
            if item.category.as_ref() == Some(from) {
                item.category = Some(to.clone());
            }
        }
        // An item that now says the very same as one before it says nothing.
        let all = std::mem::take(&mut group.items);
        for item in all {
            if item.category.as_ref() != Some(to) || !group.items.contains(&item) {
                group.items.push(item);
            }
        }
    }
    fn replace_in_flow(from: &Key<Self>, to: &Key<Self>, flow: &mut DataFlow) {
        replace_once(&mut flow.data_categories, from, to);
    }
    fn says_more_than(&self, other: &Self) -> bool {
        // Art. 9(1), Act 1050/2018 section 29, Art. 10, and free text, which may hold any of these.
        (self.special.is_some() && self.special != other.special)
            || (self.identity_code && !other.identity_code)
            || (self.criminal && !other.criminal)
            || (self.free_text && !other.free_text)
    }
}

fn is_node(node: &NodeKey, key: &Key<DataSubjectCategory>) -> bool {
    node.kind == NodeKind::Subjects && *node.key == *key.as_str()
}

/// Puts a key in the place of another; where it is in the list already, the other goes.
fn replace_once<N>(keys: &mut Vec<Key<N>>, from: &Key<N>, to: &Key<N>) {
    if keys.contains(to) {
        keys.retain(|key| key != from);
    }
    for key in keys.iter_mut().filter(|key| *key == from) {
        *key = to.clone();
    }
}

/// A place where a category is used: a register with the groups and flows that name it, or a flow that is at no register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryUse {
    /// The register.
    pub register: Option<Arc<Register>>,
    /// Places of the data groups that name it, among those of the register.
    pub groups: Vec<usize>,
    /// Flows that name it.
    pub flows: Vec<Arc<DataFlow>>,
}

impl CategoryUse {
    /// What it is known by: the id of the register, or of the flow.
    pub fn id(&self) -> String {
        match (&self.register, self.flows.first()) {
            (Some(register), _) => register.key.id().0,
            (None, Some(flow)) => flow.key.id().0,
            (None, None) => String::new(),
        }
    }
}

/// Where a category is used within the actor's reach: shared flows first, then controller by controller. What is archived is
/// left out.
pub async fn category_uses<C: Category>(snapshot: &Snapshot, actor: &Actor, key: &Key<C>) -> Result<Vec<CategoryUse>> {
    let shared = &*snapshot.shared;
    let mut uses = Vec::new();
    add_uses(&shared.shelves, View { shared, holding: None }, actor, key, &mut uses);
    for controller in shared.shelves.controllers.all() {
        let controller = controller.key.as_str();
        if !actor.touches(Action::ReadRegister, controller) {
            continue;
        }
        if let Some(holding) = snapshot.holding(controller).await? {
            let view = View {
                shared,
                holding: Some(&holding),
            };
            add_uses(&holding.shelves, view, actor, key, &mut uses);
        }
    }
    Ok(uses)
}

fn add_uses<C: Category>(shelves: &Shelves, view: View<'_>, actor: &Actor, key: &Key<C>, uses: &mut Vec<CategoryUse>) {
    let mut flows: BTreeMap<&str, Vec<Arc<DataFlow>>> = BTreeMap::new();
    for flow in shelves.data_flows.all() {
        if flow.archived_on.is_some() || !C::is_in_flow(key, flow) || !flow.may_be_read(actor, view) {
            continue;
        }
        match register_of(flow, shelves, view, actor) {
            Some(register) => flows.entry(register).or_default().push(Arc::clone(flow)),
            None => uses.push(CategoryUse {
                flows: vec![Arc::clone(flow)],
                ..CategoryUse::default()
            }),
        }
    }
    for register in shelves.registers.all() {
        let flows = flows.remove(register.key.as_str()).unwrap_or_default();
        let groups = register.data_groups.iter().enumerate();
        let groups: Vec<usize> = groups
            .filter(|(_, group)| C::is_in_group(key, group))
            .map(|(place, _)| place)
            .collect();
        let used = !(groups.is_empty() && flows.is_empty());
        if used && register.archived_on.is_none() && register.may_be_read(actor, view) {
            uses.push(CategoryUse {
                register: Some(Arc::clone(register)),
                groups,
                flows,
            });
        }
    }
}

/// The register that a flow is told under: the first at its ends that is in use and can be read.
fn register_of<'a>(flow: &'a DataFlow, shelves: &Shelves, view: View<'_>, actor: &Actor) -> Option<&'a str> {
    let ends = [&flow.from, &flow.to];
    let register = ends.into_iter().find(|node| {
        let register = shelves
            .registers
            .get(&node.key)
            .filter(|_| node.kind == NodeKind::Register);
        register.is_some_and(|register| register.archived_on.is_none() && register.may_be_read(actor, view))
    })?;
    Some(&register.key)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Category, DataFlow, DataGroup, DataSubjectCategory, Key, PersonalDataCategory};
    use crate::records::{
        noun::Read,
        problem::{Path, Problems},
    };

    fn read<T: Read>(value: Value) -> T {
        let mut problems = Problems::default();
        T::read(value, &mut Path::default(), &mut problems).unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn data(fields: Value) -> PersonalDataCategory {
        let mut category = json!({"key": "x", "name": {"fi": "x"}});
        for (name, value) in fields.as_object().expect("fields") {
            category[name] = value.clone();
        }
        read(category)
    }

    #[test]
    fn a_category_takes_anothers_place_once_and_own_words_stay() {
        let group = json!({"key": "g1", "subjects": ["pupil", "child", "guardian"], "items": [
            {"category": "name"}, {"category": "first-name"}, {"category": "first-name", "text": {"fi": "Kutsumanimi"}}]});
        let mut group: DataGroup = read(group);
        DataSubjectCategory::replace_in_group(&Key::new("child"), &Key::new("pupil"), &mut group);
        DataSubjectCategory::replace_in_group(&Key::new("guardian"), &Key::new("parent"), &mut group);
        PersonalDataCategory::replace_in_group(&Key::new("first-name"), &Key::new("name"), &mut group);
        let after: DataGroup = read(json!({"key": "g1", "subjects": ["pupil", "parent"], "items": [
            {"category": "name"}, {"category": "name", "text": {"fi": "Kutsumanimi"}}]}));
        assert_eq!(group, after);
    }

    #[test]
    fn people_at_the_end_of_a_flow_are_replaced_and_a_service_of_the_same_key_is_not() {
        let flow = json!({"key": "f", "kind": "COLLECTION", "from": "subjects:pupil", "to": "service:pupil"});
        let mut flow: DataFlow = read(flow);
        assert!(DataSubjectCategory::is_in_flow(&Key::new("pupil"), &flow));
        DataSubjectCategory::replace_in_flow(&Key::new("pupil"), &Key::new("student"), &mut flow);
        assert_eq!(
            (flow.from.to_string(), flow.to.to_string()),
            ("subjects:student".to_owned(), "service:pupil".to_owned())
        );
    }

    #[test]
    fn what_the_law_says_of_a_category_may_not_be_lost() {
        let (plain, health, code) = (
            data(json!({})),
            data(json!({"special": "HEALTH"})),
            data(json!({"identityCode": true})),
        );
        assert!(health.says_more_than(&plain) && code.says_more_than(&plain) && code.says_more_than(&health));
        assert!(!plain.says_more_than(&health) && !health.says_more_than(&health));
    }
}
