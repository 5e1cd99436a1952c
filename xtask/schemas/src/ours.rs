//! The schemas that we emit for a type of the corpus.

use ringback_build::source::Sources;
use ringback_build::{Config, Rejected, artifacts, diagnostics};
use serde_json::{Value, json};

use crate::case::{Case, Direction};

/// What the modules of the corpus import from each other.
const ROOT: &str = "pub mod prelude {
    pub use schemars::JsonSchema;
    pub use serde::{Deserialize, Serialize};
    pub use serde_json::Value;
}
";

/// Why a type is refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refusal {
    /// Such as `R301`.
    pub(crate) code: String,
    pub(crate) message: String,
    /// Where and what, as a person sees it.
    pub(crate) rendered: String,
}

/// What is emitted, as `{ "schema": …, "components": … }`.
pub(crate) fn emitted(case: &Case, direction: Direction) -> Result<Value, Refusal> {
    // A list is neither an answer of its own nor a problem, whatever the type is.
    let list = format!("::std::vec::Vec<{}>", case.rust);
    let operation = match direction {
        Direction::Reading => format!("#[ringback::post(\"/\")] pub async fn case(#[body] body: {list});"),
        Direction::Writing => format!("#[ringback::get(\"/\")] pub async fn case() -> {list};"),
    };
    let mut sources = Sources::default();
    sources.add("api/mod.rs", &format!("{ROOT}pub mod {};", case.file));
    sources.add(format!("api/{}.rs", case.file), &format!("{}\n{operation}\n", case.text));
    let made =
        artifacts(&sources, &Config::new("Corpus")).map_err(|rejected| refusal(&rejected, &sources))?;
    let document: Value = serde_json::from_str(made.json()).expect("the document is JSON");
    let list = match direction {
        Direction::Reading => "/paths/~1/post/requestBody/content/application~1json/schema/items",
        Direction::Writing => "/paths/~1/get/responses/200/content/application~1json/schema/items",
    };
    let schema = document.pointer(list).unwrap_or_else(|| panic!("`{}` is no list in {document}", case.rust));
    Ok(json!({ "schema": schema, "components": document["components"] }))
}

fn refusal(rejected: &Rejected, sources: &Sources) -> Refusal {
    let Some(first) = rejected.diagnostics.first() else {
        let message = "not parsed".to_owned();
        return Refusal { code: String::new(), rendered: message.clone(), message };
    };
    Refusal {
        code: first.code.to_string(),
        message: first.message.clone(),
        rendered: diagnostics::render(first, sources),
    }
}
