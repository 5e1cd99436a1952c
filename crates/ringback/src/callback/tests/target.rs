//! How addresses are built, by example.

use crate::callback::{AddressPolicy, Refusal, Source, Target, TargetError};

use super::target;

const CALLBACK_URL: Source = Source::Query("callback_url");
const ID: Source = Source::Body("/id");

#[track_caller]
fn check(callback_url: &str, id: &str, expected: &str) {
    check_target(&target(callback_url, id), expected);
}

#[track_caller]
fn check_target(target: &Target, expected: &str) {
    assert_eq!(target.url().map(String::from).as_deref(), Ok(expected));
}

#[track_caller]
fn check_refused(callback_url: &str, id: &str, at: Source, refusal: Refusal) {
    check_target_refused(&target(callback_url, id), Some(at), refusal);
}

#[track_caller]
fn check_target_refused(target: &Target, at: Option<Source>, refusal: Refusal) {
    let refused = target.url().map_err(|error| (error.at(), error.refusal()));
    assert_eq!(refused, Err((at, refusal)));
}

#[test]
fn segments_are_appended_to_the_base() {
    check(
        "https://www.external.org/events",
        "2expen51ve",
        "https://www.external.org/events/invoices/2expen51ve",
    );
    check("https://www.external.org", "7", "https://www.external.org/invoices/7");
    check("https://www.external.org:8443/a/b", "7", "https://www.external.org:8443/a/b/invoices/7");
}

#[test]
fn one_trailing_slash_of_the_base_is_dropped() {
    check("https://www.external.org/events/", "7", "https://www.external.org/events/invoices/7");
    check("https://www.external.org/", "7", "https://www.external.org/invoices/7");
    check("https://www.external.org/events//", "7", "https://www.external.org/events//invoices/7");
}

#[test]
fn the_query_of_the_base_is_kept() {
    check("https://h.org/events?token=abc", "7", "https://h.org/events/invoices/7?token=abc");
    check("https://h.org/events/?token=a/b?c", "7", "https://h.org/events/invoices/7?token=a/b?c");
    check("https://h.org/events?", "7", "https://h.org/events/invoices/7");
}

#[test]
fn pairs_are_appended_behind_the_query_of_the_base() {
    let paid_at = |base| {
        Target::new()
            .value(CALLBACK_URL, base)
            .text("/paid?kind=invoice&id=")
            .value(ID, "a&b=c d")
            .text("&last=1")
    };
    check_target(&paid_at("https://h.org/e"), "https://h.org/e/paid?kind=invoice&id=a%26b%3Dc%20d&last=1");
    check_target(
        &paid_at("https://h.org/?t=1"),
        "https://h.org/paid?t=1&kind=invoice&id=a%26b%3Dc%20d&last=1",
    );
}

#[test]
fn a_base_with_nothing_appended_stays_as_it_is() {
    let alone = |base| Target::new().value(CALLBACK_URL, base);
    check_target(&alone("https://h.org/events/?t=1"), "https://h.org/events/?t=1");
    check_target(&alone("https://h.org/events/").text("?id=").value(ID, "7"), "https://h.org/events/?id=7");
}

#[test]
fn values_cannot_leave_their_place() {
    check("https://h.org/e", "a/b?c=d", "https://h.org/e/invoices/a%2Fb%3Fc%3Dd");
    check("https://h.org/e", "%2e%2e", "https://h.org/e/invoices/%252e%252e");
    check("https://h.org/e", "x y+é%", "https://h.org/e/invoices/x%20y%2B%C3%A9%25");
    check("https://h.org/e", "@evil.org:1", "https://h.org/e/invoices/%40evil.org%3A1");
    check("https://h.org/e", "a#b;c,d'e", "https://h.org/e/invoices/a%23b%3Bc%2Cd%27e");
    check("https://h.org/e", "...", "https://h.org/e/invoices/...");
    check("https://h.org/e", "a-b.c_d~e", "https://h.org/e/invoices/a-b.c_d~e");
}

#[test]
fn a_segment_may_mix_text_and_values() {
    let mixed = Target::new().value(CALLBACK_URL, "https://h.org").text("/inv-").value(ID, "7").text(".json");
    check_target(&mixed, "https://h.org/inv-7.json");
}

#[test]
fn the_key_may_spell_out_the_base() {
    let fixed = |text| Target::new().text(text).value(ID, "a/b");
    check_target(&fixed("https://hooks.org/in/"), "https://hooks.org/in/a%2Fb");
    check_target(&fixed("https://hooks.org?id="), "https://hooks.org/?id=a%2Fb");
    check_target(&fixed("https://hooks.org/é/'a%20b'/"), "https://hooks.org/%C3%A9/%27a%20b%27/a%2Fb");
}

#[test]
fn values_that_climb_are_refused() {
    for id in [".", "..", "../../admin", "a/b?c=../..", "a/./b", r"..\x", r"x\..\y", "a/.."] {
        check_refused("https://h.org/e", id, ID, Refusal::DotSegment);
    }
}

#[test]
fn path_values_that_are_empty_or_have_control_characters_are_refused() {
    check_refused("https://h.org/e", "", ID, Refusal::EmptyPathValue);
    for id in ["a\nb", "\0", "\u{7f}", "a\u{85}"] {
        check_refused("https://h.org/e", id, ID, Refusal::ControlCharacter);
    }
}

#[test]
fn query_values_may_be_anything() {
    let queried = |id| Target::new().value(CALLBACK_URL, "https://h.org/e").text("?id=").value(ID, id);
    check_target(&queried(""), "https://h.org/e?id=");
    check_target(&queried("../\r\n"), "https://h.org/e?id=..%2F%0D%0A");
}

