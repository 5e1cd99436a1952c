//! Addresses that are made of parts of the answer.

use std::sync::Mutex;

use axum::Extension;
use expect_test::expect;
use ringback::Failure;
use ringback::callback::AddressPolicy;
use ringback::receiver::Verification;
use tokio::sync::oneshot;
use url::Url;

use super::{client, serve};
use crate::callback_responses::{Busy, Job, Run, Started, Watched, Worker};
use crate::callback_responses_generated::callbacks::{
    ListJobsCallbacks, ReadJobCallbacks, StartJobCallbacks, StartRunCallbacks,
};
use crate::callback_responses_generated::receiver::{self, CallbackResponsesReceiver};
use crate::callback_responses_generated::{routes, service};
use crate::request::{json, send, shown};

/// Hands over what it may call back.
struct Jobs(Mutex<Option<oneshot::Sender<(StartJobCallbacks, Started)>>>);

impl service::CallbackResponses for Jobs {
    async fn start_job(
        &self,
        _: Option<Url>,
        _: Job,
        callbacks: StartJobCallbacks,
    ) -> Result<Started, Failure<Busy>> {
        let worker = Some(Worker { name: "a/b".to_owned() });
        let progress = Url::parse("http://127.0.0.1:9/progress/").expect("a URL");
        let started = Started { number: 7, worker, progress };
        let sender = self.0.lock().expect("nobody panicked").take();
        sender.expect("one job").send((callbacks, started.clone())).expect("the test waits");
        Ok(started)
    }

    async fn read_job(
        &self,
        _: u64,
        _: Option<Url>,
        _: ReadJobCallbacks,
    ) -> Result<Option<Watched>, Failure> {
        Ok(None)
    }

    async fn start_run(&self, _: Url, _: StartRunCallbacks) -> Result<Run, Failure> {
        Ok(Run { x_run: 7, by: None })
    }

    async fn list_jobs(&self, _: Url, _: ListJobsCallbacks) -> Result<Vec<Started>, Failure> {
        Ok(Vec::new())
    }
}

/// Starts a job, whose outcome goes to this address.
async fn started(query: &str) -> (StartJobCallbacks, Started) {
    let (sender, receiver) = oneshot::channel();
    let app = routes::router(Jobs(Mutex::new(Some(sender)))).layer(Extension(AddressPolicy::loopback()));
    let answer = send(app, json(&format!("POST /jobs{query}"), r#"{"title": "Sum up"}"#)).await;
    expect![[r#"202 {"id":7,"worker":{"name":"a/b"},"progress":"http://127.0.0.1:9/progress/"}"#]]
        .assert_eq(&shown(answer).await);
    receiver.await.expect("they are handed over")
}

/// Says what arrived.
struct Heard(Mutex<Option<oneshot::Sender<String>>>);

impl CallbackResponsesReceiver for Heard {
    async fn done(
        &self,
        id: String,
        name: String,
        how: String,
        x_seconds: u32,
        job: Job,
    ) -> Result<bool, Failure> {
        let sender = self.0.lock().expect("nobody panicked").take();
        let text = format!("{id} {name} {how} {x_seconds} {job:?}");
        sender.expect("one call").send(text).expect("the test waits");
        Ok(true)
    }

    async fn moved(&self, _: String) -> Result<(), Failure> {
        Ok(())
    }

    async fn ran(&self, run: String) -> Result<(), Failure> {
        let sender = self.0.lock().expect("nobody panicked").take();
        sender.expect("one call").send(run).expect("the test waits");
        Ok(())
    }

    async fn seen(&self, _: String) -> Result<(), Failure> {
        Ok(())
    }

    async fn told(&self, _: String) -> Result<(), Failure> {
        Ok(())
    }

    async fn first(&self, _: String) -> Result<(), Failure> {
        Ok(())
    }
}

#[tokio::test]
async fn the_answer_fills_the_address() {
    let (sender, heard) = oneshot::channel();
    let callback_url =
        serve(receiver::callback_responses(Heard(Mutex::new(Some(sender))), &Verification::none())).await;
    let (callbacks, answer) = started(&format!("?callback_url={callback_url}")).await;

    let job = Job { title: "Sum up".to_owned() };
    let call = callbacks.done(&answer, &3, &job).expect("an address was given");
    assert!(call.send(&client()).await.expect("it is answered"));
    expect![[r#"7 a/b POST 3 Job { title: "Sum up" }"#]].assert_eq(&heard.await.expect("it was heard"));
}

#[tokio::test]
async fn an_answer_may_hold_the_whole_address() {
    let (callbacks, answer) = started("").await;
    let url = callbacks.moved(&answer).request().expect("an address").url().to_string();
    assert_eq!(url, "http://127.0.0.1:9/progress/Sum%20up");
}

#[tokio::test]
async fn what_the_operation_says_of_itself_needs_no_answer() {
    let (callbacks, _) = started("?callback_url=http://127.0.0.1:9/hook").await;
    let call = callbacks.told().expect("an address was given");
    assert_eq!(call.request().expect("an address").url().as_str(), "http://127.0.0.1:9/hook?status=202");
}

#[tokio::test]
async fn there_is_no_callback_where_the_answer_lacks_a_part() {
    let (callbacks, answer) = started("?callback_url=http://127.0.0.1:9/").await;
    let answer = Started { worker: None, ..answer };
    assert!(callbacks.done(&answer, &3, &Job { title: String::new() }).is_none());
}

#[tokio::test]
async fn an_address_that_could_never_be_called_is_refused_before_there_is_an_answer() {
    let app = routes::router(Jobs(Mutex::new(None)));
    let answer = send(app, json("POST /jobs?callback_url=http://10.0.0.1/", r#"{"title": "Sum up"}"#)).await;
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be a URL with an allowed scheme"#]]
    .assert_eq(&shown(answer).await);
}

#[tokio::test]
async fn a_header_field_of_the_answer_fills_the_address() {
    let (sender, heard) = oneshot::channel();
    let callback_url =
        serve(receiver::callback_responses(Heard(Mutex::new(Some(sender))), &Verification::none())).await;
    let kept = serde_json::json!({ "callback_url": callback_url });
    let callbacks: StartRunCallbacks = serde_json::from_value(kept).expect("that is what is kept");

    let run = Run { x_run: 7, by: None };
    callbacks.ran(&run).send(&client()).await.expect("it is answered");
    assert_eq!(heard.await.expect("it was heard"), "7");
    assert!(callbacks.seen(&run).is_none());
    let seen = callbacks.seen(&Run { by: Some("a&b".to_owned()), ..run }).expect("somebody saw it");
    assert_eq!(seen.request().expect("an address").url().query(), Some("by=a%26b"));
}
