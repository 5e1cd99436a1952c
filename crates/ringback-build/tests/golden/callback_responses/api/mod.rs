//! Callbacks whose address is made of parts of the answer.

use ringback::{Problem, Response, callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

/// Start a job.
#[post("/jobs", status = 202, callbacks(done, moved, told))]
pub async fn start_job(callback_url: Option<Url>, job: Job) -> Result<Started, Busy>;

/// Look at a job.
#[get("/jobs/{id}", callbacks(done))]
pub async fn read_job(id: u64, callback_url: Option<Url>) -> Option<Watched>;

/// Start a run, whose number stands in a header field.
#[post("/runs", callbacks(ran, seen))]
pub async fn start_run(callback_url: Url) -> Run;

/// The run is over.
#[callback(post, "{$callback_url}/runs/{$response.header.x-run}")]
pub async fn ran();

/// Somebody saw the run.
#[callback(post, "{$callback_url}/seen?by={$response.header.X-Seen-By}")]
pub async fn seen();

/// Every job.
#[get("/jobs", callbacks(first))]
pub async fn list_jobs(callback_url: Url) -> Vec<Started>;

/// The job is done.
#[callback(post, "{$callback_url}/jobs/{$response.body#/id}/{$response.body.worker.name}?how={$method}")]
pub async fn done(#[header] x_seconds: u32, job: Job) -> bool;

/// The job is elsewhere.
#[callback(put, "{$response.body#/progress}/{$request.body#/title}")]
pub async fn moved();

/// Something was started.
#[callback(post, "{$callback_url}?status={$statusCode}")]
pub async fn told();

/// The first job is done.
#[callback(post, "{$callback_url}/{$response.body#/0/id}")]
pub async fn first();

#[derive(Debug, Serialize, Deserialize)]
pub struct Job {
    pub title: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Started {
    #[serde(rename(serialize = "id"))]
    pub number: u64,
    pub worker: Option<Worker>,
    pub progress: Url,
}

/// The run is under way.
#[derive(Debug, Clone, Response)]
#[response(status = 202)]
pub struct Run {
    #[header]
    pub x_run: u64,
    #[header("X-Seen-By")]
    pub by: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Watched {
    pub id: String,
    pub worker: Worker,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Worker {
    pub name: String,
}

/// Why nothing is started.
#[derive(Debug, Problem)]
pub enum Busy {
    /// Come back later.
    #[problem(status = 503)]
    Later,
}
