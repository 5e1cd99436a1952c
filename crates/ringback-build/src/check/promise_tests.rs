//! The promise of this stage: whatever it accepts can be written, and nothing that it refuses makes it panic.

use proptest::prelude::*;

use crate::emit::{DOCUMENT_PATH, artifacts};
use crate::testing::lowered;

/// Few, because writing a contract takes tens of milliseconds in a debug build.
const CASES: u32 = 48;

const TYPES: &[&str] = &[
    "String",
    "u32",
    "i64",
    "f64",
    "bool",
    "Url",
    "Kind",
    "Name",
    "Thing",
    "Other",
    "Option<String>",
    "Option<Url>",
    "Option<Thing>",
    "Vec<Kind>",
    "Vec<Thing>",
    "()",
];

const ANSWERS: &[&str] = &[
    "",
    "-> Thing",
    "-> Option<Other>",
    "-> Result<Thing, Wrong>",
    "-> Result<(), Wrong>",
    "-> Result<Option<Vec<Thing>>, Wrong>",
    "-> Vec<String>",
    "-> Kind",
    "-> ()",
    "-> Option<Option<Thing>>",
    "-> Result<Thing, Other>",
];

const PATHS: &[&str] =
    &["/", "/a", "/a/", "/a/{p0}", "/a/{p1}/b", "/{p0}/{p1}/", "/b/{p2}", "a", "/c/{", "/d/v{p0}"];

const ATTRIBUTES: &[&str] =
    &["", "", "", "", "#[query] ", "#[header] ", "#[body] ", "#[path] ", "#[default(1)] "];

const EXPRESSIONS: &[&str] = &[
    "$p0",
    "$p1",
    "$request.query.p0",
    "$request.path.p1",
    "$request.header.p2",
    "$request.body.id",
    "$request.body#/owner/name",
    "$request.body#/tags/0",
    "$request.body#/by/x~1y",
    "$request.body",
    "$url",
];

/// Every type a contract below may name. It is right in itself.
const DECLARED: &str = r#"
use ringback::{Problem, callback, delete, get, patch, post, put};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use url::Url;

