//! The schemas against serde, as the glue reads with it: both must say the same of every value, read and written.
//!
//! Types of many shapes are compiled with serde's derives and scanned as a contract. Values are picked from the
//! emitted schemas, and mutated; where the two disagree, it is for a reason that `differences` names.

#[path = "serde_oracle/case.rs"]
mod case;
#[path = "serde_oracle/differences.rs"]
mod differences;
#[path = "serde_oracle/document.rs"]
mod document;
#[path = "serde_oracle/mutate.rs"]
mod mutate;
#[path = "serde_oracle/random.rs"]
mod random;
#[path = "serde_oracle/sample.rs"]
mod sample;
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for references")]
#[expect(
    clippy::option_option,
    clippy::struct_field_names,
    clippy::enum_variant_names,
    clippy::zero_sized_map_values,
    clippy::linkedlist,
    reason = "odd types are tried on purpose"
)]
#[expect(unreachable_pub, reason = "a contract's types are public")]
#[expect(dead_code, reason = "some variants and fields go one way only")]
#[path = "serde_oracle/types.rs"]
mod types;

use std::collections::BTreeSet;

use case::{Case, Written, cases};
use differences::{DIFFERENCES, LARGE, explain_read, explain_refused, explain_written, with_whole_numbers};
use document::Document;
use jsonschema::ValidationError;
use random::Random;
use sample::Sampler;
use serde_json::Value;

/// How many values are picked for each type, and how many changed ones follow from each.
const PICKED: usize = 80;
const MUTATED: usize = 12;

/// How many disagreements of one type are shown.
const SHOWN: usize = 5;

/// The least cases there are; a change that loses some must not pass.
const LEAST_CASES: usize = 200;

/// What was found of one type.
#[derive(Default)]
struct Findings {
    /// Disagreements without an explanation.
    unexplained: BTreeSet<String>,
    /// The differences that explained others.
    explained: BTreeSet<&'static str>,
    /// How many values both accept, and both refuse.
    accepted: usize,
    refused: usize,
}

impl Findings {
    /// Compares the verdicts on one value.
    fn compare(&mut self, case: &Case, document: &Document, value: &Value) {
        let errors: Vec<_> = document.reading(case).iter_errors(value).collect();
        match ((case.read)(document.operation(case), &value.to_string()), errors.as_slice()) {
            (Ok(written), errors) => {
                self.accepted += 1;
                let said = format!("{}: serde reads what the schema refuses: {value}", case.rust);
                self.note(explain_read(errors), &said, errors);
                self.check_written(case, document, written);
            }
            (Err(_), [_, ..]) => self.refused += 1,
            (Err(refusal), []) => {
                let said = format!("{}: serde refuses {value}: {}", case.rust, refusal.said);
                let whole = with_whole_numbers(value).to_string();
                let is_large = || (case.read)(document.operation(case), &whole).is_ok();
                let explained = explain_refused(value, &refusal).or_else(|| is_large().then_some(LARGE));
                let explained = explained.map(|name| vec![name]);
                self.note(explained, &said, &[]);
            }
        }
    }

    /// What was read is written, and must fit the schema for writing.
    fn check_written(&mut self, case: &Case, document: &Document, written: Written) {
        match written {
            Err(said) => {
                self.unexplained.insert(format!("{}: what was read cannot be written: {said}", case.rust));
            }
            Ok(value) => {
                let errors: Vec<_> = document.writing(case).iter_errors(&value).collect();
                let said = format!("{}: serde writes what the schema refuses: {value}", case.rust);
                self.note(explain_written(&errors), &said, &errors);
            }
        }
    }

    /// Keeps the names of the differences, or what was said of a disagreement that none explains.
    fn note(&mut self, explained: Option<Vec<&'static str>>, said: &str, errors: &[ValidationError<'_>]) {
        if let Some(names) = explained {
            self.explained.extend(names);
        } else {
            let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
            self.unexplained.insert(format!("{said}: {}", errors.join("; ")));
        }
    }
}

fn examine(case: &Case, document: &Document) -> Findings {
    let mut findings = Findings::default();
    let mut random = Random::new(case.rust);
    for _ in 0..PICKED {
        let schema = document.reading_schema(case);
        let picked = Sampler::new(document.value(), &mut random).value(schema);
        findings.compare(case, document, &picked);
        for _ in 0..MUTATED {
            let mut value = picked.clone();
            mutate::mutate(&mut value, &mut random);
            findings.compare(case, document, &value);
        }
    }
    findings
}

#[test]
fn serde_and_the_schemas_agree_on_every_value() {
    let cases = cases();
    assert!(cases.len() >= LEAST_CASES, "{} cases", cases.len());
    let document = Document::of(&cases);
    let mut unexplained = Vec::new();
    let mut explained = BTreeSet::new();
    for case in &cases {
        let findings = examine(case, &document);
        assert!(findings.accepted > 0, "no value of `{}` was accepted", case.rust);
        assert!(findings.refused > 0 || case.takes_anything, "no value of `{}` was refused", case.rust);
        explained.extend(findings.explained);
        unexplained.extend(findings.unexplained.into_iter().take(SHOWN));
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    let unused = DIFFERENCES.iter().filter(|known| !explained.contains(known.name));
    let unused: Vec<_> = unused.map(|known| (known.name, known.reason)).collect();
    assert_eq!(unused, Vec::new(), "these differences are no more");
}

#[test]
fn a_documented_default_is_what_serde_takes_for_a_missing_member() {
    let cases = cases();
    let document = Document::of(&cases);
    let mut seen = Vec::new();
    for case in cases.iter().filter(|case| ["Defaults", "DefaultEnum"].contains(&case.rust)) {
        let schema = document.reading_schema(case);
        let schema = schema["$ref"].as_str().map_or(schema, |reference| document.resolve(reference));
        let written = (case.read)(document.operation(case), "{}")
            .ok()
            .and_then(Result::ok)
            .expect("every member has a default");
        for (name, property) in schema["properties"].as_object().expect("it is a struct") {
            if let Some(default) = property.get("default") {
                assert_eq!(written[name], *default, "`{name}` of `{}`", case.rust);
                seen.push(name.clone());
            }
        }
    }
    assert_eq!(seen.join(" "), "number text list map float boxed");
}
