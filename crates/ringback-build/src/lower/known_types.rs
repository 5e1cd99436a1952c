//! What each known type is in JSON: one table.
//!
//! Formats are those of the OAS format registry.

use crate::lower::schema::Direction;
use crate::model::SchemaKind;
use crate::resolve::Known;

/// What a known type is in JSON.
pub(super) enum Form {
    /// This, whatever its arguments.
    Value(SchemaKind),
    /// What its argument is.
    Transparent,
    /// Its argument or `null`.
    Optional,
    /// A list of its argument.
    List {
        /// Whether no two items are equal.
        is_unique: bool,
    },
    /// An object whose names are its first argument and whose values are its second.
    Map,
    /// A whole number that is not zero.
    NotZero(SchemaKind),
    /// An object of these members and no others.
    Members(&'static [(&'static str, MemberForm)]),
    /// A date and time whose argument is a time zone.
    DateTime,
    /// Nothing, or not without more being said; how to go on.
    Refused(&'static str),
}

/// What a member of a known type is.
#[derive(Debug, Clone, Copy)]
pub(super) enum MemberForm {
    /// What the type's argument is.
    Argument,
    /// A whole number that is not negative.
    Count {
        /// The format.
        format: &'static str,
        /// The largest one.
        maximum: i128,
    },
}

const START: (&str, MemberForm) = ("start", MemberForm::Argument);
const END: (&str, MemberForm) = ("end", MemberForm::Argument);

/// serde carries what is beyond a second over to the seconds, which only it writes.
const NANOS: MemberForm = MemberForm::Count { format: "uint32", maximum: 999_999_999 };

/// The seconds of a moment, which are signed where it is kept.
const MOMENT: MemberForm = MemberForm::Count { format: "uint64", maximum: i64::MAX as i128 };
const SECONDS: MemberForm = MemberForm::Count { format: "uint64", maximum: u64::MAX as i128 };

/// Versions as semver 2.0.0 writes them, by the expression that it proposes.
const SEMVER: &str = concat!(
    r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)",
    r"(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?",
    r"(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$"
);

