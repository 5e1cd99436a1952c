//! Where a receiver hears a callback: the key without its base, as a path template.
//!
//! The base is the address that the receiver handed out. Of what follows, a segment with a value in it becomes
//! a placeholder, and so does a query pair; the receiver gets the whole segment or value as it was sent.

use crate::model::{CallbackKey, KeyPart, RuntimeExpression, Source};

/// A path below the base, and the values in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReceiverPath {
    /// The path template, such as `/invoices/{id}`.
    pub(super) path: String,
    /// The names of its placeholders, in order.
    pub(super) segments: Vec<String>,
    /// The names of the query pairs that hold a value, in order.
    pub(super) pairs: Vec<String>,
}

/// Text, or the name that a value goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(String),
}

impl ReceiverPath {
    /// The path that calls of this key arrive at.
    pub(super) fn new(key: &CallbackKey) -> Self {
        let pieces = below_base(key);
        let (path, query) = split_once(&pieces, '?');
        let mut segments = Vec::new();
        let parts = split(&path, '/');
        let parts = parts
            .iter()
            .enumerate()
            .filter(|(at, part)| !part.is_empty() || *at > 0 && at + 1 == parts.len());
        let template = parts.map(|(_, part)| match value(part).or_else(|| special(part)) {
            Some(name) => {
                let name = distinct(&segments, name);
                segments.push(name.clone());
                format!("/{{{name}}}")
            }
            None => format!("/{}", text(part)),
        });
        let template: String = template.collect();
        let path = if template.is_empty() { "/".to_owned() } else { template };
        let pairs = split(&query, '&');
        let pairs = pairs.iter().filter(|pair| value(pair).is_some());
        let pairs = pairs.map(|pair| text(&split_once(pair, '=').0)).collect();
        Self { path, segments, pairs }
    }

    /// The path with nameless placeholders.
    pub(super) fn shape(&self) -> String {
        let segments = self.path.split('/');
        let nameless = segments.map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        nameless.collect::<Vec<_>>().join("/")
    }
}

/// What stands behind the base: behind a value at the start, or behind `https://host`.
fn below_base(key: &CallbackKey) -> Vec<Piece> {
    let pieces: Vec<_> = key.parts.iter().map(piece).collect();
    match pieces.split_first() {
        None => Vec::new(),
        Some((Piece::Value(_), below)) => below.to_vec(),
        Some((Piece::Text(text), below)) => {
            let host = text.find("://").map_or(0, |at| at + "://".len());
            let path = text[host..].find(['/', '?']).map_or("", |at| &text[host + at..]);
            [&[Piece::Text(path.to_owned())], below].concat()
        }
    }
}

fn piece(part: &KeyPart) -> Piece {
    match part {
        KeyPart::Text(text) => Piece::Text(text.clone()),
        KeyPart::Expression(expression, _) => Piece::Value(name(expression)),
    }
}

/// A Rust name for a value: that of the parameter, or the last name of the pointer.
fn name(expression: &RuntimeExpression) -> String {
    let given = match &expression.source {
        Source::Url => Some("url"),
        Source::Method => Some("method"),
        Source::StatusCode => Some("status_code"),
        Source::Path(name) | Source::Query(name) | Source::Header(name) | Source::ResponseHeader(name) => {
            Some(name.as_str())
        }
        Source::Body(pointer) | Source::ResponseBody(pointer) => {
            pointer.0.iter().rev().map(String::as_str).find(|token| !is_index(token))
        }
    };
    let mut name = String::new();
    for c in given.unwrap_or("value").chars() {
        if c.is_uppercase() && name.ends_with(|before: char| before.is_lowercase()) {
            name.push('_');
        }
        name.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) || name.chars().all(|c| c == '_') {
        name.insert_str(0, "value_");
    }
    name
}

fn is_index(token: &str) -> bool {
    token.chars().all(|c| c.is_ascii_digit())
}

fn distinct(taken: &[String], mut name: String) -> String {
    while taken.contains(&name) {
        name.push('_');
    }
    name
}

/// The pieces between separators that stand in text.
fn split(pieces: &[Piece], separator: char) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new()];
    for piece in pieces {
        let Piece::Text(text) = piece else {
            parts.last_mut().expect("there is a part").push(piece.clone());
            continue;
        };
        for (index, text) in text.split(separator).enumerate() {
            if index > 0 {
                parts.push(Vec::new());
            }
            if !text.is_empty() {
                parts.last_mut().expect("there is a part").push(Piece::Text(text.to_owned()));
            }
        }
    }
    parts
}

