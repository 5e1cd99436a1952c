//! A contract, its service, and the glue for it, written as the generator writes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use ringback::callback::AddressPolicy;
use ringback::support::v1::{
    DeclaredProblem, Encoded, Input, Method, Operation, Reply, Request, Routes, Source, Target, respond, text,
};
use ringback::{Document, Failure, Problem};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Invoice {
    id: String,
    title: Option<String>,
    customer: String,
    total: Decimal,
    #[serde(default)]
    state: State,
    reference: Option<Uuid>,
    #[serde(default)]
    lines: Vec<Line>,
    #[serde(default)]
    labels: BTreeMap<String, u8>,
    payment: Option<Payment>,
    #[serde(default)]
    place: (f64, f64),
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    #[default]
    Open,
    Paid,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    count: u32,
    #[serde(default)]
    text: String,
    #[serde(default)]
    parts: Vec<Line>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Payment {
    Cash,
    Card { number: String, cvc: u16 },
    Transfer(String),
}

#[derive(Debug, Serialize)]
struct Received {
    msg: String,
}

#[derive(Debug, Serialize)]
struct Listed {
    cursor: Option<String>,
    limit: u32,
    state: Option<State>,
    tag: Vec<u8>,
    is_late: bool,
    tenant: Uuid,
    page: i32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum How {
    Panic,
    Error,
    Declared,
    Unwritable,
}

struct FailProblem {
    id: u32,
}

impl DeclaredProblem for FailProblem {
    fn into_problem(self) -> Problem {
        Problem::new(409).with_title("Exists already").with("id", &self.id)
    }
}

impl From<FailProblem> for Failure<FailProblem> {
    fn from(problem: FailProblem) -> Self {
        Self::Declared(problem)
    }
}

/// The service: it answers with what it was given.
struct Service;

/// The whole application, loopback receivers allowed.
pub(crate) fn app() -> Router {
    operations()
        .merge(ringback::docs(&DOCUMENT))
        .fallback(ringback::not_found)
        .layer(axum::Extension(AddressPolicy::loopback()))
}

/// The operations alone, under the strict policy for callbacks.
pub(crate) fn operations() -> Router {
    Routes::new(Service)
        .operation(&CREATE_INVOICE, create_invoice)
        .operation(&LIST_INVOICES, list_invoices)
        .operation(&READ_INVOICE, read_invoice)
        .operation(&DELETE_INVOICE, delete_invoice)
        .operation(&PAY, pay)
        .operation(&FAIL, fail)
        .into_router()
}

pub(crate) static DOCUMENT: Document = Document::new(
    Encoded {
        identity: include_bytes!("openapi.json"),
        gzip: b"the JSON in gzip",
        brotli: b"the JSON in brotli",
        etag: "\"json\"",
    },
    Encoded {
        identity: b"the YAML",
        gzip: b"the YAML in gzip",
        brotli: b"the YAML in brotli",
        etag: "\"yaml\"",
    },
);

static CREATE_INVOICE: Operation = Operation {
    method: Method::POST,
    path: "/invoices/",
    pointer: "/paths/~1invoices~1/post",
    document: &DOCUMENT,
};

fn create_invoice(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::with_body(request, &CREATE_INVOICE).await?;
        let invoice = input.json();
        let callback_url = input.query("callback_url");
        let (Some(invoice), Some(callback_url)) = (invoice, callback_url) else {
            return Err(input.refuse());
        };
        let invoice: Invoice = invoice;
        let callback_url: Option<Url> = callback_url;
        input.check_target(callback_url.map(|url| {
            Target::new()
                .value(Source::Query("callback_url"), &text(&url))
                .text("/invoices/")
                .value(Source::Body("/id"), &text(&invoice.id))
        }));
        input.finish()?;
        let answer: Result<_, Failure> = Ok(Received { msg: format!("Received: {}", invoice.total) });
        respond::json(200, answer)
    })
}

static LIST_INVOICES: Operation = Operation {
    method: Method::GET,
    path: "/invoices/",
    pointer: "/paths/~1invoices~1/get",
    document: &DOCUMENT,
};

fn list_invoices(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::without_body(request, &LIST_INVOICES).await?;
        let cursor = input.query("cursor");
        let limit = input.query_or("limit", || 20);
        let state = input.query("state");
        let tag = input.query("tag");
        let is_late = input.query("is_late");
        let tenant = input.header("x-tenant");
        let page = input.header_or("x-page", || 1);
        let (Some(cursor), Some(limit), Some(state), Some(tag), Some(is_late), Some(tenant), Some(page)) =
            (cursor, limit, state, tag, is_late, tenant, page)
        else {
            return Err(input.refuse());
        };
        let answer: Result<_, Failure> = Ok(Listed { cursor, limit, state, tag, is_late, tenant, page });
        respond::json(200, answer)
    })
}

static READ_INVOICE: Operation = Operation {
    method: Method::GET,
    path: "/invoices/{number}",
    pointer: "/paths/~1invoices~1{number}/get",
    document: &DOCUMENT,
};

fn read_invoice(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::without_body(request, &READ_INVOICE).await?;
        let number = input.path::<u64>("number");
        let Some(number) = number else {
            return Err(input.refuse());
        };
        let answer: Result<_, Failure> = Ok((number != 404).then(|| Received { msg: number.to_string() }));
        respond::json(200, respond::found(answer))
    })
}

static DELETE_INVOICE: Operation = Operation {
    method: Method::DELETE,
    path: "/invoices/{number}",
    pointer: "/paths/~1invoices~1{number}/delete",
    document: &DOCUMENT,
};

fn delete_invoice(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::without_body(request, &DELETE_INVOICE).await?;
        let Some(_) = input.path::<u64>("number") else {
            return Err(input.refuse());
        };
        let answer: Result<_, Failure> = Ok(());
        respond::empty(204, answer)
    })
}

static PAY: Operation = Operation {
    method: Method::PUT,
    path: "/payments",
    pointer: "/paths/~1payments/put",
    document: &DOCUMENT,
};

fn pay(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::with_body(request, &PAY).await?;
        let payment = input.optional(Input::json::<Payment>);
        let Some(payment) = payment else {
            return Err(input.refuse());
        };
        let answer: Result<_, Failure> = Ok(payment);
        respond::json(201, answer)
    })
}

static FAIL: Operation = Operation {
    method: Method::GET,
    path: "/failures/{how}",
    pointer: "/paths/~1failures~1{how}/get",
    document: &DOCUMENT,
};

fn fail(_: Arc<Service>, request: Request) -> Reply {
    Box::pin(async move {
        let mut input = Input::without_body(request, &FAIL).await?;
        let how = input.path("how");
        let Some(how) = how else {
            return Err(input.refuse());
        };
        match how {
            How::Panic => panic!("the service broke: password=hunter2"),
            How::Unwritable => {
                let answer: Result<_, Failure> = Ok(BTreeMap::from([([1_u8], 2_u8)]));
                respond::json(200, answer)
            }
            How::Error | How::Declared => respond::empty(204, failed(how)),
        }
    })
}

fn failed(how: How) -> Result<(), Failure<FailProblem>> {
    match how {
        How::Error => Err(std::io::Error::other("password=hunter2"))?,
        How::Declared => Err(FailProblem { id: 7 }.into()),
        How::Panic | How::Unwritable => Ok(()),
    }
}
