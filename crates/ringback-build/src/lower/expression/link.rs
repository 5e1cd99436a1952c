//! One expression of a link, which stands alone (OAS 3.1.1 section 4.8.20.3).

use crate::diagnostics::Code;
use crate::lower::expression::{Expression, Mistake, grammar};

/// Reads an expression that stands alone.
///
/// # Errors
///
/// What can be seen to be wrong without an operation.
pub fn read(text: &str) -> Result<Expression, Mistake> {
    if text.is_empty() {
        let mistake =
            Mistake::new(Code::EXPRESSION_MALFORMED, 0..0, "an expression is missing", "in these quotes");
        return Err(mistake.with_help("write the value that is handed on, such as `$response.body#/id`"));
    }
    grammar::read(text, 0..text.len())
}
