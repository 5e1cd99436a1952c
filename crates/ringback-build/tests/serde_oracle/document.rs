//! The document of a contract that reads and writes every type, and validators made of it.

use std::collections::HashMap;
use std::fmt::Write;

use chrono::{NaiveDateTime, NaiveTime};
use jsonschema::Validator;
use ringback::support::v1::{Method, Operation};
use ringback_build::source::Sources;
use ringback_build::{Config, artifacts, diagnostics};
use serde_json::Value;

use crate::case::Case;

/// The schemas of every case, by its Rust.
pub(crate) struct Document {
    document: Value,
    bodies: HashMap<&'static str, Directions>,
}

struct Directions {
    schema: Value,
    reading: Validator,
    writing: Validator,
    operation: &'static Operation,
}

impl Document {
    /// Scans the types with an operation for each case.
    pub(crate) fn of(cases: &[Case]) -> Self {
        let mut root = "pub mod types;\nuse types::*;\nuse std::collections::*;\n".to_owned();
        for (index, case) in cases.iter().enumerate() {
            let ty = case.rust;
            writeln!(root, "#[post(\"/{index}\")] async fn operation{index}(#[body] body: {ty}) -> {ty};")
                .expect("a string takes any text");
        }
        let mut sources = Sources::default();
        sources.add("api/mod.rs", &root);
        sources.add("api/types.rs", include_str!("types.rs"));
        let made = artifacts(&sources, &Config::new("Types")).unwrap_or_else(|rejected| {
            let found = rejected.diagnostics.iter();
            let found: Vec<_> = found.map(|found| diagnostics::render(found, &sources)).collect();
            panic!("{}", found.join("\n\n"));
        });
        let document: Value = serde_json::from_str(made.json()).expect("the document is JSON");
        let served = ringback::Document::unserved(made.json().to_owned().leak().as_bytes());
        let served: &'static ringback::Document = Box::leak(Box::new(served));
        let directions = |(index, case): (usize, &Case)| {
            let pointer = format!("/paths/~1{index}/post").leak();
            let operation = Operation { method: Method::POST, path: "/", pointer, document: served };
            (case.rust, directions(&document, index, Box::leak(Box::new(operation))))
        };
        Self { bodies: cases.iter().enumerate().map(directions).collect(), document }
    }

    /// All of it.
    pub(crate) fn value(&self) -> &Value {
        &self.document
    }

    /// The validator of what is read.
    pub(crate) fn reading(&self, case: &Case) -> &Validator {
        &self.bodies[case.rust].reading
    }

    /// The validator of what is written.
    pub(crate) fn writing(&self, case: &Case) -> &Validator {
        &self.bodies[case.rust].writing
    }

    /// The operation that reads it.
    pub(crate) fn operation(&self, case: &Case) -> &'static Operation {
        self.bodies[case.rust].operation
    }

    /// The schema of what is read.
    pub(crate) fn reading_schema(&self, case: &Case) -> &Value {
        &self.bodies[case.rust].schema
    }

    /// The schema that a reference leads to.
    pub(crate) fn resolve(&self, reference: &str) -> &Value {
        let pointer = reference.strip_prefix('#').expect("references stay in the document");
        self.document.pointer(pointer).unwrap_or_else(|| panic!("`{reference}` leads nowhere"))
    }
}

fn directions(document: &Value, index: usize, operation: &'static Operation) -> Directions {
    let post = &document["paths"][format!("/{index}")]["post"];
    let read = &post["requestBody"]["content"]["application/json"]["schema"];
    let written = &post["responses"]["200"]["content"]["application/json"]["schema"];
    Directions {
        schema: read.clone(),
        reading: validator(document, read),
        writing: validator(document, written),
        operation,
    }
}

/// A validator that asserts formats, also those of the OAS format registry for times without an offset.
fn validator(document: &Value, schema: &Value) -> Validator {
    let mut root = schema.clone();
    root["components"] = document["components"].clone();
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_format("time-local", |text: &str| NaiveTime::parse_from_str(text, "%H:%M:%S%.f").is_ok())
        .with_format("date-time-local", |text: &str| {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").is_ok()
        })
        .build(&root)
        .expect("the schema is one")
}
