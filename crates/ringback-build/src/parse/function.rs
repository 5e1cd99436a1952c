//! Functions without bodies: operations (OAS 3.1.1 section 4.8.10) and callbacks (section 4.8.18), as written.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, FnArg, Pat, PatIdent, ReturnType, Safety, Signature, Token, Visibility};

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Method, RustIdent};
use crate::parse::docs::is_deprecated;
use crate::parse::parameter::parameter;
use crate::parse::reader::Reader;
use crate::parse::{Demanded, JsonBlock, ListingArguments, Literal, QueryArguments, Scopes};
use crate::source::Span;

/// `#[post("/invoices/", …)]` and the function below it.
#[derive(Debug)]
pub struct Operation {
    /// The attribute's name.
    pub method: Method,
    /// Where that name stands.
    pub method_span: Span,
    /// The path, not looked into.
    pub path: Literal,
    /// `callbacks(a, b)`, in order; `None` where the module decides.
    pub callbacks: Option<Vec<NamePath>>,
    /// `links(get_invoice(id = "…"))`, in order.
    pub links: Vec<Link>,
    /// `status = 201`.
    pub status: Option<(u16, Span)>,
    /// `content_type = "text/csv"`, not looked into.
    pub content_type: Option<Literal>,
    /// `security(User, …)`: who may call; `None` where the module decides.
    pub security: Option<Vec<Demanded>>,
    /// `operation_id = "…"`, not looked into.
    pub operation_id: Option<Literal>,
    /// How it stands in the documents.
    pub listing: ListingArguments,
    /// `max_bytes = 1_000_000`.
    pub max_bytes: Option<(u64, Span)>,
    /// The function.
    pub function: Function,
}

/// `get_invoice(id = "$response.body#/id")` in `links(…)`.
#[derive(Debug)]
pub struct Link {
    /// The operation it leads to.
    pub target: NamePath,
    /// Parameters of that operation and their expressions, not looked into.
    pub arguments: Vec<(Name, Literal)>,
}

/// `#[callback(post, "…")]` and the function below it.
#[derive(Debug)]
pub struct Callback {
    /// The first argument.
    pub method: Method,
    /// Where it stands.
    pub method_span: Span,
    /// The key with its expressions, not looked into.
    pub key: Literal,
    /// `status = 204`: what the receiver answers with.
    pub status: Option<(u16, Span)>,
    /// `operation_id = "…"`, not looked into.
    pub operation_id: Option<Literal>,
    /// `security(PartnerKey)`: what the receiver asks for.
    pub security: Vec<Demanded>,
    /// How it stands in the documents.
    pub listing: ListingArguments,
    /// The function.
    pub function: Function,
}

/// `#[webhook(post)]` and the function below it.
#[derive(Debug)]
pub struct Webhook {
    /// The first argument.
    pub method: Method,
    /// `status = 204`: what the receiver answers with.
    pub status: Option<(u16, Span)>,
    /// `operation_id = "…"`, not looked into.
    pub operation_id: Option<Literal>,
    /// `security(PartnerKey)`: what the receiver asks for.
    pub security: Vec<Demanded>,
    /// How it stands in the documents.
    pub listing: ListingArguments,
    /// The function.
    pub function: Function,
}

/// A function without a body. It has no generics, no `self` and no variadic part: those were reported.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// Its doc comment, one text; empty where there is none.
    pub docs: String,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
    /// In source order.
    pub parameters: Vec<Parameter>,
    /// The type after `->`; `None` for `()` left out.
    pub output: Option<syn::Type>,
    /// Whether it is `async`.
    pub is_async: bool,
}

/// A parameter of the function.
#[derive(Debug)]
pub struct Parameter {
    /// Its name; patterns were reported.
    pub name: Name,
    /// Its type, names not looked up.
    pub ty: syn::Type,
    /// Where the type stands.
    pub ty_span: Span,
    /// What an attribute says it is, and where; `None` where its name and type decide.
    pub kind: Option<(ParameterKind, Span)>,
    /// `#[default(…)]`: the expression.
    pub default: Option<syn::Expr>,
    /// `#[garde(…)]`: what the value must keep.
    pub rules: Vec<syn::Attribute>,
    /// `#[scopes("…")]`: what the caller's credential must allow.
    pub scopes: Option<Scopes>,
    /// Its doc comment without blocks of JSON, one text; empty where there is none.
    pub docs: String,
    /// The blocks of JSON in its doc comment.
    pub examples: Vec<JsonBlock>,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
}

