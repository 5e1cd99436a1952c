//! The server side over HTTP: what a request to generated code is answered with.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them where it updates")]

mod contract;

mod answers;
mod bodies;
#[allow(unreachable_pub, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/carried/api/mod.rs"]
mod carried;
mod carried_fields;
mod carried_generated;
mod carried_lists;
#[allow(unreachable_pub, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/contents/api/mod.rs"]
mod contents;
mod declared;
#[cfg(feature = "client")]
mod callbacks;
mod document;
mod failures;
#[cfg(all(feature = "garde", feature = "multipart"))]
mod forms;
mod hostile;
#[cfg(all(feature = "garde", feature = "multipart"))]
mod media_types;
mod nested;
#[cfg(feature = "docs")]
mod pages;
mod parameters;
mod paths;
mod request;
#[cfg(all(feature = "garde", feature = "multipart"))]
#[allow(dead_code, unreachable_pub, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/request_bodies/api/mod.rs"]
mod request_bodies;
#[allow(dead_code, unreachable_pub, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/responses/api/mod.rs"]
mod responses;
#[cfg(all(feature = "garde", feature = "multipart"))]
mod served;
mod sockets;
#[cfg(all(feature = "garde", feature = "multipart"))]
mod uploads;
#[cfg(feature = "garde")]
mod validated;
#[cfg(feature = "garde")]
#[allow(
    unreachable_pub,
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    reason = "a contract as users write it"
)]
#[path = "../../../ringback-build/tests/golden/validation/api/mod.rs"]
mod validation;

/// What that contract became, with a document of this test's own.
#[cfg(feature = "garde")]
#[path = "."]
mod validation_generated {
    pub(crate) use crate::contract::DOCUMENT;

    #[path = "."]
    pub(crate) mod routes {
        #[path = "../../../ringback-build/tests/golden/validation/generated/routes/validation.rs"]
        mod validation;

        pub(crate) fn router<S: super::service::Validation>(service: S) -> axum::Router {
            validation::add(ringback::support::v1::Routes::new(service)).into_router()
        }
    }

    #[path = "../../../ringback-build/tests/golden/validation/generated/service.rs"]
    pub(crate) mod service;
}

/// What the contract of answers became, with a document of this test's own.
#[path = "."]
mod contents_generated {
    pub(crate) use crate::contract::DOCUMENT;

    #[path = "."]
    pub(crate) mod routes {
        #[path = "../../../ringback-build/tests/golden/contents/generated/routes/contents.rs"]
        mod contents;

        pub(crate) fn router<S: super::service::Contents>(service: S) -> axum::Router {
            contents::add(ringback::support::v1::Routes::new(service)).into_router()
        }
    }

    #[path = "../../../ringback-build/tests/golden/contents/generated/service.rs"]
    pub(crate) mod service;
}

/// What the contract of declared responses became, with a document of this test's own.
#[path = "."]
mod responses_generated {
    pub(crate) use crate::contract::DOCUMENT;

    #[path = "."]
    pub(crate) mod routes {
        #[path = "../../../ringback-build/tests/golden/responses/generated/routes/responses.rs"]
        mod responses;

        pub(crate) fn router<S: super::service::Responses>(service: S) -> axum::Router {
            responses::add(ringback::support::v1::Routes::new(service)).into_router()
        }
    }

    #[path = "../../../ringback-build/tests/golden/responses/generated/service.rs"]
    pub(crate) mod service;
}
#[allow(unreachable_pub, clippy::trivially_copy_pass_by_ref, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/callback_answers/api/mod.rs"]
#[cfg(feature = "client")]
mod callback_answers;

/// What that contract became, with a document of this test's own.
#[cfg(feature = "client")]
#[path = "../../../ringback-build/tests/golden/callback_answers/generated"]
mod callback_answers_generated {
    pub(crate) use crate::contract::DOCUMENT;

    pub(crate) mod callbacks;
    pub(crate) mod receiver;
    pub(crate) mod routes;
    pub(crate) mod service;
    pub(crate) mod webhooks;
}

#[allow(unreachable_pub, clippy::trivially_copy_pass_by_ref, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/callback_responses/api/mod.rs"]
#[cfg(feature = "client")]
mod callback_responses;

/// What that contract became, with a document of this test's own.
#[cfg(feature = "client")]
#[path = "../../../ringback-build/tests/golden/callback_responses/generated"]
mod callback_responses_generated {
    pub(crate) use crate::contract::DOCUMENT;

    pub(crate) mod callbacks;
    pub(crate) mod receiver;
    pub(crate) mod routes;
    pub(crate) mod service;
}

#[allow(dead_code, unreachable_pub, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/callback_security/api/mod.rs"]
#[cfg(feature = "client")]
mod callback_security;

/// What that contract became, with a document of this test's own.
#[cfg(feature = "client")]
#[path = "../../../ringback-build/tests/golden/callback_security/generated"]
mod callback_security_generated {
    pub(crate) use crate::contract::DOCUMENT;

    pub(crate) mod callbacks;
    pub(crate) mod receiver;
    pub(crate) mod routes;
    pub(crate) mod security;
    pub(crate) mod service;
    pub(crate) mod webhooks;
}

#[allow(unreachable_pub, clippy::trivially_copy_pass_by_ref, reason = "a contract as users write it")]
#[path = "../../../ringback-build/tests/golden/callback_parameters/api/mod.rs"]
#[cfg(feature = "client")]
mod callback_parameters;

/// What that contract became, with a document of this test's own.
#[cfg(feature = "client")]
#[path = "../../../ringback-build/tests/golden/callback_parameters/generated"]
mod callback_parameters_generated {
    pub(crate) use crate::contract::DOCUMENT;

    pub(crate) mod callbacks;
    pub(crate) mod receiver;
    pub(crate) mod routes;
    pub(crate) mod service;
    pub(crate) mod webhooks;
}
