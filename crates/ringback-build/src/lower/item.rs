//! Structs and enums by serde's rules, in its default form.

use indexmap::IndexMap;
use quote::ToTokens;
use serde_json::{Value, json};
use syn::Attribute;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::examples::examples;
use crate::lower::known_types::{WITH_MODULES, string_kind};
use crate::lower::schema::{Direction, Schemas, nullable};
use crate::lower::serde_attributes::{Body, Container, Default, Field, Fields, Style, Variant, read};
use crate::lower::type_attributes;
use crate::lower::validation::{VALIDATE, Validated};
use crate::model::{Additional, EnumValue, Property, Schema, SchemaKind};
use crate::parse::{Place, TypeBody, TypeId, TypeItem, doc_and_json, doc_text, is_deprecated};
use crate::resolve::{Known, Scope, Type, named};
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

struct Lowering<'l, 's, 'a> {
    schemas: &'l mut Schemas<'s>,
    sink: &'l mut Sink,
    scope: Scope<'a>,
    place: Place,
    direction: Direction,
    declared: &'a TypeItem,
    container: &'a Container<'a>,
}

impl Lowering<'_, '_, '_> {
    fn container(&mut self) -> Option<Schema> {
        match &self.container.body {
            Body::Struct(fields) => self.fields(fields),
            Body::Enum(variants) => self.variants(variants),
        }
    }

    fn fields(&mut self, fields: &Fields<'_>) -> Option<Schema> {
        let kind = match fields.style {
            Style::Unit => SchemaKind::Null,
            Style::Newtype => {
                let field = fields.list.first()?;
                return self.item(field);
            }
            Style::Tuple => {
                let items: Vec<_> = fields.list.iter().map(|field| self.item(field)).collect();
                SchemaKind::Tuple(items.into_iter().collect::<Option<_>>()?)
            }
            Style::Named => SchemaKind::Object {
                properties: self.properties(&fields.list)?,
                additional: if self.container.denies_unknown {
                    Additional::Denied
                } else {
                    Additional::Allowed
                },
            },
        };
        Some(Schema::new(kind))
    }

    fn item(&mut self, field: &Field<'_>) -> Option<Schema> {
        let (ty, schema) = self.field_schema(field)?;
        let schema = self.documented(schema, field);
        self.constrained(schema, &ty, field)
    }

    /// What validation demands of a field, documented; whoever reads the type may rely on it.
    fn constrained(&mut self, schema: Schema, ty: &Type, field: &Field<'_>) -> Option<Schema> {
        let is_enforced = self.schemas.names.derives(self.declared.id, VALIDATE);
        let is_in_struct = matches!(self.container.body, Body::Struct(_));
        let validated = Validated { is_enforced, is_in_struct, field: field.written, place: self.place };
        let schema = validated.constrain(schema, ty, self.schemas.names, self.direction, self.sink)?;
        Some(schema)
    }

    /// All fields are looked at, so that each mistake is seen.
    fn properties(&mut self, fields: &[Field<'_>]) -> Option<IndexMap<String, Property>> {
        let mut properties = IndexMap::new();
        let mut is_complete = true;
        for (index, field) in fields.iter().enumerate() {
            let Some(property) = self.property(field) else {
                is_complete = false;
                continue;
            };
            properties.insert(field.name.clone(), property);
            if let Some(first) = fields[..index].iter().find(|before| before.name == field.name) {
                self.report_twice("field", &field.name, (&first.written.ident, &field.written.ident));
                is_complete = false;
            }
        }
        is_complete.then_some(properties)
    }

    fn property(&mut self, field: &Field<'_>) -> Option<Property> {
        let (ty, schema) = self.field_schema(field)?;
        let schema = self.documented(schema, field);
        let mut schema = self.constrained(schema, &ty, field)?;
        let has_default = field.default != Default::None || self.container.has_default;
        let is_required = match self.direction {
            // serde takes `None` for a missing `Option`, unless a function of another module reads it.
            Direction::Reading => {
                let is_option = ty.peeled().as_option().is_some() && field.with.is_none();
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
            let span = self.place.of(&field.written.ty);
            let message = "what this module makes of this type is not known";
            let diagnostic = Diagnostic::new(Code::SERDE_ATTRIBUTE, span, message, "");
            let known: Vec<String> = WITH_MODULES.iter().map(|known| format!("`{}`", known.path)).collect();
            self.sink.report(diagnostic.with_help(format!("known are {}", known.join(" and "))));
            return None;
        };
        let schema = Schema::new(string_kind(Some(found.format)));
        Some(if found.is_optional { nullable(schema) } else { schema })
    }

    /// Unit variants as one list of values; each other variant as an object with one member (serde's data
    /// model, "externally tagged").
    fn variants(&mut self, variants: &[Variant<'_>]) -> Option<Schema> {
        self.check_names(variants)?;
        let mut values = Vec::new();
        let mut choices = Vec::new();
        let mut is_complete = true;
        for variant in variants {
            let attributes = &variant.written.attrs;
            if variant.fields.style == Style::Unit {
                let docs = doc_text(self.place, attributes, self.sink);
                values.push(EnumValue { value: variant.name.clone(), description: docs });
                continue;
            }
            match self.fields(&variant.fields) {
                Some(content) => {
                    let choice = tagged(&variant.name, content);
                    choices.push(documented(choice, self.place, attributes, self.sink));
                }
                None => is_complete = false,
            }
        }
        if !is_complete {
            return None;
        }
        let units = Schema::new(SchemaKind::Enum(values.clone()));
        Some(match (values.is_empty(), choices.is_empty()) {
            (_, true) => units,
            (true, false) => Schema::new(SchemaKind::OneOf(choices)),
            (false, false) => {
                choices.insert(0, units);
                Schema::new(SchemaKind::OneOf(choices))
            }
        })
    }

    fn check_names(&mut self, variants: &[Variant<'_>]) -> Option<()> {
        if variants.is_empty() {
            let name = &self.declared.name;
            let message = format!("`{}` has no variants, so there is no value of it", name.ident);
            let diagnostic = Diagnostic::new(Code::EMPTY_ENUM, name.span, message, "");
            self.sink.report(diagnostic.with_help("give it a variant, or use `()`"));
            return None;
        }
        let mut is_fine = true;
        for (index, variant) in variants.iter().enumerate() {
            if let Some(first) = variants[..index].iter().find(|before| before.name == variant.name) {
                self.report_twice("variant", &variant.name, (&first.written.ident, &variant.written.ident));
                is_fine = false;
            }
        }
        is_fine.then_some(())
    }

    fn report_twice(&mut self, what: &str, name: &str, (first, second): (&impl ToTokens, &impl ToTokens)) {
        let message = format!("a second {what} is `{name}` in JSON");
        let span = self.place.of(second);
        let diagnostic = Diagnostic::new(Code::JSON_NAME_TWICE, span, message, "the second")
            .with_label(self.place.of(first), "the first");
        self.sink
            .report(diagnostic.with_help("give one of them another name with `#[serde(rename = \"…\")]`"));
    }

    fn documented(&mut self, schema: Schema, field: &Field<'_>) -> Schema {
        documented(schema, self.place, &field.written.attrs, self.sink)
    }
}

/// `{ "Variant": content }`
fn tagged(name: &str, content: Schema) -> Schema {
    let property = Property { schema: content, is_required: true };
    let properties = IndexMap::from([(name.to_owned(), property)]);
    Schema::new(SchemaKind::Object { properties, additional: Additional::Denied })
}

/// Adds what the attributes say besides: docs, examples, whether it is deprecated.
fn documented(mut schema: Schema, place: Place, attributes: &[Attribute], sink: &mut Sink) -> Schema {
    let (docs, blocks) = doc_and_json(place, attributes, sink);
    schema.examples.extend(examples(&blocks, sink));
    schema.is_deprecated |= is_deprecated(attributes);
    described(schema, &docs)
}

/// A first line that is a heading becomes the title.
fn described(mut schema: Schema, docs: &str) -> Schema {
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

/// What `Default::default()` of a known type is in JSON, where it is worth saying.
fn default_value(ty: &Type) -> Option<Value> {
    let Type::Known(known, _) = ty.peeled() else { return None };
    match known {
        Known::Bool => Some(json!(false)),
        Known::String | Known::Str => Some(json!("")),
        Known::I8
        | Known::I16
        | Known::I32
        | Known::I64
        | Known::Isize
        | Known::U8
        | Known::U16
        | Known::U32
        | Known::U64
        | Known::Usize => Some(json!(0)),
        Known::F32 | Known::F64 => Some(json!(0.0)),
        Known::Vec | Known::VecDeque | Known::HashSet | Known::BTreeSet | Known::IndexSet => Some(json!([])),
        Known::HashMap | Known::BTreeMap | Known::IndexMap => Some(json!({})),
        Known::Char
        | Known::I128
        | Known::U128
        | Known::NonZeroU8
        | Known::NonZeroU16
        | Known::NonZeroU32
        | Known::NonZeroU64
        | Known::Option
        | Known::Result
        | Known::Box
        | Known::Rc
        | Known::Arc
        | Known::Cow
        | Known::Ipv4Addr
        | Known::Ipv6Addr
        | Known::IpAddr
        | Known::Url
        | Known::Uuid
        | Known::Decimal
        | Known::JsonValue
        | Known::ChronoDateTime
        | Known::ChronoUtc
        | Known::ChronoFixedOffset
        | Known::ChronoLocal
        | Known::ChronoNaiveDate
        | Known::ChronoNaiveTime
        | Known::ChronoNaiveDateTime
        | Known::TimeOffsetDateTime
        | Known::TimeUtcDateTime
        | Known::TimePrimitiveDateTime
        | Known::TimeDate
        | Known::TimeTime
        | Known::Bytes
        | Known::Text
        | Known::Html
        | Known::Download
        | Known::Redirect
        | Known::EventStream
        | Known::JsonLines
        | Known::Content
        | Known::UploadedFile => None,
    }
}
