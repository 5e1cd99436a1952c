//! The operations of `api/messages.rs`.

use ringback::Failure;

use crate::admin::convert;
use crate::admin::service::{Admin, PageSize};
use crate::api::messages::{Message, MessageDetails, MessageFilter, MessagePage};
use crate::api::problems::{CancelProblem, ListProblem, ReplayProblem};
use crate::generated::service;
use crate::{Database, Ended, EndpointName, MessageId, MessagePlace, OutboxError, Selection, Which};

impl<DB: Database> service::Messages for Admin<DB> {
    async fn list_messages(
        &self,
        show: Option<MessageFilter>,
        endpoint: Option<String>,
        after: Option<String>,
        limit: u32,
    ) -> Result<MessagePage, Failure<ListProblem>> {
        let after = match after {
            None => None,
            Some(text) => Some(MessagePlace::from_text(&text).ok_or(ListProblem::UnknownPlace)?),
        };
        let endpoint = endpoint.and_then(EndpointName::named);
        let which = Selection { which: show.map(which), endpoint, after };
        let size = PageSize::of(limit);
        let (page, last) = size.cut(self.outbox.messages(&which, size.read).await?);
        Ok(MessagePage {
            messages: page.into_iter().map(convert::message).collect(),
            next: last.map(|message| MessagePlace::of(&message).to_text()),
        })
    }

    async fn show_message(&self, id: String) -> Result<Option<MessageDetails>, Failure> {
        let Some(id) = MessageId::from_text(&id) else {
            return Ok(None);
        };
        let Some(message) = self.outbox.message(&id).await? else {
            return Ok(None);
        };
        let request = match self.outbox.request(&id).await {
            Ok(request) => request,
            Err(OutboxError::Unreadable { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let attempts = self.outbox.attempts(&id).await?;
        Ok(Some(MessageDetails {
            message: convert::message(message),
            request: request.as_ref().map(convert::request),
            attempts: attempts.into_iter().map(convert::attempt).collect(),
        }))
    }

    async fn replay_message(&self, id: String) -> Result<Message, Failure<ReplayProblem>> {
        let id = MessageId::from_text(&id).ok_or(ReplayProblem::NoSuchMessage)?;
        let is_replayed = self.outbox.replay(&id).await?;
        let message = self.outbox.message(&id).await?.ok_or(ReplayProblem::NoSuchMessage)?;
        if !is_replayed {
            return Err(ReplayProblem::BeingSent.into());
        }
        tracing::info!(%id, "an operator replayed a message");
        Ok(convert::message(message))
    }

    async fn cancel_message(&self, id: String) -> Result<Message, Failure<CancelProblem>> {
        let id = MessageId::from_text(&id).ok_or(CancelProblem::NoSuchMessage)?;
        let is_cancelled = self.outbox.cancel(&id).await?;
        let message = self.outbox.message(&id).await?.ok_or(CancelProblem::NoSuchMessage)?;
        if !is_cancelled {
            return Err(CancelProblem::NotPending.into());
        }
        tracing::info!(%id, "an operator cancelled a message");
        Ok(convert::message(message))
    }
}

fn which(filter: MessageFilter) -> Which {
    match filter {
        MessageFilter::Pending => Which::Pending,
        MessageFilter::Failing => Which::Failing,
        MessageFilter::Delivered => Which::Ended(Ended::Delivered),
        MessageFilter::Dead => Which::Ended(Ended::Dead),
        MessageFilter::Cancelled => Which::Ended(Ended::Cancelled),
    }
}
