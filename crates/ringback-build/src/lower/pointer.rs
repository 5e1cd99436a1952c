//! A JSON Pointer, walked through the types of a body (RFC 6901 section 4).
//!
//! Each token must be certain to mean something: a field that serde has under this name, an index, a map's key.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::lower::expression::Named;
use crate::lower::members::{Member, Shape, shape};
use crate::lower::schema::Direction;
use crate::model::{FieldStep, JsonPointer};
use crate::parse::Literal;
use crate::resolve::Type;
use crate::source::Span;

/// The most fields that a help line lists.
const MAX_LISTED: usize = 8;

/// A pointer and the body it begins at.
pub(super) struct Pointer<'a> {
    pub(super) literal: &'a Literal,
    pub(super) tokens: &'a [Named],
    /// The name of the parameter that is the body, or of the operation whose answer it is.
    pub(super) body: Span,
    /// Whether serde reads or writes the body.
    pub(super) direction: Direction,
}

impl Pointer<'_> {
    /// The pointer in the document.
    pub(super) fn model(&self) -> JsonPointer {
        JsonPointer(self.tokens.iter().map(|token| token.name.clone()).collect())
    }

    fn place(&self, token: &Named) -> Span {
        self.literal.part(token.range.clone())
    }
}

/// What a pointer leads to.
pub(super) struct Target {
    /// Without `Option`.
    pub(super) ty: Type,
    pub(super) steps: Vec<FieldStep>,
    /// The last field; the body where there is none.
    pub(super) span: Span,
}

/// Walks from the body to the value; `None` where something was reported.
pub(super) fn walk(ctx: &mut Context<'_>, body: &Type, pointer: &Pointer<'_>) -> Option<Target> {
    let mut at = Target { ty: body.clone(), steps: Vec::new(), span: pointer.body };
    for token in pointer.tokens {
        at = through(ctx, at, pointer, token)?;
        at = step(ctx, at, pointer, token)?;
    }
    match pointer.tokens.last() {
        Some(last) => into_option(ctx, at, pointer, last),
        None => Some(at),
    }
}

/// Into an `Option`, and through newtypes that the JSON does not show.
fn through(ctx: &mut Context<'_>, at: Target, pointer: &Pointer<'_>, token: &Named) -> Option<Target> {
    let mut at = into_option(ctx, at, pointer, token)?;
    while let Shape::Newtype { is_visible, inner } = shape(ctx.names, &at.ty, pointer.direction) {
        if !is_visible {
            report_private(ctx, pointer, token, "0", at.span);
            return None;
        }
        at = into_option(ctx, further(at, FieldStep::Newtype, inner), pointer, token)?;
    }
    Some(at)
}

fn into_option(ctx: &mut Context<'_>, at: Target, pointer: &Pointer<'_>, token: &Named) -> Option<Target> {
    let Shape::Option(inner) = shape(ctx.names, &at.ty, pointer.direction) else { return Some(at) };
    if at.ty.as_option().is_none() {
        let message = "reading through a pointer to an `Option` is not supported yet";
        let diagnostic = Diagnostic::new(Code::EXPRESSION_UNSUPPORTED, pointer.place(token), message, "");
        ctx.report(
            diagnostic.with_label(at.span, "this stands in the way").with_help("write `Option<Box<T>>`"),
        );
        return None;
    }
    Some(further(at, FieldStep::Some, inner))
}

fn further(mut at: Target, step: FieldStep, ty: Type) -> Target {
    at.steps.push(step);
    Target { ty, ..at }
}

/// One token further.
fn step(ctx: &mut Context<'_>, at: Target, pointer: &Pointer<'_>, token: &Named) -> Option<Target> {
    let expected = match shape(ctx.names, &at.ty, pointer.direction) {
        Shape::Object(members) => return field(ctx, at, pointer, token, members),
        Shape::Map(value) => return Some(further(at, FieldStep::Key(token.name.clone()), value)),
        Shape::List(item) => match index(&token.name).filter(|index| is_inside(&at.ty, *index)) {
            Some(index) => return Some(further(at, FieldStep::Index(index), item)),
            None => "an index of the list is expected, such as `0`",
        },
        Shape::Scalar => "nothing stands inside a single value",
        Shape::Opaque | Shape::Newtype { .. } | Shape::Option(_) => {
            "only fields of structs, items of lists and entries of maps with `String` keys can be read"
        }
    };
    let message = format!("`{}` leads to nothing", token.name);
    let diagnostic = Diagnostic::new(Code::EXPRESSION_FIELD, pointer.place(token), message, expected);
    ctx.report(diagnostic.with_label(at.span, format!("this is a `{}`", at.ty.rust(ctx.parsed).short())));
    None
}

/// `0`, or digits without a leading zero (RFC 6901 section 4). `-` is behind the last item and leads nowhere.
pub(super) fn index(token: &str) -> Option<usize> {
    let has_digits_only = token.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = has_digits_only && (token == "0" || !token.starts_with('0'));
    if is_number { token.parse().ok() } else { None }
}

