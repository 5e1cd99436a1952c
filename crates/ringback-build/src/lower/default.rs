//! `#[default(…)]`: a small evaluator, so that the document and the code say the same.
//!
//! Literals of numbers, strings, characters and booleans, plain variants, and arrays of these. Anything else is
//! refused: what it would yield cannot be known without running it.

use serde_json::{Number, Value};
use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::context::Context;
use crate::lower::default_text;
use crate::lower::scalar::settled;
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Body, read};
use crate::model::{Schema, SchemaKind};
use crate::parse::{ModuleId, Place, TypeBody};
use crate::resolve::{Known, Scope, Type};

/// The Rust expression and the same value as JSON; `None` where something was reported.
pub(super) fn default(
    ctx: &mut Context<'_>,
    module: ModuleId,
    expr: &Expr,
    ty: &Type,
    schema: &Schema,
) -> Option<(String, Value)> {
    let kind = settled(schema, ctx.schemas.components(Direction::Reading)).clone();
    match evaluate(ctx, module, expr, ty, &kind) {
        Ok(default) => Some(default),
        Err(expected) => {
            let span = ctx.place(module, expr);
            let message = format!("this is not a default of type `{}`", ty.rust(ctx.parsed).short());
            ctx.report(Diagnostic::new(Code::DEFAULT_NOT_UNDERSTOOD, span, message, expected));
            None
        }
    }
}

type Expected = String;

fn evaluate(
    ctx: &Context<'_>,
    module: ModuleId,
    expr: &Expr,
    ty: &Type,
    kind: &SchemaKind,
) -> Result<(String, Value), Expected> {
    match (kind, ty) {
        (SchemaKind::Boolean, Type::Known(..)) => boolean(expr),
        (SchemaKind::Integer { minimum, maximum, .. }, Type::Known(..)) => integer(expr, *minimum, *maximum),
        (SchemaKind::Number { .. }, Type::Known(..)) => number(expr),
        (SchemaKind::Array { items, is_unique, .. }, Type::Known(known, args)) => {
            let [item] = args.as_slice() else { return Err("an array is expected".to_owned()) };
            list(expr, *known, *is_unique, |expr| {
                let kind = settled(items, ctx.schemas.components(Direction::Reading));
                evaluate(ctx, module, expr, item, kind)
            })
        }
        (_, Type::Known(Known::String, _)) => string(expr),
        (_, Type::Known(Known::Char, _)) => character(expr),
        (_, Type::Known(known, _)) => text(expr, *known),
        (SchemaKind::Enum(_), Type::Item(..)) => variant(ctx, module, expr, ty, kind),
        (_, _) => Err("a parameter of this type can have no default yet".to_owned()),
    }
}

fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        _ => None,
    }
}

fn boolean(expr: &Expr) -> Result<(String, Value), Expected> {
    match literal(expr) {
        Some(Lit::Bool(written)) => Ok((written.value.to_string(), Value::Bool(written.value))),
        _ => Err("`true` or `false` is expected".to_owned()),
    }
}

/// A sign and the literal behind it.
fn signed(expr: &Expr) -> (bool, &Expr) {
    match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, expr),
        other => (false, other),
    }
}

fn integer(expr: &Expr, minimum: Option<i128>, maximum: Option<i128>) -> Result<(String, Value), Expected> {
    let (is_negative, digits) = signed(expr);
    let Some(Lit::Int(written)) = literal(digits) else {
        return Err("a whole number is expected".to_owned());
    };
    let too_large = || "the number is out of range".to_owned();
    let value: i128 = written.base10_parse().map_err(|_| too_large())?;
    let value = if is_negative { -value } else { value };
    if minimum.is_some_and(|minimum| value < minimum) || maximum.is_some_and(|maximum| value > maximum) {
        return Err(too_large());
    }
    let number = Number::from_i128(value).ok_or_else(too_large)?;
    Ok((value.to_string(), Value::Number(number)))
}

fn number(expr: &Expr) -> Result<(String, Value), Expected> {
    let (is_negative, digits) = signed(expr);
    let Some(Lit::Float(written)) = literal(digits) else {
        return Err("a number with a decimal point is expected, such as `1.0`".to_owned());
    };
    let value: f64 = written.base10_parse().map_err(|_| "the number is out of range".to_owned())?;
    let value = if is_negative { -value } else { value };
    let number = Number::from_f64(value).ok_or_else(|| "the number is out of range".to_owned())?;
    Ok((format!("{value:?}"), Value::Number(number)))
}

