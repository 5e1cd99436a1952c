//! Looking, without changing anything.

use serde_json::json;

use crate::admin::convert;
use crate::admin::keys::{self, fingerprint};
use crate::api::endpoints::{Endpoint, EndpointPage};
use crate::api::messages::{Message, MessageDetails, MessagePage, MessageState};
use crate::command::arguments::{EndpointStateName, Endpoints, Look, Messages, Part, Show};
use crate::command::error::CommandError;
use crate::command::report::Report;
use crate::command::text::{facts, moment, outcome, plain, table};
use crate::{
    Database, EndpointName, EndpointPlace, EndpointSelection, KeysOf, MessageId, MessagePlace, Outbox,
    OutboxError, Secret, Selection,
};

pub(super) async fn act<DB: Database>(outbox: &Outbox<DB>, look: &Look) -> Result<Report, CommandError> {
    match look {
        Look::Overview => overview(outbox).await,
        Look::Endpoints(which) => endpoints(outbox, which).await,
        Look::List(which) => messages(outbox, which).await,
        Look::Show { id, request } => show(outbox, id, *request).await,
        Look::Keys { of, secrets } => {
            let of = keys_of(of.endpoint.as_deref());
            list_keys(outbox, &of, *secrets).await
        }
    }
}

async fn overview<DB: Database>(outbox: &Outbox<DB>) -> Result<Report, CommandError> {
    let overview = convert::overview(&outbox.overview().await?);
    let (messages, endpoints) = (&overview.messages, &overview.endpoints);
    let text = facts([
        ("pending", format!("{} ({} failing)", messages.pending, messages.failing)),
        ("late", format!("{}.{:03} s", overview.due_lag_ms / 1_000, overview.due_lag_ms % 1_000)),
        ("dead", messages.dead.to_string()),
        ("delivered", messages.delivered.to_string()),
        ("cancelled", messages.cancelled.to_string()),
        (
            "endpoints",
            format!(
                "{} active, {} open, {} paused, {} disabled",
                endpoints.active, endpoints.open, endpoints.paused, endpoints.disabled
            ),
        ),
    ]);
    Ok(Report::new(text, &overview))
}

async fn endpoints<DB: Database>(outbox: &Outbox<DB>, which: &Endpoints) -> Result<Report, CommandError> {
    let after = place(&which.part, EndpointPlace::from_text)?;
    let state = which.state.map(EndpointStateName::state);
    let selection = EndpointSelection { state, containing: which.containing.clone(), after };
    let mut found = outbox.endpoints(&selection, which.part.limit.saturating_add(1)).await?;
    let has_more = cut(&mut found, &which.part);
    let next = found.last().filter(|_| has_more).map(|last| EndpointPlace::of(last).to_text());
    let endpoints: Vec<Endpoint> = found.iter().map(convert::endpoint).collect();
    let rows = endpoints.iter().map(|endpoint| {
        [
            endpoint.name.clone(),
            convert::endpoint_state(endpoint.state).to_string(),
            endpoint.failures.to_string(),
            endpoint.pending.to_string(),
            endpoint.dead.to_string(),
            moment(endpoint.open_until.or(endpoint.due_at)),
        ]
    });
    let text = table(["ENDPOINT", "STATE", "FAILURES", "PENDING", "DEAD", "NEXT"], rows);
    let text = text + &continued(next.as_deref());
    Ok(Report::new(text, &EndpointPage { endpoints, next }))
}

async fn messages<DB: Database>(outbox: &Outbox<DB>, which: &Messages) -> Result<Report, CommandError> {
    let selection = Selection {
        which: which.show.map(Show::which),
        endpoint: which.endpoint.clone().and_then(EndpointName::named),
        after: place(&which.part, MessagePlace::from_text)?,
    };
    let mut found = outbox.messages(&selection, which.part.limit.saturating_add(1)).await?;
    let has_more = cut(&mut found, &which.part);
    let next = found.last().filter(|_| has_more).map(|last| MessagePlace::of(last).to_text());
    let messages: Vec<Message> = found.into_iter().map(convert::message).collect();
    let rows = messages.iter().map(|message| {
        [
            message.id.clone(),
            message.callback.clone(),
            message.endpoint.clone(),
            state(message),
            message.attempts.to_string(),
            outcome(message.last_status, message.last_error.as_deref()),
            moment(message.due_at.or(message.ended_at)),
        ]
    });
    let text = table(["ID", "CALLBACK", "ENDPOINT", "STATE", "TRIES", "LAST", "DUE OR ENDED"], rows);
    let text = text + &continued(next.as_deref());
    Ok(Report::new(text, &MessagePage { messages, next }))
}

