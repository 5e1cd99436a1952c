//! Knows a few readers, keys and passwords, and greets who was let in.

use ringback::Failure;
use ringback::security::{ApiKey, BasicCredentials, BearerToken, Refusal};

use crate::Guide;
use crate::api::security::{App, Greeting, Letter, Librarian, Machine, Reader, Student, Visit, Visitor};
use crate::generated::service::{Authenticate, Security, Staff};

/// A real service would look into its database, or check the signature of a token.
impl Authenticate for Guide {
    async fn reader(
        &self,
        token: BearerToken,
        _: &'static [&'static str],
    ) -> Result<Reader, Failure<Refusal>> {
        match token.as_str() {
            "card-of-ann" => Ok(Reader { name: "Ann".to_owned() }),
            "locked-card" => Err(Refusal::Forbidden.into()),
            _ => Err(Refusal::Unauthorized.into()),
        }
    }

    async fn machine(&self, key: ApiKey, _: &'static [&'static str]) -> Result<Machine, Failure<Refusal>> {
        allowed(key.as_str() == "m-1", Machine { place: "gate".to_owned() })
    }

    async fn letter(&self, key: ApiKey, _: &'static [&'static str]) -> Result<Letter, Failure<Refusal>> {
        allowed(key.as_str() == "l-1", Letter)
    }

    async fn visit(&self, key: ApiKey, _: &'static [&'static str]) -> Result<Visit, Failure<Refusal>> {
        allowed(key.as_str() == "v-1", Visit)
    }

    async fn librarian(
        &self,
        credentials: BasicCredentials,
        _: &'static [&'static str],
    ) -> Result<Librarian, Failure<Refusal>> {
        let is_known = credentials.user() == "lee" && credentials.password() == "quiet";
        allowed(is_known, Librarian { name: "Lee".to_owned() })
    }

    async fn app(
        &self,
        token: BearerToken,
        scopes: &'static [&'static str],
    ) -> Result<App, Failure<Refusal>> {
        let granted = match token.as_str() {
            "reads" => ["read"].as_slice(),
            "renews" => ["read", "renew"].as_slice(),
            _ => return Err(Refusal::Unauthorized.into()),
        };
        if scopes.iter().all(|scope| granted.contains(scope)) {
            return Ok(App { reader: "Ann".to_owned() });
        }
        Err(Refusal::Forbidden.into())
    }

    async fn student(
        &self,
        token: BearerToken,
        _: &'static [&'static str],
    ) -> Result<Student, Failure<Refusal>> {
        allowed(token.as_str() == "student", Student)
    }
}

fn allowed<T>(is_known: bool, identity: T) -> Result<T, Failure<Refusal>> {
    if is_known { Ok(identity) } else { Err(Refusal::Unauthorized.into()) }
}

#[expect(clippy::unnecessary_wraps, reason = "it is what an operation answers")]
fn greeting(text: impl Into<String>) -> Result<Greeting, Failure> {
    Ok(Greeting { text: text.into() })
}

impl Security for Guide {
    async fn read_card(&self, reader: Reader) -> Result<Greeting, Failure> {
        greeting(format!("Good day, {}.", reader.name))
    }

    async fn read_notices(&self, reader: Option<Reader>) -> Result<Greeting, Failure> {
        match reader {
            Some(reader) => greeting(format!("{}, your book is here.", reader.name)),
            None => greeting("No dogs."),
        }
    }

    async fn open_door(&self, visitor: Visitor) -> Result<Greeting, Failure> {
        match visitor {
            Visitor::Reader(reader) => greeting(format!("Come in, {}.", reader.name)),
            Visitor::Machine(machine) => greeting(format!("Opened from the {}.", machine.place)),
        }
    }

    async fn renew(&self, app: App, days: u8) -> Result<Greeting, Failure> {
        greeting(format!("{} has {days} days more.", app.reader))
    }

    async fn read_letter(&self) -> Result<Greeting, Failure> {
        greeting("The book you asked for is on the table.")
    }

    async fn enter_from_campus(&self) -> Result<Greeting, Failure> {
        greeting("Mind the step.")
    }
}

impl Staff for Guide {
    async fn read_plan(&self) -> Result<Greeting, Failure> {
        greeting("Dust the shelves.")
    }

    async fn read_me(&self, librarian: Librarian) -> Result<Greeting, Failure> {
        greeting(format!("{} is at work.", librarian.name))
    }

    async fn ring_bell(&self) -> Result<Greeting, Failure> {
        greeting("Ding.")
    }
}
