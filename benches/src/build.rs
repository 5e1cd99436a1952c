//! How long the leaf crate takes to build, by either side, alternately.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant, SystemTime},
};

use crate::{
    Failure, answer,
    contract::{self, Module},
    leaf::{self, Side},
    report::Row,
};

/// What is measured, with all that happens before the clock starts.
#[derive(Clone, Copy)]
enum Build {
    /// The leaf from nothing, its dependencies built: compiling and running its build script counts.
    Leaf,
    /// The leaf's own Rust from nothing; the build script has run.
    Crate,
    /// After an edit of one handler.
    Rebuild,
}

impl Build {
    const ALL: [Self; 3] = [Self::Leaf, Self::Crate, Self::Rebuild];

    fn title(self) -> &'static str {
        match self {
            Self::Leaf => "leaf, debug: build script, its run, and the crate",
            Self::Crate => "leaf, debug: the crate alone",
            Self::Rebuild => "rebuild after an edit of one handler",
        }
    }
}

/// The generated workspace, and what it was generated from.
struct Bench {
    workspace: PathBuf,
    target: PathBuf,
    modules: Vec<Module>,
}

/// Prints one row for each kind of build.
pub(crate) fn run(target: &Path, operations: usize, rounds: u32) -> Result<(), Failure> {
    let bench = Bench {
        workspace: target.join("leaves"),
        target: target.join("leaves-target"),
        modules: contract::modules(operations),
    };
    println!("writing {operations} operations into {}", bench.workspace.display());
    leaf::write_all(&bench.workspace, &bench.modules)?;
    println!("building the dependencies, which is not measured");
    for side in Side::ALL {
        bench.cargo(side, "build")?;
    }
    answer::check(&bench.target.join("debug"), &bench.modules[0])?;
    let mut rows = Build::ALL.map(|build| Row::new(build.title()));
    for round in 1..=rounds {
        println!("round {round} of {rounds}");
        for (build, row) in Build::ALL.into_iter().zip(&mut rows) {
            let [axum, ringback] = bench.measure(build, round)?;
            row.add(axum, ringback);
        }
    }
    println!("\n{operations} operations, {rounds} rounds, time of Ringback ÷ time of hand-written Axum");
    for row in rows {
        println!("{row}");
    }
    Ok(())
}

impl Bench {
    /// Measures both sides, the one that was second before now first.
    fn measure(&self, build: Build, round: u32) -> Result<[Duration; 2], Failure> {
        let axum_first = round % 2 == 1;
        if axum_first {
            let axum = self.time(Side::Axum, build, round)?;
            return Ok([axum, self.time(Side::Ringback, build, round)?]);
        }
        let ringback = self.time(Side::Ringback, build, round)?;
        Ok([self.time(Side::Axum, build, round)?, ringback])
    }

    fn time(&self, side: Side, build: Build, round: u32) -> Result<Duration, Failure> {
        match build {
            Build::Leaf => self.cargo(side, "clean")?,
            Build::Crate => self.forget_crate(side)?,
            Build::Rebuild => self.edit(side, round)?,
        }
        let start = Instant::now();
        self.cargo(side, "build")?;
        Ok(start.elapsed())
    }

    /// One handler of one module is edited.
    fn edit(&self, side: Side, edition: u32) -> Result<(), Failure> {
        leaf::write(&self.workspace.join(side.name()), &side.handlers(&self.modules[0], edition))
    }

    /// Makes rustc begin from nothing, without making the build script stale.
    fn forget_crate(&self, side: Side) -> Result<(), Failure> {
        let crate_prefix = side.name().replace('-', "_") + "-";
        for entry in fs::read_dir(self.target.join("debug/incremental"))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&crate_prefix) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        let main = self.workspace.join(side.name()).join("src/main.rs");
        Ok(File::open(main)?.set_modified(SystemTime::now())?)
    }

    fn cargo(&self, side: Side, subcommand: &str) -> Result<(), Failure> {
        let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([subcommand, "--quiet", "--package", side.name()])
            .current_dir(&self.workspace)
            .env("CARGO_TARGET_DIR", &self.target)
            // What is generated here is not committed, so it is always written.
            .env("RINGBACK_CHECK", "0")
            .stdin(Stdio::null())
            .status()?;
        if status.success() {
            return Ok(());
        }
        Err(format!("`cargo {subcommand}` of {} failed ({status})", side.name()).into())
    }
}
