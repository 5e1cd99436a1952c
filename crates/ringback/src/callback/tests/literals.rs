//! Hosts that are addresses, in every spelling: no connection is made.

use crate::callback::{AddressPolicy, Call, CallbackError, Client};

use super::policy::{NOT_PUBLIC, ip};
use super::receiver::Receiver;
use super::{call, open_policy};

/// Ways to write a host that reaches the machine itself. The last one is a name.
const LOOPBACK: [&str; 24] = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "0177.0x0.0.1",
    "127.0.0.0x1",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "0.0.0.0",
    "0",
    "[::]",
    "%31%32%37.0.0.1",
    "１２７.０.０.１",
    "127。0。0。1",
    "localhost",
];

async fn assert_blocked(client: &Client, callback_url: &str) {
    let call: Call<()> = call(callback_url);
    let outcome = call.send(client).await;
    assert!(matches!(outcome, Err(CallbackError::AddressBlocked(_))), "{callback_url}: {outcome:?}");
}

#[tokio::test]
async fn every_spelling_of_loopback_is_blocked() {
    let client = Client::builder().policy(open_policy()).build().expect("a client");
    let forbidden = Receiver::listen().await;
    for host in LOOPBACK {
        assert_blocked(&client, &format!("http://{host}:{}/", forbidden.port())).await;
    }
    forbidden.assert_untouched().await;
}

#[tokio::test]
async fn every_special_address_is_blocked() {
    let client = Client::builder().policy(open_policy()).build().expect("a client");
    for address in NOT_PUBLIC {
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