/// What an attribute says a parameter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// `#[path]`, or `#[path("id")]` with the name on the wire.
    Path(Option<Literal>),
    /// `#[query]`, with its arguments.
    Query(QueryArguments),
    /// `#[header]`, or `#[header("X-Name")]` with the name on the wire.
    Header(Option<Literal>),
    /// `#[cookie]`, or `#[cookie("name")]` with the name on the wire.
    Cookie(Option<Literal>),
    /// The body.
    Body(BodyKind),
    /// `#[extension]`
    Extension,
}

/// What an attribute says of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyKind {
    /// `#[body]`, or `#[body("image/png", "image/*")]` with the media types.
    Plain(Vec<Literal>),
    /// `#[form]`
    Form,
    /// `#[body] #[form]`: either, whichever is sent.
    PlainOrForm(Vec<Literal>),
    /// `#[multipart]`
    Multipart,
}

/// An identifier and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written.
    pub ident: RustIdent,
    /// Where it stands.
    pub span: Span,
}

/// A path of identifiers, such as `invoice_notification` or `super::events::sent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePath {
    /// At least one; `crate`, `self` and `super` stand as they are.
    pub segments: Vec<Name>,
    /// The whole path.
    pub span: Span,
}

/// A function without a body, as the parser leaves it.
pub(super) struct Bodiless {
    pub(super) attributes: Vec<Attribute>,
    pub(super) signature: Signature,
}

impl Parse for Bodiless {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let signature = input.parse()?;
        input.parse::<Token![;]>()?;
        Ok(Self { attributes, signature })
    }
}

/// Reads a signature; what no operation or callback can have is reported.
pub(super) fn function(reader: &mut Reader<'_>, written: &Bodiless) -> Function {
    let signature = &written.signature;
    report_qualifiers(reader, signature);
    let parameters = signature.inputs.iter().filter_map(|input| read_parameter(reader, input)).collect();
    Function {
        name: reader.name(&signature.ident),
        docs: reader.docs(&written.attributes),
        is_deprecated: is_deprecated(&written.attributes),
        parameters,
        output: match &signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some((**ty).clone()),
        },
        is_async: signature.asyncness.is_some(),
    }
}

fn report_qualifiers(reader: &mut Reader<'_>, signature: &Signature) {
    let generics = &signature.generics;
    let found = [
        signature.constness.as_ref().map(|token| (reader.span(token), "`const`")),
        signature.abi.as_ref().map(|abi| (reader.span(abi), "an ABI")),
        (!generics.params.is_empty()).then(|| (reader.span(&generics.params), "type parameters")),
        generics.where_clause.as_ref().map(|clause| (reader.span(clause), "a `where` clause")),
        signature.variadic.as_ref().map(|variadic| (reader.span(variadic), "a variadic parameter")),
        match &signature.safety {
            Safety::Unsafe(token) => Some((reader.span(token), "`unsafe`")),
            Safety::Safe(token) => Some((reader.span(token), "`safe`")),
            Safety::Default => None,
        },
    ];
    for (span, what) in found.into_iter().flatten() {
        report_form(reader, span, what);
    }
}

fn read_parameter(reader: &mut Reader<'_>, input: &FnArg) -> Option<Parameter> {
    let written = match input {
        FnArg::Receiver(receiver) => {
            report_form(reader, reader.span(receiver), "`self`");
            return None;
        }
        FnArg::Typed(written) => written,
    };
    let Pat::Ident(PatIdent { by_ref: None, mutability: None, subpat: None, ident, .. }) = &*written.pat
    else {
        report_form(reader, reader.span(&written.pat), "a pattern");
        return None;
    };
    let name = reader.name(ident);
    Some(parameter(reader, name, written))
}

fn report_form(reader: &mut Reader<'_>, span: Span, what: &str) {
    let message = format!("an operation or a callback cannot have {what}");
    let help = "write `pub async fn name(parameter: Type) -> Type;`";
    reader.report(Diagnostic::new(Code::FUNCTION_FORM, span, message, "").with_help(help));
}
