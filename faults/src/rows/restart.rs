//! PostgreSQL crashes under load and comes back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use postgres_server::Server;

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

const RECEIVERS: usize = 24;

/// How long it is away.
const AWAY: Duration = Duration::from_secs(3);

const RESUMES_WITHIN: Duration = Duration::from_secs(5);

const ORDERS: &str = "SELECT count(*) FROM orders";

const MESSAGES: &str = "SELECT count(*) FROM ringback_messages";

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let mut server = tokio::task::spawn_blocking(Server::start_durable).await?;
    let site = Site::postgres(&server).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receivers = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 50 }, &seen).await?;
    let count = ctx.scale.deliveries / 4;
    let (orders, targets) = (count.to_string(), targets(&receivers));
    let arguments = ["--dispatches", "--orders", &orders, "--pause-ms", "10", "--targets", &targets];
    let mut worker = Process::worker(&site.url, &arguments).await?;
    let all = usize::try_from(count)?;
    seen.until(PATIENCE, |seen| seen.taken() >= all / 3).await;
    let server = tokio::task::spawn_blocking(move || {
        server.crash();
        std::thread::sleep(AWAY);
        server.start_again();
        server
    });
    let _server = server.await?;
    let (back, before) = (Instant::now(), seen.arrived());
    seen.until(PATIENCE, |seen| seen.arrived() > before).await;
    let resumed = back.elapsed();
    seen.until(PATIENCE, |seen| seen.taken() == all).await;
    let refused = worker.said().iter().filter(|line| line.starts_with("refused")).count();
    let (status, _) = worker.terminate().await?;
    let (kept, messages) = (site.number(ORDERS).await?, site.number(MESSAGES).await?);
    Ok(vec![
        Finding::none("0 lost", seen.lost(count)),
        Finding::new(
            "the caller is told, and nothing is half-written",
            refused > 0 && kept == messages && status.success(),
            format!("{refused} refused; {kept} orders, {messages} callbacks"),
        ),
        Finding::within("resumes ≤ 5 s", RESUMES_WITHIN, resumed),
        Finding::none("none twice", seen.duplicates()),
    ])
}
