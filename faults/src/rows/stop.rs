//! SIGTERM under load: of a worker, and of the invoices service with a caller and a receiver that stall.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::database::Site;
use crate::failure::Failure;
use crate::invoices::Invoices;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

const RECEIVERS: usize = 24;

const EXITS_WITHIN: Duration = Duration::from_secs(20);

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let mut findings = worker(ctx).await?;
    findings.extend(service(ctx).await?);
    Ok(findings)
}

async fn worker(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receivers = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 500 }, &seen).await?;
    let count = ctx.scale.deliveries / 20;
    let (orders, targets) = (count.to_string(), targets(&receivers));
    let arguments = ["--dispatches", "--orders", &orders, "--targets", &targets];
    let all = usize::try_from(count)?;
    let mut longest = Duration::ZERO;
    for part in 1..4 {
        let worker = Process::worker(&site.url, &arguments).await?;
        seen.until(PATIENCE, |seen| seen.taken() >= all * part / 4).await;
        let (status, took) = worker.terminate().await?;
        if !status.success() {
            return Err("the worker did not end well".into());
        }
        longest = longest.max(took);
    }
    let worker = Process::worker(&site.url, &arguments).await?;
    seen.until(PATIENCE, |seen| seen.taken() == all).await;
    worker.terminate().await?;
    Ok(vec![
        Finding::within("exit ≤ 20 s", EXITS_WITHIN, longest),
        Finding::none("0 duplicates", seen.duplicates()),
        Finding::none("0 lost", seen.lost(count)),
    ])
}

async fn service(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let seen = Arc::new(Seen::default());
    seen.trust_all();
    let receiver = Receiver::start(Manner::SilentAtFirst, &seen).await?;
    let database = ctx.folder().join("invoices.db");
    let service = Invoices::start(&database).await?;
    service.create(1, &receiver.url()).await?;
    if !seen.until(PATIENCE, |seen| seen.arrived() == 1).await {
        return Err("no callback came".into());
    }
    let mut caller = TcpStream::connect(service.base.trim_start_matches("http://")).await?;
    caller
        .write_all(b"POST /invoices/ HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{")
        .await?;
    let took = service.terminate().await?;
    drop(caller);
    Ok(vec![Finding::within(
        "exit of the service ≤ 20 s, a caller and a receiver stalling",
        EXITS_WITHIN,
        took,
    )])
}