/// The pieces before and behind the first separator.
fn split_once(pieces: &[Piece], separator: char) -> (Vec<Piece>, Vec<Piece>) {
    let Some((index, text)) = pieces.iter().enumerate().find_map(|(index, piece)| match piece {
        Piece::Text(text) => text.split_once(separator).map(|text| (index, text)),
        Piece::Value(_) => None,
    }) else {
        return (pieces.to_vec(), Vec::new());
    };
    let before = [&pieces[..index], &[Piece::Text(text.0.to_owned())]].concat();
    let behind = [&[Piece::Text(text.1.to_owned())], &pieces[index + 1..]].concat();
    (before, behind)
}

/// The name of the first value in a part.
fn value(part: &[Piece]) -> Option<String> {
    part.iter().find_map(|piece| match piece {
        Piece::Text(_) => None,
        Piece::Value(name) => Some(name.clone()),
    })
}

/// A name for a segment that a router takes for something else than text, so that it becomes a placeholder too.
fn special(part: &[Piece]) -> Option<String> {
    text(part).starts_with([':', '*']).then(|| "segment".to_owned())
}

fn text(part: &[Piece]) -> String {
    let text = part.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Value(_) => "",
    });
    text.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::ReceiverPath;
    use crate::model::{CallbackKey, JsonPointer, KeyPart, RuntimeExpression, Source};
    use crate::source::{Sources, Span};

    /// A key from text: `{query.name}`, `{path.name}`, `{header.name}`, `{body/pointer}`.
    fn key(text: &str) -> CallbackKey {
        let span = Span { file: Sources::default().add("api/mod.rs", ""), start: 0, end: 0 };
        let parts = text.split_inclusive('}').flat_map(|part| match part.split_once('{') {
            Some((text, expression)) => vec![
                (!text.is_empty()).then(|| KeyPart::Text(text.to_owned())),
                Some(KeyPart::Expression(expr(expression.trim_end_matches('}')), span)),
            ],
            None => vec![Some(KeyPart::Text(part.to_owned()))],
        });
        CallbackKey { span, parts: parts.flatten().collect() }
    }

    fn expr(text: &str) -> RuntimeExpression {
        let pointer = |text: &str| JsonPointer(text.split('/').skip(1).map(str::to_owned).collect());
        let source = match text.split_once('.') {
            Some(("query", name)) => Source::Query(name.to_owned()),
            Some(("path", name)) => Source::Path(name.to_owned()),
            Some((_, name)) => Source::Header(name.to_owned()),
            None => Source::Body(pointer(text)),
        };
        RuntimeExpression { source, steps: Vec::new() }
    }

    fn check(text: &str, expected: &Expect) {
        let ReceiverPath { path, segments, pairs } = ReceiverPath::new(&key(text));
        expected.assert_eq(&format!("{path} {segments:?} {pairs:?}"));
    }

    #[test]
    fn the_base_is_dropped() {
        check("{query.url}", &expect!["/ [] []"]);
        check("{query.url}/", &expect!["/ [] []"]);
        check("{query.url}/invoices/{body/id}", &expect![[r#"/invoices/{id} ["id"] []"#]]);
        check("https://example.com/hook/{body/id}", &expect![[r#"/hook/{id} ["id"] []"#]]);
        check("https://example.com", &expect!["/ [] []"]);
    }

    #[test]
    fn a_slash_at_the_end_stays() {
        check("{query.url}/paid/", &expect!["/paid/ [] []"]);
    }

    #[test]
    fn a_segment_with_a_value_is_a_placeholder() {
        check("{query.url}/inv-{body/id}/x", &expect![[r#"/{id}/x ["id"] []"#]]);
    }

    #[test]
    fn a_segment_that_routers_do_not_take_for_text_is_a_placeholder() {
        check("{query.url}/:a/b", &expect![[r#"/{segment}/b ["segment"] []"#]]);
    }

    #[test]
    fn a_query_pair_with_a_value_is_read_by_its_name() {
        check("{query.url}/a?kind=paid&ref={body/id}", &expect![[r#"/a [] ["ref"]"#]]);
        check("{query.url}?ref={body/id}", &expect![[r#"/ [] ["ref"]"#]]);
    }

    #[test]
    fn values_have_distinct_names() {
        check("{query.url}/{path.id}/{body/id}", &expect![[r#"/{id}/{id_} ["id", "id_"] []"#]]);
    }

    #[test]
    fn names_are_those_of_rust() {
        check("{query.url}/{query.eventType}", &expect![[r#"/{event_type} ["event_type"] []"#]]);
        check("{query.url}/{header.x-id}", &expect![[r#"/{x_id} ["x_id"] []"#]]);
        check("{query.url}/{body/ids/0}", &expect![[r#"/{ids} ["ids"] []"#]]);
        check("{query.url}/{query.7}", &expect![[r#"/{value_7} ["value_7"] []"#]]);
    }
}
