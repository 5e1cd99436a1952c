//! The start of a callback's address: scheme, host, and the path and query that everything else is added to.
//!
//! Refuses by looking at the text, before a parser sees it, because the `url` crate quietly drops line breaks and
//! tabs and reads `\` as `/`. Never decides whether the host may be reached.

use url::{Position, Url};

use crate::callback::target_error::{Refusal, TargetError};
use crate::callback::template::Appended;
use crate::callback::{Source, Target};

/// A checked base URL and where it came from; `at` is `None` for one that no request gave.
pub(super) struct Base {
    url: Url,
    at: Option<Source>,
}

impl Base {
    /// Reads the base that the value from `at` holds.
    pub(super) fn from_value(at: Source, value: &str) -> Result<Self, TargetError> {
        let url = parse(value).map_err(|refusal| TargetError::of(at, refusal))?;
        Ok(Self { url, at: Some(at) })
    }

    /// Reads the address of a webhook.
    pub(super) fn given(address: &str) -> Result<Self, TargetError> {
        let url = parse(address).map_err(|refusal| TargetError::new(None, refusal))?;
        Ok(Self { url, at: None })
    }

    /// Reads the base that a callback's key begins with; gives back what follows the host.
    pub(super) fn from_text(text: &str) -> Result<(Self, &str), TargetError> {
        let fault = |refusal| TargetError::new(None, refusal);
        let authority = authority(text).ok_or(fault(Refusal::NotAbsolute))?;
        let (origin, rest) = text.split_at(text.len() - after_authority(text, authority).len());
        let url = parse(origin).map_err(fault)?;
        Ok((Self { url, at: None }, rest))
    }

    /// Where the base came from.
    pub(super) fn at(&self) -> Option<Source> {
        self.at
    }

    /// Adds path segments and query pairs, and checks on a fresh parse that they changed nothing else.
    pub(super) fn join(&self, appended: &Appended) -> Result<Url, Refusal> {
        let path = self.path_before(appended);
        let address = self.address(path, appended);
        if address.len() > Target::MAX_BYTES {
            return Err(Refusal::TooLong);
        }
        let url = Url::parse(&address).map_err(|_| Refusal::Moved)?;
        let is_untouched = url.origin() == self.url.origin()
            && url.path().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            && count_segments(url.path()) == count_segments(path) + appended.segments()
            && url.fragment().is_none()
            && url.as_str() == address;
        if is_untouched { Ok(url) } else { Err(Refusal::Moved) }
    }

    /// The base's path; without its last slash if segments follow, so that `/events` and `/events/` are one.
    fn path_before(&self, appended: &Appended) -> &str {
        let path = self.url.path();
        if appended.segments() == 0 { path } else { path.strip_suffix('/').unwrap_or(path) }
    }

    fn address(&self, path: &str, appended: &Appended) -> String {
        let origin = &self.url[..Position::BeforePath];
        let mut address = format!("{origin}{path}{}", appended.path());
        let queries = [self.url.query(), appended.query()];
        let mut separator = '?';
        for query in queries.into_iter().flatten().filter(|query| !query.is_empty()) {
            address.push(separator);
            address.push_str(query);
            separator = '&';
        }
        address
    }
}

/// The slashes of an absolute path, each of which begins a segment.
fn count_segments(path: &str) -> usize {
    path.matches('/').count()
}

fn parse(text: &str) -> Result<Url, Refusal> {
    if text.len() > Target::MAX_BYTES {
        return Err(Refusal::TooLong);
    }
    if text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return Err(Refusal::ForbiddenCharacter);
    }
    if text.contains('#') {
        return Err(Refusal::Fragment);
    }
    let authority = authority(text).ok_or(Refusal::NotAbsolute)?;
    if authority.contains('@') {
        return Err(Refusal::Userinfo);
    }
    Url::parse(text).map_err(|_| Refusal::Unparsable)
}

/// What stands between `http://` or `https://` and the path (RFC 3986 section 3.2); `None` if that is nothing.
fn authority(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (is_http && !authority.is_empty()).then_some(authority)
}

fn after_authority<'a>(text: &'a str, authority: &str) -> &'a str {
    let start = text.find("://").map_or(0, |at| at + "://".len());
    &text[start + authority.len()..]
}
