//! Which findings are waived, and how do controllers use rules? As the API shows and changes it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Result, SimpleObject};
use entity::{Date, vocabulary::Severity};

use super::{
    acts::act,
    mutation::{acting, outcome},
    page::listed,
    refusal::UserError,
    request::Request,
    viewer_can::{RuleSettingViewerCan, WaiverViewerCan, viewer_can},
};
use crate::{
    compliance::waiving::{self, NewSetting, NewWaiver},
    records::{
        account::Account, controller::Controller, noun::Key, register::Register, rule_setting::RuleSetting,
        waiver::Waiver,
    },
};

act! {
    waive_finding, "waives a finding", "waiving a finding":
    WaiveFindingInput {
        /// The register's global id.
        register: Key<Register>,
        /// The mark of the finding.
        mark: String,
        /// Why.
        reason: String,
        /// The last day on which it is waived.
        expires_on: Date,
    } =>
    WaiveFindingPayload { waiver: Waiver }
    |input, request, actor| waiving::waive(&request.inventory, &actor, NewWaiver { register: input.register, mark: input.mark, reason: input.reason, expires_on: Some(input.expires_on) }, request.now)
}

act! {
    end_waiver, "ends a waiver", "ending a waiver":
    EndWaiverInput {
        /// Its global id.
        id: Key<Waiver>,
        /// The version of it one has seen.
        version: i32,
    } =>
    EndWaiverPayload { waiver: Waiver }
    |input, request, actor| waiving::end_waiver(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    set_rule, "says how a controller uses a rule", "setting a rule":
    SetRuleInput {
        /// The controller's global id.
        controller: Key<Controller>,
        /// The code of the rule.
        rule: String,
        /// Whether it is switched off.
        switched_off: bool,
        /// How much its findings weigh; as the catalogue says when left out.
        severity: Option<Severity>,
        /// Why.
        reason: String,
    } =>
    SetRulePayload { setting: RuleSetting }
    |input, request, actor| waiving::set_rule(&request.inventory, &actor, NewSetting { controller: input.controller, rule: input.rule, switched_off: input.switched_off, severity: input.severity, reason: input.reason }, request.now)
}

#[ComplexObject]
impl Waiver {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<WaiverViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The register.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }

    /// Whether it waives today.
    async fn holds(&self, ctx: &Context<'_>) -> bool {
        self.holds_on(Request::of(ctx).today)
    }

    /// Who waived it; null for the program itself.
    async fn waived_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.waived_by).await
    }

    /// Who ended it.
    async fn ended_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.ended_by).await
    }
}

#[ComplexObject]
impl RuleSetting {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<RuleSettingViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }

    /// Who set it; null for the program itself.
    async fn set_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.set_by).await
    }
}

/// What waivers are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct WaiverFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The register.
    pub register: Option<Key<Register>>,
    /// The code of the rule.
    pub rule: Option<String>,
    /// Those that waive today, or those that do no longer.
    pub holds: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Waiver by WaiverFilter of controller: |filter, request| {
        let today = request.today;
        move |waiver, _| {
            filter.register.as_ref().is_none_or(|register| waiver.register == *register)
                && filter.rule.as_ref().is_none_or(|rule| waiver.rule == *rule)
                && filter.holds.is_none_or(|holds| waiver.holds_on(today) == holds)
        }
    }
}

/// What settings of rules are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct RuleSettingFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The code of the rule.
    pub rule: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    RuleSetting by RuleSettingFilter of controller: |filter, _| {
        move |setting, _| filter.rule.as_ref().is_none_or(|rule| setting.rule == *rule)
    }
}
