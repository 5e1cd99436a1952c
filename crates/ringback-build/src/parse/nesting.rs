//! How deep a file nests: the parser goes down with each level, and the stack of a build script ends.

use proc_macro2::{Span, TokenStream, TokenTree};

/// More than a person writes, and less than the 8 MiB of a main thread's stack hold without optimisation
/// (about 55 KiB a level).
const MAX_LEVELS: usize = 64;

/// The first token that stands too deep, if there is one.
pub(super) fn too_deep(tokens: &TokenStream) -> Option<Span> {
    let mut open = vec![(tokens.clone().into_iter(), Levels::default())];
    while let Some((tokens, levels)) = open.last_mut() {
        let Some(token) = tokens.next() else {
            open.pop();
            continue;
        };
        levels.take(&token);
        let prefixes = levels.prefixes;
        let levels: usize = open.iter().map(|(_, levels)| levels.angles + 1).sum();
        if levels + prefixes > MAX_LEVELS {
            return Some(token.span());
        }
        if let TokenTree::Group(group) = token {
            open.push((group.stream().into_iter(), Levels::default()));
        }
    }
    None
}

/// What nests without delimiters that the lexer pairs.
#[derive(Default)]
struct Levels {
    /// `<` without its `>`, counted anew in each statement, where it may be a comparison.
    angles: usize,
    /// `&`, `*`, `-`, `!` and `->` with no more than keywords and lifetimes between them.
    prefixes: usize,
    before: Option<char>,
}

/// Keywords that may stand between one prefix and the next.
const BETWEEN: [&str; 6] = ["const", "extern", "fn", "impl", "mut", "unsafe"];

impl Levels {
    fn take(&mut self, token: &TokenTree) {
        let before = self.before.take();
        match token {
            TokenTree::Punct(punct) => {
                self.punct(punct.as_char(), before);
                self.before = Some(punct.as_char());
            }
            TokenTree::Ident(ident) => {
                if before != Some('\'') && !BETWEEN.iter().any(|word| ident == word) {
                    self.prefixes = 0;
                }
            }
            TokenTree::Literal(_) => self.prefixes = 0,
            TokenTree::Group(_) => {}
        }
    }

    fn punct(&mut self, punct: char, before: Option<char>) {
        match punct {
            '<' => self.angles += 1,
            // The arrow's `-` was counted.
            '>' if before == Some('-') => {}
            '>' => self.angles = self.angles.saturating_sub(1),
            '&' | '*' | '!' | '-' => self.prefixes += 1,
            ';' => *self = Self::default(),
            ',' | '=' => self.prefixes = 0,
            _ => {}
        }
    }
}
