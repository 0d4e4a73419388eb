//! What do many registers depend on? Services and processors behind them, counted: where one failure would touch most,
//! Art. 28 and 32(1)(b).

use std::collections::VecDeque;

use entity::vocabulary::NodeKind;

use super::{
    ground::Ground,
    third_country::{follows, node},
};
use crate::records::{
    adjacency::{Direction, HELD},
    noun::{Key, NodeKey},
    register::Register,
};

/// A service or processor that registers depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// Which.
    pub node: NodeKey,
    /// How many of the registers have it anywhere on their chains.
    pub registers: usize,
    /// How many of them have a flow to it themselves.
    pub direct: usize,
    /// How many steps it is from the nearest of them.
    pub nearest: u16,
}

/// A count in the making.
#[derive(Default)]
pub struct Counting {
    asked: usize,
    /// The number of the register in whose walk each shared node was seen last.
    seen: Vec<usize>,
    /// For each shared node: registers, those with a flow of their own to it, steps from the nearest.
    tally: Vec<(usize, usize, u16)>,
}

impl Counting {
    /// Adds registers of one controller.
    pub fn add<'r>(&mut self, ground: &Ground<'_>, registers: impl Iterator<Item = &'r Key<Register>>) {
        let (shared, _) = ground.sizes();
        self.seen.resize(shared, 0);
        self.tally.resize(shared, (0, 0, u16::MAX));
        for register in registers {
            self.asked += 1;
            if let Some(start) = ground.number(&node(register)) {
                self.walk(ground, start);
            }
        }
    }

    fn walk(&mut self, ground: &Ground<'_>, start: u32) {
        let mut waiting = VecDeque::from([(start, 0_u16)]);
        while let Some((near, hops)) = waiting.pop_front() {
            for hop in ground
                .hops(near, Direction::Onward)
                .filter(|hop| follows(ground, near == start, *hop))
            {
                // Its own flows touch nothing else that is its own; what is not shared is not depended on.
                let place = hop.to as usize;
                if hop.to >= HELD || self.seen.get(place).is_none_or(|seen| *seen == self.asked) {
                    continue;
                }
                self.seen[place] = self.asked;
                let (registers, direct, nearest) = &mut self.tally[place];
                *registers += 1;
                *direct += usize::from(near == start);
                *nearest = (*nearest).min(hops + 1);
                waiting.push_back((hop.to, hops + 1));
            }
        }
    }

    /// How many registers were looked at, and what they depend on, most depended on first.
    pub fn finish(self, shared: &Ground<'_>) -> (usize, Vec<Dependency>) {
        let tallied = (0..).zip(self.tally).filter(|(_, (registers, _, _))| *registers > 0);
        let mut found: Vec<Dependency> = tallied
            .filter_map(|(number, (registers, direct, nearest))| {
                let node = shared.key(number)?;
                matches!(node.kind, NodeKind::Service | NodeKind::Processor).then(|| Dependency {
                    node: node.clone(),
                    registers,
                    direct,
                    nearest,
                })
            })
            .collect();
        found.sort_unstable_by(|a, b| {
            let (least, most) = ((a.registers, a.direct), (b.registers, b.direct));
            most.cmp(&least).then_with(|| a.node.cmp(&b.node))
        });
        (self.asked, found)
    }
}
