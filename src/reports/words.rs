//! What do reports call the words of the inventory that no notice shows? Each in Finnish, Swedish and English; a new one has no words
//! until somebody writes them here.

use entity::vocabulary::{
    AccountKind, AssessmentKind, AssessmentState, Language, NoticeState, RegisterPart, RiskLevel, Role, Severity,
    SubmissionState,
};
use sea_orm::ActiveEnum;

use super::{form::table::Words, row::Word};
use crate::compliance::rule::FindingPart;

/// A value that reports have words for.
pub trait Named {
    /// Its code, the same in every language.
    fn code(&self) -> String;
    /// Its words.
    fn words(&self) -> Words;

    /// The word in a language.
    fn word(&self, language: Language) -> Word {
        Word {
            code: self.code(),
            text: self.words().say(language).to_owned(),
        }
    }
}

macro_rules! named {
    ($($type:ident { $($value:ident $fi:literal $sv:literal $en:literal,)* })*) => {$(
        impl Named for $type {
            fn code(&self) -> String {
                ActiveEnum::to_value(self)
            }

            fn words(&self) -> Words {
                match self { $(Self::$value => Words::new($fi, $sv, $en),)* }
            }
        }
    )*};
}

named! {
    Severity {
        Error "virhe" "fel" "error",
        Warning "varoitus" "varning" "warning",
        Advice "neuvo" "råd" "advice",
    }
    RegisterPart {
        Whole "koko seloste" "hela beskrivningen" "the whole record",
        Identity "perustiedot" "grunduppgifter" "identity",
        Who "vastuutahot" "ansvariga" "who is responsible",
        Purposes "tarkoitukset" "ändamål" "purposes",
        DataGroups "tietoryhmät" "uppgiftsgrupper" "data groups",
        Sources "tietolähteet" "källor" "sources",
        Recipients "vastaanottajat" "mottagare" "recipients",
        Transfers "siirrot" "överföringar" "transfers",
        Retention "säilytysajat" "lagringstider" "retention",
        Security "tietoturva" "säkerhet" "security",
        AutomatedDecisions "automaattiset päätökset" "automatiserade beslut" "automated decisions",
        Publicity "julkisuus" "offentlighet" "publicity",
        Assessments "arvioinnit" "bedömningar" "assessments",
    }
    AssessmentKind {
        DataProtectionImpact "tietosuojan vaikutustenarviointi" "konsekvensbedömning" "data protection impact assessment",
        TransferImpact "siirron vaikutustenarviointi" "konsekvensbedömning av överföring" "transfer impact assessment",
        LegitimateInterests "oikeutetun edun arviointi" "intresseavvägning" "legitimate interests assessment",
    }
    AssessmentState {
        Planned "suunniteltu" "planerad" "planned",
        InProgress "kesken" "pågår" "in progress",
        Done "tehty" "gjord" "done",
        NotRequired "ei vaadita" "krävs inte" "not required",
    }
    RiskLevel {
        Low "matala" "låg" "low",
        Medium "kohtalainen" "måttlig" "medium",
        High "korkea" "hög" "high",
    }
    NoticeState {
        InForce "voimassa" "i kraft" "in force",
        Superseded "korvattu" "ersatt" "superseded",
        Withdrawn "poistettu julkisuudesta" "dragen tillbaka" "withdrawn",
    }
    SubmissionState {
        Waiting "odottaa" "väntar" "waiting",
        Scheduled "ajastettu" "schemalagd" "scheduled",
        Published "julkaistu" "publicerad" "published",
        Returned "palautettu" "återsänd" "returned",
        TakenBack "otettu takaisin" "återtagen" "taken back",
        Replaced "korvattu" "ersatt" "replaced",
    }
    Role {
        Contact "yhteyshenkilö" "kontaktperson" "contact",
        Dpo "tietosuojavastaava" "dataskyddsombud" "data protection officer",
        Auditor "tarkastaja" "granskare" "auditor",
        Admin "pääkäyttäjä" "administratör" "administrator",
    }
    AccountKind {
        Person "henkilö" "person" "person",
        Service "ohjelma" "program" "program",
    }
}

impl Named for FindingPart {
    fn code(&self) -> String {
        let code = serde_json::to_value(self).ok();
        code.and_then(|code| code.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    fn words(&self) -> Words {
        match self {
            Self::Identity => RegisterPart::Identity.words(),
            Self::Who => RegisterPart::Who.words(),
            Self::Purposes => RegisterPart::Purposes.words(),
            Self::DataGroups => RegisterPart::DataGroups.words(),
            Self::Sources => RegisterPart::Sources.words(),
            Self::Recipients => RegisterPart::Recipients.words(),
            Self::Transfers => RegisterPart::Transfers.words(),
            Self::Retention => RegisterPart::Retention.words(),
            Self::Security => RegisterPart::Security.words(),
            Self::AutomatedDecisions => RegisterPart::AutomatedDecisions.words(),
            Self::Publicity => RegisterPart::Publicity.words(),
            Self::Assessments => RegisterPart::Assessments.words(),
            Self::Review => Words::new("ylläpito", "underhåll", "review"),
            Self::Notice => Words::new("tiedote", "informationsblad", "notice"),
        }
    }
}
