//! Who is responsible for the processing, Art. 4(7), and how is the controller reached?

use entity::{
    Date, LanguageText,
    vocabulary::{Answer, ControllerKind, Language, Right},
};

use super::{
    check::{Check, check_days, check_name, check_tree},
    form::{check, is_business_id, is_email, is_phone, is_web_address},
    law::SupervisoryAuthority,
    noun::Key,
    post::Post,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::{noun, part};

noun! {
    /// A controller, Art. 4(7): a city, a body inside it, a municipal company, a joint authority.
    Controller "ControllerInput", ControllerPatch "ControllerPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        stated {
            /// What kind of body it is.
            kind: ControllerKind,
            /// Whether it is a public authority or body; then Art. 37(1)(a) asks for a DPO.
            public_authority: Answer,
            /// Business ID, check digit verified.
            business_id: Option<String>,
            /// Municipality code of Statistics Finland.
            municipality_code: Option<String>,
            /// Languages its notices must be in; for a bilingual municipality Finnish and Swedish, Language Act 423/2003 section 32.
            languages: Vec<Language>,
            /// Postal address.
            postal_address: LanguageText,
            /// Visiting address.
            visiting_address: LanguageText,
            /// E-mail address, usually the registry's.
            email: Option<String>,
            /// Telephone number.
            phone: Option<String>,
            /// Web address.
            website: Option<String>,
            /// Where a request about one's rights is sent, Art. 12(2).
            rights_requests: LanguageText,
            /// Representative in the Union, Art. 27.
            representative: LanguageText,
            /// Key of the layout its notices use.
            notice_layout: Option<String>,
            /// First day it is responsible.
            valid_from: Option<Date>,
            /// Last day it is responsible.
            valid_until: Option<Date>,
            /// One person may publish alone here; otherwise who submits is not who approves.
            published_by_one: bool,
        }
        refers {
            /// The controller it is a body of.
            parent: Option<Key<Controller>>,
            /// The post of its data protection officer, Art. 37.
            dpo: Option<Key<Post>>,
            /// The supervisory authority a complaint is lodged with, Art. 77.
            supervisory_authority: Option<Key<SupervisoryAuthority>>,
            /// The controller whose task it took over.
            predecessor: Option<Key<Controller>>,
            /// The controller that took over its task.
            successor: Option<Key<Controller>>,
        }
        parts {
            /// Its own standard instructions for a right, kept once and shown in every notice.
            instructions: RightsInstruction,
        }
    }
}

part! {
    /// A controller's own words on how to use a right, Art. 12(2).
    RightsInstruction "RightsInstructionInput" {
        requires {
            /// What to do.
            text: LanguageText,
        }
        stated {
            /// The right; left out when the text speaks of all of them.
            right: Option<Right>,
        }
    }
}

impl Check for Controller {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check(
            self.business_id.as_ref(),
            "businessId",
            is_business_id,
            ProblemCode::BusinessId,
            at,
            problems,
        );
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        if let Some(code) = self
            .municipality_code
            .as_ref()
            .filter(|code| code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()))
        {
            problems.add_at(at, "municipalityCode", ProblemCode::WrongForm, code);
        }
        check_days(self.valid_from, self.valid_until, "validUntil", at, problems);
        check_tree(
            self,
            candidate,
            |controller| controller.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}
