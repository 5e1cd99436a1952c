//! The shapes of data.

use std::collections::{BTreeMap, BTreeSet};

use ringback::post;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tree {
    /// Names it.
    pub tree_id: Uuid,
    /// Below it.
    pub children: Vec<Tree>,
    pub parent_id: Option<Uuid>,
    #[serde(default)]
    pub labels: BTreeMap<String, Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourite: Option<Colour>,
    pub unique: BTreeSet<u8>,
    /// By year.
    pub rings: BTreeMap<u8, f64>,
    pub point: (f64, f64),
    pub price: Decimal,
    #[deprecated]
    #[serde(rename = "old-name")]
    pub old: bool,
    pub shape: Shape,
    pub maybe: Option<Shape>,
}

/// A colour.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Colour {
    /// Like blood.
    Red,
    #[serde(rename = "BLUE")]
    Blue,
}

/// One of several.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Shape {
    /// Nothing.
    Empty,
    /// Round.
    Circle(f64),
    /// With corners.
    Polygon {
        /// How many.
        corners: u32,
    },
}

/// A name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Name(pub String);

/// Plant a tree.
#[post("/trees")]
pub async fn plant(tree: Tree) -> Tree;
