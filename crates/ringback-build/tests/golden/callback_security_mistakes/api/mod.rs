//! Credentials that a callback cannot carry.

use ringback::{any_of, api_key, basic, bearer, callback, post, webhook};
use url::Url;

#[bearer]
pub struct Token;

#[basic]
pub struct Shop;

#[api_key(query, "key")]
pub struct QueryKey;

#[api_key(cookie, "visit")]
pub struct Visit;

#[api_key(header, "X-Key")]
pub struct Key;

#[api_key(header, "Webhook-Id")]
pub struct KeptKey;

#[any_of]
pub enum Either {
    Token(Token),
    Key(Key),
}

#[post("/orders", callbacks(any, in_query, in_cookie, two_tokens, identity, header_twice))]
pub async fn place_order(callback_url: Url);

#[callback(post, "{$callback_url}/any", security(Either))]
pub async fn any();

#[callback(post, "{$callback_url}/query", security(QueryKey))]
pub async fn in_query();

#[callback(post, "{$callback_url}/cookie", security(Visit))]
pub async fn in_cookie();

#[callback(post, "{$callback_url}/two", security(Token, Shop))]
pub async fn two_tokens();

#[callback(post, "{$callback_url}/identity")]
pub async fn identity(who: Token);

#[callback(post, "{$callback_url}/twice", security(Key, Key))]
pub async fn header_twice(#[header("x-key")] key: String);

#[webhook(post, security(KeptKey))]
pub async fn kept();

#[webhook(post, security(Url))]
pub async fn no_scheme();

#[webhook(post, security)]
pub async fn no_list();
