//! Posters are kept as they were sent.

use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{Method, RequestBuilder};

use crate::support::{EVENT, NOTHING, Service, answer};

fn send(service: &Service, event: &str, media_type: &str, octets: Vec<u8>) -> RequestBuilder {
    let request = service.request(Method::PUT, &format!("/events/{event}/poster"));
    request.bearer_auth("demo-token").header(CONTENT_TYPE, media_type).body(octets)
}

#[tokio::test]
async fn a_poster_is_shown_as_it_was_sent_last() {
    let service = Service::start().await;
    let path = format!("/events/{EVENT}/poster");
    assert_eq!(service.get(&path).await.0, 404);
    let added = send(&service, EVENT, "image/png", b"octets".to_vec()).send().await.expect("an answer");
    assert_eq!(added.status(), 201);
    assert_eq!(added.headers()[LOCATION], path);
    assert_eq!(answer(send(&service, EVENT, "image/jpeg", b"others".to_vec())).await.0, 204);
    let poster = service.request(Method::GET, &path).send().await.expect("a poster");
    assert_eq!(poster.headers()[CONTENT_TYPE], "image/jpeg");
    assert_eq!(poster.bytes().await.expect("octets"), "others");
}

#[tokio::test]
async fn what_is_no_poster_is_not_kept() {
    let service = Service::start().await;
    let refused = send(&service, EVENT, "image/gif", b"octets".to_vec()).send().await.expect("an answer");
    assert_eq!(refused.status(), 415);
    assert_eq!(refused.headers()[ACCEPT], "image/png, image/jpeg");
    assert_eq!(answer(send(&service, EVENT, "image/png", vec![0; 2_000_001])).await.0, 413);
    assert_eq!(answer(send(&service, NOTHING, "image/png", vec![0])).await.0, 404);
}
