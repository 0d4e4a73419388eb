//! What does it touch? The answer as the API shows it, Art. 28, 33, 34 and 45.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use entity::{Date, vocabulary::NodeKind};

use super::{
    Asked, Seen,
    chain::FlowChain,
    part::{Asking, Item, Part},
    reach::SpecialCategoryCount,
};
use crate::{
    graph::{
        impact::{self, Assessing, Cause, Touched},
        reach::Place,
    },
    graphql::{
        refusal::{bad_input, not_found},
        request::Request,
    },
    records::{
        agreement::ProcessingAgreement,
        category::DataSubjectCategory,
        law::{Act, AdequacyDecision, Provision},
        notice_version::NoticeVersion,
        noun::{Key, Kind},
        post::Post,
        register::Register,
    },
};

/// What is touched.
pub struct Impact {
    seen: Seen,
    cause: Cause,
    told: impact::Impact,
    posts: Vec<(Key<Post>, usize)>,
}

/// Answers what it touches that something has a breach or ends.
pub async fn impact(request: &Request, of: &ID, as_of: Option<Date>) -> Result<Impact> {
    let asked = Asked::of(request, as_of)?;
    let cause = cause(&asked, of).await?;
    let told = {
        let mut assessing = Assessing::begin(&cause, &asked.shared());
        for key in asked.controllers(assessing.only()) {
            if let Some(holding) = asked.holding(key.as_str()).await? {
                assessing.add(&asked.ground(&holding), |register| asked.reads(register, &holding));
            }
        }
        assessing.finish()
    };
    // Those who answer for most are called first.
    let mut posts: Vec<(Key<Post>, usize)> = told.posts.iter().map(|(post, count)| (post.clone(), *count)).collect();
    posts.sort_by(|(a, fewer), (b, more)| more.cmp(fewer).then_with(|| a.cmp(b)));
    Ok(Impact {
        seen: asked.seen(),
        cause,
        told,
        posts,
    })
}

/// What a global id names, if the actor may read it, and if its end touches registers at all.
async fn cause(asked: &Asked<'_>, id: &str) -> Result<Cause> {
    let request = asked.request;
    let missing = || not_found(request.language);
    let (word, key) = id.split_once(':').ok_or_else(missing)?;
    let key: Arc<str> = Arc::from(key);
    match Kind::from_word(word).ok_or_else(missing)? {
        Kind::Processor | Kind::Service => match asked.place(id).await? {
            Place::Node(node) if matches!(node.kind, NodeKind::Processor | NodeKind::Service) => Ok(Cause::Node(node)),
            _ => Err(missing()),
        },
        Kind::ProcessingAgreement => {
            let agreement = request.one(&Key::<ProcessingAgreement>::new(key)).await?;
            agreement.map(Cause::Agreement).ok_or_else(missing)
        }
        Kind::AdequacyDecision => {
            let decision = request.one(&Key::<AdequacyDecision>::new(key)).await?;
            decision.map(Cause::Decision).ok_or_else(missing)
        }
        Kind::Act => {
            let act = request.one(&Key::<Act>::new(key)).await?;
            act.map(|act| Cause::Act(act.key.clone())).ok_or_else(missing)
        }
        Kind::Provision => {
            let provision = request.one(&Key::<Provision>::new(key)).await?;
            let provision = provision.map(|provision| Cause::Provision(provision.key.clone()));
            provision.ok_or_else(missing)
        }
        _ => Err(bad_input(
            request.language,
            [
                "Vaikutuksia kysytään käsittelijästä, palvelusta, sopimuksesta, tietosuojan riittävyyttä koskevasta päätöksestä, säädöksestä tai säännöksestä.",
                "Följder frågas av ett personuppgiftsbiträde, en tjänst, ett avtal, ett beslut om adekvat skyddsnivå, en författning eller en bestämmelse.",
                "Impact is asked of a processor, a service, an agreement, an adequacy decision, an act or a provision.",
            ],
        )),
    }
}

fn register_cursor(touched: &Touched) -> String {
    touched.register.key.id().0
}

/// What it touches that a processor or service has a breach, or that an agreement, a decision, an act or a service ends.
#[Object]
impl Impact {
    /// What it was answered from.
    async fn seen(&self) -> Seen {
        self.seen
    }

