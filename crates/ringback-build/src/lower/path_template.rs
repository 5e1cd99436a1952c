//! Paths are split into segments and placeholders (OAS 3.1.1 section 4.3, "Path Templating").

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{PathSegment, PathTemplate};
use crate::parse::Literal;

/// Reads a path; `None` where something was reported.
pub(super) fn path_template(path: &Literal, sink: &mut Sink) -> Option<PathTemplate> {
    let text = path.value.as_str();
    if !text.starts_with('/') {
        let diagnostic = Diagnostic::new(Code::PATH_WITHOUT_SLASH, path.span, "a path begins with `/`", "");
        sink.report(diagnostic.with_help(format!("write `\"/{text}\"`")));
        return None;
    }
    let mut at = 1;
    let mut segments = Vec::new();
    let mut is_whole = true;
    for text in text[1..].split('/') {
        let range = at..at + text.len();
        at = range.end + 1;
        match segment(path, text, range) {
            Ok(segment) => segments.push(segment),
            Err(diagnostic) => {
                is_whole = false;
                sink.report(diagnostic);
            }
        }
    }
    is_whole &= report_empty(path, sink) && report_twice(&path.value, &segments, sink);
    is_whole.then(|| PathTemplate { text: text.to_owned(), span: path.span, segments })
}

fn segment(path: &Literal, text: &str, range: Range<usize>) -> Result<PathSegment, Diagnostic> {
    if !text.contains(['{', '}']) {
        return literal(path, text, range);
    }
    let name = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match name {
        Some(name) if !name.contains(['{', '}']) => placeholder(path, name, range),
        Some(_) | None => Err(not_a_segment(path, text, range)),
    }
}

fn placeholder(path: &Literal, name: &str, range: Range<usize>) -> Result<PathSegment, Diagnostic> {
    if is_plain(name) {
        return Ok(PathSegment::Placeholder { name: name.to_owned(), span: path.part(range) });
    }
    if let Some(name) = name.strip_prefix('*').or_else(|| name.strip_suffix('*')) {
        return Err(catch_all(path, name, range));
    }
    let message = format!("`{{{name}}}` is not the name of a parameter");
    let diagnostic = Diagnostic::new(Code::PATH_MALFORMED, path.part(range), message, "");
    let help = match name.strip_prefix("r#") {
        Some(plain) => format!("write `{{{plain}}}`"),
        None => "write a parameter's name between the braces, such as `{id}`".to_owned(),
    };
    Err(diagnostic.with_help(help))
}

/// OpenAPI has no placeholder for several segments (OAS 3.1.1 section 4.3), so clients could not be told of it.
fn catch_all(path: &Literal, name: &str, range: Range<usize>) -> Diagnostic {
    let message = format!("`{}` would stand for several segments", &path.value[range.clone()]);
    let label = "OpenAPI has no placeholder for more than one";
    let name = if name.is_empty() { "path" } else { name };
    Diagnostic::new(Code::CATCH_ALL, path.part(range), message, label).with_help(format!(
        "take the rest from the query, as `#[query] {name}: String`, or merge a route of Axum's own with `router()`"
    ))
}

/// Whether a parameter can have this name; one that is called `r#type` fills `{type}`.
fn is_plain(name: &str) -> bool {
    let is_ident = |name: &str| syn::parse_str::<syn::Ident>(name).is_ok();
    !name.starts_with("r#") && (is_ident(name) || is_ident(&format!("r#{name}")))
}

fn not_a_segment(path: &Literal, text: &str, range: Range<usize>) -> Diagnostic {
    let is_paired = text.find('{').zip(text.find('}')).is_some_and(|(open, close)| open < close);
    if !is_paired {
        let message = "this brace has no other half";
        return Diagnostic::new(Code::PATH_MALFORMED, path.part(range), message, "");
    }
    let message = "a placeholder must fill its whole segment";
    let label = "text and placeholder between two slashes";
    let diagnostic = Diagnostic::new(Code::PLACEHOLDER_IN_SEGMENT, path.part(range), message, label);
    diagnostic.with_help("put a `/` between them, or take the whole segment as one parameter")
}

fn literal(path: &Literal, text: &str, range: Range<usize>) -> Result<PathSegment, Diagnostic> {
    if let Some((offset, wrong)) = text.char_indices().find(|(_, c)| !is_path_char(*c)) {
        let at = range.start + offset;
        let place = path.part(at..at + wrong.len_utf8());
        let message = format!("`{}` cannot stand in a path", wrong.escape_debug());
        let diagnostic = Diagnostic::new(Code::PATH_MALFORMED, place, message, "");
        return Err(diagnostic.with_help("use ASCII letters and digits, `-`, `_`, `.` and `~`"));
    }
    if text.starts_with([':', '*']) {
        let message = format!("`{text}` looks like a placeholder of another language");
        let name = text.trim_start_matches([':', '*']);
        let diagnostic = Diagnostic::new(Code::PATH_MALFORMED, path.part(range), message, "");
        return Err(diagnostic.with_help(format!("write `{{{name}}}`")));
    }
    if matches!(text, "." | "..") {
        let message = "clients resolve `.` and `..` before they ask";
        return Err(Diagnostic::new(Code::PATH_MALFORMED, path.part(range), message, ""));
    }
    Ok(PathSegment::Literal(text.to_owned()))
}

/// `pchar` of RFC 3986 section 3.3, without percent-encoding: routers compare it undecoded.
fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(c)
}

/// Whether no segment but the last is empty.
fn report_empty(path: &Literal, sink: &mut Sink) -> bool {
    let Some(at) = path.value.find("//") else { return true };
    let message = "a segment of this path is empty";
    let diagnostic = Diagnostic::new(Code::PATH_MALFORMED, path.part(at..at + 2), message, "");
    sink.report(diagnostic.with_help("write one `/`"));
    false
}

/// Whether each placeholder stands once.
pub(super) fn report_twice(path: &str, segments: &[PathSegment], sink: &mut Sink) -> bool {
    let mut seen = Vec::new();
    let mut is_unique = true;
    for segment in segments {
        let PathSegment::Placeholder { name, span } = segment else { continue };
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == name) {
            is_unique = false;
            let message = format!("`{{{name}}}` stands twice in `{path}`");
            let diagnostic = Diagnostic::new(Code::PLACEHOLDER_TWICE, *span, message, "the second")
                .with_label(*first, "the first")
                .with_help("rename one of them");
            sink.report(diagnostic);
        }
        seen.push((name, *span));
    }
    is_unique
}
