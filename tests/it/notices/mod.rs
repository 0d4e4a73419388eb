//! Do the notices say what the records say, to everyone, and keep saying it?

mod approving;
mod corpus;
mod layouts;
mod publishing;
mod renderings;

use std::sync::OnceLock;

use entity::{
    Date,
    vocabulary::Language::{self, En, Fi, Sv},
};
use seloste::{
    notices::{
        content::{NoticeContent, content},
        layout::{Layout, layouts},
        page::{Page, page},
    },
    records::{
        exchange::{self, ImportOptions},
        noun::Key,
        register::Register,
        snapshot::Sight,
    },
};

use crate::support::{Base, dpo, make, now};

const LANGUAGES: [Language; 3] = [Fi, Sv, En];

/// The day the notices of these tests are told for.
fn today() -> Date {
    Date(now().date_naive())
}

/// What can be seen from an example city, over the law that the migrations bring. Loaded once for all tests.
fn sight(controller: &str) -> Sight {
    static SIGHTS: OnceLock<Vec<Sight>> = OnceLock::new();
    let sights = SIGHTS.get_or_init(|| {
        // A runtime of its own: whoever asks first may stand inside one.
        let load = || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .expect("a runtime starts");
            runtime.block_on(async {
                let base = Base::sqlite();
                let inventory = base.open().await;
                exchange::import(&inventory, &dpo(), make::example(), ImportOptions::default(), now())
                    .await
                    .expect("the examples load");
                let snapshot = inventory.snapshot();
                let mut sights = Vec::new();
                for controller in ["pori", "jyvaskyla", "espoo"] {
                    sights.push(
                        snapshot
                            .sight(controller)
                            .await
                            .expect("the snapshot stands")
                            .expect("the city is there"),
                    );
                }
                sights
            })
        };
        std::thread::spawn(load).join().expect("the examples load")
    });
    sights
        .iter()
        .find(|sight| *sight.holding.controller == *controller)
        .expect("an example city")
        .clone()
}

/// A register of the examples.
fn register(key: &str) -> (Register, Sight) {
    let sight = sight(key.split('/').next().expect("a key names its owner"));
    let register = sight
        .get(&Key::<Register>::new(key))
        .expect("a register of the examples")
        .as_ref()
        .clone();
    (register, sight)
}

/// What a register of the examples says.
fn said(key: &str, language: Language) -> NoticeContent {
    let (register, sight) = register(key);
    content(&register, &sight, language, today())
}

/// The layout its controller uses.
fn layout_of(key: &str) -> &'static Layout {
    let (_, sight) = register(key);
    layouts().of(sight
        .controller()
        .and_then(|controller| controller.notice_layout.as_deref()))
}

/// A register of the examples as a page in the layout its controller uses.
fn page_of(key: &str, language: Language) -> Page {
    page(&said(key, language), layout_of(key))
}
