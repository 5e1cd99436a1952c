//! Writes `generated/` from `api/`.

fn main() {
    ringback_build::configure()
        .title("Invoices")
        .version("1.0.0")
        .compile("api");
}
