//! The operations of one path: picks one by the method.
//!
//! HEAD is answered where GET is (RFC 9110 section 9.3.2); any other method without an operation is a 405 problem
//! that lists those there are in `allow` (RFC 9110 section 15.5.6).

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, header};
use tower::Service;

use crate::Problem;
use crate::serve::answer::Answer;
use crate::serve::{Operation, Reply, Request};

/// The glue of an operation, its service already inside.
pub(crate) type Handle = Arc<dyn Fn(Request) -> Reply + Send + Sync>;

/// The operations of one path (OAS 3.1.1 section 4.8.9).
#[derive(Clone)]
pub(super) struct PathItem {
    operations: Arc<[(&'static Operation, Handle)]>,
    allow: HeaderValue,
}

impl PathItem {
    pub(super) fn new(operations: Vec<(&'static Operation, Handle)>) -> Self {
        let allow = allow(operations.iter().map(|(operation, _)| &operation.method));
        Self { operations: operations.into(), allow }
    }

    fn find(&self, method: &Method) -> Option<&(&'static Operation, Handle)> {
        self.operations.iter().find(|(operation, _)| operation.method == *method)
    }
}

impl Service<Request> for PathItem {
    type Response = Response;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Answer {
        let method = request.method();
        if let Some((operation, handle)) = self.find(method) {
            return Answer::to(operation, handle(request));
        }
        if let (&Method::HEAD, Some((operation, handle))) = (method, self.find(&Method::GET)) {
            return Answer::to_head(operation, handle(request));
        }
        Answer::ready(method_not_allowed(self.allow.clone()))
    }
}

/// The 405 problem of a path that knows only these methods.
pub(crate) fn method_not_allowed(allow: HeaderValue) -> Response {
    let mut response = Problem::new(405).into_response();
    response.headers_mut().insert(header::ALLOW, allow);
    response
}

/// The methods, each once, HEAD after GET.
fn allow<'a>(methods: impl Iterator<Item = &'a Method>) -> HeaderValue {
    let mut names: Vec<&str> = Vec::new();
    for method in methods {
        let implied = (method == Method::GET).then_some("HEAD");
        for name in [Some(method.as_str()), implied].into_iter().flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    HeaderValue::from_str(&names.join(", ")).expect("the names of methods are tokens")
}
