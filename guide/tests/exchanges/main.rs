//! The exchanges of `guide/exchanges/`: every request is sent to the served guide, and what it answers is what stands
//! there.
//!
//! `UPDATE_EXPECT=1 cargo test -p guide` writes the answers; a new exchange is written as its request alone.

mod compare;
mod exchange;
#[path = "../support/layout.rs"]
mod layout;
mod perform;

use std::path::{Path, PathBuf};
use std::{env, fs};

use exchange::{Exchange, File};
use perform::Stage;

/// Writes the expected answers.
const UPDATE: &str = "UPDATE_EXPECT";

/// Every file of exchanges, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("exchanges");
    let entries = fs::read_dir(folder).expect("there are exchanges");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be read").path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> File {
    let text = fs::read_to_string(path).expect("a file can be read");
    exchange::parse(&text).unwrap_or_else(|error| panic!("{}:{error}", path.display()))
}

/// What happens when the exchanges of a file take place, one after the other, on a service of their own.
async fn performed(file: &File) -> Vec<Exchange> {
    let mut stage = Stage::set().await;
    let mut performed = Vec::new();
    for expected in &file.exchanges {
        performed.push(stage.perform(expected).await);
    }
    performed
}

/// Every difference, each with its place.
fn differences(path: &Path, expected: &[Exchange], actual: &[Exchange]) -> Vec<String> {
    let name = path.file_name().expect("a file has a name").display();
    let pairs = expected.iter().zip(actual);
    let differences = pairs.flat_map(|(expected, actual)| compare::exchanges(expected, actual));
    differences.map(|(line, text)| format!("guide/exchanges/{name}:{line}: {text}")).collect()
}

#[tokio::test]
async fn every_exchange_takes_place_as_it_is_written() {
    let mut different = Vec::new();
    for path in files() {
        let file = read(&path);
        let actual = performed(&file).await;
        let found = differences(&path, &file.exchanges, &actual);
        if !found.is_empty() && env::var_os(UPDATE).is_some() {
            let text = File { exchanges: actual, ..file }.to_string();
            fs::write(&path, text).expect("a file can be written");
        } else {
            different.extend(found);
        }
    }
    assert!(different.is_empty(), "{}\n{UPDATE}=1 writes what happened", different.join("\n"));
}
