//! The operations of `api/endpoints.rs`.

use ringback::Failure;

use crate::admin::convert;
use crate::admin::service::{Admin, PageSize};
use crate::api::endpoints::{Endpoint, EndpointPage, EndpointReference, EndpointState, Replayed};
use crate::api::problems::{EndpointProblem, ListProblem};
use crate::generated::service;
use crate::{Database, EndpointName, EndpointPlace, EndpointSelection};

impl<DB: Database> service::Endpoints for Admin<DB> {
    async fn list_endpoints(
        &self,
        state: Option<EndpointState>,
        containing: Option<String>,
        after: Option<String>,
        limit: u32,
    ) -> Result<EndpointPage, Failure<ListProblem>> {
        let after = match after {
            None => None,
            Some(text) => Some(EndpointPlace::from_text(&text).ok_or(ListProblem::UnknownPlace)?),
        };
        let which = EndpointSelection { state: state.map(convert::endpoint_state), containing, after };
        let size = PageSize::of(limit);
        let (page, last) = size.cut(self.outbox.endpoints(&which, size.read).await?);
        Ok(EndpointPage {
            endpoints: page.iter().map(convert::endpoint).collect(),
            next: last.map(|endpoint| EndpointPlace::of(&endpoint).to_text()),
        })
    }

    async fn pause_endpoint(
        &self,
        reference: EndpointReference,
    ) -> Result<Endpoint, Failure<EndpointProblem>> {
        let name = self.known(reference.endpoint).await?;
        self.outbox.pause(&name).await?;
        tracing::info!(endpoint = %name, "an operator paused an endpoint");
        self.shown(name).await
    }

    async fn resume_endpoint(
        &self,
        reference: EndpointReference,
    ) -> Result<Endpoint, Failure<EndpointProblem>> {
        let name = self.known(reference.endpoint).await?;
        self.outbox.resume(&name).await?;
        tracing::info!(endpoint = %name, "an operator resumed an endpoint");
        self.shown(name).await
    }

    async fn replay_dead(&self, reference: EndpointReference) -> Result<Replayed, Failure<EndpointProblem>> {
        let name = self.known(reference.endpoint).await?;
        let messages = self.outbox.replay_dead(&name).await?;
        tracing::info!(endpoint = %name, messages, "an operator replayed what was dead");
        Ok(Replayed { messages })
    }
}

impl<DB: Database> Admin<DB> {
    /// The name of an endpoint, if there is one: a misspelt name must not become an endpoint.
    pub(super) async fn known(&self, name: String) -> Result<EndpointName, Failure<EndpointProblem>> {
        let endpoint = self.endpoint(name).await?;
        Ok(endpoint.ok_or(EndpointProblem::NoSuchEndpoint)?.name)
    }

    async fn shown(&self, name: EndpointName) -> Result<Endpoint, Failure<EndpointProblem>> {
        let endpoint = self.outbox.endpoint(&name).await?;
        Ok(convert::endpoint(&endpoint.ok_or(EndpointProblem::NoSuchEndpoint)?))
    }
}
