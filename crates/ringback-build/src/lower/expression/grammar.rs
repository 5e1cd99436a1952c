//! One runtime expression, by the grammar of OAS 3.1.1 section 4.8.20.3 and with `FastAPI`'s shorthands.
//!
//! Nothing here knows where it stands: what a key or a link cannot use is refused where that is known.

use std::ops::Range;

use crate::diagnostics::{Code, did_you_mean};
use crate::lower::expression::{Expression, Mistake, Named, pointer};
use crate::lower::token::is_token_char;

/// What stands alone in the grammar.
const WHOLE: [(&str, Expression); 3] =
    [("url", Expression::Url), ("method", Expression::Method), ("statusCode", Expression::StatusCode)];

/// Header fields that OAS 3.1.1 section 4.8.12.1 says not to declare as parameters.
const UNDECLARED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

const REQUEST_SOURCES: [&str; 4] = ["body", "header", "path", "query"];

/// Reads the expression at `range` of `key`.
pub(super) fn read(key: &str, range: Range<usize>) -> Result<Expression, Mistake> {
    let piece = Piece { key, range };
    let Some(expression) = piece.after("$") else {
        return Err(without_dollar(&piece));
    };
    let (root, rest) = expression.split_at_dot();
    match (root.text(), rest) {
        ("request", Some(source)) => request(&source),
        ("response", Some(source)) => response(&source),
        ("request" | "response", None) => Err(without_source(&piece)),
        (_, rest) => without_known_root(&piece, &root, rest.as_ref()),
    }
}

fn without_dollar(piece: &Piece<'_>) -> Mistake {
    let text = piece.text();
    if text.is_empty() {
        let label = "between these braces";
        let range = piece.range.start - 1..piece.range.end + 1;
        let mistake = Mistake::new(Code::EXPRESSION_MALFORMED, range, "an expression is missing", label);
        return mistake.with_help(
            "write the parameter that holds the address, such as `{$request.query.callback_url}`",
        );
    }
    let message = format!("`{text}` is not a runtime expression");
    let label = "a runtime expression begins with `$`";
    let mistake = Mistake::new(Code::EXPRESSION_MALFORMED, piece.range.clone(), message, label);
    if is_identifier(text) { mistake.with_help(format!("write `{{${text}}}`")) } else { mistake }
}

/// `$request.` and what follows.
fn request(source: &Piece<'_>) -> Result<Expression, Mistake> {
    if let Some(pointer) = source.after("body#") {
        return pointer::plain(&pointer).map(Expression::Body);
    }
    let (kind, rest) = source.split_at_dot();
    match (kind.text(), rest) {
        ("body", Some(fields)) => pointer::dotted(&fields).map(Expression::Body),
        ("body", None) => Err(pointer::whole_body(source)),
        ("path", Some(name)) => named(&name).map(Expression::Path),
        ("query", Some(name)) => named(&name).map(Expression::Query),
        ("header", Some(name)) => header(&name).map(Expression::Header),
        ("path" | "query" | "header", None) => Err(without_name(&kind)),
        ("cookie", Some(_) | None) => Err(cookie(&kind)),
        (other, _) => Err(unknown_source(&kind, other)),
    }
}

fn named(name: &Piece<'_>) -> Result<Named, Mistake> {
    if name.text().is_empty() { Err(without_name(name)) } else { Ok(name.named()) }
}

fn header(name: &Piece<'_>) -> Result<Named, Mistake> {
    let named = header_name(name)?;
    if UNDECLARED_HEADERS.iter().any(|header| header.eq_ignore_ascii_case(&named.name)) {
        let message = format!("reading the header field `{}` is not supported", named.name);
        let label = "only declared header parameters can be read";
        return Err(Mistake::new(Code::EXPRESSION_UNSUPPORTED, name.range.clone(), message, label));
    }
    Ok(named)
}

/// The name of a header field, which is a token (RFC 9110 section 5.1).
pub(super) fn header_name(name: &Piece<'_>) -> Result<Named, Mistake> {
    let text = name.text();
    if text.is_empty() {
        return Err(without_name(name));
    }
    if let Some((offset, wrong)) = text.char_indices().find(|(_, c)| !is_token_char(*c)) {
        let start = name.range.start + offset;
        let message = format!("`{wrong}` in the name of a header field");
        let label = "only letters, digits and ``!#$%&'*+-.^_`|~`` may stand there";
        return Err(Mistake::new(Code::EXPRESSION_NAME, start..start + wrong.len_utf8(), message, label));
    }
    Ok(name.named())
}

