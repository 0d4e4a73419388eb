//! What is wrong with what a person typed, where, and what can be done?

use std::fmt::Write;

use entity::{LanguageText, vocabulary::Language};

/// A place in a document, as a JSON pointer (RFC 6901).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The place itself, as `/purposes/0/bases/1`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Runs `inside` at a place one step deeper.
    pub fn at<R>(&mut self, step: impl std::fmt::Display, inside: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.0.len();
        // Writing to a string cannot fail.
        let _ = write!(self.0, "/{step}");
        // RFC 6901: a slash or a tilde inside a name is escaped.
        if self.0[length + 1..].contains(['~', '/']) {
            let escaped = self.0[length + 1..].replace('~', "~0").replace('/', "~1");
            self.0.replace_range(length + 1.., &escaped);
        }
        let result = inside(self);
        self.0.truncate(length);
        result
    }
}

/// One thing a person can correct: where, what, and the value that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON pointer into what was sent.
    pub field: String,
    /// What.
    pub code: ProblemCode,
    /// The value or name that is meant, cut to what fits a sentence.
    pub detail: String,
    /// The sentence itself, where another than the code's own says it: a rule's.
    pub told: Option<Box<LanguageText>>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: &Path, code: ProblemCode, detail: impl std::fmt::Display) -> Self {
        Self {
            field: at.0.clone(),
            code,
            detail: clip(&detail.to_string()),
            told: None,
        }
    }

    /// What a rule found, in its own sentence.
    pub fn of_rule(field: &str, rule: &str, told: LanguageText) -> Self {
        Self {
            field: field.to_owned(),
            code: ProblemCode::RuleBroken,
            detail: rule.to_owned(),
            told: Some(Box::new(told)),
        }
    }

    /// The sentence in one language.
    pub fn sentence(&self, language: Language) -> String {
        if let Some((told, _)) = self.told.as_ref().and_then(|told| told.best(language)) {
            return told.to_owned();
        }
        let [fi, sv, en] = self.code.sentences();
        let template = match language {
            Language::Fi => fi,
            Language::Sv => sv,
            Language::En => en,
        };
        template.replace("{}", &self.detail)
    }

    /// The sentence in all three languages.
    pub fn sentences(&self) -> LanguageText {
        let [fi, sv, en] = [Language::Fi, Language::Sv, Language::En].map(|language| self.sentence(language));
        LanguageText::new(Some(&fi), Some(&sv), Some(&en))
    }
}

fn clip(text: &str) -> String {
    let mut clipped: String = text
        .chars()
        .filter(|character| !character.is_control())
        .take(120)
        .collect();
    if text.chars().count() > 120 {
        clipped.push('…');
    }
    clipped
}

/// Problems gathered while a document is read and checked, so that all are told at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, at: &Path, code: ProblemCode, detail: impl std::fmt::Display) {
        self.0.push(Problem::new(at, code, detail));
    }

    /// Adds a problem at a field one step deeper.
    pub fn add_at(
        &mut self,
        at: &mut Path,
        step: impl std::fmt::Display,
        code: ProblemCode,
        detail: impl std::fmt::Display,
    ) {
        at.at(step, |at| self.add(at, code, detail));
    }

    /// The problems as lines of text in one language, for the terminal.
    pub fn lines(&self, language: Language) -> String {
        self.0.iter().fold(String::new(), |mut lines, problem| {
            let _ = writeln!(
                lines,
                "{}: {} [{}]",
                if problem.field.is_empty() { "/" } else { &problem.field },
                problem.sentence(language),
                problem.code.name()
            );
            lines
        })
    }
}

/// Declares the problem codes with their sentences: name, then Finnish, Swedish, English; `{}` stands for the detail.
macro_rules! codes {
    ($($(#[$meta:meta])* $code:ident $name:literal: $fi:literal, $sv:literal, $en:literal;)*) => {
        /// What is wrong. The code is stable; the sentence may be reworded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemCode { $($(#[$meta])* $code,)* }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The stable name, as `UNKNOWN_REFERENCE`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            const fn sentences(self) -> [&'static str; 3] {
                match self { $(Self::$code => [$fi, $sv, $en],)* }
            }
        }
    };
}

