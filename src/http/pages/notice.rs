//! What does a notice say: now, in a version, or on a day?

use std::{str::FromStr, sync::Arc};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use entity::{Date, LanguageText, vocabulary::NoticeState};

use super::{
    answer::{FOR_EVER, FRESH, HTML, Rendered, Sheet, takes},
    ask::{Ask, City},
    frame::{self, city_path, step},
    message::{self, Message, tell},
};
use crate::{
    error::{Error, Result},
    notices::{
        content::{NoticeContent, Said},
        days,
        html::{self, VersionHead, VersionLinks, word, word_with},
        json::json,
        layout::{Layout, STANDARD, layouts},
        markdown::markdown,
        page::page,
        plain::plain,
        publish::Frozen,
        words,
    },
    records::notice_version::NoticeVersion,
};

/// A form a notice is given in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The controller's own layout.
    Html,
    /// The standard layout: key facts first, then the whole with a picture of the flows.
    Layered,
    Markdown,
    Plain,
    Json,
}

impl Form {
    pub const OTHERS: [Self; 3] = [Self::Markdown, Self::Plain, Self::Json];

    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Html => "",
            Self::Layered => "?layout=standard",
            Self::Markdown => ".md",
            Self::Plain => ".txt",
            Self::Json => ".json",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Html | Self::Layered => HTML,
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Plain => "text/plain; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    fn name(self, ask: &Ask) -> String {
        match self {
            Self::Html => word(ask.language, "ownLayout").to_owned(),
            Self::Layered => word(ask.language, "layered").to_owned(),
            Self::Markdown => "Markdown".to_owned(),
            Self::Plain => word(ask.language, "plainText").to_owned(),
            Self::Json => "JSON".to_owned(),
        }
    }

    const fn is_page(self) -> bool {
        matches!(self, Self::Html | Self::Layered)
    }

    /// What a step of the path names, and the form that its ending or the query asks for.
    fn of(ask: &Ask, step: usize) -> (&str, Self) {
        let step = ask.step(step);
        let ending = |form: Self| Some((step.strip_suffix(form.suffix())?, form));
        Self::OTHERS.into_iter().find_map(ending).unwrap_or_else(|| {
            let layered = ask.query().get("layout").is_some_and(|layout| layout == STANDARD);
            (step, if layered { Self::Layered } else { Self::Html })
        })
    }
}

/// A register's published versions, first to last.
pub struct Published {
    pub city: City,
    pub versions: Vec<Arc<NoticeVersion>>,
    /// The slug the register goes by now.
    pub slug: String,
}

/// The version in force, or what was said on the day of `?at=`.
pub async fn current(ask: Ask) -> Response {
    let (slug, form) = Form::of(&ask, 2);
    let published = match find(&ask, slug).await {
        Ok(published) => published,
        Err(response) => return response,
    };
    if published.slug != slug {
        // The query, which may name the layout, goes along by itself.
        let suffix = if form.is_page() { "" } else { form.suffix() };
        let path = format!("{}{suffix}", path(&ask, &published));
        return Redirect::permanent(&ask.with_query(&path)).into_response();
    }
    if let Some(day) = ask.query().get("at").filter(|day| !day.trim().is_empty()) {
        return on_day(&ask, &published, form, day.trim()).await;
    }
    match published
        .versions
        .iter()
        .rfind(|version| version.state == NoticeState::InForce)
    {
        Some(version) => show(&ask, &published, version, form, None, false).await,
        None => gone(&ask, &published),
    }
}

/// A version by its number.
pub async fn version(ask: Ask) -> Response {
    let published = match find(&ask, ask.step(2)).await {
        Ok(published) => published,
        Err(response) => return response,
    };
    let (number, form) = Form::of(&ask, 4);
    match published.numbered(number) {
        Some(version) => show(&ask, &published, version, form, None, true).await,
        None => no_version(&ask, &published, number),
    }
}

