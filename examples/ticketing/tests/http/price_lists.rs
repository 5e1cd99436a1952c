//! Ticket types come from a table, all of them or none.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;

use crate::support::{Answer, EVENT, NOTHING, Service, answer};

async fn import(service: &Service, event: &str, currency: &str, table: &str) -> Answer {
    let form = format!(
        "--part\r\ncontent-disposition: form-data; name=\"currency\"\r\n\r\n{currency}\r\n\
         --part\r\ncontent-disposition: form-data; name=\"prices\"; filename=\"prices.csv\"\r\n\
         content-type: text/csv\r\n\r\n{table}\r\n--part--\r\n"
    );
    let request = service.request(Method::POST, &format!("/events/{event}/price-lists"));
    let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(form);
    answer(request.bearer_auth("demo-token")).await
}

#[tokio::test]
async fn each_line_is_a_type_of_ticket() {
    let service = Service::start().await;
    let (status, offered) = import(&service, EVENT, "EUR", "Circle,30.50,40\nBox, front,99,8\n").await;
    let told = |index: usize| (&offered[index]["name"], &offered[index]["price"]["amount"]);
    assert_eq!((status, told(0)), (201, (&json!("Circle"), &json!(3_050))));
    assert_eq!(told(1), (&json!("Box, front"), &json!(9_900)));
    let (_, types) = service.get(&format!("/events/{EVENT}/ticket-types")).await;
    assert_eq!(types.as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn a_bad_line_is_named_and_nothing_is_kept() {
    let service = Service::start().await;
    for line in ["Box,9.9,8", "Box,-9.90,8", "Box,9.90", ",9.90,8", "Box,9.90,0"] {
        let (status, problem) = import(&service, EVENT, "EUR", &format!("Circle,30.50,40\n{line}")).await;
        assert_eq!((status, &problem["line"]), (400, &json!(2)), "{line}");
    }
    let (status, problem) = import(&service, EVENT, "DM", "Circle,30.50,40").await;
    assert_eq!((status, &problem["errors"][0]["pointer"]), (422, &json!("/currency")));
    assert_eq!(import(&service, NOTHING, "EUR", "Circle,30.50,40").await.0, 404);
    let (_, types) = service.get(&format!("/events/{EVENT}/ticket-types")).await;
    assert_eq!(types.as_array().map(Vec::len), Some(1));
}