codes! {
    /// A value that must be given is missing.
    Required "REQUIRED": "Tieto puuttuu: täytä tämä kenttä.", "Uppgiften saknas: fyll i fältet.", "A value is missing here: fill in this field.";
    /// The value is of the wrong type.
    WrongType "WRONG_TYPE": "Arvo {} on väärää tyyppiä.", "Värdet {} är av fel typ.", "The value {} is of the wrong type.";
    /// The value is not one of the words known.
    UnknownValue "UNKNOWN_VALUE": "Arvoa {} ei tunneta.", "Värdet {} är okänt.", "The value {} is not known.";
    /// The value does not have the form asked for.
    WrongForm "WRONG_FORM": "Arvo {} ei ole pyydettyä muotoa.", "Värdet {} har inte den form som krävs.", "The value {} does not have the form asked for.";
    /// The field is not known.
    UnknownField "UNKNOWN_FIELD": "Kenttää {} ei tunneta.", "Fältet {} är okänt.", "The field {} is not known.";
    /// The text is too long.
    TooLong "TOO_LONG": "Teksti on liian pitkä: enintään {} merkkiä.", "Texten är för lång: högst {} tecken.", "The text is too long: at most {} characters.";
    /// The list is too long.
    TooMany "TOO_MANY": "Rivejä on liikaa: enintään {}.", "För många rader: högst {}.", "Too many rows: at most {}.";
    /// The text holds a control character.
    ControlCharacter "CONTROL_CHARACTER": "Tekstissä on ohjausmerkki {}, jota ei voi tallentaa.", "Texten innehåller styrtecknet {}, som inte kan sparas.", "The text holds the control character {}, which cannot be kept.";
    /// What is referred to does not exist.
    UnknownReference "UNKNOWN_REFERENCE": "Viitattua kohdetta {} ei ole.", "Det som avses, {}, finns inte.", "What is referred to, {}, does not exist.";
    /// What is referred to has been archived.
    ArchivedReference "ARCHIVED_REFERENCE": "Viitattu kohde {} on arkistoitu.", "Det som avses, {}, är arkiverat.", "What is referred to, {}, has been archived.";
    /// Something that is in use cannot be archived.
    StillInUse "STILL_IN_USE": "Ei voi arkistoida: käytössä kohteessa {}.", "Kan inte arkiveras: används i {}.", "Cannot be archived: it is used by {}.";
    /// The value is taken by another.
    Taken "TAKEN": "Arvo {} on jo käytössä.", "Värdet {} används redan.", "The value {} is already taken.";
    /// The same key twice in one list.
    Duplicate "DUPLICATE": "{} on mainittu kahdesti.", "{} förekommer två gånger.", "{} occurs twice.";
    /// The key has another form than lower-case letters, digits and hyphens.
    BadKey "BAD_KEY": "Tunnus {} ei kelpaa: käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä.", "Nyckeln {} duger inte: använd små bokstäver a–z, siffror och bindestreck.", "The key {} will not do: use lower-case letters a–z, digits and hyphens.";
    /// The key belongs to another controller.
    WrongOwner "WRONG_OWNER": "Tunnuksen on alettava rekisterinpitäjän tunnuksella {}.", "Nyckeln måste börja med den personuppgiftsansvarigas nyckel {}.", "The key must begin with the controller's key {}.";
    /// Check digit of a business ID.
    BusinessId "BUSINESS_ID": "Y-tunnus {} on virheellinen: tarkista numero ja tarkistusmerkki (muoto 1234567-1).", "FO-numret {} är fel: kontrollera numret och kontrollsiffran (formen 1234567-1).", "The business ID {} is wrong: check the number and its check digit (form 1234567-1).";
    /// Not an e-mail address.
    Email "EMAIL": "{} ei ole sähköpostiosoite.", "{} är inte en e-postadress.", "{} is not an e-mail address.";
    /// Not a telephone number.
    Phone "PHONE": "{} ei ole puhelinnumero.", "{} är inte ett telefonnummer.", "{} is not a telephone number.";
    /// Not a web address.
    WebAddress "WEB_ADDRESS": "{} ei ole verkko-osoite (https://…).", "{} är inte en webbadress (https://…).", "{} is not a web address (https://…).";
    /// The end comes before the start.
    EndBeforeStart "END_BEFORE_START": "Päättymispäivä {} on ennen alkamispäivää.", "Slutdatumet {} är före startdatumet.", "The end {} comes before the start.";
    /// The minimum is longer than the maximum.
    MinimumAboveMaximum "MINIMUM_ABOVE_MAXIMUM": "Vähimmäisaika {} on enimmäisaikaa pidempi.", "Minimitiden {} är längre än maximitiden.", "The minimum {} is longer than the maximum.";
    /// A flow of this kind cannot run between these ends.
    WrongEnds "WRONG_ENDS": "Tällainen tietovirta ei voi kulkea näiden päiden välillä: {}.", "Ett sådant dataflöde kan inte gå mellan dessa ändar: {}.", "A flow of this kind cannot run between these ends: {}.";
    /// "There are none" is stated, and there are some.
    NoneButSome "NONE_BUT_SOME": "Sanottu, ettei mitään ole, mutta kohdassa {} on.", "Det sägs att inget finns, men det finns i {}.", "Stated that there is none, but there is in {}.";
    /// The tree would become a loop.
    Loop "LOOP": "{} olisi oma yläkohteensa.", "{} skulle bli sin egen överordnade.", "{} would stand above itself.";
    /// What would take a category's place does not say what the law says of it.
    MeaningLost "MEANING_LOST": "{} ei kerro samaa kuin korvattava: erityinen tietoryhmä, henkilötunnus, rikostieto tai vapaa teksti jäisi kertomatta. Valitse luokka, joka kertoo sen.", "{} säger inte detsamma som den ersatta: en särskild kategori, personbeteckning, brottsuppgift eller fri text skulle bli osagd. Välj en kategori som säger det.", "{} does not say what the replaced one does: a special category, identity code, criminal data or free text would go untold. Choose a category that says it.";
    /// Two things that are told must belong to the same controller.
    OtherController "OTHER_CONTROLLER": "{} kuuluu toiselle rekisterinpitäjälle.", "{} hör till en annan personuppgiftsansvarig.", "{} belongs to another controller.";
    /// Another text must be given beside this value.
    TextNeeded "TEXT_NEEDED": "Arvon {} rinnalle tarvitaan teksti.", "Värdet {} kräver en text bredvid.", "The value {} needs a text beside it.";
    /// The act cannot be done in this state.
    WrongState "WRONG_STATE": "Ei onnistu tässä tilassa: {}.", "Går inte i detta läge: {}.", "Not possible in this state: {}.";
    /// The edit was based on a version that has since been replaced.
    Stale "STALE": "Tietoa on muutettu sen jälkeen, kun avasit sen (nyt versio {}). Lataa uudelleen ja tee muutos siihen.", "Uppgiften har ändrats sedan du öppnade den (nu version {}). Ladda om och gör ändringen på nytt.", "This has been changed since you opened it (now version {}). Load it again and make the change to that.";
    /// The archived cannot be edited.
    Archived "ARCHIVED": "{} on arkistoitu, eikä sitä voi muuttaa.", "{} är arkiverat och kan inte ändras.", "{} is archived and cannot be changed.";
    /// A grant names both a department and registers.
    OneReach "ONE_REACH": "Anna joko osasto tai rekisterit, ei molempia.", "Ange antingen en avdelning eller register, inte båda.", "Give either a department or registers, not both.";
    /// Somebody would give a role to themselves.
    OwnGrant "OWN_GRANT": "Roolia ei voi antaa itselleen: pyydä toista pääkäyttäjää.", "Man kan inte ge sig själv en roll: be en annan administratör.", "A role cannot be given to oneself: ask another administrator.";
    /// The last one who holds a role would lose it.
    LastOne "LAST_ONE": "Tämä on viimeinen, jolla on rooli {}: anna rooli ensin toiselle.", "Detta är den sista som har rollen {}: ge rollen åt någon annan först.", "This is the last one who holds the role {}: give it to another first.";
    /// One person would do both halves of what takes two.
    TwoPeople "TWO_PEOPLE": "Julkaisemiseen tarvitaan kaksi henkilöä: pyydä toista hyväksymään.", "Publicering kräver två personer: be någon annan godkänna.", "Publishing takes two people: ask another to approve.";
    /// The same key of a retry came with another request.
    KeyReused "IDEMPOTENCY_KEY_REUSED": "Toiston tunnus {} on jo käytetty toiseen pyyntöön.", "Upprepningsnyckeln {} har redan använts för en annan begäran.", "The idempotency key {} has been used for another request.";
    /// A moment that should be to come has passed.
    InThePast "IN_THE_PAST": "Ajankohta {} on jo mennyt.", "Tidpunkten {} har redan passerat.", "The moment {} has already passed.";
    /// A moment that should have passed is to come.
    InTheFuture "IN_THE_FUTURE": "Ajankohta {} on vasta tulossa.", "Tidpunkten {} har ännu inte kommit.", "The moment {} is still to come.";
    /// A rule of the law is broken; the finding says how.
    RuleBroken "RULE_BROKEN": "Ei täytä sääntöä {}.", "Uppfyller inte regeln {}.", "Does not meet the rule {}.";
    /// The file is not what it should be.
    NotThisFormat "NOT_THIS_FORMAT": "Tiedosto ei ole muotoa {}.", "Filen är inte i formatet {}.", "The file is not in the format {}.";
    /// The digest of frozen content does not match it.
    DigestMismatch "DIGEST_MISMATCH": "Julkaistun version tiiviste ei täsmää: {}.", "Kontrollsumman för den publicerade versionen stämmer inte: {}.", "The digest of the published version does not match: {}.";
}

#[cfg(test)]
mod tests {
    use super::{Path, ProblemCode};

    #[test]
    fn every_code_has_a_sentence_in_each_language_that_shows_the_same_detail() {
        for code in ProblemCode::ALL {
            let [fi, sv, en] = code.sentences();
            assert!(
                [fi, sv, en].iter().all(|sentence| sentence.ends_with('.')),
                "{}",
                code.name()
            );
            assert!(
                [fi, sv]
                    .iter()
                    .all(|sentence| sentence.contains("{}") == en.contains("{}")),
                "{}",
                code.name()
            );
        }
    }

    #[test]
    fn a_place_is_a_json_pointer() {
        let mut path = Path::default();
        let told = path.at("registers", |path| {
            path.at(2, |path| path.at("a/b~c", |path| path.as_str().to_owned()))
        });
        assert_eq!(told, "/registers/2/a~1b~0c");
        assert_eq!(path.as_str(), "");
    }
}
