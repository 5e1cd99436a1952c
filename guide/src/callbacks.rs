//! Both sides of a reservation: the library that calls back, and the reader's server that is called.

use ringback::Failure;
use url::Url;

use crate::api::callbacks::{Notice, NoticeReceived, ReaderProblem, Reservation, Reserved, Search};
use crate::generated::callbacks::{ReserveCallbacks, SearchCallbacks};
use crate::generated::receiver::CallbacksReceiver;
use crate::generated::service::Callbacks;
use crate::{Guide, Receiver};

impl Callbacks for Guide {
    async fn reserve(
        &self,
        _reservation: Reservation,
        _notify_url: Url,
        _end_url: Option<Url>,
        callbacks: ReserveCallbacks,
    ) -> Result<Reserved, Failure> {
        // A real library would do this days later: `callbacks` is serde data, to be stored with the reservation.
        let received = callbacks.book_ready(&Notice { shelf: 'C' }).send(&self.client).await?;
        if let Some(call) = callbacks.reservation_ended() {
            call.send(&self.client).await?;
        }
        let note = if received.coming { "See you." } else { "Another time, then." };
        Ok(Reserved { note: note.to_owned() })
    }

    async fn search(
        &self,
        _notify_url: Url,
        library: String,
        callbacks: SearchCallbacks,
    ) -> Result<Search, Failure> {
        let search = Search { number: 17, send_to: None };
        match callbacks.book_found(&search, &0, &library).send(&self.client).await? {
            Ok(send_to) => Ok(Search { send_to: Some(send_to), ..search }),
            Err(ReaderProblem::NotNeeded) => Ok(search),
        }
    }
}

impl CallbacksReceiver for Receiver {
    async fn book_ready(
        &self,
        _card: String,
        book: String,
        _notice: Notice,
    ) -> Result<NoticeReceived, Failure> {
        Ok(NoticeReceived { coming: book != "2" })
    }

    async fn reservation_ended(&self) -> Result<(), Failure> {
        Ok(())
    }

    async fn book_found(
        &self,
        _number: String,
        _told: u32,
        library: String,
    ) -> Result<String, Failure<ReaderProblem>> {
        if library == "Leiden" {
            return Err(ReaderProblem::NotNeeded.into());
        }
        Ok("Main Street 1".to_owned())
    }
}