#[test]
fn bases_that_are_not_absolute_are_refused() {
    let not_absolute = [
        "",
        "//evil.org",
        "/events",
        "events",
        "ftp://h.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https:",
        "https:/h.org",
        "https:h.org",
        "https://",
        "https:///h.org",
        "https://?a",
        "://h.org",
        "xhttps://h.org",
    ];
    for base in not_absolute {
        check_refused(base, "7", CALLBACK_URL, Refusal::NotAbsolute);
    }
}

#[test]
fn bases_are_refused_for_what_a_parser_would_drop() {
    let bases = [
        " https://h.org",
        "https://h.org ",
        "https://h\n.org",
        "https://h\t.org/\r\n",
        "https://h.org/a b",
        r"https://h.org\@evil.org",
        r"https:\\h.org",
        "https://h.org/\u{0}",
        "https://h.org/\u{2028}",
        "https://h.org/\u{a0}",
    ];
    for base in bases {
        check_refused(base, "7", CALLBACK_URL, Refusal::ForbiddenCharacter);
    }
}

#[test]
fn bases_with_userinfo_or_a_fragment_are_refused() {
    for base in ["https://user:pw@h.org", "https://user@h.org", "https://@h.org", "https://h.org:1@evil.org/"]
    {
        check_refused(base, "7", CALLBACK_URL, Refusal::Userinfo);
    }
    for base in ["https://h.org/e#frag", "https://h.org#", "https://h.org#@evil.org"] {
        check_refused(base, "7", CALLBACK_URL, Refusal::Fragment);
    }
}

#[test]
fn bases_that_do_not_parse_are_refused() {
    for base in
        ["https://h.org:99999", "https://[::1", "https://1.2.3.4.5/", "https://a%00b", "https://exa<mple"]
    {
        check_refused(base, "7", CALLBACK_URL, Refusal::Unparsable);
    }
}

#[test]
fn addresses_have_at_most_2048_bytes() {
    let start = "https://h.org/e/invoices/";
    let longest = "x".repeat(Target::MAX_BYTES - start.len());
    check("https://h.org/e", &longest, &format!("{start}{longest}"));
    check_refused("https://h.org/e", &(longest.clone() + "x"), ID, Refusal::TooLong);
    check_refused("https://h.org/e", &"é".repeat(longest.len() / 6 + 1), ID, Refusal::TooLong);
    let long_base = format!("https://h.org/{}", "x".repeat(Target::MAX_BYTES - 20));
    check_refused(&long_base, "7", CALLBACK_URL, Refusal::TooLong);
}

#[test]
fn a_key_with_a_value_in_no_legal_place_is_a_mistake_of_the_contract() {
    let base = || Target::new().value(CALLBACK_URL, "https://h.org");
    check_target_refused(&base().value(ID, "7"), None, Refusal::Template);
    check_target_refused(&base().text("x/").value(ID, "7"), None, Refusal::Template);
    check_target_refused(&base().text("?a=1&").value(ID, "7"), None, Refusal::Template);
    check_target_refused(&base().text("/a#").value(ID, "7"), None, Refusal::Template);
    check_target_refused(&base().text("/a/../b"), None, Refusal::Template);
    check_target_refused(&base().text("/a/%2E./b"), None, Refusal::Template);
    check_target_refused(&base().text("/a b"), None, Refusal::Template);
    check_target_refused(&Target::new().text("https://h.").value(ID, "org"), None, Refusal::Template);
    check_target_refused(&Target::new().text("https://").value(ID, "h.org"), None, Refusal::NotAbsolute);
    check_target_refused(&Target::new(), None, Refusal::NotAbsolute);
}

#[test]
fn a_refusal_names_the_source_and_never_the_value() {
    let secret = "https://user:secret@h.org/";
    let error = target(secret, "7").url().expect_err("userinfo is refused");
    assert_eq!(error.to_string(), "query parameter `callback_url` must not have a user name or password");
    assert!(!format!("{error:?}").contains("secret"));
}

#[test]
fn what_the_policy_refuses_is_laid_to_the_base() {
    let at = |base| {
        target(base, "7").check(&AddressPolicy::default()).map_err(|error: TargetError| error.to_string())
    };
    assert_eq!(
        at("https://10.0.0.1/"),
        Err("query parameter `callback_url` must be a URL with a public address".to_owned())
    );
    assert_eq!(
        at("https://h.org:22/"),
        Err("query parameter `callback_url` must be a URL with an allowed port".to_owned())
    );
    assert_eq!(
        at("http://h.org/"),
        Err("query parameter `callback_url` must be a URL with an allowed scheme".to_owned())
    );
    assert!(at("https://h.org/").is_ok());
}

#[test]
fn the_address_of_a_webhook_is_taken_whole() {
    check_target(
        &Target::given("https://www.external.org/events?token=abc"),
        "https://www.external.org/events?token=abc",
    );
}

#[test]
fn the_address_of_a_webhook_is_held_to_the_rules_of_a_base() {
    check_target_refused(&Target::given("ftp://www.external.org/"), None, Refusal::NotAbsolute);
    check_target_refused(&Target::given("https://user:pw@www.external.org/"), None, Refusal::Userinfo);
    check_target_refused(&Target::given("https://www.external.org/#a"), None, Refusal::Fragment);
    let refused =
        Target::given("http://127.0.0.1/").check(&AddressPolicy::default()).map_err(|error| error.at());
    assert_eq!(refused, Err(None));
}
