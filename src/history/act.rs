//! What is an act of the log called, in the languages people read?

use entity::vocabulary::{Language, LogAct};

/// The name of an act, as a table of history shows it.
pub const fn name(act: LogAct, language: Language) -> &'static str {
    let [fi, sv, en] = names(act);
    match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    }
}

const fn names(act: LogAct) -> [&'static str; 3] {
    match act {
        LogAct::Create => ["luotu", "skapad", "created"],
        LogAct::Edit => ["muokattu", "ändrad", "edited"],
        LogAct::Archive => ["arkistoitu", "arkiverad", "archived"],
        LogAct::Submit => [
            "lähetetty hyväksyttäväksi",
            "lämnad för godkännande",
            "submitted for approval",
        ],
        LogAct::TakeBack => ["otettu takaisin", "återtagen", "taken back"],
        LogAct::Settle => ["kommentti käsitelty", "kommentar åtgärdad", "comment settled"],
        LogAct::Return => ["palautettu", "återsänd", "returned"],
        LogAct::Approve => ["hyväksytty", "godkänd", "approved"],
        LogAct::Publish => ["julkaistu", "publicerad", "published"],
        LogAct::Withdraw => ["poistettu julkisuudesta", "dragen tillbaka", "withdrawn"],
        LogAct::Confirm => [
            "vahvistettu paikkansapitäväksi",
            "bekräftad som aktuell",
            "confirmed to be still true",
        ],
        LogAct::Comment => ["kommentoitu", "kommenterad", "commented on"],
        LogAct::Waive => ["havainto ohitettu", "anmärkning åsidosatt", "finding waived"],
        LogAct::EndWaiver => ["ohitus päätetty", "åsidosättande avslutat", "waiver ended"],
        LogAct::Reassign => ["siirretty toiselle", "överförd till en annan", "reassigned"],
        LogAct::SignIn => ["kirjauduttu sisään", "inloggad", "signed in"],
        LogAct::RefuseSignIn => ["kirjautuminen evätty", "inloggning nekad", "refused at sign-in"],
        LogAct::SignOut => ["kirjauduttu ulos", "utloggad", "signed out"],
        LogAct::Grant => ["rooli annettu", "roll beviljad", "role granted"],
        LogAct::Revoke => ["rooli peruttu", "roll återkallad", "role revoked"],
        LogAct::IssueToken => ["tunniste annettu", "åtkomstnyckel utfärdad", "token issued"],
        LogAct::RevokeToken => ["tunniste peruttu", "åtkomstnyckel återkallad", "token revoked"],
        LogAct::ChangeSetting => ["asetus muutettu", "inställning ändrad", "setting changed"],
        LogAct::Export => ["viety", "exporterad", "exported"],
        LogAct::Import => ["tuotu", "importerad", "imported"],
        LogAct::RetryDelivery => [
            "toimitus pyydetty uudelleen",
            "leverans begärd på nytt",
            "delivery tried again",
        ],
        LogAct::ReadLog => ["lokia luettu", "loggen läst", "log read"],
        LogAct::ErasePerson => [
            "henkilön tiedot poistettu",
            "personens uppgifter raderade",
            "person erased",
        ],
        LogAct::BeginLog => ["loki aloitettu", "loggen påbörjad", "log begun"],
        LogAct::Adopt => [
            "otettu lokiin sellaisenaan",
            "upptagen i loggen som den var",
            "taken into the log as it stood",
        ],
        LogAct::RotateKey => [
            "lokin avain vaihdettu",
            "loggens nyckel bytt",
            "key of the log replaced",
        ],
        LogAct::AcceptRollback => [
            "lokin palautus hyväksytty",
            "återställning av loggen godtagen",
            "rollback of the log accepted",
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use sea_orm::Iterable;

    use super::{Language, LogAct, name};

    #[test]
    fn every_act_has_a_name_of_its_own_in_each_language() {
        for language in [Language::Fi, Language::Sv, Language::En] {
            let names: HashSet<&str> = LogAct::iter().map(|act| name(act, language)).collect();
            assert_eq!(names.len(), LogAct::iter().count(), "{language:?}");
        }
    }
}
