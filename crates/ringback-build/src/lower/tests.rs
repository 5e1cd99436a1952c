//! What items become, and how they are refused.

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::model::{
    Argument, Callback, Contract, FieldStep, Operation, Parameter, ProblemEnum, Response, ResponseContent,
};
use crate::testing::lowered;

fn check(text: &str, expected: &Expect) {
    let seen = match lowered(text) {
        Ok(contract) => outline(&contract).expect("a string takes any text"),
        Err(findings) => findings,
    };
    expected.assert_eq(&seen);
}

/// The same with the types that most of these contracts need.
fn check_with_types(text: &str, expected: &Expect) {
    check(&format!("{text}\n{TYPES}"), expected);
}

const TYPES: &str = r#"
use ringback::{Problem, callback, delete, get, post};
use serde::{Deserialize, Serialize};
use url::Url;
#[derive(Serialize, Deserialize)]
pub struct Thing {
    pub id: String,
    pub size: Option<u32>,
    pub ratio: f64,
    pub owner: Option<Owner>,
    pub tags: Vec<String>,
    pub pair: [u32; 2],
    pub both: (u32, bool),
    #[serde(rename = "type")]
    pub kind: String,
    secret: String,
}
#[derive(Serialize, Deserialize)]
pub struct Owner {
    pub name: Name,
    pub by_key: std::collections::HashMap<String, String>,
}
#[derive(Serialize, Deserialize)]
pub struct Name(pub String);
#[derive(Serialize, Deserialize)]
pub enum Sort { Up, Down }
"#;

fn outline(contract: &Contract) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for module in &contract.modules {
        writeln!(text, "trait {} of {}", module.trait_name, module.file)?;
        module.operations.iter().try_for_each(|operation| write_operation(&mut text, contract, operation))?;
        module.callbacks.iter().try_for_each(|callback| write_callback(&mut text, callback))?;
    }
    contract.problems.iter().try_for_each(|problem| write_problem(&mut text, problem))?;
    Ok(text)
}

fn write_operation(text: &mut String, contract: &Contract, operation: &Operation) -> std::fmt::Result {
    let Operation { id, method, path, docs, .. } = operation;
    writeln!(text, "  {id}: {} {path} {:?} {:?}", method.upper(), docs.summary, docs.description)?;
    for argument in &operation.arguments {
        match argument {
            Argument::Parameter(index) => write_parameter(text, &operation.parameters[*index])?,
            Argument::Spread(index) => writeln!(text, "spread {:?}", operation.spreads[*index].ident)?,
            Argument::Identity(index) => writeln!(text, "identity {:?}", operation.security[*index].guard)?,
            Argument::Extension(index) => {
                writeln!(text, "    extension {:?}", operation.request_extensions[*index])?;
            }
            Argument::Body => {
                let body = operation.request_body.as_ref().expect("a body");
                writeln!(text, "    body {}: {} required {}", body.ident, body.ty, body.is_required)?;
            }
        }
    }
    write_response(text, &operation.response)?;
    let Some(callbacks) = &operation.callbacks else { return Ok(()) };
    let name = |&(module, callback): &(usize, usize)| &contract.modules[module].callbacks[callback].func.0;
    let names: Vec<_> = callbacks.uses.iter().map(name).collect();
    writeln!(text, "    {} {names:?}", callbacks.type_name)?;
    for captured in &callbacks.captured {
        let steps: Vec<String> = captured.expression.steps.iter().map(step).collect();
        let optional = if captured.is_optional { "optional " } else { "" };
        let (field, ty, expression) = (&captured.field, &captured.ty, &captured.expression);
        writeln!(text, "      {field}: {optional}{ty} = {expression} {}", steps.join(" "))?;
    }
    Ok(())
}

fn step(step: &FieldStep) -> String {
    match step {
        FieldStep::Field(name) => format!(".{name}"),
        FieldStep::Newtype => ".0".to_owned(),
        FieldStep::Some => "?".to_owned(),
        FieldStep::Index(index) => format!("[{index}]"),
        FieldStep::Key(key) => format!("[{key:?}]"),
    }
}

fn write_parameter(text: &mut String, parameter: &Parameter) -> std::fmt::Result {
    let Parameter { name, location, ty, is_required, default, .. } = parameter;
    write!(text, "    {} {name}: {ty} required {is_required}", location.as_str())?;
    if let Some((rust, json)) = default {
        write!(text, " default {rust} {json}")?;
    }
    writeln!(text)
}

fn write_response(text: &mut String, response: &Response) -> std::fmt::Result {
    let content = match &response.content {
        ResponseContent::Empty => "nothing".to_owned(),
        ResponseContent::Json { ty, .. }
        | ResponseContent::Sequence { ty, .. }
        | ResponseContent::Declared { ty, .. } => ty.to_string(),
        ResponseContent::Octets { ty, media_type, .. } => format!("{ty} as {media_type}"),
        ResponseContent::Download { media_range } => format!("a file as {media_range}"),
        ResponseContent::Redirect => "where to go on".to_owned(),
    };
    let missing = if response.may_miss { " or 404" } else { "" };
    let problem = response.problem.map(|index| format!(" or problem {index}")).unwrap_or_default();
    writeln!(text, "    {} {content}{missing}{problem}", response.status.as_u16())
}

