//! Leaves out components that nothing in the document leads to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// How a reference to a component begins.
const COMPONENTS: &str = "#/components/";

/// What leads to components: names of sections with names of members.
type Names = BTreeSet<(String, String)>;

/// The document without components that its paths and webhooks do not lead to, directly or by others.
pub(super) fn without_unused(mut document: Value) -> Value {
    let mut open = Vec::new();
    for part in ["paths", "webhooks"] {
        collect(&document[part], &mut open);
    }
    let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) else {
        return document;
    };
    let kept = reachable(components, open);
    for (section, members) in components.iter_mut() {
        let is_kept = |name: &str| kept.contains(&(section.clone(), name.to_owned()));
        members.as_object_mut().into_iter().for_each(|members| members.retain(|name, _| is_kept(name)));
    }
    components.retain(|_, members| members.as_object().is_none_or(|members| !members.is_empty()));
    document
}

fn reachable(components: &Map<String, Value>, mut open: Vec<(String, String)>) -> Names {
    let mut kept = Names::new();
    while let Some(name) = open.pop() {
        let component = components.get(&name.0).and_then(|section| section.get(&name.1));
        if let Some(component) = component.filter(|_| !kept.contains(&name)) {
            collect(component, &mut open);
            kept.insert(name);
        }
    }
    kept
}

/// Every component that a part names: by `$ref` or another reference, or as a security scheme.
fn collect(part: &Value, names: &mut Vec<(String, String)>) {
    match part {
        Value::String(text) => {
            let name = text.strip_prefix(COMPONENTS).and_then(|rest| rest.split_once('/'));
            names.extend(name.map(|(section, name)| (section.to_owned(), name.to_owned())));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(members) => {
            let security = members.get("security").and_then(Value::as_array);
            let requirements = security.into_iter().flatten().filter_map(Value::as_object);
            names.extend(
                requirements.flat_map(Map::keys).map(|scheme| ("securitySchemes".to_owned(), scheme.clone())),
            );
            members.values().for_each(|member| collect(member, names));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
