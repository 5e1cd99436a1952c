//! Answers of every kind.

use std::convert::Infallible;

use futures_util::stream;
use ringback::{Download, Event, EventStream, Failure, Html, JsonLines, Redirect, Text};

use crate::Guide;
use crate::api::results::{Found, LostThing};
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

    async fn read_rules(&self) -> Result<Text, Failure> {
        Ok("Be quiet.".into())
    }

    async fn show_rules(&self) -> Result<Html, Failure> {
        Ok("<p>Be quiet.</p>".into())
    }

    async fn export_days(&self) -> Result<String, Failure> {
        Ok("day,readers\nMonday,310\n".to_owned())
    }

    async fn download_plan(&self) -> Result<Download, Failure> {
        Ok(Download::new("plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
    }

    async fn find_exhibition(&self) -> Result<Redirect, Failure> {
        Ok(Redirect::to("/books?topic=whales"))
    }

    async fn watch_readers(&self) -> Result<EventStream<u32>, Failure> {
        let events = [41, 42].map(|readers| Ok::<_, Infallible>(Event::new(readers).with_name("readers")));
        Ok(EventStream::new(stream::iter(events)))
    }

    async fn export_lost_things(&self) -> Result<JsonLines<LostThing>, Failure> {
        let thing = |text: &str| Ok::<_, Infallible>(LostThing { description: text.to_owned() });
        Ok(JsonLines::new(stream::iter([thing("One glove, grey."), thing("An umbrella.")])))
    }

    async fn hand_in(&self, thing: LostThing) -> Result<Found, Failure> {
        if thing.description.contains("my own") {
            return Ok(Found::GivenBack);
        }
        Ok(Found::Kept { location: "/lost-things/1".to_owned(), thing })
    }
}
