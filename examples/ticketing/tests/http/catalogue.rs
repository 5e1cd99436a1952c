//! Two versions of one module, served side by side.

use reqwest::Method;
use serde_json::json;

use crate::support::{Service, answer};

#[tokio::test]
async fn both_versions_tell_of_the_same_event() {
    let service = Service::start().await;
    let (_, first) = service.get("/v1/catalogue").await;
    assert_eq!(first, json!([{"title": "Night of the Organ", "city": "Hamburg", "from_price": "45.00 EUR"}]));
    let (_, second) = service.get("/v2/catalogue?city=Hamburg").await;
    assert_eq!(second["items"][0]["from_price"], json!({"amount": 4_500, "currency": "EUR"}));
    assert_eq!(service.get("/v2/catalogue?city=Kiel").await.1["items"], json!([]));
}

#[tokio::test]
async fn the_first_version_lists_no_more_than_its_contract_says() {
    let service = Service::start().await;
    for (limit, status) in [("100", 200), ("101", 422), ("0", 422), ("4294967295", 422)] {
        let (answered, _) = service.get(&format!("/v1/catalogue?limit={limit}")).await;
        assert_eq!(answered, status, "{limit}");
    }
}

#[tokio::test]
async fn the_city_of_an_earlier_page_counts_where_none_is_named() {
    let service = Service::start().await;
    let from_kiel = async |query: &str| {
        let request = service.request(Method::GET, &format!("/v2/catalogue{query}"));
        let (_, page) = answer(request.header("cookie", "theme=dark; home_city=Kiel")).await;
        page["items"].as_array().expect("items").len()
    };
    assert_eq!((from_kiel("").await, from_kiel("?city=Hamburg").await), (0, 1));
}
