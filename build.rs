//! Writes `generated/` from `api/`.

fn main() {
    ringback_build::configure()
        .title("Invoices")
        .version("1.0.0")
        .license("MIT OR Apache-2.0", "https://github.com/ringback-rs/ringback#license")
        .contact("Ringback", "https://github.com/ringback-rs/ringback")
        .server("/", "This service")
        .compile("api");
}
