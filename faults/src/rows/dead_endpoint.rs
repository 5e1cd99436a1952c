//! Endpoints that never answer, or refuse, with much waiting for them: the others get theirs in time.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpSocket;

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

const HEALTHY_RECEIVERS: usize = 20;

const P99_WITHIN: Duration = Duration::from_secs(5);

/// How long each took from its commit to the record of its answer, the longest first, the slowest hundredth left out.
const P99_MS: &str = "SELECT ended_at - enqueued_at FROM ringback_messages WHERE state = 'delivered' \
    ORDER BY 1 DESC LIMIT 1 OFFSET (SELECT count(*) FROM ringback_messages WHERE state = 'delivered') / 100";

const LONGEST_MS: &str =
    "SELECT max(ended_at - enqueued_at) FROM ringback_messages WHERE state = 'delivered'";

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let (dead, seen) = (Arc::new(Seen::default()), Arc::new(Seen::default()));
    let silent = Receiver::start(Manner::Silent, &dead).await?;
    // A port that is ours and on which nobody listens.
    let refusing = TcpSocket::new_v4()?;
    refusing.bind("127.0.0.1:0".parse()?)?;
    let to_dead = format!("{},http://{}/", silent.url(), refusing.local_addr()?);
    let backlog = ctx.scale.backlog.to_string();
    let filling = ["--orders", &backlog, "--batch", "500", "--targets", &to_dead];
    let mut worker = Process::worker(&site.url, &filling).await?;
    worker.line(&format!("committed {backlog}")).await?;
    worker.terminate().await?;

    let healthy = Receiver::several(HEALTHY_RECEIVERS, Manner::Taking { after_ms: 5 }, &seen).await?;
    seen.trust([site.key.clone()]);
    let (orders, to_healthy) = ((ctx.scale.backlog + ctx.scale.healthy).to_string(), targets(&healthy));
    let delivering = ["--dispatches", "--orders", &orders, "--pause-ms", "20", "--targets", &to_healthy];
    let worker = Process::worker(&site.url, &delivering).await?;
    let count = usize::try_from(ctx.scale.healthy)?;
    seen.until(PATIENCE, |seen| seen.taken() == count).await;
    worker.terminate().await?;
    let p99 = Duration::from_millis(site.number(P99_MS).await?.try_into()?);
    let longest = Duration::from_millis(site.number(LONGEST_MS).await?.try_into()?);
    Ok(vec![
        Finding::none("0 healthy ones lost", count - seen.taken()),
        Finding::within("p99 of the healthy ≤ 5 s", P99_WITHIN, p99),
        Finding::within("the slowest of the healthy ≤ 5 s", P99_WITHIN, longest),
    ])
}
