//! Dependencies: from the registry, under licences that `deny.toml` allows, and used.
//!
//! The same questions as cargo-deny and cargo-machete answer, asked of `cargo metadata`: compiling those two takes
//! longer than any other step. They read the same configuration, so anyone may run them as well.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use spdx::{Expression, LicenseReq};

use crate::{
    failure::Failure,
    workspace::{Dependency, Package, Workspace},
};

/// How cargo begins the name of a registry; a repository begins with `git+`.
const REGISTRY: &str = "registry+";

/// The part of `deny.toml` that is checked here.
#[derive(Debug, Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Debug, Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

/// Reports everything that is wrong, not only the first.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let mut wrong = outside_problems(workspace)?;
    for package in workspace.members() {
        wrong.extend(unused(package)?);
    }
    // A crate may stand in two tables of one manifest.
    wrong.dedup();
    if wrong.is_empty() {
        println!("{} packages are from the registry, allowed and used", workspace.packages.len());
        return Ok(());
    }
    Err(Failure::new(wrong.join("\n       ")))
}

fn outside_problems(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let allowed = allowed_licences(&workspace.root.join("deny.toml"))?;
    let outside = workspace.packages.iter().filter_map(|package| Some((package, package.source.as_deref()?)));
    let problems = outside.filter_map(|(package, source)| {
        let problem = if source.starts_with(REGISTRY) {
            licence_problem(package, &allowed)?
        } else {
            format!("is from {source}")
        };
        Some(format!("{} {} {problem}", package.name, package.version))
    });
    Ok(problems.collect())
}

fn allowed_licences(path: &Path) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
    let deny: Deny = toml::from_str(&text)
        .map_err(|error| Failure::new(format!("failed to read `{}`: {error}", path.display())))?;
    Ok(deny.licenses.allow)
}

fn licence_problem(package: &Package, allowed: &[String]) -> Option<String> {
    match &package.license {
        None => Some("states no licence".into()),
        Some(text) if is_allowed(text, allowed) => None,
        Some(text) => Some(format!("has the licence `{text}`, which `deny.toml` does not allow")),
    }
}

/// Whether the allowed licences satisfy an SPDX expression; a slash means "or", as it did in old manifests.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let accepts = |licence: &LicenseReq| allowed.contains(&licence.to_string());
    Expression::parse(&expression.replace('/', " OR ")).is_ok_and(|expression| expression.evaluate(accepts))
}

/// A dependency whose crate name stands nowhere in the package's Rust files.
fn unused(package: &Package) -> Result<Vec<String>, Failure> {
    let mut sources = String::new();
    for file in rust_files(package.folder())? {
        sources += &fs::read_to_string(&file).map_err(|error| Failure::io("read", &file, &error))?;
    }
    let ignored = &package.metadata["cargo-machete"]["ignored"];
    let is_ignored =
        |name: &str| ignored.as_array().is_some_and(|names| names.iter().any(|ignored| ignored == name));
    let unused = package.dependencies.iter().filter(|dependency| {
        !is_ignored(&dependency.name) && !names_crate(&sources, &crate_name(dependency))
    });
    Ok(unused.map(|dependency| format!("{} does not use {}", package.name, dependency.name)).collect())
}

/// The name in Rust source: `serde_json` for `serde-json`.
fn crate_name(dependency: &Dependency) -> String {
    dependency.rename.as_ref().unwrap_or(&dependency.name).replace('-', "_")
}

/// Whether a path in `sources` may begin with `name`; a mention in a comment counts, which errs on the quiet side.
fn names_crate(sources: &str, name: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    sources.match_indices(name).any(|(start, _)| {
        !sources[..start].ends_with(is_word) && !sources[start + name.len()..].starts_with(is_word)
    })
}

/// The package's own files: a folder with a manifest of its own is another package.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::io("list", folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        } else if path.is_dir() && !path.join("Cargo.toml").exists() && !is_skipped(&path) {
            files.extend(rust_files(&path)?);
        }
    }
    Ok(files)
}

fn is_skipped(folder: &Path) -> bool {
    folder
        .file_name()
        .is_some_and(|name| ["target", "crates", ".git", "node_modules"].iter().any(|skip| name == *skip))
}

#[cfg(test)]
mod tests {
    use super::{is_allowed, names_crate};

    #[test]
    fn one_allowed_licence_of_several_is_enough() {
        let allowed = ["MIT".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
        for (expression, expected) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only OR MIT", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("MIT AND GPL-3.0-only", false),
            ("mine", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
        }
    }

    #[test]
    fn crate_is_named_by_a_whole_word() {
        assert!(names_crate("use http::Method;", "http"));
        assert!(!names_crate("use http_body::Body; let xhttp = 1;", "http"));
    }
}
