//! What is the first thing in a pack that does not fit?

use std::io;

use entity::vocabulary::Language;

use crate::history::PublicKey;

/// What does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Bytes that no pack has there: it was changed, or something stands before, between or after its files.
    Strange {
        /// How many bytes stand before them.
        place: u64,
    },
    /// It ends before its end.
    CutOff {
        /// After how many bytes.
        place: u64,
    },
    /// A name that would lead out of the folder it is unpacked into, or means different things on different systems.
    BadName {
        /// The name, with what cannot be shown escaped.
        name: String,
    },
    /// Two files of one name, capitals not counted.
    Twice {
        /// The name.
        name: String,
    },
    /// A file whose content cannot be unpacked, or does not fit the length and checksum that follow it.
    Damaged {
        /// The file.
        name: String,
    },
    /// More than a pack may hold.
    TooLarge {
        /// The file where it became too much.
        name: String,
    },
    /// A file whose content is not what the list says.
    Changed {
        /// The file.
        name: String,
    },
    /// A file that the list does not name.
    Extra {
        /// The file.
        name: String,
    },
    /// A file that the list names is not there.
    Missing {
        /// The file.
        name: String,
    },
    /// A line of the list that cannot be read, or stands at another place than its file.
    BadLine {
        /// Its number, from 1.
        line: usize,
    },
    /// There is no list, or something else stands between it and its signature.
    NoList,
    /// There is no signature that fits what it says.
    NotSigned,
    /// It is signed with a key that the reader was not told to trust.
    NotTrusted {
        /// The key.
        key: PublicKey,
    },
    /// The list is another than the one that was signed.
    OtherList,
    /// The files and the list fit, but other bytes of the pack are not those that were signed.
    OtherBytes,
}

/// Why a pack was not found to be whole.
#[derive(Debug)]
pub enum Failure {
    /// Something in it does not fit.
    Found(Finding),
    /// It could not be read.
    Unreadable(io::Error),
}

impl From<Finding> for Failure {
    fn from(finding: Finding) -> Self {
        Self::Found(finding)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl Failure {
    /// One sentence for people.
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::Found(finding), _) => finding.sentence(language),
            (Self::Unreadable(error), Language::Fi) => format!("pakettia ei voi lukea: {error}"),
            (Self::Unreadable(error), Language::Sv) => format!("paketet kan inte läsas: {error}"),
            (Self::Unreadable(error), Language::En) => format!("the pack cannot be read: {error}"),
        }
    }
}

impl Finding {
    /// One sentence for people.
    pub fn sentence(&self, language: Language) -> String {
        let [fi, sv, en] = self.words();
        match language {
            Language::Fi => fi,
            Language::Sv => sv,
            Language::En => en,
        }
    }

    fn words(&self) -> [String; 3] {
        match self {
            Self::Strange { place } => [
                format!("tavun {place} kohdalla on muuta kuin paketissa kuuluu olla: pakettia on muutettu"),
                format!("vid byte {place} står något som inte hör till ett paket: det har ändrats"),
                format!("at byte {place} stands what does not belong into a pack: it was changed"),
            ],
            Self::CutOff { place } => [
                format!("paketti katkeaa {place} tavun jälkeen"),
                format!("paketet är avklippt efter {place} byte"),
                format!("the pack is cut off after {place} bytes"),
            ],
            Self::NoList => [
                "paketissa ei ole tiivisteluetteloa, jonka allekirjoitus seuraa sitä",
                "paketet saknar en lista över hashsummor med sin signatur",
                "the pack has no list of hashes followed by its signature",
            ]
            .map(str::to_owned),
            Self::NotSigned => [
                "paketin allekirjoitus ei ole aito tai se puuttuu",
                "paketets signatur är inte äkta eller saknas",
                "the signature of the pack is not genuine, or is missing",
            ]
            .map(str::to_owned),
            Self::NotTrusted { key } => [
                format!("paketin allekirjoitti avain, johon ei luoteta: {}", key.text()),
                format!("paketet är signerat med en nyckel som inte är betrodd: {}", key.text()),
                format!("the pack is signed with a key that is not trusted: {}", key.text()),
            ],
            Self::OtherList => [
                "tiivisteluettelo ei ole se, joka allekirjoitettiin",
                "listan över hashsummor är inte den som signerades",
                "the list of hashes is not the one that was signed",
            ]
            .map(str::to_owned),
            Self::OtherBytes => [
                "tiedostot ovat ennallaan, mutta muuta paketista on muutettu allekirjoituksen jälkeen",
                "filerna är oförändrade, men annat i paketet har ändrats efter signeringen",
                "the files are as they were, but other bytes of the pack were changed after it was signed",
            ]
            .map(str::to_owned),
            Self::BadLine { line } => [
                format!("tiivisteluettelon rivi {line} ei kelpaa tai on väärässä paikassa"),
                format!("rad {line} i listan över hashsummor är ogiltig eller på fel plats"),
                format!("line {line} of the list of hashes is not valid, or stands at the wrong place"),
            ],
            Self::BadName { name }
            | Self::Twice { name }
            | Self::Damaged { name }
            | Self::TooLarge { name }
            | Self::Changed { name }
            | Self::Extra { name }
            | Self::Missing { name } => self.about_file().map(|why| format!("{name}: {why}")),
        }
    }

    /// What is wrong with a single file.
    const fn about_file(&self) -> [&'static str; 3] {
        match self {
            Self::BadName { .. } => [
                "nimi ei ole turvallinen purkaa",
                "namnet är inte säkert att packa upp",
                "the name is not safe to unpack",
            ],
            Self::Twice { .. } => [
                "on paketissa kahdesti",
                "finns två gånger i paketet",
                "stands in the pack twice",
            ],
            Self::Damaged { .. } => [
                "sisältöä ei voi purkaa tai se ei vastaa tarkistussummaansa",
                "innehållet kan inte packas upp eller motsvarar inte sin kontrollsumma",
                "the content cannot be unpacked, or does not fit its checksum",
            ],
            Self::TooLarge { .. } => [
                "on suurempi kuin paketissa saa olla",
                "är större än vad ett paket får innehålla",
                "is larger than a pack may hold",
            ],
            Self::Extra { .. } => [
                "on paketissa, mutta ei tiivisteluettelossa",
                "finns i paketet men inte i listan över hashsummor",
                "stands in the pack and not in the list of hashes",
            ],
            Self::Missing { .. } => [
                "on tiivisteluettelossa, mutta ei paketissa",
                "finns i listan över hashsummor men inte i paketet",
                "stands in the list of hashes and not in the pack",
            ],
            _ => [
                "sisältö on muuttunut: se ei vastaa tiivistettään",
                "innehållet har ändrats: det motsvarar inte sin hashsumma",
                "the content was changed: it does not fit its hash",
            ],
        }
    }
}
