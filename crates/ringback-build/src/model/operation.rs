//! The Operation Object (OAS 3.1.1 section 4.8.10).

use std::fmt;

use crate::model::{
    Demand, Docs, Link, Listing, Parameter, ParameterLocation, PathTemplate, RequestBody, RequestExtension,
    Response, RuntimeExpression, RustIdent, RustType, Spread, SpreadField,
};
use crate::source::Span;

/// An operation: a function of the contract without a body.
#[derive(Debug)]
pub struct Operation {
    /// Unique over the document, callbacks included.
    pub id: OperationId,
    /// The function's name.
    pub func: RustIdent,
    /// Where the function's name stands.
    pub span: Span,
    /// The method, in upper case.
    pub method: Method,
    /// The path it answers.
    pub path: PathTemplate,
    /// Its doc comment.
    pub docs: Docs,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
    /// The function's parameters in source order: what the trait's method takes.
    pub arguments: Vec<Argument>,
    /// Parameters outside the body, in source order.
    pub parameters: Vec<Parameter>,
    /// Parameters of the function whose fields are among those.
    pub spreads: Vec<Spread>,
    /// What it demands of its caller; all of it.
    pub security: Vec<Demand>,
    /// What it takes from the request's extensions, in source order.
    pub request_extensions: Vec<RequestExtension>,
    /// The JSON body it reads.
    pub request_body: Option<RequestBody>,
    /// What it answers on success, and the problems it declares.
    pub response: Response,
    /// The callbacks it may send, in the order they are named.
    pub callbacks: Option<OperationCallbacks>,
    /// What its answer says of operations that may be called next.
    pub links: Vec<Link>,
    /// How it stands in the documents.
    pub listing: Listing,
}

impl Operation {
    /// The struct and its field that read this parameter, by index and name on the wire.
    pub fn spread_field(&self, location: ParameterLocation, wire: &str) -> Option<(usize, &SpreadField)> {
        let spreads = self.spreads.iter().enumerate().filter(|(_, spread)| spread.location == location);
        let mut fields =
            spreads.flat_map(|(index, spread)| spread.fields.iter().map(move |field| (index, field)));
        fields.find(|(_, field)| field.wire == wire)
    }
}

/// One parameter of the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// The parameter at this index of [`Operation::parameters`].
    Parameter(usize),
    /// The struct at this index of [`Operation::spreads`].
    Spread(usize),
    /// The request body.
    Body,
    /// The identity that the demand at this index of [`Operation::security`] yields.
    Identity(usize),
    /// The value at this index of [`Operation::request_extensions`].
    Extension(usize),
}

/// What an operation needs so that it can call back.
#[derive(Debug)]
pub struct OperationCallbacks {
    /// The type handed to the service, such as `CreateInvoiceCallbacks`.
    pub type_name: RustIdent,
    /// The callbacks: index of the module in [`crate::model::Contract::modules`], then of the callback in it.
    pub uses: Vec<(usize, usize)>,
    /// What is kept of the request: each distinct expression once, in order of first use.
    pub captured: Vec<Captured>,
    /// What senders read of the answer: likewise.
    pub answered: Vec<Captured>,
    /// The type of the successful answer, which they are given for that.
    pub answer: RustType,
    /// The server's address, which `$url` begins with.
    pub server: Option<String>,
}

/// A value of the exchange that a callback's key names.
#[derive(Debug, Clone)]
pub struct Captured {
    /// The field of the generated type, such as `callback_url`; a sender's local variable for a value of the answer.
    pub field: RustIdent,
    /// The expression, in its conforming form.
    pub expression: RuntimeExpression,
    /// Whether the value may be missing: then the callback is an `Option`.
    pub is_optional: bool,
    /// The scalar's type, without `Option`.
    pub ty: RustType,
}

/// The unique name of an operation (OAS 3.1.1 section 4.8.10.1, `operationId`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(String);

impl OperationId {
    /// Accepts letters, digits, `_`, `-` and `.`, so that client generators can use it; `None` for others.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        (!text.is_empty() && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The methods a Path Item Object knows (OAS 3.1.1 section 4.8.9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
}

impl Method {
    /// Every method, in the order of the specification's table.
    pub const ALL: [Self; 8] =
        [Self::Get, Self::Put, Self::Post, Self::Delete, Self::Options, Self::Head, Self::Patch, Self::Trace];

    /// The key in a Path Item Object, and the attribute's name: `post`.
    pub fn lower(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
            Self::Trace => "trace",
        }
    }

    /// The method on the wire: `POST`.
    pub fn upper(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}