/// `$response.` and what follows.
fn response(source: &Piece<'_>) -> Result<Expression, Mistake> {
    if let Some(pointer) = source.after("body#") {
        return pointer::plain(&pointer).map(Expression::ResponseBody);
    }
    let (kind, rest) = source.split_at_dot();
    match (kind.text(), rest) {
        ("body", Some(fields)) => pointer::dotted(&fields).map(Expression::ResponseBody),
        ("body", None) => Err(pointer::whole_body(source)),
        ("header", Some(name)) => header_name(&name).map(Expression::ResponseHeader),
        ("header", None) => Err(without_name(&kind)),
        ("query" | "path", _) => {
            let message = format!("a response has no `{}`", kind.text());
            let mistake = Mistake::new(Code::EXPRESSION_SOURCE, kind.range, message, "only requests have it");
            Err(mistake.with_help(format!("write `$request.{}`", source.text())))
        }
        (other, _) => {
            let bare = other.split('#').next().unwrap_or_default();
            let range = kind.range.start..kind.range.start + bare.len();
            let message = format!("`$response.{bare}` is not a runtime expression");
            let label = "a response has a `body` and a `header`";
            Err(Mistake::new(Code::EXPRESSION_SOURCE, range, message, label))
        }
    }
}

/// `$name`: one of the grammar's own, `FastAPI`'s shorthand, or a typing error.
fn without_known_root(
    whole: &Piece<'_>,
    root: &Piece<'_>,
    rest: Option<&Piece<'_>>,
) -> Result<Expression, Mistake> {
    let name = root.text();
    let known = WHOLE.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    match (known, rest) {
        (Some((known, expression)), None) if known == name => return Ok(expression),
        (Some((known, _)), _) => return Err(meant(whole, root, known)),
        (None, _) => {}
    }
    if rest.is_none() && is_identifier(name) {
        return Ok(Expression::Parameter(root.named()));
    }
    let known = ["request", "response"];
    let lower = name.to_ascii_lowercase();
    match did_you_mean(&lower, known) {
        Some(near) => Err(meant(whole, root, near)),
        None => Err(not_an_expression(whole)),
    }
}

fn meant(whole: &Piece<'_>, root: &Piece<'_>, known: &str) -> Mistake {
    let message = format!("`{}` is not a runtime expression", whole.text());
    let label = format!("did you mean `{known}`");
    Mistake::new(Code::EXPRESSION_SOURCE, root.range.clone(), message, label)
}

fn not_an_expression(whole: &Piece<'_>) -> Mistake {
    let message = format!("`{}` is not a runtime expression", whole.text());
    let label = "neither `$request.…` nor the name of a parameter";
    Mistake::new(Code::EXPRESSION_MALFORMED, whole.range.clone(), message, label)
}

fn without_source(whole: &Piece<'_>) -> Mistake {
    let message = format!("`{}` says nothing of what is read", whole.text());
    let label = "`.path.`, `.query.`, `.header.` or `.body#/` must follow";
    Mistake::new(Code::EXPRESSION_MALFORMED, whole.range.clone(), message, label)
}

fn without_name(at: &Piece<'_>) -> Mistake {
    let before = &at.key[..at.range.end];
    let start = before.rfind('$').unwrap_or(at.range.start);
    let message = format!("`{}` names nothing", &before[start..]);
    Mistake::new(Code::EXPRESSION_NAME, start..at.range.end, message, "a name must follow")
}

fn cookie(kind: &Piece<'_>) -> Mistake {
    let message = "runtime expressions cannot read cookies";
    let label = "the grammar has `path`, `query`, `header` and `body`";
    Mistake::new(Code::EXPRESSION_SOURCE, kind.range.clone(), message, label)
}

fn unknown_source(kind: &Piece<'_>, written: &str) -> Mistake {
    let message = format!("a request has no `{written}`");
    let bare = written.split('#').next().unwrap_or_default();
    let label = match did_you_mean(bare, REQUEST_SOURCES) {
        Some(near) => format!("did you mean `{near}`"),
        None => "the grammar has `path`, `query`, `header` and `body`".to_owned(),
    };
    let range = kind.range.start..kind.range.start + bare.len();
    Mistake::new(Code::EXPRESSION_SOURCE, range, message.replace(written, bare), label)
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A part of a key.
pub(super) struct Piece<'a> {
    pub(super) key: &'a str,
    pub(super) range: Range<usize>,
}

impl<'a> Piece<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.key[self.range.clone()]
    }

    pub(super) fn part(&self, start: usize, end: usize) -> Self {
        Self { key: self.key, range: self.range.start + start..self.range.start + end }
    }

    pub(super) fn named(&self) -> Named {
        Named { name: self.text().to_owned(), range: self.range.clone() }
    }

    /// What follows a prefix.
    pub(super) fn after(&self, prefix: &str) -> Option<Self> {
        self.text().starts_with(prefix).then(|| self.part(prefix.len(), self.text().len()))
    }

    /// What stands before the first dot, and what stands behind it.
    fn split_at_dot(&self) -> (Self, Option<Self>) {
        let text = self.text();
        match text.find('.') {
            Some(dot) => (self.part(0, dot), Some(self.part(dot + 1, text.len()))),
            None => (self.part(0, text.len()), None),
        }
    }
}