/// The versions of the register a slug names now or has named.
pub async fn find(ask: &Ask, slug: &str) -> std::result::Result<Published, Response> {
    let city = match ask.city().await {
        Ok(Some(city)) if ask.language_named => city,
        Ok(_) => return Err(message::not_found(ask).await),
        Err(error) => return Err(message::failed(ask, &error)),
    };
    let all = city.holding.shelves.notices.all();
    let last_of = |register| city.holding.notices_of(register).max_by_key(|version| version.number);
    let named = || all.iter().filter(|version| version.slug == slug);
    // A slug may have been another register's before: the one that goes by it now comes first.
    let register = named()
        .find(|version| last_of(&version.register).is_some_and(|last| last.slug == slug))
        .or_else(|| named().next_back())
        .map(|version| version.register.clone());
    let Some(register) = register else {
        return Err(message::not_found(ask).await);
    };
    let mut versions: Vec<Arc<NoticeVersion>> = city.holding.notices_of(&register).cloned().collect();
    versions.sort_by_key(|version| version.number);
    let slug = versions.last().map(|version| version.slug.clone()).unwrap_or_default();
    Ok(Published { city, versions, slug })
}

impl Published {
    /// The version with a number.
    pub fn numbered(&self, number: &str) -> Option<&Arc<NoticeVersion>> {
        // "01" and "+1" are other addresses, and no page is at two.
        self.versions
            .iter()
            .find(|version| version.number.to_string() == number)
    }

    /// The version people read now.
    fn in_force(&self) -> Option<&Arc<NoticeVersion>> {
        self.versions
            .iter()
            .rfind(|version| version.state == NoticeState::InForce)
    }

    /// When anything about these versions last changed.
    pub fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.versions
            .iter()
            .flat_map(|version| [Some(version.published_at), version.withdrawn_at])
            .flatten()
            .max()
    }
}

/// There is no such version.
pub fn no_version(ask: &Ask, published: &Published, number: &str) -> Response {
    let number: String = number.chars().take(20).collect();
    let text = word_with(ask.language, "noVersionText", &[("n", &number)]);
    let mut message = Message::of(ask, "notFoundTitle", text);
    message.ways.push((
        word(ask.language, "allVersions").to_owned(),
        format!("{}/versions", path(ask, published)),
    ));
    tell(ask, StatusCode::NOT_FOUND, Some(&published.city), message)
}

/// The address of a register's notice.
pub fn path(ask: &Ask, published: &Published) -> String {
    format!("{}/{}", city_path(&published.city, ask.language), published.slug)
}

/// The day something happened, as it is read.
pub fn day(ask: &Ask, moment: DateTime<Utc>) -> String {
    words::date(ask.language, days::in_finland(moment))
}

/// What the register was called in a version.
pub fn title(ask: &Ask, version: &NoticeVersion) -> Said {
    said(ask, &version.title).unwrap_or_else(|| Said::plain(version.slug.clone()))
}

fn said(ask: &Ask, text: &LanguageText) -> Option<Said> {
    Said::of(text, ask.language)
}

async fn on_day(ask: &Ask, published: &Published, form: Form, given: &str) -> Response {
    let city = Some(&published.city);
    let Some(date) = Some(given)
        .filter(|given| given.len() == 10)
        .and_then(|given| Date::from_str(given).ok())
    else {
        let message = Message::of(ask, "badDateTitle", word(ask.language, "badDateText"));
        return tell(
            ask,
            StatusCode::BAD_REQUEST,
            city,
            with_versions(ask, published, message),
        );
    };
    let shown = words::date(ask.language, date);
    if date > days::in_finland(ask.now) {
        let message = Message::of(
            ask,
            "badDateTitle",
            word_with(ask.language, "futureText", &[("date", &shown)]),
        );
        return tell(
            ask,
            StatusCode::BAD_REQUEST,
            city,
            with_versions(ask, published, message),
        );
    }
    let Some(version) = published
        .versions
        .iter()
        .rfind(|version| days::in_finland(version.published_at) <= date)
    else {
        let first = published
            .versions
            .first()
            .map(|version| day(ask, version.published_at))
            .unwrap_or_default();
        let text = word_with(ask.language, "beforeFirstText", &[("first", &first), ("date", &shown)]);
        let message = Message::of(ask, "beforeFirstTitle", text);
        return tell(ask, StatusCode::NOT_FOUND, city, with_versions(ask, published, message));
    };
    if version
        .withdrawn_at
        .is_some_and(|moment| days::in_finland(moment) <= date)
    {
        return gone_since(ask, published, version);
    }
    show(ask, published, version, form, Some(&shown), true).await
}

