//! How does a letter leave the house? Over SMTP to the one relay that the settings name.
//!
//! Whether a letter was taken is the relay's word; what comes back later by bounce is for whoever reads the sender's mailbox.
//! Neither addresses nor texts are logged or kept with a failure.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp,
};

use super::{
    deliveries::{Fault, Refusal},
    letter::{Letter, one_line},
};
use crate::records::form::is_email;

/// How long the relay may take for each step.
const ANSWERED: Duration = Duration::from_secs(10);
/// How long a letter may take in all.
const SENT: Duration = Duration::from_secs(20);

/// The mail relay, and in whose name letters are sent.
pub struct Relay {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Relay {
    /// The relay at an address as `smtps://USER:PASSWORD@relay.example.fi` or `smtp://127.0.0.1:25`, sending from an address as
    /// `Seloste <seloste@example.fi>`. The error says what they should be.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let from: Mailbox = from
            .parse()
            .map_err(|_| "mail_from should be an address, as Seloste <seloste@example.fi>".to_owned())?;
        if !is_email(from.email.as_ref()) || from.name.as_deref().is_some_and(|name| one_line(name) != name) {
            return Err("mail_from should be an address, as Seloste <seloste@example.fi>".to_owned());
        }
        let form = "mail_relay should be as smtps://USER:PASSWORD@relay.example.fi, \
                    smtp://relay.example.fi?tls=required or smtp://127.0.0.1:25";
        let parsed = reqwest::Url::parse(url).map_err(|_| form.to_owned())?;
        if parsed.scheme() == "smtp"
            && parsed.password().is_some()
            && !parsed.query().unwrap_or_default().contains("tls=required")
        {
            return Err(
                "mail_relay would send its password unencrypted: use smtps://, or add ?tls=required".to_owned(),
            );
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| form.to_owned())?;
        Ok(Self {
            transport: builder.timeout(Some(ANSWERED)).build(),
            from,
        })
    }

    /// Sends a letter. The id makes its `Message-ID`, so a letter that is sent twice can be told from two letters.
    pub async fn send(&self, to: &str, letter: &Letter, id: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
        let message = self.message(to, letter, id, now)?;
        match tokio::time::timeout(SENT, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(refusal(&error)),
            Err(_) => Err(Refusal::endpoint("no answer in time")),
        }
    }

    fn message(&self, to: &str, letter: &Letter, id: &str, now: DateTime<Utc>) -> Result<Message, Refusal> {
        let wrong = || Refusal::new("the account has no valid address", Fault::Lasting);
        // Looked at again: what is in the database may be older than the check.
        let to: Address = to.parse().ok().filter(|_| is_email(to)).ok_or_else(wrong)?;
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .date(SystemTime::from(now))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .subject(one_line(&letter.subject))
            // RFC 3834: nobody's absence answers a machine.
            .raw_header(header("Auto-Submitted", "auto-generated"));
        let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
        builder
            .multipart(body)
            .map_err(|_| Refusal::new("the letter cannot be written", Fault::Lasting))
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What a failure says: a refused recipient is the letter's own trouble, all else the relay's.
fn refusal(error: &smtp::Error) -> Refusal {
    // The relay's words may repeat the address; its code does not.
    match error.status() {
        Some(code) if error.is_permanent() => Refusal::new(format!("SMTP {code}"), Fault::Lasting),
        // 421: the relay as a whole takes nothing now.
        Some(code) if u16::from(code) == 421 => Refusal::endpoint("SMTP 421"),
        Some(code) => Refusal::new(format!("SMTP {code}"), Fault::Delivery),
        None if error.is_timeout() => Refusal::endpoint("no answer in time"),
        None if error.is_tls() => Refusal::endpoint("the certificate or the encryption was not accepted"),
        None => Refusal::endpoint("the mail relay cannot be reached"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{Letter, Relay};

    fn relay() -> Relay {
        Relay::new("smtp://127.0.0.1:2525", "Seloste <seloste@city.example>").expect("a relay")
    }

    fn letter(subject: &str) -> Letter {
        Letter {
            subject: subject.to_owned(),
            text: "Text".to_owned(),
            html: "<p>Text</p>".to_owned(),
        }
    }

    fn written(to: &str, letter: &Letter) -> Option<String> {
        let message = relay()
            .message(to, letter, "1.task.assigned.7", DateTime::UNIX_EPOCH)
            .ok()?;
        String::from_utf8(message.formatted()).ok()
    }

    #[test]
    fn nothing_in_a_subject_becomes_a_header() {
        for subject in [
            "Päivähoito\r\nBcc: other@city.example",
            "a\nb\n\nc",
            "\u{2028}Bcc: x@city.example\u{85}",
        ] {
            let written = written("reader@city.example", &letter(subject)).expect("a message");
            let (head, _) = written.split_once("\r\n\r\n").expect("a head");
            let names: Vec<&str> = head
                .lines()
                .filter(|line| !line.starts_with([' ', '\t']))
                .filter_map(|line| line.split_once(':').map(|(name, _)| name))
                .collect();
            assert_eq!(
                names,
                [
                    "From",
                    "To",
                    "Date",
                    "Message-ID",
                    "Subject",
                    "Auto-Submitted",
                    "MIME-Version",
                    "Content-Type"
                ],
                "{head}"
            );
        }
    }

    #[test]
    fn nothing_is_sent_to_what_is_no_address() {
        for wrong in [
            "",
            "reader",
            "reader@city.example\r\nBcc: other@city.example",
            "reader@city.example, other@city.example",
            "Reader <reader@city.example>",
            "\"a b\"@city.example",
        ] {
            assert!(written(wrong, &letter("Subject")).is_none(), "{wrong}");
        }
    }

    #[test]
    fn settings_that_will_not_do_are_refused_by_name() {
        for (url, from, named) in [
            ("smtp://127.0.0.1", "no address", "mail_from"),
            ("https://relay.example", "seloste@city.example", "mail_relay"),
            ("relay", "seloste@city.example", "mail_relay"),
            ("smtp://user:word@relay.example", "seloste@city.example", "unencrypted"),
        ] {
            let refused = Relay::new(url, from).err().expect("refused");
            assert!(refused.contains(named), "{refused}");
        }
        for url in [
            "smtps://user:word@relay.example",
            "smtp://user:word@relay.example?tls=required",
        ] {
            assert!(Relay::new(url, "seloste@city.example").is_ok(), "{url}");
        }
    }
}
