//! Addresses built from hostile values: whatever goes in, nothing but its own place changes.
//!
//! `PROPTEST_CASES` sets how many are tried.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use url::Url;

use crate::callback::{Source, Target};

const CASES: u32 = 10_000;

/// Bits that mean something to some parser of URLs, and a few that should not.
const BITS: [&str; 48] = [
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%",
    "%2e",
    "%2E%2e",
    "%2f",
    "%5c",
    "%00",
    "%0d%0a",
    "?",
    "#",
    "&",
    "=",
    ";",
    ":",
    "@",
    "+",
    " ",
    "\t",
    "\r",
    "\n",
    "\0",
    "\u{7f}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{ff0e}",
    "\u{ff0f}",
    "\u{fe55}",
    "é",
    "e\u{301}",
    "ß",
    "💶",
    "http:",
    "https://",
    "evil.org",
    "127.0.0.1",
    "[::1]",
    "user:pw@",
    "'",
    "\"",
    "<",
    "|",
    "a",
];

fn hostile() -> impl Strategy<Value = String> {
    let bits =
        proptest::collection::vec(proptest::sample::select(&BITS[..]), 0..8).prop_map(|bits| bits.concat());
    prop_oneof![3 => bits, 1 => any::<String>(), 1 => "[ -~]{0,20}"]
}

/// Mostly bases that parse, so that most cases get past them.
fn base() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "https?://[a-z]{1,8}\\.org(:[0-9]{1,4})?(/[a-z%.~é|'^]{0,4}){0,3}(\\?[a-z=&/?'%]{0,8})?",
        2 => hostile().prop_map(|tail| format!("https://h.org/{tail}")),
        1 => hostile().prop_map(|tail| format!("https://h.org{tail}")),
        1 => hostile(),
    ]
}

/// The key's text before the id, and what of it stands in the id's own segment.
const BEFORE_ID: [(&str, &str); 2] = [("/invoices/", ""), ("/invoices/x-", "x-")];

/// What must be true of every address that is built.
fn check(base: &str, id: &str, kind: &str) -> Result<(), TestCaseError> {
    for (text, prefix) in BEFORE_ID {
        let target = Target::new()
            .value(Source::Query("callback_url"), base)
            .text(text)
            .value(Source::Body("/id"), id)
            .text("/paid?kind=")
            .value(Source::Header("Kind"), kind);
        let Ok(url) = target.url() else {
            continue;
        };
        let base = Url::parse(base).expect("an address is built on a base that parses");
        check_origin(&url, &base)?;
        check_path(&url, &base, &format!("{prefix}{id}"))?;
        check_query(&url, &base, kind)?;
    }
    Ok(())
}

fn check_origin(url: &Url, base: &Url) -> Result<(), TestCaseError> {
    prop_assert_eq!(url.origin(), base.origin());
    prop_assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
    prop_assert!(url.as_str().len() <= Target::MAX_BYTES);
    prop_assert_eq!(&Url::parse(url.as_str()), &Ok(url.clone()));
    Ok(())
}

fn check_path(url: &Url, base: &Url, segment: &str) -> Result<(), TestCaseError> {
    let before = base.path().strip_suffix('/').unwrap_or(base.path());
    let path = url.path().strip_prefix(before).expect("the base's path comes first");
    let segments: Vec<&str> = path.split('/').collect();
    prop_assert_eq!(segments.len(), 4);
    prop_assert_eq!((segments[0], segments[1], segments[3]), ("", "invoices", "paid"));
    prop_assert_eq!(decoded(segments[2]), segment);
    Ok(())
}

fn check_query(url: &Url, base: &Url, kind: &str) -> Result<(), TestCaseError> {
    let query = url.query().expect("the key has a query");
    let (before, encoded) = query.rsplit_once("kind=").expect("the key's pair is the last");
    let kept = base.query().unwrap_or_default();
    prop_assert_eq!(before, if kept.is_empty() { String::new() } else { format!("{kept}&") });
    prop_assert_eq!(decoded(encoded), kind);
    Ok(())
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8().expect("values are encoded as UTF-8")
}

fn config() -> ProptestConfig {
    let is_set = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if is_set { config } else { ProptestConfig { cases: CASES, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_value_changes_anything_but_its_own_place(base in base(), id in hostile(), kind in hostile()) {
        check(&base, &id, &kind)?;
    }
}

#[test]
fn most_hostile_cases_reach_the_checks() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut built = 0;
    for _ in 0..1_000 {
        let (base, id) = (base(), hostile()).new_tree(&mut runner).expect("nothing is filtered").current();
        built += usize::from(super::target(&base, &id).url().is_ok());
    }
    assert!(built > 250, "only {built} of 1,000 were built");
}
