//! The types of std and of well-known crates that a contract may use: one table.

/// A type that is not the contract's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// `bool`
    Bool,
    /// `char`
    Char,
    /// `str`, which stands behind `Box`, `Rc`, `Arc` or `Cow` only.
    Str,
    /// `String`
    String,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `i128`
    I128,
    /// `isize`
    Isize,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `u128`
    U128,
    /// `usize`
    Usize,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `NonZeroU8`
    NonZeroU8,
    /// `NonZeroU16`
    NonZeroU16,
    /// `NonZeroU32`
    NonZeroU32,
    /// `NonZeroU64`
    NonZeroU64,
    /// `Option<T>`
    Option,
    /// `Result<T, E>`
    Result,
    /// `Box<T>`
    Box,
    /// `Rc<T>`
    Rc,
    /// `Arc<T>`
    Arc,
    /// `Cow<'static, T>`
    Cow,
    /// `Vec<T>`
    Vec,
    /// `VecDeque<T>`
    VecDeque,
    /// `HashSet<T>`
    HashSet,
    /// `BTreeSet<T>`
    BTreeSet,
    /// `indexmap::IndexSet<T>`
    IndexSet,
    /// `HashMap<K, V>`
    HashMap,
    /// `BTreeMap<K, V>`
    BTreeMap,
    /// `indexmap::IndexMap<K, V>`
    IndexMap,
    /// `std::net::Ipv4Addr`
    Ipv4Addr,
    /// `std::net::Ipv6Addr`
    Ipv6Addr,
    /// `std::net::IpAddr`
    IpAddr,
    /// `url::Url`
    Url,
    /// `uuid::Uuid`
    Uuid,
    /// `rust_decimal::Decimal`
    Decimal,
    /// `serde_json::Value`
    JsonValue,
    /// `chrono::DateTime<Tz>`
    ChronoDateTime,
    /// `chrono::Utc`, an argument of `DateTime`
    ChronoUtc,
    /// `chrono::FixedOffset`, an argument of `DateTime`
    ChronoFixedOffset,
    /// `chrono::Local`, an argument of `DateTime`
    ChronoLocal,
    /// `chrono::NaiveDate`
    ChronoNaiveDate,
    /// `chrono::NaiveTime`
    ChronoNaiveTime,
    /// `chrono::NaiveDateTime`
    ChronoNaiveDateTime,
    /// `time::OffsetDateTime`
    TimeOffsetDateTime,
    /// `time::UtcDateTime`
    TimeUtcDateTime,
    /// `time::PrimitiveDateTime`
    TimePrimitiveDateTime,
    /// `time::Date`
    TimeDate,
    /// `time::Time`
    TimeTime,
    /// `bytes::Bytes`, which Axum re-exports
    Bytes,
    /// `ringback::Text`
    Text,
    /// `ringback::Html`
    Html,
    /// `ringback::Download`
    Download,
    /// `ringback::Redirect`
    Redirect,
    /// `ringback::EventStream<T>`
    EventStream,
    /// `ringback::JsonLines<T>`
    JsonLines,
    /// `ringback::Content`
    Content,
    /// `ringback::UploadedFile`
    UploadedFile,
    /// `std::num::NonZeroI8`
    NonZeroI8,
    /// `std::num::NonZeroI16`
    NonZeroI16,
    /// `std::num::NonZeroI32`
    NonZeroI32,
    /// `std::num::NonZeroI64`
    NonZeroI64,
    /// `std::num::NonZeroUsize`
    NonZeroUsize,
    /// `std::num::NonZeroIsize`
    NonZeroIsize,
    /// `std::num::Wrapping<T>`
    Wrapping,
    /// `std::cmp::Reverse<T>`
    Reverse,
    /// `std::cell::Cell<T>`
    Cell,
    /// `std::cell::RefCell<T>`
    RefCell,
    /// `std::sync::Mutex<T>`
    Mutex,
    /// `std::sync::RwLock<T>`
    RwLock,
    /// `std::collections::LinkedList<T>`
    LinkedList,
    /// `std::collections::BinaryHeap<T>`
    BinaryHeap,
    /// `std::marker::PhantomData<T>`
    PhantomData,
    /// `std::path::PathBuf`
    PathBuf,
    /// `std::time::Duration`
    Duration,
    /// `std::time::SystemTime`
    SystemTime,
    /// `std::ops::Range<T>`
    Range,
    /// `std::ops::RangeInclusive<T>`
    RangeInclusive,
    /// `std::ops::RangeFrom<T>`
    RangeFrom,
    /// `std::ops::RangeTo<T>`
    RangeTo,
    /// `serde_json::Map<K, V>`
    JsonMap,
    /// `smol_str::SmolStr`
    SmolStr,
    /// `semver::Version`
    SemverVersion,
}

