//! `#[serde(default)]`: what a type's own default is in JSON.

use serde_json::{Value, json};

use crate::resolve::{Known, Type};

/// What `Default::default()` of a known type is in JSON, where it is worth saying.
pub(super) fn default_value(ty: &Type) -> Option<Value> {
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
        Known::Vec
        | Known::VecDeque
        | Known::LinkedList
        | Known::BinaryHeap
        | Known::HashSet
        | Known::BTreeSet
        | Known::IndexSet => Some(json!([])),
        Known::HashMap | Known::BTreeMap | Known::IndexMap | Known::JsonMap => Some(json!({})),
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
        | Known::UploadedFile
        | Known::NonZeroI8
        | Known::NonZeroI16
        | Known::NonZeroI32
        | Known::NonZeroI64
        | Known::NonZeroUsize
        | Known::NonZeroIsize
        | Known::Wrapping
        | Known::Reverse
        | Known::Cell
        | Known::RefCell
        | Known::Mutex
        | Known::RwLock
        | Known::PhantomData
        | Known::PathBuf
        | Known::Duration
        | Known::SystemTime
        | Known::Range
        | Known::RangeInclusive
        | Known::RangeFrom
        | Known::RangeTo
        | Known::SmolStr
        | Known::SemverVersion => None,
    }
}
