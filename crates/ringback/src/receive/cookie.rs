//! Cookies of a request (RFC 6265 section 4.2.1), whose values OpenAPI has percent-encoded (OAS 3.1.1 appendix D).

use percent_encoding::percent_decode_str;

use crate::receive::percent;

/// The values of the cookies of this name, in order; `None` for one that is not percent-encoded UTF-8.
pub(super) fn values<'a>(
    lines: impl Iterator<Item = &'a str>,
    name: &str,
) -> impl Iterator<Item = Option<String>> {
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(move |(given, _)| *given == name).map(|(_, value)| decode(value))
}

/// Unlike in a query, `+` is itself.
fn decode(value: &str) -> Option<String> {
    let text = percent_decode_str(value).decode_utf8().ok().filter(|_| percent::is_well_formed(value))?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[Option<&str>]) {
        let lines = ["a=1; b=x%20y+z; d=%zz", "a=2;c;d=%ff;e="];
        let values: Vec<_> = values(lines.into_iter(), name).collect();
        assert_eq!(values.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{name}");
    }

    #[test]
    fn cookies_are_found_by_name_and_decoded() {
        check("a", &[Some("1"), Some("2")]);
        check("b", &[Some("x y+z")]);
        check("c", &[]);
        check("d", &[None, None]);
        check("e", &[Some("")]);
        check("A", &[]);
    }
}
