//! Both sides of a reservation: the library that calls back, and the reader's server that is called.

use ringback::Failure;
use url::Url;

use crate::api::callbacks::{Notice, NoticeReceived, Reservation, Reserved};
use crate::generated::callbacks::ReserveCallbacks;
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
}
