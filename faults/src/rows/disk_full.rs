//! The disk under the invoices service fills up, and has room again.
//!
//! The disk is a file system in memory that only the service sees, in a mount namespace of its own.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nix::unistd::Uid;
use tokio::process::Command;

use crate::failure::Failure;
use crate::invoices::{Invoices, program};
use crate::receiver::{Manner, Receiver};
use crate::rows::{Ctx, busy};
use crate::seen::Seen;
use crate::table::Finding;

/// The size of the disk.
const SIZE: &str = "size=4m";

/// Invoices created before it is full.
const BEFORE: i64 = 50;

/// The most that are created until it refuses one: what the database has set aside is soon used up.
const UNTIL_REFUSED: i64 = 5_000;

const RESUMES_WITHIN: Duration = Duration::from_secs(5);

/// When to give up.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let seen = Arc::new(Seen::default());
    seen.trust_all();
    let receiver = Receiver::start(Manner::Taking { after_ms: 20 }, &seen).await?;
    let disk = ctx.folder().join("disk");
    std::fs::create_dir(&disk)?;
    let mut command = Command::new("unshare");
    if !Uid::effective().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--mount", "sh", "-c", r#"mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@""#, SIZE]);
    command.arg(&disk).arg(program()?);
    let service = Invoices::start_by(command, &disk.join("invoices.db")).await?;

    let mut created = busy::create(&service, 1..=BEFORE, &receiver.url()).await?;
    let filler = PathBuf::from(format!("/proc/{}/root{}/filler", service.id()?, disk.display()));
    fill(&filler)?;
    let mut refused = BTreeSet::new();
    for number in BEFORE + 1..=BEFORE + UNTIL_REFUSED {
        if service.create(number, &receiver.url()).await?.is_success() {
            created.insert(number);
        } else {
            refused.insert(number);
        }
        if refused.len() == 20 {
            break;
        }
    }
    std::fs::remove_file(&filler)?;
    let free = Instant::now();
    created.extend(busy::create(&service, 10_000..=10_010, &receiver.url()).await?);
    seen.until(PATIENCE, |seen| created.is_subset(&seen.told())).await;
    let resumed = free.elapsed();
    let mut half_written = 0;
    for number in &refused {
        half_written += usize::from(service.exists(*number).await? || seen.told().contains(number));
    }
    let lost = created.difference(&seen.told()).count();
    Ok(vec![
        Finding::none("0 lost", lost),
        Finding::new(
            "the caller is told (5xx)",
            !refused.is_empty(),
            format!("{} refused, {} taken meanwhile", refused.len(), created.len()),
        ),
        Finding::none("nothing half-written", half_written),
        Finding::within("resumes ≤ 5 s", RESUMES_WITHIN, resumed),
        Finding::none("none twice", seen.duplicates()),
    ])
}

/// Writes until there is no room.
fn fill(path: &PathBuf) -> Result<(), Failure> {
    let mut file = File::create(path)?;
    let mut piece = vec![0; 65_536];
    while !piece.is_empty() {
        match file.write(&piece) {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::StorageFull => {
                // Smaller and smaller, until not a byte fits.
                piece.truncate(piece.len() / 2);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
