//! Every row of what keys and expressions may hold, and that no text makes reading panic.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::diagnostics::render;
use crate::lower::expression::{Expression, Named, Part, read};
use crate::parse::Literal;
use crate::source::{Sources, Span};

#[test]
fn the_sources_of_a_request_are_read() {
    reads("$request.path.eventType", "path(eventType)");
    reads("$request.query.queryUrl", "query(queryUrl)");
    reads("$request.header.X-Callback", "header(X-Callback)");
    reads("$request.body#/failedUrl", "body(failedUrl)");
    reads("$request.body#/successUrls/1", "body(successUrls 1)");
}

#[test]
fn shorthands_of_fastapi_are_read() {
    reads("{$callback_url}/invoices/{$request.body.id}", "parameter(callback_url) text(/invoices/) body(id)");
    reads("{$request.body.customer.id}", "body(customer id)");
}

#[test]
fn several_expressions_may_stand_in_one_key() {
    reads(
        "{$request.query.url}/a-{$request.path.x}.json?b={$request.body#/b}&c=d{$y}",
        "query(url) text(/a-) path(x) text(.json?b=) body(b) text(&c=d) parameter(y)",
    );
}

#[test]
fn a_url_written_out_is_a_base() {
    reads(
        "https://example.org:8443/a/{$request.path.id}/",
        "text(https://example.org:8443/a/) path(id) text(/)",
    );
    reads("https://example.org?a={$a}", "text(https://example.org?a=) parameter(a)");
}

#[test]
fn a_name_may_have_dots_and_brackets() {
    reads("{$request.query.filter[url].x}", "query(filter[url].x)");
}

#[test]
fn tokens_of_a_pointer_are_decoded() {
    reads("{$request.body#/a~1b~0c~01/0//x}", "body(a/b~c~1 0  x)");
}

