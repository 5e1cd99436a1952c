//! Values that are validated before an operation sees them.

use garde::Validate;
use ringback::{get, post, put};
use serde::{Deserialize, Serialize};

/// An order.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    #[garde(dive)]
    pub order_number: OrderNumber,
    /// Who is told of it.
    #[garde(email)]
    pub contact_address: Option<String>,
    #[garde(length(min = 1, max = 50), dive)]
    pub line_items: Vec<LineItem>,
    /// As it is printed.
    #[garde(length(chars, max = 80), custom(no_shouting))]
    pub remark: String,
    #[garde(skip)]
    pub is_gift: bool,
}

/// The number on the invoice.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct OrderNumber(#[garde(pattern("^[A-Z]{2}-[0-9]+$"))] pub String);

#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct LineItem {
    #[garde(ascii)]
    pub sku: String,
    #[garde(range(min = 1, max = 1_000))]
    pub quantity: u32,
    #[garde(range(min = -0.5))]
    pub discount: Option<f64>,
}

pub fn no_shouting(text: &str, (): &()) -> garde::Result {
    if text.contains('!') { Err(garde::Error::new("must not shout")) } else { Ok(()) }
}

/// Place an order.
#[post("/orders")]
pub async fn place_order(order: Order) -> Order;

/// Change an order, or leave it.
#[put("/orders")]
pub async fn change_order(order: Option<Order>);

/// Try an order out.
#[post("/orders/{attempt}/trial")]
pub async fn try_order(
    #[garde(range(min = 1, max = 3))] attempt: u32,
    /// How it is called.
    #[garde(length(chars, max = 5), custom(crate::validation::no_shouting))]
    name: String,
    #[garde(length(max = 2))] tags: Vec<u32>,
    #[header]
    #[garde(range(max = 200))]
    #[default(20)]
    x_limit: u8,
    #[garde(ascii)] coupon: Option<String>,
    order: Order,
) -> u32;

/// What to look for.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct OrderSearch {
    #[garde(range(min = 1, max = 100))]
    #[serde(default = "page_size")]
    pub page_size: u8,
    #[garde(length(max = 2))]
    pub tags: Vec<String>,
    #[garde(dive)]
    pub order_number: Option<OrderNumber>,
}

fn page_size() -> u8 {
    20
}

/// How much it cost.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Total {
    #[garde(range(min = 0.5))]
    pub least: f64,
}

/// Where an order lies.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Place {
    #[garde(range(max = 9))]
    pub floor: u8,
    #[garde(skip)]
    pub shelf: char,
}

/// Find the orders that lie in a place.
#[get("/floors/{floor}/{shelf}")]
pub async fn look_up(#[path] place: Place);

/// Find orders.
#[get("/orders")]
pub async fn find_orders(#[query] search: OrderSearch, #[query(deep)] total: Option<Total>);
