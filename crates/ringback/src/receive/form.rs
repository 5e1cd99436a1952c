//! A struct is read from the fields of a form: names with texts, JSON or files.
//!
//! Single values are as strict as those of parameters. Nothing of serde's messages is kept, since they quote the input.

use std::cell::Cell;
use std::collections::HashMap;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use crate::receive::parameter::{ParameterError, Values};
use crate::receive::whole_numbers;

/// What a part of a form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The text of a single value; a list has a part for each item.
    Text,
    /// A JSON value.
    Json,
    /// A JSON value that is one item of a list.
    JsonItem,
    /// A file; a list has a part for each.
    File,
}

/// A field of a form, with everything that was given for it, in order.
#[derive(Debug)]
pub(crate) struct FormField {
    /// The name, as the client sent it.
    pub(crate) name: String,
    /// What its parts hold.
    pub(crate) part: Part,
    /// The texts; of a file none.
    pub(crate) texts: Vec<String>,
    /// The files; of a text none.
    #[cfg(feature = "multipart")]
    pub(super) files: Vec<crate::UploadedFile>,
}

impl FormField {
    /// A field that was not given yet.
    pub(super) fn new(name: String, part: Part) -> Self {
        Self {
            name,
            part,
            texts: Vec::new(),
            #[cfg(feature = "multipart")]
            files: Vec::new(),
        }
    }

    /// How often it was given.
    pub(crate) fn count(&self) -> usize {
        #[cfg(feature = "multipart")]
        if self.part == Part::File {
            return self.files.len();
        }
        self.texts.len()
    }
}

/// The fields of URL-encoded pairs, in the order in which they first stand; a body may hold very many names.
pub(super) fn of_pairs(pairs: Vec<(String, String)>) -> Vec<FormField> {
    let mut fields: Vec<FormField> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (name, text) in pairs {
        let place = *places.entry(name).or_insert_with_key(|name| {
            fields.push(FormField::new(name.clone(), Part::Text));
            fields.len() - 1
        });
        fields[place].texts.push(text);
    }
    fields
}

/// Reads a type; the error is the name of the field that is not of its type, if it is one field's fault.
pub(super) fn read<T: DeserializeOwned>(fields: &[FormField]) -> Result<T, Option<String>> {
    let given: Vec<Given<'_>> = fields.iter().map(Given::of).collect();
    let current = Cell::new(None);
    T::deserialize(Form { fields: &given, current: &current }).map_err(|_| current.get().map(str::to_owned))
}

/// Writes the whole numbers in JSON texts as such; whether there were any.
pub(super) fn write_whole_numbers(fields: &mut [FormField]) -> bool {
    let is_json = |field: &&mut FormField| matches!(field.part, Part::Json | Part::JsonItem);
    let texts = fields.iter_mut().filter(is_json).flat_map(|field| &mut field.texts);
    texts.fold(false, |are_any, text| match whole_numbers::written(text.as_bytes()) {
        Some(written) => {
            *text = String::from_utf8(written).unwrap_or_default();
            true
        }
        None => are_any,
    })
}

/// A field with its texts as the deserializer of single values takes them.
struct Given<'a> {
    field: &'a FormField,
    texts: Vec<&'a str>,
}

impl<'a> Given<'a> {
    fn of(field: &'a FormField) -> Self {
        Self { field, texts: field.texts.iter().map(String::as_str).collect() }
    }
}

/// A form as a map.
#[derive(Clone, Copy)]
struct Form<'a> {
    fields: &'a [Given<'a>],
    /// The field that is being read.
    current: &'a Cell<Option<&'a str>>,
}

impl<'de> Deserializer<'de> for Form<'de> {
    type Error = ParameterError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_map(Entries { form: self, next: None })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Entries<'de> {
    form: Form<'de>,
    next: Option<&'de Given<'de>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = ParameterError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ParameterError> {
        let Some((first, rest)) = self.form.fields.split_first() else {
            self.form.current.set(None);
            return Ok(None);
        };
        self.form.fields = rest;
        self.form.current.set(Some(&first.field.name));
        self.next = Some(first);
        let name: StrDeserializer<'_, ParameterError> = first.field.name.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ParameterError> {
        let given = self.next.take().ok_or(ParameterError::Invalid)?;
        match given.field.part {
            Part::Text => seed.deserialize(Values::new(&given.texts, !given.texts.is_empty())),
            Part::Json => one(&given.texts, seed),
            Part::JsonItem => seed.deserialize(Items(&given.texts)),
            #[cfg(feature = "multipart")]
            Part::File => seed.deserialize(crate::receive::files::Files(&given.field.files)),
            #[cfg(not(feature = "multipart"))]
            Part::File => Err(ParameterError::Invalid),
        }
    }
}

/// The one JSON text of a field.
fn one<'de, S: DeserializeSeed<'de>>(texts: &[&'de str], seed: S) -> Result<S::Value, ParameterError> {
    let [text] = texts else {
        return Err(if texts.is_empty() { ParameterError::Missing } else { ParameterError::Repeated });
    };
    // Of a slice serde_json looks at every text that it takes out; of a string it cuts a key that should be a boolean
    // inside a character.
    let mut json = serde_json::Deserializer::from_slice(text.as_bytes());
    let value = seed.deserialize(&mut json).map_err(|_| ParameterError::Invalid)?;
    json.end().map_err(|_| ParameterError::Invalid)?;
    Ok(value)
}

/// A list whose items are JSON texts.
#[derive(Clone, Copy)]
struct Items<'a>(&'a [&'a str]);

impl<'de> Deserializer<'de> for Items<'de> {
    type Error = ParameterError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_seq(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ParameterError> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = ParameterError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ParameterError> {
        let Some((_, rest)) = self.0.split_first() else {
            return Ok(None);
        };
        let item = &self.0[..1];
        self.0 = rest;
        one(item, seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}
