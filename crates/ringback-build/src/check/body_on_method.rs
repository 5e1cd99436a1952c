//! Methods whose requests have no body (RFC 9110 section 9.3; OAS 3.1.1 section 4.8.10.1, `requestBody`).

use crate::check::{calls, operations};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, Method, RequestBody};

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    let of_operations = operations(contract).map(|operation| (operation.method, &operation.request_body));
    let of_calls = calls(contract).map(|call| (call.method, &call.request_body));
    for (method, body) in of_operations.chain(of_calls) {
        if let Some(body) = body
            && !may_have_body(method)
        {
            sink.report(report(method, body));
        }
    }
}

fn may_have_body(method: Method) -> bool {
    match method {
        Method::Put | Method::Post | Method::Options | Method::Patch => true,
        Method::Get | Method::Delete | Method::Head | Method::Trace => false,
    }
}

fn report(method: Method, body: &RequestBody) -> Diagnostic {
    let message = format!("`{}` has no body", method.upper());
    let label = "this parameter is the body";
    Diagnostic::new(Code::BODY_ON_METHOD, body.span, message, label)
        .with_help("use `post`, `put` or `patch`, or take single values, which are read from the query")
}
