//! What are the files of a pack called? Short enough to be looked over in one place.

use crate::reports::form::table::Words;

pub(super) const RECORD: Words = Words::new(
    "Rekisterin tiedot sellaisina kuin ne olivat {day}. Julkaistu seloste on kansiossa notices.",
    "Uppgifterna om registret som de var {day}. Den publicerade beskrivningen finns i mappen notices.",
    "The record as it was on {day}. The published notice is in the folder notices.",
);
pub(super) const PUBLISHED: Words = Words::new(
    "Julkaistu versio {n}, {day}.",
    "Publicerad version {n}, {day}.",
    "Published version {n}, {day}.",
);
pub(super) const INVENTORY: Words = Words::new(
    "Koko tietovaranto siirtomuodossa seloste/1, julkaistuine versioineen",
    "Hela inventariet i utbytesformatet seloste/1, med publicerade versioner",
    "The whole inventory in the exchange format seloste/1, with its published versions",
);
pub(super) const FINDINGS: Words = Words::new(
    "Lakiin perustuvat havainnot (art. 5(2), 24)",
    "Iakttagelser enligt lagen (art. 5.2, 24)",
    "Findings under the law (Art. 5(2), 24)",
);
pub(super) const SARIF: Words = Words::new(
    "Samat havainnot SARIF 2.1.0 -muodossa",
    "Samma iakttagelser i SARIF 2.1.0",
    "The same findings as SARIF 2.1.0",
);
pub(super) const WAIVERS: Words = Words::new(
    "Perustellut poikkeukset havainnoista",
    "Motiverade undantag från iakttagelser",
    "Waivers of findings, with reasons",
);
pub(super) const SETTINGS: Words = Words::new(
    "Rekisterinpitäjän omat sääntöasetukset",
    "Den personuppgiftsansvariges egna inställningar av regler",
    "The controller's own settings of rules",
);
pub(super) const AGREEMENTS: Words = Words::new(
    "Käsittelysopimukset (art. 28(3))",
    "Personuppgiftsbiträdesavtal (art. 28.3)",
    "Processing agreements (Art. 28(3))",
);
pub(super) const ASSESSMENTS: Words = Words::new(
    "Vaikutustenarvioinnit ja muut arvioinnit (art. 35)",
    "Konsekvensbedömningar och andra bedömningar (art. 35)",
    "Impact and other assessments (Art. 35)",
);
pub(super) const PROCESSOR_RECORDS: Words = Words::new(
    "Käsittelytoimet muiden lukuun (art. 30(2))",
    "Behandling för andras räkning (art. 30.2)",
    "Processing on behalf of others (Art. 30(2))",
);
pub(super) const LOG: Words = Words::new(
    "Rekisterinpitäjän lokimerkinnät ja kunkin todiste siitä, että se on lokissa",
    "Den personuppgiftsansvariges poster i loggen, var och en med bevis för att den finns i loggen",
    "The controller's entries of the log, each with a proof that it is in the log",
);
pub(super) const WHOLE: Words = Words::new(
    "Koko loki: osoittaa myös, ettei mitään ole jätetty pois",
    "Hela loggen: visar också att inget har utelämnats",
    "The whole log: shows also that nothing was left out",
);
pub(super) const CHECKPOINT: Words = Words::new(
    "Lokin allekirjoitettu tarkistuspiste",
    "Loggens signerade kontrollpunkt",
    "The signed checkpoint of the log",
);
pub(super) const ABOUT: Words = Words::new("Tietoja tästä paketista", "Om detta paket", "About this pack");
