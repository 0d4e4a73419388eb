//! How is a task said, so that a person knows what to do?

use entity::{Date, vocabulary::Language};

use super::{Task, TaskKind};
use crate::{
    each_stored,
    records::snapshot::{AnyNoun, Kept},
};

/// What is to be done, in a sentence that names what it is about.
pub(super) fn sentence(task: &Task, language: Language) -> String {
    let [fi, sv, en] = words(task.kind);
    let words = match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    };
    let name = match &task.register {
        Some(register) => Kept::name(&**register, language),
        None => name(&task.about, language),
    };
    let said = words.replace("{name}", name);
    match &task.about {
        AnyNoun::Waiver(waiver) => said
            .replace("{rule}", &waiver.rule)
            .replace("{day}", &day(waiver.expires_on, language)),
        _ => said,
    }
}

/// A day as the language writes it in numbers; none is none.
fn day(day: Option<Date>, language: Language) -> String {
    let form = match language {
        Language::Fi | Language::Sv => "%-d.%-m.%Y",
        Language::En => "%-d %B %Y",
    };
    day.map(|Date(day)| day.format(form).to_string()).unwrap_or_default()
}

const fn words(kind: TaskKind) -> [&'static str; 3] {
    match kind {
        TaskKind::ApproveSubmission => [
            "Rekisterin ”{name}” julkaiseminen odottaa hyväksyntää: hyväksy tai palauta.",
            "Publiceringen av registret ”{name}” väntar på godkännande: godkänn eller returnera.",
            "Publishing the register “{name}” waits for approval: approve or return it.",
        ],
        TaskKind::MendReturned => [
            "Rekisteri ”{name}” palautettiin sinulle: korjaa se ja lähetä uudelleen.",
            "Registret ”{name}” returnerades till dig: rätta det och skicka in det på nytt.",
            "The register “{name}” was returned to you: correct it and submit it again.",
        ],
        TaskKind::AnswerMention => [
            "Sinut mainitaan rekisterin ”{name}” kommentissa: vastaa tai merkitse se käsitellyksi.",
            "Du nämns i en kommentar om registret ”{name}”: svara eller markera den som avklarad.",
            "You are mentioned in a comment on the register “{name}”: answer or settle it.",
        ],
        TaskKind::ReviewRegister => [
            "Rekisteri ”{name}” on aika tarkistaa: vahvista, että tiedot pitävät yhä paikkansa.",
            "Det är dags att se över registret ”{name}”: bekräfta att uppgifterna ännu stämmer.",
            "The register “{name}” is due for review: confirm that it is still true.",
        ],
        TaskKind::ConfirmParts => [
            "Rekisterissä ”{name}” on osia, joita ei ole koskaan vahvistettu: katso, pitävätkö ne paikkansa.",
            "Registret ”{name}” har delar som aldrig har bekräftats: se efter om de stämmer.",
            "The register “{name}” has parts that were never confirmed: see whether they are true.",
        ],
        TaskKind::AcceptProposed => [
            "”{name}” on ehdotettu lisättäväksi: hyväksy tai arkistoi ehdotus.",
            "”{name}” har föreslagits: godkänn eller arkivera förslaget.",
            "“{name}” was proposed: accept or archive it.",
        ],
        TaskKind::FillPost => [
            "Toimella ”{name}” ei ole haltijaa: nimeä uusi.",
            "Posten ”{name}” har ingen innehavare: utse en ny.",
            "The post “{name}” has no holder: name a new one.",
        ],
        TaskKind::ReassignRegister => [
            "Rekisteristä ”{name}” vastaavalla toimella ei ole haltijaa: siirrä vastuu tai nimeä haltija.",
            "Den post som ansvarar för registret ”{name}” har ingen innehavare: flytta ansvaret eller utse en innehavare.",
            "The post that answers for the register “{name}” has no holder: move the responsibility or name a holder.",
        ],
        TaskKind::RenewAgreement => [
            "Käsittelysopimus ”{name}” päättyy pian tai on päättynyt: uusi tai arkistoi se.",
            "Personuppgiftsbiträdesavtalet ”{name}” löper snart ut eller har löpt ut: förnya eller arkivera det.",
            "The processing agreement “{name}” ends soon or has ended: renew or archive it.",
        ],
        TaskKind::ReviewAssessment => [
            "Arviointi ”{name}” on aika tarkistaa.",
            "Det är dags att se över bedömningen ”{name}”.",
            "The assessment “{name}” is due to be looked at again.",
        ],
        TaskKind::TellAuthority => [
            "Tietoturvaloukkaus ”{name}”: arvioi riski ja ilmoita valvontaviranomaiselle 72 tunnin kuluessa.",
            "Personuppgiftsincidenten ”{name}”: bedöm risken och anmäl till tillsynsmyndigheten inom 72 timmar.",
            "The breach “{name}”: assess the risk and tell the supervisory authority within 72 hours.",
        ],
        TaskKind::TellPeople => [
            "Tietoturvaloukkaus ”{name}” on korkean riskin: ilmoita niille, joita se koskee.",
            "Personuppgiftsincidenten ”{name}” medför hög risk: informera dem som berörs.",
            "The breach “{name}” is of high risk: tell the people concerned.",
        ],
        TaskKind::CloseBreach => [
            "Tietoturvaloukkaus ”{name}”: täydennä dokumentointi ja päätä käsittely.",
            "Personuppgiftsincidenten ”{name}”: komplettera dokumentationen och avsluta ärendet.",
            "The breach “{name}”: complete what is documented, and close the case.",
        ],
        TaskKind::SavedReportFailed => [
            "Tallennettu raportti ”{name}” ei vastaa odotusta, tai sitä ei voitu ajaa: katso viimeisin tulos.",
            "Den sparade rapporten ”{name}” är inte som väntat eller kunde inte köras: se det senaste resultatet.",
            "The saved report “{name}” is not as expected, or could not be run: look at its last result.",
        ],
        TaskKind::RenewWaiver => [
            "Rekisterin ”{name}” säännön {rule} havainnon ohitus on voimassa {day} asti: korjaa asia, ohita uudelleen tai päätä ohitus.",
            "Åsidosättandet av en anmärkning enligt regeln {rule} i registret ”{name}” gäller till och med {day}: rätta saken, åsidosätt på nytt eller avsluta åsidosättandet.",
            "The waiver of a finding of the rule {rule} for the register “{name}” holds until {day}: put the matter right, waive it anew, or end the waiver.",
        ],
    }
}

