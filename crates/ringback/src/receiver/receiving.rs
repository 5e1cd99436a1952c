//! Collects the callbacks that a receiver hears into an Axum router, behind its verification.

use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use http::request::Parts;

use crate::Problem;
use crate::receive::read_body;
use crate::receiver::Verification;
use crate::receiver::once::once;
use crate::serve::{Operation, Paths, Reply, Request};

/// The head of a request to come, once its credentials are accepted.
pub type Admission = Pin<Box<dyn Future<Output = Result<Parts, Problem>> + Send>>;

type Admit<R> = fn(Arc<R>, Parts) -> Admission;

/// Collects the callbacks that one receiver hears.
pub struct Receiving<R> {
    receiver: Arc<R>,
    verification: Verification,
    paths: Paths,
}

impl<R: Send + Sync + 'static> Receiving<R> {
    /// Starts with no callback.
    pub fn new(receiver: R, verification: &Verification) -> Self {
        Self { receiver: Arc::new(receiver), verification: verification.clone(), paths: Paths::default() }
    }

    /// Adds a callback and the function that answers it.
    pub fn callback(self, operation: &'static Operation, handle: fn(Arc<R>, Request) -> Reply) -> Self {
        self.guarded(operation, |_, head| Box::pin(std::future::ready(Ok(head))), handle)
    }

    /// Adds a callback whose sender shows a credential, and the function that judges this.
    pub fn guarded(
        mut self,
        operation: &'static Operation,
        admit: Admit<R>,
        handle: fn(Arc<R>, Request) -> Reply,
    ) -> Self {
        let (receiver, verification) = (Arc::clone(&self.receiver), self.verification.clone());
        let receive = move |request| -> Reply {
            Box::pin(receive(Arc::clone(&receiver), verification.clone(), request, admit, handle))
        };
        self.paths.add(operation, Arc::new(receive));
        self
    }

    /// The router.
    pub fn into_router(self) -> Router {
        self.paths.into_router()
    }
}

/// Verifies the bytes as they came, before anything is made of them, then asks for credentials, then whether it was here
/// before.
async fn receive<R: Send + Sync + 'static>(
    receiver: Arc<R>,
    verification: Verification,
    request: Request,
    admit: Admit<R>,
    handle: fn(Arc<R>, Request) -> Reply,
) -> Result<Response, Problem> {
    let (head, body) = read_body(request).await?;
    let delivery = verification.check(&head.headers, &body)?;
    let head = admit(Arc::clone(&receiver), head).await?;
    let reply = handle(receiver, Request::from_parts(head, Body::from(body)));
    match delivery {
        Some(delivery) => once(verification.store, delivery, reply).await,
        None => reply.await,
    }
}
