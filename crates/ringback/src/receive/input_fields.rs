//! The readers of structs whose fields are parameters.
//!
//! Only reading the struct is generic; finding the texts and wording the faults is compiled once.

use serde::de::DeserializeOwned;

use crate::explain::{self, ParameterLocation};
use crate::receive::Input;
use crate::receive::faults::Place;
use crate::receive::fields::{Absence, Field, GivenFields};
use crate::receive::parameter::ParameterError;
#[cfg(feature = "garde")]
use crate::receive::validation::{Member, validated_fields};

/// The longest unknown name that an answer repeats, in bytes.
const MAX_NAME_BYTES: usize = 64;

impl Input {
    /// Reads a struct whose fields are path parameters.
    pub fn path_fields<T: DeserializeOwned>(&mut self, fields: &[Field]) -> Option<T> {
        self.fields(ParameterLocation::Path, fields)
    }

    /// Reads a struct whose fields are query parameters.
    pub fn query_fields<T: DeserializeOwned>(&mut self, fields: &[Field]) -> Option<T> {
        self.fields(ParameterLocation::Query, fields)
    }

    /// Reads a struct whose fields are query parameters, if one of them is given: else `Some(None)`.
    pub fn query_fields_optional<T: DeserializeOwned>(&mut self, fields: &[Field]) -> Option<Option<T>> {
        let is_given = |field: &Field| self.query.iter().any(|(name, _)| name == field.wire);
        if fields.iter().any(is_given) { self.query_fields(fields).map(Some) } else { Some(None) }
    }

    /// Reads a struct whose fields are header fields.
    pub fn header_fields<T: DeserializeOwned>(&mut self, fields: &[Field]) -> Option<T> {
        self.fields(ParameterLocation::Header, fields)
    }

    /// Reads a struct whose fields are cookies.
    pub fn cookie_fields<T: DeserializeOwned>(&mut self, fields: &[Field]) -> Option<T> {
        self.fields(ParameterLocation::Cookie, fields)
    }

    /// Notes every name of the query that is none of these; `None` where there was one.
    pub fn known_in_query(&mut self, known: &[&'static str]) -> Option<()> {
        self.note_unknown(|_| true, known)
    }

    /// Notes every member that the query gives an object of the style `deepObject`, such as `filter[name]`, if it is
    /// none of these; `None` where there was one.
    pub fn known_in_deep(&mut self, object: &'static str, known: &[&'static str]) -> Option<()> {
        let is_member = |name: &str| name.strip_prefix(object).is_some_and(|rest| rest.starts_with('['));
        self.note_unknown(is_member, known)
    }

    /// Validates a struct whose fields are parameters.
    ///
    /// `types` says what its fields are called on the wire, and where the fields of other types stand inside.
    #[cfg(feature = "garde")]
    pub fn validated_fields<T: garde::Validate<Context: Default>>(
        &mut self,
        location: ParameterLocation,
        value: T,
        types: &[&[Member]],
    ) -> Option<T> {
        validated_fields(value, types, location, &mut self.faults)
    }

    fn fields<T: DeserializeOwned>(&mut self, location: ParameterLocation, fields: &[Field]) -> Option<T> {
        let (given, mut faults) = self.given_fields(location, fields);
        if faults.is_empty()
            && let Some(value) = given.read()
        {
            return Some(value);
        }
        faults.extend(given.faults::<T>());
        drop(given);
        self.note_fields(location, fields, &faults);
        None
    }

    /// What is given for the fields that serde is to see, and what is wrong already.
    fn given_fields<'a>(
        &'a self,
        location: ParameterLocation,
        fields: &'a [Field],
    ) -> (GivenFields<'a>, Vec<(&'static str, ParameterError)>) {
        let (mut all, mut faults) = (Vec::new(), Vec::new());
        for field in fields {
            match (self.given(location, field.wire, field.form), field.absence) {
                (Err(error), _) => faults.push((field.wire, error)),
                (Ok(given), Absence::EmptyList) => all.push((field, given)),
                (Ok(given), _) if given.is_given() => all.push((field, given)),
                (Ok(_), Absence::Refused) => faults.push((field.wire, ParameterError::Missing)),
                (Ok(_), Absence::LeftToSerde) => {}
            }
        }
        (GivenFields { given: all }, faults)
    }

    /// Notes the faults in the order of the fields.
    fn note_fields(
        &mut self,
        location: ParameterLocation,
        fields: &[Field],
        faults: &[(&'static str, ParameterError)],
    ) {
        for field in fields {
            for (wire, error) in faults.iter().filter(|(wire, _)| *wire == field.wire) {
                self.note_parameter(location, wire, *error);
            }
        }
        // Each field is fine, and together they are not: nothing that the contract shows.
        if let (true, Some(field)) = (faults.is_empty(), fields.first()) {
            self.note_parameter(location, field.wire, ParameterError::Invalid);
        }
    }

    /// Notes the names of the query that are meant here and not known; `None` where there was one.
    fn note_unknown(&mut self, is_meant: impl Fn(&str) -> bool, known: &[&'static str]) -> Option<()> {
        let is_unknown = |name: &&String| is_meant(name) && !known.contains(&name.as_str());
        let unknown: Vec<_> = self.query.iter().map(|(name, _)| name).filter(is_unknown).collect();
        for name in &unknown {
            let place = Place::Parameter(ParameterLocation::Query, shortened(name).to_owned().into());
            self.faults.note(place, explain::unknown_parameter(known));
        }
        unknown.is_empty().then_some(())
    }
}

/// As much of an unknown name as an answer repeats.
fn shortened(name: &str) -> &str {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    &name[..ends.take_while(|end| *end <= MAX_NAME_BYTES).last().unwrap_or_default()]
}
