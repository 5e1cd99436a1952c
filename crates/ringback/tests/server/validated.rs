//! Bodies that are read but break a rule of validation: the golden contract `validation`, served.

use axum::Router;
use expect_test::{Expect, expect};
use ringback::Failure;

use crate::request::{json, plain, send, shown, with};
use crate::validation::{Order, OrderSearch, Place, Total};
use crate::validation_generated;

struct Service;

impl validation_generated::service::Validation for Service {
    async fn place_order(&self, order: Order) -> Result<Order, Failure> {
        Ok(order)
    }

    async fn find_orders(&self, _: OrderSearch, _: Option<Total>) -> Result<(), Failure> {
        Ok(())
    }

    async fn look_up(&self, _: Place) -> Result<(), Failure> {
        Ok(())
    }

    async fn change_order(&self, _: Option<Order>) -> Result<(), Failure> {
        Ok(())
    }

    async fn try_order(
        &self,
        attempt: u32,
        _: String,
        _: Vec<u32>,
        x_limit: u8,
        _: Option<String>,
        _: Order,
    ) -> Result<u32, Failure> {
        Ok(attempt + u32::from(x_limit))
    }
}

fn app() -> Router {
    validation_generated::routes::router(Service)
}

const VALID: &str = r#"{"orderNumber":"AB-1","contactAddress":null,"lineItems":[{"sku":"a","quantity":1,"discount":null}],"remark":"ok","isGift":false}"#;

async fn post(body: &str, expected: Expect) {
    expected.assert_eq(&shown(send(app(), json("POST /orders", body.to_owned())).await).await);
}

#[tokio::test]
async fn a_body_that_keeps_every_rule_reaches_the_operation() {
    post(VALID, expect![[r#"200 {"orderNumber":"AB-1","contactAddress":null,"lineItems":[{"sku":"a","quantity":1,"discount":null}],"remark":"ok","isGift":false}"#]]).await;
}

#[tokio::test]
async fn every_violation_is_listed_where_the_client_wrote_the_value() {
    post(
        r#"{"orderNumber":"1","contactAddress":"nobody","lineItems":[{"sku":"a","quantity":1,"discount":null},{"sku":"é","quantity":1001,"discount":-1}],"remark":"now!","isGift":false}"#,
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /contactAddress: not a valid email: value is missing `@`
              body /lineItems/1/discount: lower than -0.5
              body /lineItems/1/quantity: greater than 1000
              body /lineItems/1/sku: not ascii
              body /orderNumber: does not match pattern /^[A-Z]{2}-[0-9]+$/
              body /remark: must not shout"#]],
    )
    .await;
    post(
        r#"{"orderNumber":"AB-1","contactAddress":null,"lineItems":[],"remark":"","isGift":true}"#,
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /lineItems: length is lower than 1"#]],
    )
    .await;
}

#[tokio::test]
async fn a_body_that_is_missing_breaks_no_rule() {
    expect!["204 "].assert_eq(&shown(send(app(), plain("PUT /orders")).await).await);
    let invalid = VALID.replace("AB-1", "ab");
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /orderNumber: does not match pattern /^[A-Z]{2}-[0-9]+$/"#]]
    .assert_eq(&shown(send(app(), json("PUT /orders", invalid)).await).await);
}

#[tokio::test]
async fn parameters_that_keep_their_rules_reach_the_operation() {
    let request = json("POST /orders/3/trial?name=Ann&tags=1&tags=2&coupon=x", VALID);
    expect!["200 23"].assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn what_parameters_and_body_break_is_listed_in_one_answer() {
    let request = json(
        "POST /orders/4/trial?name=hello!!&tags=1&tags=2&tags=3&coupon=%C3%A9",
        VALID.replace("AB-1", "ab"),
    );
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          path attempt: greater than 3
          query name: must not shout
          query name: length is greater than 5
          query tags: length is greater than 2
          header x-limit: greater than 200
          query coupon: not ascii
          body /orderNumber: does not match pattern /^[A-Z]{2}-[0-9]+$/"#]]
    .assert_eq(&shown(send(app(), with(request, "x-limit", "255")).await).await);
}

#[tokio::test]
async fn every_violation_of_a_struct_of_parameters_is_listed_by_its_name() {
    let get = async |query: &str| shown(send(app(), plain(&format!("GET /orders?{query}"))).await).await;
    expect!["204 "].assert_eq(&get("pageSize=100&tags=a&orderNumber=AB-1&total[least]=0.5").await);
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query orderNumber: does not match pattern /^[A-Z]{2}-[0-9]+$/
          query pageSize: lower than 1
          query tags: length is greater than 2
          query total[least]: lower than 0.5"#]]
    .assert_eq(&get("pageSize=0&tags=a&tags=b&tags=c&orderNumber=1&total[least]=0").await);
}

#[tokio::test]
async fn a_path_that_breaks_a_rule_is_invalid_and_one_of_another_type_leads_nowhere() {
    let get = async |path: &str| shown(send(app(), plain(&format!("GET {path}"))).await).await;
    expect!["204 "].assert_eq(&get("/floors/9/a").await);
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          path floor: greater than 9"#]]
    .assert_eq(&get("/floors/10/a").await);
    expect!["404 Not Found"].assert_eq(&get("/floors/256/a").await);
    expect!["404 Not Found"].assert_eq(&get("/floors/10/ab").await);
}
