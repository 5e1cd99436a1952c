//! What can be asked for.

use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{Ended, EndpointState, Limits, MessageId, Which};

/// See how an outbox delivers, and help what does not arrive.
///
/// Works on the database itself, and beside services that run.
#[derive(Debug, Parser)]
#[command(name = "ringback-outbox", version)]
pub(super) struct Arguments {
    /// Where the outbox is: `sqlite:invoices.db` or `postgres://user@host/database`.
    #[arg(long, global = true, env = "RINGBACK_OUTBOX_DATABASE", hide_env_values = true, default_value = "")]
    pub(super) database: String,

    /// Print JSON, as the operators' API answers.
    #[arg(long, global = true)]
    pub(super) json: bool,

    #[command(subcommand)]
    pub(super) deed: Deed,
}

/// What is done.
#[derive(Debug, Subcommand)]
pub(super) enum Deed {
    /// Changes nothing.
    #[command(flatten)]
    Look(Look),
    /// Changes something.
    #[command(flatten)]
    Change(Change),
    /// Forget what ended long ago; services do so by themselves every hour.
    Prune(Ages),
}

/// What changes nothing.
#[derive(Debug, Subcommand)]
pub(super) enum Look {
    /// How deliveries go, in a few numbers.
    Overview,
    /// List endpoints, those that need a person first.
    Endpoints(Endpoints),
    /// List messages.
    List(Messages),
    /// Show a message with all its attempts.
    Show {
        /// Its id, `msg_…`.
        #[arg(value_parser = message_id)]
        id: MessageId,
        /// Also what is sent: header fields and body, which may be secret.
        #[arg(long)]
        request: bool,
    },
    /// List the keys that sign, by their fingerprints.
    Keys {
        #[command(flatten)]
        of: KeysOfWhom,
        /// Print the keys themselves.
        #[arg(long)]
        secrets: bool,
    },
}

/// What changes something.
#[derive(Debug, Subcommand)]
pub(super) enum Change {
    /// Send messages now, under the ids they have, whatever became of them.
    Replay {
        /// Their ids, `msg_…`.
        #[arg(required = true, value_parser = message_id)]
        ids: Vec<MessageId>,
    },
    /// Send everything again that was given up at endpoints.
    ReplayDead {
        /// Their names, as `endpoints` lists them.
        #[arg(required = true)]
        endpoints: Vec<String>,
    },
    /// Keep messages from being sent.
    Cancel {
        /// Their ids, `msg_…`.
        #[arg(required = true, value_parser = message_id)]
        ids: Vec<MessageId>,
    },
    /// Send nothing to endpoints until they are resumed.
    Pause {
        /// Their names, as `endpoints` lists them.
        #[arg(required = true)]
        endpoints: Vec<String>,
    },
    /// Send to endpoints again, be they paused, disabled or left alone after failures.
    Resume {
        /// Their names, as `endpoints` lists them.
        #[arg(required = true)]
        endpoints: Vec<String>,
    },
    /// Add a new key, which signs beside all keys so far, and print it.
    RotateKey(KeysOfWhom),
    /// Remove all keys but the newest.
    RetireKeys(KeysOfWhom),
}

/// Which endpoints.
#[derive(Debug, Args)]
pub(super) struct Endpoints {
    /// Only in this state.
    #[arg(long)]
    pub(super) state: Option<EndpointStateName>,
    /// Only with this in their names, in capitals or not.
    #[arg(long)]
    pub(super) containing: Option<String>,
    #[command(flatten)]
    pub(super) part: Part,
}

/// Which messages.
#[derive(Debug, Args)]
pub(super) struct Messages {
    /// Only these; without it all, the newest first.
    #[arg(long)]
    pub(super) show: Option<Show>,
    /// Only to the endpoint of this name.
    #[arg(long)]
    pub(super) endpoint: Option<String>,
    #[command(flatten)]
    pub(super) part: Part,
}

/// Which part of a list.
#[derive(Debug, Args)]
pub(super) struct Part {
    /// The most items to print.
    #[arg(long, default_value_t = 50)]
    pub(super) limit: u32,
    /// Where to begin: what the part before ended with.
    #[arg(long)]
    pub(super) after: Option<String>,
}

/// Whose keys.
#[derive(Debug, Args)]
pub(super) struct KeysOfWhom {
    /// Those of this endpoint; without it, those of all that have no keys of their own.
    #[arg(long)]
    pub(super) endpoint: Option<String>,
}

/// How long ago what is forgotten ended. A service may be told to keep more, so there is no usual number here.
#[derive(Debug, Args)]
pub(super) struct Ages {
    /// Forget what was delivered or cancelled longer ago than so many days.
    #[arg(long)]
    delivered_days: u32,
    /// Forget what was given up longer ago than so many days.
    #[arg(long)]
    dead_days: u32,
}

/// A kind of message.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Show {
    /// Waits, or is being sent.
    Pending,
    /// Was tried, and is tried again.
    Failing,
    /// Arrived.
    Delivered,
    /// Was given up.
    Dead,
    /// An operator did not want it to be sent.
    Cancelled,
}

/// A state of an endpoint.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum EndpointStateName {
    /// Sent to.
    Active,
    /// Left alone after failures.
    Open,
    /// Paused by an operator.
    Paused,
    /// Wants nothing more.
    Disabled,
}

impl Show {
    pub(super) fn which(self) -> Which {
        match self {
            Self::Pending => Which::Pending,
            Self::Failing => Which::Failing,
            Self::Delivered => Which::Ended(Ended::Delivered),
            Self::Dead => Which::Ended(Ended::Dead),
            Self::Cancelled => Which::Ended(Ended::Cancelled),
        }
    }
}

impl EndpointStateName {
    pub(super) fn state(self) -> EndpointState {
        match self {
            Self::Active => EndpointState::Active,
            Self::Open => EndpointState::Open,
            Self::Paused => EndpointState::Paused,
            Self::Disabled => EndpointState::Disabled,
        }
    }
}

impl Ages {
    pub(super) fn limits(&self) -> Limits {
        let days = |days: u32| Duration::from_hours(24) * days;
        Limits {
            keep_delivered: days(self.delivered_days),
            keep_dead: days(self.dead_days),
            ..Limits::default()
        }
    }
}

fn message_id(text: &str) -> Result<MessageId, &'static str> {
    MessageId::from_text(text).ok_or("an id is `msg_` and letters and digits")
}
