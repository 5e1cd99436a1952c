//! Somebody else holds the database of the invoices service for ten seconds.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::database;
use crate::failure::Failure;
use crate::invoices::Invoices;
use crate::receiver::{Manner, Receiver};
use crate::rows::Ctx;
use crate::seen::Seen;
use crate::table::Finding;

/// How long it is held.
const HELD: Duration = Duration::from_secs(10);

const RESUMES_WITHIN: Duration = Duration::from_secs(5);

/// When to give up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Invoices created before, and at once as it is held.
const BEFORE: i64 = 20;

/// Invoices created one after the other, a second apart, while it is held.
const MEANWHILE: i64 = 9;

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let seen = Arc::new(Seen::default());
    seen.trust_all();
    let receiver = Receiver::start(Manner::Taking { after_ms: 300 }, &seen).await?;
    let file = ctx.folder().join("invoices.db");
    let service = Arc::new(Invoices::start(&file).await?);
    let pool = database::sqlite(&format!("sqlite://{}", file.display())).await?;

    let mut created = create(&service, 1..=BEFORE, &receiver.url()).await?;
    let mut holding = pool.acquire().await?;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *holding).await?;
    let held = Instant::now();
    let mut callers = tokio::task::JoinSet::new();
    for number in BEFORE + 1..=BEFORE + MEANWHILE {
        let (service, url) = (Arc::clone(&service), receiver.url());
        callers.spawn(async move { (number, service.create(number, &url).await) });
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    tokio::time::sleep(HELD.saturating_sub(held.elapsed())).await;
    sqlx::query("ROLLBACK").execute(&mut *holding).await?;
    let free = Instant::now();
    let mut refused = BTreeSet::new();
    while let Some(answer) = callers.join_next().await {
        let (number, status) = answer?;
        let is_created = status?.is_success();
        if is_created {
            created.insert(number)
        } else {
            refused.insert(number)
        };
    }
    created.extend(create(&service, 100..=110, &receiver.url()).await?);
    seen.until(PATIENCE, |seen| created.is_subset(&seen.told())).await;
    let resumed = free.elapsed();
    let mut half_written = 0;
    for number in &refused {
        half_written += usize::from(service.exists(*number).await? || seen.told().contains(number));
    }
    let lost = created.difference(&seen.told()).count();
    Ok(vec![
        Finding::none("0 lost", lost),
        Finding::new("the caller is told (5xx)", !refused.is_empty(), format!("{} refused", refused.len())),
        Finding::none("nothing half-written", half_written),
        Finding::within("resumes ≤ 5 s", RESUMES_WITHIN, resumed),
        Finding::none("none twice", seen.duplicates()),
    ])
}

/// Creates invoices; the numbers of those that the service took.
pub(crate) async fn create(
    service: &Invoices,
    numbers: std::ops::RangeInclusive<i64>,
    callback_url: &str,
) -> Result<BTreeSet<i64>, Failure> {
    let mut created = BTreeSet::new();
    for number in numbers {
        if service.create(number, callback_url).await?.is_success() {
            created.insert(number);
        }
    }
    Ok(created)
}
