//! Names of generated Rust, made from names of the contract.

use crate::model::RustIdent;

/// `invoice_events` becomes `InvoiceEvents`.
pub(super) fn pascal(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A field's name that says what a name on the wire said: `X-Callback` becomes `x_callback`.
pub(super) fn field(name: &str) -> RustIdent {
    let mut snake = String::new();
    for c in name.chars() {
        let begins_word = c.is_ascii_uppercase() && snake.ends_with(|last: char| last.is_ascii_lowercase());
        if begins_word || !c.is_ascii_alphanumeric() && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        if c.is_ascii_alphanumeric() {
            snake.push(c.to_ascii_lowercase());
        }
    }
    let snake = snake.trim_end_matches('_');
    let begins_as_name = snake.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = if begins_as_name { snake.to_owned() } else { format!("value_{snake}") };
    let plain = plain.trim_end_matches('_');
    // A keyword as a field needs `r#`, which does not work for all of them.
    let is_keyword = syn::parse_str::<syn::Ident>(plain).is_err();
    RustIdent(if is_keyword { format!("{plain}_value") } else { plain.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{field, pascal};

    #[test]
    fn types_are_called_in_pascal_case() {
        assert_eq!(pascal("invoice_events"), "InvoiceEvents");
        assert_eq!(pascal("api"), "Api");
        assert_eq!(pascal("v2.create-invoice"), "V2CreateInvoice");
    }

    #[test]
    fn fields_are_called_as_people_write_fields() {
        let check = |name, expected| assert_eq!(field(name).0, expected);
        check("callback_url", "callback_url");
        check("callbackUrl", "callback_url");
        check("X-Callback", "x_callback");
        check("filter[url]", "filter_url");
        check("0", "value_0");
        check("ä", "value");
        check("type", "type_value");
        check("self", "self_value");
    }
}
