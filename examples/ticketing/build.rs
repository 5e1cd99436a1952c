//! Writes `generated/` from `api/`.

use ringback_build::OpenApiVersion;

fn main() {
    ringback_build::configure()
        .title("Ticketing")
        .version("2.0.0")
        .summary("Sell tickets for events")
        .terms_of_service("https://tickets.example/terms")
        .spdx_license("MIT OR Apache-2.0")
        .contact("The ticketing team", "https://tickets.example/help")
        .contact_email("help@tickets.example")
        .external_docs("https://tickets.example/guide", "How to sell the first ticket")
        .server("/", "This service")
        .tag("Webhooks", "Where an organiser wants to be told of what happens, whoever caused it.")
        .tag("Checkout", "Pages where an order is paid, for shops that have none of their own.")
        .tag("Exports", "Lists of attendees as files, written in the background.")
        .tag("OAuth", "How applications that an organiser let in get their access tokens.")
        .tag("Operators", "For those who run this service.")
        .complete_document("complete")
        .also_openapi_version(OpenApiVersion::V3_0)
        .compile("api");
}
