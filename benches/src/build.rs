//! How long the leaf crate takes to build, by each side, alternately, and how much memory.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Instant, SystemTime},
};

use clap::ValueEnum;

use crate::{
    Failure, answer,
    contract::{self, Module},
    leaf,
    report::{Row, Unit},
    sides::Side,
};

/// What is measured, with all that happens before the clock starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Build {
    /// The leaf from nothing, its dependencies built: compiling and running a build script counts.
    Leaf,
    /// The leaf's own Rust from nothing; the build script has run.
    Crate,
    /// `cargo check` of the leaf from nothing.
    Check,
    /// After an edit of one handler.
    Handler,
    /// After an edit of one struct of the contract; the generator's run counts.
    Contract,
    /// The leaf from nothing, optimised.
    Release,
    /// The leaf and everything that it depends on, optimised.
    Nothing,
    /// The memory of the largest process, as the leaf is built from nothing.
    Memory,
}

impl Build {
    fn title(self) -> &'static str {
        match self {
            Self::Leaf => "leaf, debug",
            Self::Crate => "leaf, debug, build script apart",
            Self::Check => "leaf, cargo check",
            Self::Handler => "rebuild: one handler edited",
            Self::Contract => "rebuild: one struct edited",
            Self::Release => "leaf, release",
            Self::Nothing => "from nothing, release",
            Self::Memory => "largest process, leaf, debug",
        }
    }

    fn unit(self) -> Unit {
        match self {
            Self::Memory => Unit::Megabytes,
            Self::Leaf
            | Self::Crate
            | Self::Check
            | Self::Handler
            | Self::Contract
            | Self::Release
            | Self::Nothing => Unit::Seconds,
        }
    }

    /// The arguments of cargo.
    fn cargo(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Release | Self::Nothing => &["build", "--release"],
            Self::Leaf | Self::Crate | Self::Handler | Self::Contract | Self::Memory => &["build"],
        }
    }
}

/// What is compared, and how often.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many operations the contract has.
    #[arg(long, default_value_t = 100)]
    operations: usize,
    /// How often each is measured.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Who is compared with hand-written Axum.
    #[arg(long, value_delimiter = ',', default_value = "axum,ringback,utoipa,aide,poem,dropshot,vespera")]
    sides: Vec<Side>,
    /// What is measured.
    #[arg(long, value_delimiter = ',', default_value = "leaf,crate,check,handler,contract,memory")]
    builds: Vec<Build>,
}

/// The generated crates, and what they were generated from.
struct Bench {
    folder: PathBuf,
    modules: Vec<Module>,
}

/// Prints a row for each kind of build, with each side's ratio to hand-written Axum.
pub(crate) fn run(target: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let others = arguments.sides.iter().copied().filter(|side| *side != Side::Axum);
    let sides: Vec<Side> = std::iter::once(Side::Axum).chain(others).collect();
    let bench = Bench { folder: target.join("leaves"), modules: contract::modules(arguments.operations) };
    println!("writing {} operations into {}", arguments.operations, bench.folder.display());
    leaf::write_all(&bench.folder, &sides, &bench.modules)?;
    println!("building the dependencies, which is not measured");
    for &side in &sides {
        bench.prepare(side, &arguments.builds)?;
        answer::check(side, &bench.target(side).join("debug").join(side.name()), &bench.modules[0])?;
    }
    let mut rows: Vec<Row> =
        arguments.builds.iter().map(|build| Row::new(build.title(), build.unit())).collect();
    for round in 1..=arguments.rounds {
        println!("round {round} of {}", arguments.rounds);
        for (build, row) in arguments.builds.iter().zip(&mut rows) {
            row.add(&bench.measure(&sides, *build, round)?);
        }
    }
    println!(
        "\n{} operations, {} rounds, ratio to hand-written Axum",
        arguments.operations, arguments.rounds
    );
    for row in rows {
        println!("{}", row.shown(&sides));
    }
    Ok(())
}

impl Bench {
    /// Everything is built once, in each way that is measured.
    fn prepare(&self, side: Side, builds: &[Build]) -> Result<(), Failure> {
        self.cargo(side, &["build"])?;
        for build in builds {
            self.cargo(side, build.cargo())?;
        }
        Ok(())
    }

    /// Measures each side, beginning with another one in each round.
    fn measure(&self, sides: &[Side], build: Build, round: u32) -> Result<Vec<f64>, Failure> {
        let first = round as usize % sides.len();
        let order = (0..sides.len()).map(|index| (index + first) % sides.len());
        let mut measured = vec![0.0; sides.len()];
        for index in order {
            measured[index] = self.value(sides[index], build, round)?;
        }
        Ok(measured)
    }

    /// Seconds, or megabytes.
    fn value(&self, side: Side, build: Build, round: u32) -> Result<f64, Failure> {
        match build {
            Build::Leaf | Build::Check | Build::Release | Build::Memory => self.clean_leaf(side)?,
            Build::Crate => self.forget_crate(side)?,
            Build::Handler => self.edit(side, &side.handlers(&self.modules[0], round))?,
            Build::Contract => self.edit(side, &side.contract(&self.modules[0], round))?,
            Build::Nothing => fs::remove_dir_all(self.target(side).join("release"))?,
        }
        let start = Instant::now();
        let peak = self.cargo(side, build.cargo())?;
        match build.unit() {
            Unit::Seconds => Ok(start.elapsed().as_secs_f64()),
            Unit::Megabytes => Ok(peak),
        }
    }

    fn folder(&self, side: Side) -> PathBuf {
        self.folder.join(side.name())
    }

    fn target(&self, side: Side) -> PathBuf {
        self.folder.join(format!("target-{}", side.name()))
    }

    fn edit(&self, side: Side, file: &crate::sides::File) -> Result<(), Failure> {
        leaf::write(&self.folder(side), file)
    }

    /// Nothing that was built of the leaf is left.
    fn clean_leaf(&self, side: Side) -> Result<(), Failure> {
        self.cargo(side, &["clean", "--package", &side.name()]).map(drop)?;
        self.cargo(side, &["clean", "--release", "--package", &side.name()]).map(drop)
    }

    /// Makes rustc begin from nothing, without making the build script stale.
    fn forget_crate(&self, side: Side) -> Result<(), Failure> {
        let crate_prefix = side.name().replace('-', "_") + "-";
        for entry in fs::read_dir(self.target(side).join("debug/incremental"))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&crate_prefix) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        let main = self.folder(side).join("src/main.rs");
        Ok(File::open(main)?.set_modified(SystemTime::now())?)
    }

    /// The megabytes of the largest process that cargo started.
    fn cargo(&self, side: Side, arguments: &[&str]) -> Result<f64, Failure> {
        // A process of its own, which has no other children than cargo.
        let output = Command::new(env::current_exe()?)
            .arg("largest-child")
            .arg("--")
            .arg(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .arg("--quiet")
            .current_dir(self.folder(side))
            .env("CARGO_TARGET_DIR", self.target(side))
            // What is generated here is not committed, so it is always written.
            .env("RINGBACK_CHECK", "0")
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().parse::<f64>()? / 1024.0);
        }
        Err(format!("`cargo {}` of {} failed ({})", arguments.join(" "), side.name(), output.status).into())
    }
}

/// Runs a command and prints how many kilobytes the largest of its processes had at most.
pub(crate) fn largest_child(command: &[String]) -> Result<(), Failure> {
    let (program, arguments) = command.split_first().ok_or("no command was given")?;
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(format!("it failed ({status})").into());
    }
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN)?;
    println!("{}", usage.max_rss());
    Ok(())
}
