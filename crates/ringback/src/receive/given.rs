//! What a request gives for one parameter, found by place and name before any type is read.
//!
//! Source: OAS 3.1.1 section 4.8.12.2 (`style` and `explode`).

use std::borrow::Cow;
use std::marker::PhantomData;

use http::header::COOKIE;
use http::request::Parts;
use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::explain::ParameterLocation;
use crate::receive::parameter::{ParameterError, Values};
use crate::receive::{cookie, list};

/// How the value of a parameter stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A single value, or a list that is given once for each item.
    Each,
    /// A list with commas between its items.
    Commas,
}

/// The places of a request that hold parameters.
pub(super) struct Places<'a> {
    pub(super) parts: &'a Parts,
    pub(super) path: &'a [(String, String)],
    pub(super) query: &'a [(String, String)],
}

/// The texts of one parameter, in order.
pub(super) struct Given<'a> {
    texts: Vec<Cow<'a, str>>,
    is_given: bool,
}

impl<'a> Places<'a> {
    /// What stands for this parameter.
    pub(super) fn given(
        &self,
        location: ParameterLocation,
        name: &str,
        form: Form,
    ) -> Result<Given<'a>, ParameterError> {
        let texts = match location {
            ParameterLocation::Path => pairs(self.path, name),
            ParameterLocation::Query => pairs(self.query, name),
            ParameterLocation::Header => self.header(name)?,
            ParameterLocation::Cookie => self.cookie(name)?,
        };
        match form {
            Form::Each => Ok(Given { is_given: !texts.is_empty(), texts }),
            Form::Commas => Given::list(location, &texts),
        }
    }

    fn header(&self, name: &str) -> Result<Vec<Cow<'a, str>>, ParameterError> {
        let values = self.parts.headers.get_all(name).iter();
        values
            .map(|value| std::str::from_utf8(value.as_bytes()).map_err(|_| ParameterError::Invalid))
            .map(|text| text.map(Cow::Borrowed))
            .collect()
    }

    fn cookie(&self, name: &str) -> Result<Vec<Cow<'a, str>>, ParameterError> {
        // A line that is not UTF-8 is another cookie's fault, if the name is found elsewhere.
        let lines = self.parts.headers.get_all(COOKIE).iter();
        let lines = lines.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
        cookie::values(lines, name)
            .map(|value| value.map(Cow::Owned).ok_or(ParameterError::Invalid))
            .collect()
    }
}

impl Given<'_> {
    /// Texts that were given one by one.
    #[cfg(test)]
    pub(super) fn of(texts: &[&'static str]) -> Given<'static> {
        Given { texts: texts.iter().map(|&text| text.into()).collect(), is_given: !texts.is_empty() }
    }

    fn list<'a>(location: ParameterLocation, texts: &[Cow<'a, str>]) -> Result<Given<'a>, ParameterError> {
        let whole: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        let items = match (location, whole.as_slice()) {
            (_, []) => Vec::new(),
            (ParameterLocation::Header, lines) => list::in_header(lines),
            (_, [one]) => list::items(one),
            (_, [_, _, ..]) => return Err(ParameterError::Repeated),
        };
        let texts = items.into_iter().map(|item| Cow::Owned(item.to_owned())).collect();
        Ok(Given { texts, is_given: !whole.is_empty() })
    }

    /// Whether the request has the parameter at all.
    pub(super) fn is_given(&self) -> bool {
        self.is_given
    }

    /// Reads a type from the texts.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, ParameterError> {
        self.deserialize(PhantomData)
    }

    /// Reads what a seed makes of the texts.
    pub(super) fn deserialize<'de, S: DeserializeSeed<'de>>(
        &self,
        seed: S,
    ) -> Result<S::Value, ParameterError> {
        let texts: Vec<&str> = self.texts.iter().map(AsRef::as_ref).collect();
        seed.deserialize(Values::new(&texts, self.is_given))
    }

    /// The single text; `None` where there is none or more than one.
    pub(super) fn single(&self) -> Option<&str> {
        match self.texts.as_slice() {
            [text] => Some(text),
            _ => None,
        }
    }
}

/// The values given for a name.
fn pairs<'a>(pairs: &'a [(String, String)], name: &str) -> Vec<Cow<'a, str>> {
    pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| Cow::from(value)).collect()
}
