//! Blocks of JSON in doc comments become examples.
//!
//! Whether they fit their schema only the whole contract shows; a rule in [`crate::check`] looks at that.

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::Example;
use crate::parse::JsonBlock;

/// The blocks as values; what is no JSON is reported and left out.
pub(super) fn examples(blocks: &[JsonBlock], sink: &mut Sink) -> Vec<Example> {
    blocks.iter().filter_map(|block| example(block, sink)).collect()
}

fn example(block: &JsonBlock, sink: &mut Sink) -> Option<Example> {
    let JsonBlock { fence, text, lines } = block;
    let example = |value| Example { value, text: text.clone(), lines: lines.clone() };
    match serde_json::from_str(text) {
        Ok(value) => Some(example(value)),
        Err(error) => {
            let at = offset(text, &error);
            let place = example(Value::Null).place(at..at + 1).unwrap_or(*fence);
            let said = error.to_string();
            let label = said.split(" at line ").next().unwrap_or_default();
            sink.report(Diagnostic::new(Code::EXAMPLE_MALFORMED, place, "an example is not JSON", label));
            None
        }
    }
}

/// Where in the text the reader stopped: it counts lines and columns from one.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1)
}
