//! Benchmarks, as ratios to hand-written Axum measured alternately in the same run.
//!
//! Nothing here is a test: times of a shared machine decide nothing. `cargo xtask bench` runs this.

mod answer;
mod axum;
mod build;
mod contract;
mod generator;
mod leaf;
mod report;
mod ringback;

use std::{error::Error, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// What any part of a benchmark fails with; the person who runs it reads the message.
type Failure = Box<dyn Error>;

/// Benchmarks, as ratios to hand-written Axum in the same run.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Debug, Subcommand)]
enum Benchmark {
    /// How long a crate with many operations takes to build, and to build again after an edit.
    Build {
        /// How many operations the contract has.
        #[arg(long, default_value_t = 100)]
        operations: usize,
        /// How often each is measured.
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(5..))]
        rounds: u32,
    },
    /// How the generator's time and memory grow with the contract.
    Generator {
        /// How many operations the contracts have.
        #[arg(long, value_delimiter = ',', default_values_t = [100, 1_000, 10_000])]
        operations: Vec<usize>,
        /// How often each is measured.
        #[arg(long, default_value_t = 5)]
        rounds: u32,
    },
    /// What a build script does, for the benchmark of the generator.
    #[command(hide = true)]
    BuildScript,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().benchmark {
        Benchmark::Build { operations, rounds } => build::run(&target(), operations, rounds),
        Benchmark::Generator { operations, rounds } => generator::run(&target(), &operations, rounds),
        Benchmark::BuildScript => generator::build_script(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Everything that is generated and built lands in this workspace's own target folder.
fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target")
}
