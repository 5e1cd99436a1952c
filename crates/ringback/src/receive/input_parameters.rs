//! The readers of parameters: path, query, header fields and cookies (OAS 3.1.1 section 4.8.12).
//!
//! Only reading a type is generic; finding the texts and wording the faults is compiled once.

use serde::de::DeserializeOwned;

use crate::callback::Source;
use crate::explain::{self, ParameterLocation};
use crate::receive::Input;
use crate::receive::faults::Place;
use crate::receive::given::{Form, Given, Places};
use crate::receive::parameter::ParameterError;

impl Input {
    /// Reads a path parameter.
    pub fn path<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Path, name, Form::Each)
    }

    /// Reads a path parameter that is a list with commas between its items.
    pub fn path_list<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Path, name, Form::Commas)
    }

    /// Reads a query parameter: one value, an `Option` of one, or a list given once for each item.
    pub fn query<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Query, name, Form::Each)
    }

    /// Reads a query parameter that has a default.
    pub fn query_or<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_or(ParameterLocation::Query, name, Form::Each, default)
    }

    /// Reads a query parameter that is a list with commas between its items, or an `Option` of one.
    pub fn query_list<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Query, name, Form::Commas)
    }

    /// Reads a list as [`Input::query_list`] does, if it has a default.
    pub fn query_list_or<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_or(ParameterLocation::Query, name, Form::Commas, default)
    }

    /// Reads a query parameter that a callback's address begins with, and notes an address that is never called.
    ///
    /// The text is judged as it was sent: a URL type would have dropped line breaks and turned `\\` into `/`.
    pub fn query_base<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let value = self.query(name)?;
        self.check_query_base(name);
        Some(value)
    }

    /// Notes an address that is never called, as [`Input::query_base`] does, in a parameter that was read with others.
    pub fn check_query_base(&mut self, name: &'static str) {
        self.check_base_of(ParameterLocation::Query, name, Source::Query(name));
    }

    /// The same in a header field.
    pub fn check_header_base(&mut self, name: &'static str) {
        self.check_base_of(ParameterLocation::Header, name, Source::Header(name));
    }

    /// Reads a header field: one value, or an `Option` of one.
    pub fn header<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Header, name, Form::Each)
    }

    /// Reads a header field that has a default.
    pub fn header_or<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_or(ParameterLocation::Header, name, Form::Each, default)
    }

    /// Reads a header field that is a list with commas between its items, on one line or several.
    pub fn header_list<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Header, name, Form::Commas)
    }

    /// Reads a list as [`Input::header_list`] does, if it has a default.
    pub fn header_list_or<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_or(ParameterLocation::Header, name, Form::Commas, default)
    }

    /// Reads a header field that a callback's address begins with; as [`Input::query_base`].
    pub fn header_base<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let value = self.header(name)?;
        self.check_header_base(name);
        Some(value)
    }

    /// Reads a cookie: one value, or an `Option` of one.
    pub fn cookie<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.read(ParameterLocation::Cookie, name, Form::Each)
    }

    /// Reads a cookie that has a default.
    pub fn cookie_or<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_or(ParameterLocation::Cookie, name, Form::Each, default)
    }

    fn read<T: DeserializeOwned>(
        &mut self,
        location: ParameterLocation,
        name: &'static str,
        form: Form,
    ) -> Option<T> {
        let result = self.given(location, name, form).and_then(|given| given.read());
        result.map_err(|error| self.note_parameter(location, name, error)).ok()
    }

    fn read_or<T: DeserializeOwned>(
        &mut self,
        location: ParameterLocation,
        name: &'static str,
        form: Form,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        let given = self.given(location, name, form);
        if given.as_ref().is_ok_and(|given| !given.is_given()) {
            return Some(default());
        }
        let result = given.and_then(|given| given.read());
        result.map_err(|error| self.note_parameter(location, name, error)).ok()
    }

    fn check_base_of(&mut self, location: ParameterLocation, name: &str, source: Source) {
        let given = self.given(location, name, Form::Each);
        let text = given.ok().and_then(|given| given.single().map(str::to_owned));
        self.check_base(source, text.as_deref());
    }

    pub(super) fn given(
        &self,
        location: ParameterLocation,
        name: &str,
        form: Form,
    ) -> Result<Given<'_>, ParameterError> {
        let places = Places { parts: &self.parts, path: &self.path, query: &self.query };
        places.given(location, name, form)
    }

    /// A wrong value in the path leads nowhere; anything else is a fault.
    pub(super) fn note_parameter(
        &mut self,
        location: ParameterLocation,
        name: &'static str,
        error: ParameterError,
    ) {
        let detail = match (location, error) {
            (ParameterLocation::Path, _) => return self.faults.note_not_found(),
            (_, ParameterError::Missing | ParameterError::Repeated) => error.to_string(),
            (_, ParameterError::Invalid) => explain::parameter(self.operation, location, name),
        };
        self.faults.note(Place::Parameter(location, name.into()), detail);
    }
}
