//! Responses that a type declares, and header fields: the golden contract `responses`, served.

use std::fmt::Write;

use axum::Router;
use expect_test::{Expect, expect};
use ringback::{Download, Failure};
use url::Url;
use uuid::Uuid;

use crate::request::{content, json, plain, send};
use crate::responses::{Copy, Created, MakeProblem, Ordered, Receipt, Reset, Storage, Thing};
use crate::responses_generated;

struct Service;

fn thing(id: Uuid) -> Thing {
    Thing { id, name: "pen".to_owned() }
}

impl responses_generated::service::Responses for Service {
    async fn make_thing(&self, thing: Thing) -> Result<Created, Failure<MakeProblem>> {
        match thing.name.as_str() {
            "busy" => Err(MakeProblem::Busy { seconds: 30, count: 7 }.into()),
            "tomorrow" => Err(MakeProblem::Tomorrow.into()),
            "closed" => Err(MakeProblem::Closed { seconds: None }.into()),
            name => Ok(Created {
                location: Url::parse("https://a.b/things/1")?,
                version: (name != "unversioned").then(|| format!("\"{name}\"")),
                x_storage: Storage::OnDisk,
                #[expect(deprecated, reason = "it is still sent")]
                x_count: 1,
                thing,
            }),
        }
    }

    async fn order_thing(&self, id: Uuid) -> Result<Option<Ordered>, Failure<MakeProblem>> {
        Ok(match id.as_u128() {
            1 => Some(Ordered::Known(thing(id))),
            2 => Some(Ordered::Made { location: format!("/things/{id}"), thing: thing(id) }),
            3 => Some(Ordered::Queued(Receipt { number: 3 })),
            4 => Some(Ordered::Refused),
            5 => Some(Ordered::Unchanged { version: "\"5\"".to_owned() }),
            _ => None,
        })
    }

    async fn read_thing(&self, id: Uuid) -> Result<Option<Thing>, Failure> {
        Ok(Some(thing(id)))
    }

    async fn follow(&self, _: String) -> Result<Reset, Failure> {
        Ok(Reset)
    }

    async fn copy(&self, number: u8) -> Result<Option<Copy>, Failure> {
        let last_modified = if number == 1 { "Sat, 01 Jan 2000 00:00:00 GMT" } else { "no\r\nfield" };
        let file = Download::new("copy.csv", "a,b\n");
        Ok((number != 0).then(|| Copy { last_modified: last_modified.to_owned(), file }))
    }
}

fn app() -> Router {
    responses_generated::routes::router(Service)
}

/// Status, header fields and content.
async fn check(request: http::Request<axum::body::Body>, expected: Expect) {
    let response = send(app(), request).await;
    let mut fields = String::new();
    for (name, value) in response.headers() {
        writeln!(fields, "{name}: {}", value.to_str().unwrap()).unwrap();
    }
    let status = response.status().as_u16();
    expected.assert_eq(&format!("{status}\n{fields}\n{}", content(response).await));
}

async fn make(name: &str, expected: Expect) {
    let body = format!(r#"{{"id":"{}","name":"{name}"}}"#, Uuid::nil());
    check(json("POST /things", body), expected).await;
}

async fn order(id: u128, expected: Expect) {
    check(plain(&format!("PUT /things/{}", Uuid::from_u128(id))), expected).await;
}

#[tokio::test]
async fn a_struct_is_one_response_with_its_header_fields() {
    make(
        "pen",
        expect![[r#"
        201
        location: https://a.b/things/1
        etag: "pen"
        x-storage: on-disk
        x-count: 1
        content-type: application/json

        {"id":"00000000-0000-0000-0000-000000000000","name":"pen"}"#]],
    )
    .await;
    make(
        "unversioned",
        expect![[r#"
        201
        location: https://a.b/things/1
        x-storage: on-disk
        x-count: 1
        content-type: application/json

        {"id":"00000000-0000-0000-0000-000000000000","name":"unversioned"}"#]],
    )
    .await;
}

#[tokio::test]
async fn each_variant_is_a_response_of_its_own() {
    order(
        1,
        expect![[r#"
        200
        content-type: application/json

        {"id":"00000000-0000-0000-0000-000000000001","name":"pen"}"#]],
    )
    .await;
    order(
        2,
        expect![[r#"
        201
        location: /things/00000000-0000-0000-0000-000000000002
        content-type: application/json

        {"id":"00000000-0000-0000-0000-000000000002","name":"pen"}"#]],
    )
    .await;
    order(
        3,
        expect![[r#"
        202
        content-type: application/json

        {"number":3}"#]],
    )
    .await;
    order(
        4,
        expect![[r#"
        204

    "#]],
    )
    .await;
    order(
        5,
        expect![[r#"
        304
        etag: "5"

    "#]],
    )
    .await;
    order(
        6,
        expect![[r#"
        404
        content-type: application/problem+json

        {"title":"Not Found","status":404}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_file_may_have_further_header_fields() {
    check(
        plain("GET /copy/1"),
        expect![[r#"
        200
        last-modified: Sat, 01 Jan 2000 00:00:00 GMT
        content-type: text/csv
        content-disposition: attachment; filename="copy.csv"
        x-content-type-options: nosniff
        content-length: 4

        a,b
    "#]],
    )
    .await;
    check(
        plain("GET /copy/0"),
        expect![[r#"
        404
        content-type: application/problem+json

        {"title":"Not Found","status":404}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_value_that_no_header_field_can_hold_is_an_internal_failure() {
    check(
        plain("GET /copy/2"),
        expect![[r#"
        500
        content-type: application/problem+json

        {"title":"Internal Server Error","status":500}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_problem_has_its_header_fields() {
    make("busy", expect![[r#"
        429
        content-type: application/problem+json
        retry-after: 30

        {"type":"/busy","title":"Too many things at once","status":429,"detail":"Too many things at once.","count":7}"#]]).await;
    make("tomorrow", expect![[r#"
        429
        content-type: application/problem+json

        {"type":"/tomorrow","title":"Too many things today","status":429,"detail":"Too many things today."}"#]]).await;
    make(
        "closed",
        expect![[r#"
        503
        content-type: application/problem+json

        {"title":"Service Unavailable","status":503}"#]],
    )
    .await;
}
