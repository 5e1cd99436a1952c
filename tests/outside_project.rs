//! A project of somebody else's, made as the README's section *In your own project* says, to the letter.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

const README: &str = include_str!("../README.md");

/// The files that the section shows: a fenced block behind a line that ends with `` `path`: ``.
fn files() -> Vec<(String, String)> {
    let (_, section) = README.split_once("\n## In your own project\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("a section behind it");
    let mut files = Vec::new();
    let mut parts = section.split("```");
    while let (Some(text), Some(block)) = (parts.next(), parts.next()) {
        let path =
            text.trim_end().strip_suffix("`:").and_then(|text| text.rsplit_once('`')).expect("a path").1;
        let (_, content) = block.split_once('\n').expect("a block of lines");
        files.push((path.to_owned(), content.to_owned()));
    }
    files
}

/// Writes the project; the crates come from this checkout, at the versions of this checkout's lock file.
fn write(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, content) in files() {
        let content = if path == "Cargo.toml" { manifest(&content, root) } else { content };
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).unwrap();
        fs::write(path, content).unwrap();
    }
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
}

fn manifest(dependencies: &str, root: &Path) -> String {
    let package = "[package]\nname = \"hello\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n";
    let patch = |name: &str| format!("{name} = {{ path = \"{}/crates/{name}\" }}\n", root.display());
    let patches: String = ["ringback", "ringback-build", "ringback-macros"].map(patch).concat();
    format!("{package}{dependencies}\n[patch.crates-io]\n{patches}")
}

/// Kept between runs: the dependencies take minutes.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside-project")
}

fn build(folder: &Path) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--offline"]).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", target()).env("RINGBACK_CHECK", "0");
    let build = cargo.output().unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
}

/// Ends the program when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().expect("the program runs");
        self.0.wait().expect("the program ends");
    }
}

#[tokio::test]
async fn the_project_of_the_readme_builds_and_serves_its_document() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    // The section's port may be taken here.
    let main = folder.path().join("src/main.rs");
    let source = fs::read_to_string(&main).unwrap();
    let bind = "bind(\"127.0.0.1:3000\").await?;";
    assert!(source.contains(bind));
    let bind_any = "bind(\"127.0.0.1:0\").await?;\n    println!(\"{}\", listener.local_addr()?);";
    fs::write(&main, source.replace(bind, bind_any)).unwrap();

    build(folder.path());
    assert!(folder.path().join("generated/openapi.json").exists());

    let program = Command::new(target().join("debug/hello")).stdout(Stdio::piped()).spawn();
    let mut running = Running(program.unwrap());
    let mut address = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let base = format!("http://{}", address.trim());

    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let get = |path: &str| http.get(format!("{base}{path}")).send();
    let greeting: Value = get("/hello/Ann").await.unwrap().json().await.unwrap();
    assert_eq!(greeting["text"], "Hello, Ann!");
    let document: Value = get("/openapi.json").await.unwrap().json().await.unwrap();
    assert_eq!(document["info"]["title"], "Hello");
    assert_eq!(document["paths"]["/hello/{name}"]["get"]["operationId"], "greet");
    assert!(get("/docs").await.unwrap().status().is_success());
}
