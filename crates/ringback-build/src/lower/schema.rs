//! Types become schemas (OAS 3.1.1 section 4.8.24), once for reading and once for writing.
//!
//! Each struct and enum becomes a component. Until [`Schemas::finish`] it has a name of its own in each
//! direction; only when every use is known can it be told which components are one and what they are called.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::buffered::{self, Buffered};
use crate::lower::item::{Item, lower};
use crate::lower::known_types::{Form, MemberForm, form, string_kind, whole};
use crate::lower::map_key::{self, Key};
use crate::model::{Additional, Component, Components, Constraint, Property, Schema, SchemaKind, SchemaName};
use crate::parse::TypeId;
use crate::resolve::{Known, Names, Type};
use crate::source::Span;

/// Which way a value goes, seen from the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// By `Deserialize`.
    Reading,
    /// By `Serialize`.
    Writing,
}

/// The largest type that becomes a component, counted in names, and the most instances of one generic type:
/// a type may name an ever larger instance of itself.
const MAX_NAMES: usize = 64;
const MAX_INSTANCES: usize = 1024;

/// The longest list and tuple that serde implements its traits for.
const MAX_ARRAY: u64 = 32;
const MAX_TUPLE: usize = 16;

/// The schemas of a contract, as they are asked for.
#[derive(Debug)]
pub struct Schemas<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) reading: Half,
    pub(super) writing: Half,
    /// The types that are being spelled out, the outermost first.
    expanding: Vec<Type>,
}

/// The components of one direction.
#[derive(Debug, Default)]
pub(super) struct Half {
    /// By provisional name, in the order they were asked for.
    pub(super) components: Components,
    /// The types of the components, in the same order, with the name that serde gives them.
    pub(super) types: Vec<(Type, SchemaName)>,
    index: HashMap<Type, usize>,
    instances: HashMap<TypeId, usize>,
    /// What was reported, so that nothing is built upon it.
    failed: HashSet<SchemaName>,
    waiting: VecDeque<(usize, Span)>,
    /// What is kept until its type is known.
    pub(super) buffered: Vec<Buffered>,
}

impl<'a> Schemas<'a> {
    /// None yet.
    pub fn new(names: &'a Names<'a>) -> Self {
        Self { names, reading: Half::default(), writing: Half::default(), expanding: Vec::new() }
    }

    /// The schema of a type that is used at a place; `None` where something was reported.
    ///
    /// References in it have provisional names until [`crate::lower::Settled`] replaces them.
    pub fn schema(&mut self, ty: &Type, direction: Direction, at: Span, sink: &mut Sink) -> Option<Schema> {
        let schema = self.inline(ty, direction, at, sink);
        self.completed(schema, direction, sink)
    }

