//! What a call puts on the wire, as data that can be kept and sent much later.
//!
//! Knows nothing of the answer. What the Operation Object of a callback (OpenAPI 3.1) describes, filled in.

use std::fmt;

use http::Method;
use serde::{Deserialize, Serialize};
use url::Url;

/// One request to be made: serde data.
///
/// # Example
///
/// ```
/// use ringback::callback::{Call, CallRequest, Source, Target};
///
/// let target = Target::new().value(Source::Query("callback_url"), "https://www.external.org/events");
/// let call: Call<()> = Call::new("invoice_notification", http::Method::POST, target).with_json(&true);
///
/// let kept = serde_json::to_string(call.request()?)?;
/// let request: CallRequest = serde_json::from_str(&kept)?;
/// assert_eq!(request.url().as_str(), "https://www.external.org/events");
/// assert_eq!(request.body(), b"true");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRequest {
    id: String,
    #[serde(with = "method")]
    method: Method,
    url: Url,
    headers: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Credentials::is_empty")]
    credentials: Credentials,
    // A JSON text is UTF-8 (RFC 8259 section 8.1); as a string it stays readable where it is kept.
    body: Option<String>,
}

impl CallRequest {
    pub(super) fn new(id: String, method: Method, url: Url) -> Self {
        Self { id, method, url, headers: Vec::new(), credentials: Credentials::default(), body: None }
    }

    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        self.remove_header(name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    pub(super) fn add_credential(&mut self, name: &str, value: &str) {
        self.credentials.0.push((name.to_owned(), value.to_owned()));
    }

    pub(super) fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(present, _)| present != name);
    }

    pub(super) fn set_body(&mut self, body: String) {
        self.body = Some(body);
    }

    /// The name of the callback in the contract, `invoice_notification`; the same for all its calls.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The address, built by the rules of [`Target`](crate::callback::Target).
    ///
    /// Built, not allowed: whether it may be reached is asked when it is.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The headers that the call itself needs, names in lower case; the client adds its own.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The header fields that show who calls, names in lower case. Keep them as you keep passwords.
    pub fn credentials(&self) -> &[(String, String)] {
        &self.credentials.0
    }

    /// The bytes of the body, empty if there is none.
    pub fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default().as_bytes()
    }
}

/// Header fields with credentials; never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Credentials(Vec<(String, String)>);

impl Credentials {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// A method as its name.
mod method {
    use http::Method;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
        method.as_str().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Method, D::Error> {
        let name = String::deserialize(deserializer)?;
        Method::from_bytes(name.as_bytes()).map_err(D::Error::custom)
    }
}