fn write_callback(text: &mut String, callback: &Callback) -> std::fmt::Result {
    writeln!(text, "  callback {}: {} {}", callback.id, callback.method.upper(), callback.key)?;
    callback.parameters.iter().try_for_each(|parameter| write_parameter(text, parameter))?;
    if let Some(body) = &callback.request_body {
        writeln!(text, "    body {}: {}", body.ident, body.ty)?;
    }
    write_response(text, &callback.response)
}

fn write_problem(text: &mut String, problem: &ProblemEnum) -> std::fmt::Result {
    writeln!(text, "problem {}", problem.ty)?;
    for variant in &problem.variants {
        let fields: Vec<String> = variant.fields.iter().map(|field| field.ident.to_string()).collect();
        let (ident, status) = (&variant.ident, variant.status.as_u16());
        writeln!(text, "  {ident} {status} {:?} {:?} {fields:?}", variant.type_uri, variant.title)?;
    }
    problem.internal.iter().try_for_each(|ident| writeln!(text, "  {ident} is internal"))?;
    Ok(())
}

#[test]
fn parameters_are_decided_by_name_and_type() {
    check_with_types(
        "\
/// Make it.
///
/// Slowly.
#[post(\"/a/{id}\")]
async fn a(id: String, q: Option<u32>, list: Vec<Sort>, url: Url, thing: Thing, #[header] x_key: String);
#[post(\"/b/{type}\")]
async fn b(r#type: u32, #[body] text: String, #[query] name: Name, #[header(\"X-Big\")] big: Option<u32>) -> Vec<Thing>;
#[post(\"/c\")]
async fn c(things: Option<Vec<Thing>>) -> Option<Thing>;
",
        &expect![[r#"
            trait Api of api/mod.rs
              a: POST /a/{id} "Make it" "Slowly."
                path id: String required true
                query q: Option<u32> required false
                query list: Vec<crate::api::Sort> required false
                query url: ::url::Url required true
                body thing: crate::api::Thing required true
                header x-key: String required true
                204 nothing
              b: POST /b/{type} "" ""
                path type: u32 required true
                body text: String required true
                query name: crate::api::Name required true
                header x-big: Option<u32> required false
                200 Vec<crate::api::Thing>
              c: POST /c "" ""
                body things: Option<Vec<crate::api::Thing>> required false
                200 crate::api::Thing or 404
        "#]],
    );
}

#[test]
fn defaults_are_evaluated() {
    check_with_types(
        r#"
#[get("/a")]
async fn a(#[default(20)] n: u32, #[default(1.5)] f: f64, #[default(true)] b: bool, #[default("x\"y")] s: String, #[default('c')] c: char, #[default(Sort::Down)] sort: Sort);
"#,
        &expect![[r#"
            trait Api of api/mod.rs
              a: GET /a "" ""
                query n: u32 required false default 20 20
                query f: f64 required false default 1.5 1.5
                query b: bool required false default true true
                query s: String required false default "x\"y".to_owned() "x\"y"
                query c: char required false default 'c' "c"
                query sort: crate::api::Sort required false default crate::api::Sort::Down "Down"
                204 nothing
        "#]],
    );
}

#[test]
fn defaults_that_the_type_does_not_have_are_refused() {
    check_with_types(
        r#"
#[get("/a/{p}")]
async fn a(#[default(256)] n: u8, #[default(1)] f: f64, #[default(Sort::Left)] sort: Sort, #[default(now())] s: String, #[default(1)] o: Option<u32>, #[default("a")] p: String, #[default("a")] url: Url);
"#,
        &expect![[r#"
            error[R109]: this is not a default of type `u8`
             --> api/mod.rs:3:22
              |
            3 | async fn a(#[default(256)] n: u8, #[default(1)] f: f64, #[default(Sort::Left)] sort: Sort, #[default(now())] s: String, #[default(1)]...
              |                      ^^^ the number is out of range

            error[R109]: this is not a default of type `f64`
             --> api/mod.rs:3:45
              |
            3 | async fn a(#[default(256)] n: u8, #[default(1)] f: f64, #[default(Sort::Left)] sort: Sort, #[default(now())] s: String, #[default(1)]...
              |                                             ^ a number with a decimal point is expected, such as `1.0`

            error[R109]: this is not a default of type `Sort`
             --> api/mod.rs:3:67
              |
            3 | async fn a(#[default(256)] n: u8, #[default(1)] f: f64, #[default(Sort::Left)] sort: Sort, #[default(now())] s: String, #[default(1)]...
              |                                                                   ^^^^^^^^^^ a variant is expected, such as `Sort::Up`

            error[R109]: this is not a default of type `String`
             --> api/mod.rs:3:102
              |
            3 | ...4, #[default(Sort::Left)] sort: Sort, #[default(now())] s: String, #[default(1)] o: Option<u32>, #[default("a")] p: String, #[defa...
              |                                                    ^^^^^ a string literal is expected

            error[R110]: a default can never apply to `o`
             --> api/mod.rs:3:131
              |
            3 | ...ort, #[default(now())] s: String, #[default(1)] o: Option<u32>, #[default("a")] p: String, #[default("a")] url: Url);
              |                                                ^ an `Option` is `None` when it is missing
              |
              = help: write the type without `Option`

            error[R110]: a default can never apply to `p`
             --> api/mod.rs:3:161
              |
            3 | ...ring, #[default(1)] o: Option<u32>, #[default("a")] p: String, #[default("a")] url: Url);
              |                                                  ^^^ a path parameter is never missing
              |
              = help: remove the default

            error[R109]: this is not a default of type `Url`
             --> api/mod.rs:3:188
              |
            3 | ...t("a")] p: String, #[default("a")] url: Url);
              |                                 ^^^ an absolute URL is expected, in the form that the `url` crate writes

        "#]],
    );
}

#[test]
fn results_are_read_through_aliases() {
    check_with_types(
        r#"
type Answer<T> = Result<T, AProblem>;
/// Why.
#[derive(Problem)]
pub enum AProblem {
    /// It is there.
    #[problem(status = 409)]
    There { id: String, count: u32 },
    #[problem(status = 410, type = "https://example.org/gone", title = "It went")]
    Gone,
    #[problem(status = 418)]
    Tea,
}
#[get("/a")] async fn a() -> Answer<Thing>;
#[get("/b", status = 202)] async fn b() -> Answer<()>;
#[get("/c")] async fn c() -> Answer<Option<Thing>>;
"#,
        &expect![[r#"
            trait Api of api/mod.rs
              a: GET /a "" ""
                200 crate::api::Thing or problem 0
              b: GET /b "" ""
                202 nothing or problem 0
              c: GET /c "" ""
                200 crate::api::Thing or 404 or problem 0
            problem crate::api::AProblem
              There 409 "about:blank" "It is there" ["id", "count"]
              Gone 410 "https://example.org/gone" "It went" []
              Tea 418 "about:blank" "Client Error" []
        "#]],
    );
}

#[test]
fn results_without_meaning_are_refused() {
    check_with_types(
        r#"
#[get("/a")] async fn a() -> Option<Option<Thing>>;
#[get("/b")] async fn b() -> Result<Thing, Thing>;
#[get("/c")] async fn c() -> Result<Thing, String>;
#[get("/d", status = 404)] async fn d() -> Thing;
#[get("/e", status = 204)] async fn e() -> Thing;
#[get("/f")] async fn f() -> Option<Result<Thing, String>>;
"#,
        &expect![[r#"
            error[R115]: this return type has no meaning as an answer
             --> api/mod.rs:2:30
              |
            2 | #[get("/a")] async fn a() -> Option<Option<Thing>>;
              |                              ^^^^^^^^^^^^^^^^^^^^^ an `Option` inside an `Option`
              |
              = help: write `T`, `()`, `Option<T>` or `Result<one of these, E>`

            error[R116]: `Thing` does not declare problems
              --> api/mod.rs:3:30
               |
             3 | #[get("/b")] async fn b() -> Result<Thing, Thing>;
               |                              ^^^^^^^^^^^^^^^^^^^^ the `E` of `Result<T, E>`
            ...
            14 | pub struct Thing {
               |            ----- this type
               |
               = help: add `#[derive(Problem)]` to it, and `#[problem(status = …)]` to each variant

            error[R116]: `String` does not declare problems
             --> api/mod.rs:4:30
              |
            4 | #[get("/c")] async fn c() -> Result<Thing, String>;
              |                              ^^^^^^^^^^^^^^^^^^^^^ the `E` of `Result<T, E>`
              |
              = help: write an enum with `#[derive(Problem)]`

            error[R114]: status 404 does not fit the answer
             --> api/mod.rs:5:22
              |
            5 | #[get("/d", status = 404)] async fn d() -> Thing;
              |                      ^^^ 200 to 299 is expected
              |
              = help: failures are declared as problems: `Result<T, E>`

            error[R114]: status 204 does not fit the answer
             --> api/mod.rs:6:22
              |
            6 | #[get("/e", status = 204)] async fn e() -> Thing;
              |                      ^^^ an answer with this status carries nothing
              |
              = help: write `200`, or leave the body out

            error[R115]: this return type has no meaning as an answer
             --> api/mod.rs:7:30
              |
            7 | #[get("/f")] async fn f() -> Option<Result<Thing, String>>;
              |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a `Result` inside another type
              |
              = help: write `T`, `()`, `Option<T>` or `Result<one of these, E>`

        "#]],
    );
}

#[test]
fn problems_that_are_malformed_are_refused() {
    check_with_types(
        r#"
#[derive(Problem)]
pub enum AProblem {
    None,
    #[problem(status = 200)]
    Fine,
    #[problem(statu = 400)]
    Misspelt,
    #[problem(status = 401)]
    Tuple(String),
    #[problem(status = 402)]
    Fields { title: String },
}
#[derive(Problem)]
pub struct BProblem;
#[get("/a")] async fn a() -> Result<(), AProblem>;
#[get("/b")] async fn b() -> Result<(), BProblem>;
"#,
        &expect![[r#"
            error[R117]: the problem `None` has no status
             --> api/mod.rs:4:5
              |
            4 |     None,
              |     ^^^^
              |
              = help: write `#[problem(status = 409)]` above it

            error[R118]: 200 is not the status of a problem
             --> api/mod.rs:5:24
              |
            5 |     #[problem(status = 200)]
              |                        ^^^ 400 to 599 is expected

            error[R117]: unknown argument `statu`: did you mean `status`?
             --> api/mod.rs:7:15
              |
            7 |     #[problem(statu = 400)]
              |               ^^^^^
              |
              = help: write `#[problem(status = 409, type = "…", title = "…")]`

            error[R120]: the fields of a problem have names
              --> api/mod.rs:10:10
               |
            10 |     Tuple(String),
               |          ^^^^^^^^ these have none
               |
               = help: write `{ name: Type }`: each field is a member of the problem

            error[R121]: a problem has a member `title` already
              --> api/mod.rs:12:14
               |
            12 |     Fields { title: String },
               |              ^^^^^ RFC 9457 gives this name a meaning
               |
               = help: rename the field

            error[R120]: `BProblem` declares no problem
              --> api/mod.rs:15:12
               |
            15 | pub struct BProblem;
               |            ^^^^^^^^ an enum with variants is expected
               |
               = help: write an enum with one variant for each problem

        "#]],
    );
}

#[test]
fn an_internal_variant_of_a_problem_holds_its_cause_and_nothing_else() {
    check_with_types(
        r#"
#[derive(Problem)]
pub enum AProblem {
    #[problem(internal)]
    NoCause,
    #[problem(internal)]
    Named { cause: String },
    #[problem(internal)]
    Two(String, String),
    #[problem(status = 500, internal)]
    Both(String),
    #[problem(internal, internal)]
    Twice(String),
}
#[get("/a")] async fn a() -> Result<(), AProblem>;
"#,
        &expect![[r"
            error[R120]: an internal failure holds its cause and nothing else
             --> api/mod.rs:5:5
              |
            5 |     NoCause,
              |     ^^^^^^^ it holds no cause
              |
              = help: write `Name(Error)`: the error is logged and never sent

            error[R120]: an internal failure holds its cause and nothing else
             --> api/mod.rs:7:11
              |
            7 |     Named { cause: String },
              |           ^^^^^^^^^^^^^^^^^ a cause without a name is expected
              |
              = help: write `Name(Error)`: the error is logged and never sent

            error[R120]: an internal failure holds its cause and nothing else
             --> api/mod.rs:9:8
              |
            9 |     Two(String, String),
              |        ^^^^^^^^^^^^^^^^ one cause is expected
              |
              = help: write `Name(Error)`: the error is logged and never sent

            error[R117]: an internal failure is always 500 and says nothing
              --> api/mod.rs:10:15
               |
            10 |     #[problem(status = 500, internal)]
               |               ^^^^^^
               |
               = help: write `#[problem(internal)]` and nothing else

            error[R117]: this is given a second time
              --> api/mod.rs:12:25
               |
            12 |     #[problem(internal, internal)]
               |                         ^^^^^^^^
               |
               = help: write `#[problem(internal)]` and nothing else

        "]],
    );
}

#[test]
fn paths_that_are_malformed_are_refused() {
    check(
        r#"
use ringback::get;
#[get("a")] async fn a();
#[get("/b/v{id}")] async fn b(id: String);
#[get("/c/{id}/{id}")] async fn c(id: String);
#[get("/d/:id")] async fn d();
#[get("/e/{*rest}")] async fn e();
#[get("/f//g")] async fn f();
#[get("/g h")] async fn g();
#[get("/h/{")] async fn h();
#[get("/i/../j")] async fn i();
#[get("/k/{r#type}")] async fn k(r#type: String);
"#,
        &expect![[r#"
            error[R101]: a path begins with `/`
             --> api/mod.rs:3:7
              |
            3 | #[get("a")] async fn a();
              |       ^^^
              |
              = help: write `"/a"`

            error[R103]: a placeholder must fill its whole segment
             --> api/mod.rs:4:11
              |
            4 | #[get("/b/v{id}")] async fn b(id: String);
              |           ^^^^^ text and placeholder between two slashes
              |
              = help: put a `/` between them, or take the whole segment as one parameter

            error[R106]: `{id}` stands twice in `/c/{id}/{id}`
             --> api/mod.rs:5:16
              |
            5 | #[get("/c/{id}/{id}")] async fn c(id: String);
              |           ---- ^^^^ the second
              |           |
              |           the first
              |
              = help: rename one of them

            error[R102]: `:id` looks like a placeholder of another language
             --> api/mod.rs:6:11
              |
            6 | #[get("/d/:id")] async fn d();
              |           ^^^
              |
              = help: write `{id}`

            error[R126]: `{*rest}` would stand for several segments
             --> api/mod.rs:7:11
              |
            7 | #[get("/e/{*rest}")] async fn e();
              |           ^^^^^^^ OpenAPI has no placeholder for more than one
              |
              = help: take the rest from the query, as `#[query] rest: String`, or merge a route of Axum's own with `router()`

            error[R102]: a segment of this path is empty
             --> api/mod.rs:8:10
              |
            8 | #[get("/f//g")] async fn f();
              |          ^^
              |
              = help: write one `/`

            error[R102]: ` ` cannot stand in a path
             --> api/mod.rs:9:10
              |
            9 | #[get("/g h")] async fn g();
              |          ^
              |
              = help: use ASCII letters and digits, `-`, `_`, `.` and `~`

            error[R102]: this brace has no other half
              --> api/mod.rs:10:11
               |
            10 | #[get("/h/{")] async fn h();
               |           ^

            error[R102]: clients resolve `.` and `..` before they ask
              --> api/mod.rs:11:11
               |
            11 | #[get("/i/../j")] async fn i();
               |           ^^

            error[R102]: `{r#type}` is not the name of a parameter
              --> api/mod.rs:12:11
               |
            12 | #[get("/k/{r#type}")] async fn k(r#type: String);
               |           ^^^^^^^^
               |
               = help: write `{type}`

        "#]],
    );
}

#[test]
fn parameters_that_do_not_fit_their_place_are_refused() {
    check_with_types(
        r#"
#[get("/a/{id}")] async fn a(id: Option<String>);
#[get("/b")] async fn b(#[query] thing: (u32, bool));
#[get("/c")] async fn c(#[cookie] list: Vec<String>);
#[get("/d")] async fn d(#[header] authorization: String);
#[get("/e")] async fn e(#[header("a b")] x: String);
#[get("/f")] async fn f(#[header] x_a: String, #[header("X-A")] y: String);
#[post("/g")] async fn g(one: Thing, two: Owner);
#[post("/h", operation_id = "a b")] async fn h();
"#,
        &expect![[r#"
            error[R107]: the path parameter `id` must be one value
             --> api/mod.rs:2:34
              |
            2 | #[get("/a/{id}")] async fn a(id: Option<String>);
              |                                  ^^^^^^^^^^^^^^ a path without it is another path

            error[R108]: the query parameter `thing` is not a single value
             --> api/mod.rs:3:41
              |
            3 | #[get("/b")] async fn b(#[query] thing: (u32, bool));
              |                                         ^^^^^^^^^^^ a number, a string, a boolean or an enum of plain variants is expected

            error[R107]: the cookie parameter `list` must be one value
             --> api/mod.rs:4:41
              |
            4 | #[get("/c")] async fn c(#[cookie] list: Vec<String>);
              |                                         ^^^^^^^^^^^ clients do not agree how a list stands in a cookie

            error[R113]: the header field `authorization` cannot be a parameter
             --> api/mod.rs:5:35
              |
            5 | #[get("/d")] async fn d(#[header] authorization: String);
              |                                   ^^^^^^^^^^^^^ OpenAPI describes it elsewhere and ignores it here

            error[R113]: the name of a header field cannot have ` `
             --> api/mod.rs:6:36
              |
            6 | #[get("/e")] async fn e(#[header("a b")] x: String);
              |                                    ^

            error[R122]: two parameters read the header field `x-a`
             --> api/mod.rs:7:65
              |
            7 | #[get("/f")] async fn f(#[header] x_a: String, #[header("X-A")] y: String);
              |                                   --- the first                 ^ the second
              |
              = help: remove one of them

            error[R111]: an operation has one body
             --> api/mod.rs:8:38
              |
            8 | #[post("/g")] async fn g(one: Thing, two: Owner);
              |                          ---         ^^^ the second
              |                          |
              |                          the first
              |
              = help: put both into one struct, or mark one with `#[query]` if it is a single value

            error[R402]: `a b` cannot be an operation id
             --> api/mod.rs:9:29
              |
            9 | #[post("/h", operation_id = "a b")] async fn h();
              |                             ^^^^^ letters, digits, `_`, `-` and `.` may stand in one

        "#]],
    );
}

#[test]
fn expressions_are_bound_to_the_operation() {
    check_with_types(
        r#"
#[post("/a/{id}", callbacks(told, asked))]
async fn a(id: u32, callback_url: Option<Url>, #[header] x_key: String, thing: Thing);
#[callback(post, "{$callback_url}/{$id}/{$request.body.id}?key={$x_key}")]
async fn told(thing: Thing) -> Thing;
#[callback(put, "{$request.query.callback_url}/{$request.path.id}/{$request.body#/owner/name}/{$request.body#/owner/by_key/x~1y}/{$request.body#/tags/0}/{$request.body#/size}?k={$request.header.X-KEY}")]
async fn asked();
"#,
        &expect![[r#"
            trait Api of api/mod.rs
              a: POST /a/{id} "" ""
                path id: u32 required true
                query callback_url: Option<::url::Url> required false
                header x-key: String required true
                body thing: crate::api::Thing required true
                204 nothing
                ACallbacks ["told", "asked"]
                  callback_url: optional ::url::Url = $request.query.callback_url 
                  id: u32 = $request.path.id 
                  body_id: String = $request.body#/id .id
                  x_key: String = $request.header.x-key 
                  name: optional crate::api::Name = $request.body#/owner/name .owner ? .name
                  x_y: optional String = $request.body#/owner/by_key/x~1y .owner ? .by_key ["x/y"]
                  tags_0: optional String = $request.body#/tags/0 .tags [0]
                  size: optional u32 = $request.body#/size .size ?
              callback told: POST {$request.query.callback_url}/{$request.path.id}/{$request.body#/id}?key={$request.header.x-key}
                body thing: crate::api::Thing
                200 crate::api::Thing
              callback asked: PUT {$request.query.callback_url}/{$request.path.id}/{$request.body#/owner/name}/{$request.body#/owner/by_key/x~1y}/{$request.body#/tags/0}/{$request.body#/size}?k={$request.header.x-key}
                204 nothing
        "#]],
    );
}

/// One callback for each expression, all named by one operation.
fn refuses_expressions(expressions: &[&str], expected: &Expect) {
    let names: Vec<String> = (1..=expressions.len()).map(|number| format!("t{number}")).collect();
    let mut text = format!(
        "#[post(\"/a/{{id}}\", callbacks({}))]\nasync fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);\n",
        names.join(", ")
    );
    for (name, expression) in names.iter().zip(expressions) {
        writeln!(text, "#[callback(post, \"{{$to}}/{{{expression}}}\")]\nasync fn {name}();").unwrap();
    }
    check_with_types(&text, expected);
}

#[test]
fn parameters_that_do_not_exist_are_refused() {
    refuses_expressions(
        &["$ist", "$request.query.id", "$request.query.nothing", "$request.header.to", "$thing", "$list"],
        &expect![[r#"
            error[R211]: `a` has no parameter `ist`
             --> api/mod.rs:3:27
              |
            2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
              |          - named by this operation
            3 | #[callback(post, "{$to}/{$ist}")]
              |                           ^^^ did you mean `list`

            error[R211]: `a` has no query parameter `id`
             --> api/mod.rs:5:41
              |
            2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
              |            -- this is a path parameter
            ...
            5 | #[callback(post, "{$to}/{$request.query.id}")]
              |                                         ^^
              |
              = help: write `$request.path.id`

            error[R211]: `a` has no query parameter `nothing`
             --> api/mod.rs:7:41
              |
            2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
              |          - named by this operation
            ...
            7 | #[callback(post, "{$to}/{$request.query.nothing}")]
              |                                         ^^^^^^^

            error[R211]: `a` has no header parameter `to`
             --> api/mod.rs:9:42
              |
            2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
              |                     -- this is a query parameter
            ...
            9 | #[callback(post, "{$to}/{$request.header.to}")]
              |                                          ^^
              |
              = help: write `$request.query.to`

            error[R211]: `a` has no parameter `thing`
              --> api/mod.rs:11:27
               |
             2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
               |                                                 ----- this is the body
            ...
            11 | #[callback(post, "{$to}/{$thing}")]
               |                           ^^^^^
               |
               = help: name one of its fields, as in `$request.body#/id`

            error[R213]: this value is not fit for a URL
              --> api/mod.rs:13:26
               |
             2 | async fn a(id: u32, to: Url, list: Vec<String>, thing: Thing);
               |                              ---- this is read
            ...
            13 | #[callback(post, "{$to}/{$list}")]
               |                          ^^^^^ a string, a whole number or a boolean is expected

        "#]],
    );
}

#[test]
fn pointers_that_lead_nowhere_are_refused() {
    refuses_expressions(
        &[
            "$request.body#/idd",
            "$request.body#/kind",
            "$request.body#/id/x",
            "$request.body#/tags/-",
            "$request.body#/tags/01",
            "$request.body#/pair/3",
            "$request.body#/both/0",
        ],
        &expect![[r#"
            error[R212]: `Thing` has no field `idd`
              --> api/mod.rs:3:41
               |
             3 | #[callback(post, "{$to}/{$request.body#/idd}")]
               |                                         ^^^ did you mean `id`
            ...
            23 | pub struct Thing {
               |            ----- the type that is read

            error[R212]: `Thing` has no field `kind`
              --> api/mod.rs:5:41
               |
             5 | #[callback(post, "{$to}/{$request.body#/kind}")]
               |                                         ^^^^
            ...
            32 |     pub kind: String,
               |         ---- this is called otherwise in JSON
               |
               = help: write `type`

            error[R212]: `x` leads to nothing
              --> api/mod.rs:7:44
               |
             7 | #[callback(post, "{$to}/{$request.body#/id/x}")]
               |                                            ^ nothing stands inside a single value
            ...
            24 |     pub id: String,
               |         -- this is a `String`

            error[R212]: `-` leads to nothing
              --> api/mod.rs:9:46
               |
             9 | #[callback(post, "{$to}/{$request.body#/tags/-}")]
               |                                              ^ an index of the list is expected, such as `0`
            ...
            28 |     pub tags: Vec<String>,
               |         ---- this is a `Vec<String>`

            error[R212]: `01` leads to nothing
              --> api/mod.rs:11:46
               |
            11 | #[callback(post, "{$to}/{$request.body#/tags/01}")]
               |                                              ^^ an index of the list is expected, such as `0`
            ...
            28 |     pub tags: Vec<String>,
               |         ---- this is a `Vec<String>`

            error[R212]: `3` leads to nothing
              --> api/mod.rs:13:46
               |
            13 | #[callback(post, "{$to}/{$request.body#/pair/3}")]
               |                                              ^ an index of the list is expected, such as `0`
            ...
            29 |     pub pair: [u32; 2],
               |         ---- this is a `[u32; 2]`

            error[R212]: `0` leads to nothing
              --> api/mod.rs:15:46
               |
            15 | #[callback(post, "{$to}/{$request.body#/both/0}")]
               |                                              ^ only fields of structs, items of lists and entries of maps with `String` keys can be read
            ...
            30 |     pub both: (u32, bool),
               |         ---- this is a `(u32, bool)`

        "#]],
    );
}

#[test]
fn values_that_are_not_fit_for_a_url_are_refused() {
    refuses_expressions(
        &["$request.body#/secret", "$request.body#/owner", "$request.body#/tags", "$request.body#/ratio"],
        &expect![[r#"
            error[R214]: the field `secret` is private
              --> api/mod.rs:3:41
               |
             3 | #[callback(post, "{$to}/{$request.body#/secret}")]
               |                                         ^^^^^^ generated code reads it
            ...
            27 |     secret: String,
               |     ------ private
               |
               = help: make it `pub`

            error[R213]: this value is not fit for a URL
              --> api/mod.rs:5:26
               |
             5 | #[callback(post, "{$to}/{$request.body#/owner}")]
               |                          ^^^^^^^^^^^^^^^^^^^^ a string, a whole number or a boolean is expected
            ...
            21 |     pub owner: Option<Owner>,
               |         ----- this is read

            error[R213]: this value is not fit for a URL
              --> api/mod.rs:7:26
               |
             7 | #[callback(post, "{$to}/{$request.body#/tags}")]
               |                          ^^^^^^^^^^^^^^^^^^^ a string, a whole number or a boolean is expected
            ...
            22 |     pub tags: Vec<String>,
               |         ---- this is read

            error[R216]: this value is not fit for a URL
              --> api/mod.rs:9:26
               |
             9 | #[callback(post, "{$to}/{$request.body#/ratio}")]
               |                          ^^^^^^^^^^^^^^^^^^^^ numbers with a fraction have no one form as text
            ...
            20 |     pub ratio: f64,
               |         ----- this is read

        "#]],
    );
}

#[test]
fn the_address_is_text() {
    check_with_types(
        r#"
#[post("/a/{id}", callbacks(told))] async fn a(id: u32);
#[callback(post, "{$id}/x")] async fn told();
#[post("/b", callbacks(asked))] async fn b(url: Url);
#[callback(post, "{$url_}/{$request.body#/id}")] async fn asked();
"#,
        &expect![[r#"
            error[R216]: this value is not fit for a URL
             --> api/mod.rs:3:20
              |
            2 | #[post("/a/{id}", callbacks(told))] async fn a(id: u32);
              |                                                -- this is read
            3 | #[callback(post, "{$id}/x")] async fn told();
              |                    ^^^ the whole address is read here, which must be a string or a URL

            error[R211]: `b` has no parameter `url_`
             --> api/mod.rs:5:21
              |
            4 | #[post("/b", callbacks(asked))] async fn b(url: Url);
              |                                          - named by this operation
            5 | #[callback(post, "{$url_}/{$request.body#/id}")] async fn asked();
              |                     ^^^^ did you mean `url`

            error[R215]: `b` has no body
             --> api/mod.rs:5:28
              |
            4 | #[post("/b", callbacks(asked))] async fn b(url: Url);
              |                                          - named by this operation
            5 | #[callback(post, "{$url_}/{$request.body#/id}")] async fn asked();
              |                            ^^^^^^^^^^^^^^^^^ this reads one

        "#]],
    );
}

#[test]
fn one_callback_may_serve_several_operations_of_one_key() {
    check_with_types(
        r#"
#[post("/a", callbacks(told))] async fn a(to: Url, thing: Thing);
#[post("/b", callbacks(told))] async fn b(to: String, owner: Other);
#[derive(Serialize, Deserialize)] pub struct Other { pub id: Option<String> }
#[callback(post, "{$to}/{$request.body.id}")] async fn told();
"#,
        &expect![[r#"
            trait Api of api/mod.rs
              a: POST /a "" ""
                query to: ::url::Url required true
                body thing: crate::api::Thing required true
                204 nothing
                ACallbacks ["told"]
                  to: ::url::Url = $request.query.to 
                  id: String = $request.body#/id .id
              b: POST /b "" ""
                query to: String required true
                body owner: crate::api::Other required true
                204 nothing
                BCallbacks ["told"]
                  to: String = $request.query.to 
                  id: optional String = $request.body#/id .id ?
              callback told: POST {$request.query.to}/{$request.body#/id}
                204 nothing
        "#]],
    );
    check_with_types(
        r#"
#[post("/a", callbacks(told))] async fn a(to: Url);
#[post("/b", callbacks(told))] async fn b(#[header] to: String);
#[callback(post, "{$to}")] async fn told();
"#,
        &expect![[r#"
            error[R217]: this is `$request.query.to` in one operation and `$request.header.to` in another
             --> api/mod.rs:4:20
              |
            4 | #[callback(post, "{$to}")] async fn told();
              |                    ^^^ a callback has one key
              |
              = help: carry the parameter in the same place, or declare a second callback

        "#]],
    );
}

#[test]
fn calls_have_one_body_and_an_answer_with_a_meaning() {
    check_with_types(
        r#"
#[post("/a", callbacks(b, c, d))] async fn a(to: Url);
#[callback(post, "{$to}")] async fn b(one: Thing, two: Thing);
#[callback(post, "{$to}")] async fn c() -> Option<Option<Thing>>;
#[callback(post, "{$to}")] async fn d() -> Result<Thing, String>;
"#,
        &expect![[r#"
            error[R111]: an operation has one body
             --> api/mod.rs:3:51
              |
            3 | #[callback(post, "{$to}")] async fn b(one: Thing, two: Thing);
              |                                       ---         ^^^ the second
              |                                       |
              |                                       the first
              |
              = help: put both into one struct, or mark one with `#[query]` if it is a single value

            error[R115]: this return type has no meaning as an answer
             --> api/mod.rs:4:44
              |
            4 | #[callback(post, "{$to}")] async fn c() -> Option<Option<Thing>>;
              |                                            ^^^^^^^^^^^^^^^^^^^^^ an `Option` inside an `Option`
              |
              = help: write `T`, `()`, `Option<T>` or `Result<one of these, E>`

            error[R116]: `String` does not declare problems
             --> api/mod.rs:5:44
              |
            5 | #[callback(post, "{$to}")] async fn d() -> Result<Thing, String>;
              |                                            ^^^^^^^^^^^^^^^^^^^^^ the `E` of `Result<T, E>`
              |
              = help: write an enum with `#[derive(Problem)]`

        "#]],
    );
}

#[test]
fn callbacks_that_are_not_declared_are_refused() {
    check(
        r#"
//- api/mod.rs
mod other;
use ringback::{callback, post};
#[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
#[callback(post, "{$to}")] async fn told();
//- api/other.rs
use ringback::callback;
#[callback(post, "{$to}")] async fn distant();
"#
        .trim_start(),
        &expect![[r#"
            error[R220]: no callback `tolled` is declared
             --> api/mod.rs:3:24
              |
            3 | #[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
              |                        ^^^^^^ named here
              |
              = help: did you mean `told`

            error[R220]: no callback `a` is declared
             --> api/mod.rs:3:32
              |
            3 | #[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
              |                                ^ named here                                - this is an operation
              |
              = help: write `#[callback(post, "…")]` above it to make it a callback

            error[R220]: no callback `distant` is declared
             --> api/mod.rs:3:35
              |
            3 | #[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
              |                                   ^^^^^^^ named here
              |
             ::: api/other.rs:2:37
              |
            2 | #[callback(post, "{$to}")] async fn distant();
              |                                     ------- it is declared here
              |
              = help: write `crate::api::other::distant`

            error[R220]: no callback `missing` is declared
             --> api/mod.rs:3:44
              |
            3 | #[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
              |                                            ^^^^^^^ named here
              |
              = help: declare it: `#[callback(post, "…")] pub async fn missing(…);`

            error[R221]: `a` names one callback twice
             --> api/mod.rs:3:59
              |
            3 | #[post("/a", callbacks(tolled, a, distant, missing, told, told))] async fn a(to: String);
              |                                                     ----  ^^^^ the second time
              |                                                     |
              |                                                     the first time
              |
              = help: remove one of them

        "#]],
    );
}

#[test]
fn names_and_types_that_are_unknown_are_reported_once_and_others_go_on() {
    check(
        r#"
use ringback::get;
#[get("/a")] async fn a(q: Strin, r: Strin) -> Strin;
#[get("b")] async fn b();
"#,
        &expect![[r#"
            error[R301]: `Strin` is not a type that the contract declares or imports
             --> api/mod.rs:3:28
              |
            3 | #[get("/a")] async fn a(q: Strin, r: Strin) -> Strin;
              |                            ^^^^^
              |
              = help: did you mean `String`?

            error[R301]: `Strin` is not a type that the contract declares or imports
             --> api/mod.rs:3:38
              |
            3 | #[get("/a")] async fn a(q: Strin, r: Strin) -> Strin;
              |                                      ^^^^^
              |
              = help: did you mean `String`?

            error[R301]: `Strin` is not a type that the contract declares or imports
             --> api/mod.rs:3:48
              |
            3 | #[get("/a")] async fn a(q: Strin, r: Strin) -> Strin;
              |                                                ^^^^^
              |
              = help: did you mean `String`?

            error[R101]: a path begins with `/`
             --> api/mod.rs:4:7
              |
            4 | #[get("b")] async fn b();
              |       ^^^
              |
              = help: write `"/b"`

        "#]],
    );
}

#[test]
fn operations_and_callbacks_are_async() {
    check(
        r#"
use ringback::{callback, get};
#[get("/a", callbacks(b))] fn a(to: String);
#[callback(post, "{$to}")] fn b();
"#,
        &expect![[r#"
            error[R006]: `a` is not `async`
             --> api/mod.rs:3:31
              |
            3 | #[get("/a", callbacks(b))] fn a(to: String);
              |                               ^
              |
              = help: write `async fn a`

            error[R006]: `b` is not `async`
             --> api/mod.rs:4:31
              |
            4 | #[callback(post, "{$to}")] fn b();
              |                               ^
              |
              = help: write `async fn b`

        "#]],
    );
}

#[test]
fn a_problem_is_not_what_serde_or_a_condition_makes_of_it() {
    check_with_types(
        r#"
#[derive(Problem)]
pub enum AProblem {
    #[problem(status = 400)]
    Renamed { #[serde(rename = "b")] a: u8 },
    #[cfg(unix)]
    #[problem(status = 401)]
    Conditional,
}
#[get("/a")] async fn a() -> Result<u8, AProblem>;
"#,
        &expect![[r#"
            error[R311]: serde's attributes say nothing of a problem
             --> api/mod.rs:5:15
              |
            5 |     Renamed { #[serde(rename = "b")] a: u8 },
              |               ^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: remove it; the members of a problem are called like its fields

            error[R005]: a part of a problem is under a condition
             --> api/mod.rs:6:5
              |
            6 |     #[cfg(unix)]
              |     ^^^^^^^^^^^^
              |
              = help: remove the condition; one contract has one document

        "#]],
    );
}