    /// The registers that are touched, nearest first.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn registers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
    ) -> Result<Part<TouchedRegister>> {
        let request = Request::of(ctx);
        let list = &self.told.registers;
        let range = Asking { first, after }.range(list, request.language, register_cursor)?;
        let asked = Asked::of(request, Some(self.seen.day))?;
        let mut items = Vec::with_capacity(range.len());
        for touched in &list[range.clone()] {
            let holding = asked.holding(touched.register.controller.as_str()).await?;
            let chain =
                holding.and_then(|holding| impact::chain_to(&self.cause, &asked.ground(&holding), &touched.register));
            items.push(TouchedRegister {
                register: Arc::clone(&touched.register),
                hops: touched.hops,
                notice: touched.notice.clone(),
                by: chain.map(|chain| FlowChain {
                    chain: Arc::new(chain),
                    day: self.seen.day,
                }),
            });
        }
        Ok(Part::of(items, &range, list.len()))
    }

    /// Whose data: categories of data subjects, with how many of the registers name each.
    async fn subjects(&self) -> Vec<SubjectsCount> {
        let subjects = self.told.subjects.iter();
        subjects
            .map(|(key, registers)| SubjectsCount {
                key: key.clone(),
                registers: *registers,
            })
            .collect()
    }

    /// Which special categories, Art. 9(1), with how many of the registers hold each.
    async fn special_categories(&self) -> Vec<SpecialCategoryCount> {
        let special = self.told.special.iter();
        special
            .map(|(category, registers)| SpecialCategoryCount {
                category: *category,
                registers: *registers,
            })
            .collect()
    }

    /// How many of the registers are stated to hold special categories, whether or not they say which.
    async fn special_registers(&self) -> usize {
        self.told.special_registers
    }

    /// How many of the registers are stated to hold data of children.
    async fn children_registers(&self) -> usize {
        self.told.children_registers
    }

    /// How many of the registers have a notice in force, which is to be looked at again.
    async fn notices_in_force(&self) -> usize {
        let touched = self.told.registers.iter();
        touched.filter(|touched| touched.notice.is_some()).count()
    }

    /// The posts to call: those that answer for the registers or are asked about them, most registers first.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
    ) -> Result<Part<PostToCall>> {
        let range = Asking { first, after }.range(&self.posts, Request::of(ctx).language, |(key, _)| key.id().0)?;
        let items = self.posts[range.clone()].iter();
        let items = items.map(|(key, registers)| PostToCall {
            key: key.clone(),
            registers: *registers,
        });
        Ok(Part::of(items.collect(), &range, self.posts.len()))
    }
}

/// A register that is touched.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct TouchedRegister {
    /// The register.
    register: Arc<Register>,
    /// How many steps away the cause is; 0 where the register or a flow at it names the cause itself.
    hops: u16,
    /// Its notice in force: to be issued again, if what it says no longer holds.
    notice: Option<Arc<NoticeVersion>>,
    #[graphql(skip)]
    by: Option<FlowChain>,
}

#[ComplexObject]
impl TouchedRegister {
    /// How it comes to be touched. Null where the register itself names the cause, and no flow lies between.
    async fn chain(&self) -> Option<&FlowChain> {
        self.by.as_ref()
    }
}

impl Item for TouchedRegister {
    fn cursor(&self) -> String {
        self.register.key.id().0
    }
}

/// How many registers name a category of data subjects.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct SubjectsCount {
    #[graphql(skip)]
    key: Key<DataSubjectCategory>,
    /// How many registers.
    registers: usize,
}

#[ComplexObject]
impl SubjectsCount {
    /// The category, Art. 30(1)(c).
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Arc<DataSubjectCategory>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// A post to call.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct PostToCall {
    #[graphql(skip)]
    key: Key<Post>,
    /// How many of the registers it answers for or is asked about.
    registers: usize,
}

#[ComplexObject]
impl PostToCall {
    /// The post, with its mailbox and telephone number.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<Arc<Post>>> {
        Request::of(ctx).one(&self.key).await
    }
}

impl Item for PostToCall {
    fn cursor(&self) -> String {
        self.key.id().0
    }
}