fn gone(ask: &Ask, published: &Published) -> Response {
    match published.versions.last() {
        Some(version) => gone_since(ask, published, version),
        None => message::missing(
            ask,
            Some(&published.city),
            word(ask.language, "notFoundText").to_owned(),
        ),
    }
}

fn gone_since(ask: &Ask, published: &Published, version: &NoticeVersion) -> Response {
    let title = title(ask, version);
    let on = version.withdrawn_at.map(|moment| day(ask, moment)).unwrap_or_default();
    let mut message = Message::of(
        ask,
        "goneTitle",
        word_with(ask.language, "goneText", &[("title", &title.text), ("date", &on)]),
    );
    message.texts.push(word(ask.language, "goneLater").to_owned());
    message.reason = said(ask, &version.withdrawn_reason);
    tell(
        ask,
        StatusCode::GONE,
        Some(&published.city),
        with_versions(ask, published, message),
    )
}

fn with_versions(ask: &Ask, published: &Published, mut message: Message) -> Message {
    message.ways.push((
        word(ask.language, "allVersions").to_owned(),
        format!("{}/versions", path(ask, published)),
    ));
    message
}

/// A version in a form. `fixed` when the address names the version or the day, and so always shows the same content.
async fn show(
    ask: &Ask,
    published: &Published,
    version: &NoticeVersion,
    form: Form,
    as_of: Option<&str>,
    fixed: bool,
) -> Response {
    if form.is_page() && !takes(&ask.headers, "text/html") {
        let mut message = Message::of(ask, "notAcceptableTitle", word(ask.language, "notAcceptableText"));
        message.ways = formats(ask, published, version, form, fixed)
            .into_iter()
            .map(|format| (format.name, format.href))
            .collect();
        return tell(ask, StatusCode::NOT_ACCEPTABLE, Some(&published.city), message);
    }
    match kept(ask, published, version, form, as_of, fixed).await {
        Ok(rendered) => {
            // The page of an old version tells whether it still holds, and that changes; its other forms hold the frozen
            // content alone.
            let for_ever = fixed && as_of.is_none() && !form.is_page();
            Sheet {
                media_type: form.media_type(),
                modified: if for_ever {
                    Some(version.published_at)
                } else {
                    published.changed_at()
                },
                cache: if for_ever { FOR_EVER } else { FRESH },
                vary: form.is_page().then_some("accept"),
                ..Sheet::html(rendered, ask.language)
            }
            .answer(&ask.headers)
        }
        Err(error) => message::failed(ask, &error),
    }
}