/// What a known type is in JSON, read or written.
pub(super) fn form(known: Known, direction: Direction) -> Form {
    match known {
        Known::Bool => Form::Value(SchemaKind::Boolean),
        Known::Char => Form::Value(SchemaKind::String {
            format: None,
            pattern: None,
            min_length: Some(1),
            max_length: Some(1),
        }),
        Known::Str | Known::String | Known::PathBuf | Known::SmolStr => string(None),
        // No format of its own stands for both kinds of address.
        Known::IpAddr => string(Some("ip")),
        Known::SemverVersion => Form::Value(SchemaKind::String {
            format: None,
            pattern: Some(SEMVER),
            min_length: None,
            max_length: None,
        }),
        Known::PhantomData => Form::Value(SchemaKind::Null),
        Known::NonZeroI8 => Form::NotZero(whole("int8", i8::MIN.into(), i8::MAX.into())),
        Known::NonZeroI16 => Form::NotZero(whole("int16", i16::MIN.into(), i16::MAX.into())),
        Known::NonZeroI32 => Form::NotZero(whole("int32", i32::MIN.into(), i32::MAX.into())),
        Known::NonZeroI64 | Known::NonZeroIsize => {
            Form::NotZero(whole("int64", i64::MIN.into(), i64::MAX.into()))
        }
        Known::Duration => Form::Members(&[("secs", SECONDS), ("nanos", NANOS)]),
        Known::SystemTime => Form::Members(&[("secs_since_epoch", MOMENT), ("nanos_since_epoch", NANOS)]),
        Known::Range | Known::RangeInclusive => Form::Members(&[START, END]),
        Known::RangeFrom => Form::Members(&[START]),
        Known::RangeTo => Form::Members(&[END]),
        Known::I8 => integer("int8", i8::MIN.into(), i8::MAX.into()),
        Known::I16 => integer("int16", i16::MIN.into(), i16::MAX.into()),
        Known::I32 => integer("int32", i32::MIN.into(), i32::MAX.into()),
        Known::I64 | Known::Isize => integer("int64", i64::MIN.into(), i64::MAX.into()),
        Known::U8 => integer("uint8", 0, u8::MAX.into()),
        Known::U16 => integer("uint16", 0, u16::MAX.into()),
        Known::U32 => integer("uint32", 0, u32::MAX.into()),
        Known::U64 | Known::Usize => integer("uint64", 0, u64::MAX.into()),
        Known::NonZeroU8 => integer("uint8", 1, u8::MAX.into()),
        Known::NonZeroU16 => integer("uint16", 1, u16::MAX.into()),
        Known::NonZeroU32 => integer("uint32", 1, u32::MAX.into()),
        Known::NonZeroU64 | Known::NonZeroUsize => integer("uint64", 1, u64::MAX.into()),
        Known::F32 => Form::Value(SchemaKind::Number { format: "float" }),
        Known::F64 => Form::Value(SchemaKind::Number { format: "double" }),
        Known::Option => Form::Optional,
        Known::Box
        | Known::Rc
        | Known::Arc
        | Known::Cow
        | Known::Wrapping
        | Known::Reverse
        | Known::Cell
        | Known::RefCell
        | Known::Mutex
        | Known::RwLock => Form::Transparent,
        Known::Vec | Known::VecDeque | Known::LinkedList | Known::BinaryHeap => {
            Form::List { is_unique: false }
        }
        Known::HashSet | Known::BTreeSet | Known::IndexSet => Form::List { is_unique: true },
        Known::HashMap | Known::BTreeMap | Known::IndexMap | Known::JsonMap => Form::Map,
        Known::Ipv4Addr => string(Some("ipv4")),
        Known::Ipv6Addr => string(Some("ipv6")),
        Known::Url => string(Some("uri")),
        Known::Uuid => string(Some("uuid")),
        Known::Decimal => Form::Value(SchemaKind::Decimal { reads_numbers: direction == Direction::Reading }),
        Known::JsonValue => Form::Value(SchemaKind::Any),
        Known::ChronoDateTime => Form::DateTime,
        Known::ChronoNaiveDate => string(Some("date")),
        Known::ChronoNaiveTime => string(Some("time-local")),
        Known::ChronoNaiveDateTime => string(Some("date-time-local")),
        Known::I128 | Known::U128 => Form::Refused("use `i64` or `u64`, or a `String` for larger numbers"),
        Known::Result => {
            Form::Refused("write an enum of the contract; `Result` has a meaning as an answer only")
        }
        Known::ChronoUtc | Known::ChronoFixedOffset | Known::ChronoLocal => {
            Form::Refused("write `chrono::DateTime<chrono::Utc>`")
        }
        Known::TimeOffsetDateTime => {
            Form::Refused("write `#[serde(with = \"time::serde::rfc3339\")]` above the field")
        }
        Known::TimeUtcDateTime | Known::TimePrimitiveDateTime | Known::TimeDate | Known::TimeTime => {
            Form::Refused("use `time::OffsetDateTime` with `#[serde(with = \"time::serde::rfc3339\")]`")
        }
        Known::Bytes | Known::Content => {
            Form::Refused("take it as the whole body; inside JSON write a `String`, in Base64 or hexadecimal")
        }
        Known::Text
        | Known::Html
        | Known::Download
        | Known::Redirect
        | Known::EventStream
        | Known::JsonLines => Form::Refused("it is a whole answer: write it as the type that is returned"),
        // Only a part of a body holds one, which is looked at once it is known what the value is read from.
        Known::UploadedFile => match direction {
            Direction::Reading => Form::Value(SchemaKind::Binary),
            Direction::Writing => {
                Form::Refused("a file is read, never written: answer with what is known of it")
            }
        },
    }
}

/// What a module named by `#[serde(with = "…")]` makes of a type.
pub(super) struct WithModule {
    /// The module.
    pub(super) path: &'static str,
    /// The type it is for.
    pub(super) known: Known,
    /// Whether it is for an `Option` of that type.
    pub(super) is_optional: bool,
    /// The format of the string.
    pub(super) format: &'static str,
}

/// Every module that is known.
pub(super) const WITH_MODULES: &[WithModule] = &[
    WithModule {
        path: "time::serde::rfc3339",
        known: Known::TimeOffsetDateTime,
        is_optional: false,
        format: "date-time",
    },
    WithModule {
        path: "time::serde::rfc3339::option",
        known: Known::TimeOffsetDateTime,
        is_optional: true,
        format: "date-time",
    },
];

/// A string of this format.
pub(super) fn string_kind(format: Option<&'static str>) -> SchemaKind {
    SchemaKind::String { format, pattern: None, min_length: None, max_length: None }
}

fn string(format: Option<&'static str>) -> Form {
    Form::Value(string_kind(format))
}

fn integer(format: &'static str, minimum: i128, maximum: i128) -> Form {
    Form::Value(whole(format, minimum, maximum))
}

/// A whole number between two others.
pub(super) fn whole(format: &'static str, minimum: i128, maximum: i128) -> SchemaKind {
    SchemaKind::Integer { format, minimum: Some(minimum), maximum: Some(maximum) }
}
