//! Bodies that cannot be read as the contract says.

use bytes::Bytes;
use ringback::{UploadedFile, callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Serialize, Deserialize)]
pub struct Order {
    pub id: String,
    pub callback_url: Url,
}

#[derive(Deserialize)]
pub struct Envelope {
    pub scan: Bytes,
}

#[post("/media-types/none")]
pub async fn no_type(#[body("json")] order: Order);

#[post("/media-types/parameter")]
pub async fn parameter(#[body("text/plain; charset=utf-8")] note: String);

#[post("/media-types/twice")]
pub async fn twice(#[body("image/png", "Image/PNG")] picture: Bytes);

#[post("/media-types/empty")]
pub async fn empty(#[body()] order: Order);

#[post("/media-types/word")]
pub async fn word(#[body(json)] order: Order);

#[post("/unfit/xml")]
pub async fn xml(#[body("application/json", "application/xml")] order: Order);

#[post("/unfit/text")]
pub async fn text_or_json(#[body("text/plain", "application/json")] note: String);

#[post("/unfit/list")]
pub async fn list(#[body("image/png")] picture: Vec<u8>);

#[post("/inside")]
pub async fn inside(envelope: Envelope);

#[get("/limit/nothing", max_bytes = 10)]
pub async fn limit_of_nothing();

#[post("/limit/zero", max_bytes = 0)]
pub async fn limit_of_zero(order: Order);

#[post("/limit/text", max_bytes = "1 MB")]
pub async fn limit_in_words(order: Order);

#[post("/members/of/octets", callbacks(sent))]
pub async fn members_of_octets(octets: Bytes);

#[post("/members/of/text", callbacks(sent))]
pub async fn members_of_text(#[body("text/plain")] text: String);

#[callback(post, "{$request.body#/callback_url}")]
pub async fn sent(order: Order);

#[callback(post, "https://example.org")]
pub async fn octets_sent(octets: Bytes);

#[derive(Deserialize)]
pub struct Nested {
    pub order: Order,
    pub lines: Vec<Vec<u32>>,
    pub tags: Vec<String>,
}

#[derive(Deserialize)]
pub struct Pair(pub String, pub u32);

#[post("/form/nested")]
pub async fn nested_form(#[form] form: Nested);

#[post("/form/pair")]
pub async fn no_struct(#[form] form: Pair);

#[post("/form/either")]
pub async fn nested_or_json(#[body] #[form] form: Nested);

#[post("/form/argument")]
pub async fn form_of_type(#[form("text/plain")] form: Order);

#[post("/form/and/query")]
pub async fn form_and_query(#[form] #[query] form: Order);

#[callback(post, "https://example.org/form")]
pub async fn form_sent(#[form] form: Order);

#[derive(Deserialize)]
pub struct Picture {
    pub title: String,
    pub file: UploadedFile,
}

#[derive(Deserialize)]
pub struct Album {
    pub cover: UploadedFile,
    pub pictures: Vec<Picture>,
}

#[post("/file/alone")]
pub async fn file_alone(file: UploadedFile);

#[post("/file/in/json")]
pub async fn file_in_json(picture: Picture);

#[post("/file/in/form")]
pub async fn file_in_form(#[form] picture: Picture);

#[post("/file/in/part")]
pub async fn file_in_part(#[multipart] album: Album);

#[get("/file/answered")]
pub async fn file_answered() -> UploadedFile;

#[post("/parts/with/members", callbacks(title_sent))]
pub async fn parts_with_members(#[multipart] picture: Picture);

#[callback(post, "https://example.org/{$request.body#/title}")]
pub async fn title_sent();

#[post("/parts/of/list")]
pub async fn parts_of_list(#[multipart] pictures: Vec<Picture>);

#[callback(post, "https://example.org/answer")]
pub async fn answered_by_file() -> Picture;
