//! What the client and the log learn of failures inside.

use std::io;
use std::sync::{Arc, Mutex};

use expect_test::expect;
use tracing_subscriber::fmt::MakeWriter;

use crate::contract::app;
use crate::request::{plain, send, shown};

/// A log in memory.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Takes what is logged until the guard is dropped.
    pub(crate) fn begin(&self) -> tracing::subscriber::DefaultGuard {
        let subscriber =
            tracing_subscriber::fmt().with_writer(self.clone()).without_time().with_ansi(false).finish();
        tracing::subscriber::set_default(subscriber)
    }

    /// What was logged.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// What the client is answered, and what the log then says.
async fn fail(how: &str) -> (String, String) {
    let log = Log::default();
    let guard = log.begin();
    let answer = shown(send(app(), plain(&format!("GET /failures/{how}"))).await).await;
    drop(guard);
    (answer, log.text())
}

const NOTHING_SAID: &str = "500 Internal Server Error";

#[tokio::test]
async fn a_panic_is_a_500_problem_and_a_line_in_the_log() {
    let (answer, log) = fail("panic").await;
    assert_eq!(answer, NOTHING_SAID);
    expect![[r#"
        ERROR ringback::serve::answer: an operation panicked method="GET" path="/failures/{how}" panic="the service broke: password=hunter2"
    "#]].assert_eq(&log);
}

#[tokio::test]
async fn an_internal_failure_is_a_500_problem_and_its_cause_in_the_log() {
    let (answer, log) = fail("error").await;
    assert_eq!(answer, NOTHING_SAID);
    expect![[r#"
        ERROR ringback::failure: an operation failed error="password=hunter2"
    "#]]
    .assert_eq(&log);
}

#[tokio::test]
async fn a_value_that_cannot_be_json_is_an_internal_failure() {
    let (answer, log) = fail("unwritable").await;
    assert_eq!(answer, NOTHING_SAID);
    expect![[r#"
        ERROR ringback::failure: an operation failed error="key must be a string"
    "#]]
    .assert_eq(&log);
}

#[tokio::test]
async fn a_declared_problem_is_what_the_contract_says_and_not_logged() {
    let (answer, log) = fail("declared").await;
    assert_eq!(answer, "409 Exists already");
    assert_eq!(log, "");
}
