//! Why was someone not signed in? One word for the log, one sentence for the person, and nothing of what was sent.
//!
//! The details are fixed texts of ours: what a provider or a browser sent may hold names, addresses or codes, so none of it is
//! repeated, neither in the log nor on the page.

use axum::http::StatusCode;

use super::identity::NotAdmitted;
use crate::error::Error;

/// Why someone was not signed in.
#[derive(Debug)]
pub enum Refusal {
    /// No provider has this name.
    NoSuchProvider,
    /// A form was sent from another site, or by a program that does not say where from.
    ForeignForm,
    /// The browser came back with something that is no answer.
    Malformed(&'static str),
    /// The attempt is not known: never begun, too old, or used before.
    NoAttempt,
    /// The attempt was begun in another browser.
    OtherBrowser,
    /// The attempt was begun with another provider, RFC 9207.
    MixedUp,
    /// The provider says no.
    Declined(&'static str),
    /// The provider does not answer, or not as agreed.
    Provider(&'static str),
    /// The provider will not take the code for a token.
    Code(&'static str),
    /// What the provider says about the person does not hold.
    Claims(&'static str),
    /// The person is who they say, and has no way in.
    NotAdmitted(NotAdmitted),
    /// Ours to mend.
    Failed(Error),
}

impl Refusal {
    /// A word for the log: what stage it was, and what was wrong there.
    pub fn reason(&self) -> (&'static str, &'static str) {
        match self {
            Self::NoSuchProvider => ("no-such-provider", ""),
            Self::ForeignForm => ("foreign-form", ""),
            Self::Malformed(detail) => ("malformed", detail),
            Self::NoAttempt => ("no-attempt", ""),
            Self::OtherBrowser => ("other-browser", ""),
            Self::MixedUp => ("mixed-up", ""),
            Self::Declined(detail) => ("declined", detail),
            Self::Provider(detail) => ("provider", detail),
            Self::Code(detail) => ("code", detail),
            Self::Claims(detail) => ("claims", detail),
            Self::NotAdmitted(NotAdmitted::NoAccount) => ("not-admitted", "no account"),
            Self::NotAdmitted(NotAdmitted::Closed) => ("not-admitted", "closed"),
            Self::NotAdmitted(NotAdmitted::NothingGranted) => ("not-admitted", "nothing granted"),
            Self::NotAdmitted(NotAdmitted::Failed(_)) => ("failed", "accounts"),
            Self::Failed(_) => ("failed", ""),
        }
    }

    /// The keys of the heading and the text that tell it.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::NoSuchProvider => ("notFoundTitle", "signInNoProviderText"),
            Self::ForeignForm
            | Self::Malformed(_)
            | Self::NoAttempt
            | Self::OtherBrowser
            | Self::Code("invalid_grant") => ("signInAgainTitle", "signInAgainText"),
            Self::Declined(_) => ("signInFailedTitle", "signInDeclinedText"),
            Self::Provider(_) | Self::Code(_) => ("signInFailedTitle", "signInProviderText"),
            Self::MixedUp | Self::Claims(_) => ("signInFailedTitle", "signInClaimsText"),
            Self::NotAdmitted(NotAdmitted::NoAccount) => ("signInNoAccountTitle", "signInNoAccountText"),
            Self::NotAdmitted(NotAdmitted::Closed) => ("signInNoAccountTitle", "signInClosedText"),
            Self::NotAdmitted(NotAdmitted::NothingGranted) => ("signInNoAccountTitle", "signInNothingText"),
            Self::NotAdmitted(NotAdmitted::Failed(_)) | Self::Failed(_) => ("errorTitle", "errorText"),
        }
    }

    /// The status of the page that tells it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchProvider => StatusCode::NOT_FOUND,
            Self::Malformed(_) | Self::NoAttempt | Self::OtherBrowser | Self::MixedUp | Self::Code("invalid_grant") => {
                StatusCode::BAD_REQUEST
            }
            Self::Provider(_) | Self::Code(_) | Self::Claims(_) => StatusCode::BAD_GATEWAY,
            Self::NotAdmitted(NotAdmitted::Failed(_)) | Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::ForeignForm | Self::Declined(_) | Self::NotAdmitted(_) => StatusCode::FORBIDDEN,
        }
    }

    /// What of it is ours to mend, for the log.
    pub const fn fault(&self) -> Option<&Error> {
        match self {
            Self::Failed(error) | Self::NotAdmitted(NotAdmitted::Failed(error)) => Some(error),
            _ => None,
        }
    }
}

impl From<sea_orm::DbErr> for Refusal {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
