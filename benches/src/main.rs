//! Benchmarks, as ratios to hand-written Axum and peers measured alternately in the same run.
//!
//! Nothing here is a test: times of a shared machine decide nothing. `cargo xtask bench` runs this.

mod answer;
mod build;
mod contract;
mod generator;
mod leaf;
mod report;
mod sides;

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
    Build(build::Arguments),
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
    /// Runs a command and tells the memory of the largest of its processes, for the benchmark of builds.
    #[command(hide = true)]
    LargestChild {
        /// The command.
        #[arg(last = true)]
        command: Vec<String>,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().benchmark {
        Benchmark::Build(arguments) => build::run(&target(), &arguments),
        Benchmark::Generator { operations, rounds } => generator::run(&target(), &operations, rounds),
        Benchmark::BuildScript => generator::build_script(),
        Benchmark::LargestChild { command } => build::largest_child(&command),
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
