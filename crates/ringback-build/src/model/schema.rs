//! The Schema Object (OAS 3.1.1 section 4.8.24; JSON Schema draft 2020-12).
//!
//! The keywords form a closed set, so that every version of the document can be written from it and a
//! validator in the tests can sample from it.

use indexmap::IndexMap;
use serde_json::Value;

use crate::model::{Example, SchemaName};

/// A schema: what a value is, and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// What a value is.
    pub kind: SchemaKind,
    /// Whether `null` is allowed besides.
    pub is_nullable: bool,
    /// `title`; empty for none.
    pub title: String,
    /// `description`, CommonMark; empty for none.
    pub description: String,
    /// `deprecated`.
    pub is_deprecated: bool,
    /// `default`; only in schemas for reading.
    pub default: Option<Value>,
    /// `examples`: values that fit it.
    pub examples: Vec<Example>,
    /// Other names under which the member that it describes is read; written as `x-aliases`.
    pub aliases: Vec<String>,
    /// What validation demands besides; each keyword stands beside those of the kind and outweighs them.
    pub constraints: Vec<Constraint>,
}

/// A keyword that validation adds (JSON Schema draft 2020-12, validation, sections 6 and 7).
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// The keyword: `minLength`, `maximum`, `pattern` and so on.
    pub keyword: &'static str,
    /// Its value.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemaKind {
    /// Any JSON value.
    Any,
    /// `null` alone: a unit struct, `()`.
    Null,
    /// A component.
    Ref(SchemaName),
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer {
        /// `int32`, `uint8` and so on (OAS format registry).
        format: &'static str,
        /// The smallest value.
        minimum: Option<i128>,
        /// The largest value.
        maximum: Option<i128>,
    },
    /// A number; `float` or `double`.
    Number {
        /// The format.
        format: &'static str,
    },
    /// A string.
    String {
        /// `uuid`, `uri`, `date-time` and so on.
        format: Option<&'static str>,
        /// A regular expression of ECMA-262.
        pattern: Option<&'static str>,
        /// In Unicode scalar values.
        min_length: Option<u64>,
        /// In Unicode scalar values.
        max_length: Option<u64>,
    },
    /// A decimal in a string and, when reading, also as a number.
    Decimal {
        /// Whether a JSON number is accepted too.
        reads_numbers: bool,
    },
    /// Octets that are no JSON: a whole body, or a part of one.
    Binary,
    /// One of these strings: an enum of unit variants.
    Enum(Vec<EnumValue>),
    /// A list.
    Array {
        /// The schema of each item.
        items: Box<Schema>,
        /// Sets: `uniqueItems`.
        is_unique: bool,
        /// `[T; N]`: exactly this many.
        length: Option<u64>,
    },
    /// A list of fixed length with a schema for each place: tuples and tuple structs.
    Tuple {
        /// By place.
        items: Vec<Schema>,
        /// How many there are at least: the last ones may have defaults.
        least: usize,
    },
    /// An object.
    Object {
        /// By name, in the order of the fields.
        properties: IndexMap<String, Property>,
        /// What other members may hold.
        additional: Additional,
    },
    /// Exactly one of these: an enum that carries data.
    OneOf(Vec<Schema>),
    /// One of these objects, told apart by a member that each has.
    Tagged {
        /// The name of the member.
        tag: String,
        /// In the order of the enum.
        variants: Vec<TaggedVariant>,
    },
    /// One of these or several: an untagged enum.
    AnyOf(Vec<Schema>),
    /// All of these: an object, and what is flattened into it.
    AllOf(Vec<Schema>),
    /// A string that is none of these: what `other` stands for.
    OtherText(Vec<String>),
    /// No value.
    Never,
}

/// An object that is told apart by a member.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedVariant {
    /// The name of the variant in Rust.
    pub name: String,
    /// What the member may be; empty where it is anything but those of the others.
    pub values: Vec<String>,
    /// The whole object, with the member; a reference once the variant is a component.
    pub schema: Schema,
}

/// A value of an enum of unit variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: String,
    /// From the variant's docs; empty for none.
    pub description: String,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Its schema.
    pub schema: Schema,
    /// Whether it stands in `required`.
    pub is_required: bool,
}

/// `additionalProperties`.
#[derive(Debug, Clone, PartialEq)]
pub enum Additional {
    /// Anything: nothing is written.
    Allowed,
    /// Nothing: `false`.
    Denied,
    /// Maps: values of this schema.
    Schema(Box<Schema>),
    /// Maps by keys that are not any string: `propertyNames`, and values of a schema.
    Keyed {
        /// What a key is before it is written as a string.
        keys: Box<Schema>,
        /// The schema of each value.
        values: Box<Schema>,
    },
}

impl Schema {
    /// A schema of this kind of which nothing else is said.
    pub fn new(kind: SchemaKind) -> Self {
        Self {
            kind,
            is_nullable: false,
            title: String::new(),
            description: String::new(),
            is_deprecated: false,
            default: None,
            examples: Vec::new(),
            aliases: Vec::new(),
            constraints: Vec::new(),
        }
    }

    /// The schemas right inside, references not followed.
    pub fn inside(&self) -> Vec<&Self> {
        match &self.kind {
            SchemaKind::Array { items, .. } => vec![items],
            SchemaKind::Tuple { items: list, .. }
            | SchemaKind::OneOf(list)
            | SchemaKind::AnyOf(list)
            | SchemaKind::AllOf(list) => list.iter().collect(),
            SchemaKind::Tagged { variants, .. } => variants.iter().map(|variant| &variant.schema).collect(),
            SchemaKind::Object { properties, additional } => {
                let rest = match additional {
                    Additional::Schema(schema) | Additional::Keyed { values: schema, .. } => Some(&**schema),
                    Additional::Allowed | Additional::Denied => None,
                };
                properties.values().map(|property| &property.schema).chain(rest).collect()
            }
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
            | SchemaKind::OtherText(_)
            | SchemaKind::Never => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub fn inside_mut(&mut self) -> Vec<&mut Self> {
        match &mut self.kind {
            SchemaKind::Array { items, .. } => vec![items],
            SchemaKind::Tuple { items: list, .. }
            | SchemaKind::OneOf(list)
            | SchemaKind::AnyOf(list)
            | SchemaKind::AllOf(list) => list.iter_mut().collect(),
            SchemaKind::Tagged { variants, .. } => {
                variants.iter_mut().map(|variant| &mut variant.schema).collect()
            }
            SchemaKind::Object { properties, additional } => {
                let rest = match additional {
                    Additional::Schema(schema) | Additional::Keyed { values: schema, .. } => {
                        Some(&mut **schema)
                    }
                    Additional::Allowed | Additional::Denied => None,
                };
                properties.values_mut().map(|property| &mut property.schema).chain(rest).collect()
            }
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
            | SchemaKind::OtherText(_)
            | SchemaKind::Never => Vec::new(),
        }
    }
}

impl SchemaKind {
    /// Whether it is a single value, which a path segment, a query pair or a header field can hold.
    pub fn is_scalar(&self) -> bool {
        match self {
            Self::Boolean
            | Self::Integer { .. }
            | Self::Number { .. }
            | Self::String { .. }
            | Self::Decimal { .. }
            | Self::Enum(_) => true,
            Self::Any
            | Self::Null
            | Self::Binary
            | Self::Ref(_)
            | Self::Array { .. }
            | Self::Tuple { .. }
            | Self::Object { .. }
            | Self::OneOf(_)
            | Self::Tagged { .. }
            | Self::AnyOf(_)
            | Self::AllOf(_)
            | Self::OtherText(_)
            | Self::Never => false,
        }
    }
}
