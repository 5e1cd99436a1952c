//! What holds for every file of the workspace: a module doc, a size, and which stage may import which.

use std::fs;
use std::path::{Path, PathBuf};

/// More lines than this no file has, tests excluded.
const MAX_LINES: usize = 600;

/// Each stage, and what its files may import beside themselves.
const STAGES: [(&str, &[&str]); 9] = [
    ("source", &[]),
    ("diagnostics", &["source"]),
    ("model", &["source"]),
    ("parse", &["source", "diagnostics", "model"]),
    ("resolve", &["source", "diagnostics", "model", "parse"]),
    ("lower", &["source", "diagnostics", "model", "parse", "resolve", "config"]),
    ("check", &["source", "diagnostics", "model"]),
    ("emit", &["source", "model"]),
    ("write", &["source", "diagnostics", "emit"]),
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every Rust file of the workspace's own folders, with its text.
fn rust_files() -> Vec<(String, String)> {
    let folders =
        ["api", "benches", "build.rs", "crates", "examples", "faults", "guide", "src", "tests", "xtask"];
    let mut files = Vec::new();
    for folder in folders {
        collect(&workspace(), folder, &mut files);
    }
    assert!(!files.is_empty(), "the workspace has files");
    files
}

fn collect(root: &Path, path: &str, files: &mut Vec<(String, String)>) {
    let on_disk = root.join(path);
    if Path::new(path).extension().is_some_and(|extension| extension == "rs") {
        files.extend(fs::read_to_string(&on_disk).ok().map(|text| (path.to_owned(), text)));
    }
    let Ok(entries) = fs::read_dir(&on_disk) else {
        return;
    };
    for entry in entries {
        let name = entry.expect("a folder can be read").file_name().into_string().expect("names are UTF-8");
        if !["target", "generated", "golden", "node_modules"].contains(&name.as_str()) {
            collect(root, &format!("{path}/{name}"), files);
        }
    }
}

fn check(is_wrong: impl Fn(&str, &str) -> bool) {
    let files = rust_files();
    let wrong = files.iter().filter(|(path, text)| is_wrong(path, text)).map(|(path, _)| path.as_str());
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&str>::new());
}

fn is_test(path: &str) -> bool {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    path.starts_with("tests/")
        || path.contains("/tests/")
        || stem.ends_with("/tests")
        || stem.ends_with("_tests")
}

/// Whether a line that is no comment names this stage.
fn imports(text: &str, stage: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let name = format!("crate::{stage}");
    code.flat_map(|line| line.split(&name).skip(1))
        .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

#[test]
fn every_file_opens_with_its_module_doc() {
    check(|_, text| !text.starts_with("//!") && !text.starts_with("#![doc = include_str!"));
}

#[test]
fn no_file_is_too_long() {
    check(|path, text| !is_test(path) && text.lines().count() > MAX_LINES);
}

#[test]
fn a_stage_imports_only_what_stands_left_of_it() {
    let files = rust_files();
    let mut wrong = Vec::new();
    for (stage, allowed) in STAGES {
        let folder = format!("crates/ringback-build/src/{stage}/");
        for (path, text) in files.iter().filter(|(path, _)| path.starts_with(&folder) && !is_test(path)) {
            let others = STAGES.map(|(other, _)| other).into_iter().filter(|other| *other != stage);
            let forbidden = others.filter(|other| !allowed.contains(other));
            let imported = forbidden.filter(|other| imports(text, other));
            wrong.extend(imported.map(|other| format!("{path}: {other}")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
