//! The reference, `docs/contract.md`: what it shows is what stands in the guide, and no topic is missing. What other
//! documents show is looked at as well.
//!
//! `UPDATE_EXPECT=1 cargo test -p guide` writes what it shows. A marker says what stands in the fence below it:
//!
//! ```text
//! <!-- from guide/api/mod.rs -->                                          a whole file
//! <!-- from guide/api/parameters.rs: fn read_book | struct Book -->       items of Rust
//! <!-- from guide/exchanges/parameters.http: A book that is there -->     exchanges by their titles
//! <!-- from guide/generated/openapi.json: /paths/~1books/get -->          values by their pointers
//! ```

#[path = "../support/layout.rs"]
mod layout;
mod region;

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Writes what the reference shows.
const UPDATE: &str = "UPDATE_EXPECT";

/// How a marker begins.
const MARKER: &str = "<!-- from ";

/// How it ends.
const MARKER_END: &str = " -->";

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What the reference is, and the other documents that show what stands elsewhere.
const DOCUMENTS: [&str; 2] = [REFERENCE, "docs/receiving.md"];

const REFERENCE: &str = "docs/contract.md";

fn read(document: &str) -> String {
    fs::read_to_string(workspace().join(document)).expect("the document is there")
}

fn reference() -> String {
    read(REFERENCE)
}

/// The fence that belongs below a marker.
fn shown(marker: &str) -> String {
    let (path, regions) = marker.split_once(": ").unwrap_or((marker, ""));
    let text = fs::read_to_string(workspace().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let extension = path.rsplit('.').next().unwrap_or_default();
    let part =
        |name| region::find(extension, &text, name).unwrap_or_else(|| panic!("{path} has no `{name}`"));
    let parts = regions.split(" | ").filter(|name| !name.is_empty()).map(part).collect::<Vec<_>>();
    let text = if parts.is_empty() { text } else { parts.join("\n") };
    let language = if extension == "rs" { "rust" } else { extension };
    // A fence is longer than those inside it.
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

/// A document with every fence below a marker written anew.
fn written(document: &str) -> String {
    let mut written = String::new();
    let mut rest = document;
    while let Some((line, behind)) = rest.split_once('\n') {
        written.push_str(line);
        written.push('\n');
        rest = behind;
        if let Some(marker) = line.strip_prefix(MARKER).and_then(|line| line.strip_suffix(MARKER_END)) {
            written.push_str(&shown(marker));
            rest = behind_fence(rest);
        }
    }
    written + rest
}

/// What stands behind the fence that begins here, if one does.
fn behind_fence(text: &str) -> &str {
    let fence: &str = &text[..text.len() - text.trim_start_matches('`').len()];
    let end = format!("\n{fence}\n");
    match text.find(&end) {
        Some(index) if !fence.is_empty() => &text[index + end.len()..],
        _ => text,
    }
}

/// The names of the files of a folder, without their endings.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(workspace().join(folder)).expect("the folder is there");
    let path = |entry: std::io::Result<fs::DirEntry>| entry.expect("a folder can be read").path();
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.filter_map(|entry| stem(path(entry))).collect();
    names.sort();
    names
}

#[test]
fn documents_show_what_stands_elsewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        let written = written(&text);
        if env::var_os(UPDATE).is_some() {
            fs::write(workspace().join(document), written).expect("the document is writable");
            continue;
        }
        let different = text.lines().zip(written.lines()).position(|(old, new)| old != new);
        let line = different.map(|index| index + 1);
        assert!(text == written, "{document}:{line:?} is out of date; {UPDATE}=1 writes it");
    }
}

#[test]
fn every_topic_has_exchanges_and_is_shown() {
    let reference = reference();
    let exchanges = names("guide/exchanges");
    for topic in names("guide/api").into_iter().filter(|name| name != "mod") {
        assert!(exchanges.contains(&topic), "guide/exchanges/{topic}.http is missing");
        for part in ["api", "exchanges"] {
            let marker = format!("{MARKER}guide/{part}/{topic}");
            assert!(reference.contains(&marker), "docs/contract.md shows nothing of guide/{part}/{topic}");
        }
    }
}

#[test]
fn every_attribute_is_shown_at_a_glance_or_where_it_belongs() {
    let reference = reference();
    let exports =
        fs::read_to_string(workspace().join("crates/ringback/src/lib.rs")).expect("the run time is there");
    let (_, exports) = exports.split_once("pub use ringback_macros::{").expect("it exports the attributes");
    let (names, _) = exports.split_once("};").expect("a list has an end");
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let shown =
            [format!("#[{name}"), format!("`{name}`"), format!("({name})"), format!("ringback::{name}!")];
        assert!(
            shown.iter().any(|form| reference.contains(form)),
            "docs/contract.md shows nothing of `{name}`"
        );
    }
}
