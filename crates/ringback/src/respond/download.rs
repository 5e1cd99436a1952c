//! Files that a client saves or shows, whole in memory or read while they are sent.

use std::fmt;
use std::io;
use std::path::Path;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderValue, header};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio_util::io::ReaderStream;

use crate::Problem;
use crate::failure;
use crate::respond::Success;
use crate::respond::disposition::{self, Disposition};
use crate::respond::stream::{BoxError, written};

/// The media type of octets of which nothing more is known.
const OCTETS: &str = "application/octet-stream";

/// A file: its octets, its name, and its media type.
///
/// The operation's `content_type` says what media type it has; `application/octet-stream` where it says nothing. Where
/// it is a range such as `image/*`, [`Download::with_content_type`] says which one.
///
/// # Example
///
/// ```
/// use ringback::Download;
///
/// let report = Download::new("report.csv", "month,total\n").with_content_type("text/csv");
/// ```
pub struct Download {
    file_name: String,
    disposition: Disposition,
    content_type: Option<String>,
    length: Option<u64>,
    body: Body,
}

/// A file's media type is not what the contract says.
#[derive(Debug, thiserror::Error)]
#[error("a file has the media type `{found}`, the contract says `{expected}`")]
struct AnotherMediaType {
    found: String,
    expected: &'static str,
}

impl Download {
    /// A file that is in memory.
    pub fn new(file_name: impl Into<String>, octets: impl Into<Bytes>) -> Self {
        let octets = octets.into();
        let length = u64::try_from(octets.len()).ok();
        Self { length, ..Self::of(file_name.into(), Body::from(octets)) }
    }

    /// A file that is read while it is sent, of a length that is not known.
    ///
    /// A failure to read is logged and breaks the content off, so that no client takes a part for the whole.
    pub fn from_reader(file_name: impl Into<String>, reader: impl AsyncRead + Send + 'static) -> Self {
        let octets = written(ReaderStream::new(reader), |octets: Bytes| Ok::<_, BoxError>(octets));
        Self::of(file_name.into(), Body::from_stream(octets))
    }

    /// The file at this path, read while it is sent; what is added to it meanwhile is not sent.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or is not a file.
    pub async fn open(file_name: impl Into<String>, path: impl AsRef<Path>) -> io::Result<Self> {
        let file = tokio::fs::File::open(path).await?;
        let metadata = file.metadata().await?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a file"));
        }
        let length = metadata.len();
        Ok(Self { length: Some(length), ..Self::from_reader(file_name, file.take(length)) })
    }

    fn of(file_name: String, body: Body) -> Self {
        Self { file_name, disposition: Disposition::Attachment, content_type: None, length: None, body }
    }

    /// The same with a media type, which the contract must allow.
    pub fn with_content_type(self, content_type: impl Into<String>) -> Self {
        Self { content_type: Some(content_type.into()), ..self }
    }

    /// The same with a length in octets, which the client is told; for a reader that yields exactly as many.
    pub fn with_length(self, length: u64) -> Self {
        Self { length: Some(length), ..self }
    }

    /// The same to be shown, not saved.
    ///
    /// A browser shows it as a page of the service: do this only with files that the service trusts.
    pub fn inline(self) -> Self {
        Self { disposition: Disposition::Inline, ..self }
    }

    /// The response.
    pub(super) fn write(self, media_range: &'static str, success: Success) -> Result<Response, Problem> {
        let content_type = content_type(self.content_type, media_range)?;
        let mut response = success.typed(content_type, self.body)?;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, disposition::value(self.disposition, &self.file_name));
        // The media type is not to be guessed from the octets, which may be a stranger's.
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if let Some(length) = self.length {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        Ok(response)
    }
}

/// The file's own media type if it lies within the range, else what the range says.
fn content_type(own: Option<String>, media_range: &'static str) -> Result<HeaderValue, Problem> {
    let Some(own) = own else {
        let said = if media_range.ends_with('*') { OCTETS } else { media_range };
        return Ok(HeaderValue::from_static(said));
    };
    match HeaderValue::from_str(&own) {
        Ok(value) if lies_within(&own, media_range) => Ok(value),
        Ok(_) | Err(_) => Err(failure::logged(&AnotherMediaType { found: own, expected: media_range })),
    }
}

/// Whether a media type, whatever its parameters, lies within a range (RFC 9110 section 12.5.1).
fn lies_within(media_type: &str, range: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match (essence.split_once('/'), range.split_once('/')) {
        (Some((main, _)), Some((range, "*"))) => range == "*" || main == range,
        (Some(_), Some(_)) => essence == range,
        (None, _) | (_, None) => false,
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("file_name", &self.file_name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_lies_within_a_range() {
        for (media_type, range, expected) in [
            ("image/png", "image/png", true),
            ("Image/PNG; a=b", "image/*", true),
            ("image/png", "*/*", true),
            ("image/png", "text/*", false),
            ("image/png", "image/gif", false),
            ("png", "*/*", false),
        ] {
            assert_eq!(lies_within(media_type, range), expected, "{media_type} {range}");
        }
    }

    #[test]
    fn a_file_of_a_media_type_that_is_not_declared_is_an_internal_failure() {
        assert!(content_type(Some("text/html".to_owned()), "image/*").is_err());
        assert_eq!(content_type(None, "image/*").unwrap(), OCTETS);
        assert_eq!(content_type(None, "application/pdf").unwrap(), "application/pdf");
    }
}
