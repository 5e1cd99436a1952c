//! Keys change under load.

use std::sync::Arc;

use ringback_outbox::{KeysOf, Secret};

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{Manner, Receiver, targets};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

const RECEIVERS: usize = 24;

const ROTATIONS: usize = 3;

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receivers = Receiver::several(RECEIVERS, Manner::Taking { after_ms: 5 }, &seen).await?;
    let (orders, targets) = (ctx.scale.deliveries.to_string(), targets(&receivers));
    let arguments = ["--dispatches", "--orders", &orders, "--targets", &targets];
    let worker = Process::worker(&site.url, &arguments).await?;
    let count = usize::try_from(ctx.scale.deliveries)?;
    let part = |parts: usize| count * parts / (3 * ROTATIONS + 1);
    let mut old = site.key.clone();
    for rotation in 0..ROTATIONS {
        seen.until(PATIENCE, |seen| seen.taken() >= part(3 * rotation + 1)).await;
        let new = Secret::generate();
        seen.trust([old.clone(), new.clone()]);
        site.outbox.add_key(&KeysOf::Everyone, &new).await?;
        seen.until(PATIENCE, |seen| seen.taken() >= part(3 * rotation + 2)).await;
        site.outbox.retire_keys(&KeysOf::Everyone).await?;
        // What was signed before is under way no more.
        seen.until(PATIENCE, |seen| seen.taken() >= part(3 * rotation + 3)).await;
        seen.trust([new.clone()]);
        old = new;
    }
    seen.until(PATIENCE, |seen| seen.taken() == count).await;
    worker.terminate().await?;
    Ok(vec![
        Finding::none("every request verifies under the old or the new key", seen.unproved()),
        Finding::none("0 lost", seen.lost(ctx.scale.deliveries)),
        Finding::none("none twice", seen.duplicates()),
    ])
}
