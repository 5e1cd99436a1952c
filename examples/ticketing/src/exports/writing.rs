//! Writing the files, and telling whoever asked for them.

use std::error::Error;

use ringback::callback::Call;
use uuid::Uuid;

use crate::api::exports::{Export, ExportOrder, ExportState, UnwantedExport};
use crate::api::ids::{EventId, ExportId, OrganiserId};
use crate::service::Ticketing;

/// What to write.
pub(super) struct Job {
    pub(super) organiser: OrganiserId,
    /// Every event of the organiser where there is none.
    pub(super) event: Option<EventId>,
    pub(super) order: ExportOrder,
}

/// What was written.
pub(super) struct Written {
    pub(super) export: Export,
    /// In octets.
    pub(super) size: u64,
    pub(super) attendees: u64,
}

/// Whoever asked for a file.
pub(super) trait Told: Send + Sync + 'static {
    fn ready(&self, answer: &Export, written: &Written) -> Option<Call<Result<(), UnwantedExport>>>;
    fn dropped(&self, answer: &Export) -> Option<Call<()>>;
}

impl Ticketing {
    /// Begins to write a file.
    pub(super) async fn start_export(&self, job: Job, told: impl Told) -> sqlx::Result<Export> {
        let export: Export = sqlx::query_as(
            "INSERT INTO exports (id, organiser_id, state) VALUES (?, ?, ?) RETURNING id, state",
        )
        .bind(ExportId(Uuid::now_v7()))
        .bind(job.organiser)
        .bind(ExportState::Writing)
        .fetch_one(&self.database)
        .await?;
        let (service, answer) = (self.clone(), export.clone());
        tokio::spawn(async move {
            if let Err(error) = service.write_export(&answer, &job, &told).await {
                tracing::error!(error = &*error, "an export was not written, or nobody was told");
            }
        });
        Ok(export)
    }

    async fn write_export(
        &self,
        answer: &Export,
        job: &Job,
        told: &impl Told,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let holders = self.holders(job).await?;
        if holders.is_empty() {
            self.remove_export(answer.id).await?;
            if let Some(call) = told.dropped(answer) {
                call.send(self.notifier.client()).await?;
            }
            return Ok(());
        }
        let lines: String = holders.iter().map(|holder| line(holder)).collect();
        let content = format!("holder\n{lines}");
        let size = content.len() as u64;
        let export =
            sqlx::query_as("UPDATE exports SET state = ?, content = ? WHERE id = ? RETURNING id, state")
                .bind(ExportState::Ready)
                .bind(content)
                .bind(answer.id)
                .fetch_one(&self.database)
                .await?;
        let written = Written { export, size, attendees: holders.len() as u64 };
        if let Some(call) = told.ready(answer, &written)
            && let Err(UnwantedExport::NotWanted) = call.send(self.notifier.client()).await?
        {
            self.remove_export(answer.id).await?;
        }
        Ok(())
    }

    /// The addresses of those who will come.
    async fn holders(&self, job: &Job) -> sqlx::Result<Vec<String>> {
        let mut holders = sqlx::query_scalar(
            "SELECT holder FROM tickets JOIN orders ON orders.id = order_id \
             JOIN events ON events.id = event_id \
             WHERE organiser_id = ?1 AND (?2 IS NULL OR event_id = ?2) AND tickets.state = 'valid' \
             ORDER BY tickets.id",
        )
        .bind(job.organiser)
        .bind(job.event)
        .fetch_all(&self.database)
        .await?;
        match job.order {
            ExportOrder::Purchase => {}
            ExportOrder::Address => holders.sort_unstable(),
        }
        Ok(holders)
    }

    async fn remove_export(&self, id: ExportId) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM exports WHERE id = ?").bind(id).execute(&self.database).await?;
        Ok(())
    }
}

/// A line of the table (RFC 4180 section 2).
fn line(holder: &str) -> String {
    format!("\"{}\"\n", holder.replace('"', "\"\""))
}