async fn show<DB: Database>(
    outbox: &Outbox<DB>,
    id: &MessageId,
    with_request: bool,
) -> Result<Report, CommandError> {
    let Some(message) = outbox.message(id).await? else {
        return Err(CommandError::Undone(format!("{id}: there is no such message")));
    };
    let request = match outbox.request(id).await {
        Ok(request) => request,
        Err(OutboxError::Unreadable { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let attempts = outbox.attempts(id).await?.into_iter().map(convert::attempt).collect();
    let sent = request.as_ref().map(convert::request);
    let details = MessageDetails { message: convert::message(message), request: sent, attempts };
    let mut report = Report::new(described(&details), &details);
    if let Some(request) = request.filter(|_| with_request) {
        let body = String::from_utf8_lossy(request.body());
        let fields = request.headers().iter().chain(request.credentials());
        let fields: Vec<(&str, &str)> = fields.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let address = plain(request.url().as_str());
        let head = facts(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
        report.text = format!("{}\n{} {address}\n{head}\n{}\n", report.text, request.method(), plain(&body));
        report.json["sent"] = json!({
            "address": request.url(),
            "header_fields": fields,
            "body": body,
        });
    }
    Ok(report)
}

/// A message for people.
fn described(details: &MessageDetails) -> String {
    let message = &details.message;
    let mut about = vec![
        ("id", message.id.clone()),
        ("callback", message.callback.clone()),
        ("endpoint", message.endpoint.clone()),
        ("state", state(message)),
        ("enqueued", moment(Some(message.enqueued_at))),
        ("due", moment(message.due_at)),
        ("ended", moment(message.ended_at)),
    ];
    if let Some(request) = &details.request {
        about.push(("request", format!("{} {}", request.method, request.address)));
        about.push(("carries", format!("{} bytes; {}", request.body_bytes, request.header_names.join(", "))));
    }
    let attempts = details.attempts.iter().map(|attempt| {
        [
            attempt.number.to_string(),
            moment(Some(attempt.started_at)),
            attempt.ms.to_string(),
            outcome(attempt.status, attempt.error.as_deref()),
            attempt.reply.clone().unwrap_or_default(),
        ]
    });
    let text = facts(about);
    if details.attempts.is_empty() {
        return text;
    }
    format!("{text}\n{}", table(["TRY", "BEGAN", "MS", "CAME", "REPLY"], attempts))
}

fn state(message: &Message) -> String {
    let name = match message.state {
        MessageState::Pending if message.is_being_sent => "being sent",
        MessageState::Pending => "pending",
        MessageState::Delivered => "delivered",
        MessageState::Dead => "dead",
        MessageState::Cancelled => "cancelled",
    };
    name.to_owned()
}

/// The keys of an endpoint, or those that sign for it.
pub(super) async fn list_keys<DB: Database>(
    outbox: &Outbox<DB>,
    of: &KeysOf,
    with_secrets: bool,
) -> Result<Report, CommandError> {
    let (keys, secrets) = keys::signing(outbox, of).await?;
    let whose = if keys.is_own { "the endpoint's own" } else { "everyone's" };
    let rows = secrets.iter().map(|secret| {
        let shown = if with_secrets { secret.expose().to_owned() } else { "-".to_owned() };
        [fingerprint(secret), whose.to_owned(), shown]
    });
    let mut report = Report::new(table(["FINGERPRINT", "WHOSE", "SECRET"], rows), &keys);
    if with_secrets {
        report.json["secrets"] = secrets.iter().map(Secret::expose).collect();
    }
    Ok(report)
}

/// Whose keys.
pub(super) fn keys_of(endpoint: Option<&str>) -> KeysOf {
    endpoint.and_then(EndpointName::named).map_or(KeysOf::Everyone, KeysOf::Endpoint)
}

/// Where to begin.
fn place<T>(part: &Part, read: fn(&str) -> Option<T>) -> Result<Option<T>, CommandError> {
    part.after.as_deref().map(|text| read(text).ok_or(CommandError::UnknownPlace)).transpose()
}

/// Leaves what was asked for; whether there is more.
fn cut<T>(found: &mut Vec<T>, part: &Part) -> bool {
    let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
    let has_more = found.len() > limit;
    found.truncate(limit);
    has_more
}

/// How to see the rest.
fn continued(next: Option<&str>) -> String {
    next.map_or_else(String::new, |next| format!("\nthere is more: --after '{}'\n", plain(next)))
}
