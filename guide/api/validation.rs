//! Library cards, whose applications are looked through by rules.

use garde::Validate;
use ringback::{get, post};
use serde::{Deserialize, Serialize};

/// Who asks for a library card.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// As it will be printed on the card.
    #[garde(length(chars, min = 1, max = 40), custom(no_signs))]
    pub full_name: String,
    /// Where reminders go.
    #[garde(email)]
    pub email: Option<String>,
    /// In years.
    #[garde(range(min = 6, max = 130))]
    pub age: u8,
    /// Children on the same card.
    #[garde(length(max = 3), dive)]
    pub children: Vec<Child>,
    /// Not looked at.
    #[garde(skip)]
    pub remark: Option<String>,
}

/// A child on a card.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Child {
    /// What the child is called.
    #[garde(pattern("^[A-Z][a-z]+$"))]
    pub first_name: String,
}

/// A rule of our own: any function of this signature.
///
/// # Errors
///
/// Signs, which no card is printed with.
pub fn no_signs(name: &str, (): &()) -> garde::Result {
    if name.contains(['<', '>', '&']) {
        return Err(garde::Error::new("must not contain signs"));
    }
    Ok(())
}

/// Apply for a library card; the answer is its number.
#[post("/cards")]
pub async fn apply(application: Application) -> u32;

/// Read the name on a card.
#[get("/cards/{number}")]
pub async fn read_card_name(#[garde(range(min = 1000))] number: u32) -> Option<String>;

/// List the numbers of cards.
#[get("/cards")]
pub async fn list_cards(
    /// How many, at most.
    #[garde(range(min = 1, max = 50))]
    #[default(2)]
    limit: u8,
) -> Vec<u32>;