/// Whether a list can have an item at this index: an array says how long it is.
fn is_inside(list: &Type, index: usize) -> bool {
    match list.peeled() {
        Type::Array(_, length) => u64::try_from(index).is_ok_and(|index| index < *length),
        Type::Item(..) | Type::Known(..) | Type::Tuple(_) | Type::Slice(_) => true,
    }
}

fn field(
    ctx: &mut Context<'_>,
    at: Target,
    pointer: &Pointer<'_>,
    token: &Named,
    members: Vec<Member>,
) -> Option<Target> {
    let is_meant = |member: &Member| !member.is_flattened && member.name == token.name;
    let Some(position) = members.iter().position(is_meant) else {
        if let Some(holder) = flattened(ctx, &members, pointer, token) {
            let inside = through_field(ctx, at, pointer, token, holder)?;
            let inside = into_option(ctx, inside, pointer, token)?;
            return step(ctx, inside, pointer, token);
        }
        let members: Vec<Member> = members.into_iter().filter(|member| !member.is_flattened).collect();
        ctx.report(no_field(ctx, &at, pointer, token, &members));
        return None;
    };
    through_field(ctx, at, pointer, token, members.into_iter().nth(position)?)
}

/// The flattened field in which a name stands.
fn flattened(ctx: &Context<'_>, members: &[Member], pointer: &Pointer<'_>, token: &Named) -> Option<Member> {
    let has = |member: &&Member| {
        let ty = member.ty.peeled().as_option().unwrap_or(&member.ty);
        match shape(ctx.names, ty, pointer.direction) {
            Shape::Object(inside) => {
                inside.iter().any(|inner| !inner.is_flattened && inner.name == token.name)
                    || flattened(ctx, &inside, pointer, token).is_some()
            }
            Shape::Scalar
            | Shape::Newtype { .. }
            | Shape::Option(_)
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Opaque => false,
        }
    };
    members.iter().filter(|member| member.is_flattened).find(has).cloned()
}

fn through_field(
    ctx: &mut Context<'_>,
    at: Target,
    pointer: &Pointer<'_>,
    token: &Named,
    member: Member,
) -> Option<Target> {
    let Member { ident, is_visible, may_be_skipped, ty, span, .. } = member;
    if !is_visible {
        report_private(ctx, pointer, token, ident.unraw(), span);
        return None;
    }
    if may_be_skipped && ty.as_option().is_none() {
        let message = format!("`{}` may be left out of the answer", token.name);
        let diagnostic = Diagnostic::new(Code::EXPRESSION_UNSUPPORTED, pointer.place(token), message, "")
            .with_label(span, "serde may skip it")
            .with_help("make it an `Option`, or remove `skip_serializing_if`");
        ctx.report(diagnostic);
        return None;
    }
    Some(Target { span, ..further(at, FieldStep::Field(ident), ty) })
}

fn no_field(
    ctx: &Context<'_>,
    at: &Target,
    pointer: &Pointer<'_>,
    token: &Named,
    members: &[Member],
) -> Diagnostic {
    let message = format!("`{}` has no field `{}`", at.ty.peeled().rust(ctx.parsed).short(), token.name);
    let near = did_you_mean(&token.name, members.iter().map(|member| member.name.as_str()));
    let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
    let diagnostic = Diagnostic::new(Code::EXPRESSION_FIELD, pointer.place(token), message, label);
    match members.iter().find(|member| member.ident.unraw() == token.name) {
        Some(member) => diagnostic
            .with_label(member.span, "this is called otherwise in JSON")
            .with_help(format!("write `{}`", member.name)),
        None => match at.ty.peeled() {
            Type::Item(id, _) => {
                let diagnostic = diagnostic.with_label(ctx.parsed.ty(*id).name.span, "the type that is read");
                match near {
                    None if !members.is_empty() => diagnostic.with_help(listed(members)),
                    Some(_) | None => diagnostic,
                }
            }
            Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => diagnostic,
        },
    }
}

/// Generated code reads the field from elsewhere in the crate.
fn report_private(ctx: &mut Context<'_>, pointer: &Pointer<'_>, token: &Named, name: &str, field: Span) {
    let message = format!("the field `{name}` is private");
    let label = "generated code reads it";
    let diagnostic = Diagnostic::new(Code::EXPRESSION_FIELD_PRIVATE, pointer.place(token), message, label)
        .with_label(field, "private")
        .with_help("make it `pub`");
    ctx.report(diagnostic);
}

/// The names of the first fields.
fn listed(members: &[Member]) -> String {
    let names: Vec<String> =
        members.iter().take(MAX_LISTED).map(|member| format!("`{}`", member.name)).collect();
    let more = if members.len() > MAX_LISTED { " and more" } else { "" };
    format!("its fields are {}{more}", names.join(", "))
}
