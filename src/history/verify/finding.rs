//! What is wrong with a log, and at which entry does it begin?

use entity::vocabulary::Language;

use crate::history::key::PublicKey;

/// The first entry that does not fit, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its index, from 0. For entries that are gone, the index of the first of them.
    pub index: u64,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// The line cannot be read as an entry.
    Unreadable,
    /// The text does not fit its hash.
    Edited,
    /// It is not there; this one stands in its place.
    Missing {
        /// The index of the entry in its place.
        found: u64,
    },
    /// It stands at another place.
    Swapped {
        /// Where.
        with: u64,
    },
    /// An entry stands there that the log did not have at this place.
    Inserted,
    /// The log ends before it.
    Cut {
        /// How many entries there should be, where that is known.
        size: Option<u64>,
    },
    /// The key of the log did not sign it: it was edited, put in or replaced, with its hashes made to fit.
    NotSigned,
    /// Another key signed it.
    OtherKey {
        /// Which.
        key: PublicKey,
    },
    /// It begins a key that the key before did not vouch for, and that the reader was not told to trust.
    LostKey {
        /// Which.
        key: PublicKey,
    },
    /// No key that the reader trusts vouches for it.
    NotTrusted {
        /// The key that signed it.
        key: PublicKey,
    },
    /// From here, or somewhere after it but before `size`, the log went on otherwise than a checkpoint says.
    Forked {
        /// How many entries the checkpoint speaks for.
        size: u64,
    },
    /// A checkpoint speaks for more entries than there are.
    RolledBack {
        /// How many entries the checkpoint speaks for.
        size: u64,
    },
    /// A checkpoint that does not fit is signed by a key that is not this log's: one of the two is not what it seems.
    StrangeCheckpoint {
        /// How many entries the checkpoint speaks for.
        size: u64,
    },
    /// The checkpoint at the end of the export does not fit its entries.
    WrongEnd,
    /// A personal value kept beside the log does not fit its seal.
    Value,
    /// A column of the database says otherwise than the entry.
    Column {
        /// Which.
        name: &'static str,
    },
}

impl Finding {
    /// One sentence for people.
    pub fn sentence(&self, language: Language) -> String {
        let index = self.index;
        let [fi, sv, en] = self.wrong.words();
        let (entry, why) = match language {
            Language::Fi => (format!("tietue {index}"), fi),
            Language::Sv => (format!("loggpost {index}"), sv),
            Language::En => (format!("entry {index}"), en),
        };
        format!("{entry}: {why}")
    }
}