/// The page from the cache, or rendered and kept.
async fn kept(
    ask: &Ask,
    published: &Published,
    version: &NoticeVersion,
    form: Form,
    as_of: Option<&str>,
    fixed: bool,
) -> Result<Arc<Rendered>> {
    // What else the page shows is the state of the versions, which changes only when one is published or withdrawn, and the
    // name of the controller.
    let key = format!(
        "{} {} {} {:?} {} {} {} {}",
        version.key,
        version.version,
        published.versions.len(),
        published.changed_at(),
        published.city.controller.version,
        html::tag(ask.language),
        form.suffix(),
        fixed,
    );
    let cache = &ask.app.pages;
    if let Some(rendered) = cache.get(&key).filter(|_| as_of.is_none()) {
        return Ok(rendered);
    }
    let frozen = frozen(ask, version).await?;
    let content = frozen.in_language(ask.language);
    let text = match form {
        Form::Html => html_page(ask, published, version, (content, &frozen.layout), form, as_of, fixed)?,
        Form::Layered => html_page(
            ask,
            published,
            version,
            (content, layouts().of(None)),
            form,
            as_of,
            fixed,
        )?,
        Form::Markdown => markdown(&page(content, &frozen.layout)),
        Form::Plain => plain(&page(content, &frozen.layout)),
        Form::Json => json(content, &frozen.layout),
    };
    let rendered = Rendered::new(text);
    if as_of.is_none() {
        cache.put(key, Arc::clone(&rendered));
    }
    Ok(rendered)
}

/// What a version froze.
pub async fn frozen(ask: &Ask, version: &NoticeVersion) -> Result<Frozen> {
    let text = ask.app.inventory.notice_content(&version.key).await?;
    let text = text.ok_or_else(|| Error::Internal(format!("the content of {} is not there", version.key)))?;
    Frozen::read(&text, &version.digest)
}

fn html_page(
    ask: &Ask,
    published: &Published,
    version: &NoticeVersion,
    (content, layout): (&NoticeContent, &Layout),
    form: Form,
    as_of: Option<&str>,
    fixed: bool,
) -> Result<String> {
    let here = path(ask, published);
    let is_in_force = version.state == NoticeState::InForce;
    let mut frame = frame::frame(ask, Some(&published.city), vec![step(&title(ask, version), None)]);
    frame.indexed = is_in_force && !fixed && form == Form::Html;
    frame.canonical = Some(if is_in_force {
        here.clone()
    } else {
        format!("{here}/v/{}", version.number)
    });
    frame.description = Some(format!(
        "{}: {}",
        word(ask.language, "notice"),
        title(ask, version).text
    ));
    let before = published.versions.iter().rfind(|other| other.number < version.number);
    let links = VersionLinks {
        current: published
            .in_force()
            .filter(|other| other.number != version.number)
            .map(|_| here.clone()),
        versions: format!("{here}/versions"),
        difference: before.map(|before| format!("{here}/diff/{}/{}", before.number, version.number)),
        permanent: format!("{here}/v/{}", version.number),
    };
    let page = page(content, layout);
    html::render(
        &frame,
        content,
        &page,
        &head(ask, version),
        &links,
        &formats(ask, published, version, form, fixed),
        as_of,
    )
}

fn head(ask: &Ask, version: &NoticeVersion) -> VersionHead {
    VersionHead {
        number: version.number,
        state: version.state,
        published_on: day(ask, version.published_at),
        withdrawn_on: version.withdrawn_at.map(|moment| day(ask, moment)),
        reason: said(ask, &version.withdrawn_reason),
        correction: said(ask, &version.correction),
        digest: version.digest.clone(),
    }
}

/// The other forms of what is shown in one.
fn formats(ask: &Ask, published: &Published, version: &NoticeVersion, shown: Form, fixed: bool) -> Vec<html::Format> {
    let here = path(ask, published);
    let address = |form: Form| {
        if fixed {
            format!("{here}/v/{}{}", version.number, form.suffix())
        } else {
            format!("{here}{}", form.suffix())
        }
    };
    let format = |form: Form| html::Format {
        name: form.name(ask),
        href: address(form),
        media_type: form.media_type(),
    };
    // Where the standard layout is the controller's own, the two are one.
    let own = published
        .city
        .controller
        .notice_layout
        .as_deref()
        .is_some_and(|layout| layout != STANDARD);
    let pages = [Form::Html, Form::Layered]
        .into_iter()
        .filter(|form| own && shown.is_page() && *form != shown);
    pages.chain(Form::OTHERS).map(format).collect()
}
