//! A place in a source file.

use crate::source::FileId;

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The part of this span from `start` to `end`, both counted in bytes from its own start.
    ///
    /// Used to point into a string literal; the caller accounts for the opening quote.
    pub fn part(self, start: usize, end: usize) -> Self {
        let at = |offset: usize| self.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Self { file: self.file, start: at(start), end: at(end) }
    }

    /// Whether the other place lies inside this one.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}