macro_rules! names {
    ($($field:ident: $noun:ident;)*) => {
        fn name(noun: &AnyNoun, language: Language) -> &str {
            match noun { $(AnyNoun::$noun(noun) => Kept::name(&**noun, language),)* }
        }
    };
}

each_stored!(names, notices: NoticeVersion;);

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use entity::vocabulary::Language;

    use super::{Task, TaskKind, sentence, words};
    use crate::records::{
        noun::Read,
        problem::{Path, Problems},
        register::Register,
        waiver::Waiver,
    };

    #[test]
    fn a_waiver_is_told_with_its_rule_its_register_and_its_last_day() {
        let waiver = Waiver {
            rule: "basis-missing".to_owned(),
            expires_on: Some("2026-03-01".parse().expect("a day")),
            ..Waiver::default()
        };
        let json = serde_json::json!({"key": "pori/1", "name": {"fi": "Asiakkaat"}, "controller": "pori"});
        let register = Register::read(json, &mut Path::default(), &mut Problems::default()).expect("a register");
        let task = Task {
            register: Some(Arc::new(register)),
            ..Task::on(TaskKind::RenewWaiver, &Arc::new(waiver))
        };
        let said = [Language::Fi, Language::Sv, Language::En].map(|language| sentence(&task, language));
        let days = ["1.3.2026", "1.3.2026", "1 March 2026"];
        for (said, day) in said.iter().zip(days) {
            assert!(
                ["basis-missing", "Asiakkaat", day]
                    .iter()
                    .all(|part| said.contains(part))
                    && !said.contains('{'),
                "{said}"
            );
        }
    }

    #[test]
    fn every_sentence_names_what_it_is_about() {
        for kind in <TaskKind as async_graphql::resolver_utils::EnumType>::items() {
            assert!(
                words(kind.value).iter().all(|words| words.contains("{name}")),
                "{kind:?}",
                kind = kind.value
            );
        }
    }
}
