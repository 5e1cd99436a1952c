//! Hosts that are addresses, in every spelling: no connection is made.

use crate::callback::{AddressPolicy, Call, CallbackError, Client};

use super::policy::{ip, not_public};
use super::receiver::Receiver;
use super::{call, open_policy};

/// Ways to write a host that reaches the machine itself. The last one is a name.
const LOOPBACK: &str = include_str!("loopback.txt");

async fn assert_blocked(client: &Client, callback_url: &str) {
    let call: Call<()> = call(callback_url);
    let outcome = call.send(client).await;
    assert!(matches!(outcome, Err(CallbackError::AddressBlocked(_))), "{callback_url}: {outcome:?}");
}

#[tokio::test]
async fn every_spelling_of_loopback_is_blocked() {
    let client = Client::builder().policy(open_policy()).build().expect("a client");
    let forbidden = Receiver::listen().await;
    for host in LOOPBACK.lines() {
        assert_blocked(&client, &format!("http://{host}:{}/", forbidden.port())).await;
    }
    forbidden.assert_untouched().await;
}

#[tokio::test]
async fn every_special_address_is_blocked() {
    let client = Client::builder().policy(open_policy()).build().expect("a client");
    for address in not_public() {
        let host = if ip(address).is_ipv4() { address.to_owned() } else { format!("[{address}]") };
        assert_blocked(&client, &format!("http://{host}/")).await;
    }
}

#[tokio::test]
async fn schemes_and_ports_are_checked_when_a_call_is_sent_too() {
    let loopback = AddressPolicy::loopback().allowed_nets().to_vec();
    let client =
        Client::builder().policy(AddressPolicy::default().allow_nets(loopback)).build().expect("a client");
    let forbidden = Receiver::listen().await;
    assert_blocked(&client, &format!("http://{}/", forbidden.address())).await;
    assert_blocked(&client, &format!("https://{}/", forbidden.address())).await;
    forbidden.assert_untouched().await;
}
