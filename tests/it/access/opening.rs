//! Who may follow what? Every subscription, with every argument in every situation, opened by everybody.

use async_graphql::Variables;
use entity::vocabulary::Language;
use seloste::{
    access::Actor,
    graphql::{Question, Told},
};

use super::{
    asking::{self, Samples},
    matrix::{Sheet, code_letter},
    world::World,
};
use crate::support::now;

/// Where the letter of each situation stands, as in the head.
const SITUATIONS: &str = "odcuxas";

/// Opens every subscription as everybody, and writes down who was let in.
pub async fn every_subscription(world: &World, samples: &Samples<'_>, sheet: &mut Sheet) {
    sheet.section("Subscription", SITUATIONS);
    for field in samples.map.fields("Subscription") {
        let name = format!("Subscription.{}", field.name);
        let inside = asking::glance(samples.map, field);
        let required = asking::required(samples, "Subscription", field);
        let text = format!("subscription {{ {}{required} {inside} }}", field.name);
        let mut groups = Vec::new();
        for person in &world.people {
            groups.push(opened(world, &person.actor, &text).await.to_owned());
        }
        sheet.row(&name, &groups, SITUATIONS.len());
        sheet.cover(name.clone());
        for argument in &field.arguments {
            for trial in asking::trials(samples, "Subscription", field, argument, true) {
                let mut groups = vec![String::new(); world.people.len()];
                for (situation, value) in &trial.values {
                    let given = asking::with_argument(samples, "Subscription", field, Some((&argument.name, value)));
                    let text = format!("subscription {{ {}{given} {inside} }}", field.name);
                    let place = situation.and_then(|situation| SITUATIONS.find(situation.letter()));
                    for (person, group) in world.people.iter().zip(&mut groups) {
                        group.extend(std::iter::repeat_n(' ', place.unwrap_or(0).saturating_sub(group.len())));
                        group.push_str(opened(world, &person.actor, &text).await);
                    }
                }
                sheet.row(&format!("{name}({})", trial.label), &groups, SITUATIONS.len());
            }
        }
    }
}

/// `+` when it was opened, else the letter of the refusal.
async fn opened(world: &World, actor: &Actor, text: &str) -> &'static str {
    let question = Question {
        query: text.to_owned(),
        variables: Variables::default(),
        ..Question::default()
    };
    let to = Told {
        inventory: &world.inventory,
        actor,
        now: now(),
        language: Language::En,
    };
    let weighed = match world.schema.weigh(&world.inventory, actor, Language::En, question) {
        Ok(weighed) => weighed,
        Err(answer) => panic!("{text}: {:?}", answer.into_response()),
    };
    match Box::pin(world.schema.follow(to, weighed)).await {
        Ok(_) => "+",
        Err(refused) => {
            let told = serde_json::to_value(&refused.errors).expect("errors are JSON");
            code_letter(told[0]["extensions"]["code"].as_str().unwrap_or_default())
        }
    }
}
