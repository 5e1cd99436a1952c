//! The attributes of a Ringback contract: they make a function without a body valid Rust.
//!
//! An attribute does not read its arguments; the build script does, with the whole contract in view. The
//! attribute only leaves an inert item behind, so that rustc and rust-analyzer resolve every type of the
//! signature where it stands, and re-emits what the build script found wrong inside the item.

use proc_macro::{Span, TokenStream};

mod demanded;
mod finding;
mod parameters;
mod place;
mod relay;
mod signature;

macro_rules! attributes {
    ($expand:ident: $($(#[$docs:meta])* $name:ident)*) => {
        $(
            $(#[$docs])*
            #[proc_macro_attribute]
            pub fn $name(arguments: TokenStream, item: TokenStream) -> TokenStream {
                $expand(&arguments, item)
            }
        )*
    };
}

// A procedural macro must be a function of its own name: a loop over names cannot be written otherwise.
attributes! { expand:
    /// An operation that answers `GET`: `#[get("/invoices/{id}")]`.
    get
    /// An operation that answers `PUT`: `#[put("/invoices/{id}")]`.
    put
    /// An operation that answers `POST`: `#[post("/invoices/", callbacks(invoice_notification))]`.
    post
    /// An operation that answers `DELETE`: `#[delete("/invoices/{id}")]`.
    delete
    /// An operation that answers `OPTIONS`: `#[options("/invoices/")]`.
    options
    /// An operation that answers `HEAD`: `#[head("/invoices/{id}")]`.
    head
    /// An operation that answers `PATCH`: `#[patch("/invoices/{id}")]`.
    patch
    /// An operation that answers `TRACE`: `#[trace("/invoices/")]`.
    trace
    /// What an operation may call back: `#[callback(post, "{$request.query.callback_url}/events")]`.
    callback
    /// What the service tells whoever gave it an address: `#[webhook(post)]`.
    webhook
}

attributes! { mark:
    /// A struct whose credential is a token in `Authorization: Bearer`: `#[bearer(format = "JWT")]`.
    bearer
    /// A struct whose credential is a user's name and password: `#[basic]`.
    basic
    /// A struct whose credential is a key: `#[api_key(header, "X-Key")]`.
    api_key
    /// A struct whose credential is a token of OAuth 2: `#[oauth2(client_credentials(token_url = "https://…"))]`.
    oauth2
    /// A struct whose credential is a token of OpenID Connect: `#[open_id_connect("https://…")]`.
    open_id_connect
    /// An enum of security schemes, of which one will do.
    any_of
}

/// Says something of every operation of its module, and of the modules below it: `ringback::module! { … }`.
///
/// The build script reads the arguments; only the names of security schemes are left of them.
#[proc_macro]
pub fn module(arguments: TokenStream) -> TokenStream {
    let mut expansion = demanded::uses(&arguments);
    expansion.extend(relay::findings_inside(&place::Extent::of([&arguments]).and(Span::call_site())));
    expansion
}

/// Declares the variants of an enum as problems of RFC 9457: `#[problem(status = 409, title = "…")]`.
///
/// The build script reads the enum and writes the conversion; the derive itself adds nothing.
#[proc_macro_derive(Problem, attributes(problem))]
pub fn derive_problem(item: TokenStream) -> TokenStream {
    relay::findings_inside(&place::Extent::of([&item]))
}

/// The item as it is, and what the build script found wrong inside it.
fn mark(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let extent = place::Extent::of([arguments, &item]).and(Span::call_site());
    let mut expansion = item;
    expansion.extend(relay::findings_inside(&extent));
    expansion
}

/// The inert item, and what the build script found wrong inside it.
fn expand(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let extent = place::Extent::of([arguments, &item]).and(Span::call_site());
    let mut expansion = signature::inert(item);
    expansion.extend(demanded::uses(arguments));
    expansion.extend(relay::findings_inside(&extent));
    expansion
}
