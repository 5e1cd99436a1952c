//! Structs whose fields are parameters of their own.
//!
//! Serde reads the struct from what was given for its fields. Only where that fails is each field read again by itself,
//! through the same type, so that every fault is known and none is guessed.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, Visitor};

use crate::receive::given::{Form, Given};
use crate::receive::parameter::ParameterError;

/// A field of a struct whose fields are parameters.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// What serde calls it.
    pub(super) name: &'static str,
    /// What it is called on the wire.
    pub(super) wire: &'static str,
    pub(super) absence: Absence,
    pub(super) form: Form,
}

/// What it means that a request has nothing for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// A fault.
    Refused,
    /// What serde makes of a missing field.
    LeftToSerde,
    /// A list without items.
    EmptyList,
}

impl Field {
    /// A field that must be given.
    pub const fn required(name: &'static str) -> Self {
        Self { name, wire: name, absence: Absence::Refused, form: Form::Each }
    }

    /// A field that is an `Option`, or has a default.
    pub const fn optional(name: &'static str) -> Self {
        Self { name, wire: name, absence: Absence::LeftToSerde, form: Form::Each }
    }

    /// A field that is a list, empty where it is absent.
    pub const fn list(name: &'static str) -> Self {
        Self { name, wire: name, absence: Absence::EmptyList, form: Form::Each }
    }

    /// The field with commas between the items of its list.
    #[must_use]
    pub const fn with_commas(self) -> Self {
        Self { form: Form::Commas, ..self }
    }

    /// The field by another name on the wire.
    #[must_use]
    pub const fn on_wire(self, wire: &'static str) -> Self {
        Self { wire, ..self }
    }
}

/// What a request gives for the fields of a struct, in the order of the table.
pub(super) struct GivenFields<'a> {
    pub(super) given: Vec<(&'a Field, Given<'a>)>,
}

impl GivenFields<'_> {
    /// The struct; serde decides.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        T::deserialize(Struct { fields: &self.given, fault: &mut None }).ok()
    }

    /// Which fields are not what the struct takes, each found by reading a struct of that field alone.
    pub(super) fn faults<T: DeserializeOwned>(&self) -> Vec<(&'static str, ParameterError)> {
        let fault = |one: &(&Field, Given<'_>)| {
            let mut fault = None;
            let _ = T::deserialize(Struct { fields: std::slice::from_ref(one), fault: &mut fault });
            fault.map(|fault| (one.0.wire, fault))
        };
        self.given.iter().filter_map(fault).collect()
    }
}

/// Hands the fields to a struct, and keeps the fault of a field that is refused.
struct Struct<'a> {
    fields: &'a [(&'a Field, Given<'a>)],
    fault: &'a mut Option<ParameterError>,
}

impl<'de> de::Deserializer<'de> for Struct<'_> {
    type Error = ParameterError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_map(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Struct<'_> {
    type Error = ParameterError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ParameterError> {
        let Some((field, _)) = self.fields.first() else { return Ok(None) };
        let name: StrDeserializer<'_, ParameterError> = field.name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ParameterError> {
        let Some(((_, given), rest)) = self.fields.split_first() else { return Err(ParameterError::Missing) };
        self.fields = rest;
        given.deserialize(seed).inspect_err(|error| *self.fault = Some(*error))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Filter {
        #[serde(rename = "limit[max]", default = "twenty")]
        limit: u8,
        name: Option<String>,
        tags: BTreeSet<u8>,
        is_late: bool,
    }

    fn twenty() -> u8 {
        20
    }

    static LIMIT: Field = Field::optional("limit[max]");
    static NAME: Field = Field::optional("name");
    static TAGS: Field = Field::list("tags").with_commas();
    static IS_LATE: Field = Field::required("is_late").on_wire("late");

    fn given(fields: &[(&'static Field, &[&'static str])]) -> GivenFields<'static> {
        let given = |(field, texts): &(&'static Field, &[&'static str])| (*field, Given::of(texts));
        GivenFields { given: fields.iter().map(given).collect() }
    }

    #[test]
    fn serde_decides_of_what_is_missing() {
        let given = given(&[(&TAGS, &[]), (&IS_LATE, &["true"])]);
        let expected = Filter { limit: 20, name: None, tags: BTreeSet::new(), is_late: true };
        assert_eq!(given.read(), Some(expected));
        assert_eq!(given.faults::<Filter>(), []);
    }

    #[test]
    fn every_field_at_fault_is_found() {
        let given =
            given(&[(&LIMIT, &["256"]), (&NAME, &["a", "b"]), (&TAGS, &["1", "x"]), (&IS_LATE, &["true"])]);
        assert_eq!(given.read::<Filter>(), None);
        let expected = [
            ("limit[max]", ParameterError::Invalid),
            ("name", ParameterError::Repeated),
            ("tags", ParameterError::Invalid),
        ];
        assert_eq!(given.faults::<Filter>(), expected);
    }
}
