//! Reads a parameter's type from the strings a request gave for it.
//!
//! Strict: a whole number is one as JSON writes it, a boolean is `true` or `false`. Nothing of serde's messages is kept,
//! since they quote the input.

use std::fmt;

use serde::de::{self, DeserializeSeed, IntoDeserializer, SeqAccess, Visitor};

/// Why the strings of a parameter are not its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParameterError {
    /// None was given where one is needed.
    Missing,
    /// More than one was given where one is meant.
    Repeated,
    /// It is not what the schema says.
    Invalid,
}

impl de::Error for ParameterError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Invalid
    }
}

impl std::error::Error for ParameterError {}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is required",
            Self::Repeated => "was given more than once",
            Self::Invalid => "is not valid",
        })
    }
}

/// The strings that a request gave for one parameter, in order.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    texts: &'a [&'a str],
    is_given: bool,
}

impl<'a> Values<'a> {
    /// A list that is given may have no items.
    pub(super) fn new(texts: &'a [&'a str], is_given: bool) -> Self {
        Self { texts, is_given }
    }

    fn single(self) -> Result<&'a str, ParameterError> {
        match self.texts {
            [] => Err(ParameterError::Missing),
            [value] => Ok(value),
            [_, _, ..] => Err(ParameterError::Repeated),
        }
    }

    /// A whole number as JSON writes it (RFC 8259 section 6): no `+`, no leading zero, no fraction.
    fn whole<N: std::str::FromStr>(self) -> Result<N, ParameterError> {
        let text = self.single()?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !is_whole(digits) {
            return Err(ParameterError::Invalid);
        }
        text.parse().map_err(|_| ParameterError::Invalid)
    }

    /// A number as JSON writes it; never infinite.
    fn number(self) -> Result<f64, ParameterError> {
        let text = self.single()?;
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !is_whole(whole) || !is_digits(fraction) || !is_digits(exponent) {
            return Err(ParameterError::Invalid);
        }
        text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or(ParameterError::Invalid)
    }

    /// The same, within the range of an `f32`, beyond which serde would make it infinite.
    fn single_precision(self) -> Result<f64, ParameterError> {
        let number = self.number()?;
        if number.abs() <= f64::from(f32::MAX) { Ok(number) } else { Err(ParameterError::Invalid) }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_whole(digits: &str) -> bool {
    is_digits(digits) && (digits == "0" || !digits.starts_with('0'))
}

/// Methods that parse the single value and hand it to the visitor.
macro_rules! scalars {
    ($($method:ident $visit:ident $parse:ident),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
            visitor.$visit(self.$parse()?)
        })*
    };
}

impl<'de> de::Deserializer<'de> for Values<'_> {
    type Error = ParameterError;

    scalars! {
        deserialize_i8 visit_i8 whole,
        deserialize_i16 visit_i16 whole,
        deserialize_i32 visit_i32 whole,
        deserialize_i64 visit_i64 whole,
        deserialize_i128 visit_i128 whole,
        deserialize_u8 visit_u8 whole,
        deserialize_u16 visit_u16 whole,
        deserialize_u32 visit_u32 whole,
        deserialize_u64 visit_u64 whole,
        deserialize_u128 visit_u128 whole,
        deserialize_f32 visit_f64 single_precision,
        deserialize_f64 visit_f64 number,
        deserialize_any visit_str single,
        deserialize_char visit_str single,
        deserialize_str visit_str single,
        deserialize_string visit_str single,
        deserialize_identifier visit_str single,
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        match self.single()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(ParameterError::Invalid),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        if self.is_given { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_seq(Items(self.texts))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ParameterError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ParameterError> {
        visitor.visit_enum(self.single()?.into_deserializer())
    }

    /// What nobody reads may be given any number of times.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParameterError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct tuple tuple_struct map struct
    }
}

