//! Validation by garde, once a body is read: each violation at the place where the client wrote the value.
//!
//! garde tells of fields by their names in Rust; generated code says what they are called in JSON.

use garde::{Report, Validate};
use serde_json::Value;

use crate::explain::{ParameterLocation, push_token};
use crate::receive::faults::{Faults, Place};

/// A field: its name in Rust, its name in JSON (`None` in a newtype), how many lists and maps stand around its value,
/// and the place of that value's type in the list of types.
pub(crate) type Member = (&'static str, Option<&'static str>, usize, Option<usize>);

/// The value of a body, or `None` after noting what is wrong with it.
pub(super) fn validated<T: Validate<Context: Default>>(
    value: T,
    types: &[&[Member]],
    faults: &mut Faults,
) -> Option<T> {
    let Err(report) = value.validate() else { return Some(value) };
    note(&report, types, faults, |names| {
        let mut pointer = String::new();
        for name in names {
            push_token(&mut pointer, name);
        }
        Place::Body(pointer)
    });
    None
}

/// The value of a parameter, or `None` after noting what is wrong with it.
pub(super) fn kept<T: Validate<Context: Default>>(
    value: T,
    (location, name): (ParameterLocation, &'static str),
    faults: &mut Faults,
) -> Option<T> {
    let Err(report) = value.validate() else { return Some(value) };
    for (_, error) in report.iter() {
        faults.note(Place::Parameter(location, name.into()), error.message().to_owned());
    }
    None
}

/// A struct whose fields are parameters; a fault inside one of them is the parameter's. A wrong path leads nowhere.
pub(super) fn validated_fields<T: Validate<Context: Default>>(
    value: T,
    types: &[&[Member]],
    location: ParameterLocation,
    faults: &mut Faults,
) -> Option<T> {
    let Err(report) = value.validate() else { return Some(value) };
    note(&report, types, faults, |names| {
        Place::Parameter(location, names.first().copied().unwrap_or_default().to_owned().into())
    });
    None
}

/// Notes every violation at the place that its names lead to.
fn note(report: &Report, types: &[&[Member]], faults: &mut Faults, place: impl Fn(&[&str]) -> Place) {
    for (path, error) in report.iter() {
        // The only public way to the parts of a path: a list of pairs, the kind of a part and its name.
        let path = serde_json::to_value(path).unwrap_or_default();
        faults.note(place(&names(&path, types)), error.message().to_owned());
    }
}

/// The names in JSON that lead to the end of a path.
fn names<'a>(path: &'a Value, types: &[&'a [Member]]) -> Vec<&'a str> {
    let mut names = Vec::new();
    let (mut levels, mut inside) = (0_usize, Some(0));
    let parts = path.as_array().into_iter().flatten();
    for part in parts.filter_map(|part| part.get(1)).filter_map(Value::as_str) {
        let members = inside.and_then(|at: usize| types.get(at)).copied().unwrap_or_default();
        let member = members.iter().find(|(field, ..)| *field == part).filter(|_| levels == 0);
        let name = if let Some((_, name, around, next)) = member {
            (levels, inside) = (*around, *next);
            *name
        } else {
            levels = levels.saturating_sub(1);
            Some(part)
        };
        names.extend(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use garde::Path;

    use super::{Member, names};

    const ORDER: &[Member] = &[("line_items", Some("lineItems"), 1, Some(1)), ("a", Some("b"), 0, None)];
    const ITEM: &[Member] = &[("sku", Some("a/b"), 0, Some(2)), ("parent", Some("up"), 0, Some(0))];
    const SKU: &[Member] = &[("0", None, 0, None)];

    fn check(path: &[&str], expected: &[&str]) {
        let path = path.iter().fold(Path::empty(), |path, part| match part.parse::<usize>() {
            Ok(index) => path.join(index),
            Err(_) => path.join(*part),
        });
        let path = serde_json::to_value(&path).expect("a path is JSON");
        assert_eq!(names(&path, &[ORDER, ITEM, SKU]), expected);
    }

    #[test]
    fn fields_have_their_names_in_json() {
        check(&["a"], &["b"]);
        check(&["line_items", "3", "sku", "0"], &["lineItems", "3", "a/b"]);
        check(&["line_items", "0", "parent", "line_items", "1"], &["lineItems", "0", "up", "lineItems", "1"]);
    }

    #[test]
    fn the_value_as_a_whole_has_no_name() {
        check(&[], &[]);
    }
}
