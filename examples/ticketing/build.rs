//! Writes `generated/` from `api/`.

fn main() {
    ringback_build::configure()
        .title("Ticketing")
        .version("2.0.0")
        .license("MIT OR Apache-2.0", "https://spdx.org/licenses/MIT.html")
        .contact("The ticketing team", "https://tickets.example/help")
        .server("/", "This service")
        .compile("api");
}
