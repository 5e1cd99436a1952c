//! The Components Object (OAS 3.1.1 section 4.8.7): what any document of the contract may refer to.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::form_fields;
use super::object::Object;
use super::problem::{self, Refusal};
use super::schema::schema;
use super::security;
use super::vocabulary::Vocabulary;

/// The Components Object, each part sorted by name.
pub(super) fn components(vocabulary: &Vocabulary<'_>) -> Value {
    Object::new()
        .with_members("schemas", schemas(vocabulary))
        .with_members("responses", responses(vocabulary))
        .with_members("securitySchemes", security::schemes(vocabulary))
        .into()
}

fn schemas(vocabulary: &Vocabulary<'_>) -> Map<String, Value> {
    let components = &vocabulary.contract.components;
    let forms = form_fields::forms(vocabulary.contract);
    let own = components.schemas.iter().map(|(name, component)| {
        if forms.contains(name) {
            (name.to_string(), schema(&form_fields::in_place(components, &component.schema)))
        } else {
            (name.to_string(), schema(&component.schema))
        }
    });
    let mut schemas: BTreeMap<String, Value> = own.collect();
    for (index, problem) in vocabulary.contract.problems.iter().enumerate() {
        schemas.extend(problem.variants.iter().enumerate().map(|(at, variant)| {
            (vocabulary.variant(index, at).to_owned(), problem::variant_schema(vocabulary, variant))
        }));
    }
    schemas.insert(vocabulary.problem.clone(), problem::problem_schema());
    schemas.insert(vocabulary.validation_error.clone(), problem::validation_error_schema());
    schemas.insert(vocabulary.validation_problem.clone(), problem::validation_problem_schema(vocabulary));
    schemas.into_iter().collect()
}

fn responses(vocabulary: &Vocabulary<'_>) -> Map<String, Value> {
    let response = |refusal: Refusal| (refusal.component().to_owned(), refusal.response(vocabulary));
    Refusal::ALL.into_iter().map(response).collect()
}
