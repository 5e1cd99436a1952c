//! Proxies named by the environment are not asked.
//!
//! The environment belongs to the process, so a child of the test makes the call.

use std::process::Stdio;

use tokio::process::Command;

use crate::callback::Call;

use super::receiver::Receiver;
use super::{call, loopback_client};

/// Where the child is to call; set only for the child.
const CALLBACK_URL: &str = "RINGBACK_TEST_CALLBACK_URL";

const PROXY_VARIABLES: [&str; 6] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

#[tokio::test]
async fn proxies_of_the_environment_are_not_asked() {
    if let Ok(callback_url) = std::env::var(CALLBACK_URL) {
        let call: Call<()> = call(&callback_url);
        call.send(&loopback_client()).await.expect("the receiver answers");
        return;
    }
    let (proxy, receiver) = (Receiver::listen().await, Receiver::listen().await);
    let callback_url = format!("http://{}/", receiver.address());
    let request = receiver.answering("HTTP/1.1 204 No Content\r\n\r\n");
    let status = child(&callback_url, &format!("http://{}/", proxy.address())).await;
    assert!(status.success());
    assert!(request.await.expect("a request").starts_with("POST /invoices/7 HTTP/1.1\r\n"));
    proxy.assert_untouched().await;
}

async fn child(callback_url: &str, proxy: &str) -> std::process::ExitStatus {
    let mut command = Command::new(std::env::current_exe().expect("the test's own path"));
    command.args(["--exact", "callback::tests::proxy::proxies_of_the_environment_are_not_asked"]);
    command.env(CALLBACK_URL, callback_url).env_remove("NO_PROXY").env_remove("no_proxy");
    command.envs(PROXY_VARIABLES.map(|variable| (variable, proxy)));
    command.kill_on_drop(true).stdout(Stdio::null()).status().await.expect("the child ends")
}
