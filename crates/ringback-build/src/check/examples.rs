//! Examples are values that their schema describes.

use crate::check::example_value::{Mismatch, mismatches};
use crate::check::{calls, operations};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, Example, Schema};

/// Every example in every schema, and those of bodies.
pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    let mut check = |schema: &Schema, examples: &[Example]| {
        for example in examples {
            let found = mismatches(&contract.components, schema, &example.text);
            for mismatch in found {
                report(example, mismatch, sink);
            }
        }
    };
    let bodies = operations(contract).filter_map(|operation| operation.request_body.as_ref());
    for body in bodies.chain(calls(contract).filter_map(|call| call.request_body.as_ref())) {
        check(&body.schema, &body.examples);
    }
    let parameters = operations(contract).flat_map(|operation| &operation.parameters);
    let parameters = parameters.map(|parameter| &parameter.schema);
    let fields = contract.problems.iter().flat_map(|problem| &problem.variants);
    let fields = fields.flat_map(|variant| &variant.fields).map(|field| &field.schema);
    let components = contract.components.schemas.values().map(|component| &component.schema);
    for schema in components.chain(parameters).chain(fields) {
        each(schema, &mut |schema| check(schema, &schema.examples));
    }
}

fn report(example: &Example, mismatch: Mismatch, sink: &mut Sink) {
    let Some(place) = example.place(mismatch.part) else { return };
    let message = "an example does not fit its schema";
    let diagnostic = Diagnostic::new(Code::EXAMPLE_UNFIT, place, message, mismatch.expected);
    sink.report(match mismatch.help {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic,
    });
}

/// Visits a schema and every schema inside it, references not followed.
fn each<'a>(schema: &'a Schema, visit: &mut impl FnMut(&'a Schema)) {
    visit(schema);
    schema.inside().into_iter().for_each(|inner| each(inner, visit));
}
