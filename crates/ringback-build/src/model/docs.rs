//! What a doc comment says, split as OpenAPI wants it.

/// A doc comment: first paragraph and rest.
///
/// Source of the split: OAS 3.1.1 section 4.8.10.1, `summary` and `description`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// The first line, without a trailing full stop. Empty where there is no comment.
    pub summary: String,
    /// Everything after the first line, CommonMark. Empty where there is no more.
    pub description: String,
}

impl Docs {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty() && self.description.is_empty()
    }
    /// The whole text: the first line as a sentence, then the rest.
    pub fn whole(&self) -> String {
        let parts = [self.sentence(), self.description.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The first line with the full stop that `summary` is without.
    pub fn sentence(&self) -> String {
        let is_open = !self.summary.is_empty() && !self.summary.ends_with(['.', '!', '?', ':', '…']);
        if is_open { format!("{}.", self.summary) } else { self.summary.clone() }
    }
}
