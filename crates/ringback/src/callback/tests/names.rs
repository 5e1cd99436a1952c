//! Hosts that are names: judged by every address that the resolver found, and dialled at none but those.

use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::callback::{AddressPolicy, Call, CallbackError, Client};

use super::policy::{ip, not_public};
use super::receiver::Receiver;
use super::{call, open_policy};

/// A resolver that gives these answers one after the other, whatever the name.
#[derive(Clone)]
struct Script(Arc<Mutex<VecDeque<Vec<IpAddr>>>>);

impl Script {
    fn new<const N: usize>(answers: [&[&str]; N]) -> Self {
        let answers =
            answers.into_iter().map(|addresses| addresses.iter().map(|address| ip(address)).collect());
        Self(Arc::new(Mutex::new(answers.collect())))
    }

    fn answers_left(&self) -> usize {
        self.0.lock().expect("nobody panicked").len()
    }
}

impl Resolve for Script {
    fn resolve(&self, _: Name) -> Resolving {
        let answer = self.0.lock().expect("nobody panicked").pop_front().expect("one lookup too many");
        let addresses = answer.into_iter().map(|ip| SocketAddr::new(ip, 0));
        Box::pin(async move { Ok(Box::new(addresses) as Addrs) })
    }
}

/// Allows 127.0.0.1 alone, to stand for everything public.
fn client(script: &Script) -> Client {
    let policy = open_policy().allow_nets(["127.0.0.1/32".parse().expect("a net")]);
    Client::builder().policy(policy).resolver(script.clone()).build().expect("a client")
}

fn assert_blocked(outcome: &Result<(), CallbackError>) {
    assert!(matches!(outcome, Err(CallbackError::AddressBlocked(_))), "{outcome:?}");
}

/// Two sockets with one port: on the allowed address and on a forbidden one.
async fn allowed_and_forbidden() -> (Receiver, Receiver) {
    loop {
        let allowed = Receiver::listen().await;
        if let Some(forbidden) = Receiver::try_listen_on(ip("127.0.0.2"), allowed.port()).await {
            return (allowed, forbidden);
        }
    }
}

#[tokio::test]
async fn names_of_special_addresses_are_blocked() {
    for address in not_public() {
        let client = Client::builder().policy(open_policy()).resolver(Script::new([&[address]])).build();
        let call: Call<()> = call("http://receiver.example/");
        assert_blocked(&call.send(&client.expect("a client")).await);
    }
}

#[tokio::test]
async fn one_forbidden_address_spoils_the_name() {
    let (allowed, forbidden) = allowed_and_forbidden().await;
    let url = format!("http://receiver.example:{}/", allowed.port());
    let script = Script::new([&["127.0.0.1", "127.0.0.2"], &["127.0.0.2", "127.0.0.1"]]);
    let client = client(&script);
    let call: Call<()> = call(&url);
    assert_blocked(&call.send(&client).await);
    assert_blocked(&call.send(&client).await);
    allowed.assert_untouched().await;
    forbidden.assert_untouched().await;
}

#[tokio::test]
async fn a_name_that_changes_after_the_check_is_dialled_where_it_was_checked() {
    let (allowed, forbidden) = allowed_and_forbidden().await;
    let url = format!("http://receiver.example:{}/", allowed.port());
    let script = Script::new([&["127.0.0.1"], &["127.0.0.2"]]);
    let client = client(&script);
    let call: Call<()> = call(&url).without_answer();

    let request = allowed.answering("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    call.send(&client).await.expect("the checked address answers");
    request.await.expect("the receiver got the call");
    assert_eq!(script.answers_left(), 1, "a second lookup could have another answer");

    assert_blocked(&call.send(&client).await);
    assert_eq!(script.answers_left(), 0);
    forbidden.assert_untouched().await;
}

#[tokio::test]
async fn the_system_resolver_is_guarded_too() {
    let forbidden = Receiver::listen().await;
    let client = Client::builder().policy(open_policy()).build().expect("a client");
    let call: Call<()> = call(&format!("http://localhost:{}/", forbidden.port()));
    assert_blocked(&call.send(&client).await);
    forbidden.assert_untouched().await;
}

#[tokio::test]
async fn the_system_resolver_finds_names() {
    let receiver = Receiver::listen().await;
    let client = Client::builder().policy(AddressPolicy::loopback()).build().expect("a client");
    let call: Call<()> = call(&format!("http://localhost:{}/", receiver.port()));
    let request = receiver.answering("HTTP/1.1 204 No Content\r\n\r\n");
    call.send(&client).await.expect("the receiver answers");
    request.await.expect("the receiver got the call");
}

#[tokio::test]
async fn a_name_without_addresses_is_a_failure_to_connect() {
    let client = client(&Script::new([&[]]));
    let call: Call<()> = call("http://receiver.example/");
    let outcome = call.send(&client).await;
    assert!(matches!(outcome, Err(CallbackError::Connect(_))), "{outcome:?}");
}
