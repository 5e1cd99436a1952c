//! `#[serde(flatten)]`: what is in a field stands among the members of the struct itself.
//!
//! serde hands every member that no field of the struct takes to the flattened fields, in their order. A struct
//! takes its own out of them; whatever else collects members sees all that are left.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostics::{Code, Sink};
use crate::lower::item::Lowering;
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Body, Field, Tagging, read};
use crate::model::{Additional, Property, Schema, SchemaKind};
use crate::parse::{Place, TypeBody};
use crate::resolve::{Names, Type};
use crate::source::Span;

/// The members of a struct, its own and those flattened into it.
#[derive(Default)]
pub(super) struct Members {
    pub(super) properties: IndexMap<String, Property>,
    /// What all other members hold, where something collects them.
    rest: Option<Schema>,
    /// Enums that are flattened.
    choices: Vec<Schema>,
    /// Every name that is taken, with aliases.
    names: HashMap<String, Span>,
    /// Whether something sees the members of others too.
    sees_others: bool,
}

impl Members {
    /// Takes a name, or tells who has it.
    pub(super) fn claim(&mut self, name: &str, span: Span) -> Option<Span> {
        let first = self.names.get(name).copied();
        if first.is_none() {
            self.names.insert(name.to_owned(), span);
        }
        first
    }

    /// The object that they make.
    pub(super) fn schema(self, denies_unknown: bool) -> Schema {
        let additional = match self.rest {
            Some(rest) => Additional::Schema(Box::new(rest)),
            None if denies_unknown => Additional::Denied,
            None => Additional::Allowed,
        };
        let object = Schema::new(SchemaKind::Object { properties: self.properties, additional });
        if self.choices.is_empty() {
            return object;
        }
        let all = std::iter::once(object).chain(self.choices).collect();
        Schema::new(SchemaKind::AllOf(all))
    }
}

impl Lowering<'_, '_, '_> {
    /// Adds what is flattened; `None` where something was reported.
    pub(super) fn flatten(&mut self, members: &mut Members, field: &Field<'_>) -> Option<()> {
        let written = &field.written.ty;
        if self.container.denies_unknown {
            let help = "remove `deny_unknown_fields`, or list the fields here";
            self.refuse(
                Code::FLATTENED,
                written,
                "serde denies no unknown fields where something is flattened",
                help,
            );
            return None;
        }
        if field.with.is_some() {
            self.refuse(Code::FLATTENED, written, "what a module flattens is not known", "remove `with`");
            return None;
        }
        let ty = self.schemas.names.field_ty(self.scope, written, self.sink)?;
        self.constrained(Schema::new(SchemaKind::Any), &ty, field)?;
        let inner = ty.peeled().as_option().unwrap_or(&ty);
        let is_optional = ty.peeled().as_option().is_some() || (self.is_written() && field.may_be_skipped);
        let schema = self.spelled_out(inner, written)?;
        if !self.is_written() {
            self.schemas.note_buffered(&schema, self.place.of(written));
            self.check_order(members, inner, &schema, field)?;
        }
        self.merge(members, schema, is_optional, field)
    }

    fn is_written(&self) -> bool {
        self.direction == Direction::Writing
    }

    /// Whatever collects all members that are left must come last, and after what takes its own out of them.
    fn check_order(
        &mut self,
        members: &mut Members,
        ty: &Type,
        schema: &Schema,
        field: &Field<'_>,
    ) -> Option<()> {
        let help = "put the map last, and flatten only structs that flatten nothing before it";
        if members.rest.is_some() || (collects(schema) && members.sees_others) {
            let message = "the map collects the members of another flattened field too";
            self.refuse(Code::FLATTENED, &field.written.ty, message, help);
            return None;
        }
        members.sees_others |= !takes_its_own(self.schemas.names, ty);
        Some(())
    }

    fn merge(
        &mut self,
        members: &mut Members,
        schema: Schema,
        is_optional: bool,
        field: &Field<'_>,
    ) -> Option<()> {
        if let SchemaKind::AllOf(all) = schema.kind {
            return all.into_iter().map(|one| self.merge(members, one, is_optional, field)).collect();
        }
        let SchemaKind::Object { properties, additional } = schema.kind else {
            return self.merge_choices(members, schema, is_optional, field);
        };
        self.merge_properties(members, properties, is_optional, field)?;
        match additional {
            // Of maps among other members nothing is left that their keys demand.
            Additional::Schema(rest) | Additional::Keyed { values: rest, .. } => members.rest = Some(*rest),
            // A struct sees no members but its own here, so that none is unknown to it.
            Additional::Allowed | Additional::Denied => {}
        }
        Some(())
    }

    /// What does not fit is `None` to an `Option`, so that it may be anything.
    fn merge_choices(
        &mut self,
        members: &mut Members,
        schema: Schema,
        is_optional: bool,
        field: &Field<'_>,
    ) -> Option<()> {
        let mut choices = self.opened(schema, field)?;
        for name in names(&choices) {
            self.claim(members, &name, field)?;
        }
        if is_optional {
            let nothing = SchemaKind::Object { properties: IndexMap::new(), additional: Additional::Allowed };
            choices = Schema::new(SchemaKind::AnyOf(vec![choices, Schema::new(nothing)]));
        }
        members.choices.push(choices);
        Some(())
    }

    fn merge_properties(
        &mut self,
        members: &mut Members,
        properties: IndexMap<String, Property>,
        is_optional: bool,
        field: &Field<'_>,
    ) -> Option<()> {
        for (name, mut property) in properties {
            for name in std::iter::once(&name).chain(&property.schema.aliases) {
                self.claim(members, name, field)?;
            }
            property.is_required &= !is_optional;
            members.properties.insert(name, property);
        }
        Some(())
    }

    fn claim(&mut self, members: &mut Members, name: &str, field: &Field<'_>) -> Option<()> {
        let span = self.place.of(&field.written.ty);
        match members.claim(name, span) {
            Some(first) => {
                self.report_twice("member", name, (first, span));
                None
            }
            None => Some(()),
        }
    }

    /// Choices that leave room for other members.
    fn opened(&mut self, schema: Schema, field: &Field<'_>) -> Option<Schema> {
        if matches!(schema.kind, SchemaKind::Enum(_) | SchemaKind::OneOf(_)) {
            return Some(by_member(schema));
        }
        if schema.inside().into_iter().all(is_open) {
            return Some(schema);
        }
        let message = "a flattened enum that denies or collects other members sees those of the struct too";
        self.refuse(Code::FLATTENED, &field.written.ty, message, "leave the value in a member of its own");
        None
    }
}

