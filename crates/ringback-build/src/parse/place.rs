//! From tokens to places.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned;

use crate::source::{FileId, Span};

/// The file whose tokens are looked at: turns their spans into places.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The file.
    pub file: FileId,
}

impl Place {
    /// Where these tokens stand, from the first to the last.
    pub fn of(self, tokens: &impl ToTokens) -> Span {
        let tokens: TokenStream = tokens.to_token_stream();
        self.at(tokens.span())
    }

    /// Where this is: the same for what has a single token, without a copy of it.
    pub fn at(self, span: proc_macro2::Span) -> Span {
        place(self.file, span)
    }
}

/// Where this is. The tokens must come from the text of this file.
pub fn place(file: FileId, span: proc_macro2::Span) -> Span {
    let range = span.byte_range();
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Span { file, start: at(range.start), end: at(range.end) }
}
