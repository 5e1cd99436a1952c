//! Finds the credential of a security scheme in a request, and says what was missing (RFC 9110 section 11.6).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::request::Parts;
use http::{HeaderValue, header};

use crate::Failure;
use crate::failure;
use crate::receive::query_pairs;
use crate::security::denied::{Denied, Reason};
use crate::security::{ApiKey, BasicCredentials, BearerToken, Refusal};

/// A security scheme of the contract.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document, which is the realm of its challenges.
    pub name: &'static str,
    /// What it says after `WWW-Authenticate:`.
    pub challenge: Challenge,
}

/// The authentication scheme of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Challenge {
    /// RFC 6750
    Bearer,
    /// RFC 7617
    Basic,
    /// No registered one: a key.
    ApiKey,
}

impl Scheme {
    /// The token of a request.
    ///
    /// # Errors
    ///
    /// Where there is none, or more than one.
    pub fn bearer(&self, head: &Parts) -> Result<BearerToken, Denied> {
        self.one(&authorizations(head, "bearer")).map(BearerToken::new)
    }

    /// The user and password of a request.
    ///
    /// # Errors
    ///
    /// Where there are none, more than one, or they are not what RFC 7617 says.
    pub fn basic(&self, head: &Parts) -> Result<BasicCredentials, Denied> {
        let encoded = self.one(&authorizations(head, "basic"))?;
        let decoded = STANDARD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let credentials = decoded.and_then(|text| BasicCredentials::read(&text));
        credentials.ok_or_else(|| self.denied(Reason::Unauthorized, &[]))
    }

    /// The key in a header field.
    ///
    /// # Errors
    ///
    /// Where there is none, or more than one.
    pub fn header_key(&self, head: &Parts, name: &str) -> Result<ApiKey, Denied> {
        let values = head.headers.get_all(name).iter();
        let values: Vec<String> = values.map(|value| text(value).unwrap_or_default().to_owned()).collect();
        self.one(&values).map(ApiKey::new)
    }

    /// The key in the query.
    ///
    /// # Errors
    ///
    /// Where there is none, or more than one; a query that is malformed holds none.
    pub fn query_key(&self, head: &Parts, name: &str) -> Result<ApiKey, Denied> {
        let pairs = query_pairs(head.uri.query().unwrap_or_default()).unwrap_or_default();
        let values = pairs.into_iter().filter(|(given, _)| given == name).map(|(_, value)| value);
        self.one(&values.collect::<Vec<_>>()).map(ApiKey::new)
    }

    /// The key in a cookie (RFC 6265 section 4.2).
    ///
    /// # Errors
    ///
    /// Where there is none, or more than one.
    pub fn cookie_key(&self, head: &Parts, name: &str) -> Result<ApiKey, Denied> {
        let fields = head.headers.get_all(header::COOKIE).iter().filter_map(text);
        let pairs = fields.flat_map(|field| field.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let values = pairs.filter(|(given, _)| *given == name).map(|(_, value)| value.to_owned());
        self.one(&values.collect::<Vec<_>>()).map(ApiKey::new)
    }

    /// The identity, as the service says.
    ///
    /// # Errors
    ///
    /// Where the service turns the caller away, or fails.
    pub fn outcome<T>(&self, scopes: &[&str], result: Result<T, Failure<Refusal>>) -> Result<T, Denied> {
        result.map_err(|failure| match failure {
            Failure::Declared(Refusal::Unauthorized) => self.denied(Reason::Unauthorized, scopes),
            Failure::Declared(Refusal::Forbidden) => self.denied(Reason::Forbidden, scopes),
            Failure::Internal(error) => Denied::new(Reason::Failed(failure::internal(error)), None),
        })
    }

    fn one(&self, values: &[String]) -> Result<String, Denied> {
        match values {
            [] => Err(self.denied(Reason::Missing, &[])),
            [only] => Ok(only.clone()),
            [_, _, ..] => Err(self.denied(Reason::Unauthorized, &[])),
        }
    }

    fn denied(&self, reason: Reason, scopes: &[&str]) -> Denied {
        let challenge = self.challenge(&reason, scopes);
        Denied::new(reason, challenge.and_then(|text| HeaderValue::try_from(text).ok()))
    }

    /// The challenge (RFC 9110 section 11.6.1); for a bearer token with its error (RFC 6750 section 3.1).
    fn challenge(&self, reason: &Reason, scopes: &[&str]) -> Option<String> {
        let Self { name, challenge } = self;
        let error = match (challenge, reason) {
            (Challenge::Bearer, Reason::Unauthorized) => ", error=\"invalid_token\"".to_owned(),
            (Challenge::Bearer, Reason::Forbidden) if !scopes.is_empty() => {
                format!(", error=\"insufficient_scope\", scope=\"{}\"", scopes.join(" "))
            }
            (_, Reason::Forbidden | Reason::Failed(_)) => return None,
            (_, Reason::Missing | Reason::Unauthorized) => String::new(),
        };
        Some(match challenge {
            Challenge::Bearer => format!("Bearer realm=\"{name}\"{error}"),
            Challenge::Basic => format!("Basic realm=\"{name}\", charset=\"UTF-8\""),
            Challenge::ApiKey => format!("ApiKey realm=\"{name}\""),
        })
    }
}

/// What stands behind this scheme's name, which has no case (RFC 9110 section 11.1), in `Authorization`.
fn authorizations(head: &Parts, scheme: &str) -> Vec<String> {
    let fields = head.headers.get_all(header::AUTHORIZATION).iter().filter_map(text);
    let pairs = fields.filter_map(|field| field.split_once(' '));
    let own = pairs.filter(|(given, _)| given.eq_ignore_ascii_case(scheme));
    own.map(|(_, credential)| credential.trim().to_owned()).collect()
}

fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;
    use crate::Problem;

