//! What would a register's notice say, asked from the command line?

use std::sync::Arc;

use chrono::Utc;
use clap::ValueEnum;
use entity::{Date, vocabulary::Language};

use super::Failure;
use crate::{
    notices::{content::content, html, json::json, layout, markdown::markdown, page::page, plain::plain},
    records::{inventory::Inventory, noun::Key},
};

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum NoticeLanguage {
    Fi,
    Sv,
    En,
}

impl From<NoticeLanguage> for Language {
    fn from(language: NoticeLanguage) -> Self {
        match language {
            NoticeLanguage::Fi => Self::Fi,
            NoticeLanguage::Sv => Self::Sv,
            NoticeLanguage::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum NoticeFormat {
    Html,
    Md,
    Txt,
    Json,
}

pub(super) async fn notice(
    inventory: &Arc<Inventory>,
    name: &str,
    language: NoticeLanguage,
    layout: Option<&str>,
    format: NoticeFormat,
) -> Result<String, Failure> {
    let missing = || Failure::Given(format!("there is no register {name}"));
    let (controller, own) = name.split_once('/').ok_or_else(missing)?;
    let sight = inventory.snapshot().sight(controller).await?.ok_or_else(missing)?;
    let register = sight
        .get(&Key::new(name))
        .or_else(|| sight.holding.register_by_slug(own))
        .cloned()
        .ok_or_else(missing)?;
    let layouts = layout::layouts();
    let layout = match layout {
        Some(key) => layouts.get(key).ok_or_else(|| {
            let known: Vec<&str> = layouts.all().iter().map(|layout| layout.key.as_str()).collect();
            Failure::Given(format!("there is no layout {key}; known are {}", known.join(", ")))
        })?,
        None => layouts.of(sight
            .controller()
            .and_then(|controller| controller.notice_layout.as_deref())),
    };
    let language = Language::from(language);
    let content = content(&register, &sight, language, Date(Utc::now().date_naive()));
    let page = page(&content, layout);
    Ok(match format {
        NoticeFormat::Html => html::draft(&content, &page)?,
        NoticeFormat::Md => markdown(&page),
        NoticeFormat::Txt => plain(&page),
        NoticeFormat::Json => json(&content, layout),
    })
}
