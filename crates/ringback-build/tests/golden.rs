//! Contracts as folders, beside what they become: `api/` and `generated/`, or `api/` and `diagnostics.txt`.
//!
//! `UPDATE_EXPECT=1 cargo test` writes what is expected.

#[path = "support/golden_crate.rs"]
mod golden_crate;
#[path = "support/validate.rs"]
mod validate;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ringback_build::diagnostics::Code;
use ringback_build::source::Sources;
use ringback_build::{Config, OpenApiVersion, artifacts, diagnostics};
use similar::TextDiff;

/// Writes the expected files.
const UPDATE: &str = "UPDATE_EXPECT";

/// Texts by path.
type Files = BTreeMap<String, String>;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The name of every case.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(golden()).expect("there are cases");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("a folder can be read").file_name();
    let mut names: Vec<_> =
        entries.map(|entry| name(entry).into_string().expect("names are UTF-8")).collect();
    names.sort();
    names
}

/// Every file below a folder.
fn read(folder: &Path, below: &str, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder.join(below)) else {
        return;
    };
    for entry in entries {
        let entry = entry.expect("a folder can be read");
        let path = format!("{below}/{}", entry.file_name().display());
        if entry.path().is_dir() {
            read(folder, &path, files);
        } else {
            files.insert(path, fs::read_to_string(entry.path()).expect("a file can be read"));
        }
    }
}

/// The contract of a case. Its folder is called like the case, so that all of them fit into one crate.
fn sources(case: &str) -> Sources {
    let mut files = Files::new();
    read(&golden().join(case), "api", &mut files);
    let mut sources = Sources::default();
    let root = files.remove("api/mod.rs").expect("a contract has a root");
    let path = |path: &str| path.replacen("api", case, 1);
    sources.add(path("api/mod.rs"), &root);
    for (file, text) in files {
        sources.add(path(&file), &text);
    }
    sources
}

/// What `build.rs` says beside the contract of a case.
fn config(case: &str) -> Config {
    let config = Config::new("Golden");
    match case {
        "documents" => config
            .summary("Invoices and books")
            .terms_of_service("https://example.com/terms")
            .spdx_license("MIT OR Apache-2.0")
            .contact("The team", "https://example.com/help")
            .contact_email("team@example.com")
            .info_extension("x-logo", r#"{"url": "https://example.com/logo.svg"}"#)
            .external_docs("https://example.com/guide", "The guide")
            .tag("Reading", "Changes nothing.")
            .extension("x-audience", r#""everybody""#)
            .also_openapi_version(OpenApiVersion::V3_2)
            .document("internal")
            .complete_document("complete"),
        "schemas" | "security" | "links" => config.also_openapi_version(OpenApiVersion::V3_0),
        "outbox" => config.outbox(),
        "document_mistakes" => config.document("internal"),
        _ => config,
    }
}

/// What the contract of a case becomes.
fn made(case: &str) -> Files {
    let sources = sources(case);
    match artifacts(&sources, &config(case)) {
        Ok(made) => {
            made.files.into_iter().map(|file| (format!("generated/{}", file.path), file.text)).collect()
        }
        Err(rejected) => {
            assert_eq!(rejected.unparsable, Vec::new(), "{case} is no Rust");
            assert_eq!(rejected.configuration, Vec::<String>::new(), "{case} is configured wrong");
            let found = rejected.diagnostics.iter();
            let text = found.map(|found| diagnostics::render(found, &sources) + "\n\n").collect();
            [("diagnostics.txt".to_owned(), text)].into()
        }
    }
}

/// What it is expected to become.
fn expected(case: &str) -> Files {
    let mut files = Files::new();
    let folder = golden().join(case);
    read(&folder, "generated", &mut files);
    if let Ok(text) = fs::read_to_string(folder.join("diagnostics.txt")) {
        files.insert("diagnostics.txt".to_owned(), text);
    }
    files
}

fn bless(case: &str, made: &Files) {
    let folder = golden().join(case);
    for path in expected(case).keys() {
        fs::remove_file(folder.join(path)).expect("a file can be removed");
    }
    for (path, text) in made {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
}

/// The differences as a unified diff; empty where there are none.
fn differences(case: &str, expected: &Files, made: &Files) -> String {
    let paths: std::collections::BTreeSet<_> = expected.keys().chain(made.keys()).collect();
    let diff = |path: &&String| {
        let text = |files: &Files| files.get(*path).cloned().unwrap_or_default();
        let name = format!("{case}/{path}");
        TextDiff::from_lines(text(expected).as_str(), text(made).as_str())
            .unified_diff()
            .header(&name, &name)
            .to_string()
    };
    paths.iter().map(diff).collect()
}

#[test]
fn every_case_becomes_what_stands_beside_it() {
    let is_blessing = env::var_os(UPDATE).is_some();
    let mut wrong = String::new();
    for case in cases() {
        let made = made(&case);
        if is_blessing {
            bless(&case, &made);
        }
        wrong += &differences(&case, &expected(&case), &made);
    }
    assert!(wrong.is_empty(), "{wrong}\nto accept this, run the test with {UPDATE}=1");
}

#[test]
fn every_document_is_valid_in_every_version() {
    let mut faults = Vec::new();
    for version in [OpenApiVersion::V3_0, OpenApiVersion::V3_1, OpenApiVersion::V3_2] {
        let judge = validate::Judge::of(version);
        for case in cases() {
            let Ok(made) = artifacts(&sources(&case), &config(&case).openapi_version(version)) else {
                continue;
            };
            for document in made.documents {
                let value = serde_json::from_str(&document.json).expect("a document is JSON");
                let place = |fault| format!("{case}, {} in {}: {fault}", document.path, version.number());
                faults.extend(judge.faults(&value).into_iter().map(place));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn all_expected_rust_compiles_without_a_warning() {
    // The outbox would have sqlx compiled here as well; its own tests compile that case.
    let is_compiled = |case: &String| case != "outbox" && golden().join(case).join("generated").exists();
    let cases = cases().into_iter().filter(is_compiled);
    let modules = cases.map(|case| golden_crate::Case { folder: golden().join(&case), name: case });
    golden_crate::check("golden", &modules.collect::<Vec<_>>());
}

/// A code that no case shows would be one that nobody has looked at in its place.
#[test]
fn every_code_stands_in_the_diagnostics_of_a_case() {
    let files = cases().into_iter().map(|case| golden().join(case).join("diagnostics.txt"));
    let shown: String = files.filter_map(|file| fs::read_to_string(file).ok()).collect();
    let is_shown = |code: &&Code| shown.contains(&format!("error[{code}]"));
    let missing: Vec<String> =
        Code::ALL.iter().filter(|code| !is_shown(code)).map(ToString::to_string).collect();
    assert_eq!(missing, Vec::<String>::new());
}
