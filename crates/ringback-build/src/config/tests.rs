//! What a configuration takes, and what it refuses.

use super::Config;
use crate::model::OpenApiVersion;

fn check_output(output: &str, expected: bool) {
    let config = Config::new("Test").output_folder(output);
    assert_eq!(config.check("api").is_ok(), expected, "{output}");
}

#[track_caller]
fn check_refused(config: &Config, expected: &str) {
    assert_eq!(config.check("api"), Err(expected.to_owned()));
}

#[test]
fn output_has_a_folder_of_its_own() {
    check_output("generated", true);
    check_output("src/generated", true);
    check_output("apis", true);
}

#[test]
fn no_other_folder_is_taken_over() {
    for output in
        ["", ".", "..", "../generated", "/generated", "C:\\generated", "api", "api/generated", "src"]
    {
        check_output(output, false);
    }
}

#[test]
fn an_extension_has_a_name_of_its_own_and_a_value_in_json() {
    let config = Config::new("Test").extension("logo", "1").info_extension("x-oai-logo", "1");
    let config = config.extension("x-logo", "{").extension("x-", "1").extension("x-right", "{}");
    check_refused(
        &config,
        "the extension `logo` does not begin with `x-`\n\
         the extension `x-oai-logo` begins as names do that the OpenAPI Initiative keeps to itself\n\
         the value of the extension `x-logo` is not JSON: EOF while parsing an object at line 1 column 1\n\
         the extension `x-` does not begin with `x-`",
    );
    assert_eq!(config.extensions().len(), 1);
}

#[test]
fn a_document_has_a_name_that_is_free_and_can_be_written_in_the_contract() {
    let config = Config::new("Test").document("internal").document("internal").complete_document("main");
    check_refused(
        &config.document("Not This").document("fn").document("hidden"),
        "there are two documents `internal`\n\
         there are two documents `main`\n\
         a document cannot be called `Not This`: write a word in lower case, such as `internal`\n\
         a document cannot be called `fn`: write a word in lower case, such as `internal`\n\
         a document cannot be called `hidden`: write a word in lower case, such as `internal`",
    );
}

#[test]
fn a_tag_is_described_once() {
    check_refused(&Config::new("Test").tag("A", "").tag("A", ""), "the tag `A` is described twice");
}

#[test]
fn a_version_is_written_once() {
    let config = Config::new("Test").openapi_version(OpenApiVersion::V3_0);
    let config = config.also_openapi_version(OpenApiVersion::V3_0).also_openapi_version(OpenApiVersion::V3_2);
    check_refused(
        &config.also_openapi_version(OpenApiVersion::V3_2),
        "OpenAPI 3.2.0 is added twice\ndocuments are written in OpenAPI 3.0.4 anyway",
    );
}
