//! Prefixes that lead nowhere.

use ringback::get;

ringback::module! { documents(main), prefix = "/{id}/" }

pub mod twice {
    //! A placeholder of the prefix and of the path.

    use ringback::get;

    ringback::module! { prefix = "{id}" }

    #[get("/{id}")]
    pub async fn read(id: u32) -> u32;
}

pub mod again {
    //! The same name in both.

    use ringback::get;

    ringback::module! { prefix }

    #[get("/{id}")]
    pub async fn read_again(id: u32) -> u32;
}

#[get("/")]
pub async fn read_all() -> u32;
