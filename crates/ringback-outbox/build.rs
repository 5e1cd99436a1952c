//! Writes `generated/` from `api/`, where the admin surface is wanted.

fn main() {
    #[cfg(not(feature = "admin"))]
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "admin")]
    ringback_build::configure()
        .title("Outbox")
        .version("1.0.0")
        .license("MIT OR Apache-2.0", "https://spdx.org/licenses/MIT.html")
        .contact("The service that sends", "https://service.example/help")
        .compile("api");
}
