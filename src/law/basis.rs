//! Which article, point by point, does a word of the vocabulary stand for, and which term of the W3C Data Privacy Vocabulary?
//!
//! The terms are those of the vocabulary's extension for the GDPR, prefix `eu-gdpr:`. They follow the article's number, so one
//! table gives both.

use entity::vocabulary::{LegalBasis, Right, SpecialCategory, SpecialCondition, TransferMechanism};

/// A word of the vocabulary that stands for a place in the General Data Protection Regulation.
pub trait Article: Copy {
    /// The place, as `6(1)(e)`.
    fn article(self) -> &'static str;

    /// The term of the Data Privacy Vocabulary, as `eu-gdpr:A6-1-e`.
    fn dpv(self) -> String {
        // The vocabulary has the decision itself at 45(3), and writes the numbers with hyphens.
        let article = match self.article() {
            "45" => "45-3".to_owned(),
            article => article.replace(")(", "-").replace('(', "-").replace(')', ""),
        };
        format!("eu-gdpr:A{article}")
    }
}

impl Article for LegalBasis {
    fn article(self) -> &'static str {
        match self {
            Self::Consent => "6(1)(a)",
            Self::Contract => "6(1)(b)",
            Self::LegalObligation => "6(1)(c)",
            Self::VitalInterests => "6(1)(d)",
            Self::PublicTask => "6(1)(e)",
            Self::LegitimateInterests => "6(1)(f)",
        }
    }
}

impl Article for SpecialCondition {
    fn article(self) -> &'static str {
        match self {
            Self::ExplicitConsent => "9(2)(a)",
            Self::EmploymentAndSocialProtection => "9(2)(b)",
            Self::VitalInterests => "9(2)(c)",
            Self::NotForProfitBody => "9(2)(d)",
            Self::MadePublic => "9(2)(e)",
            Self::LegalClaims => "9(2)(f)",
            Self::SubstantialPublicInterest => "9(2)(g)",
            Self::HealthOrSocialCare => "9(2)(h)",
            Self::PublicHealth => "9(2)(i)",
            Self::ArchivingResearchStatistics => "9(2)(j)",
        }
    }
}

impl Article for TransferMechanism {
    fn article(self) -> &'static str {
        match self {
            Self::AdequacyDecision => "45",
            Self::PublicBodiesInstrument => "46(2)(a)",
            Self::BindingCorporateRules => "46(2)(b)",
            Self::StandardClausesCommission => "46(2)(c)",
            Self::StandardClausesAuthority => "46(2)(d)",
            Self::CodeOfConduct => "46(2)(e)",
            Self::Certification => "46(2)(f)",
            Self::AuthorisedClauses => "46(3)(a)",
            Self::AdministrativeArrangement => "46(3)(b)",
            Self::ExplicitConsent => "49(1)(a)",
            Self::ContractWithPerson => "49(1)(b)",
            Self::ContractInInterest => "49(1)(c)",
            Self::PublicInterest => "49(1)(d)",
            Self::LegalClaims => "49(1)(e)",
            Self::VitalInterests => "49(1)(f)",
            Self::PublicRegister => "49(1)(g)",
        }
    }
}

impl Article for Right {
    fn article(self) -> &'static str {
        match self {
            Self::Access => "15",
            Self::Rectification => "16",
            Self::Erasure => "17",
            Self::Restriction => "18",
            Self::Portability => "20",
            Self::Objection => "21",
            Self::AutomatedDecisions => "22",
            Self::WithdrawConsent => "7(3)",
            Self::Complaint => "77",
        }
    }
}

/// Every special category stands in one place, so it has no point of its own.
impl Article for SpecialCategory {
    fn article(self) -> &'static str {
        "9(1)"
    }

    fn dpv(self) -> String {
        let term = match self {
            Self::RacialOrEthnicOrigin => "RacialEthnicOrigin",
            Self::PoliticalOpinions => "PoliticalOpinion",
            Self::ReligiousOrPhilosophicalBeliefs => "ReligiousBelief",
            Self::TradeUnionMembership => "TradeUnionMembership",
            Self::GeneticData => "Genetic",
            Self::BiometricData => "Biometric",
            Self::Health => "Health",
            Self::SexLifeOrOrientation => "Sexual",
        };
        format!("pd:{term}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use entity::vocabulary::{LegalBasis, Right, SpecialCondition, TransferMechanism};
    use sea_orm::Iterable;

    use super::Article;

    fn every<A: Article + Iterable>() -> Vec<(&'static str, String)> {
        A::iter().map(|word| (word.article(), word.dpv())).collect()
    }

    #[test]
    fn every_word_has_an_article_of_its_own() {
        for told in [
            every::<LegalBasis>(),
            every::<SpecialCondition>(),
            every::<TransferMechanism>(),
            every::<Right>(),
        ] {
            let articles: BTreeSet<_> = told.iter().map(|(article, _)| *article).collect();
            assert_eq!(articles.len(), told.len(), "{told:?}");
        }
    }

    #[test]
    fn the_points_run_from_a_to_their_last_letter() {
        let letters = |told: Vec<(&'static str, String)>| {
            told.iter()
                .filter_map(|(article, _)| article.chars().rev().nth(1))
                .collect::<String>()
        };
        assert_eq!(letters(every::<LegalBasis>()), "abcdef");
        assert_eq!(letters(every::<SpecialCondition>()), "abcdefghij");
    }

    #[test]
    fn the_terms_are_those_of_the_data_privacy_vocabulary() {
        assert_eq!(LegalBasis::PublicTask.dpv(), "eu-gdpr:A6-1-e");
        assert_eq!(SpecialCondition::HealthOrSocialCare.dpv(), "eu-gdpr:A9-2-h");
        assert_eq!(TransferMechanism::StandardClausesCommission.dpv(), "eu-gdpr:A46-2-c");
        assert_eq!(TransferMechanism::AdequacyDecision.dpv(), "eu-gdpr:A45-3");
        assert_eq!(Right::WithdrawConsent.dpv(), "eu-gdpr:A7-3");
        assert_eq!(Right::Access.dpv(), "eu-gdpr:A15");
    }
}
