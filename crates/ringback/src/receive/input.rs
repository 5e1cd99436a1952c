//! The values of one request, read one by one, its faults noted along the way.
//!
//! Only reading a type is generic; finding the strings and wording the faults is compiled once.

use axum::extract::{FromRequestParts, RawPathParams};
use bytes::Bytes;
use http::request::Parts;

use crate::callback::{AddressPolicy, Source, Target};
use crate::receive::faults::{Faults, Place};
use crate::receive::form::FormField;
use crate::receive::{Extension, body, extension, percent};
use crate::serve::{Operation, Request};
use crate::{Problem, failure};

/// The values of one request, and what is wrong with them.
///
/// Each reader answers `None` after noting a fault; then [`Input::refuse`] makes one answer of all of them.
pub struct Input {
    pub(super) operation: &'static Operation,
    pub(super) parts: Parts,
    pub(super) path: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Bytes,
    /// What a form holds, once it is read.
    pub(super) form: Vec<FormField>,
    pub(super) faults: Faults,
}

impl Input {
    /// Reads a request for an operation that takes no body.
    ///
    /// # Errors
    ///
    /// 400 where path or query are malformed.
    pub async fn without_body(request: Request, operation: &'static Operation) -> Result<Self, Problem> {
        let (parts, _) = request.into_parts();
        Self::new(parts, Bytes::new(), operation).await
    }

    /// Reads a request for an operation that takes a body.
    ///
    /// # Errors
    ///
    /// As [`Input::without_body`]; 413 where the body is larger than the limit.
    pub async fn with_body(request: Request, operation: &'static Operation) -> Result<Self, Problem> {
        let (parts, body) = body::read(request).await?;
        Self::new(parts, body, operation).await
    }

    pub(super) async fn new(
        mut parts: Parts,
        body: Bytes,
        operation: &'static Operation,
    ) -> Result<Self, Problem> {
        let malformed =
            |what: &str| Problem::new(400).with_detail(format!("The {what} is not percent-encoded UTF-8."));
        if !percent::is_well_formed(parts.uri.path()) {
            return Err(malformed("path"));
        }
        // It also fails where the router knows no placeholder.
        let path = match RawPathParams::from_request_parts(&mut parts, &()).await {
            Ok(path) => path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            Err(rejection) if rejection.status().is_client_error() => return Err(malformed("path")),
            Err(_) => Vec::new(),
        };
        let query = percent::pairs(parts.uri.query().unwrap_or_default()).map_err(|_| malformed("query"))?;
        Ok(Self { operation, parts, path, query, body, form: Vec::new(), faults: Faults::default() })
    }

    /// Validates a value that was read from the body; `types` says where its fields stand in JSON.
    #[cfg(feature = "garde")]
    pub fn validated<T: garde::Validate<Context: Default>>(
        &mut self,
        value: T,
        types: &[&[crate::receive::validation::Member]],
    ) -> Option<T> {
        crate::receive::validation::validated(value, types, &mut self.faults)
    }

    /// Validates the value of a parameter.
    #[cfg(feature = "garde")]
    pub fn kept<T: garde::Validate<Context: Default>>(
        &mut self,
        location: crate::explain::ParameterLocation,
        name: &'static str,
        value: T,
    ) -> Option<T> {
        crate::receive::validation::kept(value, (location, name), &mut self.faults)
    }

    /// Takes a value from the request's extensions; where there is none, the request fails.
    pub fn extension<T: Extension>(&mut self) -> Option<T> {
        extension::required(&self.parts.extensions).map_err(|problem| self.faults.note_refusal(problem)).ok()
    }

    /// Takes a value from the request's extensions that may be missing there.
    pub fn extension_optional<T: Extension>(&mut self) -> Option<Option<T>> {
        Some(self.parts.extensions.get().cloned())
    }

    /// The URL of the request: the server's address, which no request can change, and its own path and query.
    pub fn url(&self, server: &'static str) -> String {
        let path = self.parts.uri.path_and_query().map_or("", |path| path.as_str());
        format!("{server}{path}")
    }

    /// Notes an address that could never be called, so that the request is refused while the client still listens.
    ///
    /// The policy is an [`AddressPolicy`] in the request's extensions; the strict default where there is none. `None`
    /// is no address and nothing to note.
    pub fn check_target(&mut self, target: impl Into<Option<Target>>) {
        if let Some(target) = target.into() {
            self.check(&target);
        }
    }

    /// The problem of all the faults that were noted.
    pub fn refuse(self) -> Problem {
        self.faults.into_problem()
    }

    /// Ends the reading.
    ///
    /// # Errors
    ///
    /// The problem of all the faults that were noted, if any.
    pub fn finish(self) -> Result<(), Problem> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.refuse()) }
    }

    /// Notes an address that could never be called, judged by its text.
    pub(super) fn check_base(&mut self, source: Source, text: Option<&str>) {
        if let Some(text) = text {
            self.check(&Target::new().value(source, text));
        }
    }

    fn check(&mut self, target: &Target) {
        let policy = self.parts.extensions.get::<AddressPolicy>();
        let checked = match policy {
            Some(policy) => target.check(policy),
            None => target.check(&AddressPolicy::default()),
        };
        let Err(error) = checked else {
            return;
        };
        if error.at() == Some(Source::Url) {
            self.faults.note_refusal(Problem::new(414));
            return;
        }
        match error.at().and_then(Place::of) {
            Some(place) => self.faults.note(place, error.detail()),
            // The contract's mistake, not the client's.
            None => self.faults.note_refusal(failure::logged(&error)),
        }
    }
}
