//! Does every format say the same, in every language, and show every text as text?

use entity::vocabulary::Language;
use seloste::notices::{layout::layouts, markdown::markdown, page::page, plain::plain};

use super::{page_of, said};

#[test]
fn a_notice_of_each_layout_reads_well() {
    for key in ["pori/3", "jyvaskyla/1", "espoo/1"] {
        insta::assert_snapshot!(format!("{}_fi", key.replace('/', "_")), plain(&page_of(key, Language::Fi)));
    }
}

#[test]
fn the_standard_layout_reads_well_in_each_language() {
    for (name, language) in [("fi", Language::Fi), ("sv", Language::Sv), ("en", Language::En)] {
        let page = page(&said("pori/3", language), layouts().of(None));
        insta::assert_snapshot!(format!("pori_3_standard_{name}"), plain(&page));
    }
}

#[test]
fn markdown_reads_well() {
    insta::assert_snapshot!(markdown(&page_of("espoo/1", Language::En)));
}
