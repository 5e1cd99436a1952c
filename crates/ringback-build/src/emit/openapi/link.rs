//! The Link Object (OAS 3.1.1 section 4.8.20).

use serde_json::{Map, Value};

use super::object::Object;
use super::vocabulary::Vocabulary;
use crate::model::{Link, LinkArgument, Operation, StatusCode};

/// The `links` of one of an operation's answers, each by the id of the operation that it leads to, which must stand in the
/// same document.
pub(super) fn links(
    vocabulary: &Vocabulary<'_>,
    operation: &Operation,
    status: StatusCode,
) -> Map<String, Value> {
    operation
        .links
        .iter()
        .filter(|one| vocabulary.holds(&one.operation) && one.statuses.contains(&status))
        .map(|one| (one.operation.to_string(), link(one)))
        .collect()
}

fn link(link: &Link) -> Value {
    let arguments = link.arguments.iter();
    let parameters = arguments
        .map(|argument| (parameter(link, argument), Value::from(argument.value.to_string())))
        .collect();
    Object::new().with("operationId", link.operation.as_str()).with_members("parameters", parameters).into()
}

/// The name, or `path.id` where another place has a parameter of that name.
fn parameter(link: &Link, argument: &LinkArgument) -> String {
    let is_shared = link.arguments.iter().filter(|other| other.name == argument.name).count() > 1;
    if is_shared {
        return format!("{}.{}", argument.location.as_str(), argument.name);
    }
    argument.name.clone()
}
