//! Finds books by path, query and header.

use ringback::Failure;

use crate::Guide;
use crate::api::parameters::{Book, Topic};
use crate::generated::service::Parameters;

/// Where a copy of every book stands.
const BRANCHES: [&str; 2] = ["harbour", "hill"];

fn books() -> Vec<Book> {
    let book = |number, title: &str, topics: &[Topic]| Book {
        number,
        title: title.to_owned(),
        topics: topics.to_vec(),
    };
    vec![
        book(1, "Moby-Dick", &[Topic::Seafaring, Topic::Whales]),
        book(2, "Two Years Before the Mast", &[Topic::Seafaring]),
        book(3, "Dracula", &[Topic::LetterNovel]),
    ]
}

impl Parameters for Guide {
    async fn read_book(&self, number: u32) -> Result<Option<Book>, Failure> {
        Ok(books().into_iter().find(|book| book.number == number))
    }

    async fn find_books(
        &self,
        word: Option<String>,
        topic: Vec<Topic>,
        limit: u8,
    ) -> Result<Vec<Book>, Failure> {
        let word = word.unwrap_or_default();
        let is_meant =
            |book: &Book| book.title.contains(&word) && topic.iter().all(|topic| book.topics.contains(topic));
        Ok(books().into_iter().filter(is_meant).take(limit.into()).collect())
    }

    async fn find_branch(
        &self,
        number: u32,
        here: String,
        not: Vec<String>,
    ) -> Result<Option<String>, Failure> {
        let near = BRANCHES.into_iter().filter(|branch| !not.iter().any(|far| far == branch));
        let branch = near.min_by_key(|branch| *branch != here).map(str::to_owned);
        Ok(branch.filter(|_| books().iter().any(|book| book.number == number)))
    }
}
