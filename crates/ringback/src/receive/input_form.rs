//! The body of a request, read as a form.

use serde::de::DeserializeOwned;

use crate::receive::input::Input;
use crate::receive::{form, media_type, percent};
use crate::{Problem, explain};

impl Input {
    /// Reads the fields of a form, URL-encoded.
    pub fn form<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.media_type(&[media_type::FORM])?;
        self.form_given()
    }

    /// Reads JSON of one of these media types or, where `Content-Type` says so, the fields of a form.
    pub fn json_or_form<T: DeserializeOwned>(&mut self, media_types: &[&str]) -> Option<T> {
        let given = self.media_type(media_types)?;
        if given.essence_str() == media_type::FORM { self.form_given() } else { self.json_given() }
    }

    /// Reads the parts of a multipart form; the request was opened with [`Input::with_parts`].
    #[cfg(feature = "multipart")]
    pub fn multipart<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.media_type(&[media_type::MULTIPART])?;
        self.form_fields(media_type::MULTIPART)
    }

    fn form_given<T: DeserializeOwned>(&mut self) -> Option<T> {
        let pairs = std::str::from_utf8(&self.body).ok().and_then(|text| percent::pairs(text).ok());
        let Some(pairs) = pairs else {
            let detail = "The body is not percent-encoded UTF-8.";
            self.faults.note_refusal(Problem::new(400).with_detail(detail));
            return None;
        };
        self.form = form::of_pairs(pairs);
        self.form_fields(media_type::FORM)
    }

    /// Reads the fields, or notes what is wrong with them.
    pub(super) fn form_fields<T: DeserializeOwned>(&mut self, media_type: &str) -> Option<T> {
        let mut read = form::read(&self.form);
        if read.is_err() && form::write_whole_numbers(&mut self.form) {
            read = form::read(&self.form);
        }
        let failed = match read {
            Ok(value) => {
                let fits =
                    explain::lists_fit_in_fields(self.operation, media_type, &self.form, &mut self.faults);
                return fits.then_some(value);
            }
            Err(failed) => failed,
        };
        explain::fields(self.operation, media_type, &self.form, failed.as_deref(), &mut self.faults);
        None
    }
}
