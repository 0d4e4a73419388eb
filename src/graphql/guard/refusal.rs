//! Why is a document refused, and how is that said? A stable code and a sentence; no name of ours is told, and none suggested.

use async_graphql::{Pos, ServerError, parser::Error};
use entity::vocabulary::Language;

use crate::graphql::refusal::sentence;

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Bytes,
    Words,
    Name,
    Operations,
    Selections,
    Aliases,
    Directives,
    DirectivesAtOnePlace,
    ArgumentsOfOneField,
    Values,
    Variables,
}

/// Why a document is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is more of something than there may be.
    TooLarge {
        /// Of what.
        what: Limit,
        /// How much there may be.
        most: usize,
    },
    /// Selections or values stand inside each other too deep.
    TooDeep,
    /// Answering it could cost too much.
    TooCostly {
        /// What it could cost.
        cost: u64,
        /// What it may cost.
        most: u64,
    },
    /// It is not GraphQL.
    NotGraphql(Option<Pos>),
    /// A fragment is spread within itself.
    Cycle(Pos),
    /// A fragment is spread that is not there.
    UnknownFragment(Pos),
}

impl Refusal {
    pub(super) const fn too_large(what: Limit, most: usize) -> Self {
        Self::TooLarge { what, most }
    }

    /// The parser's own text shows its grammar; the place is what helps.
    pub(super) fn not_graphql(error: &Error) -> Self {
        if matches!(error, Error::RecursionLimitExceeded) {
            Self::TooDeep
        } else {
            Self::NotGraphql(error.positions().next())
        }
    }

    /// The stable word for it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "QUERY_TOO_LARGE",
            Self::TooDeep => "QUERY_TOO_DEEP",
            Self::TooCostly { .. } => "QUERY_TOO_COSTLY",
            Self::NotGraphql(_) => "GRAPHQL_PARSE_FAILED",
            Self::Cycle(_) | Self::UnknownFragment(_) => "GRAPHQL_VALIDATION_FAILED",
        }
    }

    /// The entry in `errors`.
    pub fn error(&self, language: Language) -> ServerError {
        let mut error = ServerError::new(self.message(language), self.place());
        error.extensions.get_or_insert_default().set("code", self.code());
        error
    }

    const fn place(&self) -> Option<Pos> {
        match self {
            Self::NotGraphql(place) => *place,
            Self::Cycle(place) | Self::UnknownFragment(place) => Some(*place),
            Self::TooLarge { .. } | Self::TooDeep | Self::TooCostly { .. } => None,
        }
    }

    fn message(&self, language: Language) -> String {
        let say = |sentences| sentence(language, sentences);
        match self {
            Self::TooLarge { what, most } => {
                let what = say(what.words());
                let [before, after] = match language {
                    Language::Fi => ["Kysely on liian suuri: enintään", "sallitaan"],
                    Language::Sv => ["Frågan är för stor: högst", "tillåts"],
                    Language::En => ["The query is too large: at most", "are allowed"],
                };
                format!("{before} {most} {what} {after}.")
            }
            Self::TooDeep => say([
                "Kyselyssä on liian monta tasoa.",
                "Frågan har för många nivåer.",
                "The query is nested too deep.",
            ])
            .to_owned(),
            Self::TooCostly { cost, most } => {
                let words = say([
                    "Kyselyyn vastaaminen voisi maksaa liikaa. Pyydä vähemmän kerralla",
                    "Att besvara frågan kunde kosta för mycket. Be om mindre åt gången",
                    "Answering this could cost too much. Ask for less at a time",
                ]);
                format!("{words} ({cost} > {most}).")
            }
            Self::NotGraphql(place) => {
                let words = say([
                    "Tämä ei ole GraphQL-kieltä",
                    "Detta är inte GraphQL",
                    "This is not GraphQL",
                ]);
                place.map_or_else(
                    || format!("{words}."),
                    |place| format!("{words} ({}:{}).", place.line, place.column),
                )
            }
            Self::Cycle(_) => say([
                "Fragmentti sisältää itsensä.",
                "Ett fragment innehåller sig självt.",
                "A fragment holds itself.",
            ])
            .to_owned(),
            Self::UnknownFragment(_) => say([
                "Kyselyssä ei ole tämän nimistä fragmenttia.",
                "Det finns inget fragment med detta namn i frågan.",
                "The query has no fragment of this name.",
            ])
            .to_owned(),
        }
    }
}

impl Limit {
    /// Of what there is too much, as it stands after a number.
    const fn words(self) -> [&'static str; 3] {
        match self {
            Self::Bytes => ["tavua", "byte", "bytes"],
            Self::Words => ["sanaa ja merkkiä", "ord och tecken", "words and signs"],
            Self::Name => ["merkkiä nimessä", "tecken i ett namn", "letters in a name"],
            Self::Operations => ["operaatiota", "operationer", "operations"],
            Self::Selections => [
                "valintaa fragmentit avattuina",
                "val med fragmenten utskrivna",
                "selections with fragments written out",
            ],
            Self::Aliases => ["aliasta", "alias", "aliases"],
            Self::Directives => ["direktiiviä", "direktiv", "directives"],
            Self::DirectivesAtOnePlace => [
                "direktiiviä samassa kohdassa",
                "direktiv på samma ställe",
                "directives at one place",
            ],
            Self::ArgumentsOfOneField => [
                "argumenttia samassa kohdassa",
                "argument på samma ställe",
                "arguments at one place",
            ],
            Self::Values => ["arvoa", "värden", "values"],
            Self::Variables => ["muuttujaa", "variabler", "variables"],
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;

    use super::{Limit, Refusal};

    #[test]
    fn a_refusal_is_said_in_each_language() {
        let said =
            |refusal: &Refusal| [Language::Fi, Language::Sv, Language::En].map(|language| refusal.message(language));
        assert_eq!(
            said(&Refusal::too_large(Limit::Aliases, 200)),
            [
                "Kysely on liian suuri: enintään 200 aliasta sallitaan.",
                "Frågan är för stor: högst 200 alias tillåts.",
                "The query is too large: at most 200 aliases are allowed.",
            ]
        );
        assert!(said(&Refusal::TooCostly { cost: 7, most: 5 })[2].ends_with("(7 > 5)."));
    }
}
