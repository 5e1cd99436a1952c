//! The source files of a contract, held in memory.

use std::ops::Range;

/// Files by path, in the order they were added; the first is the root, `api/mod.rs`.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// Which file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// One file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the manifest's folder, with `/`: `api/invoices.rs`.
    pub path: String,
    /// With `\n` line ends and without a byte order mark.
    pub text: String,
}

impl Sources {
    /// Adds a file; its text is normalised.
    ///
    /// # Panics
    ///
    /// With the 2^32nd file.
    pub fn add(&mut self, path: impl Into<String>, text: &str) -> FileId {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        self.files.push(SourceFile { path: path.into(), text });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer than 2^32 files"))
    }

    /// The file of this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file of this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, file)| file.path == path).map(|(id, _)| id)
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The line and the column where a place begins, both from one; columns in Unicode scalar values.
    pub fn position(&self, span: crate::source::Span) -> (usize, usize) {
        let before = self.file(span.file).text.get(..span.start as usize).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The text of a place; empty where the place is not one of its file.
    pub fn text(&self, span: crate::source::Span) -> &str {
        let range: Range<usize> = span.start as usize..span.end as usize;
        self.file(span.file).text.get(range).unwrap_or_default()
    }
}
