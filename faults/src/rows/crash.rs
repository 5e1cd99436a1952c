//! `kill -9` again and again, while orders are kept and their callbacks delivered, to endpoints of which a third fails.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

/// Endpoints; a third of them fails.
const RECEIVERS: usize = 24;

/// Attempts at one time: the most that a crash may repeat.
const IN_FLIGHT: usize = 64;

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let mut receivers = Receiver::several(RECEIVERS / 3, Manner::Failing, &seen).await?;
    let healthy =
        Receiver::several(RECEIVERS - receivers.len(), Manner::Taking { after_ms: 5 }, &seen).await?;
    receivers.extend(healthy);

    let (orders, targets) = (ctx.scale.deliveries.to_string(), targets(&receivers));
    let arguments = ["--dispatches", "--rolls-back", "--orders", &orders, "--targets", &targets];
    let count = usize::try_from(ctx.scale.deliveries)?;
    let mut committed = BTreeSet::new();
    for kill in 1..=ctx.scale.kills {
        let worker = Process::worker(&site.url, &arguments).await?;
        let share = count * kill / (ctx.scale.kills + 1);
        seen.until(PATIENCE, |seen| seen.taken() >= share).await;
        committed.extend(committed_numbers(&worker.kill().await?));
    }
    let worker = Process::worker(&site.url, &arguments).await?;
    seen.until(PATIENCE, |seen| seen.taken() == count).await;
    let (status, _) = worker.terminate().await?;

    let kept = site.number("SELECT count(*) FROM orders").await?;
    let forgotten = committed.iter().filter(|number| **number > kept).count();
    let not_delivered =
        site.number("SELECT count(*) FROM ringback_messages WHERE state <> 'delivered'").await?;
    let refused = site.number("SELECT count(*) FROM ringback_attempts WHERE error IS NOT NULL").await?;
    let damage = site.damage().await?;
    let most = IN_FLIGHT * ctx.scale.kills;
    Ok(vec![
        Finding::none("0 lost", seen.lost(ctx.scale.deliveries)),
        Finding::none("0 commits forgotten", forgotten),
        Finding::at_most("duplicates ≤ concurrency × kills", most, seen.duplicates()),
        Finding::none("0 sent that was rolled back", seen.rolled_back()),
        Finding::none("0 requests that do not verify", seen.unproved()),
        Finding::new(
            "database intact",
            damage.is_empty() && not_delivered == 0 && status.success(),
            format!("{not_delivered} not recorded, {refused} attempts failed {}", damage.join(", ")),
        ),
    ])
}

/// The numbers of the last orders of transactions that were committed.
fn committed_numbers(said: &[String]) -> impl Iterator<Item = i64> {
    said.iter().filter_map(|line| line.strip_prefix("committed ")?.parse().ok())
}
