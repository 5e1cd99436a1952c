//! Problems of one status.

use ringback::{Problem, get};

#[get("/things")]
pub async fn list_things() -> Result<String, ListProblem>;

#[derive(Problem)]
pub enum ListProblem {
    #[problem(status = 400)]
    UnknownCursor,
    #[problem(status = 400)]
    UnknownCustomer,
}
