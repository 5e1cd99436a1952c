//! Lists whose items stand in one text, with commas between them.
//!
//! Source: OAS 3.1.1 section 4.8.12.3 (styles `form` without `explode`, and `simple`); RFC 9110 section 5.6.1.
//!
//! A comma separates however it is encoded: many clients encode the whole value, and with it the commas between the
//! items. So no item holds a comma.

/// The items of a value in a path or a query; none where it is empty.
pub(super) fn items(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split(',').collect() }
}

/// The items of all lines of a header field; empty ones do not count, as RFC 9110 demands of recipients.
pub(super) fn in_header<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let items = lines.iter().flat_map(|line| line.split(','));
    items.map(|item| item.trim_matches([' ', '\t'])).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_separate_the_items_of_a_value() {
        assert_eq!(items("a,b c"), ["a", "b c"]);
        assert_eq!(items("a,"), ["a", ""]);
        assert_eq!(items(""), [""; 0]);
    }

    #[test]
    fn lines_of_a_header_field_are_one_list() {
        assert_eq!(in_header(&["a, b", "\tc ,, d,"]), ["a", "b", "c", "d"]);
        assert_eq!(in_header(&[""]), [""; 0]);
    }
}
