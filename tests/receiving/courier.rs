//! Stands between sender and receiver, and does not always hand over what it was given.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use tokio::sync::mpsc;

use crate::serve;

/// Long enough for a machine under load; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What happens on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Nothing.
    Straight,
    /// The same request arrives twice; the second answer goes back.
    Twice,
    /// The body says something else.
    OtherBody,
    /// The timestamp is that of this moment and not the one that was signed.
    OtherTimestamp,
    /// The message is called otherwise.
    OtherId,
    /// There is no signature.
    Unsigned,
}

/// What a receiver answered: its status, and its body.
pub(crate) type Answered = (u16, String);

pub(crate) struct Courier {
    pub(crate) base: String,
    answers: mpsc::UnboundedReceiver<Answered>,
}

#[derive(Clone)]
struct Route {
    to: String,
    way: Way,
    client: reqwest::Client,
    answers: mpsc::UnboundedSender<Answered>,
}

impl Courier {
    /// Hands over to a receiver at `to`.
    pub(crate) async fn start(to: &str, way: Way) -> Self {
        let (sender, answers) = mpsc::unbounded_channel();
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let route = Route { to: to.to_owned(), way, client, answers: sender };
        Self { base: serve(Router::new().fallback(hand_over).with_state(route)).await, answers }
    }

    /// What the receiver answered.
    pub(crate) async fn answered(&mut self) -> Answered {
        let answered = tokio::time::timeout(PATIENCE, self.answers.recv()).await;
        answered.expect("an answer in time").expect("the courier is there")
    }
}

async fn hand_over(
    State(route): State<Route>,
    method: Method,
    uri: Uri,
    mut headers: HeaderMap,
    mut body: Bytes,
) -> (StatusCode, String) {
    match route.way {
        Way::Straight | Way::Twice => {}
        Way::OtherBody => body = String::from_utf8_lossy(&body).replace("true", "\"yes\"").into(),
        Way::OtherTimestamp => {
            let timestamp: i64 =
                headers["webhook-timestamp"].to_str().expect("text").parse().expect("digits");
            headers.insert("webhook-timestamp", (timestamp + 1).into());
        }
        Way::OtherId => drop(headers.insert("webhook-id", "msg_other".parse().expect("a value"))),
        Way::Unsigned => drop(headers.remove("webhook-signature")),
    }
    headers.remove("host");
    headers.remove("content-length");
    let send = async || {
        let request = route.client.request(method.clone(), format!("{}{uri}", route.to));
        let answer = request.headers(headers.clone()).body(body.clone()).send().await.expect("an answer");
        (answer.status(), answer.text().await.expect("a body"))
    };
    let mut answer = send().await;
    if route.way == Way::Twice {
        let again = send().await;
        assert_eq!(answer, again, "a repeat gets the same answer");
        answer = again;
    }
    // The test may have ended.
    route.answers.send((answer.0.as_u16(), answer.1.clone())).ok();
    answer
}
