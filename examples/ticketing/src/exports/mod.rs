//! What the operations on exports do.

mod writing;

use ringback::callback::Call;
use ringback::{Download, Failure};
use url::Url;

use crate::api::auth::Organiser;
use crate::api::exports::{Export, ExportOrder, FetchExportProblem, UnwantedExport};
use crate::api::ids::{EventId, ExportId};
use crate::api::problems::Missing;
use crate::generated::callbacks::{ExportEventCallbacks, ExportEverythingCallbacks};
use crate::generated::service::Exports;
use crate::service::Ticketing;

use writing::{Job, Told, Written};

impl Exports for Ticketing {
    async fn export_event(
        &self,
        organiser: Organiser,
        event_id: EventId,
        // Captured in `callbacks` already.
        _callback_url: Option<Url>,
        order: ExportOrder,
        callbacks: ExportEventCallbacks,
    ) -> Result<Export, Failure<Missing>> {
        let event = self.own_event(&organiser, event_id).await?.ok_or(Missing::NotFound)?;
        let job = Job { organiser: organiser.id(), event: Some(event), order };
        Ok(self.start_export(job, callbacks).await?)
    }

    async fn export_everything(
        &self,
        organiser: Organiser,
        // Captured in `callbacks` already.
        _callback_url: Option<Url>,
        order: ExportOrder,
        callbacks: ExportEverythingCallbacks,
    ) -> Result<Export, Failure> {
        let job = Job { organiser: organiser.id(), event: None, order };
        Ok(self.start_export(job, callbacks).await?)
    }

    async fn read_export(
        &self,
        organiser: Organiser,
        export_id: ExportId,
    ) -> Result<Option<Export>, Failure> {
        let query = sqlx::query_as("SELECT id, state FROM exports WHERE id = ? AND organiser_id = ?");
        Ok(query.bind(export_id).bind(organiser.id()).fetch_optional(&self.database).await?)
    }

    async fn fetch_export(
        &self,
        organiser: Organiser,
        export_id: ExportId,
    ) -> Result<Download, Failure<FetchExportProblem>> {
        let content: Option<Option<String>> =
            sqlx::query_scalar("SELECT content FROM exports WHERE id = ? AND organiser_id = ?")
                .bind(export_id)
                .bind(organiser.id())
                .fetch_optional(&self.database)
                .await?;
        let content = content.ok_or(FetchExportProblem::NotFound)?.ok_or(FetchExportProblem::NotReady)?;
        Ok(Download::new(format!("attendees-{}.csv", export_id.0), content))
    }
}

impl Told for ExportEventCallbacks {
    fn ready(&self, answer: &Export, written: &Written) -> Option<Call<Result<(), UnwantedExport>>> {
        self.export_ready(answer, &written.size, &written.attendees, &written.export)
    }

    fn dropped(&self, answer: &Export) -> Option<Call<()>> {
        self.export_dropped(answer)
    }
}

impl Told for ExportEverythingCallbacks {
    fn ready(&self, answer: &Export, written: &Written) -> Option<Call<Result<(), UnwantedExport>>> {
        self.export_ready(answer, &written.size, &written.attendees, &written.export)
    }

    fn dropped(&self, answer: &Export) -> Option<Call<()>> {
        self.export_dropped(answer)
    }
}
