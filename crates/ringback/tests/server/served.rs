//! The golden contract `request_bodies`, served: its service tells what it was given.

use axum::Router;
use bytes::Bytes;
use expect_test::Expect;
use http::Request;
use ringback::support::v1::Encoded;
use ringback::{Content, Document, Failure};

use self::callbacks::{ChangeCustomerCallbacks, SignUpCallbacks};
use crate::request::{send, shown};
use crate::request_bodies::{Customer, SignUp, Upload};

struct Service;

impl service::RequestBodies for Service {
    async fn add_customer(&self, customer: Customer) -> Result<Customer, Failure> {
        Ok(customer)
    }

    async fn change_customer(
        &self,
        _: u32,
        change: Customer,
        _: ChangeCustomerCallbacks,
    ) -> Result<Customer, Failure> {
        Ok(change)
    }

    async fn note(&self, _: u32, note: Option<String>) -> Result<String, Failure> {
        Ok(format!("{note:?}"))
    }

    async fn picture(&self, _: u32, picture: Bytes) -> Result<u64, Failure> {
        Ok(picture.len() as u64)
    }

    async fn octets(&self, _: u32, octets: Option<Bytes>) -> Result<String, Failure> {
        Ok(format!("{octets:?}"))
    }

    async fn document(&self, _: u32, content: Content) -> Result<String, Failure> {
        Ok(format!("{} of {}", content.bytes().len(), content.media_type()))
    }

    async fn sign_up(&self, form: SignUp, _: SignUpCallbacks) -> Result<SignUp, Failure> {
        Ok(form)
    }

    async fn change_reader(&self, _: u32, reader: Option<SignUp>) -> Result<String, Failure> {
        Ok(format!("{reader:?}"))
    }

    async fn upload(&self, upload: Upload) -> Result<String, Failure> {
        let length = upload.picture.bytes().await?.len() as u64;
        assert_eq!(length, upload.picture.size());
        Ok(format!("{upload:?}"))
    }

    async fn replace(&self, upload: Option<Upload>) -> Result<String, Failure> {
        Ok(format!("{upload:?}"))
    }

    async fn anything(&self, content: Content) -> Result<String, Failure> {
        Ok(format!("{} of {}", content.bytes().len(), content.media_type()))
    }
}

/// The service with nothing around it.
pub(crate) fn app() -> Router {
    routes::router(Service)
}

/// Compares the answer to a request.
pub(crate) async fn check(request: Request<axum::body::Body>, expected: Expect) {
    expected.assert_eq(&shown(send(app(), request).await).await);
}

// What the contract became, as its `generated/mod.rs` puts it together, with a document that is not compressed.

static DOCUMENT: Document = Document::new(
    Encoded {
        identity: include_bytes!(
            "../../../ringback-build/tests/golden/request_bodies/generated/openapi.json"
        ),
        gzip: b"",
        brotli: b"",
        etag: "\"json\"",
    },
    Encoded { identity: b"", gzip: b"", brotli: b"", etag: "\"yaml\"" },
);

#[path = "../../../ringback-build/tests/golden/request_bodies/generated/callbacks.rs"]
mod callbacks;
#[path = "."]
mod routes {
    #[path = "../../../ringback-build/tests/golden/request_bodies/generated/routes/request_bodies.rs"]
    mod request_bodies;

    pub(crate) fn router(service: impl super::service::RequestBodies) -> axum::Router {
        request_bodies::add(ringback::support::v1::Routes::new(service)).into_router()
    }
}
#[path = "../../../ringback-build/tests/golden/request_bodies/generated/service.rs"]
mod service;
