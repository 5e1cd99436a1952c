//! What is delivered is done once.
//!
//! The receiver's method runs in a task of its own: where the sender hangs up, as it does when it has waited too long, the
//! method still ends, and the next attempt gets its answer.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;

use axum::response::Response;
use futures_util::FutureExt;
use http::{HeaderValue, header};
use tracing::Instrument;

use crate::receiver::answer_store::ErasedStore;
use crate::receiver::{Claim, Delivery, KeptAnswer};
use crate::serve::Reply;
use crate::{Failure, Problem};

/// How many seconds a sender is asked to wait while the same delivery is in progress.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// What this delivery is answered with: by `reply`, or as it was answered before.
pub(super) async fn once(
    store: Arc<dyn ErasedStore>,
    delivery: Delivery,
    reply: Reply,
) -> Result<Response, Problem> {
    let answering = async move {
        match store.claim(delivery.id()).await? {
            Claim::Granted => answer(&*store, delivery, reply).await,
            Claim::InProgress => Err(in_progress()),
            Claim::Answered(answer) => {
                tracing::debug!(id = delivery.id(), "a delivery was here before");
                answer.into_response()
            }
        }
    };
    match tokio::spawn(answering.in_current_span()).await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(payload) => resume_unwind(payload),
            // The program ends.
            Err(_) => Err(in_progress()),
        },
    }
}

async fn answer(store: &dyn ErasedStore, delivery: Delivery, reply: Reply) -> Result<Response, Problem> {
    let id = delivery.id().to_owned();
    match AssertUnwindSafe(delivery.scope(reply)).catch_unwind().await {
        Ok(Ok(response)) if response.status().is_success() => kept(store, &id, response).await,
        Ok(result) => {
            log(store.release(&id).await);
            result
        }
        Err(payload) => {
            log(store.release(&id).await);
            resume_unwind(payload)
        }
    }
}

async fn kept(store: &dyn ErasedStore, id: &str, response: Response) -> Result<Response, Problem> {
    match KeptAnswer::read(response).await {
        Ok(answer) => {
            log(store.keep(id, &answer).await);
            answer.into_response()
        }
        Err(problem) => {
            log(store.release(id).await);
            Err(problem)
        }
    }
}

/// The work is done, or is not; what can be remembered of it does not change that.
fn log(result: Result<(), Failure>) {
    match result {
        Ok(()) => {}
        Err(Failure::Declared(never)) => match never {},
        Err(Failure::Internal(error)) => {
            tracing::error!(error = &*error as &dyn std::error::Error, "an answer could not be remembered");
        }
    }
}

/// 503 and not 409, which a contract may declare as an answer of the receiver's own.
fn in_progress() -> Problem {
    let problem = Problem::new(503).with_detail("The same delivery is being handled.");
    problem.with_header(header::RETRY_AFTER, RETRY_AFTER)
}
