//! `kill -9` between the commit and the first attempt, and transactions that are rolled back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver};
use crate::rows::Ctx;
use crate::seen::Seen;
use crate::table::Finding;

/// How long after a restart it may take until it is sent.
const WITHIN: Duration = Duration::from_secs(2);

/// When to give up.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receiver = Receiver::start(Manner::Taking { after_ms: 0 }, &seen).await?;
    let mut longest = Duration::ZERO;
    for restart in 1..=ctx.scale.restarts {
        let (orders, url) = (restart.to_string(), receiver.url());
        let keeping = ["--orders", &orders, "--batch", "1", "--rolls-back", "--targets", &url];
        let mut worker = Process::worker(&site.url, &keeping).await?;
        worker.line("committed").await?;
        worker.kill().await?;
        if seen.arrived() >= restart {
            return Err("it was sent by who does not send".into());
        }
        let start = Instant::now();
        let worker = Process::worker(&site.url, &["--dispatches"]).await?;
        seen.until(PATIENCE, |seen| seen.taken() >= restart).await;
        longest = longest.max(start.elapsed());
        worker.kill().await?;
    }
    let last = i64::try_from(ctx.scale.restarts)?;
    Ok(vec![
        Finding::none("0 lost", seen.lost(last)),
        Finding::within("sent within 2 s of the restart", WITHIN, longest),
        Finding::none("what is rolled back is never sent", seen.rolled_back()),
    ])
}
