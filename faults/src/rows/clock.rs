//! The clock of the machine jumps: a minute ahead, then an hour back. The workers' clock is set by `libfaketime`.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::process::Command;

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

/// Where Debian puts libraries: a folder for each architecture, and in it this one.
const LIBRARIES: &str = "/usr/lib";

const FAKETIME: &str = "faketime/libfaketimeMT.so.1";

/// Endpoints; a third of them fails at first.
const RECEIVERS: usize = 24;

/// Attempts at one time: the most that a jump may repeat.
const IN_FLIGHT: usize = 64;

/// How long after the last jump the last delivery may come: what was tried once waits for a minute then.
const ENDS_WITHIN: Duration = Duration::from_secs(65);

const RESUMES_WITHIN: Duration = Duration::from_secs(5);

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let mut findings = jumps(ctx).await?;
    findings.extend(disagree(ctx).await?);
    Ok(findings)
}

/// On SQLite the machine's clock is the clock.
async fn jumps(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    // Receivers would refuse what an hour lies behind; here their matter is what comes.
    seen.ignore_time();
    let mut receivers = Receiver::several(RECEIVERS / 3, Manner::Failing, &seen).await?;
    receivers
        .extend(Receiver::several(RECEIVERS - receivers.len(), Manner::Taking { after_ms: 5 }, &seen).await?);
    let count = ctx.scale.deliveries / 10;
    let (orders, targets) = (count.to_string(), targets(&receivers));
    let clock = ctx.folder().join("clock");
    fs::write(&clock, "+0")?;
    let arguments = ["--dispatches", "--orders", &orders, "--pause-ms", "20", "--targets", &targets];
    let worker = Process::worker_by(with_clock_of(&clock)?, &site.url, &arguments).await?;
    let count = usize::try_from(count)?;
    let start = Instant::now();
    seen.until(PATIENCE, |seen| seen.taken() >= count / 3).await;
    set(&clock, "+60")?;
    seen.until(PATIENCE, |seen| seen.taken() >= count * 2 / 3).await;
    set(&clock, "-3600")?;
    let last_jump = Instant::now();
    seen.until(3 * ENDS_WITHIN, |seen| seen.taken() == count).await;
    let took = last_jump.elapsed();
    let silence = seen.longest_silence_of_new(start);
    worker.terminate().await?;
    Ok(vec![
        Finding::none("0 lost", seen.lost(i64::try_from(count)?)),
        Finding::within("new ones go on within 5 s of a jump", RESUMES_WITHIN, silence),
        Finding::within("retries too: all there within 65 s", ENDS_WITHIN, took),
        Finding::at_most("none twice but what was under way", IN_FLIGHT, seen.duplicates()),
    ])
}

/// On PostgreSQL the workers' own clocks do not matter.
async fn disagree(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::postgres(ctx.server().await?).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receivers = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 5 }, &seen).await?;
    let count = ctx.scale.deliveries / 10;
    let (orders, targets) = (count.to_string(), targets(&receivers));
    let keeping = ["--name", "ahead", "--dispatches", "--orders", &orders, "--targets", &targets];
    let ahead = Process::worker_by(with_clock("+60")?, &site.url, &keeping).await?;
    let behind =
        Process::worker_by(with_clock("-3600")?, &site.url, &["--name", "behind", "--dispatches"]).await?;
    let all = usize::try_from(count)?;
    seen.until(PATIENCE, |seen| seen.taken() == all).await;
    ahead.terminate().await?;
    behind.terminate().await?;
    Ok(vec![
        Finding::none("two machines that disagree (PostgreSQL): 0 lost", seen.lost(count)),
        Finding::none("two machines that disagree: none twice", seen.duplicates()),
        Finding::none("two machines that disagree: every time is believed", seen.unproved()),
    ])
}

/// A process whose clock is off by what stands in a file.
fn with_clock_of(file: &Path) -> Result<Command, Failure> {
    let mut command = with_library()?;
    command.env("FAKETIME_TIMESTAMP_FILE", file).env("FAKETIME_CACHE_DURATION", "1");
    Ok(command)
}

/// A process whose clock is off by this.
fn with_clock(offset: &str) -> Result<Command, Failure> {
    let mut command = with_library()?;
    command.env("FAKETIME", offset);
    Ok(command)
}

fn with_library() -> Result<Command, Failure> {
    let folders = fs::read_dir(LIBRARIES)?.flatten().map(|entry| entry.path().join(FAKETIME));
    let library = folders.into_iter().find(|path| path.exists());
    let library = library.ok_or("this row needs `libfaketime`: `apt-get install libfaketime`")?;
    let mut command = Command::new(std::env::current_exe()?);
    command.env("LD_PRELOAD", library).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    Ok(command)
}

/// Sets the clock, whole or not at all.
fn set(clock: &Path, offset: &str) -> Result<(), Failure> {
    let next = clock.with_extension("next");
    fs::write(&next, offset)?;
    Ok(fs::rename(next, clock)?)
}
