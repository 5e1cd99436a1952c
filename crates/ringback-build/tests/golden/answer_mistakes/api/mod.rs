//! Answers and problems that no response can be.

use ringback::{Problem, get, post};

#[post("/things", status = 204)]
pub async fn nothing_with_content() -> String;

#[post("/parts", status = 404)]
pub async fn success_that_is_none() -> String;

#[get("/first")]
pub async fn nothing_in_nothing() -> Option<Option<String>>;

#[get("/strings")]
pub async fn text_as_problem() -> Result<String, String>;

#[get("/problems")]
pub async fn fail() -> Result<String, Failed>;

#[derive(Problem)]
pub enum Failed {
    WithoutStatus,
    #[problem(stauts = 409)]
    Misspelt,
    #[problem(status = 200)]
    Successful,
    #[problem(status = 410)]
    WithoutNames(String),
    #[problem(status = 412)]
    Reserved { detail: String },
}
