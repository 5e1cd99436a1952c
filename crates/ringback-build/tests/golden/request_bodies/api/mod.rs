//! Bodies of every form.

use bytes::Bytes;
use garde::Validate;
use ringback::{Content, UploadedFile, callback, patch, post, put};
use serde::{Deserialize, Serialize};
use url::Url;

/// What is known of a customer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Customer {
    pub name: String,
    pub callback_url: Option<Url>,
}

/// Adds a customer: a JSON body, as every type that is no single value.
#[post("/customers", max_bytes = 1_000)]
pub async fn add_customer(customer: Customer) -> Customer;

/// Changes a customer by RFC 7396.
#[patch("/customers/{id}", callbacks(changed))]
pub async fn change_customer(
    id: u32,
    #[body("application/merge-patch+json", "application/json")] change: Customer,
) -> Customer;

/// The customer was changed.
#[callback(post, "{$request.body#/callback_url}")]
pub async fn changed(customer: Customer);

/// Takes a note, or removes it where there is none.
#[put("/customers/{id}/note")]
pub async fn note(id: u32, #[body("text/plain", "text/markdown")] note: Option<String>) -> String;

/// Takes a picture.
#[put("/customers/{id}/picture", max_bytes = 100_000)]
pub async fn picture(id: u32, #[body("image/png", "image/*")] picture: Bytes) -> u64;

/// Takes any octets.
#[post("/customers/{id}/octets")]
pub async fn octets(id: u32, octets: Option<Bytes>) -> String;

/// Takes a document, and tells its media types apart.
#[post("/customers/{id}/documents")]
pub async fn document(id: u32, #[body("application/pdf", "text/*")] content: Content) -> String;

/// Takes whatever comes.
#[post("/anything")]
pub async fn anything(content: Content) -> String;

/// A form that a reader fills in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct SignUp {
    /// How to call the reader.
    #[garde(length(chars, min = 2))]
    pub full_name: String,
    #[garde(range(max = 150))]
    pub age: u8,
    /// What to write about.
    #[serde(default)]
    #[garde(length(max = 2))]
    pub topics: Vec<Topic>,
    #[serde(default)]
    #[garde(skip)]
    pub is_member: bool,
    #[garde(skip)]
    pub web_site: Option<Url>,
}

/// What there is to write about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    News,
    Offers,
    Events,
}

/// Signs up by a form.
#[post("/readers", callbacks(signed_up))]
pub async fn sign_up(#[form] form: SignUp) -> SignUp;

/// The reader is signed up.
#[callback(post, "{$request.body#/webSite}")]
pub async fn signed_up(reader: SignUp);

/// Signs up by a form or in JSON; nothing at all signs off.
#[put("/readers/{id}")]
pub async fn change_reader(
    id: u32,
    #[body]
    #[form]
    reader: Option<SignUp>,
) -> String;

/// What a reader sends in.
#[derive(Debug, Deserialize, Validate)]
pub struct Upload {
    /// What it shows.
    #[garde(length(chars, min = 1))]
    pub title: String,
    #[serde(default)]
    #[garde(skip)]
    pub year: Option<u16>,
    #[serde(default)]
    #[garde(skip)]
    pub topics: Vec<Topic>,
    /// The picture itself.
    #[garde(skip)]
    pub picture: UploadedFile,
    #[garde(skip)]
    pub thumbnail: Option<UploadedFile>,
    #[serde(default, rename = "attachment")]
    #[garde(length(max = 2))]
    pub attachments: Vec<UploadedFile>,
    #[garde(dive)]
    pub by: Option<SignUp>,
    #[serde(default, rename = "place")]
    #[garde(dive)]
    pub places: Vec<Place>,
}

/// Where it was taken.
#[derive(Debug, Deserialize, Validate)]
pub struct Place {
    #[garde(length(chars, min = 1))]
    pub name: String,
}

/// Takes a picture with what is known of it.
#[post("/pictures", max_bytes = 3_000_000)]
pub async fn upload(#[multipart] upload: Upload) -> String;

/// Takes a picture, or nothing.
#[put("/pictures/latest")]
pub async fn replace(#[multipart] upload: Option<Upload>) -> String;
