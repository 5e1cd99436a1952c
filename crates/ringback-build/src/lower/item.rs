//! Structs by serde's rules; their fields, whether in a struct or in a variant of an enum.

use quote::ToTokens;
use syn::Attribute;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::default_value::default_value;
use crate::lower::examples::examples;
use crate::lower::flatten::Members;
use crate::lower::known_types::{WITH_MODULES, string_kind};
use crate::lower::option::is_option;
use crate::lower::schema::{Direction, Schemas, nullable};
use crate::lower::serde_attributes::{Body, Container, Default, Field, Fields, Style, Tagging, read};
use crate::lower::type_attributes;
use crate::lower::validation::{VALIDATE, Validated};
use crate::lower::variants::tag_of;
use crate::model::{Property, Schema, SchemaKind};
use crate::parse::{Place, TypeBody, TypeId, TypeItem, doc_and_json, is_deprecated};
use crate::resolve::{Scope, Type, named};
use crate::source::Span;

/// One instance of a struct or an enum.
pub(super) struct Item<'a> {
    pub(super) id: TypeId,
    pub(super) args: &'a [Type],
    pub(super) direction: Direction,
    /// Where it is used.
    pub(super) at: Span,
}

impl Direction {
    /// The macro that a type derives to go this way.
    pub(super) fn derive(self) -> &'static str {
        match self {
            Self::Reading => "serde::Deserialize",
            Self::Writing => "serde::Serialize",
        }
    }
}

/// The schema of an item; `None` where something was reported.
pub(super) fn lower(schemas: &mut Schemas<'_>, item: &Item<'_>, sink: &mut Sink) -> Option<Schema> {
    let declared = schemas.names.contract.ty(item.id);
    let TypeBody::Data(data) = &declared.body else { return None };
    check_derive(schemas, item, declared, sink)?;
    let place = Place { file: declared.file };
    type_attributes::check(data, place, sink)?;
    let container = read(data, item.direction, place, sink)?;
    let mut parameters = named(&data.generics, item.args.to_vec());
    parameters.push(("Self".to_owned(), Type::Item(item.id, item.args.to_vec())));
    let scope = Scope { module: declared.module, parameters: &parameters };
    let mut lowering =
        Lowering { schemas, sink, scope, place, direction: item.direction, declared, container: &container };
    let schema = lowering.container()?;
    Some(documented(schema, place, &data.attrs, sink))
}

fn check_derive(schemas: &Schemas<'_>, item: &Item<'_>, declared: &TypeItem, sink: &mut Sink) -> Option<()> {
    let derive = item.direction.derive();
    if schemas.names.derives(item.id, derive) {
        return Some(());
    }
    let (name, trait_name) = (declared.name.ident.unraw(), derive.trim_start_matches("serde::"));
    let (way, label) = match item.direction {
        Direction::Reading => ("read", "read here"),
        Direction::Writing => ("written", "written here"),
    };
    let module = schemas.names.contract.module(declared.module);
    let is_by_hand = module.impls.iter().any(|(implemented, ty)| implemented == trait_name && ty == name);
    let (message, help) = if is_by_hand {
        let message = format!("`{name}` implements `{trait_name}` by hand, so its JSON form is not known");
        (message, format!("derive it in place of the `impl`: `#[derive({derive})]`"))
    } else {
        let message = format!("`{name}` is {way} but does not derive `{derive}`");
        (message, format!("write `#[derive({derive})]` above it"))
    };
    let diagnostic = Diagnostic::new(Code::MISSING_DERIVE, declared.name.span, message, "");
    sink.report(diagnostic.with_label(item.at, label).with_help(help));
    None
}

/// One struct or enum on its way to a schema.
pub(super) struct Lowering<'l, 's, 'a> {
    pub(super) schemas: &'l mut Schemas<'s>,
    pub(super) sink: &'l mut Sink,
    pub(super) scope: Scope<'a>,
    pub(super) place: Place,
    pub(super) direction: Direction,
    pub(super) declared: &'a TypeItem,
    pub(super) container: &'a Container<'a>,
}

