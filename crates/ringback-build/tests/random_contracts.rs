//! Whatever the contract: no panic, a valid document, Rust that parses, and the same bytes every time.

#[path = "support/generator.rs"]
mod generator;
#[path = "support/validate.rs"]
mod validate;

use proptest::prelude::*;
use ringback_build::source::Sources;
use ringback_build::{Artifacts, Config, Rejected, artifacts};

/// Longer tapes hold bigger contracts; this many bytes fill three modules.
const MAX_TAPE: usize = 400;

fn sources<'a>(files: impl Iterator<Item = &'a (String, String)>) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.as_str(), text);
    }
    sources
}

fn compiled(files: &generator::Files) -> Result<Artifacts, Rejected> {
    artifacts(&sources(files.iter()), &Config::new("Random"))
}

/// The findings as a person would read them.
fn told(files: &generator::Files, rejected: &Rejected) -> String {
    let sources = sources(files.iter());
    let lines = rejected.diagnostics.iter().map(|found| ringback_build::diagnostics::render(found, &sources));
    lines.collect::<Vec<_>>().join("\n\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_contract_becomes_a_valid_document_and_rust(tape in prop::collection::vec(any::<u8>(), 0..MAX_TAPE)) {
        let files = generator::contract(&tape);
        let made = compiled(&files).map_err(|rejected| TestCaseError::fail(told(&files, &rejected)))?;
        let document = serde_json::from_str(&made.json).expect("the document is JSON");
        prop_assert_eq!(validate::Judge::new().faults(&document), Vec::<String>::new());
        for file in made.files.iter().filter(|file| file.path.ends_with(".rs")) {
            let parsed = syn::parse_file(&file.text);
            prop_assert!(parsed.is_ok(), "{}: {:?}\n{}", file.path, parsed.err(), file.text);
        }
    }

    #[test]
    fn the_same_contract_gives_the_same_bytes(tape in prop::collection::vec(any::<u8>(), 0..MAX_TAPE)) {
        let files = generator::contract(&tape);
        let made = compiled(&files);
        prop_assert_eq!(&made, &compiled(&files));
        // The root stays the first file; the others come as a disk lists them.
        let shuffled = files.iter().take(1).chain(files.iter().skip(1).rev());
        let other = artifacts(&sources(shuffled), &Config::new("Random"));
        prop_assert_eq!(made.map_err(|_| ()), other.map_err(|_| ()));
    }

    #[test]
    fn a_damaged_contract_makes_nothing_panic(
        tape in prop::collection::vec(any::<u8>(), 0..MAX_TAPE),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4),
    ) {
        let mut files = generator::contract(&tape);
        for (at, character) in damage {
            let index = at.index(files.len());
            let text = &mut files[index].1;
            let mut characters: Vec<char> = text.chars().collect();
            let place = at.index(characters.len());
            characters[place] = if character.is_alphanumeric() { '"' } else { character };
            *text = characters.into_iter().collect();
        }
        let _ = compiled(&files);
    }
}
