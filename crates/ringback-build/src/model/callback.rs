//! The Callback Object (OAS 3.1.1 section 4.8.18).

use std::fmt;

use crate::model::{
    Argument, Demand, Docs, Listing, Method, OperationId, Parameter, RequestBody, Response,
    RuntimeExpression, RustIdent,
};
use crate::source::Span;

/// A callback: what the external developer implements and the service calls.
#[derive(Debug)]
pub struct Callback {
    /// Unique over the document, operations included.
    pub id: OperationId,
    /// The function's name, and the name in `callbacks(…)`.
    pub func: RustIdent,
    /// Where the function's name stands.
    pub span: Span,
    /// The method of the call.
    pub method: Method,
    /// Where the call goes.
    pub key: CallbackKey,
    /// Its doc comment.
    pub docs: Docs,
    /// Whether it bears `#[deprecated]`.
    pub is_deprecated: bool,
    /// The function's parameters in source order: what the sender takes and the receiver is given.
    pub arguments: Vec<Argument>,
    /// Query and header parameters, in source order.
    pub parameters: Vec<Parameter>,
    /// What the receiver asks for: each a scheme whose credential stands in a header field of its own.
    pub security: Vec<Demand>,
    /// The body that is sent.
    pub request_body: Option<RequestBody>,
    /// The answer that is expected.
    pub response: Response,
    /// How it stands in the documents.
    pub listing: Listing,
}

/// The key of a Callback Object: text with `{expression}` segments, in conforming form.
#[derive(Debug, Clone)]
pub struct CallbackKey {
    /// The string literal.
    pub span: Span,
    /// Its parts: adjacent texts are joined, no text is empty.
    pub parts: Vec<KeyPart>,
}

/// A part of a key.
#[derive(Debug, Clone)]
pub enum KeyPart {
    /// Text that stands for itself.
    Text(String),
    /// An expression and its place in the literal, braces excluded.
    Expression(RuntimeExpression, Span),
}

impl fmt::Display for CallbackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            KeyPart::Text(text) => f.write_str(text),
            KeyPart::Expression(expression, _) => write!(f, "{{{expression}}}"),
        })
    }
}
