//! How a scalar becomes text in an address.
//!
//! The build refuses expressions that lead to anything but a scalar, so this need not judge.

use serde::Serialize;

/// A scalar as it stands on the wire: strings as they are, integers and booleans in canonical form, unit variants by
/// the name serde gives them.
///
/// What is no scalar (a list, a map, nothing at all) becomes the empty string, which [`Target`](crate::callback::Target)
/// refuses as a base and in a path.
///
/// # Example
///
/// ```
/// use ringback::callback::text;
///
/// assert_eq!(text(&"2expen51ve"), "2expen51ve");
/// assert_eq!(text(&42_u64), "42");
/// assert_eq!(text(&true), "true");
/// assert_eq!(text(&None::<u8>), "");
/// ```
pub fn text<T: Serialize>(value: &T) -> String {
    // Through JSON's text and not through `serde_json::Value`, which holds no integer over 64 bits.
    let json = serde_json::to_string(value).unwrap_or_default();
    if json.starts_with('"') {
        return serde_json::from_str(&json).unwrap_or_default();
    }
    let is_scalar = json != "null" && !json.starts_with(['[', '{']);
    if is_scalar { json } else { String::new() }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::text;

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Colour {
        DarkRed,
    }

    #[derive(Serialize)]
    struct Id(String);

    #[track_caller]
    fn check(value: &impl Serialize, expected: &str) {
        assert_eq!(text(value), expected);
    }

    #[test]
    fn strings_are_taken_as_they_are() {
        check(&"a \"b\" \n é", "a \"b\" \n é");
        check(&Id("x".to_owned()), "x");
    }

    #[test]
    fn integers_and_booleans_are_canonical() {
        check(&-7, "-7");
        check(&u128::MAX, "340282366920938463463374607431768211455");
        check(&false, "false");
    }

    #[test]
    fn unit_variants_go_by_the_name_of_serde() {
        check(&Colour::DarkRed, "dark-red");
    }

    #[test]
    fn what_is_no_scalar_is_empty() {
        check(&None::<String>, "");
        check(&vec![1], "");
        check(&f64::NAN, "");
        check(&std::collections::BTreeMap::from([("a", 1)]), "");
    }
}