/// A list, item by item.
struct Items<'a>(&'a [&'a str]);

impl<'de> SeqAccess<'de> for Items<'_> {
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
        seed.deserialize(Values::new(item, true)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;
    use url::Url;

    use super::ParameterError::{Invalid, Missing, Repeated};
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum State {
        Paid,
        NotPaid,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Cursor(u32);

    fn check<T: DeserializeOwned + PartialEq + Debug>(values: &[&str], expected: &Result<T, ParameterError>) {
        assert_eq!(&T::deserialize(Values::new(values, !values.is_empty())), expected, "{values:?}");
    }

    #[test]
    fn whole_numbers_are_written_as_in_json() {
        check(&["20"], &Ok(20_u32));
        check(&["-7"], &Ok(-7_i8));
        check(&["170141183460469231731687303715884105727"], &Ok(i128::MAX));
        for text in ["", "+1", "01", "1.0", "1e3", " 1", "4294967296", "-1", "٣", "0x10", "1_000", "true"] {
            check::<u32>(&[text], &Err(Invalid));
        }
    }

    #[test]
    fn numbers_are_written_as_in_json_and_finite() {
        check(&["1.5"], &Ok(1.5_f64));
        check(&["-2e-3"], &Ok(-0.002_f64));
        for text in ["", ".5", "5.", "1e", "NaN", "inf", "infinity", "1e999", "+1", "00.1", "1,5"] {
            check::<f64>(&[text], &Err(Invalid));
        }
        check(&["3.4028234e38"], &Ok(3.402_823_4e38_f32));
        check::<f32>(&["1e39"], &Err(Invalid));
    }

    #[test]
    fn booleans_are_true_and_false_only() {
        check(&["true"], &Ok(true));
        check(&["false"], &Ok(false));
        for text in ["", "1", "0", "True", "yes", "on"] {
            check::<bool>(&[text], &Err(Invalid));
        }
    }

    #[test]
    fn strings_are_taken_as_they_are() {
        check(&[""], &Ok(String::new()));
        check(&["  7 "], &Ok("  7 ".to_owned()));
        check(&["é"], &Ok('é'));
        check::<char>(&["ab"], &Err(Invalid));
    }

    #[test]
    fn types_made_of_a_string_or_a_number_read_through() {
        check(&["https://a.b/"], &Ok(Url::parse("https://a.b/").unwrap()));
        check::<Url>(&["no url"], &Err(Invalid));
        check(&["7"], &Ok(Cursor(7)));
        check(&["not-paid"], &Ok(State::NotPaid));
        check::<State>(&["NotPaid"], &Err(Invalid));
    }

    #[test]
    fn an_option_is_none_only_where_nothing_was_given() {
        check(&[], &Ok(None::<String>));
        check(&[""], &Ok(Some(String::new())));
        check::<Option<u32>>(&[""], &Err(Invalid));
    }

    #[test]
    fn a_list_has_an_item_for_each_time_it_was_given() {
        check(&[], &Ok(Vec::<u32>::new()));
        check(&["1", "2"], &Ok(vec![1_u32, 2]));
        check(&["b", "a", "b"], &Ok(BTreeSet::from(["a".to_owned(), "b".to_owned()])));
        check(&["1"], &Ok(Some(vec![1_u32])));
        check::<Vec<u32>>(&["1", "x"], &Err(Invalid));
    }

    #[test]
    fn a_list_that_is_given_may_be_empty() {
        assert_eq!(Option::<Vec<u32>>::deserialize(Values::new(&[], true)), Ok(Some(vec![])));
        assert_eq!(Option::<Vec<u32>>::deserialize(Values::new(&[], false)), Ok(None));
        assert_eq!(Vec::<u32>::deserialize(Values::new(&[], false)), Ok(vec![]));
    }

    #[test]
    fn a_single_value_is_neither_missing_nor_repeated() {
        check::<u32>(&[], &Err(Missing));
        check::<u32>(&["1", "1"], &Err(Repeated));
        check::<Option<String>>(&["a", "b"], &Err(Repeated));
        check::<State>(&[], &Err(Missing));
    }
}