/// One line of the table, which is in the order of the variants.
struct Row {
    known: Known,
    /// How generated code writes it; one of the prelude or a primitive needs no path.
    rust_path: &'static str,
    /// How many type arguments it takes.
    arity: usize,
    /// The paths it can be imported by; `core` and `alloc` are written `std`. Empty for primitives.
    paths: &'static [&'static str],
}

const fn row(known: Known, rust_path: &'static str, arity: usize, paths: &'static [&'static str]) -> Row {
    Row { known, rust_path, arity, paths }
}

#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(Known::Bool, "bool", 0, &[]),
    row(Known::Char, "char", 0, &[]),
    row(Known::Str, "str", 0, &[]),
    row(Known::String, "String", 0, &["std::string::String"]),
    row(Known::I8, "i8", 0, &[]),
    row(Known::I16, "i16", 0, &[]),
    row(Known::I32, "i32", 0, &[]),
    row(Known::I64, "i64", 0, &[]),
    row(Known::I128, "i128", 0, &[]),
    row(Known::Isize, "isize", 0, &[]),
    row(Known::U8, "u8", 0, &[]),
    row(Known::U16, "u16", 0, &[]),
    row(Known::U32, "u32", 0, &[]),
    row(Known::U64, "u64", 0, &[]),
    row(Known::U128, "u128", 0, &[]),
    row(Known::Usize, "usize", 0, &[]),
    row(Known::F32, "f32", 0, &[]),
    row(Known::F64, "f64", 0, &[]),
    row(Known::NonZeroU8, "::std::num::NonZeroU8", 0, &["std::num::NonZeroU8"]),
    row(Known::NonZeroU16, "::std::num::NonZeroU16", 0, &["std::num::NonZeroU16"]),
    row(Known::NonZeroU32, "::std::num::NonZeroU32", 0, &["std::num::NonZeroU32"]),
    row(Known::NonZeroU64, "::std::num::NonZeroU64", 0, &["std::num::NonZeroU64"]),
    row(Known::Option, "Option", 1, &["std::option::Option"]),
    row(Known::Result, "Result", 2, &["std::result::Result"]),
    row(Known::Box, "Box", 1, &["std::boxed::Box"]),
    row(Known::Rc, "::std::rc::Rc", 1, &["std::rc::Rc"]),
    row(Known::Arc, "::std::sync::Arc", 1, &["std::sync::Arc"]),
    row(Known::Cow, "::std::borrow::Cow", 1, &["std::borrow::Cow"]),
    row(Known::Vec, "Vec", 1, &["std::vec::Vec"]),
    row(Known::VecDeque, "::std::collections::VecDeque", 1,
        &["std::collections::VecDeque", "std::collections::vec_deque::VecDeque"]),
    row(Known::HashSet, "::std::collections::HashSet", 1,
        &["std::collections::HashSet", "std::collections::hash_set::HashSet"]),
    row(Known::BTreeSet, "::std::collections::BTreeSet", 1,
        &["std::collections::BTreeSet", "std::collections::btree_set::BTreeSet"]),
    row(Known::IndexSet, "::indexmap::IndexSet", 1, &["indexmap::IndexSet", "indexmap::set::IndexSet"]),
    row(Known::HashMap, "::std::collections::HashMap", 2,
        &["std::collections::HashMap", "std::collections::hash_map::HashMap"]),
    row(Known::BTreeMap, "::std::collections::BTreeMap", 2,
        &["std::collections::BTreeMap", "std::collections::btree_map::BTreeMap"]),
    row(Known::IndexMap, "::indexmap::IndexMap", 2, &["indexmap::IndexMap", "indexmap::map::IndexMap"]),
    row(Known::Ipv4Addr, "::std::net::Ipv4Addr", 0, &["std::net::Ipv4Addr"]),
    row(Known::Ipv6Addr, "::std::net::Ipv6Addr", 0, &["std::net::Ipv6Addr"]),
    row(Known::IpAddr, "::std::net::IpAddr", 0, &["std::net::IpAddr"]),
    row(Known::Url, "::url::Url", 0, &["url::Url"]),
    row(Known::Uuid, "::uuid::Uuid", 0, &["uuid::Uuid"]),
    row(Known::Decimal, "::rust_decimal::Decimal", 0,
        &["rust_decimal::Decimal", "rust_decimal::prelude::Decimal", "rust_decimal::decimal::Decimal"]),
    row(Known::JsonValue, "::serde_json::Value", 0, &["serde_json::Value", "serde_json::value::Value"]),
    row(Known::ChronoDateTime, "::chrono::DateTime", 1, &["chrono::DateTime", "chrono::prelude::DateTime"]),
    row(Known::ChronoUtc, "::chrono::Utc", 0,
        &["chrono::Utc", "chrono::prelude::Utc", "chrono::offset::Utc"]),
    row(Known::ChronoFixedOffset, "::chrono::FixedOffset", 0,
        &["chrono::FixedOffset", "chrono::prelude::FixedOffset", "chrono::offset::FixedOffset"]),
    row(Known::ChronoLocal, "::chrono::Local", 0,
        &["chrono::Local", "chrono::prelude::Local", "chrono::offset::Local"]),
    row(Known::ChronoNaiveDate, "::chrono::NaiveDate", 0,
        &["chrono::NaiveDate", "chrono::prelude::NaiveDate", "chrono::naive::NaiveDate"]),
    row(Known::ChronoNaiveTime, "::chrono::NaiveTime", 0,
        &["chrono::NaiveTime", "chrono::prelude::NaiveTime", "chrono::naive::NaiveTime"]),
    row(Known::ChronoNaiveDateTime, "::chrono::NaiveDateTime", 0,
        &["chrono::NaiveDateTime", "chrono::prelude::NaiveDateTime", "chrono::naive::NaiveDateTime"]),
    row(Known::TimeOffsetDateTime, "::time::OffsetDateTime", 0, &["time::OffsetDateTime"]),
    row(Known::TimeUtcDateTime, "::time::UtcDateTime", 0, &["time::UtcDateTime"]),
    row(Known::TimePrimitiveDateTime, "::time::PrimitiveDateTime", 0, &["time::PrimitiveDateTime"]),
    row(Known::TimeDate, "::time::Date", 0, &["time::Date"]),
    row(Known::TimeTime, "::time::Time", 0, &["time::Time"]),
    row(Known::Bytes, "::axum::body::Bytes", 0, &["bytes::Bytes", "axum::body::Bytes"]),
    row(Known::Text, "::ringback::Text", 0, &["ringback::Text"]),
    row(Known::Html, "::ringback::Html", 0, &["ringback::Html"]),
    row(Known::Download, "::ringback::Download", 0, &["ringback::Download"]),
    row(Known::Redirect, "::ringback::Redirect", 0, &["ringback::Redirect"]),
    row(Known::EventStream, "::ringback::EventStream", 1, &["ringback::EventStream"]),
    row(Known::JsonLines, "::ringback::JsonLines", 1, &["ringback::JsonLines"]),
    row(Known::Content, "::ringback::Content", 0, &["ringback::Content"]),
    row(Known::UploadedFile, "::ringback::UploadedFile", 0, &["ringback::UploadedFile"]),
    row(Known::NonZeroI8, "::std::num::NonZeroI8", 0, &["std::num::NonZeroI8"]),
    row(Known::NonZeroI16, "::std::num::NonZeroI16", 0, &["std::num::NonZeroI16"]),
    row(Known::NonZeroI32, "::std::num::NonZeroI32", 0, &["std::num::NonZeroI32"]),
    row(Known::NonZeroI64, "::std::num::NonZeroI64", 0, &["std::num::NonZeroI64"]),
    row(Known::NonZeroUsize, "::std::num::NonZeroUsize", 0, &["std::num::NonZeroUsize"]),
    row(Known::NonZeroIsize, "::std::num::NonZeroIsize", 0, &["std::num::NonZeroIsize"]),
    row(Known::Wrapping, "::std::num::Wrapping", 1, &["std::num::Wrapping"]),
    row(Known::Reverse, "::std::cmp::Reverse", 1, &["std::cmp::Reverse"]),
    row(Known::Cell, "::std::cell::Cell", 1, &["std::cell::Cell"]),
    row(Known::RefCell, "::std::cell::RefCell", 1, &["std::cell::RefCell"]),
    row(Known::Mutex, "::std::sync::Mutex", 1, &["std::sync::Mutex"]),
    row(Known::RwLock, "::std::sync::RwLock", 1, &["std::sync::RwLock"]),
    row(Known::LinkedList, "::std::collections::LinkedList", 1,
        &["std::collections::LinkedList", "std::collections::linked_list::LinkedList"]),
    row(Known::BinaryHeap, "::std::collections::BinaryHeap", 1,
        &["std::collections::BinaryHeap", "std::collections::binary_heap::BinaryHeap"]),
    row(Known::PhantomData, "::std::marker::PhantomData", 1, &["std::marker::PhantomData"]),
    row(Known::PathBuf, "::std::path::PathBuf", 0, &["std::path::PathBuf"]),
    row(Known::Duration, "::std::time::Duration", 0, &["std::time::Duration"]),
    row(Known::SystemTime, "::std::time::SystemTime", 0, &["std::time::SystemTime"]),
    row(Known::Range, "::std::ops::Range", 1, &["std::ops::Range"]),
    row(Known::RangeInclusive, "::std::ops::RangeInclusive", 1, &["std::ops::RangeInclusive"]),
    row(Known::RangeFrom, "::std::ops::RangeFrom", 1, &["std::ops::RangeFrom"]),
    row(Known::RangeTo, "::std::ops::RangeTo", 1, &["std::ops::RangeTo"]),
    row(Known::JsonMap, "::serde_json::Map", 2, &["serde_json::Map", "serde_json::map::Map"]),
    row(Known::SmolStr, "::smol_str::SmolStr", 0, &["smol_str::SmolStr"]),
    row(Known::SemverVersion, "::semver::Version", 0, &["semver::Version"]),
];

