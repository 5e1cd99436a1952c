//! What is wrong with a request, collected until it is refused.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::Problem;
use crate::callback::Source;
use crate::explain::ParameterLocation;

/// The most faults one answer lists; a longer list helps nobody.
pub(crate) const MAX_FAULTS: usize = 100;

/// What is wrong with a request.
#[derive(Default)]
pub(crate) struct Faults {
    listed: Vec<Fault>,
    is_not_found: bool,
    refusal: Option<Problem>,
}

/// One fault.
#[derive(PartialEq, Eq)]
struct Fault {
    place: Place,
    /// Reads after the name of the place: `must be a string`.
    detail: Cow<'static, str>,
}

/// Where a fault is.
#[derive(PartialEq, Eq)]
pub(crate) enum Place {
    /// In a parameter.
    Parameter(ParameterLocation, Cow<'static, str>),
    /// In the body, at this JSON Pointer (RFC 6901).
    Body(String),
}

impl Place {
    /// The place of a value in the request; `None` for what no value of it can change.
    pub(crate) fn of(source: Source) -> Option<Self> {
        match source {
            Source::Path(name) => Some(Self::Parameter(ParameterLocation::Path, name.into())),
            Source::Query(name) => Some(Self::Parameter(ParameterLocation::Query, name.into())),
            Source::Header(name) => Some(Self::Parameter(ParameterLocation::Header, name.into())),
            Source::Body(pointer) => Some(Self::Body(pointer.to_owned())),
            Source::Url
            | Source::Method
            | Source::StatusCode
            | Source::ResponseBody(_)
            | Source::ResponseHeader(_) => None,
        }
    }
}

impl Faults {
    /// Notes a fault, once; beyond [`MAX_FAULTS`] it is dropped.
    pub(crate) fn note(&mut self, place: Place, detail: impl Into<Cow<'static, str>>) {
        let fault = Fault { place, detail: detail.into() };
        if !self.is_full() && !self.listed.contains(&fault) {
            self.listed.push(fault);
        }
    }

    /// Whether there is no use in looking for more.
    pub(crate) fn is_full(&self) -> bool {
        self.listed.len() >= MAX_FAULTS
    }

    /// Notes that the path leads nowhere: a value in it is not of its type.
    pub(crate) fn note_not_found(&mut self) {
        self.is_not_found = true;
    }

    /// Notes a problem that outweighs the listed faults, such as a body that is not JSON.
    pub(crate) fn note_refusal(&mut self, problem: Problem) {
        self.refusal.get_or_insert(problem);
    }

    /// Whether nothing was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.listed.is_empty() && !self.is_not_found && self.refusal.is_none()
    }

    /// The pointers of the faults in the body.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().filter_map(|fault| match &fault.place {
            Place::Body(pointer) => Some(pointer.as_str()),
            Place::Parameter(..) => None,
        })
    }

    /// One answer for all of it.
    pub(crate) fn into_problem(self) -> Problem {
        if self.is_not_found {
            return Problem::new(404);
        }
        let problem = self.refusal.unwrap_or_else(|| {
            Problem::new(422).with_detail("The request is not what this operation takes; `errors` lists why.")
        });
        if self.listed.is_empty() {
            return problem;
        }
        problem.with("errors", &self.listed.into_iter().map(Fault::into_json).collect::<Vec<_>>())
    }
}

impl Fault {
    /// `{"in": "query", "name": …, "detail": …}` or `{"in": "body", "pointer": …, "detail": …}`.
    fn into_json(self) -> Value {
        let (location, key, place) = match self.place {
            Place::Parameter(location, name) => (location.as_str(), "name", name.into_owned()),
            Place::Body(pointer) => ("body", "pointer", pointer),
        };
        let mut json = Map::new();
        json.insert("in".to_owned(), Value::from(location));
        json.insert(key.to_owned(), Value::from(place));
        json.insert("detail".to_owned(), Value::from(self.detail.into_owned()));
        Value::Object(json)
    }
}
