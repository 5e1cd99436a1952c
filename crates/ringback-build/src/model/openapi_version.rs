//! The versions of the specification in which a document can be written.

/// A version of the OpenAPI Specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenApiVersion {
    /// 3.0, which some client generators still ask for. It has no webhooks and says less of values; see the reference.
    V3_0,
    /// 3.1, the default.
    V3_1,
    /// 3.2, which can say of what items a stream is made.
    V3_2,
}

impl OpenApiVersion {
    /// The number that stands in a document.
    pub fn number(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.4",
            Self::V3_1 => "3.1.1",
            Self::V3_2 => "3.2.0",
        }
    }

    /// The part of the number that stands in the name of a file.
    pub fn short(self) -> &'static str {
        &self.number()[..3]
    }
}
