//! The client that sends calls, each exactly once.
//!
//! Never retries, follows a redirect, asks a proxy, keeps a cookie, or unpacks an answer.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderValue};
use reqwest::Response;

use crate::callback::answer::Received;
use crate::callback::retry_after::retry_after;
use crate::callback::{AddressPolicy, CallRequest, CallbackError, ClientBuilder};
use crate::signing::{Secret, new_id, signed_fields};

/// Sends calls to receivers that strangers chose.
///
/// Every address is checked before it is dialled: a host that is an address by the client, a name by its resolver, so
/// that what is checked is what is dialled. Redirects are not followed and proxies not asked, answers not unpacked and
/// cut at a limit, and time is bounded. Cheap to clone; clones share their connections.
///
/// # Example
///
/// ```
/// use ringback::callback::{AddressPolicy, Client};
///
/// let client = Client::builder()
///     .policy(AddressPolicy::default().allow_http())
///     .total_timeout_ms(10_000)
///     .build()?;
/// # Ok::<(), ringback::callback::ClientError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    policy: Arc<AddressPolicy>,
    max_answer_bytes: usize,
    keys: Arc<[Secret]>,
}

impl Client {
    /// A builder with the usual limits.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    pub(super) fn new(http: reqwest::Client, policy: Arc<AddressPolicy>, max_answer_bytes: usize) -> Self {
        Self { http, policy, max_answer_bytes, keys: Arc::new([]) }
    }

    /// The same client, which signs what [`Call::send`](crate::callback::Call::send) sends through it: with each of
    /// `keys`, the newest of which stands first, under a new `webhook-id` for each call. Without keys nothing is signed.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use ringback::callback::{Call, Client};
    /// use ringback::signing::Secret;
    ///
    /// # async fn example(client: Client, call: Call<bool>) -> Result<(), Box<dyn std::error::Error>> {
    /// let key = Secret::from_text("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
    /// call.send(&client.signing_with([key])).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn signing_with(&self, keys: impl IntoIterator<Item = Secret>) -> Self {
        Self { keys: keys.into_iter().collect(), ..self.clone() }
    }

    /// Which addresses this client may reach; for checks at intake too.
    pub fn policy(&self) -> &AddressPolicy {
        &self.policy
    }

    /// Sends `request` with `fields` among its header fields, and reads what comes back, up to the limit. Signs nothing.
    ///
    /// Whatever the receiver answers is [`Received`]: this is for those who keep requests and judge answers themselves.
    /// [`Call::send`](crate::callback::Call::send) is for everyone else.
    ///
    /// # Errors
    ///
    /// [`CallbackError`] if no status came back.
    pub async fn exchange(
        &self,
        request: &CallRequest,
        fields: &HeaderMap,
    ) -> Result<Received, CallbackError> {
        let answer = self.begin(request, fields).await?;
        let (status, retry_after) = (answer.status(), retry_after(answer.headers()));
        let mut body = Vec::new();
        let is_complete = self.read(answer, &mut body).await.is_ok();
        Ok(Received { status, body, is_complete, retry_after })
    }

    /// Sends `request` and reads the answer; of a success only its status, unless it `has_body`.
    pub(super) async fn send(
        &self,
        request: &CallRequest,
        has_body: bool,
    ) -> Result<Received, CallbackError> {
        let answer = self.begin(request, &self.signed(request)).await?;
        let (status, retry_after) = (answer.status(), retry_after(answer.headers()));
        let mut body = Vec::new();
        match (status.is_success(), has_body) {
            (true, true) => self.read(answer, &mut body).await?,
            (true, false) => {}
            // The status is news enough where the rest does not come.
            (false, _) => drop(self.read(answer, &mut body).await),
        }
        Ok(Received { status, body, is_complete: true, retry_after })
    }

    /// The fields of a signature made now; none where there is no key.
    fn signed(&self, request: &CallRequest) -> HeaderMap {
        if self.keys.is_empty() {
            return HeaderMap::new();
        }
        let now_s = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let now_s = i64::try_from(now_s).unwrap_or(i64::MAX);
        signed_fields(&new_id(), now_s, request.body(), &self.keys).expect("the body of a call is text")
    }

    /// Sends `request`, if it may be, up to the head of the answer.
    async fn begin(&self, request: &CallRequest, fields: &HeaderMap) -> Result<Response, CallbackError> {
        self.policy.check_url(request.url()).map_err(CallbackError::AddressBlocked)?;
        let mut builder = self.http.request(request.method().clone(), request.url().clone());
        for (name, value) in request.headers() {
            builder = builder.header(name, value);
        }
        for (name, value) in request.credentials() {
            // A value that is no header field ends the request, as it does above.
            builder = match HeaderValue::try_from(value) {
                Ok(mut value) => {
                    value.set_sensitive(true);
                    builder.header(name, value)
                }
                Err(_) => builder.header(name, value),
            };
        }
        // Replaces fields of the same name.
        builder = builder.headers(fields.clone());
        if !request.body().is_empty() {
            builder = builder.body(request.body().to_vec());
        }
        builder.send().await.map_err(CallbackError::from_exchange)
    }

    /// Reads a body piece by piece, and no further than the limit.
    async fn read(&self, mut answer: Response, body: &mut Vec<u8>) -> Result<(), CallbackError> {
        while let Some(chunk) = answer.chunk().await.map_err(CallbackError::from_exchange)? {
            let room_bytes = self.max_answer_bytes - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room_bytes)]);
            if chunk.len() > room_bytes {
                return Err(CallbackError::AnswerTooLarge { max_bytes: self.max_answer_bytes });
            }
        }
        Ok(())
    }
}
