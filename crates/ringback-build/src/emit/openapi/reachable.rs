//! Leaves out components that nothing in the document leads to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// How a reference to a component begins.
const COMPONENTS: &str = "#/components/";

/// What leads to components: names of sections with names of members.
type Names = BTreeSet<(String, String)>;

/// The components without those that `parts` do not lead to, directly or by others. Empty sections go too.
pub(super) fn reachable(components: Map<String, Value>, parts: &[&Value]) -> Map<String, Value> {
    let mut open = Vec::new();
    for part in parts {
        collect(part, &mut open);
    }
    let mut kept = Names::new();
    while let Some(name) = open.pop() {
        let component = components.get(&name.0).and_then(|section| section.get(&name.1));
        if let Some(component) = component.filter(|_| !kept.contains(&name)) {
            collect(component, &mut open);
            kept.insert(name);
        }
    }
    let section = |(section, members): (String, Value)| {
        let Value::Object(members) = members else { return None };
        let is_kept = |name: &String| kept.contains(&(section.clone(), name.clone()));
        let members: Map<_, _> = members.into_iter().filter(|(name, _)| is_kept(name)).collect();
        (!members.is_empty()).then(|| (section, members.into()))
    };
    components.into_iter().filter_map(section).collect()
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
