//! Venues in the database.

use ringback::Failure;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::ids::VenueId;
use crate::api::paging::{Page, Paging};
use crate::api::problems::Missing;
use crate::api::venues::{DeleteVenueProblem, Venue, VenueDetails};
use crate::generated::service::Venues;
use crate::paging::PageSize;
use crate::service::Ticketing;

impl Venues for Ticketing {
    async fn list_venues(&self, city: Option<String>, page: Paging<VenueId>) -> Result<Page<Venue>, Failure> {
        let size = PageSize::of(page.limit);
        let venues = sqlx::query_as(
            "SELECT * FROM venues WHERE (?1 IS NULL OR city = ?1) AND (?2 IS NULL OR id > ?2) \
             ORDER BY id LIMIT ?3",
        )
        .bind(city)
        .bind(page.after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await?;
        Ok(size.page(venues))
    }

    async fn create_venue(&self, organiser: Organiser, venue: VenueDetails) -> Result<Venue, Failure> {
        let venue = sqlx::query_as(
            "INSERT INTO venues (id, organiser_id, name, city, country, capacity) VALUES (?, ?, ?, ?, ?, ?) \
             RETURNING *",
        )
        .bind(VenueId(Uuid::now_v7()))
        .bind(organiser.id())
        .bind(venue.name)
        .bind(venue.city)
        .bind(venue.country)
        .bind(venue.capacity)
        .fetch_one(&self.database)
        .await?;
        Ok(venue)
    }

    async fn read_venue(&self, venue_id: VenueId) -> Result<Option<Venue>, Failure> {
        let query = sqlx::query_as("SELECT * FROM venues WHERE id = ?").bind(venue_id);
        Ok(query.fetch_optional(&self.database).await?)
    }

    async fn replace_venue(
        &self,
        organiser: Organiser,
        venue_id: VenueId,
        venue: VenueDetails,
    ) -> Result<Venue, Failure<Missing>> {
        let venue = sqlx::query_as(
            "UPDATE venues SET name = ?, city = ?, country = ?, capacity = ? \
             WHERE id = ? AND organiser_id = ? RETURNING *",
        )
        .bind(venue.name)
        .bind(venue.city)
        .bind(venue.country)
        .bind(venue.capacity)
        .bind(venue_id)
        .bind(organiser.id())
        .fetch_optional(&self.database)
        .await?;
        Ok(venue.ok_or(Missing::NotFound)?)
    }

    async fn delete_venue(
        &self,
        organiser: Organiser,
        venue_id: VenueId,
    ) -> Result<(), Failure<DeleteVenueProblem>> {
        let mut transaction = self.database.begin_with(crate::database::WRITE).await?;
        let events: u32 = sqlx::query_scalar("SELECT count(*) FROM events WHERE venue_id = ?")
            .bind(venue_id)
            .fetch_one(&mut *transaction)
            .await?;
        let owned: Option<VenueId> =
            sqlx::query_scalar("SELECT id FROM venues WHERE id = ? AND organiser_id = ?")
                .bind(venue_id)
                .bind(organiser.id())
                .fetch_optional(&mut *transaction)
                .await?;
        let owned = owned.ok_or(DeleteVenueProblem::NotFound)?;
        if events > 0 {
            return Err(DeleteVenueProblem::InUse { events }.into());
        }
        sqlx::query("DELETE FROM venues WHERE id = ?").bind(owned).execute(&mut *transaction).await?;
        Ok(transaction.commit().await?)
    }
}
