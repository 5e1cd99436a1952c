#![doc = include_str!("../README.md")]

pub mod callback;
mod content;
mod document;
mod explain;
mod failure;
mod problem;
mod publish;
mod receive;
pub mod receiver;
mod respond;
pub mod security;
mod serve;
pub mod signing;
#[doc(hidden)]
pub mod support;
#[cfg(feature = "multipart")]
mod upload;

// The derive, not the type: macros have a namespace of their own.
pub use ringback_macros::{
    Problem, Response, any_of, api_key, basic, bearer, callback, delete, get, head, module, oauth2,
    open_id_connect, options, patch, post, put, trace, webhook,
};

pub use content::Content;
pub use document::Document;
pub use failure::Failure;
pub use problem::Problem;
pub use publish::{docs, docs_at};
pub use respond::{Download, Event, EventStream, Html, JsonLines, Redirect, Text};
pub use serve::not_found;
#[cfg(feature = "multipart")]
pub use upload::UploadedFile;
