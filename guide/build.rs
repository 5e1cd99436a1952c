//! Writes `generated/` from `api/`.

use ringback_build::OpenApiVersion;

fn main() {
    ringback_build::configure()
        .title("Guide")
        .version("1.0.0")
        .license("MIT OR Apache-2.0", "https://spdx.org/licenses/MIT.html")
        .contact("The library's desk", "https://library.example/help")
        .tag("Money", "What readers owe.")
        .document("staff")
        .also_openapi_version(OpenApiVersion::V3_0)
        .compile("api");
}
