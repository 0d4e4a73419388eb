//! Who is the controller, who answers for the register, and who is asked, Art. 13(1)(a) and (b)?

use entity::LanguageText;
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told};
use crate::{
    notices::content::{Block, ContactFacts, ControllerHead, Fact, Said},
    records::{controller::Controller, noun::Key, post::Post},
};

/// What names the controller, and whom to ask.
pub fn head(teller: &Teller<'_>) -> ControllerHead {
    let controller = teller.sight.get(&teller.register.controller);
    ControllerHead {
        key: teller.register.controller.to_string(),
        name: controller
            .and_then(|controller| teller.said(&controller.name))
            .unwrap_or_default(),
        department: department(teller),
        dpo: controller
            .and_then(|controller| controller.dpo.as_ref())
            .and_then(|post| contact(teller, post)),
    }
}

/// The ways to reach a post.
fn contact(teller: &Teller<'_>, key: &Key<Post>) -> Option<ContactFacts> {
    let post = teller.sight.get(key)?;
    Some(ContactFacts {
        post: teller.said(&post.title)?,
        email: post.email.clone(),
        phone: post.phone.clone(),
        address: teller.said(&post.address),
    })
}

fn department(teller: &Teller<'_>) -> Option<Said> {
    let department = teller.sight.get(teller.register.department.as_ref()?)?;
    teller.said(&department.name)
}

pub(super) fn controller(teller: &Teller<'_>) -> Told {
    let Some(controller) = teller.sight.get(&teller.register.controller) else {
        return Told::unsaid(teller, "unsaid-controller");
    };
    let mut rows = named(teller, controller);
    rows.extend(department(teller).map(|said| Fact::one(teller.say("label-department"), said)));
    let reached = reached(teller, controller);
    let mut blocks = Vec::new();
    // A web site is a place to read, not a way to be reached.
    let lacks_contact = reached.is_empty() || (reached.len() == 1 && controller.website.is_some());
    rows.extend(reached);
    blocks.push(Block::Facts { rows });
    if lacks_contact {
        blocks.push(Block::sentence(teller.say("unsaid-contact")));
    }
    Told { stated: true, blocks }
}

fn named(teller: &Teller<'_>, controller: &Controller) -> Vec<Fact> {
    let parent = controller
        .parent
        .as_ref()
        .and_then(|parent| teller.sight.get(parent))
        .and_then(|parent| teller.said(&parent.name));
    let business_id = controller
        .business_id
        .as_ref()
        .map(|id| Fact::one(teller.say("label-business-id"), Said::plain(id)));
    [
        teller.fact("label-name", &controller.name),
        parent.map(|said| Fact::one(teller.say("label-body-of"), said)),
        business_id,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn reached(teller: &Teller<'_>, controller: &Controller) -> Vec<Fact> {
    let website = controller
        .website
        .as_ref()
        .map(|site| Fact::one(teller.say("label-website"), Said::plain(site).link(site)));
    [
        teller.fact("label-postal-address", &controller.postal_address),
        teller.fact("label-visiting-address", &controller.visiting_address),
    ]
    .into_iter()
    .flatten()
    .chain(reach(teller, controller.email.as_deref(), controller.phone.as_deref()))
    .chain(website)
    .collect()
}

/// E-mail and telephone as facts, with links.
pub(super) fn reach(teller: &Teller<'_>, email: Option<&str>, phone: Option<&str>) -> Vec<Fact> {
    let email = email.map(|email| {
        Fact::one(
            teller.say("label-email"),
            Said::plain(email).link(format!("mailto:{email}")),
        )
    });
    let phone = phone.map(|phone| {
        let digits: String = phone
            .chars()
            .filter(|character| character.is_ascii_digit() || *character == '+')
            .collect();
        Fact::one(
            teller.say("label-phone"),
            Said::plain(phone).link(format!("tel:{digits}")),
        )
    });
    email.into_iter().chain(phone).collect()
}

pub(super) fn representative(teller: &Teller<'_>) -> Option<Told> {
    let controller = teller.sight.get(&teller.register.controller)?;
    teller.paragraph(&controller.representative).map(|block| Told {
        stated: true,
        blocks: vec![block],
    })
}

pub(super) fn joint_controllers(teller: &Teller<'_>) -> Option<Told> {
    let register = teller.register;
    let mut blocks: Vec<Block> = register
        .joint_controllers
        .iter()
        .filter_map(|key| teller.sight.get(key))
        .map(|controller| {
            let mut rows = named(teller, controller);
            rows.extend(reached(teller, controller));
            Block::Facts { rows }
        })
        .collect();
    match teller.fact("label-joint-arrangement", &register.joint_arrangement) {
        Some(row) => blocks.push(Block::Facts { rows: vec![row] }),
        // Art. 26(2): the essence of the arrangement is made available to the people.
        None if !blocks.is_empty() => blocks.push(Block::sentence(teller.say("unsaid-joint-arrangement"))),
        None => {}
    }
    (!blocks.is_empty()).then_some(Told { stated: true, blocks })
}

pub(super) fn responsible_post(teller: &Teller<'_>) -> Told {
    let posts = teller
        .register
        .responsible_post
        .as_ref()
        .and_then(|key| post(teller, key));
    Told::or_unsaid(posts.into_iter().collect(), teller, "unsaid-responsible-post")
}

pub(super) fn contact_posts(teller: &Teller<'_>) -> Told {
    let posts = teller
        .register
        .contact_posts
        .iter()
        .filter_map(|key| post(teller, key))
        .collect();
    Told::or_unsaid(posts, teller, "unsaid-contact-posts")
}

pub(super) fn dpo(teller: &Teller<'_>) -> Told {
    let dpo = teller
        .sight
        .get(&teller.register.controller)
        .and_then(|controller| controller.dpo.as_ref());
    Told::or_unsaid(
        dpo.and_then(|key| post(teller, key)).into_iter().collect(),
        teller,
        "unsaid-dpo",
    )
}

/// A post: its title and the ways to reach it. Who holds it stays inside the city.
fn post(teller: &Teller<'_>, key: &Key<Post>) -> Option<Block> {
    let post = teller.sight.get(key)?;
    let mut title = teller.said(&post.title)?;
    if post.acting == entity::vocabulary::Answer::Yes {
        title.text = teller.say_with("post-acting", &[("title", FluentValue::from(title.text))]);
    }
    let department = post
        .department
        .as_ref()
        .and_then(|key| teller.sight.get(key))
        .map_or(LanguageText::default(), |found| found.name.clone());
    let mut rows = vec![Fact::one(teller.say("label-post"), title)];
    rows.extend(teller.fact("label-department", &department));
    rows.extend(reach(teller, post.email.as_deref(), post.phone.as_deref()));
    rows.extend(teller.fact("label-postal-address", &post.address));
    Some(Block::Facts { rows })
}
