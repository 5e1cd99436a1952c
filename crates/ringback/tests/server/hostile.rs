//! Whatever a client sends: no 500, and no repetition of it.

use axum::body::Body;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::contract::app;
use crate::request::{self, send};

/// Marks every text that the client chose.
const MARK: &str = "hunter2";

/// The names of the contract.
const NAMES: [&str; 11] =
    ["id", "customer", "total", "state", "reference", "lines", "count", "parts", "payment", "Card", "Cash"];

/// JSON near an invoice: its member names, wrong and right values, nested.
fn value() -> impl Strategy<Value = Value> {
    let name = prop_oneof![9 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => Just("é/~".to_owned())];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,4}".prop_map(|text| Value::from(format!("{MARK}{text}"))),
        Just(json!("open")),
        Just(json!("9999")),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        let members = prop::collection::vec((name.clone(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The answer to a request, as its status and its content.
fn answer(request: http::Request<Body>) -> (u16, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response = send(app(), request).await;
        (response.status().as_u16(), request::content(response).await)
    })
}

proptest! {
    #[test]
    fn no_body_ends_in_500_or_is_repeated(body in value()) {
        let (status, text) = answer(request::json("POST /invoices/", body.to_string()));
        prop_assert!(matches!(status, 200 | 422), "{body} is answered by {status} {text}");
        prop_assert!(status == 200 || !text.contains(MARK), "{body} is answered by {text}");
    }

    #[test]
    fn every_refusal_names_a_place(body in value()) {
        let (status, text) = answer(request::json("POST /invoices/", body.to_string()));
        let problem: Value = serde_json::from_str(&text).unwrap();
        let errors = problem["errors"].as_array().map_or(0, Vec::len);
        prop_assert!(status == 200 || errors > 0, "{body} is answered by {text}");
    }

    #[test]
    fn no_octets_end_in_500(body in prop::collection::vec(any::<u8>(), 0..64)) {
        let (status, text) = answer(request::json("POST /invoices/", body));
        prop_assert!(matches!(status, 400 | 422), "{status} {text}");
    }

    #[test]
    fn no_query_ends_in_500(query in "[a-z_=&%+0-9?/é\"]{0,40}") {
        let encoded: String = query.bytes().map(|byte| match byte {
            b'"' | 0x80.. => format!("%{byte:02X}"),
            byte => char::from(byte).to_string(),
        }).collect();
        let (status, text) = answer(request::plain(&format!("GET /invoices/?{encoded}")));
        prop_assert!(matches!(status, 400 | 422), "{query} is answered by {status} {text}");
    }
}
