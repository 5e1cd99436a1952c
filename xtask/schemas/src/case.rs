//! A type of the corpus, with the schemas that schemars derives for it.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// Which way a value goes, seen from the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Reading,
    Writing,
}

/// One type.
pub(crate) struct Case {
    /// Where it is from.
    pub(crate) corpus: &'static str,
    /// The file it stands in.
    pub(crate) file: &'static str,
    /// As it is written in that file.
    pub(crate) rust: &'static str,
    /// The text of the file.
    pub(crate) text: &'static str,
    derived: fn(Direction) -> Value,
}

impl Case {
    pub(crate) fn of<T: JsonSchema + ?Sized>(
        corpus: &'static str,
        file: &'static str,
        rust: &'static str,
        text: &'static str,
    ) -> Self {
        Self { corpus, file, rust, text, derived: derived::<T> }
    }

    /// What schemars derives, as `{ "schema": …, "$defs": … }`.
    pub(crate) fn derived(&self, direction: Direction) -> Value {
        (self.derived)(direction)
    }
}

fn derived<T: JsonSchema + ?Sized>(direction: Direction) -> Value {
    let settings = SchemaSettings::draft2020_12();
    let settings = match direction {
        Direction::Reading => settings.for_deserialize(),
        Direction::Writing => settings.for_serialize(),
    };
    let mut generator = settings.into_generator();
    let schema = generator.subschema_for::<T>();
    json!({ "schema": schema, "$defs": generator.take_definitions(true) })
}
