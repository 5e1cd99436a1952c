//! The Header Object (OAS 3.1.1 section 4.8.21).

use serde_json::{Map, Value};

use super::object::Object;
use super::schema::schema;
use crate::model::ResponseHeader;

/// Header fields by name, in the order of the source.
pub(super) fn headers(headers: &[ResponseHeader]) -> Map<String, Value> {
    headers.iter().map(|one| (one.name.clone(), header(one))).collect()
}

fn header(header: &ResponseHeader) -> Value {
    Object::new()
        .with_text("description", &header.description)
        .with("required", header.is_required)
        .with_flag("deprecated", header.is_deprecated)
        .with("schema", schema(&header.schema))
        .into()
}
