//! garde's rules as keywords of a schema (JSON Schema draft 2020-12, validation, sections 6 and 7).
//!
//! A rule without a keyword that says the same is told in the description, or refused.

use serde_json::{Number, Value};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, ExprUnary, Lit, Meta, Token, UnOp};

use crate::diagnostics::did_you_mean;
use crate::model::{Constraint, SchemaKind};

/// What a rule does to a schema.
#[derive(Debug, PartialEq)]
pub(super) enum Effect {
    /// Nothing: `skip`.
    None,
    /// What is inside is validated.
    Dive,
    /// It has keywords.
    Constraints(Vec<Constraint>),
    /// It is told in the description.
    Note(String),
}

/// What is wrong with a rule, and the way out.
type Refusal = (String, String);

/// The rules that are understood.
const RULES: [&str; 14] = [
    "alphanumeric",
    "ascii",
    "contains",
    "custom",
    "dive",
    "email",
    "ipv4",
    "ipv6",
    "length",
    "pattern",
    "prefix",
    "range",
    "skip",
    "suffix",
];

/// The rules that are understood, as a person reads them.
pub(super) fn names() -> String {
    RULES.map(|name| format!("`{name}`")).join(", ")
}

/// What a rule does to a schema of this kind.
pub(super) fn effect(rule: &Meta, kind: &SchemaKind) -> Result<Effect, Refusal> {
    let name = rule.path().get_ident().map(ToString::to_string).unwrap_or_default();
    match (name.as_str(), rule) {
        ("skip", Meta::Path(_)) => Ok(Effect::None),
        ("dive", Meta::Path(_)) => Ok(Effect::Dive),
        ("email" | "ipv4" | "ipv6", Meta::Path(_)) => format(&name, kind),
        ("ascii", Meta::Path(_)) => Ok(note("Only characters of ASCII.")),
        ("alphanumeric", Meta::Path(_)) => Ok(note("Only letters and digits.")),
        ("contains", Meta::List(_)) => Ok(Effect::Note(format!("Must contain `{}`.", text(rule)?))),
        ("prefix", Meta::List(_)) => Ok(Effect::Note(format!("Must begin with `{}`.", text(rule)?))),
        ("suffix", Meta::List(_)) => Ok(Effect::Note(format!("Must end with `{}`.", text(rule)?))),
        ("pattern", Meta::List(_)) => pattern(rule, kind),
        ("custom", Meta::List(list)) => custom(&list.tokens.to_string()),
        ("length", Meta::List(_)) => length(rule, kind),
        ("range", Meta::List(_)) => range(rule, kind),
        (name, _) => {
            let help = match did_you_mean(name, RULES) {
                Some(meant) if meant != name => format!("did you mean `{meant}`?"),
                Some(_) | None => format!("understood are {}; or write `custom(…)`", names()),
            };
            Err((format!("the rule `{name}` is not understood in this form"), help))
        }
    }
}

fn note(text: &str) -> Effect {
    Effect::Note(text.to_owned())
}

fn constraint(keyword: &'static str, value: impl Into<Value>) -> Constraint {
    Constraint { keyword, value: value.into() }
}

fn format(name: &str, kind: &SchemaKind) -> Result<Effect, Refusal> {
    let SchemaKind::String { .. } = kind else { return Err(unfit(name, "a string")) };
    Ok(Effect::Constraints(vec![constraint("format", name)]))
}

/// A closure has no name to tell.
fn custom(tokens: &str) -> Result<Effect, Refusal> {
    let name = tokens.replace(' ', "");
    let is_path = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':');
    if !is_path {
        let help = "write a function, and its name here";
        return Err(("a validator without a name cannot be documented".to_owned(), help.to_owned()));
    }
    let name = name.rsplit("::").next().unwrap_or_default().replace('_', " ");
    Ok(Effect::Note(format!("Validated besides: {name}.")))
}

/// The only argument, a string literal.
fn text(rule: &Meta) -> Result<String, Refusal> {
    let Meta::List(list) = rule else { return Err(not_literal("a string")) };
    let literal: syn::LitStr = list.parse_args().map_err(|_| not_literal("a string"))?;
    Ok(literal.value())
}

/// What ECMA-262 does not know, or reads otherwise than the `regex` crate.
const ONLY_REGEX: [&str; 8] = ["(?i", "(?s", "(?m", "(?x", "(?P", "[[:", "\\A", "\\z"];

fn pattern(rule: &Meta, kind: &SchemaKind) -> Result<Effect, Refusal> {
    let SchemaKind::String { .. } = kind else { return Err(unfit("pattern", "a string")) };
    let text = text(rule)?;
    if let Some(wrong) = ONLY_REGEX.iter().find(|wrong| text.contains(**wrong)) {
        let help = "write the pattern without it, or write `custom(…)`";
        return Err((format!("`{wrong}` has no meaning in a schema's pattern"), help.to_owned()));
    }
    Ok(Effect::Constraints(vec![constraint("pattern", text)]))
}

