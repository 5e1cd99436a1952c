//! Structs whose fields are parameters: the golden contract `carried`, served.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use ringback::Failure;

use crate::carried::filters::{Age, FilePlace, Labels, Listing, Preferences, Reporting, Seen, Trace};
use crate::carried_generated::callbacks::CheckFilesCallbacks;
use crate::carried_generated::service;
use crate::carried_lists::{Service, app, seen};
use crate::request::{plain, send, shown, with};

impl service::Filters for Service {
    async fn list_files(
        &self,
        listing: Listing,
        words: Option<String>,
        trace: Trace,
        preferences: Preferences,
    ) -> Result<Seen, Failure> {
        Ok(BTreeMap::from([
            seen("listing", listing),
            seen("words", words),
            seen("trace", trace),
            seen("preferences", preferences),
        ]))
    }

    async fn read_file(&self, place: FilePlace) -> Result<Seen, Failure> {
        Ok(BTreeMap::from([seen("place", place)]))
    }

    async fn list_old_files(&self, age: Age, size: Option<Age>, labels: Labels) -> Result<Seen, Failure> {
        Ok(BTreeMap::from([seen("age", age), seen("size", size), seen("labels", labels)]))
    }

    async fn check_files(&self, _: Reporting, _: CheckFilesCallbacks) -> Result<(), Failure> {
        Ok(())
    }
}

async fn get(path: &str, expected: Expect) {
    expected.assert_eq(&shown(send(app(), plain(&format!("GET {path}"))).await).await);
}

async fn list(query: &str, expected: Expect) {
    let request = with(plain(&format!("GET /files?{query}")), "cookie", "language=en");
    expected.assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn what_is_absent_is_what_serde_makes_of_it() {
    list("sort[by]=age", expect![[r#"200 {"listing":"Listing { page_size: 20, start_after: None, tag: [], state: None, offset: 0, order: Age }","preferences":"Preferences { dark: false, language: \"en\" }","trace":"Trace { request_id: None, via: [] }","words":"None"}"#]]).await;
}

#[tokio::test]
async fn each_field_is_read_by_the_name_that_serde_gives_it() {
    let query = "pageSize=7&startAfter=67e55044-10b1-426f-9247-bb680e5fe0c8&tag=a&tag=b&state=public&offset=3\
                 &sort[by]=name&q=x";
    let request = with(plain(&format!("GET /files?{query}")), "cookie", "dark=true; language=en");
    let request = with(with(request, "Request-Id", "67e55044-10b1-426f-9247-bb680e5fe0c8"), "X_Via", "a, b");
    expect![[r#"200 {"listing":"Listing { page_size: 7, start_after: Some(67e55044-10b1-426f-9247-bb680e5fe0c8), tag: [\"a\", \"b\"], state: Some([Public]), offset: 3, order: Name }","preferences":"Preferences { dark: true, language: \"en\" }","trace":"Trace { request_id: Some(67e55044-10b1-426f-9247-bb680e5fe0c8), via: [\"a\", \"b\"] }","words":"Some(\"x\")"}"#]].assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn every_fault_of_every_struct_is_listed_at_once() {
    let query = "pageSize=-1&startAfter=x&tag=a&state=public&state=lost&offset=1&offset=2&q=1&q=2";
    let request = with(with(plain(&format!("GET /files?{query}")), "request-id", "x"), "cookie", "dark=yes");
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query pageSize: must be a whole number from 0 to 65535
          query startAfter: must be a UUID
          query state: must be one of `public`, `private`
          query offset: was given more than once
          query sort[by]: is required
          query q: was given more than once
          header request-id: must be a UUID
          cookie dark: must be `true` or `false`
          cookie language: is required"#]]
    .assert_eq(&shown(send(app(), request).await).await);
}

#[tokio::test]
async fn a_name_that_is_none_of_the_known_is_refused_where_the_struct_denies_it() {
    list("sort[by]=age&page_size=7&Q=x", expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query page_size: is unknown: a name must be one of `pageSize`, `startAfter`, `tag`, `state`, `offset`, `sort[by]`, `q`
          query Q: is unknown: a name must be one of `pageSize`, `startAfter`, `tag`, `state`, `offset`, `sort[by]`, `q`"#]]).await;
    list(&format!("sort[by]=age&{}=7", "é".repeat(100)), expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query éééééééééééééééééééééééééééééééé: is unknown: a name must be one of `pageSize`, `startAfter`, `tag`, `state`, `offset`, `sort[by]`, `q`"#]]).await;
    get("/old-files?age[least]=1&other=x", expect![[r#"200 {"age":"Age { least: 1, most: None }","labels":"Labels { any: [], none: [] }","size":"None"}"#]]).await;
}

#[tokio::test]
async fn a_struct_in_the_path_fills_its_placeholders() {
    get("/drives/67e55044-10b1-426f-9247-bb680e5fe0c8/files/a,b%20c", expect![[r#"200 {"place":"FilePlace { drive: 67e55044-10b1-426f-9247-bb680e5fe0c8, folders: [\"a\", \"b c\"] }"}"#]]).await;
    get("/drives/x/files/a", expect!["404 Not Found"]).await;
}

#[tokio::test]
async fn a_deep_object_has_its_members_in_brackets() {
    get("/old-files?age[least]=1&age[most]=9&any=a,b", expect![[r#"200 {"age":"Age { least: 1, most: Some(9) }","labels":"Labels { any: [\"a\", \"b\"], none: [] }","size":"None"}"#]]).await;
    get("/old-files?age%5Bleast%5D=1&size[least]=2", expect![[r#"200 {"age":"Age { least: 1, most: None }","labels":"Labels { any: [], none: [] }","size":"Some(Age { least: 2, most: None })"}"#]]).await;
}

#[tokio::test]
async fn every_member_of_a_deep_object_at_fault_is_named() {
    get(
        "/old-files",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query age[least]: is required"#]],
    )
    .await;
    get(
        "/old-files?age[least]=-1&age[most]=x&age[more]=1&size[most]=1",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query age[more]: is unknown: a name must be one of `age[least]`, `age[most]`
          query age[least]: must be a whole number from 0 to 4294967295
          query age[most]: must be a whole number from 0 to 4294967295
          query size[least]: is required"#]],
    )
    .await;
}

#[tokio::test]
async fn a_field_that_a_callback_begins_with_must_be_callable() {
    let request = plain("POST /checks?label=a&report_to=ftp://a.example/");
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query report_to: must be an absolute `http` or `https` URL"#]]
    .assert_eq(&shown(send(app(), request).await).await);
    let request = plain("POST /checks?label=..&report_to=https://a.example/");
    expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query label: must not have `.` or `..` as a path segment"#]]
    .assert_eq(&shown(send(app(), request).await).await);
    let request = plain("POST /checks?label=a");
    expect!["204 "].assert_eq(&shown(send(app(), request).await).await);
}
