//! Finds authors.

use ringback::Failure;

use crate::Guide;
use crate::api::authors::{Author, AuthorSearch, Years};
use crate::generated::service::Authors;

fn authors() -> [Author; 3] {
    [("Richard Henry Dana", 1815), ("Herman Melville", 1819), ("Bram Stoker", 1847)]
        .map(|(name, born)| Author { name: name.to_owned(), born })
}

impl Authors for Guide {
    async fn find_authors(&self, search: AuthorSearch, born: Option<Years>) -> Result<Vec<Author>, Failure> {
        let word = search.word.unwrap_or_default();
        let is_in = |year: u16| {
            born.as_ref().is_none_or(|years| years.from <= year && years.to.is_none_or(|to| year <= to))
        };
        let found = authors().into_iter().filter(|author| author.name.contains(&word) && is_in(author.born));
        Ok(found.take(search.page_size.into()).collect())
    }
}
