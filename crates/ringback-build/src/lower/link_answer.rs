//! What a link reads of the answer, which may be one of several (OAS 3.1.1 section 4.8.20).

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::lower::expression::Named;
use crate::lower::pointer::index;
use crate::lower::scalar::settled;
use crate::lower::schema::Direction;
use crate::model::{
    Additional, JsonPointer, LinkValue, Operation, ResponseContent, ResponseHeader, Schema, SchemaKind,
    StatusCode,
};
use crate::parse::Literal;
use crate::source::Span;

/// A value, and the statuses of the answers that have it.
type Found = (LinkValue, Vec<StatusCode>);

/// One of the successes of an operation.
struct Success<'a> {
    status: StatusCode,
    content: &'a ResponseContent,
    headers: &'a [ResponseHeader],
}

/// The statuses of every success of an operation.
pub(super) fn statuses(ctx: &Context<'_>, operation: &Operation) -> Vec<StatusCode> {
    successes(ctx, operation).iter().map(|success| success.status).collect()
}

fn successes<'a>(ctx: &'a Context<'_>, operation: &'a Operation) -> Vec<Success<'a>> {
    let response = &operation.response;
    if let ResponseContent::Declared { index, .. } = response.content {
        let variants = ctx.responses.declared[index].variants.iter();
        return variants
            .map(|variant| Success {
                status: variant.status,
                content: &variant.content,
                headers: &variant.headers,
            })
            .collect();
    }
    vec![Success { status: response.status, content: &response.content, headers: &[] }]
}

/// `$response.body#/pointer`, if it leads to a single value of an answer.
///
/// # Errors
///
/// Why it leads to none, in the first answer with a body.
pub(super) fn body(
    ctx: &Context<'_>,
    operation: &Operation,
    literal: &Literal,
    tokens: &[Named],
) -> Result<Found, Diagnostic> {
    let mut statuses = Vec::new();
    let mut first = None;
    for success in successes(ctx, operation) {
        let Some(schema) = success.content.json() else { continue };
        match walk(ctx, operation, schema, (literal, tokens)) {
            Ok(()) => statuses.push(success.status),
            Err(diagnostic) => first = first.or(Some(diagnostic)),
        }
    }
    if !statuses.is_empty() {
        let pointer = JsonPointer(tokens.iter().map(|token| token.name.clone()).collect());
        return Ok((LinkValue::Response(pointer), statuses));
    }
    Err(first.unwrap_or_else(|| {
        let message = format!("`{}` answers without a body in JSON", operation.func);
        Diagnostic::new(Code::EXPRESSION_WITHOUT_BODY, literal.span, message, "")
            .with_label(operation.span, "named by this operation")
    }))
}

/// `$response.header.name`, if an answer has it.
///
/// # Errors
///
/// Where no answer has it.
pub(super) fn header(
    ctx: &Context<'_>,
    operation: &Operation,
    literal: &Literal,
    name: &Named,
) -> Result<Found, Diagnostic> {
    let mut known = Vec::new();
    let mut found = Vec::new();
    for success in successes(ctx, operation) {
        let location = matches!(success.content, ResponseContent::Redirect).then_some("Location");
        let names: Vec<&str> =
            success.headers.iter().map(|header| header.name.as_str()).chain(location).collect();
        let is_meant = |known: &&&str| known.eq_ignore_ascii_case(&name.name);
        found.extend(names.iter().find(is_meant).map(|name| ((*name).to_owned(), success.status)));
        known.extend(names);
    }
    if let Some((name, _)) = found.first() {
        return Ok((
            LinkValue::ResponseHeader(name.clone()),
            found.iter().map(|(_, status)| *status).collect(),
        ));
    }
    let message = format!("no answer of `{}` has the header field `{}`", operation.func, name.name);
    let near = did_you_mean(&name.name, known);
    let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
    let span = literal.part(name.range.clone());
    let diagnostic = Diagnostic::new(Code::EXPRESSION_FIELD, span, message, label);
    Err(diagnostic.with_label(operation.span, "of this operation"))
}

fn walk(
    ctx: &Context<'_>,
    operation: &Operation,
    schema: &Schema,
    (literal, tokens): (&Literal, &[Named]),
) -> Result<(), Diagnostic> {
    let components = ctx.schemas.components(Direction::Writing);
    let mut schema = schema;
    for token in tokens {
        let Some(inner) = inside(settled(schema, components), &token.name) else {
            return Err(leads_to_nothing(operation, literal.part(token.range.clone()), &token.name));
        };
        schema = inner;
    }
    if settled(schema, components).is_scalar() {
        return Ok(());
    }
    let label = "a string, a number or a boolean is expected";
    let message = "this value is not fit for a parameter";
    Err(Diagnostic::new(Code::EXPRESSION_NOT_SCALAR, literal.span, message, label))
}

/// What stands at one token of a pointer.
fn inside<'a>(kind: &'a SchemaKind, token: &str) -> Option<&'a Schema> {
    match kind {
        SchemaKind::Object { properties, additional } => {
            let property = properties.get(token).map(|property| &property.schema);
            property.or(match additional {
                Additional::Schema(schema) | Additional::Keyed { values: schema, .. } => Some(schema),
                Additional::Allowed | Additional::Denied => None,
            })
        }
        SchemaKind::Array { items, length, .. } => {
            let index = index(token)?;
            length
                .is_none_or(|length| u64::try_from(index).is_ok_and(|index| index < length))
                .then_some(&**items)
        }
        SchemaKind::Tuple { items, least } => items.get(index(token).filter(|index| index < least)?),
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Ref(_)
        | SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::Number { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Binary
        | SchemaKind::Enum(_)
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => None,
    }
}

fn leads_to_nothing(operation: &Operation, span: Span, token: &str) -> Diagnostic {
    let message = format!("`{token}` leads to nothing in the answer");
    Diagnostic::new(Code::EXPRESSION_FIELD, span, message, "no such member")
        .with_label(operation.span, "of this operation")
}
