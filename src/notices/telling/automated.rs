//! Are decisions made by automated means alone, by what logic and to what effect, Art. 13(2)(f) and 22?

use entity::vocabulary::Answer;

use super::{Teller, Told};
use crate::notices::content::{Block, TickBox};

pub(super) fn automated(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let items = vec![
        TickBox {
            label: teller.say("box-automated"),
            ticked: register.automated_decisions,
        },
        TickBox {
            label: teller.say("box-profiling"),
            ticked: register.profiling,
        },
    ];
    let stated = items.iter().any(|item| item.ticked != Answer::NotStated);
    let mut blocks = Vec::new();
    if !stated {
        blocks.push(Block::sentence(teller.say("unsaid-automated-decisions")));
    }
    blocks.push(Block::Boxes { items });
    let rows: Vec<_> = [
        teller.fact("label-logic", &register.automated_logic),
        teller.fact("label-significance", &register.automated_significance),
    ]
    .into_iter()
    .flatten()
    .collect();
    let told = !rows.is_empty();
    if told {
        blocks.push(Block::Facts { rows });
    } else if register.automated_decisions == Answer::Yes {
        blocks.push(Block::sentence(teller.say("unsaid-logic")));
    }
    Told {
        stated: stated || told,
        blocks,
    }
}
