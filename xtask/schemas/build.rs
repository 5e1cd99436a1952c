//! Makes the corpus: the tests that the schemars package carries, read from cargo's copy of it, and the types that
//! our own tests try against serde.
//!
//! Each module is written twice: as Rust with `JsonSchema` derived, and as the text of a contract.

#[path = "build/cases.rs"]
mod cases;
#[path = "build/module.rs"]
mod module;
#[path = "build/package.rs"]
mod package;
#[path = "build/write.rs"]
mod write;

use std::path::Path;
use std::{env, fs};

use module::Module;

/// The types of our own tests, relative to this package.
const OURS: &str = "../../crates/ringback-build/tests/serde_oracle";

fn main() {
    // Another version of schemars carries other tests.
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let modules = schemars_tests().into_iter().chain([ours()]).collect::<Vec<_>>();
    write::corpus(Path::new(&out), &modules);
}

fn schemars_tests() -> Vec<Module> {
    let folder = package::folder_of("schemars").join("tests/integration");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be read").file_name().into_string().expect("names are UTF-8"))
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| !["main", "test_helper"].contains(&name.as_str()))
        .collect();
    names.sort();
    let module = |name: &String| {
        let file = read(&folder.join(format!("{name}.rs")));
        let cases = cases::of_tests(&file);
        Module::of_schemars(name, &file, cases)
    };
    names.iter().map(module).collect()
}

fn ours() -> Module {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(OURS);
    println!("cargo::rerun-if-changed={}", folder.display());
    Module::of_ours(read(&folder.join("types.rs")), cases::of_list(&read(&folder.join("case.rs"))))
}

fn read(path: &Path) -> syn::File {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
