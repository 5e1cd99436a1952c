//! Attributes on types, fields and variants that are not supported.
//!
//! Runs before serde's own code reads them, so that each is refused at its own place with a way out.

use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Fields, Meta, Token};

use crate::diagnostics::{Code, Diagnostic, Sink, did_you_mean};
use crate::parse::Place;

/// Where an attribute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Container,
    Variant,
    NamedField,
    UnnamedField,
    /// The only field, unnamed, which the whole is written as.
    OnlyField,
}

/// Attributes that change nothing in JSON: the compiler's, and helpers of well-known derives.
const HARMLESS: [&str; 31] = [
    "allow",
    "body",
    "builder",
    "clippy",
    "default",
    "deny",
    "deprecated",
    "derivative",
    "derive",
    "diesel",
    "display",
    "doc",
    "educe",
    "error",
    "expect",
    "forbid",
    "from",
    "getset",
    "graphql",
    "header",
    "must_use",
    "non_exhaustive",
    "problem",
    "repr",
    "response",
    "rustfmt",
    "sqlx",
    "strum",
    "ts",
    "warn",
    "zeroize",
];

/// Attributes that state constraints or schemas, which would be lost.
const CONSTRAINTS: [&str; 2] = ["schemars", "validate"];

/// Reports every attribute that is not supported; `None` where there was one.
pub(super) fn check(item: &DeriveInput, place: Place, sink: &mut Sink) -> Option<()> {
    let mut check = Check { place, sink, is_fine: true };
    check.attributes(&item.attrs, Level::Container);
    match &item.data {
        Data::Struct(data) => check.fields(&data.fields),
        Data::Enum(data) => {
            for variant in &data.variants {
                check.attributes(&variant.attrs, Level::Variant);
                check.fields(&variant.fields);
            }
        }
        // A union is refused where its name is looked up.
        Data::Union(_) => {}
    }
    check.is_fine.then_some(())
}

struct Check<'a> {
    place: Place,
    sink: &'a mut Sink,
    is_fine: bool,
}

impl Check<'_> {
    fn fields(&mut self, fields: &Fields) {
        let level = match fields {
            Fields::Named(_) => Level::NamedField,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Level::OnlyField,
            Fields::Unnamed(_) | Fields::Unit => Level::UnnamedField,
        };
        for field in fields {
            self.attributes(&field.attrs, level);
        }
    }

    fn attributes(&mut self, attributes: &[Attribute], level: Level) {
        for attribute in attributes {
            let name = attribute.path().segments.first().map(|s| s.ident.to_string()).unwrap_or_default();
            match name.as_str() {
                "serde" => self.serde(attribute, level),
                // Which rules are understood depends on the field's type.
                "garde" if !matches!(level, Level::Container | Level::Variant) => {}
                "garde" => {
                    let help =
                        "remove it, and say of each field what holds for it: `#[garde(skip)]` for nothing";
                    self.refuse(attribute, "`garde` is understood on fields only", help);
                }
                // On the type itself it was reported when it was parsed.
                "cfg" if level == Level::Container => {}
                "cfg" => self.conditional(attribute),
                "cfg_attr" if may_matter(attribute) => self.conditional(attribute),
                "cfg_attr" => {}
                name if CONSTRAINTS.contains(&name) => {
                    let help = "state constraints by `#[garde(…)]`, or remove it";
                    self.refuse(attribute, &format!("`{name}` attributes are not supported"), help);
                }
                // Below a type only helpers of its derives can stand.
                name if level == Level::Container && !HARMLESS.contains(&name) => {
                    let help = "remove it; a macro that rewrites a type is not seen";
                    self.refuse(attribute, &format!("`{name}` may change what this type is in JSON"), help);
                }
                _ => {}
            }
        }
    }

    fn conditional(&mut self, attribute: &Attribute) {
        let span = self.place.of(attribute);
        let message = "a part of a type is under a condition";
        let diagnostic = Diagnostic::new(Code::CONDITIONAL, span, message, "");
        self.report(diagnostic.with_help("remove the condition; one contract has one document"));
    }

    fn refuse(&mut self, attribute: &Attribute, message: &str, help: &str) {
        let span = self.place.of(attribute.path());
        self.report(Diagnostic::new(Code::TYPE_ATTRIBUTE, span, message, "").with_help(help));
    }

    fn serde(&mut self, attribute: &Attribute, level: Level) {
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        // What cannot be parsed here, serde's own code reports.
        let Ok(metas) = attribute.parse_args_with(parse) else { return };
        for meta in metas {
            let name = meta.path().segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
            if supported(level).contains(&name.as_str()) {
                continue;
            }
            let span = self.place.of(meta.path());
            let message = format!("`{name}` is not supported here");
            let diagnostic = Diagnostic::new(Code::SERDE_ATTRIBUTE, span, message, "");
            self.report(diagnostic.with_help(way_out(&name, level)));
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.is_fine = false;
        self.sink.report(diagnostic);
    }
}

/// Whether a conditional attribute could change the document.
fn may_matter(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return true };
    let text = list.tokens.to_string();
    ["serde", "Serialize", "Deserialize", "Problem", "deprecated", "garde", "Validate"]
        .iter()
        .any(|word| text.contains(word))
}

/// What serde's attributes are understood. `bound`, `crate` and `expecting` change nothing in JSON.
fn supported(level: Level) -> &'static [&'static str] {
    match level {
        Level::Container => &[
            "rename",
            "rename_all",
            "rename_all_fields",
            "default",
            "deny_unknown_fields",
            "tag",
            "content",
            "untagged",
            "transparent",
            "from",
            "try_from",
            "into",
            "bound",
            "crate",
            "expecting",
        ],
        Level::Variant => &[
            "rename",
            "rename_all",
            "alias",
            "other",
            "untagged",
            "skip",
            "skip_serializing",
            "skip_deserializing",
            "bound",
        ],
        Level::NamedField => &[
            "rename",
            "alias",
            "default",
            "flatten",
            "skip",
            "skip_serializing",
            "skip_deserializing",
            "skip_serializing_if",
            "with",
            "bound",
        ],
        Level::UnnamedField => &[
            "default",
            "skip",
            "skip_serializing",
            "skip_deserializing",
            "skip_serializing_if",
            "with",
            "bound",
        ],
        Level::OnlyField => &["default", "skip_serializing_if", "with", "bound"],
    }
}

/// How to go on without an attribute.
fn way_out(name: &str, level: Level) -> String {
    let help = match name {
        "skip" | "skip_serializing" | "skip_deserializing" => {
            "remove the field: serde takes the rest for a unit"
        }
        "with" | "serialize_with" | "deserialize_with" | "getter" => {
            "use a type whose JSON is known; `with` is understood for `time::serde::rfc3339`"
        }
        "rename" | "alias" if level != Level::Container => "remove it; an unnamed field has no name in JSON",
        "flatten" => "give the field a name",
        "remote" => "write the type as one of the contract, and convert it with `from` and `into`",
        "variant_identifier" | "field_identifier" => "remove it; serde gives an enum this form anyway",
        "borrow" => "remove it, and own the value",
        _ => {
            return match did_you_mean(name, supported(level).iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "remove it".to_owned(),
            };
        }
    };
    help.to_owned()
}
