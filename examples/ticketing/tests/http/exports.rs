//! Files are written in the background, and whoever asked is called.

use reqwest::Method;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::{Value, json};

use crate::support::{EVENT, NOTHING, PATIENCE, Service, Shop, answer, id};

/// Asks for a file with at least so many attendees; the file's path, and what the office was told.
async fn export(service: &Service, path: &str, fewest: u64) -> (String, String) {
    let mut office = Shop::wanting(fewest).await;
    let request = service.request(Method::POST, path).bearer_auth("demo-token");
    let (status, export) = answer(request.header("callback-url", &office.base)).await;
    assert_eq!((status, &export["state"]), (202, &json!("writing")));
    let told = office.next_export().await.replace(&id(&export), "it");
    (format!("/exports/{}", id(&export)), told)
}

#[tokio::test]
async fn a_file_that_is_ready_is_told_and_fetched() {
    let service = Service::start().await;
    service.tickets(2).await;
    let (path, call) = export(&service, &format!("/events/{EVENT}/exports?order=address"), 1).await;
    assert_eq!(call, "2 in 43 octets of it: Ready");
    let file = service.request(Method::GET, &format!("{path}/file")).bearer_auth("demo-token");
    let file = file.send().await.expect("a file");
    assert_eq!(file.headers()[CONTENT_TYPE], "text/csv");
    let name = file.headers()[CONTENT_DISPOSITION].to_str().expect("a name").to_owned();
    assert!(name.starts_with("attachment; filename=\"attendees-"), "{name}");
    assert_eq!(file.text().await.expect("a text"), "holder\n\"ann@example.com\"\n\"ann@example.com\"\n");
}

#[tokio::test]
async fn where_nobody_comes_there_is_no_file() {
    let service = Service::start().await;
    let (path, call) = export(&service, "/exports", 1).await;
    assert_eq!(call, "nobody in it");
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_file_that_nobody_wants_is_removed() {
    let service = Service::start().await;
    service.tickets(1).await;
    let (path, _) = export(&service, "/exports", 2).await;
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while service.organiser(Method::GET, &path, Value::Null).await.0 != 404 {
        assert!(tokio::time::Instant::now() < deadline, "the file is still there");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn exports_are_for_their_organiser() {
    let service = Service::start().await;
    let path = format!("/exports/{NOTHING}/file");
    assert_eq!(service.get(&path).await.0, 401);
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
    let path = format!("/events/{NOTHING}/exports");
    assert_eq!(service.organiser(Method::POST, &path, Value::Null).await.0, 404);
}
