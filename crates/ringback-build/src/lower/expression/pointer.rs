//! JSON Pointers in expressions (RFC 6901), in plain form and in `FastAPI`'s dotted one.

use crate::diagnostics::Code;
use crate::lower::expression::grammar::Piece;
use crate::lower::expression::{Mistake, Named};

/// What follows `$request.body#`.
pub(super) fn plain(pointer: &Piece<'_>) -> Result<Vec<Named>, Mistake> {
    let text = pointer.text();
    if text.is_empty() {
        return Err(whole_body(pointer));
    }
    if !text.starts_with('/') {
        let range = pointer.range.clone();
        let message = format!("`{text}` is not a JSON Pointer");
        let mistake = Mistake::new(Code::POINTER_MALFORMED, range, message, "a JSON Pointer begins with `/`");
        return Err(mistake.with_help(format!("write `#/{text}`")));
    }
    tokens(&pointer.part(1, text.len()), '/').map(|token| decoded(&token)).collect()
}

/// What follows `$request.body.`: each dot leads one level deeper.
pub(super) fn dotted(fields: &Piece<'_>) -> Result<Vec<Named>, Mistake> {
    let field = |field: Piece<'_>| {
        if field.text().is_empty() { Err(without_name(&field)) } else { Ok(field.named()) }
    };
    tokens(fields, '.').map(field).collect()
}

/// An expression that yields the whole body; `at` is where it ends.
pub(super) fn whole_body(at: &Piece<'_>) -> Mistake {
    let start = at.key[..at.range.end].rfind('$').unwrap_or(at.range.start);
    let message = "the whole body is not fit for a URL";
    let label = "this is the whole body";
    let mistake = Mistake::new(Code::EXPRESSION_WHOLE_BODY, start..at.range.end, message, label);
    mistake.with_help("name one of its fields, as in `$request.body#/id`")
}

fn tokens<'a>(piece: &Piece<'a>, separator: char) -> impl Iterator<Item = Piece<'a>> {
    let (key, text, mut at) = (piece.key, piece.text(), piece.range.start);
    text.split(separator).map(move |token| {
        let start = at;
        at += token.len() + separator.len_utf8();
        Piece { key, range: start..start + token.len() }
    })
}

/// `~1` becomes `/` first, then `~0` becomes `~` (RFC 6901 section 4).
fn decoded(token: &Piece<'_>) -> Result<Named, Mistake> {
    let text = token.text();
    let is_wrong = |at: &usize| !text[at + 1..].starts_with(['0', '1']);
    if let Some(at) = text.match_indices('~').map(|(at, _)| at).find(is_wrong) {
        let length = text[at + 1..].chars().next().map_or(0, char::len_utf8);
        let range = token.part(at, at + 1 + length).range;
        let message = format!("`{}` in a JSON Pointer", &text[at..at + 1 + length]);
        let mistake =
            Mistake::new(Code::POINTER_MALFORMED, range, message, "`~` is followed by `0` or `1` only");
        return Err(mistake.with_help("write `~0` for `~`, and `~1` for `/`"));
    }
    let name = text.replace("~1", "/").replace("~0", "~");
    Ok(Named { name, range: token.range.clone() })
}

fn without_name(at: &Piece<'_>) -> Mistake {
    let dot = at.range.start.saturating_sub(1);
    let message = "a field's name is missing";
    Mistake::new(Code::EXPRESSION_NAME, dot..at.range.start, message, "a name must follow this dot")
}
