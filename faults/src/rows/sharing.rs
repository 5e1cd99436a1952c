//! Two workers on one PostgreSQL, and what becomes of the work of one that is killed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

const RECEIVERS: usize = 24;

/// What the worker that is killed has under way.
const HELD: usize = 16;

/// Attempts of a worker at one time.
const IN_FLIGHT: usize = 64;

/// The lease, and a second to notice that it has ended.
const TAKEN_OVER_WITHIN: Duration = Duration::from_secs(31);

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let mut findings = share(ctx).await?;
    findings.extend(take_over(ctx).await?);
    Ok(findings)
}

/// Both go on to the end.
async fn share(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::postgres(ctx.server().await?).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receivers = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 5 }, &seen).await?;
    let (orders, targets) = (ctx.scale.deliveries.to_string(), targets(&receivers));
    let keeping = ["--name", "one", "--dispatches", "--orders", &orders, "--targets", &targets];
    let one = Process::worker(&site.url, &keeping).await?;
    let two = Process::worker(&site.url, &["--name", "two", "--dispatches"]).await?;
    let count = usize::try_from(ctx.scale.deliveries)?;
    seen.until(PATIENCE, |seen| seen.taken() == count).await;
    one.terminate().await?;
    two.terminate().await?;
    let by_one = seen.messages().iter().filter(|message| message.came[0].agent == "one").count();
    let shares = [by_one * 100 / count, 100 - by_one * 100 / count];
    Ok(vec![
        Finding::none("0 lost", seen.lost(ctx.scale.deliveries)),
        Finding::none("none twice", seen.duplicates()),
        Finding::new(
            "both work",
            shares.iter().all(|share| *share > 0),
            format!("{} % and {} %", shares[0], shares[1]),
        ),
        Finding::none("0 requests that do not verify", seen.unproved()),
    ])
}

/// One is killed while it has much under way.
async fn take_over(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::postgres(ctx.server().await?).await?;
    let (held, seen) = (Arc::new(Seen::default()), Arc::new(Seen::default()));
    held.trust([site.key.clone()]);
    seen.trust([site.key.clone()]);
    let silent = Receiver::several(HELD / 4, Manner::SilentAtFirst, &held).await?;
    let healthy = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 5 }, &seen).await?;
    let to_silent = targets(&silent);
    let holding = ["--name", "one", "--dispatches", "--orders", "16", "--targets", &to_silent];
    let one = Process::worker(&site.url, &holding).await?;
    if !held.until(PATIENCE, |held| held.arrived() == HELD).await {
        return Err("the worker did not begin".into());
    }
    let count = ctx.scale.deliveries / 10;
    let (orders, to_healthy) = ((count + i64::try_from(HELD)?).to_string(), targets(&healthy));
    let two = ["--name", "two", "--dispatches", "--orders", &orders, "--targets", &to_healthy];
    let two = Process::worker(&site.url, &two).await?;
    let count = usize::try_from(count)?;
    seen.until(PATIENCE, |seen| seen.taken() >= count / 2).await;
    one.kill().await?;
    let killed = Instant::now();
    seen.until(PATIENCE, |seen| seen.taken() == count).await;
    held.until(PATIENCE, |held| held.taken() == HELD).await;
    let others = seen.duplicates() + held.duplicates();
    two.terminate().await?;
    let taken_over =
        held.messages().iter().filter_map(|message| message.came.last()).map(|came| came.at).max();
    let waited = taken_over.unwrap_or(killed).saturating_duration_since(killed);
    Ok(vec![
        Finding::within("taken over within lease + 1 s of the kill", TAKEN_OVER_WITHIN, waited),
        Finding::none("0 lost after the kill", count - seen.taken() + HELD - held.taken()),
        Finding::at_most("none twice but what was under way", IN_FLIGHT, others),
    ])
}
