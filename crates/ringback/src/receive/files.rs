//! The files of one field of a form, as a file, an `Option` or a list.

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::UploadedFile;
use crate::receive::parameter::ParameterError;
use crate::upload::{FILE, hand_over};

/// The files that a request gave for one field, in order.
#[derive(Clone, Copy)]
pub(super) struct Files<'a>(pub(super) &'a [UploadedFile]);

impl<'de> Deserializer<'de> for Files<'de> {
    type Error = ParameterError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ParameterError> {
        Err(ParameterError::Invalid)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ParameterError> {
        if name != FILE {
            return visitor.visit_newtype_struct(self);
        }
        match self.0 {
            [] => Err(ParameterError::Missing),
            [file] => hand_over(file.clone(), visitor),
            [_, _, ..] => Err(ParameterError::Repeated),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        if self.0.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_seq(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Files<'de> {
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
        seed.deserialize(Files(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}
