//! The fields of a struct that is read from a form: what each can be, and which are files (RFC 7578; URL standard,
//! section 5).
//!
//! A form is a list of names with texts, so a struct with named fields is read from one and nothing else is.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::members::{Member, Shape, shape};
use crate::lower::scalar::settled;
use crate::lower::schema::{Direction, references};
use crate::model::{Components, Part, PartKind, Schema, SchemaKind};
use crate::parse::Parameter;
use crate::resolve::Type;
use crate::source::Span;

/// A body whose type is a struct.
pub(super) struct Fields<'a> {
    pub(super) written: &'a Parameter,
    /// Without `Option`.
    pub(super) ty: &'a Type,
    pub(super) schema: &'a Schema,
}

impl Fields<'_> {
    /// What each part of a multipart body holds; `None` where something was reported.
    pub(super) fn parts(&self, ctx: &mut Context<'_>) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for (member, schema) in self.members(ctx)? {
            let kind = part_kind(&schema, ctx.schemas.components(Direction::Reading));
            if matches!(kind, PartKind::Json | PartKind::JsonItem) {
                refuse_file(ctx, &schema, member.span)?;
            }
            parts.push(Part { name: member.name, kind });
        }
        Some(parts)
    }

    /// Refuses a field that URL-encoded text does not hold.
    pub(super) fn refuse_unfit(&self, ctx: &mut Context<'_>) -> Option<()> {
        let mut is_fine = true;
        for (member, schema) in self.members(ctx)? {
            let kind = part_kind(&schema, ctx.schemas.components(Direction::Reading));
            let help = match kind {
                PartKind::Text => continue,
                PartKind::File => "mark the parameter with `#[multipart]`",
                PartKind::Json | PartKind::JsonItem => {
                    "take a single value or a list of them, or mark the parameter with `#[body]`"
                }
            };
            let message = format!("the field `{}` is no text of a form", member.name);
            let diagnostic = Diagnostic::new(Code::FORM_FIELD, member.span, message, "");
            ctx.report(diagnostic.with_label(self.written.name.span, "the form").with_help(help));
            is_fine = false;
        }
        is_fine.then_some(())
    }

    /// Refuses a file where there are no parts.
    pub(super) fn refuse_files(&self, ctx: &mut Context<'_>, direction: Direction) -> Option<()> {
        match direction {
            Direction::Reading => refuse_file(ctx, self.schema, self.written.ty_span),
            Direction::Writing => Some(()),
        }
    }

    /// The fields with their schemas; `None` where the type has none by name, which is reported.
    fn members(&self, ctx: &mut Context<'_>) -> Option<Vec<(Member, Schema)>> {
        let Shape::Object(members) = shape(ctx.names, self.ty, Direction::Reading) else {
            let message = "a form is read into a struct with named fields";
            let diagnostic = Diagnostic::new(Code::FORM_SHAPE, self.written.ty_span, message, "this is none");
            ctx.report(diagnostic.with_help("write such a struct, and take it here by its own name"));
            return None;
        };
        if let Some(flattened) = members.iter().find(|member| member.is_flattened) {
            let message = "what is flattened is not read from a form";
            let diagnostic = Diagnostic::new(Code::FORM_FIELD, flattened.span, message, "");
            ctx.report(
                diagnostic
                    .with_label(self.written.name.span, "the form")
                    .with_help("list the fields in the struct itself"),
            );
            return None;
        }
        let components = ctx.schemas.components(Direction::Reading);
        let SchemaKind::Object { properties, .. } = settled(self.schema, components) else { return None };
        let with_schema = |member: Member| {
            let schema = properties.get(&member.name)?.schema.clone();
            Some((member, schema))
        };
        members.into_iter().map(with_schema).collect()
    }
}

fn part_kind(schema: &Schema, components: &Components) -> PartKind {
    match settled(schema, components) {
        SchemaKind::Binary => PartKind::File,
        SchemaKind::Array { items, .. } => match settled(items, components) {
            SchemaKind::Binary => PartKind::File,
            kind if kind.is_scalar() && !items.is_nullable => PartKind::Text,
            _ => PartKind::JsonItem,
        },
        kind if kind.is_scalar() => PartKind::Text,
        _ => PartKind::Json,
    }
}

/// Reports a file in what is read from JSON.
pub(super) fn refuse_file(ctx: &mut Context<'_>, schema: &Schema, at: Span) -> Option<()> {
    if !holds_file(schema, ctx.schemas.components(Direction::Reading)) {
        return Some(());
    }
    let message = "JSON holds no file";
    let help = "make the file a field of its own in a struct whose parameter is marked with `#[multipart]`";
    ctx.report(Diagnostic::new(Code::FILE_OUT_OF_PLACE, at, message, "there is one in here").with_help(help));
    None
}

/// Whether a file can be reached.
fn holds_file(schema: &Schema, components: &Components) -> bool {
    let mut names = references(schema);
    let mut at = 0;
    while let Some(component) = names.get(at).and_then(|name| components.schemas.get(name)) {
        for name in references(&component.schema) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        at += 1;
    }
    let reached = names.iter().filter_map(|name| components.schemas.get(name));
    std::iter::once(schema).chain(reached.map(|component| &component.schema)).any(is_around_file)
}

/// Whether a file is in the schema itself.
fn is_around_file(schema: &Schema) -> bool {
    matches!(schema.kind, SchemaKind::Binary) || schema.inside().into_iter().any(is_around_file)
}