#[test]
fn braces_come_in_pairs() {
    refuses(
        "{$url_a",
        &expect![[r##"
        error[R201]: this `{` is not closed
        1 | r#"{$url_a"#
          |    ^ no `}` after it
          = help: close the expression with `}`
    "##]],
    );
}

#[test]
fn an_expression_ends_at_the_first_brace() {
    refuses(
        "{$a}/{$request.query.a{b}}",
        &expect![[r##"
        error[R201]: a brace inside an expression
        1 | r#"{$a}/{$request.query.a{b}}"#
          |                          ^ an expression ends at the first `}` and holds no `{`
        error[R201]: this `}` closes nothing
        1 | r#"{$a}/{$request.query.a{b}}"#
          |                             ^ no `{` before it
    "##]],
    );
    refuses(
        "{$a}}",
        &expect![[r##"
        error[R201]: this `}` closes nothing
        1 | r#"{$a}}"#
          |        ^ no `{` before it
    "##]],
    );
}

#[test]
fn something_stands_between_the_braces() {
    refuses(
        "{}/a",
        &expect![[r##"
        error[R202]: an expression is missing
        1 | r#"{}/a"#
          |    ^^ between these braces
          = help: write the parameter that holds the address, such as `{$request.query.callback_url}`
    "##]],
    );
    refuses(
        "{callback_url}/a",
        &expect![[r##"
        error[R202]: `callback_url` is not a runtime expression
        1 | r#"{callback_url}/a"#
          |     ^^^^^^^^^^^^ a runtime expression begins with `$`
          = help: write `{$callback_url}`
    "##]],
    );
    refuses(
        "{$}/a",
        &expect![[r##"
        error[R202]: `$` is not a runtime expression
        1 | r#"{$}/a"#
          |     ^ neither `$request.…` nor the name of a parameter
    "##]],
    );
}

#[test]
fn a_name_is_not_empty() {
    refuses(
        "{$request.query.}",
        &expect![[r##"
        error[R204]: `$request.query.` names nothing
        1 | r#"{$request.query.}"#
          |     ^^^^^^^^^^^^^^^ a name must follow
    "##]],
    );
    refuses(
        "{$request.query}",
        &expect![[r##"
        error[R204]: `$request.query` names nothing
        1 | r#"{$request.query}"#
          |     ^^^^^^^^^^^^^^ a name must follow
    "##]],
    );
    refuses(
        "{$request}",
        &expect![[r##"
        error[R202]: `$request` says nothing of what is read
        1 | r#"{$request}"#
          |     ^^^^^^^^ `.path.`, `.query.`, `.header.` or `.body#/` must follow
    "##]],
    );
    refuses(
        "{$request.body.a..b}",
        &expect![[r##"
        error[R204]: a field's name is missing
        1 | r#"{$request.body.a..b}"#
          |                    ^ a name must follow this dot
    "##]],
    );
}

#[test]
fn the_whole_body_is_not_fit_for_a_url() {
    refuses(
        "{$a}/{$request.body}",
        &expect![[r##"
        error[R207]: the whole body is not fit for a URL
        1 | r#"{$a}/{$request.body}"#
          |          ^^^^^^^^^^^^^ this is the whole body
          = help: name one of its fields, as in `$request.body#/id`
    "##]],
    );
    refuses(
        "{$a}/{$request.body#}",
        &expect![[r##"
        error[R207]: the whole body is not fit for a URL
        1 | r#"{$a}/{$request.body#}"#
          |          ^^^^^^^^^^^^^^ this is the whole body
          = help: name one of its fields, as in `$request.body#/id`
    "##]],
    );
}

#[test]
fn a_malformed_pointer_is_refused() {
    refuses(
        "{$request.body#/a~2}",
        &expect![[r##"
        error[R205]: `~2` in a JSON Pointer
        1 | r#"{$request.body#/a~2}"#
          |                     ^^ `~` is followed by `0` or `1` only
          = help: write `~0` for `~`, and `~1` for `/`
    "##]],
    );
    refuses(
        "{$request.body#/a/b~}",
        &expect![[r##"
        error[R205]: `~` in a JSON Pointer
        1 | r#"{$request.body#/a/b~}"#
          |                       ^ `~` is followed by `0` or `1` only
          = help: write `~0` for `~`, and `~1` for `/`
    "##]],
    );
    refuses(
        "{$request.body#id}",
        &expect![[r##"
        error[R205]: `id` is not a JSON Pointer
        1 | r#"{$request.body#id}"#
          |                   ^^ a JSON Pointer begins with `/`
          = help: write `#/id`
    "##]],
    );
}

#[test]
fn a_header_is_a_token_and_declared() {
    refuses(
        "{$request.header.x y}",
        &expect![[r##"
        error[R204]: ` ` in the name of a header field
        1 | r#"{$request.header.x y}"#
          |                      ^ only letters, digits and ``!#$%&'*+-.^_`|~`` may stand there
    "##]],
    );
    refuses(
        "{$request.header.Content-Type}",
        &expect![[r##"
            error[R206]: reading the header field `Content-Type` is not supported
            1 | r#"{$request.header.Content-Type}"#
              |                     ^^^^^^^^^^^^ only declared header parameters can be read
        "##]],
    );
}

#[test]
fn cookies_cannot_be_read() {
    refuses(
        "{$request.cookie.url}",
        &expect![[r##"
        error[R203]: runtime expressions cannot read cookies
        1 | r#"{$request.cookie.url}"#
          |              ^^^^^^ the grammar has `path`, `query`, `header` and `body`
    "##]],
    );
}

#[test]
fn the_answer_and_what_an_operation_says_of_itself_are_read() {
    reads("{$a}/{$url}/{$method}", "parameter(a) text(/) url text(/) method");
    reads("{$a}?of={$statusCode}", "parameter(a) text(?of=) status");
    reads("{$response.header.Location}", "answer-header(Location)");
    reads("{$response.body#/owner/url}/{$response.body.id}", "answer(owner url) text(/) answer(id)");
}

#[test]
fn a_response_has_no_query_and_no_path() {
    refuses(
        "{$response.query.url}",
        &expect![[r##"
        error[R203]: a response has no `query`
        1 | r#"{$response.query.url}"#
          |               ^^^^^ only requests have it
          = help: write `$request.query.url`
    "##]],
    );
    refuses(
        "{$response.path.url}",
        &expect![[r##"
        error[R203]: a response has no `path`
        1 | r#"{$response.path.url}"#
          |               ^^^^ only requests have it
          = help: write `$request.path.url`
    "##]],
    );
    refuses(
        "{$response.cookie}",
        &expect![[r##"
        error[R203]: `$response.cookie` is not a runtime expression
        1 | r#"{$response.cookie}"#
          |               ^^^^^^ a response has a `body` and a `header`
    "##]],
    );
}

#[test]
fn typing_errors_are_recognised() {
    refuses(
        "{$request.bdy#/id}",
        &expect![[r##"
        error[R203]: a request has no `bdy`
        1 | r#"{$request.bdy#/id}"#
          |              ^^^ did you mean `body`
    "##]],
    );
    refuses(
        "{$reqest.body#/id}",
        &expect![[r##"
        error[R203]: `$reqest.body#/id` is not a runtime expression
        1 | r#"{$reqest.body#/id}"#
          |      ^^^^^^ did you mean `request`
    "##]],
    );
    refuses(
        "{$URL}",
        &expect![[r##"
        error[R203]: `$URL` is not a runtime expression
        1 | r#"{$URL}"#
          |      ^^^ did you mean `url`
    "##]],
    );
    refuses(
        "{$foo.bar}",
        &expect![[r##"
        error[R202]: `$foo.bar` is not a runtime expression
        1 | r#"{$foo.bar}"#
          |     ^^^^^^^^ neither `$request.…` nor the name of a parameter
    "##]],
    );
}

#[test]
fn a_key_begins_with_an_address() {
    refuses(
        "",
        &expect![[r##"
        error[R209]: a callback's key must begin with the address that is called
        1 | r#""#
          |    ^ neither an expression nor `https://`
          = help: begin with the parameter that holds the address, such as `{$request.query.callback_url}`
    "##]],
    );
    refuses(
        "/invoices/{$request.body#/id}",
        &expect![[r##"
        error[R209]: a callback's key must begin with the address that is called
        1 | r#"/invoices/{$request.body#/id}"#
          |    ^^^^^^^^^^ neither an expression nor `https://`
          = help: begin with the parameter that holds the address, such as `{$request.query.callback_url}`
    "##]],
    );
    refuses(
        "ftp://example.org/{$a}",
        &expect![[r##"
        error[R209]: a callback's key must begin with the address that is called
        1 | r#"ftp://example.org/{$a}"#
          |    ^^^^^^^^^^^^^^^^^^ neither an expression nor `https://`
          = help: begin with the parameter that holds the address, such as `{$request.query.callback_url}`
    "##]],
    );
    refuses(
        "https:///a",
        &expect![[r##"
        error[R209]: this URL has no host
        1 | r#"https:///a"#
          |            ^ a host must stand before this
    "##]],
    );
    refuses(
        "https://example.org:99999/a",
        &expect![[r##"
        error[R209]: `example.org:99999` is not a host
        1 | r#"https://example.org:99999/a"#
          |            ^^^^^^^^^^^^^^^^^ invalid port number
    "##]],
    );
    refuses(
        "https://",
        &expect![[r##"
        error[R209]: this URL has no host
        1 | r#"https://"#
          |    ^^^^^^^^ a host must stand before this
    "##]],
    );
}

#[test]
fn a_value_changes_neither_scheme_nor_host_nor_port() {
    refuses(
        "https://{$host}/a",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"https://{$host}/a"#
          |             ^^^^^ in the host or port, a value could lead the call anywhere
    "##]],
    );
    refuses(
        "https://example.{$tld}/a",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"https://example.{$tld}/a"#
          |                     ^^^^ in the host or port, a value could lead the call anywhere
    "##]],
    );
    refuses(
        "https://example.org:{$port}/a",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"https://example.org:{$port}/a"#
          |                         ^^^^^ in the host or port, a value could lead the call anywhere
    "##]],
    );
    refuses(
        "{$scheme}://example.org",
        &expect![[r##"
        error[R209]: an expression at the start is a whole URL
        1 | r#"{$scheme}://example.org"#
          |             ^ what follows it must begin with `/` or `?`
    "##]],
    );
    refuses(
        "{$base}{$more}",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"{$base}{$more}"#
          |            ^^^^^ a `/` or `?` must stand between two expressions at the start
    "##]],
    );
}

#[test]
fn a_value_changes_neither_the_names_of_a_query_nor_a_fragment() {
    refuses(
        "{$base}?{$name}=1",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"{$base}?{$name}=1"#
          |             ^^^^^ only values of a query may be expressions, not names
    "##]],
    );
    refuses(
        "{$base}?a=1&b{$name}",
        &expect![[r##"
        error[R208]: an expression cannot stand here
        1 | r#"{$base}?a=1&b{$name}"#
          |                  ^^^^^ only values of a query may be expressions, not names
    "##]],
    );
    refuses(
        "{$base}/a#{$fragment}",
        &expect![[r##"
        error[R209]: a fragment is never sent
        1 | r#"{$base}/a#{$fragment}"#
          |             ^ leave out `#` and what follows
    "##]],
    );
}

#[test]
fn text_is_what_a_url_may_hold() {
    refuses(
        "{$base}/a b",
        &expect![[r##"
        error[R209]: ` ` cannot stand in a URL
        1 | r#"{$base}/a b"#
          |             ^ not allowed in a URL
          = help: write it percent-encoded
    "##]],
    );
    refuses(
        "{$base}/é\\",
        &expect![[r##"
        error[R209]: `é` cannot stand in a URL
        1 | r#"{$base}/é\"#
          |            ^ not allowed in a URL
          = help: write it percent-encoded
        error[R209]: `\` cannot stand in a URL
        1 | r#"{$base}/é\"#
          |             ^ not allowed in a URL
          = help: write it percent-encoded
    "##]],
    );
    refuses(
        "{$base}/%4",
        &expect![[r##"
        error[R209]: `%` cannot stand in a URL
        1 | r#"{$base}/%4"#
          |            ^ not allowed in a URL
          = help: write it percent-encoded
    "##]],
    );
    refuses(
        "https://user:pw@example.org/",
        &expect![[r##"
        error[R209]: a user name or password in a URL
        1 | r#"https://user:pw@example.org/"#
          |                   ^ leave it out
    "##]],
    );
}

#[test]
fn text_does_not_climb() {
    refuses(
        "{$base}/../a",
        &expect![[r##"
        error[R209]: `/..` in the path of a callback
        1 | r#"{$base}/../a"#
          |           ^^^ a segment must not be empty, `.` or `..`
    "##]],
    );
    refuses(
        "{$base}/a/%2E%2e",
        &expect![[r##"
        error[R209]: `/%2E%2e` in the path of a callback
        1 | r#"{$base}/a/%2E%2e"#
          |             ^^^^^^^ a segment must not be empty, `.` or `..`
    "##]],
    );
    refuses(
        "{$base}//a",
        &expect![[r##"
        error[R209]: `/` in the path of a callback
        1 | r#"{$base}//a"#
          |           ^ a segment must not be empty, `.` or `..`
    "##]],
    );
}

#[test]
fn all_mistakes_of_a_key_are_reported() {
    refuses(
        "{$request.cookie.a}/{$request.query.}/}",
        &expect![[r##"
        error[R203]: runtime expressions cannot read cookies
        1 | r#"{$request.cookie.a}/{$request.query.}/}"#
          |              ^^^^^^ the grammar has `path`, `query`, `header` and `body`
        error[R204]: `$request.query.` names nothing
        1 | r#"{$request.cookie.a}/{$request.query.}/}"#
          |                         ^^^^^^^^^^^^^^^ a name must follow
        error[R201]: this `}` closes nothing
        1 | r#"{$request.cookie.a}/{$request.query.}/}"#
          |                                          ^ no `{` before it
    "##]],
    );
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(key in ".*") {
        places_are_inside(&key);
    }

    #[test]
    fn no_text_made_of_what_keys_are_made_of_makes_reading_panic(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..12)
    ) {
        places_are_inside(&parts.concat());
    }
}

const PARTS: &[&str] = &[
    "{",
    "}",
    "$",
    "request",
    "response",
    ".",
    "#",
    "/",
    "body",
    "query",
    "path",
    "header",
    "cookie",
    "url",
    "method",
    "~",
    "~0",
    "~1",
    "ü",
    "?",
    "&",
    "=",
    "https://",
    "example.org",
    "%2e",
    " ",
    "\\",
    "id",
    "-",
    "[",
    "0",
    "@",
    ":",
];

/// A place that is not on the boundary of characters would make rendering panic.
fn places_are_inside(key: &str) {
    match read(key) {
        Ok(read) => {
            let texts = read.parts.iter().map(|part| match part {
                Part::Text(_, range) | Part::Expression(_, range) => &key[range.clone()],
            });
            assert!(texts.map(str::len).sum::<usize>() <= key.len());
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty());
            for mistake in mistakes {
                assert!(key.get(mistake.range.clone()).is_some(), "{mistake:?}");
            }
        }
    }
}

fn reads(key: &str, expected: &str) {
    let read = read(key).unwrap_or_else(|mistakes| panic!("{key}: {mistakes:?}"));
    let joined =
        |tokens: &[Named]| tokens.iter().map(|token| token.name.as_str()).collect::<Vec<_>>().join(" ");
    let parts = read.parts.iter().map(|part| match part {
        Part::Text(text, _) => format!("text({text})"),
        Part::Expression(Expression::Url, _) => "url".to_owned(),
        Part::Expression(Expression::Method, _) => "method".to_owned(),
        Part::Expression(Expression::StatusCode, _) => "status".to_owned(),
        Part::Expression(Expression::Parameter(named), _) => format!("parameter({})", named.name),
        Part::Expression(Expression::Path(named), _) => format!("path({})", named.name),
        Part::Expression(Expression::Query(named), _) => format!("query({})", named.name),
        Part::Expression(Expression::Header(named), _) => format!("header({})", named.name),
        Part::Expression(Expression::Body(tokens), _) => format!("body({})", joined(tokens)),
        Part::Expression(Expression::ResponseHeader(named), _) => format!("answer-header({})", named.name),
        Part::Expression(Expression::ResponseBody(tokens), _) => format!("answer({})", joined(tokens)),
    });
    assert_eq!(parts.collect::<Vec<_>>().join(" "), expected);
}

/// The snippets without what is the same in all of them.
fn refuses(key: &str, expected: &Expect) {
    let mistakes = read(key).expect_err(key);
    let source = format!("r#\"{key}\"#");
    let mut sources = Sources::default();
    let file = sources.add("k", &source);
    let span = Span { file, start: 0, end: 0 }.part(0, source.len());
    let literal = Literal::new(key.to_owned(), span, &source);
    let rendered = mistakes.into_iter().map(|mistake| render(&mistake.at(&literal), &sources) + "\n");
    let noise = |line: &&str| !line.trim_start().starts_with("-->") && line.trim() != "|";
    let text: String = rendered.collect();
    let lines: Vec<&str> = text.lines().filter(noise).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}