/// Whether an object says nothing of other members.
fn is_open(schema: &Schema) -> bool {
    matches!(&schema.kind, SchemaKind::Object { additional: Additional::Allowed, .. })
}

/// Whether an object takes whatever is left.
fn collects(schema: &Schema) -> bool {
    if let SchemaKind::AllOf(all) = &schema.kind {
        return all.iter().any(collects);
    }
    matches!(
        &schema.kind,
        SchemaKind::Object { additional: Additional::Schema(_) | Additional::Keyed { .. }, .. }
    )
}

/// The names of the members that choices have.
fn names(schema: &Schema) -> Vec<String> {
    let mut found: Vec<String> = if let SchemaKind::Object { properties, .. } = &schema.kind {
        properties.keys().cloned().collect()
    } else {
        schema.inside().into_iter().flat_map(names).collect()
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// An enum in serde's default form among other members: the one member that is there says which variant is meant.
fn by_member(schema: Schema) -> Schema {
    let choices = crate::lower::tag::as_objects(schema);
    let all: Vec<String> = choices.iter().flat_map(names).collect();
    let opened = choices.into_iter().map(|mut choice| {
        if let SchemaKind::Object { properties, additional } = &mut choice.kind {
            *additional = Additional::Allowed;
            for name in &all {
                let never = Property { schema: Schema::new(SchemaKind::Never), is_required: false };
                properties.entry(name.clone()).or_insert(never);
            }
        }
        choice
    });
    Schema::new(SchemaKind::OneOf(opened.collect()))
}

/// Whether what is flattened takes its own members out of those that are left.
fn takes_its_own(names: &Names<'_>, ty: &Type) -> bool {
    let Type::Item(id, _) = ty.peeled() else { return false };
    let item = names.contract.ty(*id);
    let TypeBody::Data(data) = &item.body else { return false };
    let mut silent = Sink::default();
    let Some(container) = read(data, Direction::Reading, Place { file: item.file }, &mut silent) else {
        return false;
    };
    if container.converted.is_some() || container.is_transparent {
        return false;
    }
    match (&container.body, &container.tagging) {
        (Body::Struct(fields), _) => !fields.list.iter().any(|field| field.is_flattened),
        (Body::Enum(variants), Tagging::External | Tagging::Adjacent { .. }) => {
            !variants.iter().any(|variant| variant.is_untagged)
        }
        (Body::Enum(_), Tagging::Internal(_) | Tagging::Untagged) => false,
    }
}