#[derive(Serialize, Deserialize)]
pub struct Thing { pub id: String, pub owner: Option<Box<Other>>, #[serde(default)] pub tags: Vec<String>, pub by: HashMap<String, u32> }
#[derive(Serialize, Deserialize)]
pub struct Other { pub name: Name, pub r#type: Kind, pub things: Vec<Thing> }
#[derive(Serialize, Deserialize)]
pub struct Name(pub String);
#[derive(Serialize, Deserialize)]
pub enum Kind { One, Two }
/// What may go wrong.
#[derive(Problem)]
pub enum Wrong {
    /// Was there.
    #[problem(status = 409)]
    There { r#type_of: Kind, things: Vec<Thing> },
    #[problem(status = 410, type = "https://example.org/gone")]
    Gone,
}
"#;

fn pick(from: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(from)
}

fn parameters() -> impl Strategy<Value = String> {
    let parameter = (pick(ATTRIBUTES), pick(TYPES));
    prop::collection::vec(parameter, 0..4).prop_map(|list| {
        let written =
            list.iter().enumerate().map(|(index, (attribute, ty))| format!("{attribute}p{index}: {ty}"));
        written.collect::<Vec<_>>().join(", ")
    })
}

fn operation() -> impl Strategy<Value = String> {
    let method = pick(&["get", "post", "put", "delete"]);
    let named = pick(&["", "", ", callbacks(c0)", ", callbacks(c1, c0)"]);
    (method, pick(PATHS), named, parameters(), pick(ANSWERS)).prop_map(
        |(method, path, named, parameters, answer)| {
            format!("#[{method}({path:?}{named})]\npub async fn NAME({parameters}) {answer};\n")
        },
    )
}

fn callback() -> impl Strategy<Value = String> {
    let body = pick(&["", "event: Thing", "#[body] event: Kind", "event: Option<Thing>"]);
    (pick(EXPRESSIONS), pick(EXPRESSIONS), body, pick(&["", "-> Other", "-> Option<Other>"])).prop_map(
        |(base, value, body, answer)| {
            format!("#[callback(post, \"{{{base}}}/x/{{{value}}}?k={{{value}}}\")]\npub async fn NAME({body}) {answer};\n")
        },
    )
}

fn contract() -> impl Strategy<Value = String> {
    let operations = prop::collection::vec(operation(), 1..4);
    (operations, prop::collection::vec(callback(), 2)).prop_map(joined)
}

fn joined((operations, callbacks): (Vec<String>, Vec<String>)) -> String {
    let named = |prefix: &'static str, texts: Vec<String>| {
        let name = move |(index, text): (usize, String)| text.replace("NAME", &format!("{prefix}{index}"));
        texts.into_iter().enumerate().map(name)
    };
    let items: String = named("o", operations).chain(named("c", callbacks)).collect();
    format!("{DECLARED}{items}")
}

fn is_accepted_and_written(text: &str) -> bool {
    let Ok(contract) = lowered(text) else { return false };
    let artifacts = artifacts(&contract);
    for file in artifacts.files.iter().filter(|file| file.path != DOCUMENT_PATH) {
        assert!(syn::parse_file(&file.text).is_ok(), "{} of\n{text}\nis\n{}", file.path, file.text);
    }
    let document: serde_json::Value = serde_json::from_str(artifacts.json()).expect("the document is JSON");
    assert_eq!(document["openapi"].as_str().map(|version| &version[..4]), Some("3.1."));
    true
}

/// What an operation that keeps every rule is made of.
const SOUND_PARAMETERS: &[&str] = &[
    "a: u32",
    "#[default(20)] b: i64",
    "c: Option<Kind>",
    "d: Vec<String>",
    "#[header] e_f: String",
    "#[header(\"X-G\")] g: Option<bool>",
    "#[query] r#type: Name",
    "#[default(Kind::Two)] request: Kind",
];

const SOUND_ANSWERS: &[&str] = &[
    "",
    "-> Thing",
    "-> Option<Other>",
    "-> Result<Thing, Wrong>",
    "-> Result<(), Wrong>",
    "-> Result<Option<Vec<Thing>>, Wrong>",
    "-> HashMap<String, Vec<Kind>>",
];

const SOUND_EXPRESSIONS: &[&str] = &[
    "$id",
    "$to",
    "$request.path.id",
    "$request.query.to",
    "$request.body.id",
    "$request.body#/owner/name",
    "$request.body#/owner/type",
    "$request.body#/tags/0",
    "$request.body#/by/x~1y",
];

fn sound_operation() -> impl Strategy<Value = String> {
    let method = pick(&["post", "put", "patch"]);
    let more = prop::sample::subsequence(SOUND_PARAMETERS, 0..=SOUND_PARAMETERS.len());
    let to = pick(&["Url", "Option<Url>", "String"]);
    (method, more, to, pick(SOUND_ANSWERS)).prop_map(|(method, more, to, answer)| {
        let more: String = more.iter().flat_map(|parameter| [parameter, ", "]).collect();
        format!(
            "#[{method}(\"/NAME/{{id}}\", callbacks(c0, c1))]\n\
             pub async fn NAME({more}id: String, thing: Thing, to: {to}) {answer};\n"
        )
    })
}

fn sound_callback() -> impl Strategy<Value = String> {
    let body = pick(&["", "event: Thing", "#[body] event: Kind", "events: Vec<Other>"]);
    (pick(SOUND_EXPRESSIONS), pick(SOUND_EXPRESSIONS), body, pick(&["", "-> Other"])).prop_map(
        |(first, second, body, answer)| {
            format!("#[callback(post, \"{{$to}}/x/{{{first}}}?k={{{second}}}\")]\npub async fn NAME({body}) {answer};\n")
        },
    )
}

fn sound_contract() -> impl Strategy<Value = String> {
    let operations = prop::collection::vec(sound_operation(), 1..4);
    (operations, prop::collection::vec(sound_callback(), 2)).prop_map(joined)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_can_be_written(text in contract()) {
        is_accepted_and_written(&text);
    }

    #[test]
    fn what_keeps_every_rule_is_accepted_and_written(text in sound_contract()) {
        prop_assert!(is_accepted_and_written(&text), "{:?}", lowered(&text).err());
    }
}
