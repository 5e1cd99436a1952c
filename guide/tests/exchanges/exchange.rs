//! The format of a file of exchanges, which is that of many HTTP clients, with the answers written below.
//!
//! ```text
//! ### A sentence about the exchange
//! # More words about it.
//! POST /orders?callback_url={{receiver}}/events
//! content-type: application/json
//!
//! {"id": 1}
//!
//! HTTP/1.1 200 OK
//! content-type: application/json
//!
//! {"msg": "received"}
//!
//! CALLBACK POST /events/1
//! content-type: application/json
//!
//! {"paid": true}
//!
//! HTTP/1.1 204 No Content
//! ```
//!
//! `{{service}}` and `{{receiver}}` stand for where the two are served. Of an answer and of a callback, the header
//! fields that are written are compared, and no others.

use std::fmt;

/// The exchanges of one topic.
#[derive(Debug)]
pub(crate) struct File {
    /// What stands above the first exchange.
    pub(crate) preface: String,
    pub(crate) exchanges: Vec<Exchange>,
}

/// A request, its answer, and the callbacks that were sent before it was answered.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) title: String,
    pub(crate) notes: Vec<String>,
    pub(crate) request: Message,
    /// `None` where it is still to be written.
    pub(crate) answer: Option<Message>,
    pub(crate) callbacks: Vec<Callback>,
}

/// A callback, and what its receiver answers.
#[derive(Debug)]
pub(crate) struct Callback {
    pub(crate) request: Message,
    pub(crate) answer: Message,
}

/// A request or an answer.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// Where it stands, from one.
    pub(crate) line: usize,
    /// `GET /books` or `HTTP/1.1 200 OK`.
    pub(crate) start: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// How an exchange begins.
const TITLE: &str = "### ";

/// How an answer begins.
const ANSWER: &str = "HTTP/1.1 ";

/// How a callback begins.
const CALLBACK: &str = "CALLBACK ";

impl Message {
    /// The value of a header field.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let field = self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        field.map(|(_, value)| value.as_str())
    }

    /// The values of a header field, in their order.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let fields = self.headers.iter().filter(|(given, _)| given.eq_ignore_ascii_case(name));
        fields.map(|(_, value)| value.as_str()).collect()
    }
}

/// Reads a file.
///
/// # Errors
///
/// The line and what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<File, String> {
    let lines: Vec<(usize, &str)> = text.lines().enumerate().map(|(index, line)| (index + 1, line)).collect();
    let is_title = |(_, line): &(usize, &str)| line.starts_with(TITLE);
    let first = lines.iter().position(is_title).unwrap_or(lines.len());
    let (preface, rest) = lines.split_at(first);
    let blocks = rest.chunk_by(|_, next| !is_title(next));
    Ok(File {
        preface: preface.iter().flat_map(|(_, line)| [*line, "\n"]).collect(),
        exchanges: blocks.map(exchange).collect::<Result<_, _>>()?,
    })
}

fn exchange(lines: &[(usize, &str)]) -> Result<Exchange, String> {
    let (line, title) = lines[0];
    let is_note = |(_, line): &&(usize, &str)| line.starts_with('#') || line.is_empty();
    let notes = lines[1..].iter().take_while(is_note).map(|(_, line)| (*line).to_owned());
    let notes: Vec<String> = notes.collect();
    let rest = &lines[1 + notes.len()..];
    let begins = |line: &str| line.starts_with(ANSWER) || line.starts_with(CALLBACK);
    let messages = rest.chunk_by(|_, (_, next)| !begins(next)).map(message).collect::<Result<Vec<_>, _>>()?;
    let mut messages = messages.into_iter();
    let request = messages.next().ok_or_else(|| format!("{line}: a request is missing"))?;
    let answer = messages.next();
    let mut callbacks = Vec::new();
    while let Some(request) = messages.next() {
        let answer = messages.next();
        let answer = answer.ok_or_else(|| format!("{}: its answer is missing", request.line))?;
        callbacks.push(Callback { request, answer });
    }
    let notes = notes.into_iter().filter(|note| !note.is_empty()).collect();
    Ok(Exchange { title: title[TITLE.len()..].to_owned(), notes, request, answer, callbacks })
}

fn message(lines: &[(usize, &str)]) -> Result<Message, String> {
    let (line, start) = lines[0];
    let end = lines.iter().position(|(_, line)| line.is_empty()).unwrap_or(lines.len());
    let field = |(line, text): &(usize, &str)| {
        let (name, value) = text.split_once(':').ok_or_else(|| format!("{line}: a colon is missing"))?;
        Ok((name.trim().to_owned(), value.trim().to_owned()))
    };
    let headers = lines[1..end].iter().map(field).collect::<Result<_, String>>()?;
    let body: Vec<&str> = lines[end..].iter().map(|(_, line)| *line).collect();
    let body = body.join("\n").trim_matches('\n').to_owned();
    Ok(Message { line, start: start.to_owned(), headers, body })
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exchanges: Vec<String> = self.exchanges.iter().map(Exchange::to_string).collect();
        write!(f, "{}{}", self.preface, exchanges.join("\n"))
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{TITLE}{}", self.title)?;
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        write!(f, "{}", self.request)?;
        if let Some(answer) = &self.answer {
            write!(f, "\n{answer}")?;
        }
        for Callback { request, answer } in &self.callbacks {
            write!(f, "\n{request}\n{answer}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.start)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        if self.body.is_empty() { Ok(()) } else { writeln!(f, "\n{}", self.body) }
    }
}
