//! The header field `Content-Disposition` (RFC 6266), a file's name in any language among it (RFC 8187).

use http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but `attr-char` (RFC 8187 section 3.2.1).
const NOT_ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// What a client does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disposition {
    /// It saves it.
    Attachment,
    /// It shows it.
    Inline,
}

/// The field's value.
pub(super) fn value(disposition: Disposition, file_name: &str) -> HeaderValue {
    let disposition = match disposition {
        Disposition::Attachment => "attachment",
        Disposition::Inline => "inline",
    };
    let name: String = file_name.chars().map(|c| if is_harmless(c) { c } else { '_' }).collect();
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut text = format!("{disposition}; filename=\"{plain}\"");
    if plain != name {
        text.push_str("; filename*=UTF-8''");
        text.extend(utf8_percent_encode(&name, NOT_ATTR_CHAR));
    }
    HeaderValue::try_from(text).expect("all of it is visible ASCII")
}

/// No part of a path, and no control character (RFC 6266 section 4.3).
fn is_harmless(c: char) -> bool {
    !c.is_control() && !matches!(c, '/' | '\\')
}

/// What every client reads alike between quotes (RFC 6266 appendix D).
fn is_plain(c: char) -> bool {
    (c.is_ascii_graphic() || c == ' ') && !matches!(c, '"' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file_name: &str, expected: &str) {
        assert_eq!(value(Disposition::Attachment, file_name), expected);
    }

    #[test]
    fn a_plain_name_stands_between_quotes() {
        check("invoice 7.pdf", "attachment; filename=\"invoice 7.pdf\"");
    }

    #[test]
    fn any_other_name_stands_there_a_second_time_in_full() {
        check("Größe.pdf", "attachment; filename=\"Gr__e.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf");
        check("a\"b%.txt", "attachment; filename=\"a_b_.txt\"; filename*=UTF-8''a%22b%25.txt");
    }

    #[test]
    fn no_name_leads_out_of_a_folder_or_out_of_the_field() {
        check("../../etc/passwd", "attachment; filename=\".._.._etc_passwd\"");
        check("a\r\nset-cookie: x", "attachment; filename=\"a__set-cookie: x\"");
    }
}
