//! Answers of every kind.

use ringback::Failure;

use crate::Guide;
use crate::api::results::LostThing;
use crate::generated::service::Results;

impl Results for Guide {
    async fn count_readers(&self) -> Result<u32, Failure> {
        Ok(42)
    }

    async fn switch_off(&self) -> Result<(), Failure> {
        Ok(())
    }

    async fn ask_for_sweeping(&self) -> Result<String, Failure> {
        Ok("Tonight.".to_owned())
    }

    async fn find_lost_thing(&self, number: u32) -> Result<Option<LostThing>, Failure> {
        let thing = LostThing { description: "One glove, grey.".to_owned() };
        Ok((number == 1).then_some(thing))
    }
}