    const USER: Scheme = Scheme { name: "User", challenge: Challenge::Bearer };

    fn head(fields: &[(&str, &str)]) -> Parts {
        let request =
            fields.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        request.uri("/a?key=q%20k").body(()).expect("the fields are valid").into_parts().0
    }

    fn challenge(denied: Denied) -> String {
        format!("{:?}", Problem::from(denied).headers().get(header::WWW_AUTHENTICATE))
    }

    #[test]
    fn the_name_of_a_scheme_has_no_case() {
        let token = USER.bearer(&head(&[("authorization", "bEARER abc")])).expect("there is a token");
        assert_eq!(token.as_str(), "abc");
    }

    #[test]
    fn a_credential_is_never_printed() {
        let token = USER.bearer(&head(&[("authorization", "Bearer abc")])).expect("there is a token");
        assert_eq!(format!("{token:?}"), "BearerToken(..)");
    }

    #[test]
    fn a_missing_token_is_challenged_without_an_error() {
        let denied = USER.bearer(&head(&[("authorization", "Basic abc")])).expect_err("there is no token");
        assert_eq!(challenge(denied), r#"Some("Bearer realm=\"User\"")"#);
    }

    #[test]
    fn a_scope_that_is_wanting_is_named() {
        let denied =
            USER.outcome::<()>(&["a", "b"], Err(Refusal::Forbidden.into())).expect_err("it is refused");
        assert_eq!(
            challenge(denied),
            r#"Some("Bearer realm=\"User\", error=\"insufficient_scope\", scope=\"a b\"")"#
        );
    }

    #[test]
    fn basic_credentials_are_split_at_the_first_colon() {
        let scheme = Scheme { name: "Staff", challenge: Challenge::Basic };
        let found =
            scheme.basic(&head(&[("authorization", "Basic YTpiOmM=")])).expect("there are credentials");
        assert_eq!((found.user(), found.password()), ("a", "b:c"));
        assert!(scheme.basic(&head(&[("authorization", "Basic !")])).is_err());
    }

    #[test]
    fn keys_are_found_in_header_query_and_cookie() {
        let scheme = Scheme { name: "Key", challenge: Challenge::ApiKey };
        let head = head(&[("x-key", "h"), ("cookie", "other=1; key=c")]);
        let keys = [
            scheme.header_key(&head, "x-key"),
            scheme.query_key(&head, "key"),
            scheme.cookie_key(&head, "key"),
        ];
        let keys = keys.map(|key| key.expect("there is a key").as_str().to_owned());
        assert_eq!(keys, ["h", "q k", "c"]);
    }

    #[test]
    fn a_malformed_query_holds_no_key() {
        let scheme = Scheme { name: "Key", challenge: Challenge::ApiKey };
        let request = Request::builder().uri("/a?key=a&b=%zz").body(()).expect("the URI is valid");
        assert!(scheme.query_key(&request.into_parts().0, "key").is_err());
    }

    #[test]
    fn two_tokens_are_no_token() {
        let denied = USER.bearer(&head(&[("authorization", "Bearer a"), ("authorization", "Bearer b")]));
        assert_eq!(
            challenge(denied.expect_err("there are two")),
            r#"Some("Bearer realm=\"User\", error=\"invalid_token\"")"#
        );
    }
}
