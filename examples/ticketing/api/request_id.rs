//! What names a request.

use uuid::Uuid;

/// Names a request, in the answer's `X-Request-Id`, in the log and at the payment provider.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);
