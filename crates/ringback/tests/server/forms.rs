//! Forms: URL-encoded fields, read into a struct as strictly as parameters are.

use expect_test::{Expect, expect};

use crate::request::{of, plain};
use crate::served::check;

const FORM: &str = "application/x-www-form-urlencoded";

async fn post(form: &str, expected: Expect) {
    check(of("POST /readers", FORM, form.to_owned()), expected).await;
}

#[tokio::test]
async fn fields_are_read_by_their_names() {
    post(
        "fullName=Ann+B%C3%A9&age=42&topics=news&isMember=true&topics=events&webSite=https%3A%2F%2Fexample.org&unknown=1",
        expect![[r#"200 {"fullName":"Ann Bé","age":42,"topics":["news","events"],"isMember":true,"webSite":"https://example.org/"}"#]],
    )
    .await;
    post(
        "unknown=1&fullName=Ann&unknown=2&age=0",
        expect![[r#"200 {"fullName":"Ann","age":0,"topics":[],"isMember":false,"webSite":null}"#]],
    )
    .await;
}

#[tokio::test]
async fn every_fault_is_listed_with_its_field() {
    post(
        "",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /fullName: is required
          body /age: is required"#]],
    )
    .await;
    post(
        "fullName=Ann&age=256&topics=news&topics=gossip&isMember=yes&webSite=here",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /age: must be a whole number from 0 to 150
          body /topics/1: must be one of `news`, `offers`, `events`
          body /isMember: must be `true` or `false`
          body /webSite: must be an absolute URL or null"#]],
    )
    .await;
    post(
        "fullName=Ann&fullName=Bob&age=+7",
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /fullName: was given more than once
              body /age: must be a whole number from 0 to 150"#]],
    )
    .await;
    post(
        "fullName=Ann&age=7.0",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /age: must be a whole number from 0 to 150"#]],
    )
    .await;
}

#[tokio::test]
async fn what_breaks_a_rule_of_validation_is_listed_with_its_field() {
    post(
        "fullName=A&age=151&topics=news&topics=events&topics=offers",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /age: greater than 150
          body /fullName: length is lower than 2
          body /topics: length is greater than 2"#]],
    )
    .await;
}

#[tokio::test]
async fn a_form_may_have_very_many_names() {
    let names: Vec<String> = (0..200_000).map(|number| format!("n{number}=1")).collect();
    let form = format!("{}&fullName=Ann&age=7", names.join("&"));
    post(&form, expect![[r#"200 {"fullName":"Ann","age":7,"topics":[],"isMember":false,"webSite":null}"#]])
        .await;
}

#[tokio::test]
async fn what_the_client_sent_is_never_repeated() {
    post(
        "hunter2=1&fullName=Ann&age=hunter2&topics=hunter2&webSite=hunter2",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /age: must be a whole number from 0 to 150
          body /topics/0: must be one of `news`, `offers`, `events`
          body /webSite: must be an absolute URL or null"#]],
    )
    .await;
}

#[tokio::test]
async fn a_form_that_is_not_percent_encoded_is_malformed() {
    post("fullName=%zz&age=1", expect!["400 The body is not percent-encoded UTF-8."]).await;
    post("fullName=%ff&age=1", expect!["400 The body is not percent-encoded UTF-8."]).await;
}

#[tokio::test]
async fn another_media_type_is_no_form() {
    check(
        of("POST /readers", "application/json", "{}"),
        expect!["415 The body must have the media type `application/x-www-form-urlencoded`."],
    )
    .await;
    check(
        plain("POST /readers"),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : is required"#]],
    )
    .await;
}

#[tokio::test]
async fn either_a_form_or_json_is_read_where_both_are_named() {
    let line = "PUT /readers/1";
    check(of(line, FORM, "fullName=Ann&age=7"), expect![[r#"200 "Some(SignUp { full_name: \"Ann\", age: 7, topics: [], is_member: false, web_site: None })""#]]).await;
    check(of(line, "application/json", r#"{"fullName": "Ann", "age": 7}"#), expect![[r#"200 "Some(SignUp { full_name: \"Ann\", age: 7, topics: [], is_member: false, web_site: None })""#]]).await;
    check(
        of(line, "application/json", r#"{"fullName": 7}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /fullName: must be a string of at least 2 characters
          body /age: is required"#]],
    )
    .await;
    check(
        of(line, FORM, "fullName=Ann"),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /age: is required"#]],
    )
    .await;
    check(of(line, "text/plain", ""), expect!["415 The body must have one of the media types `application/json`, `application/x-www-form-urlencoded`."]).await;
    check(plain(line), expect![[r#"200 "None""#]]).await;
}
