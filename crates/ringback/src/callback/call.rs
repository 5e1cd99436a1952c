//! One callback to be sent, and the type of its answer.
//!
//! Never touches the network itself; `send` hands the request to a client.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::callback::{Answer, CallRequest, Target, TargetError};
use crate::security::{ApiKey, BasicCredentials, BearerToken};

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

/// Why a call cannot be sent at all.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CallFault {
    /// Its address was refused.
    #[error("the callback's address was refused: {0}")]
    Target(#[from] TargetError),
    /// Its body does not serialise.
    #[error("the callback's body does not serialise")]
    Body(#[source] Arc<serde_json::Error>),
    /// The value for this header field would not arrive as it is: it has control characters, or white space at an end.
    #[error("the value for the callback's header field `{0}` cannot be sent")]
    Header(&'static str),
}

/// What JSON is called (RFC 8259 section 11).
const JSON: &str = "application/json";

/// What a problem is called (RFC 9457 section 6.1).
const PROBLEM_JSON: &str = "application/problem+json";

impl<R> Clone for Call<R> {
    fn clone(&self) -> Self {
        Self { request: self.request.clone(), answer: self.answer.clone() }
    }
}

impl<R: DeserializeOwned> Call<R> {
    /// A call without a body of the callback named `id`, answered by JSON.
    pub fn new(id: impl Into<String>, method: Method, target: Target) -> Self {
        Self::answering(id, method, target, Answer::json())
    }
}

impl<R> Call<R> {
    /// A call without a body of the callback named `id`, whose answer is read as `answer` says.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "generated code hands over a target it made for this call"
    )]
    pub fn answering(id: impl Into<String>, method: Method, target: Target, answer: Answer<R>) -> Self {
        let request = target.url().map(|url| {
            let mut request = CallRequest::new(id.into(), method, url);
            match (answer.has_body, answer.has_problems) {
                (false, false) => {}
                (false, true) => request.set_header("accept", PROBLEM_JSON),
                (true, false) => request.set_header("accept", JSON),
                (true, true) => request.set_header("accept", &format!("{JSON}, {PROBLEM_JSON}")),
            }
            request
        });
        Self { request: request.map_err(CallFault::Target), answer }
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

    /// Adds `body` as JSON, if there is one.
    pub fn with_json_if<B: Serialize + ?Sized>(self, body: Option<&B>) -> Self {
        match body {
            Some(body) => self.with_json(body),
            None => self,
        }
    }

    /// Adds a header field, if there is a value for it; `name` is in lower case.
    pub fn with_header(mut self, name: &'static str, value: Option<String>) -> Self {
        if let (Ok(request), Some(value)) = (&mut self.request, value) {
            if is_sendable(&value) {
                request.set_header(name, &value);
            } else {
                self.request = Err(CallFault::Header(name));
            }
        }
        self
    }

    /// Shows the receiver a token (RFC 6750 section 2.1).
    pub fn with_bearer(self, token: &BearerToken) -> Self {
        self.with_credential("authorization", &format!("Bearer {}", token.as_str()))
    }

    /// Shows the receiver a user and a password (RFC 7617 section 2).
    pub fn with_basic(self, credentials: &BasicCredentials) -> Self {
        let pair = STANDARD.encode(format!("{}:{}", credentials.user(), credentials.password()));
        self.with_credential("authorization", &format!("Basic {pair}"))
    }

    /// Shows the receiver a key in a header field; `name` is in lower case.
    pub fn with_key(self, name: &'static str, key: &ApiKey) -> Self {
        self.with_credential(name, key.as_str())
    }

    fn with_credential(mut self, name: &'static str, value: &str) -> Self {
        match &mut self.request {
            Ok(request) if is_sendable(value) => request.add_credential(name, value),
            Ok(_) => self.request = Err(CallFault::Header(name)),
            Err(_) => {}
        }
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

    /// The same, for those who need nothing else of the call.
    ///
    /// # Errors
    ///
    /// The reason why this call cannot be sent, now or ever.
    pub fn into_request(self) -> Result<CallRequest, CallFault> {
        self.request
    }
}

/// Whether a value arrives as it is (RFC 9110 section 5.5): no control characters, no white space at an end.
fn is_sendable(value: &str) -> bool {
    value == value.trim_matches([' ', '\t']) && !value.chars().any(|c| c.is_ascii_control())
}

impl Call<()> {
    /// Says that nothing is expected back but a status of success: the answer's body is not read.
    pub fn without_answer(mut self) -> Self {
        if let Ok(request) = &mut self.request {
            request.remove_header("accept");
        }
        self.answer = Answer::nothing();
        self
    }
}

#[cfg(feature = "client")]
impl<R> Call<R> {
    /// Sends the call once, now.
    ///
    /// # Errors
    ///
    /// [`CallbackError`](crate::callback::CallbackError) says what happened; [`Client`](crate::callback::Client) what is
    /// never done.
    pub async fn send(&self, client: &crate::callback::Client) -> Result<R, crate::callback::CallbackError> {
        let received = client.send(self.request()?, self.answer.has_body).await?;
        (self.answer.read)(&received).map_err(|why| why.into_error(&received))
    }
}
