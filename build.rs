//! Writes `generated/` from `api/`.

fn main() {
    ringback_build::configure()
        .title("Invoices")
        .version("1.0.0")
        .license("MIT OR Apache-2.0", "https://spdx.org/licenses/MIT.html")
        .contact("The invoices team", "https://invoices.example/help")
        .outbox()
        .compile("api");
}
