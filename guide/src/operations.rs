//! Tells the hours.

use ringback::Failure;

use crate::Guide;
use crate::api::operations::Hours;
use crate::generated::service::Operations;

impl Operations for Guide {
    async fn read_hours(&self) -> Result<Hours, Failure> {
        Ok(Hours { from: 9, until: 18 })
    }

    async fn read_opening_times(&self) -> Result<String, Failure> {
        Ok("We are open from 9 to 18.".to_owned())
    }
}