fn length(rule: &Meta, kind: &SchemaKind) -> Result<Effect, Refusal> {
    let arguments = arguments(rule)?;
    let counts_chars = arguments.iter().any(|argument| argument.is_flag("chars"));
    let (minimum, maximum) = match kind {
        SchemaKind::String { .. } if counts_chars => ("minLength", "maxLength"),
        SchemaKind::String { .. } => {
            let message = "a schema counts characters, this rule counts bytes".to_owned();
            return Err((message, "write `length(chars, …)`".to_owned()));
        }
        SchemaKind::Array { .. } => ("minItems", "maxItems"),
        SchemaKind::Object { .. } => ("minProperties", "maxProperties"),
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Ref(_)
        | SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::Number { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Binary
        | SchemaKind::Enum(_)
        | SchemaKind::Tuple { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => return Err(unfit("length", "a string, a list or a map")),
    };
    bounds(&arguments, &["chars", "simple"], (minimum, maximum), serde_json::Number::is_u64)
}

fn range(rule: &Meta, kind: &SchemaKind) -> Result<Effect, Refusal> {
    match kind {
        SchemaKind::Integer { .. } | SchemaKind::Number { .. } => {}
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Ref(_)
        | SchemaKind::Boolean
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Binary
        | SchemaKind::Enum(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => return Err(unfit("range", "a number")),
    }
    bounds(&arguments(rule)?, &[], ("minimum", "maximum"), |_| true)
}

fn bounds(
    arguments: &[Argument],
    flags: &[&str],
    (minimum, maximum): (&'static str, &'static str),
    fits: impl Fn(&Number) -> bool,
) -> Result<Effect, Refusal> {
    let mut constraints = Vec::new();
    for argument in arguments {
        match argument {
            Argument::Flag(name) if flags.contains(&name.as_str()) => {}
            Argument::Number(name, number) if fits(number) => match name.as_str() {
                "min" => constraints.push(constraint(minimum, number.clone())),
                "max" => constraints.push(constraint(maximum, number.clone())),
                "equal" | "equals" => {
                    constraints.push(constraint(minimum, number.clone()));
                    constraints.push(constraint(maximum, number.clone()));
                }
                other => return Err(unknown(other)),
            },
            Argument::Flag(name) | Argument::Number(name, _) => return Err(unknown(name)),
        }
    }
    Ok(Effect::Constraints(constraints))
}

/// An argument of `length` or `range`.
enum Argument {
    Flag(String),
    Number(String, Number),
}

impl Argument {
    fn is_flag(&self, wanted: &str) -> bool {
        matches!(self, Self::Flag(name) if name == wanted)
    }
}

fn arguments(rule: &Meta) -> Result<Vec<Argument>, Refusal> {
    let Meta::List(list) = rule else { return Err(not_literal("a number")) };
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = list.parse_args_with(parse).map_err(|_| not_literal("a number"))?;
    let argument = |meta: &Meta| {
        let name = meta.path().get_ident().map(ToString::to_string).unwrap_or_default();
        match meta {
            Meta::Path(_) => Ok(Argument::Flag(name)),
            Meta::NameValue(meta) => number(&meta.value)
                .map(|number| Argument::Number(name, number))
                .ok_or(not_literal("a number")),
            Meta::List(_) => Err(unknown(&name)),
        }
    };
    metas.iter().map(argument).collect()
}

fn number(expr: &Expr) -> Option<Number> {
    let (is_negative, literal) = match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, &**expr),
        other => (false, other),
    };
    match literal {
        Expr::Lit(ExprLit { lit: Lit::Int(written), .. }) => {
            let value: i128 = written.base10_parse().ok()?;
            Number::from_i128(if is_negative { -value } else { value })
        }
        Expr::Lit(ExprLit { lit: Lit::Float(written), .. }) => {
            let value: f64 = written.base10_parse().ok()?;
            Number::from_f64(if is_negative { -value } else { value })
        }
        _ => None,
    }
}

fn not_literal(what: &str) -> Refusal {
    ("only a literal can be documented".to_owned(), format!("write {what} here, or write `custom(…)`"))
}

fn unfit(rule: &str, wanted: &str) -> Refusal {
    let help = "state it on the type itself, or write `custom(…)`".to_owned();
    (format!("`{rule}` is understood for {wanted} only"), help)
}

fn unknown(argument: &str) -> Refusal {
    let message = format!("`{argument}` is not understood here");
    (message, "write `min = …` and `max = …`, or write `custom(…)`".to_owned())
}
