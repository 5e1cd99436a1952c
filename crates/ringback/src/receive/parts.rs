//! Receives the parts of a multipart form (RFC 7578): texts in memory, files where there is room.
//!
//! Everything is bounded: the body by its limit, the texts, the files in memory and the number of parts by limits of their
//! own. A part that the contract does not know is read past.

use std::error::Error;

use axum::RequestExt;
use bytes::Bytes;
use mime::Mime;
use multer::Multipart;

use crate::receive::body;
use crate::receive::form::{FormField, Part};
use crate::receive::input::Input;
use crate::receive::media_type;
use crate::receive::paced::{EndlessHead, Paced, Waiting};
use crate::serve::{Operation, Request};
use crate::upload::{Budget, Spool};
use crate::{Problem, failure};

/// The most parts of one body.
const MAX_PARTS: usize = 256;

/// The most octets of all texts of one body.
const MAX_TEXT: usize = 2 * 1024 * 1024;

/// The most octets of all files of one body that are held in memory.
const MAX_IN_MEMORY: usize = 1024 * 1024;

impl Input {
    /// Reads a request for an operation that takes a multipart form with these parts.
    ///
    /// # Errors
    ///
    /// As [`Input::with_body`]; 400 where the body is no multipart form, 500 where a file cannot be held.
    pub async fn with_parts(
        request: Request,
        operation: &'static Operation,
        parts: &'static [(&'static str, Part)],
    ) -> Result<Self, Problem> {
        let given =
            media_type::of(request.headers()).filter(|given| given.essence_str() == media_type::MULTIPART);
        let Some(given) = given else {
            // Whatever it is, it will be refused; only its length matters.
            return Self::with_body(request, operation).await;
        };
        let (head, body) = request.with_limited_body().into_parts();
        let mut input = Self::new(head, Bytes::new(), operation).await?;
        input.form = Parts::new(parts).read(boundary(&given)?, body.into_data_stream()).await?;
        Ok(input)
    }
}

fn boundary(media_type: &Mime) -> Result<String, Problem> {
    let boundary = media_type.get_param(mime::BOUNDARY).map(|boundary| boundary.as_str().to_owned());
    boundary
        .filter(|boundary| !boundary.is_empty())
        .ok_or_else(|| malformed("`Content-Type` names no boundary"))
}

/// What is known, what was read, and how much more may be.
struct Parts {
    known: &'static [(&'static str, Part)],
    fields: Vec<FormField>,
    budget: Budget,
    text_left: usize,
    waiting: Waiting,
}

impl Parts {
    fn new(known: &'static [(&'static str, Part)]) -> Self {
        let budget = Budget::new(MAX_IN_MEMORY);
        Self { known, fields: Vec::new(), budget, text_left: MAX_TEXT, waiting: Waiting::default() }
    }

    async fn read(
        mut self,
        boundary: String,
        body: axum::body::BodyDataStream,
    ) -> Result<Vec<FormField>, Problem> {
        let mut parts = Multipart::new(Paced::new(body, self.waiting.clone()), boundary);
        let mut count = 0;
        while let Some(part) = parts.next_field().await.map_err(refusal)? {
            self.waiting.is_over();
            count += 1;
            if count > MAX_PARTS {
                return Err(Problem::new(413).with_detail("The body has more parts than this API takes."));
            }
            self.part(part).await?;
        }
        Ok(self.fields)
    }

    async fn part(&mut self, part: multer::Field<'_>) -> Result<(), Problem> {
        let name = part.name().ok_or_else(|| malformed("a part has no name"))?.to_owned();
        match self.known.iter().find(|(known, _)| *known == name) {
            Some((_, Part::File)) => self.file(name, part).await,
            Some((_, kind)) => self.text(name, *kind, part).await,
            None => self.skip(part).await,
        }
    }

    async fn chunk(&self, part: &mut multer::Field<'_>) -> Result<Option<Bytes>, Problem> {
        let chunk = part.chunk().await.map_err(refusal)?;
        self.waiting.is_over();
        Ok(chunk)
    }

    async fn skip(&self, mut part: multer::Field<'_>) -> Result<(), Problem> {
        while self.chunk(&mut part).await?.is_some() {}
        Ok(())
    }

    async fn text(&mut self, name: String, kind: Part, mut part: multer::Field<'_>) -> Result<(), Problem> {
        let mut octets = Vec::new();
        while let Some(chunk) = self.chunk(&mut part).await? {
            self.text_left = self.text_left.checked_sub(chunk.len()).ok_or_else(body::too_large)?;
            octets.extend_from_slice(&chunk);
        }
        let text = String::from_utf8(octets).map_err(|_| malformed("a text is not UTF-8"))?;
        of_name(&mut self.fields, name, kind).texts.push(text);
        Ok(())
    }

    async fn file(&mut self, name: String, mut part: multer::Field<'_>) -> Result<(), Problem> {
        let file_name = part.file_name().map(str::to_owned);
        let content_type = part.content_type().map(ToString::to_string);
        let mut spool = Spool::default();
        while let Some(chunk) = self.chunk(&mut part).await? {
            spool.push(chunk, &mut self.budget).await.map_err(failure::internal)?;
        }
        // A form that was sent with no file chosen has a nameless part without an octet (HTML, section 4.10.22.7).
        let is_chosen = spool.size() > 0 || file_name.as_deref().is_some_and(|name| !name.is_empty());
        if !is_chosen {
            return Ok(());
        }
        let mut file = spool.finish().await.map_err(failure::internal)?;
        file.set_head(file_name, content_type);
        of_name(&mut self.fields, name, Part::File).files.push(file);
        Ok(())
    }
}

/// The field of this name, which is added where there is none.
fn of_name(fields: &mut Vec<FormField>, name: String, part: Part) -> &mut FormField {
    let at = fields.iter().position(|field| field.name == name).unwrap_or_else(|| {
        fields.push(FormField::new(name, part));
        fields.len() - 1
    });
    &mut fields[at]
}

/// The parser's errors quote the body, so they are only looked at.
fn refusal(error: multer::Error) -> Problem {
    let multer::Error::StreamReadFailed(cause) = error else {
        return malformed("it is no multipart form, or ends before its last boundary");
    };
    let cause: &(dyn Error + 'static) = &*cause;
    if cause.is::<EndlessHead>() { malformed("the head of a part has no end") } else { body::refusal(cause) }
}

fn malformed(why: &str) -> Problem {
    Problem::new(400).with_detail(format!("The body is malformed: {why}."))
}
