//! A contract whose docs hold whatever docs may hold.
//!
//! ```
//! compile_error!("never run");
//! ```

use ringback::get;
use serde::{Deserialize, Serialize};

/// A thing: `a*b`, [not a link], <b>html</b>, "quotes" and \ backslashes.
///
/// ```json
/// {"name": "ü"}
/// ```
///
///     panic!("never run");
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Thing {
    /** A block
     * of two lines. */
    pub name: String,
}

/// Read the thing!
///
/// - a list
///   ```rust,no_run
///   panic!("never run");
///   ```
///
/// > a quote
/// > ```
/// > panic!("never run");
/// > ```
#[doc = "A line by attribute, with */ and a tab\tin it."]
#[get("/thing")]
pub async fn read_thing() -> Thing;