    /// The schema of a struct or an enum as it is, without a component of its own.
    pub fn spelled_out(
        &mut self,
        ty: &Type,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Schema> {
        let schema = match ty.peeled() {
            Type::Item(id, args) => lower(self, &Item { id: *id, args, direction, at }, sink),
            Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
        };
        self.completed(schema, direction, sink)
    }

    /// The schema of a type as it is, through newtypes; choices between types are spelled out too.
    pub(super) fn expanded(
        &mut self,
        ty: &Type,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Schema> {
        let Type::Item(id, args) = ty.peeled() else { return self.inline(ty, direction, at, sink) };
        if self.expanding.contains(ty.peeled()) {
            let message = "this type stands among its own members without end";
            let diagnostic = Diagnostic::new(Code::ENDLESS_TYPE, at, message, "");
            sink.report(diagnostic.with_help("leave the value in a member of its own"));
            return None;
        }
        self.expanding.push(ty.peeled().clone());
        let schema = lower(self, &Item { id: *id, args, direction, at }, sink);
        let schema = schema.and_then(|schema| self.without_references(schema, direction, at, sink));
        self.expanding.pop();
        schema
    }

    fn without_references(
        &mut self,
        mut schema: Schema,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Schema> {
        if let SchemaKind::Ref(name) = &schema.kind {
            let (ty, _) = self.half(direction).types.iter().find(|(_, own)| own == name)?;
            schema.kind = self.expanded(&ty.clone(), direction, at, sink)?.kind;
        } else if let SchemaKind::AnyOf(choices) = schema.kind {
            let choices: Vec<_> = choices
                .into_iter()
                .map(|choice| self.without_references(choice, direction, at, sink))
                .collect();
            schema.kind = SchemaKind::AnyOf(choices.into_iter().collect::<Option<_>>()?);
        }
        Some(schema)
    }

    /// Looks into the components that wait; the schema, if it leads to none that was refused.
    fn completed(&mut self, schema: Option<Schema>, direction: Direction, sink: &mut Sink) -> Option<Schema> {
        while let Some((index, at)) = self.half_mut(direction).waiting.pop_front() {
            self.component(index, direction, at, sink);
        }
        let failed = &self.half(direction).failed;
        schema.filter(|schema| !references(schema).iter().any(|name| failed.contains(name)))
    }

    /// The components of one direction so far, by provisional names.
    pub fn components(&self, direction: Direction) -> &Components {
        &self.half(direction).components
    }

    pub(super) fn half(&self, direction: Direction) -> &Half {
        match direction {
            Direction::Reading => &self.reading,
            Direction::Writing => &self.writing,
        }
    }

    fn half_mut(&mut self, direction: Direction) -> &mut Half {
        match direction {
            Direction::Reading => &mut self.reading,
            Direction::Writing => &mut self.writing,
        }
    }

    /// Reports what serde keeps and could not read then; to be called once everything was asked for.
    pub fn report_kept(&self, sink: &mut Sink) {
        buffered::report(&self.reading, sink);
    }

    /// Notes what serde keeps as it is before it reads it as its type.
    pub(super) fn note_buffered(&mut self, schema: &Schema, at: Span) {
        self.reading.buffered.push(Buffered { schema: schema.clone(), at });
    }

    fn component(&mut self, index: usize, direction: Direction, at: Span, sink: &mut Sink) {
        let ty = self.half(direction).types[index].0.clone();
        let lowered = match &ty {
            Type::Item(id, args) => lower(self, &Item { id: *id, args, direction, at }, sink),
            Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
        };
        let half = self.half_mut(direction);
        let name = provisional(direction, index);
        match (lowered, half.components.schemas.get_mut(&name)) {
            (Some(schema), Some(component)) => component.schema = schema,
            (None, _) | (_, None) => {
                half.failed.insert(name);
            }
        }
    }

    /// The schema of a type, without looking into the components it refers to.
    pub(super) fn inline(
        &mut self,
        ty: &Type,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Schema> {
        let kind = match ty {
            Type::Item(id, _) => self.reference(*id, ty, direction, at, sink)?,
            Type::Known(known, args) => return self.known(*known, args, direction, at, sink),
            Type::Tuple(items) if items.is_empty() => SchemaKind::Null,
            Type::Tuple(items) if items.len() > MAX_TUPLE => {
                return refuse(sink, at, "a tuple of more than 16", "write a struct");
            }
            Type::Tuple(items) => {
                let items: Vec<_> = items.iter().map(|item| self.inline(item, direction, at, sink)).collect();
                let items: Vec<_> = items.into_iter().collect::<Option<_>>()?;
                SchemaKind::Tuple { least: items.len(), items }
            }
            Type::Array(_, length) if *length > MAX_ARRAY => {
                return refuse(sink, at, "an array of more than 32", "write `Vec<T>`");
            }
            Type::Array(item, length) => SchemaKind::Array {
                items: Box::new(self.inline(item, direction, at, sink)?),
                is_unique: false,
                length: Some(*length),
            },
            Type::Slice(item) => self.list(item, false, direction, at, sink)?,
        };
        Some(Schema::new(kind))
    }

    fn reference(
        &mut self,
        id: TypeId,
        ty: &Type,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<SchemaKind> {
        if let Some(index) = self.half(direction).index.get(ty) {
            return Some(SchemaKind::Ref(provisional(direction, *index)));
        }
        let name = self.names.contract.ty(id).name.clone();
        let half = self.half_mut(direction);
        let instances = half.instances.entry(id).or_default();
        *instances += 1;
        if ty.size() > MAX_NAMES || *instances > MAX_INSTANCES {
            let message = format!("`{}` leads to new instances of itself without end", name.ident);
            let diagnostic = Diagnostic::new(Code::ENDLESS_TYPE, name.span, message, "");
            sink.report(diagnostic.with_help("use the same type arguments inside the type"));
            return None;
        }
        let index = half.types.len();
        let provisional = provisional(direction, index);
        let component = Component { schema: Schema::new(SchemaKind::Any), span: name.span };
        half.components.schemas.insert(provisional.clone(), component);
        half.types.push((ty.clone(), provisional.clone()));
        half.index.insert(ty.clone(), index);
        half.waiting.push_back((index, at));
        Some(SchemaKind::Ref(provisional))
    }

    fn known(
        &mut self,
        known: Known,
        args: &[Type],
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Schema> {
        let kind = match (form(known, direction), args) {
            (Form::Value(kind), _) => kind,
            (Form::Transparent, [inner]) => return self.inline(inner, direction, at, sink),
            (Form::Optional, [inner]) => {
                let schema = self.inline(inner, direction, at, sink)?;
                return Some(nullable(schema));
            }
            (Form::List { is_unique }, [item]) => self.list(item, is_unique, direction, at, sink)?,
            (Form::Map, [key, value]) => self.map(key, value, direction, at, sink)?,
            (Form::NotZero(kind), _) => return Some(not_zero(kind)),
            (Form::Members(members), _) => self.members(members, args, direction, at, sink)?,
            (Form::DateTime, [zone]) => return date_time(zone, at, sink),
            (Form::Refused(help), _) => {
                let name = known.rust_path().trim_start_matches("::");
                return refuse(sink, at, &format!("`{name}`"), help);
            }
            // The number of arguments was checked when the name was looked up.
            (Form::Transparent | Form::Optional | Form::List { .. } | Form::Map | Form::DateTime, _) => {
                return None;
            }
        };
        Some(Schema::new(kind))
    }

    /// An object that serde itself denies other members.
    fn members(
        &mut self,
        members: &[(&str, MemberForm)],
        args: &[Type],
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<SchemaKind> {
        let mut properties = indexmap::IndexMap::new();
        for (name, form) in members {
            let schema = match form {
                MemberForm::Argument => self.inline(args.first()?, direction, at, sink)?,
                MemberForm::Count { format, maximum } => Schema::new(whole(format, 0, *maximum)),
            };
            // Where it is read, an `Option` may be missing here no more than any other value.
            properties.insert((*name).to_owned(), Property { schema, is_required: true });
        }
        Some(SchemaKind::Object { properties, additional: Additional::Denied })
    }

    fn list(
        &mut self,
        item: &Type,
        is_unique: bool,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<SchemaKind> {
        let items = Box::new(self.inline(item, direction, at, sink)?);
        Some(SchemaKind::Array { items, is_unique, length: None })
    }

    fn map(
        &mut self,
        key: &Type,
        value: &Type,
        direction: Direction,
        at: Span,
        sink: &mut Sink,
    ) -> Option<SchemaKind> {
        let key = map_key::key(self.names, key, direction, at, sink);
        let value = self.inline(value, direction, at, sink)?;
        Some(match key? {
            Key::AnyString => SchemaKind::Object {
                properties: indexmap::IndexMap::new(),
                additional: Additional::Schema(Box::new(value)),
            },
            Key::OneOf(names) => {
                let property = |name| (name, Property { schema: value.clone(), is_required: false });
                SchemaKind::Object {
                    properties: names.into_iter().map(property).collect(),
                    additional: Additional::Denied,
                }
            }
            Key::Written(keys) => SchemaKind::Object {
                properties: indexmap::IndexMap::new(),
                additional: Additional::Keyed { keys, values: Box::new(value) },
            },
        })
    }
}

fn date_time(zone: &Type, at: Span, sink: &mut Sink) -> Option<Schema> {
    let zones = [Known::ChronoUtc, Known::ChronoFixedOffset, Known::ChronoLocal];
    if zones.iter().any(|known| zone.as_known(*known).is_some()) {
        return Some(Schema::new(string_kind(Some("date-time"))));
    }
    refuse(sink, at, "a `DateTime` with this argument", "write `chrono::DateTime<chrono::Utc>`")
}

pub(super) fn not_zero(kind: SchemaKind) -> Schema {
    let mut schema = Schema::new(kind);
    schema.constraints.push(Constraint { keyword: "not", value: serde_json::json!({ "enum": [0] }) });
    schema
}

/// The same schema, and `null` besides.
pub(super) fn nullable(mut schema: Schema) -> Schema {
    schema.is_nullable |= !matches!(schema.kind, SchemaKind::Any | SchemaKind::Null);
    schema
}

/// Reports a type that has no schema.
pub(super) fn refuse<T>(sink: &mut Sink, at: Span, what: &str, help: &str) -> Option<T> {
    let message = format!("{what} has no JSON form that is known");
    sink.report(Diagnostic::new(Code::NO_SCHEMA, at, message, "").with_help(help));
    None
}

/// The name of a component until the final ones are known.
pub(super) fn provisional(direction: Direction, index: usize) -> SchemaName {
    let prefix = match direction {
        Direction::Reading => "read",
        Direction::Writing => "written",
    };
    SchemaName::new(&format!("{prefix}.{index}")).expect("letters, a full stop and digits make a name")
}

/// The components that a schema refers to by itself.
pub(super) fn references(schema: &Schema) -> Vec<SchemaName> {
    if let SchemaKind::Ref(name) = &schema.kind {
        return vec![name.clone()];
    }
    schema.inside().into_iter().flat_map(references).collect()
}

/// Visits every reference in a schema.
pub(super) fn each_reference(schema: &mut Schema, visit: &mut impl FnMut(&mut SchemaName)) {
    if let SchemaKind::Ref(name) = &mut schema.kind {
        visit(name);
    }
    for inner in schema.inside_mut() {
        each_reference(inner, visit);
    }
}
