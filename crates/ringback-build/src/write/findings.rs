//! Mistakes in the contract: left for the attributes, or told to cargo where no attribute can point at them.

use std::path::PathBuf;

use super::documents::{replace_if_other, write_last_good};
use super::error::WriteError;
use super::place::Place;
use super::{instructions, rendered};
use crate::Rejected;
use crate::diagnostics::Relay;
use crate::emit::ENCODED_FOLDER;
use crate::source::Sources;

/// The file that the attributes read, in `OUT_DIR`.
const FILE: &str = "diagnostics";

/// Says that nothing is wrong, whatever an earlier run found.
pub(super) fn clear(place: &Place) -> Result<(), WriteError> {
    replace_if_other(&path(place), Relay::default().file(&Sources::default()).as_bytes())
}

/// Leaves the findings and yields what cargo is told. Nothing else is written: the last good output stays.
///
/// The attributes speak only if rustc comes to expand them. It does not where cargo is told of a finding, nor on a
/// first build, when there is no output yet and rustc complains of its absence alone: then cargo is told all.
pub(super) fn leave(
    place: &Place,
    sources: &Sources,
    rejected: &Rejected,
) -> Result<Vec<String>, WriteError> {
    let relay = Relay::new(&rejected.diagnostics, &rejected.attributed);
    replace_if_other(&path(place), relay.file(sources).as_bytes())?;
    let has_output = write_last_good(place)? && place.output().join("mod.rs").exists();
    let told = if has_output && relay.by_build_script.is_empty() {
        Vec::new()
    } else {
        rendered(sources, &rejected.diagnostics)
    };
    let unparsable = rejected.unparsable.iter().map(|id| sources.file(*id).path.as_str());
    let mut lines = instructions::errors(told.into_iter().chain(rejected.configuration.iter().cloned()));
    lines.extend(unparsable.map(instructions::unparsable));
    Ok(lines)
}

fn path(place: &Place) -> PathBuf {
    place.out_dir.join(ENCODED_FOLDER).join(FILE)
}
