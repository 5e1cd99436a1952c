//! The answer where no path fits.

use crate::Problem;

/// A fallback that answers 404 as a problem, for an application's outermost router.
///
/// Routers that [`docs`](crate::docs()) and generated code make have no fallback, so that they can be merged.
///
/// # Example
///
/// ```
/// let app: axum::Router = axum::Router::new().fallback(ringback::not_found);
/// ```
// Axum asks for a future.
pub async fn not_found() -> Problem {
    Problem::new(404)
}