impl Wrong {
    fn words(&self) -> [String; 3] {
        match self {
            Self::Unreadable => same(
                "riviä ei voi lukea tietueena",
                "raden kan inte läsas som en post",
                "the line cannot be read as an entry",
            ),
            Self::Edited => same(
                "muokattu: teksti ei vastaa tiivistettään",
                "ändrad: texten motsvarar inte sin hashsumma",
                "edited: the text does not fit its hash",
            ),
            Self::Missing { found } => [
                format!("puuttuu; sen paikalla on tietue {found}"),
                format!("saknas; på dess plats står post {found}"),
                format!("missing; entry {found} stands in its place"),
            ],
            Self::Swapped { with } => [
                format!("siirretty kohtaan {with}"),
                format!("flyttad till plats {with}"),
                format!("moved to place {with}"),
            ],
            Self::Inserted => same(
                "lisätty jälkikäteen: loki ei sisältänyt sitä tässä kohdassa",
                "infogad i efterhand: loggen hade den inte på denna plats",
                "inserted: the log did not have it at this place",
            ),
            Self::Cut { size: None } => same(
                "loki on katkaistu ennen sitä",
                "loggen är avkapad före den",
                "cut: the log ends before it",
            ),
            Self::Cut { size: Some(size) } => [
                format!("loki on katkaistu ennen sitä; tietueita pitäisi olla {size}"),
                format!("loggen är avkapad före den; det borde finnas {size} poster"),
                format!("cut: the log ends before it; there should be {size} entries"),
            ],
            Self::NotSigned => same(
                "lokin avain ei ole allekirjoittanut sitä: muokattu, lisätty tai korvattu, ja tiivisteet laskettu uudelleen",
                "loggens nyckel har inte undertecknat den: ändrad, infogad eller ersatt, med hashsummorna omräknade",
                "not signed by the log's key: edited, inserted or replaced, with its hashes made to fit",
            ),
            Self::OtherKey { key } => [
                format!("vieras avain on allekirjoittanut sen: {}", key.text()),
                format!("undertecknad med en främmande nyckel: {}", key.text()),
                format!("signed by a key that is not the log's: {}", key.text()),
            ],
            Self::LostKey { key } => [
                format!(
                    "tästä alkaa avain {}, jota edellinen avain ei vahvista; jos se on oikea, anna se valitsimella --key",
                    key.text()
                ),
                format!(
                    "här börjar nyckeln {}, som den föregående inte bekräftar; om den är rätt, ange den med --key",
                    key.text()
                ),
                format!(
                    "here begins the key {}, which the key before does not vouch for; if it is right, name it with --key",
                    key.text()
                ),
            ],
            Self::NotTrusted { key } => [
                format!("mikään luotettu avain ei vahvista avainta {}", key.text()),
                format!("ingen betrodd nyckel bekräftar nyckeln {}", key.text()),
                format!("no trusted key vouches for the key {}", key.text()),
            ],
            Self::Forked { size } => [
                format!("haarautunut: {size} tietueen tarkistuspiste kertoo toisesta jatkosta tästä tai myöhempää"),
                format!(
                    "förgrenad: kontrollpunkten för {size} poster vittnar om en annan fortsättning härifrån eller senare"
                ),
                format!("forked: the checkpoint of {size} entries tells of another continuation from here or later"),
            ],
            Self::RolledBack { size } => [
                format!("palautettu vanhempaan: tarkistuspiste kertoo {size} tietueesta"),
                format!("återställd till en äldre: en kontrollpunkt vittnar om {size} poster"),
                format!("rolled back or cut: a checkpoint tells of {size} entries"),
            ],
            Self::StrangeCheckpoint { size } => [
                format!("{size} tietueen tarkistuspisteen on allekirjoittanut toinen avain kuin lokin"),
                format!("kontrollpunkten för {size} poster är undertecknad med en annan nyckel än loggens"),
                format!("the checkpoint of {size} entries is signed by another key than the log"),
            ],
            Self::WrongEnd => same(
                "viennin lopun tarkistuspiste ei vastaa tietueita",
                "kontrollpunkten i exportens slut motsvarar inte posterna",
                "the checkpoint at the end of the export does not fit its entries",
            ),
            Self::Value => same(
                "sen henkilötieto ei vastaa sinettiään",
                "dess personuppgift motsvarar inte sitt sigill",
                "a personal value of it does not fit its seal",
            ),
            Self::Column { name } => [
                format!("tietokannan sarake {name} ei vastaa tietuetta"),
                format!("kolumnen {name} i databasen motsvarar inte posten"),
                format!("the column {name} of the database does not say what the entry says"),
            ],
        }
    }
}

fn same(fi: &str, sv: &str, en: &str) -> [String; 3] {
    [fi, sv, en].map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::{Finding, Language, Wrong};
    use crate::history::key::KeyPair;

    #[test]
    fn findings_read_well_in_each_language() {
        let pair = KeyPair::new("log.example", &mut StdRng::seed_from_u64(1)).expect("the name is good");
        let key = || pair.public().clone();
        let all = [
            Wrong::Unreadable,
            Wrong::Edited,
            Wrong::Missing { found: 8 },
            Wrong::Swapped { with: 12 },
            Wrong::Inserted,
            Wrong::Cut { size: Some(20) },
            Wrong::Cut { size: None },
            Wrong::NotSigned,
            Wrong::OtherKey { key: key() },
            Wrong::LostKey { key: key() },
            Wrong::NotTrusted { key: key() },
            Wrong::Forked { size: 20 },
            Wrong::RolledBack { size: 20 },
            Wrong::StrangeCheckpoint { size: 20 },
            Wrong::WrongEnd,
            Wrong::Value,
            Wrong::Column { name: "key" },
        ];
        let mut text = String::new();
        for wrong in all {
            let finding = Finding { index: 7, wrong };
            for language in [Language::Fi, Language::Sv, Language::En] {
                text += &(finding.sentence(language) + "\n");
            }
        }
        insta::assert_snapshot!(text);
    }
}
