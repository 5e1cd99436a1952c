//! Writes `generated/` from `api/`.

fn main() {
    ringback_build::configure()
        .title("Guide")
        .version("1.0.0")
        .license("MIT OR Apache-2.0", "https://spdx.org/licenses/MIT.html")
        .contact("The library's desk", "https://library.example/help")
        .compile("api");
}
