//! The exchanges of `guide/exchanges/`: every request is sent to the served guide, and what it answers is what stands
//! there.
//!
//! `UPDATE_EXPECT=1 cargo test -p guide` writes the answers; a new exchange is written as its request alone.

mod compare;
mod documented;
mod exchange;
#[path = "../support/layout.rs"]
mod layout;
mod perform;

use std::path::{Path, PathBuf};
use std::{env, fs};

use documented::Document;
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

/// A finding in a file, as an editor can follow it.
fn at(path: &Path, (line, text): (usize, String)) -> String {
    let name = path.file_name().expect("a file has a name").display();
    format!("guide/exchanges/{name}:{line}: {text}")
}

#[tokio::test]
async fn every_exchange_takes_place_as_it_is_written() {
    let mut different = Vec::new();
    for path in files() {
        let file = read(&path);
        let actual = performed(&file).await;
        let pairs = file.exchanges.iter().zip(&actual);
        let found: Vec<_> =
            pairs.flat_map(|(expected, actual)| compare::exchanges(expected, actual)).collect();
        if !found.is_empty() && env::var_os(UPDATE).is_some() {
            let text = File { exchanges: actual, ..file }.to_string();
            fs::write(&path, text).expect("a file can be written");
        } else {
            different.extend(found.into_iter().map(|found| at(&path, found)));
        }
    }
    assert!(different.is_empty(), "{}\n{UPDATE}=1 writes what happened", different.join("\n"));
}

#[test]
fn every_answer_is_as_the_document_says() {
    let document = Document::new();
    let broken = |path: PathBuf| {
        let exchanges = read(&path).exchanges;
        exchanges
            .iter()
            .flat_map(|exchange| document.broken(exchange))
            .map(|found| at(&path, found))
            .collect::<Vec<_>>()
    };
    let broken: Vec<String> = files().into_iter().flat_map(broken).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_operation_takes_part_in_an_exchange() {
    let document = Document::new();
    let exchanges: Vec<Exchange> = files().iter().flat_map(|path| read(path).exchanges).collect();
    let seen: Vec<_> =
        exchanges.iter().filter_map(|exchange| document.operation(&exchange.request)).collect();
    let unseen: Vec<_> =
        document.operations().into_iter().filter(|operation| !seen.contains(operation)).collect();
    assert!(unseen.is_empty(), "no exchange has {unseen:?}");
}
