//! Where does a person go after signing in? Back to a page of ours, and never to anyone else's.

use openidconnect::url::Url;

/// Where one goes who came from nowhere.
pub const HOME: &str = "/";

/// A longer address is not one of our pages.
const LONGEST: usize = 1024;

/// The path to return to: the one asked for if it is ours, else the front page. Signing in does not lead back to signing in.
pub fn own_path(asked: Option<&str>) -> String {
    asked.and_then(checked).unwrap_or_else(|| HOME.to_owned())
}

fn checked(asked: &str) -> Option<String> {
    // Browsers read `\` as `/`, drop tabs and line ends, and take `//host` for another server: all of it is refused before
    // a parser smooths it over. What is left is parsed as a browser would, and must still be ours.
    let plain = asked.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if asked.len() > LONGEST || !plain || !asked.starts_with('/') || asked.starts_with("//") {
        return None;
    }
    let base = Url::parse("https://own.invalid/").expect("a fixed address");
    let url = base.join(asked).ok()?;
    if url.origin() != base.origin() {
        return None;
    }
    let path = url.path();
    let own = !path.starts_with("//")
        && !["/sign-in", "/sign-out"]
            .iter()
            .any(|page| path == *page || path.starts_with(&format!("{page}/")));
    own.then(|| match url.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{HOME, own_path};

    #[test]
    fn a_page_of_ours_is_returned_to() {
        for path in [
            "/",
            "/fi/pori",
            "/app/registers?page=2&q=a%20b",
            "/fi/a//b",
            "/sign-inn",
        ] {
            assert_eq!(own_path(Some(path)), path);
        }
        assert_eq!(own_path(Some("/fi/pori#part")), "/fi/pori");
    }

    #[test]
    fn nobody_is_sent_to_another_server() {
        for path in [
            "",
            "https://evil.example/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " /fi",
            "/.//evil.example",
            "/x/..//evil.example",
            "/%2e//evil.example",
            "javascript:alert(1)",
            "fi/pori",
            "/fi/päivä",
            "/sign-in",
            "/sign-in/city",
            "/x/../sign-out",
            "/sign-in?return_to=/",
        ] {
            assert_eq!(own_path(Some(path)), HOME, "{path:?}");
        }
        assert_eq!(own_path(Some(&format!("/{}", "a".repeat(2000)))), HOME);
        assert_eq!(own_path(None), HOME);
    }
}