/// `["open", "paid"]`
fn list(
    expr: &Expr,
    known: Known,
    is_unique: bool,
    item: impl Fn(&Expr) -> Result<(String, Value), Expected>,
) -> Result<(String, Value), Expected> {
    let Expr::Array(array) = expr else {
        return Err("an array is expected, such as `[\"a\", \"b\"]`".to_owned());
    };
    let items = array.elems.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    let (rust, values): (Vec<String>, Vec<Value>) = items.into_iter().unzip();
    let is_twice = |(index, value): (usize, &Value)| values[..index].contains(value);
    match values.iter().enumerate().any(is_twice) {
        true if is_unique => Err("a set has each item once".to_owned()),
        _ if values.is_empty() => Err("it is empty anyway when it is missing".to_owned()),
        _ => Ok((format!("{}::from([{}])", known.rust_path(), rust.join(", ")), Value::Array(values))),
    }
}

fn string(expr: &Expr) -> Result<(String, Value), Expected> {
    match literal(expr) {
        Some(Lit::Str(written)) => {
            let value = written.value();
            Ok((format!("{value:?}.to_owned()"), Value::String(value)))
        }
        _ => Err("a string literal is expected".to_owned()),
    }
}

fn text(expr: &Expr, known: Known) -> Result<(String, Value), Expected> {
    let value = match literal(expr) {
        Some(Lit::Str(written)) => Some(written.value()),
        _ => None,
    };
    let rust = default_text::expression(known, value.as_deref())?;
    Ok((rust, Value::from(value)))
}

fn character(expr: &Expr) -> Result<(String, Value), Expected> {
    match literal(expr) {
        Some(Lit::Char(written)) => {
            let value = written.value();
            Ok((format!("{value:?}"), Value::String(value.to_string())))
        }
        _ => Err("a character literal is expected".to_owned()),
    }
}

/// `Sort::Newest`, where the type is an enum of plain variants.
fn variant(
    ctx: &Context<'_>,
    module: ModuleId,
    expr: &Expr,
    ty: &Type,
    kind: &SchemaKind,
) -> Result<(String, Value), Expected> {
    let expected = || format!("a variant is expected, such as `{}`", example(ctx, ty));
    let (Expr::Path(path), Type::Item(id, _), SchemaKind::Enum(values)) = (expr, ty, kind) else {
        return Err(expected());
    };
    let mut prefix = path.path.clone();
    let Some(last) = prefix.segments.pop().map(|segment| segment.ident) else {
        return Err(expected());
    };
    prefix.segments.pop_punct();
    let item = ctx.parsed.ty(*id);
    let TypeBody::Data(data) = &item.body else { return Err(expected()) };
    let place = Place { file: item.file };
    let container = read(data, Direction::Reading, place, &mut Sink::default()).ok_or_else(expected)?;
    let Body::Enum(variants) = container.body else { return Err(expected()) };
    let named = variants.into_iter().find(|variant| variant.written.ident == last);
    let is_read = |name: &String| values.iter().any(|value| value.value == *name);
    let name = named.map(|variant| variant.name).filter(is_read);
    match name.filter(|_| is_type(ctx, module, prefix, ty)) {
        Some(name) => Ok((format!("{}::{last}", ty.rust(ctx.parsed)), Value::String(name))),
        None => Err(expected()),
    }
}

/// Whether a path leads to this type.
fn is_type(ctx: &Context<'_>, module: ModuleId, path: syn::Path, ty: &Type) -> bool {
    if path.segments.is_empty() {
        return false;
    }
    let written = syn::Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path });
    let found = ctx.names.field_ty(Scope::module(module), &written, &mut Sink::default());
    found.is_some_and(|found| found == *ty)
}

fn example(ctx: &Context<'_>, ty: &Type) -> String {
    let Type::Item(id, _) = ty else { return String::new() };
    let item = ctx.parsed.ty(*id);
    let TypeBody::Data(data) = &item.body else { return item.name.ident.to_string() };
    match &data.data {
        syn::Data::Enum(data) => match data.variants.first() {
            Some(first) => format!("{}::{}", item.name.ident, first.ident),
            None => item.name.ident.to_string(),
        },
        syn::Data::Struct(_) | syn::Data::Union(_) => item.name.ident.to_string(),
    }
}
