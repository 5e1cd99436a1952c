//! Changing something. Of several things, those that can be done are.

use serde_json::json;

use crate::admin::keys;
use crate::api::keys::NewKey;
use crate::api::overview::Pruned;
use crate::command::arguments::Change;
use crate::command::error::CommandError;
use crate::command::look::{keys_of, list_keys};
use crate::command::report::Report;
use crate::command::text::plain;
use crate::{Database, EndpointName, KeysOf, MessageId, Outbox};

pub(super) async fn act<DB: Database>(outbox: &Outbox<DB>, change: &Change) -> Result<Report, CommandError> {
    match change {
        Change::Replay { ids } => replay(outbox, ids).await,
        Change::Cancel { ids } => cancel(outbox, ids).await,
        Change::ReplayDead { endpoints } => replay_dead(outbox, endpoints).await,
        Change::Pause { endpoints } => pause(outbox, endpoints).await,
        Change::Resume { endpoints } => resume(outbox, endpoints).await,
        Change::RotateKey(of) => rotate(outbox, &known_keys(outbox, of.endpoint.as_deref()).await?).await,
        Change::RetireKeys(of) => {
            let of = known_keys(outbox, of.endpoint.as_deref()).await?;
            outbox.retire_keys(&of).await?;
            list_keys(outbox, &of, false).await
        }
    }
}

/// What was done to several things, and what could not be.
#[derive(Default)]
struct Deeds {
    lines: Vec<String>,
    done: Vec<serde_json::Value>,
    failures: Vec<String>,
}

impl Deeds {
    fn did(&mut self, line: String, done: serde_json::Value) {
        self.lines.push(line);
        self.done.push(done);
    }

    fn report(self) -> Report {
        let text = self.lines.into_iter().map(|line| plain(&line) + "\n").collect();
        Report { text, json: self.done.into(), failures: self.failures }
    }
}

async fn replay<DB: Database>(outbox: &Outbox<DB>, ids: &[MessageId]) -> Result<Report, CommandError> {
    let mut deeds = Deeds::default();
    for id in ids {
        if outbox.replay(id).await? {
            deeds.did(format!("{id}: is due now"), json!({"id": id.as_str()}));
        } else if outbox.message(id).await?.is_some() {
            deeds.failures.push(format!("{id}: is being sent right now"));
        } else {
            deeds.failures.push(format!("{id}: there is no such message"));
        }
    }
    Ok(deeds.report())
}

async fn cancel<DB: Database>(outbox: &Outbox<DB>, ids: &[MessageId]) -> Result<Report, CommandError> {
    let mut deeds = Deeds::default();
    for id in ids {
        if outbox.cancel(id).await? {
            deeds.did(format!("{id}: is cancelled"), json!({"id": id.as_str()}));
            continue;
        }
        let why = match outbox.message(id).await? {
            Some(message) => format!("{id}: does not wait, but is {}", message.state),
            None => format!("{id}: there is no such message"),
        };
        deeds.failures.push(why);
    }
    Ok(deeds.report())
}

async fn replay_dead<DB: Database>(
    outbox: &Outbox<DB>,
    endpoints: &[String],
) -> Result<Report, CommandError> {
    let mut deeds = Deeds::default();
    for name in endpoints {
        let Some(name) = known(outbox, name, &mut deeds).await? else { continue };
        let messages = outbox.replay_dead(&name).await?;
        let json = json!({"endpoint": name.as_str(), "messages": messages});
        deeds.did(format!("{name}: {messages} messages are due now"), json);
    }
    Ok(deeds.report())
}

async fn pause<DB: Database>(outbox: &Outbox<DB>, endpoints: &[String]) -> Result<Report, CommandError> {
    let mut deeds = Deeds::default();
    for name in endpoints {
        let Some(name) = known(outbox, name, &mut deeds).await? else { continue };
        outbox.pause(&name).await?;
        deeds.did(format!("{name}: is paused"), json!({"endpoint": name.as_str()}));
    }
    Ok(deeds.report())
}

async fn resume<DB: Database>(outbox: &Outbox<DB>, endpoints: &[String]) -> Result<Report, CommandError> {
    let mut deeds = Deeds::default();
    for name in endpoints {
        let Some(name) = known(outbox, name, &mut deeds).await? else { continue };
        outbox.resume(&name).await?;
        deeds.did(format!("{name}: is sent to"), json!({"endpoint": name.as_str()}));
    }
    Ok(deeds.report())
}

async fn rotate<DB: Database>(outbox: &Outbox<DB>, of: &KeysOf) -> Result<Report, CommandError> {
    let key = outbox.rotate_key(of).await?;
    let (keys, _) = keys::signing(outbox, of).await?;
    let text = format!(
        "{}\n\n{} keys sign now. Give this one to the receiver, then: retire-keys\n",
        key.expose(),
        keys.fingerprints.len()
    );
    Ok(Report::new(text, &NewKey { secret: key.expose().to_owned(), keys }))
}

pub(super) async fn prune<DB: Database>(outbox: &Outbox<DB>) -> Result<Report, CommandError> {
    let pruned = outbox.prune().await?;
    let text = format!("forgot {} messages and {} endpoints\n", pruned.messages, pruned.endpoints);
    Ok(Report::new(text, &Pruned { messages: pruned.messages, endpoints: pruned.endpoints }))
}

/// The name of an endpoint, if there is one: a misspelt name must not become an endpoint.
async fn known<DB: Database>(
    outbox: &Outbox<DB>,
    name: &str,
    deeds: &mut Deeds,
) -> Result<Option<EndpointName>, CommandError> {
    let found = match EndpointName::named(name) {
        Some(name) => outbox.endpoint(&name).await?,
        None => None,
    };
    if found.is_none() {
        deeds.failures.push(format!("{name}: there is no such endpoint"));
    }
    Ok(found.map(|endpoint| endpoint.name))
}

async fn known_keys<DB: Database>(
    outbox: &Outbox<DB>,
    endpoint: Option<&str>,
) -> Result<KeysOf, CommandError> {
    let mut deeds = Deeds::default();
    match endpoint {
        Some(name) if known(outbox, name, &mut deeds).await?.is_none() => {
            Err(CommandError::Undone(deeds.failures.concat()))
        }
        Some(_) | None => Ok(keys_of(endpoint)),
    }
}
