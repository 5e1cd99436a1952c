//! Collecting the money of invoices in the background, and keeping the callback for whoever asked to be told.
//!
//! An invoice is open until it is settled in the store; whatever is open when the service starts is collected
//! then, so that a crash forgets none.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tracing::Instrument;

use crate::api::invoices::{Invoice, InvoiceEvent};
use crate::store::{Settlement, Store, StoreError};

/// How many invoices are collected at one time.
const MAX_CONCURRENT: usize = 32;

/// How long to wait after the database failed.
const PAUSE: Duration = Duration::from_secs(1);

/// Collects the money of one invoice: a payment provider, a bank, a person.
pub trait Collector: Send + Sync + 'static {
    /// Tries once; the answer is final.
    fn collect(&self, invoice: &Invoice) -> impl Future<Output = Settlement> + Send;
}

/// Has every invoice paid the moment it is asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct CollectAtOnce;

impl Collector for CollectAtOnce {
    async fn collect(&self, _invoice: &Invoice) -> Settlement {
        Settlement::Paid
    }
}

/// Hands open invoices to the background task.
#[derive(Debug, Clone)]
pub struct Collections {
    ids: mpsc::UnboundedSender<String>,
}

/// The background task; it ends once every [`Collections`] is dropped and what it began is done.
pub struct CollectionTask<C> {
    collector: Arc<C>,
    store: Store,
    ids: mpsc::UnboundedReceiver<String>,
}

impl Collections {
    /// A handle, and the task that has to be run for it.
    pub fn new<C: Collector>(collector: C, store: Store) -> (Self, CollectionTask<C>) {
        // Unbounded, because the store holds the invoices anyway: only their ids wait here.
        let (sender, ids) = mpsc::unbounded_channel();
        (Self { ids: sender }, CollectionTask { collector: Arc::new(collector), store, ids })
    }

    /// Has the invoice of this id collected soon.
    pub fn begin(&self, id: String) {
        // The task is gone only while the service shuts down: the invoice stays open for the next start.
        if self.ids.send(id).is_err() {
            tracing::info!("the invoice is collected after the next start");
        }
    }
}

impl<C: Collector> CollectionTask<C> {
    /// Collects what is open in the store, then what is handed in.
    ///
    /// # Errors
    ///
    /// When the store cannot list the open invoices.
    pub async fn run(mut self) -> Result<(), StoreError> {
        let mut under_way = JoinSet::new();
        for id in self.store.open_ids().await? {
            self.spawn(&mut under_way, id).await;
        }
        while let Some(id) = self.ids.recv().await {
            self.spawn(&mut under_way, id).await;
        }
        while under_way.join_next().await.is_some() {}
        Ok(())
    }

    /// Waits for a free place where all are taken.
    async fn spawn(&self, under_way: &mut JoinSet<()>, id: String) {
        while under_way.try_join_next().is_some() {}
        if under_way.len() >= MAX_CONCURRENT {
            under_way.join_next().await;
        }
        let span = tracing::info_span!("collect", invoice = %id);
        let (collector, store) = (self.collector.clone(), self.store.clone());
        let work = async move {
            if let Err(error) = collect_one(&*collector, &store, &id).await {
                let error: &dyn std::error::Error = &error;
                tracing::error!(error, "the invoice stays open until the next start");
            }
        };
        under_way.spawn(work.instrument(span));
    }
}

async fn collect_one(collector: &impl Collector, store: &Store, id: &str) -> Result<(), StoreError> {
    let open = loop {
        match store.read_open(id).await {
            Ok(Some(open)) => break open,
            // Two hands may hold the same id after a start; whoever comes second finds it settled.
            Ok(None) => return Ok(()),
            Err(error) => pause(error).await?,
        }
    };
    let settlement = collector.collect(&open.invoice).await;
    let event = event(settlement);
    loop {
        let call = open.callbacks.invoice_notification(&event);
        match store.settle(id, settlement, call).await {
            Ok(_) => return Ok(()),
            // What was collected is to be settled, and not to be collected again.
            Err(error) => pause(error).await?,
        }
    }
}

/// Waits a moment if what failed may succeed then.
async fn pause(error: StoreError) -> Result<(), StoreError> {
    if !error.may_pass() {
        return Err(error);
    }
    tracing::warn!(error = &error as &dyn std::error::Error, "tried again in a moment");
    tokio::time::sleep(PAUSE).await;
    Ok(())
}

fn event(settlement: Settlement) -> InvoiceEvent {
    match settlement {
        Settlement::Paid => InvoiceEvent { description: "Payment celebration".to_owned(), paid: true },
        Settlement::Refused => InvoiceEvent { description: "Payment refused".to_owned(), paid: false },
    }
}

impl<C> fmt::Debug for CollectionTask<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectionTask").finish_non_exhaustive()
    }
}
