//! How long the generator takes for a contract, and how much memory, as the contract grows.
//!
//! It runs as cargo runs it: unoptimised, in a process of its own, with files on disk.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Failure,
    contract::{self, Module},
    leaf,
    report::median,
    sides::Side,
};

/// What the generator finds.
#[derive(Clone, Copy)]
enum State {
    /// A contract for which nothing was generated yet.
    Cold,
    /// A contract in which the doc comment of one field was edited.
    Changed,
    /// A contract for which everything was generated.
    Unchanged,
}

impl State {
    const ALL: [Self; 3] = [Self::Cold, Self::Changed, Self::Unchanged];

    fn title(self) -> &'static str {
        match self {
            Self::Cold => "nothing generated yet",
            Self::Changed => "one file of the contract changed",
            Self::Unchanged => "nothing changed",
        }
    }
}

/// A package on disk.
struct Package {
    folder: PathBuf,
    modules: Vec<Module>,
}

/// Prints a row for each size and state.
pub(crate) fn run(target: &Path, sizes: &[usize], rounds: u32) -> Result<(), Failure> {
    println!("{:12} {:34} {:>10} {:>12} {:>10}", "operations", "", "time", "per 1,000", "memory");
    for &operations in sizes {
        let folder = target.join("generator").join(operations.to_string());
        let package = Package { folder, modules: contract::modules(operations) };
        for state in State::ALL {
            let (times, peaks) = package.measure(state, rounds)?;
            let thousand = Duration::from_secs_f64(times.as_secs_f64() * 1_000.0 / to_f64(operations));
            println!("{operations:<12} {:34} {times:>10.1?} {thousand:>12.1?} {peaks:>7} MB", state.title());
        }
    }
    Ok(())
}

impl Package {
    /// The median time, and the highest memory.
    fn measure(&self, state: State, rounds: u32) -> Result<(Duration, u64), Failure> {
        let mut times = Vec::new();
        let mut peak = 0;
        for round in 1..=rounds {
            self.prepare(state, round)?;
            let start = Instant::now();
            peak = peak.max(self.generate()?);
            times.push(start.elapsed().as_secs_f64());
        }
        Ok((Duration::from_secs_f64(median(&times)), peak))
    }

    fn prepare(&self, state: State, round: u32) -> Result<(), Failure> {
        match state {
            State::Unchanged => Ok(()),
            State::Changed => {
                let (path, text) = Side::Ringback.contract(&self.modules[0], 0);
                let edited = text.replacen("/// A number.", &format!("/// A number, edition {round}."), 1);
                leaf::write(&self.folder, &(path, edited))
            }
            State::Cold => {
                if self.folder.exists() {
                    fs::remove_dir_all(&self.folder)?;
                }
                fs::create_dir_all(self.folder.join("out"))?;
                Side::Ringback
                    .files(&self.modules)
                    .iter()
                    .try_for_each(|file| leaf::write(&self.folder, file))
            }
        }
    }

    /// Runs the generator; its highest memory in megabytes.
    fn generate(&self) -> Result<u64, Failure> {
        let output = Command::new(env::current_exe()?)
            .arg("build-script")
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env("CARGO_PKG_NAME", "generated")
            .env("OUT_DIR", self.folder.join("out"))
            .env("OPT_LEVEL", "0")
            .env("RINGBACK_CHECK", "0")
            .stdin(Stdio::null())
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("the generator failed: {said}").into());
        }
        Ok(said.trim().parse::<u64>()? / 1024)
    }
}

/// What a build script does; then says how many kilobytes it had at most.
pub(crate) fn build_script() -> Result<(), Failure> {
    ringback_build::compile("api");
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak is told")?;
    eprintln!("{}", peak.trim().trim_end_matches(" kB"));
    Ok(())
}

fn to_f64(operations: usize) -> f64 {
    u32::try_from(operations).map_or(f64::MAX, f64::from)
}
