//! Lists and cookies: the golden contract `carried`, served.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Debug;

use axum::Router;
use expect_test::{Expect, expect};
use ringback::Failure;
use rust_decimal::Decimal;
use url::Url;
use uuid::Uuid;

use crate::carried::cookies::{Seen as Page, Theme};
use crate::carried::lists::{Seen, State};
use crate::carried_generated::{routes, service};
use crate::request::{plain, send, shown, with};

/// It answers with what it was given.
pub(crate) struct Service;

/// A value by its name.
pub(crate) fn seen(name: &str, value: impl Debug) -> (String, String) {
    (name.to_owned(), format!("{value:?}"))
}

impl service::Cookies for Service {
    async fn show_page(&self, session: Uuid, theme: Theme, visits: Option<u32>) -> Result<Page, Failure> {
        Ok(Page { session, theme, visits })
    }
}

impl service::Lists for Service {
    async fn list_orders(
        &self,
        tag: Vec<String>,
        state: BTreeSet<State>,
        ids: Vec<u64>,
        fields: Option<HashSet<String>>,
        columns: Vec<String>,
        if_match: Vec<String>,
        flags: Option<BTreeSet<u8>>,
        near: Option<Vec<u32>>,
    ) -> Result<Seen, Failure> {
        let fields = fields.map(BTreeSet::from_iter);
        let all = [
            seen("tag", tag),
            seen("state", state),
            seen("ids", ids),
            seen("fields", fields),
            seen("columns", columns),
            seen("if_match", if_match),
            seen("flags", flags),
            seen("near", near),
        ];
        let is_worth_showing = |(_, value): &(String, String)| value != "[]" && value != "None";
        Ok(all.into_iter().filter(is_worth_showing).collect())
    }

    async fn compare_orders(&self, ids: Vec<u64>) -> Result<Seen, Failure> {
        Ok(BTreeMap::from([seen("ids", ids)]))
    }

    async fn read_rates(&self, source: Url, tenant: Uuid, at_least: Decimal) -> Result<Seen, Failure> {
        Ok(BTreeMap::from([seen("at", source.as_str()), seen("by", tenant), seen("least", at_least)]))
    }
}

pub(crate) fn app() -> Router {
    routes::router(Service)
}

async fn get(path: &str, expected: Expect) {
    expected.assert_eq(&shown(send(app(), plain(&format!("GET {path}"))).await).await);
}

#[tokio::test]
async fn a_list_that_is_absent_is_empty_or_its_default() {
    get("/orders", expect![[r#"200 {"columns":"[\"name\", \"total\"]","state":"{Open}"}"#]]).await;
}

#[tokio::test]
async fn repeated_names_and_commas_make_lists() {
    get("/orders?tag=a&tag=b,c&state[]=paid&near=1&near=2", expect![[r#"200 {"columns":"[\"name\", \"total\"]","near":"Some([1, 2])","state":"{Paid}","tag":"[\"a\", \"b,c\"]"}"#]]).await;
    get(
        "/orders?ids=1,2&fields=x&columns=",
        expect![[r#"200 {"fields":"Some({\"x\"})","ids":"[1, 2]","state":"{Open}"}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_comma_separates_however_it_is_encoded() {
    get(
        "/orders?ids=1%2C2",
        expect![[r#"200 {"columns":"[\"name\", \"total\"]","ids":"[1, 2]","state":"{Open}"}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_value_that_a_set_has_twice_is_in_it_once() {
    get(
        "/orders?state[]=paid&state[]=open&state[]=paid&fields=a,a",
        expect![[
            r#"200 {"columns":"[\"name\", \"total\"]","fields":"Some({\"a\"})","state":"{Open, Paid}"}"#
        ]],
    )
    .await;
}

#[tokio::test]
async fn lines_of_a_header_field_are_one_list() {
    let request = with(with(plain("GET /orders"), "if-match", "\"a\", \"b\""), "if-match", "\"c\"");
    let request = with(request, "x-flags", "2,1,,2");
    expect![[r#"200 {"columns":"[\"name\", \"total\"]","flags":"Some({1, 2})","if_match":"[\"\\\"a\\\"\", \"\\\"b\\\"\", \"\\\"c\\\"\"]","state":"{Open}"}"#]].assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn a_header_field_without_items_is_a_list_without_items() {
    let request = with(plain("GET /orders"), "x-flags", "");
    let answer = shown(send(app(), request).await).await;
    expect![[r#"200 {"columns":"[\"name\", \"total\"]","flags":"Some({})","state":"{Open}"}"#]]
        .assert_eq(&answer);
}

#[tokio::test]
async fn every_list_at_fault_is_named() {
    get(
        "/orders?state[]=lost&ids=1,&ids=2&near=1&near=",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query state[]: must be one of `open`, `paid`
          query ids: was given more than once
          query near: must be a whole number from 0 to 4294967295"#]],
    )
    .await;
    get(
        "/orders?ids=1,",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query ids: must be a whole number from 0 to 18446744073709551615"#]],
    )
    .await;
    let request = with(plain("GET /orders"), "x-flags", "1, 256");
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          header x-flags: must be a whole number from 0 to 255"#]]
    .assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn a_list_in_the_path_has_commas() {
    get("/orders/1,2,3/comparison", expect![[r#"200 {"ids":"[1, 2, 3]"}"#]]).await;
    get("/orders/1/comparison", expect![[r#"200 {"ids":"[1]"}"#]]).await;
    get("/orders/1,,2/comparison", expect!["404 Not Found"]).await;
}

#[tokio::test]
async fn defaults_of_texts_are_applied() {
    get("/rates", expect![[r#"200 {"at":"\"https://rates.example/v1\"","by":"67e55044-10b1-426f-9247-bb680e5fe0c8","least":"0.25"}"#]]).await;
    get(
        "/rates?at_least=x",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query at_least: must be a decimal number"#]],
    )
    .await;
}

const SESSION: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

async fn page(cookies: &[&str], expected: Expect) {
    let request = cookies.iter().fold(plain("GET /page"), |request, line| with(request, "cookie", line));
    expected.assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn cookies_are_read_by_name() {
    page(
        &[&format!("session={SESSION}; other=1; visits=7")],
        expect![[r#"200 {"session":"67e55044-10b1-426f-9247-bb680e5fe0c8","theme":"light","visits":7}"#]],
    )
    .await;
    page(
        &["ui.theme=dark", &format!("session={SESSION}")],
        expect![[r#"200 {"session":"67e55044-10b1-426f-9247-bb680e5fe0c8","theme":"dark","visits":null}"#]],
    )
    .await;
}

#[tokio::test]
async fn every_cookie_at_fault_is_named() {
    page(
        &["ui.theme=red; visits=%zz"],
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          cookie session: is required
          cookie ui.theme: must be one of `light`, `dark`
          cookie visits: must be a whole number from 0 to 4294967295"#]],
    )
    .await;
    page(
        &["session=1; session=2; Visits=x"],
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          cookie session: was given more than once"#]],
    )
    .await;
}
