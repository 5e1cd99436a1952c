//! What the outbox knows, as the API tells it.

use chrono::{DateTime, Utc};
use ringback::callback::CallRequest;
use url::Url;

use crate::api::messages::MessageState;
use crate::api::overview::{EndpointCounts, MessageCounts, Overview};
use crate::api::{endpoints, messages};
use crate::{AttemptRecord, Endpoint, EndpointState, Message, State};

/// What stands for a value that is not told.
const NOT_TOLD: &str = "…";

/// A moment; what no calendar has is the nearest that one has.
pub(crate) fn moment(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or(if ms < 0 {
        DateTime::<Utc>::MIN_UTC
    } else {
        DateTime::<Utc>::MAX_UTC
    })
}

pub(crate) fn overview(overview: &crate::Overview) -> Overview {
    Overview {
        now: moment(overview.now_ms),
        messages: MessageCounts {
            pending: overview.pending,
            failing: overview.failing,
            delivered: overview.delivered,
            dead: overview.dead,
            cancelled: overview.cancelled,
        },
        endpoints: EndpointCounts {
            active: overview.active_endpoints,
            open: overview.open_endpoints,
            paused: overview.paused_endpoints,
            disabled: overview.disabled_endpoints,
        },
        due_lag_ms: overview.due_lag_ms,
    }
}

pub(crate) fn endpoint(endpoint: &Endpoint) -> endpoints::Endpoint {
    let state = match endpoint.state {
        EndpointState::Active => endpoints::EndpointState::Active,
        EndpointState::Open => endpoints::EndpointState::Open,
        EndpointState::Paused => endpoints::EndpointState::Paused,
        EndpointState::Disabled => endpoints::EndpointState::Disabled,
    };
    let is_open = endpoint.state == EndpointState::Open;
    endpoints::Endpoint {
        name: endpoint.name.as_str().to_owned(),
        state,
        failures: endpoint.failures,
        open_until: is_open.then(|| moment(endpoint.open_until_ms)),
        pending: endpoint.pending,
        due_at: endpoint.due_at_ms.map(moment),
        dead: endpoint.dead,
    }
}

pub(crate) fn endpoint_state(state: endpoints::EndpointState) -> EndpointState {
    match state {
        endpoints::EndpointState::Active => EndpointState::Active,
        endpoints::EndpointState::Open => EndpointState::Open,
        endpoints::EndpointState::Paused => EndpointState::Paused,
        endpoints::EndpointState::Disabled => EndpointState::Disabled,
    }
}

pub(crate) fn message(message: Message) -> messages::Message {
    let state = match message.state {
        State::Pending => MessageState::Pending,
        State::Delivered => MessageState::Delivered,
        State::Dead => MessageState::Dead,
        State::Cancelled => MessageState::Cancelled,
    };
    let waits = message.state == State::Pending && !message.is_leased;
    messages::Message {
        id: message.id.as_str().to_owned(),
        callback: message.callback,
        endpoint: message.endpoint.as_str().to_owned(),
        state,
        is_being_sent: message.is_leased,
        enqueued_at: moment(message.enqueued_at_ms),
        due_at: waits.then(|| moment(message.due_at_ms)),
        ended_at: message.ended_at_ms.map(moment),
        attempts: message.attempts,
        last_status: message.last_status,
        last_error: message.last_error,
    }
}

pub(crate) fn attempt(attempt: AttemptRecord) -> messages::Attempt {
    messages::Attempt {
        number: attempt.number,
        started_at: moment(attempt.started_at_ms),
        ms: attempt.ms,
        status: attempt.status,
        error: attempt.error,
        reply: attempt.reply,
    }
}

pub(crate) fn request(request: &CallRequest) -> messages::SentRequest {
    let names = request.headers().iter().chain(request.credentials()).map(|(name, _)| name.clone());
    messages::SentRequest {
        method: request.method().as_str().to_owned(),
        address: address(request.url()),
        header_names: names.collect(),
        body_bytes: request.body().len() as u64,
    }
}

/// An address without the values of its query, where receivers put secrets.
fn address(url: &Url) -> String {
    let names: Vec<String> = url.query_pairs().map(|(name, _)| format!("{name}={NOT_TOLD}")).collect();
    let mut plain = url.clone();
    plain.set_query(None);
    if names.is_empty() { plain.into() } else { format!("{plain}?{}", names.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn values_of_a_query_are_not_told() {
        for (url, shown) in [
            ("https://a.example/x?token=abc&b=%26c", "https://a.example/x?token=…&b=…"),
            ("https://a.example/x?secret", "https://a.example/x?secret=…"),
            ("https://a.example/x", "https://a.example/x"),
        ] {
            assert_eq!(address(&url.parse().unwrap()), shown);
        }
    }
}
