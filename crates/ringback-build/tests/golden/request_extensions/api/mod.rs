//! Values that layers put into a request.

use ringback::get;

/// Whose data are read.
#[derive(Debug, Clone)]
pub struct Tenant {
    pub name: String,
}

/// What the logs call a request; clones itself.
#[derive(Debug)]
pub struct TraceId(pub u64);

impl Clone for TraceId {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

/// Say whose data are read.
#[get("/tenant")]
pub async fn read_tenant(
    #[extension] tenant: Tenant,
    #[extension] trace: Option<TraceId>,
    is_loud: Option<bool>,
) -> String;
