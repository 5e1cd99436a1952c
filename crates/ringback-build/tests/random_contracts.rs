//! Whatever the contract: no panic, a valid document, Rust that parses, and the same bytes every time.

#[path = "support/generator.rs"]
mod generator;
#[path = "support/golden_crate.rs"]
mod golden_crate;
#[path = "support/validate.rs"]
mod validate;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use ringback_build::source::Sources;
use ringback_build::{Artifacts, Config, OpenApiVersion, Rejected, artifacts};

/// Longer tapes hold bigger contracts; this many bytes fill three modules.
const MAX_TAPE: usize = 400;

fn sources<'a>(files: impl Iterator<Item = &'a (String, String)>) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.as_str(), text);
    }
    sources
}

/// The document in every version.
const DOCUMENTS: [(&str, OpenApiVersion); 3] = [
    ("openapi.3.0.json", OpenApiVersion::V3_0),
    ("openapi.json", OpenApiVersion::V3_1),
    ("openapi.3.2.json", OpenApiVersion::V3_2),
];

fn config() -> Config {
    let config = Config::new("Random").also_openapi_version(OpenApiVersion::V3_0);
    config.also_openapi_version(OpenApiVersion::V3_2)
}

fn compiled(files: &generator::Files) -> Result<Artifacts, Rejected> {
    artifacts(&sources(files.iter()), &config())
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
        for (path, version) in DOCUMENTS {
            let file = made.files.iter().find(|file| file.path == path).expect("the document is written");
            let document = serde_json::from_str(&file.text).expect("the document is JSON");
            prop_assert_eq!(validate::Judge::of(version).faults(&document), Vec::<String>::new());
        }
        for file in made.files.iter().filter(|file| Path::new(&file.path).extension().is_some_and(|extension| extension == "rs")) {
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
        let other = artifacts(&sources(shuffled), &config());
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

/// Contracts that are compiled: few, since rustc takes its time, and always the same.
const COMPILED: u8 = 12;

/// Bytes without a pattern, from a linear congruential generator.
fn tape(seed: u8) -> Vec<u8> {
    let mut state = u64::from(seed);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..MAX_TAPE).map(|_| next()).collect()
}

#[test]
fn what_random_contracts_become_compiles_without_a_warning() {
    let cases: Vec<_> = (0..COMPILED).map(|seed| on_disk(seed, &generator::contract(&tape(seed)))).collect();
    golden_crate::check("random", &cases);
}

/// Writes a contract and what it becomes, under a name of its own so that all of them fit into one crate.
fn on_disk(seed: u8, files: &generator::Files) -> golden_crate::Case {
    let name = format!("random_{seed}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random-contracts").join(&name);
    let _ = fs::remove_dir_all(&folder);
    let named: generator::Files =
        files.iter().map(|(path, text)| (path.replacen("api", &name, 1), text.clone())).collect();
    let made = compiled(&named).unwrap_or_else(|rejected| panic!("{}", told(&named, &rejected)));
    let generated = made.files.iter().map(|file| (format!("generated/{}", file.path), &file.text));
    for (path, text) in files.iter().map(|(path, text)| (path.clone(), text)).chain(generated) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    golden_crate::Case { name, folder }
}
