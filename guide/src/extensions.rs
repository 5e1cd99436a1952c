//! Says which branch a request came to.

use axum::Extension;
use ringback::Failure;

use crate::Guide;
use crate::api::extensions::Branch;
use crate::generated::service::Extensions;

impl Extensions for Guide {
    async fn read_branch(&self, branch: Branch) -> Result<String, Failure> {
        Ok(branch.place)
    }
}

/// The layer that tells every request its branch.
pub(crate) fn branch() -> Extension<Branch> {
    Extension(Branch { place: "harbour".to_owned() })
}
