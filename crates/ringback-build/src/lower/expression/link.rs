//! One expression of a link, which stands alone and may read the answer too (OAS 3.1.1 section 4.8.20.3).

use crate::diagnostics::Code;
use crate::lower::expression::grammar::{self, Piece};
use crate::lower::expression::{Expression, Mistake, Named, pointer};

/// An expression of a link whose names are not looked up yet.
pub enum Linked {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$request.…`, or a shorthand for it.
    Request(Expression),
    /// `$response.body#/pointer`, or the shorthand `$response.body.field`.
    Body(Vec<Named>),
    /// `$response.header.name`
    Header(Named),
}

/// Reads an expression that stands alone.
///
/// # Errors
///
/// What can be seen to be wrong without an operation.
pub fn read(text: &str) -> Result<Linked, Mistake> {
    let whole = Piece { key: text, range: 0..text.len() };
    match text {
        "$url" => return Ok(Linked::Url),
        "$method" => return Ok(Linked::Method),
        "$statusCode" => return Ok(Linked::StatusCode),
        "" => return Err(missing()),
        "$response.body" => return Err(pointer::whole_body(&whole)),
        _ => {}
    }
    if let Some(pointer) = whole.after("$response.body#") {
        return pointer::plain(&pointer).map(Linked::Body);
    }
    if let Some(fields) = whole.after("$response.body.") {
        return pointer::dotted(&fields).map(Linked::Body);
    }
    if let Some(name) = whole.after("$response.header.") {
        return grammar::header_name(&name).map(Linked::Header);
    }
    grammar::read(text, whole.range).map(Linked::Request)
}

fn missing() -> Mistake {
    let mistake =
        Mistake::new(Code::EXPRESSION_MALFORMED, 0..0, "an expression is missing", "in these quotes");
    mistake.with_help("write the value that is handed on, such as `$response.body#/id`")
}
