//! What rustc and clippy make of a contract: real cargo runs over small crates.
//!
//! Each crate lives in a folder of its own below Cargo's folder for test files; they share one target folder, so
//! that the attributes are compiled once.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::{env, fs};

/// Two cargo runs in one target folder only wait for each other, and print that they do.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

const CONTRACT: &str = r#"//! A contract.

use ringback_macros::{Problem, callback, get, post};
use std::num::NonZeroU8;

/// Why not.
#[derive(Debug, Problem)]
pub enum CreateProblem {
    /// Was there before.
    #[problem(status = 409, title = "Exists")]
    Duplicate,
}

/// Create one.
///
/// At `url`, with many words.
#[post("/ones/", callbacks(created))]
pub async fn create(
    /// How many.
    #[query]
    #[default(20)]
    count: u32,
    #[cfg(not(windows))] url: Option<String>,
    #[header] one: NonZeroU8,
    two: u8,
    three: u8,
    four: u8,
    five: u8,
    six: u8,
) -> Result<String, CreateProblem>;

#[doc = "Read one."]
#[deprecated]
#[get("/ones/{id}")]
pub async fn read(#[path] id: String) -> Option<String>;

#[callback(post, "{$request.query.url}")]
pub(crate) async fn created(event: String);

#[cfg(windows)]
#[get("/windows")]
async fn windows(ty: OnlyOnWindows);
"#;

#[test]
fn a_contract_compiles_without_a_warning_from_rustc_or_clippy() {
    let output = Crate::new("valid", CONTRACT).clippy();
    assert_eq!(errors(&output), [""; 0], "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
}

#[test]
fn a_misspelt_type_is_an_error_where_it_is_written() {
    let output = Crate::new("misspelt", &CONTRACT.replace("count: u32", "count: u23")).check();
    assert_eq!(errors(&output), ["src/lib.rs:22:12: error[E0425]: cannot find type `u23` in this scope"]);
}

#[test]
fn an_import_that_only_a_signature_uses_is_used_and_others_are_not() {
    let unused = CONTRACT.replace("use std::num", "use std::fmt::Write;\nuse std::num");
    let output = Crate::new("unused", &unused).check();
    assert_eq!(errors(&output), ["src/lib.rs:4:5: error: unused import: `std::fmt::Write`"]);
}

#[test]
fn an_import_that_only_a_demand_uses_is_used() {
    let contract = r#"//! A contract.
pub mod schemes {
    //! Who calls.
    /// A person.
    #[derive(Debug)]
    #[ringback_macros::bearer]
    pub struct User;
    /// A program.
    #[derive(Debug)]
    #[ringback_macros::bearer]
    pub struct App;
}
pub mod notes {
    //! Notes.
    use super::schemes::{App, User};
    ringback_macros::module! { security(User) }
    /// Read them.
    #[ringback_macros::get("/notes", security(App("read", "write"), super::schemes::User))]
    pub async fn read();
    /// Everybody may.
    #[ringback_macros::get("/health", security())]
    pub async fn health();
}
"#;
    let output = Crate::new("demand", contract).clippy();
    assert_eq!(errors(&output), [""; 0]);
}

#[test]
fn a_finding_is_an_error_at_its_token() {
    let output = Crate::new("token", CONTRACT)
        .with_finding("Duplicate", "R998\tin a derive")
        .with_finding("count", "R999\tthe first name\\n= help: another")
        .check();
    assert_eq!(
        errors(&output),
        ["src/lib.rs:11:5: error: R998: in a derive", "src/lib.rs:22:5: error: R999: the first name"]
    );
}

#[test]
fn a_finding_inside_a_string_is_an_error_at_the_string() {
    let output = Crate::new("string", CONTRACT).with_finding("url}", "R997\tin the key").check();
    assert_eq!(errors(&output), ["src/lib.rs:37:18: error: R997: in the key"]);
}

#[test]
fn a_finding_on_a_doc_comment_or_an_attribute_that_is_gone_is_an_error_in_the_item() {
    let output = Crate::new("docs", CONTRACT)
        .with_finding("Create one", "R996\tin the docs")
        .with_finding("#[get(\"/ones", "R995\ton the attribute itself")
        .check();
    assert_eq!(
        errors(&output),
        [
            "src/lib.rs:14:1: error: R996: in the docs",
            "src/lib.rs:34:1: error: R995: on the attribute itself"
        ]
    );
}

#[test]
fn a_finding_outside_every_item_is_left_to_the_build_script() {
    let output = Crate::new("outside", CONTRACT).with_finding("std::num", "R999\tan import").check();
    assert_eq!(errors(&output), [""; 0]);
}

#[test]
fn a_finding_in_another_file_is_not_repeated() {
    let mut krate = Crate::new("other", CONTRACT);
    krate.findings += "src/other.rs\t22\t5\tR999\telsewhere\n";
    assert_eq!(errors(&krate.check()), [""; 0]);
}

#[test]
fn no_finding_is_repeated_for_rust_analyzer() {
    let mut krate = Crate::new("analyzer", CONTRACT).with_finding("count", "R999\tthe first name");
    krate.environment.push(("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "1"));
    assert_eq!(errors(&krate.check()), [""; 0]);
}

#[test]
fn a_function_with_a_body_or_generics_and_other_items_are_let_through() {
    let output = Crate::new("through", NOT_OURS_TO_JUDGE).check();
    assert_eq!(errors(&output), ["src/lib.rs:17:8: error: struct `C` is never constructed"]);
}

const NOT_OURS_TO_JUDGE: &str = r#"//! A contract.
use ringback_macros::get;

/// Has a body.
#[get("/a")]
pub async fn a(#[query] count: u32) -> u32 {
    count
}

#[get("/b", nonsense = [=> 1])]
#[ringback_macros::post]
async fn b<T: Into<u8>>(b: T) -> u8
where
    T: Send;

#[get]
struct C;
"#;

/// A crate that holds a contract, and a build script that leaves findings.
struct Crate {
    name: &'static str,
    contract: String,
    findings: String,
    environment: Vec<(&'static str, &'static str)>,
}

impl Crate {
    fn new(name: &'static str, contract: &str) -> Self {
        let findings = "ringback diagnostics 1\n".to_owned();
        Self { name, contract: contract.to_owned(), findings, environment: Vec::new() }
    }

    /// A finding at the first place where the contract holds this text.
    fn with_finding(mut self, at: &str, finding: &str) -> Self {
        let (before, _) = self.contract.split_once(at).expect("the contract holds the text");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let finding = format!("src/lib.rs\t{line}\t{column}\t{finding}\n");
        self.findings.push_str(&finding);
        self
    }

    fn check(&self) -> Output {
        self.cargo(&["check"])
    }

    fn clippy(&self) -> Output {
        let is_installed = Command::new(cargo()).args(["clippy", "--version"]).output();
        let is_installed = is_installed.is_ok_and(|output| output.status.success());
        self.cargo(if is_installed { &["clippy"] } else { &["check"] })
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        let _guard = ONE_AT_A_TIME.lock().expect("no run panics while it holds the lock");
        let folder = self.write();
        Command::new(cargo())
            .args(arguments)
            .args(["--offline", "--quiet", "--message-format=short"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", root().join("target"))
            .env("RUSTFLAGS", "-D warnings")
            .env_remove("RUST_ANALYZER_INTERNALS_DO_NOT_USE")
            .envs(self.environment.iter().copied())
            .output()
            .expect("cargo runs")
    }

    fn write(&self) -> PathBuf {
        let folder = root().join(self.name);
        fs::create_dir_all(folder.join("src")).expect("the folder for test files is writable");
        let write =
            |path: &str, text: &str| fs::write(folder.join(path), text).expect("the folder is writable");
        write("Cargo.toml", &manifest(self.name));
        write("build.rs", BUILD_SCRIPT);
        write("findings", &self.findings);
        write("src/lib.rs", &self.contract);
        folder
    }
}

const BUILD_SCRIPT: &str = r#"//! Leaves the findings where the attributes look.
use std::{env, fs, path::Path};
fn main() {
    let folder = Path::new(&env::var_os("OUT_DIR").unwrap()).join("ringback");
    fs::create_dir_all(&folder).unwrap();
    fs::copy("findings", folder.join("diagnostics")).unwrap();
}
"#;

fn manifest(name: &str) -> String {
    let path = env!("CARGO_MANIFEST_DIR");
    format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nringback-macros = {{ path = {path:?} }}\n\n\
         [lints]\nrust.missing_docs = \"warn\"\nclippy.pedantic = \"warn\"\n"
    )
}

/// The errors and warnings, one a line, without what follows the first line and without cargo's own.
fn errors(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut errors: Vec<String> =
        text.lines().filter(|line| line.starts_with("src")).map(str::to_owned).collect();
    errors.sort();
    errors
}

fn cargo() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}
