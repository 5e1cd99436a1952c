//! Collects the operations of a contract into an Axum router.
//!
//! Beside each path stands its twin with, or without, the trailing slash, which redirects to it, unless the
//! contract declares the twin too.

use std::sync::Arc;

use axum::Router;

use crate::serve::path_item::{Handle, PathItem};
use crate::serve::redirect::{self, TrailingSlash};
use crate::serve::{Operation, Reply, Request};

/// Collects operations that one service answers.
pub struct Routes<S> {
    service: Arc<S>,
    paths: Paths,
}

/// Path templates in the order they were added, each with its operations.
#[derive(Default)]
pub(crate) struct Paths(Vec<(&'static str, Vec<(&'static Operation, Handle)>)>);

impl<S: Send + Sync + 'static> Routes<S> {
    /// Starts with no operation.
    pub fn new(service: S) -> Self {
        Self { service: Arc::new(service), paths: Paths::default() }
    }

    /// Adds an operation and the function that answers it.
    pub fn operation(mut self, operation: &'static Operation, handle: fn(Arc<S>, Request) -> Reply) -> Self {
        let service = Arc::clone(&self.service);
        self.paths.add(operation, Arc::new(move |request| handle(Arc::clone(&service), request)));
        self
    }

    /// The router.
    pub fn into_router(self) -> Router {
        self.paths.into_router()
    }
}

impl Paths {
    /// Adds an operation and what answers it.
    pub(crate) fn add(&mut self, operation: &'static Operation, handle: Handle) {
        match self.0.iter_mut().find(|(path, _)| *path == operation.path) {
            Some((_, operations)) => operations.push((operation, handle)),
            None => self.0.push((operation.path, vec![(operation, handle)])),
        }
    }

    /// The router.
    pub(crate) fn into_router(self) -> Router {
        let shapes: Vec<String> = self.0.iter().map(|(path, _)| shape(path)).collect();
        let mut router = Router::new();
        for (path, operations) in self.0 {
            if let Some(twin) = redirect::twin(path).filter(|twin| !shapes.contains(&shape(twin))) {
                router = router.route_service(&twin, TrailingSlash);
            }
            router = router.route_service(path, PathItem::new(operations));
        }
        router
    }
}

/// The template without the names of its placeholders: two of one shape are one path (OAS 3.1.1 section 4.8.8).
fn shape(path: &str) -> String {
    path.split('/')
        .map(|segment| if segment.starts_with('{') { "{}" } else { segment })
        .collect::<Vec<_>>()
        .join("/")
}
