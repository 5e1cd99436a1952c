//! The Media Type Object's key (OAS 3.1.1 section 4.8.14): a media type or a range of them.

use std::fmt;

/// `image/png`, or a range such as `image/*` (RFC 9110 sections 8.3.1 and 12.5.1), in lower case, without parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaRange(String);

impl MediaRange {
    /// JSON (RFC 8259).
    pub const JSON: &str = "application/json";
    /// The fields of a form (URL standard, section 5).
    pub const FORM: &str = "application/x-www-form-urlencoded";
    /// The parts of a form (RFC 7578).
    pub const MULTIPART: &str = "multipart/form-data";

    /// `None` where the text is no media type, or has parameters.
    pub fn new(text: &str) -> Option<Self> {
        let (main, sub) = text.split_once('/')?;
        let is_range = sub == "*" && (main == "*" || is_name(main));
        let is_type = is_name(main) && is_name(sub);
        (is_range || is_type).then(|| Self(text.to_ascii_lowercase()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names JSON: `application/json`, or a type with the suffix `+json` (RFC 6839 section 3.1).
    pub fn is_json(&self) -> bool {
        let sub = self.0.strip_prefix("application/");
        sub.is_some_and(|sub| sub == "json" || sub.strip_suffix("+json").is_some_and(|stem| !stem.is_empty()))
    }
}

/// `restricted-name` of RFC 6838 section 4.2, whose characters are a part of those of a token.
fn is_name(text: &str) -> bool {
    let is_first = |c: char| c.is_ascii_alphanumeric();
    let fits = |c: char| is_first(c) || "!#$&-^_.+".contains(c);
    text.starts_with(is_first) && text.chars().all(fits)
}

impl fmt::Display for MediaRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::MediaRange;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(MediaRange::new(text).as_ref().map(MediaRange::as_str), expected, "{text}");
    }

    #[test]
    fn types_and_ranges_are_told_from_other_text() {
        check("image/png", Some("image/png"));
        check("Application/VND.api+JSON", Some("application/vnd.api+json"));
        check("image/*", Some("image/*"));
        check("*/*", Some("*/*"));
        for text in [
            "",
            "png",
            "/",
            "image/",
            "/png",
            "*/png",
            "image/p*",
            "a/b/c",
            "text/plain; charset=utf-8",
            "a b/c",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn json_is_known_by_its_suffix() {
        let is_json = |text| MediaRange::new(text).is_some_and(|range| range.is_json());
        assert!(is_json("application/json") && is_json("application/merge-patch+json"));
        assert!(!is_json("application/xml") && !is_json("application/*") && !is_json("text/x+json"));
    }
}
