//! One contract for each rule, and what is said of it.

use expect_test::{Expect, expect};

use crate::testing::lowered;

fn refuses(text: &str, expected: &Expect) {
    expected.assert_eq(&lowered(text.trim_start()).err().unwrap_or_default());
}

#[test]
fn a_placeholder_has_a_parameter() {
    refuses(
        r#"
use ringback::get;
#[get("/invoices/{invoice_id}")]
pub async fn read_invoice(id: String) -> Option<String>;
#[get("/a/{b}/{c_id}")]
async fn a(#[query] d: u32, c: u32);
#[get("/e/{f}")]
async fn e(f_: Option<u32>);
"#,
        &expect![[r#"
            error[R104]: no parameter for `{invoice_id}` in the path
             --> api/mod.rs:2:18
              |
            2 | #[get("/invoices/{invoice_id}")]
              |                  ^^^^^^^^^^^^ this placeholder has no parameter
            3 | pub async fn read_invoice(id: String) -> Option<String>;
              |                           -- there is this one
              |
              = help: rename the parameter to `invoice_id`

            error[R104]: no parameter for `{b}` in the path
             --> api/mod.rs:4:11
              |
            4 | #[get("/a/{b}/{c_id}")]
              |           ^^^ this placeholder has no parameter
            5 | async fn a(#[query] d: u32, c: u32);
              |                     - there is this one
              |
              = help: rename the parameter to `b`

            error[R104]: no parameter for `{c_id}` in the path
             --> api/mod.rs:4:15
              |
            4 | #[get("/a/{b}/{c_id}")]
              |               ^^^^^^ this placeholder has no parameter
            5 | async fn a(#[query] d: u32, c: u32);
              |                             - there is this one
              |
              = help: rename the parameter to `c_id`

            error[R104]: no parameter for `{f}` in the path
             --> api/mod.rs:6:11
              |
            6 | #[get("/e/{f}")]
              |           ^^^ this placeholder has no parameter
            7 | async fn e(f_: Option<u32>);
              |          -
              |
              = help: add a parameter such as `f: String` to `e`

        "#]],
    );
}

#[test]
fn a_path_parameter_has_a_placeholder() {
    refuses(
        r#"
#[ringback::get("/a")]
async fn a(#[path] id: String);
"#,
        &expect![[r#"
            error[R105]: no placeholder for the path parameter `id`
             --> api/mod.rs:2:20
              |
            1 | #[ringback::get("/a")]
              |                 ---- `{id}` does not stand here
            2 | async fn a(#[path] id: String);
              |                    ^^ said to be in the path
              |
              = help: write `{id}` in the path, or remove `#[path]`

        "#]],
    );
}

#[test]
fn a_body_stands_on_methods_that_have_one() {
    refuses(
        r#"
#[ringback::get("/a")]
async fn a(#[body] text: String);
#[ringback::options("/a")]
async fn b(#[body] text: String);
"#,
        &expect![[r#"
            error[R112]: `GET` has no body
             --> api/mod.rs:2:20
              |
            2 | async fn a(#[body] text: String);
              |                    ^^^^ this parameter is the body
              |
              = help: use `post`, `put` or `patch`, or take single values, which are read from the query

        "#]],
    );
}

#[test]
fn problems_of_one_enum_are_told_apart_by_status_or_type() {
    refuses(
        r#"
use ringback::{get, Problem};
#[derive(Problem)]
pub enum E {
    #[problem(status = 409)]
    A,
    #[problem(status = 409)]
    B,
    #[problem(status = 410, type = "/gone")]
    C,
    #[problem(status = 410, type = "/lost")]
    D,
    #[problem(status = 410, type = "/gone")]
    E,
    #[problem(status = 410)]
    F,
}
#[get("/a")]
async fn a() -> Result<(), E>;
"#,
        &expect![[r#"
            error[R119]: two problems of `E` have status 409
             --> api/mod.rs:7:5
              |
            5 |     A,
              |     - the first
            6 |     #[problem(status = 409)]
            7 |     B,
              |     ^ the second
              |
              = help: write `type = "…"` in both, each another URI, or give one of them another status

            error[R119]: two problems of `E` have status 410
              --> api/mod.rs:13:5
               |
             9 |     C,
               |     - the first
            ...
            13 |     E,
               |     ^ the second
               |
               = help: write `type = "…"` in both, each another URI, or give one of them another status

            error[R119]: two problems of `E` have status 410
              --> api/mod.rs:15:5
               |
             9 |     C,
               |     - the first
            ...
            15 |     F,
               |     ^ the second
               |
               = help: write `type = "…"` in both, each another URI, or give one of them another status

        "#]],
    );
}

#[test]
fn one_operation_answers_a_method_of_a_path() {
    refuses(
        r#"
//- api/mod.rs
mod other;
use ringback::get;
#[get("/a/{x}")]
async fn a(x: String);
//- api/other.rs
use ringback::{get, put};
#[get("/a/{x}")]
async fn b(x: String);
#[put("/a/{x}")]
async fn c(x: String);
#[get("/a/{x}/")]
async fn d(x: String);
"#,
        &expect![[r#"
            error[R403]: `GET /a/{x}` is answered twice
             --> api/other.rs:2:7
              |
            2 | #[get("/a/{x}")]
              |       ^^^^^^^^ by `b`
              |
             ::: api/mod.rs:3:7
              |
            3 | #[get("/a/{x}")]
              |       -------- by `a`
              |
              = help: change the path or the method of one of them

        "#]],
    );
}

#[test]
fn placeholders_of_one_place_have_one_name() {
    refuses(
        r#"
use ringback::{get, put};
#[get("/a/{id}")]
async fn a(id: String);
#[put("/a/{name}/")]
async fn b(name: String);
#[get("/a/{other}/b")]
async fn c(other: String);
"#,
        &expect![[r#"
            error[R404]: the placeholder `{name}` is called `{id}` elsewhere
             --> api/mod.rs:4:11
              |
            2 | #[get("/a/{id}")]
              |           ---- in the same place of the same path
            3 | async fn a(id: String);
            4 | #[put("/a/{name}/")]
              |           ^^^^^^ here
              |
              = help: rename it to `{id}`, and the parameter to `id`

        "#]],
    );
}

#[test]
fn operation_ids_are_unique_and_callbacks_count() {
    refuses(
        r#"
//- api/mod.rs
mod other;
use ringback::{callback, get};
#[get("/a", callbacks(b))]
async fn a(to: String);
#[callback(post, "{$to}")]
async fn b();
//- api/other.rs
use ringback::{callback, get};
#[get("/b", operation_id = "b")]
async fn a();
"#,
        &expect![[r#"
            error[R401]: two operations have the id `b`
             --> api/other.rs:3:10
              |
            3 | async fn a();
              |          ^ the second
              |
             ::: api/mod.rs:6:10
              |
            6 | async fn b();
              |          - the first
              |
              = help: add `operation_id = "other_b"` to the attribute of one of them

        "#]],
    );
}

#[test]
fn a_callback_is_used() {
    refuses(
        r#"
use ringback::callback;
#[callback(post, "{$to}")]
async fn told();
"#,
        &expect![[r#"
            error[R222]: no operation names the callback `told`
             --> api/mod.rs:3:10
              |
            3 | async fn told();
              |          ^^^^ never called
              |
              = help: add `callbacks(told)` to an operation

        "#]],
    );
}

#[test]
fn generated_types_have_one_name_each() {
    refuses(
        r#"
//- api/mod.rs
mod v1;
mod v2;
//- api/v1.rs
pub mod users;
//- api/v2.rs
pub mod users;
//- api/v1/users.rs
use ringback::{callback, get};
#[get("/1", callbacks(told))]
async fn a_b(to: String);
#[callback(post, "{$to}")]
async fn told();
//- api/v2/users.rs
use ringback::{callback, get};
#[get("/2", callbacks(asked))]
async fn ab(to: String);
#[get("/3", callbacks(asked), operation_id = "a-b")]
async fn c(to: String);
#[callback(post, "{$to}")]
async fn asked();
"#,
        &expect![[r#"
            error[R405]: generated code would call two things `ABCallbacks`
             --> api/v2/users.rs:5:10
              |
            5 | async fn c(to: String);
              |          ^ what `c` may call back
              |
             ::: api/v1/users.rs:3:10
              |
            3 | async fn a_b(to: String);
              |          --- what `a_b` may call back
              |
              = help: give one of the operations an `operation_id = "…"`

        "#]],
    );
}

#[test]
fn a_contract_that_keeps_every_rule_is_accepted() {
    refuses(
        r#"
use ringback::{callback, get, post};
#[post("/a/{id}", callbacks(told))]
async fn a(id: String, to: String);
#[get("/a/{id}")]
async fn b(id: String, from: Option<u32>);
#[callback(post, "{$to}/{$id}")]
async fn told();
"#,
        &expect![],
    );
}

#[test]
fn rules_hold_beside_mistakes_of_earlier_stages() {
    refuses(
        r#"
//- api/mod.rs
mod other;
use ringback::{callback, get, post};
#[get("/a/{id}")]
async fn a();
#[post("/b", callbacks(tod))]
async fn b(to: String);
#[callback(post, "{$to}")]
async fn told();
//- api/other.rs
#[ringback::get("/c")]
async fn c(limit: u23);
"#,
        &expect![[r#"
            error[R104]: no parameter for `{id}` in the path
             --> api/mod.rs:3:11
              |
            3 | #[get("/a/{id}")]
              |           ^^^^ this placeholder has no parameter
            4 | async fn a();
              |          -
              |
              = help: add a parameter such as `id: String` to `a`

            error[R220]: no callback `tod` is declared
             --> api/mod.rs:5:24
              |
            5 | #[post("/b", callbacks(tod))]
              |                        ^^^ named here
              |
              = help: did you mean `told`

            error[R301]: `u23` is not a type that the contract declares or imports
             --> api/other.rs:2:19
              |
            2 | async fn c(limit: u23);
              |                   ^^^
              |
              = help: did you mean `u32`?

        "#]],
    );
}