const _: () = assert!(TABLE.len() == Known::SemverVersion as usize + 1, "one row for each variant");

impl Known {
    /// The type with this path, which begins with a crate's name: `std::option::Option`.
    pub fn at(path: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.paths.contains(&path)).map(|row| row.known)
    }

    /// A primitive type or a type of the prelude, by its name alone.
    pub fn prelude(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.rust_path == name).map(|row| row.known)
    }

    /// Whether it is built into the language, so that it has no path.
    pub fn is_primitive(self) -> bool {
        self.row().paths.is_empty()
    }

    /// How many type arguments it takes.
    pub fn arity(self) -> usize {
        self.row().arity
    }

    /// How generated code writes it, without arguments.
    pub fn rust_path(self) -> &'static str {
        self.row().rust_path
    }

    /// The names of everything in the table, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|row| row.rust_path.rsplit("::").next().unwrap_or(row.rust_path))
    }

    /// The path to propose for a foreign type of this name, such as `url::Url`.
    pub(super) fn proposed(name: &str) -> Option<&'static str> {
        let paths = TABLE.iter().filter_map(|row| row.paths.first());
        paths.copied().find(|path| path.rsplit("::").next() == Some(name))
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn rows_stand_in_the_order_of_the_variants() {
        assert!(TABLE.iter().enumerate().all(|(index, row)| row.known as usize == index));
    }
}
