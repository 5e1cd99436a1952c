//! Posters in the database.

use ringback::{Content, Download, Failure};

use crate::api::auth::Organiser;
use crate::api::ids::EventId;
use crate::api::posters::PosterKept;
use crate::api::problems::Missing;
use crate::database::WRITE;
use crate::generated::service::Posters;
use crate::service::Ticketing;

impl Posters for Ticketing {
    async fn set_poster(
        &self,
        organiser: Organiser,
        event_id: EventId,
        poster: Content,
    ) -> Result<PosterKept, Failure<Missing>> {
        let event = self.own_event(&organiser, event_id).await?.ok_or(Missing::NotFound)?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let replaced = sqlx::query("DELETE FROM posters WHERE event_id = ?")
            .bind(event)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO posters (event_id, media_type, octets) VALUES (?, ?, ?)")
            .bind(event)
            .bind(poster.media_type())
            .bind(poster.bytes().as_ref())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        if replaced.rows_affected() == 1 {
            return Ok(PosterKept::Replaced);
        }
        Ok(PosterKept::Added { location: format!("/events/{}/poster", event.0) })
    }

    async fn read_poster(
        &self,
        organiser: Option<Organiser>,
        event_id: EventId,
    ) -> Result<Option<Download>, Failure> {
        let organiser = organiser.map(|organiser| organiser.id());
        let Some(event) = self.visible_event(organiser, event_id).await? else { return Ok(None) };
        let poster: Option<(String, Vec<u8>)> =
            sqlx::query_as("SELECT media_type, octets FROM posters WHERE event_id = ?")
                .bind(event.id)
                .fetch_optional(&self.database)
                .await?;
        Ok(poster.map(|(media_type, octets)| {
            Download::new("poster", octets).with_content_type(media_type).inline()
        }))
    }
}
