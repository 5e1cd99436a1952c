//! The body of a request, read as one of the forms that a contract may ask for.
//!
//! Each reader answers `None` after noting a fault. The media type is judged first: what is of another one is not looked
//! into.

use bytes::Bytes;
use mime::Mime;
use serde::de::DeserializeOwned;

use crate::Problem;
use crate::content::Content;
use crate::receive::faults::Place;
use crate::receive::input::Input;
use crate::receive::{json, media_type};

impl Input {
    /// Reads a body that may be missing: `Some(None)` where it is.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.is_missing() { Some(None) } else { read(self).map(Some) }
    }

    /// Reads a JSON body.
    pub fn json<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.json_of(&[media_type::JSON])
    }

    /// Reads a JSON body of one of these media types.
    pub fn json_of<T: DeserializeOwned>(&mut self, media_types: &[&str]) -> Option<T> {
        self.media_type(media_types)?;
        self.json_given()
    }

    pub(super) fn json_given<T: DeserializeOwned>(&mut self) -> Option<T> {
        json::read(self.operation, &self.body, &mut self.faults)
    }

    /// Reads a body of text in UTF-8.
    pub fn text(&mut self, media_types: &[&str]) -> Option<String> {
        let given = self.media_type(media_types)?;
        if !media_type::is_utf8(&given) {
            let detail = "The body must be text in UTF-8.";
            self.faults.note_refusal(self.unsupported(media_types).with_detail(detail));
            return None;
        }
        let text = std::str::from_utf8(&self.body).map(str::to_owned);
        let refusal = |_| self.faults.note_refusal(Problem::new(400).with_detail("The body is not UTF-8."));
        text.map_err(refusal).ok()
    }

    /// Takes the octets of a body.
    pub fn bytes(&mut self, media_types: &[&str]) -> Option<Bytes> {
        self.media_type(media_types)?;
        Some(self.body.clone())
    }

    /// Takes the octets of a body with their media type.
    pub fn content(&mut self, media_types: &[&str]) -> Option<Content> {
        let media_type = self.media_type(media_types)?;
        Some(Content::new(media_type.essence_str().to_ascii_lowercase(), self.body.clone()))
    }

    /// Whether there is no body: no octet, and nothing said of what they would be. JSON is never without an octet.
    fn is_missing(&self) -> bool {
        let says_nothing = || !self.parts.headers.contains_key(http::header::CONTENT_TYPE);
        let says_json =
            || media_type::of(&self.parts.headers).is_some_and(|given| media_type::is_json(&given));
        self.body.is_empty() && (says_nothing() || says_json())
    }

    /// The body's media type, if it is one of these; otherwise notes what is wrong.
    pub(super) fn media_type(&mut self, ranges: &[&str]) -> Option<Mime> {
        if self.is_missing() {
            self.faults.note(Place::Body(String::new()), "is required");
            return None;
        }
        let is_unsaid = !self.parts.headers.contains_key(http::header::CONTENT_TYPE);
        let given = if is_unsaid { Some(media_type::OCTETS) } else { media_type::of(&self.parts.headers) };
        let read = given.filter(|given| media_type::is_one_of(given, ranges));
        if read.is_none() {
            self.faults.note_refusal(self.unsupported(ranges));
        }
        read
    }

    fn unsupported(&self, ranges: &[&str]) -> Problem {
        media_type::unsupported(&self.parts.method, ranges)
    }
}
