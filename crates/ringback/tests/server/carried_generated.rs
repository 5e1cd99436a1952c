//! What the golden contract `carried` became, with its document.

use ringback::Document;
use ringback::support::v1::Encoded;

/// The document as the generator wrote it; nobody asks for the encoded forms.
pub(crate) static DOCUMENT: Document = Document::new(
    Encoded {
        identity: include_bytes!("../../../ringback-build/tests/golden/carried/generated/openapi.json"),
        gzip: b"",
        brotli: b"",
        etag: "\"\"",
    },
    Encoded { identity: b"", gzip: b"", brotli: b"", etag: "\"\"" },
);

#[path = "."]
pub(crate) mod routes {
    use ringback::support::v1::Routes;

    use super::service;

    #[path = "../../../ringback-build/tests/golden/carried/generated/routes/cookies.rs"]
    mod cookies;
    #[path = "../../../ringback-build/tests/golden/carried/generated/routes/filters.rs"]
    mod filters;
    #[path = "../../../ringback-build/tests/golden/carried/generated/routes/lists.rs"]
    mod lists;

    /// All operations of the contract.
    pub(crate) fn router<S>(service: S) -> axum::Router
    where
        S: service::Cookies + service::Filters + service::Lists,
    {
        lists::add(filters::add(cookies::add(Routes::new(service)))).into_router()
    }
}

#[path = "../../../ringback-build/tests/golden/carried/generated/callbacks.rs"]
pub(crate) mod callbacks;
#[path = "../../../ringback-build/tests/golden/carried/generated/service.rs"]
pub(crate) mod service;
