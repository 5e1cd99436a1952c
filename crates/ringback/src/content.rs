//! Octets with their media type.

use bytes::Bytes;

/// The octets of a body with the media type that came with them.
///
/// For an operation that reads several media types and must tell them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    media_type: String,
    bytes: Bytes,
}

impl Content {
    /// Octets of this media type, such as `image/png`.
    pub fn new(media_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { media_type: media_type.into(), bytes: bytes.into() }
    }

    /// The media type in lower case, without parameters: `image/png`.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// The octets.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The octets, handed over.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }
}
