//! One callback to be sent, and the type of its answer.
//!
//! Never touches the network itself; `send` hands the request to a client.

use std::sync::Arc;

use http::Method;
use serde::Serialize;

use crate::callback::{CallRequest, Target, TargetError};

/// One callback to be sent, answered by an `R`.
///
/// The generated senders make these. Making one always succeeds; what is wrong with it is said when it is to be sent or
/// kept.
///
/// # Example
///
/// ```no_run
/// use ringback::callback::{Call, Client, Source, Target};
///
/// #[derive(serde::Deserialize)]
/// struct Received {
///     ok: bool,
/// }
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder().build()?;
/// let target = Target::new()
///     .value(Source::Query("callback_url"), "https://www.external.org/events")
///     .text("/invoices/")
///     .value(Source::Body("/id"), "2expen51ve");
/// let call = Call::new("invoice_notification", http::Method::POST, target).with_json(&"paid");
/// let received: Received = call.send(&client).await?;
/// assert!(received.ok);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Call<R> {
    request: Result<CallRequest, CallFault>,
    answer: Answer<R>,
}

/// What is made of a successful answer.
#[derive(Debug)]
enum Answer<R> {
    /// Its body is read as JSON.
    Json,
    /// Its body is left unread, and this stands for it.
    Nothing(fn() -> R),
}

/// Why a call cannot be sent at all.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CallFault {
    /// Its address was refused.
    #[error("the callback's address was refused: {0}")]
    Target(#[from] TargetError),
    /// Its body does not serialise.
    #[error("the callback's body does not serialise")]
    Body(#[source] Arc<serde_json::Error>),
}

/// What JSON is called (RFC 8259 section 11).
const JSON: &str = "application/json";

impl<R> Clone for Call<R> {
    fn clone(&self) -> Self {
        Self { request: self.request.clone(), answer: self.answer.clone() }
    }
}

impl<R> Clone for Answer<R> {
    fn clone(&self) -> Self {
        match self {
            Self::Json => Self::Json,
            Self::Nothing(stand_in) => Self::Nothing(*stand_in),
        }
    }
}

impl<R> Call<R> {
    /// A call without a body of the callback named `id`, answered by JSON.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "generated code hands over a target it made for this call"
    )]
    pub fn new(id: impl Into<String>, method: Method, target: Target) -> Self {
        let request = target.url().map(|url| {
            let mut request = CallRequest::new(id.into(), method, url);
            request.set_header("accept", JSON);
            request
        });
        Self { request: request.map_err(CallFault::Target), answer: Answer::Json }
    }

    /// Adds `body` as JSON.
    pub fn with_json<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        self.request = self.request.and_then(|mut request| {
            let json = serde_json::to_string(body).map_err(|error| CallFault::Body(Arc::new(error)))?;
            request.set_header("content-type", JSON);
            request.set_body(json);
            Ok(request)
        });
        self
    }

    /// What will be sent, to be kept or looked at.
    ///
    /// # Errors
    ///
    /// The reason why this call cannot be sent, now or ever.
    pub fn request(&self) -> Result<&CallRequest, CallFault> {
        self.request.as_ref().map_err(Clone::clone)
    }
}

impl Call<()> {
    /// Says that nothing is expected back but a status of success: the answer's body is not read.
    pub fn without_answer(mut self) -> Self {
        if let Ok(request) = &mut self.request {
            request.remove_header("accept");
        }
        self.answer = Answer::Nothing(|| ());
        self
    }
}

#[cfg(feature = "client")]
impl<R: serde::de::DeserializeOwned> Call<R> {
    /// Sends the call once, now.
    ///
    /// An empty answer reads as JSON's `null`, so that it suits an `Option` or `()`. The answer's `Content-Type` is
    /// not looked at: receivers are often wrong about it, and the body speaks for itself.
    ///
    /// # Errors
    ///
    /// [`CallbackError`](crate::callback::CallbackError) says what happened; [`Client`](crate::callback::Client) what is
    /// never done.
    pub async fn send(&self, client: &crate::callback::Client) -> Result<R, crate::callback::CallbackError> {
        let answer = client.send(self.request()?).await?;
        match self.answer {
            Answer::Nothing(stand_in) => Ok(stand_in()),
            Answer::Json => client.read_json(answer).await,
        }
    }
}
