//! Scans a contract in plain Rust and writes Axum glue and an OpenAPI document with callbacks.
//!
//! In `build.rs`:
//!
//! ```no_run
//! ringback_build::configure().title("Invoices").version("1.0.0").compile("api");
//! ```
//!
//! The pipeline, whose stages import only what stands left of them:
//!
//! ```text
//! api/*.rs → source → parse → resolve → lower → MODEL → check → emit → write
//! ```

pub mod check;
mod config;
pub mod diagnostics;
pub mod emit;
pub mod lower;
pub mod model;
pub mod parse;
mod rejected;
pub mod resolve;
pub mod source;
#[cfg(test)]
mod testing;
mod write;

use std::fmt::Debug;

pub use config::Config;
pub use emit::Artifacts;
pub use model::OpenApiVersion;
pub use rejected::Rejected;

use diagnostics::Sink;
use source::Sources;

/// A configuration to begin with: titled by the package's name, version `1.0.0`, served at `/`.
pub fn configure() -> Config {
    Config::new(std::env::var("CARGO_PKG_NAME").unwrap_or_else(|_| "API".to_owned()))
}

/// Compiles the contract in `folder`, which is relative to the package and has a `mod.rs`. For `build.rs`.
///
/// # Panics
///
/// Outside a build script.
pub fn compile(folder: &str) {
    configure().compile(folder);
}

impl Config {
    /// Compiles the contract in `folder`, which is relative to the package and has a `mod.rs`. For `build.rs`.
    ///
    /// # Panics
    ///
    /// Outside a build script.
    pub fn compile(&self, folder: &str) {
        if let Err(error) = self.check(folder) {
            return write::fail(&error);
        }
        let place = write::Place::from_environment(self.output(), folder);
        let sources = match Sources::load(place.manifest(), folder) {
            Ok(sources) => sources,
            Err(error) => return write::fail(&error),
        };
        if place.is_as_left(&sources, self) {
            return;
        }
        match observed(&sources, self, &mut |stage, yielded| place.dump(stage, yielded)) {
            Ok(artifacts) => place.write(&sources, self, &artifacts),
            Err(rejected) => place.report(&sources, &rejected),
        }
    }
}

/// What a contract becomes: a function of its text and the configuration, without I/O.
///
/// # Errors
///
/// Every mistake in the contract.
pub fn artifacts(sources: &Sources, config: &Config) -> Result<Artifacts, Rejected> {
    observed(sources, config, &mut |_, _| {})
}

/// Told what each stage yields.
type Observer<'a> = &'a mut dyn FnMut(&str, &dyn Debug);

/// The pipeline. It stops before anything is written when something was reported, so that all is seen at once.
fn observed(sources: &Sources, config: &Config, observe: Observer<'_>) -> Result<Artifacts, Rejected> {
    let mut sink = Sink::default();
    let parsed = parse::files(sources, &mut sink)?;
    observe("parse", &parsed);
    let names = resolve::Names::new(&parsed);
    let contract = lower::contract(&parsed, &names, sources, config, &mut sink);
    observe("lower", &contract);
    check::contract(&contract, &mut sink);
    if let Err(found) = sink.stop_if_any() {
        return Err(Rejected { attributed: lower::attributed(&parsed, &names), ..Rejected::from(found) });
    }
    let configuration = config.unused(&contract);
    if !configuration.is_empty() {
        return Err(Rejected { configuration, ..Rejected::default() });
    }
    let artifacts = emit::artifacts(&contract);
    observe("emit", &artifacts);
    Ok(artifacts)
}