impl Lowering<'_, '_, '_> {
    fn container(&mut self) -> Option<Schema> {
        if let Some(written) = &self.container.converted {
            let at = self.place.of(written);
            let ty = self.schemas.names.field_ty(self.scope, written, self.sink)?;
            return self.schemas.inline(&ty, self.direction, at, self.sink);
        }
        match &self.container.body {
            Body::Struct(fields) if self.container.is_transparent => self.item(fields.list.first()?),
            Body::Struct(fields) => {
                let schema = self.fields(fields)?;
                match &self.container.tagging {
                    Tagging::Internal(tag) => self.with_own_name(tag, schema),
                    Tagging::External | Tagging::Adjacent { .. } | Tagging::Untagged => Some(schema),
                }
            }
            Body::Enum(variants) => self.variants(variants),
        }
    }

    /// A struct with a tag: its name is written besides its fields, and ignored where it is read.
    fn with_own_name(&mut self, tag: &str, schema: Schema) -> Option<Schema> {
        match self.direction {
            Direction::Reading => Some(schema),
            Direction::Writing => {
                let value = tag_of(std::slice::from_ref(&self.container.name), "");
                self.with_tag(schema, (tag, &value), self.declared.name.span)
            }
        }
    }

    pub(super) fn fields(&mut self, fields: &Fields<'_>) -> Option<Schema> {
        let kind = match fields.style {
            Style::Unit => SchemaKind::Null,
            Style::Newtype => {
                let field = fields.list.first()?;
                return self.item(field);
            }
            Style::Tuple => self.tuple(&fields.list)?,
            Style::Named => return self.object(&fields.list),
        };
        Some(Schema::new(kind))
    }

    /// What is left out can only be the last ones: serde takes an item for the next field otherwise.
    fn tuple(&mut self, fields: &[Field<'_>]) -> Option<SchemaKind> {
        let items: Vec<_> = fields.iter().map(|field| self.item(field)).collect();
        let is_needed = |field: &Field<'_>| match self.direction {
            Direction::Reading => field.default == Default::None && !self.container.has_default,
            Direction::Writing => !field.may_be_skipped,
        };
        let least = fields.iter().rposition(is_needed).map_or(0, |last| last + 1);
        let (_, before) = fields.split_last().unzip();
        let shifted = before.into_iter().flatten().find(|field: &&Field<'_>| field.may_be_skipped);
        if let Some(shifted) = shifted.filter(|_| self.direction == Direction::Writing) {
            let message = "an unnamed field that is skipped moves those behind it";
            self.refuse(Code::ITEM_SKIPPED, &shifted.written.ty, message, "give the fields names");
            return None;
        }
        Some(SchemaKind::Tuple { items: items.into_iter().collect::<Option<_>>()?, least })
    }

    fn item(&mut self, field: &Field<'_>) -> Option<Schema> {
        let (ty, schema) = self.field_schema(field)?;
        let schema = self.documented(schema, field);
        self.constrained(schema, &ty, field)
    }

    /// What validation demands of a field, documented; whoever reads the type may rely on it.
    pub(super) fn constrained(&mut self, schema: Schema, ty: &Type, field: &Field<'_>) -> Option<Schema> {
        let is_enforced = self.schemas.names.derives(self.declared.id, VALIDATE);
        let is_in_struct = matches!(self.container.body, Body::Struct(_));
        let validated = Validated { is_enforced, is_in_struct, field: field.written, place: self.place };
        let schema = validated.constrain(schema, ty, self.schemas.names, self.direction, self.sink)?;
        Some(schema)
    }

    /// An object, and beside it what is flattened into it. All fields are looked at, so that each mistake is seen.
    fn object(&mut self, fields: &[Field<'_>]) -> Option<Schema> {
        let mut members = Members::default();
        let mut is_complete = true;
        for field in fields.iter().filter(|field| !field.is_flattened) {
            match self.property(field) {
                Some(property) => is_complete &= self.add(&mut members, field, property),
                None => is_complete = false,
            }
        }
        for field in fields.iter().filter(|field| field.is_flattened) {
            is_complete &= self.flatten(&mut members, field).is_some();
        }
        is_complete.then(|| members.schema(self.container.denies_unknown))
    }

    fn add(&mut self, members: &mut Members, field: &Field<'_>, property: Property) -> bool {
        let names = std::iter::once(&field.name).chain(&field.aliases);
        let span = self.place.of(&field.written.ident);
        for name in names {
            if let Some(first) = members.claim(name, span) {
                self.report_twice("field", name, (first, span));
                return false;
            }
        }
        members.properties.insert(field.name.clone(), property);
        true
    }

    fn property(&mut self, field: &Field<'_>) -> Option<Property> {
        let (ty, schema) = self.field_schema(field)?;
        let schema = self.documented(schema, field);
        let mut schema = self.constrained(schema, &ty, field)?;
        schema.aliases.clone_from(&field.aliases);
        let has_default = field.default != Default::None || self.container.has_default;
        let is_required = match self.direction {
            // serde takes `None` for a missing `Option`, unless a function of another module reads it.
            Direction::Reading => {
                let is_option = is_option(self.schemas.names, &ty) && field.with.is_none();
                !(has_default || is_option)
            }
            Direction::Writing => !field.may_be_skipped,
        };
        if self.direction == Direction::Reading && field.default == Default::OfType {
            schema.default = default_value(&ty);
        }
        Some(Property { schema, is_required })
    }

    fn field_schema(&mut self, field: &Field<'_>) -> Option<(Type, Schema)> {
        let ty = self.schemas.names.field_ty(self.scope, &field.written.ty, self.sink)?;
        let at = self.place.of(&field.written.ty);
        let schema = match &field.with {
            Some(module) => self.with_module(&ty, module, field)?,
            None => self.schemas.inline(&ty, self.direction, at, self.sink)?,
        };
        Some((ty, schema))
    }

    fn with_module(&mut self, ty: &Type, module: &syn::Path, field: &Field<'_>) -> Option<Schema> {
        let path = self.schemas.names.foreign(self.scope.module, module);
        let found = WITH_MODULES.iter().find(|known| {
            let inner = if known.is_optional { ty.as_option() } else { Some(ty) };
            path.as_deref() == Some(known.path) && inner.is_some_and(|ty| ty.as_known(known.known).is_some())
        });
        let Some(found) = found else {
            let known: Vec<String> = WITH_MODULES.iter().map(|known| format!("`{}`", known.path)).collect();
            let message = "what this module makes of this type is not known";
            self.refuse(
                Code::SERDE_ATTRIBUTE,
                &field.written.ty,
                message,
                &format!("known are {}", known.join(" and ")),
            );
            return None;
        };
        let schema = Schema::new(string_kind(Some(found.format)));
        Some(if found.is_optional { nullable(schema) } else { schema })
    }

    /// Reports what serde does and a document cannot say.
    pub(super) fn refuse(&mut self, code: Code, tokens: &impl ToTokens, message: &str, help: &str) {
        let diagnostic = Diagnostic::new(code, self.place.of(tokens), message, "");
        self.sink.report(diagnostic.with_help(help));
    }

    pub(super) fn report_twice(&mut self, what: &str, name: &str, (first, second): (Span, Span)) {
        let message = format!("a second {what} is `{name}` in JSON");
        let diagnostic = Diagnostic::new(Code::JSON_NAME_TWICE, second, message, "the second")
            .with_label(first, "the first");
        self.sink
            .report(diagnostic.with_help("give one of them another name with `#[serde(rename = \"…\")]`"));
    }

    pub(super) fn documented(&mut self, schema: Schema, field: &Field<'_>) -> Schema {
        documented(schema, self.place, &field.written.attrs, self.sink)
    }
}

/// Adds what the attributes say besides: docs, examples, whether it is deprecated.
pub(super) fn documented(
    mut schema: Schema,
    place: Place,
    attributes: &[Attribute],
    sink: &mut Sink,
) -> Schema {
    let (docs, blocks) = doc_and_json(place, attributes, sink);
    schema.examples.extend(examples(&blocks, sink));
    schema.is_deprecated |= is_deprecated(attributes);
    described(schema, &docs)
}

/// A first line that is a heading becomes the title.
pub(super) fn described(mut schema: Schema, docs: &str) -> Schema {
    if docs.is_empty() {
        return schema;
    }
    let (first, rest) = docs.split_once('\n').unwrap_or((docs, ""));
    let heading = first.trim_start_matches('#');
    if heading.len() < first.len() && heading.starts_with(' ') {
        heading.trim().clone_into(&mut schema.title);
        rest.trim().clone_into(&mut schema.description);
    } else {
        docs.clone_into(&mut schema.description);
    }
    schema
}
