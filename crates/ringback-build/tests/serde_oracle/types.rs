//! Types of many shapes, compiled with serde's own derives and read by the scanner.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroUsize, Wrapping as WrappingInteger,
};
use std::ops::{Range, RangeFrom, RangeInclusive, RangeTo};
use std::sync::{Mutex, RwLock};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use indexmap::{IndexMap, IndexSet};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
pub struct Signed {
    pub a: i8,
    pub b: i16,
    pub c: i32,
    pub d: i64,
    pub e: isize,
}

#[derive(Serialize, Deserialize)]
pub struct Unsigned {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: usize,
}

#[derive(Serialize, Deserialize)]
pub struct NonZero {
    pub a: NonZeroU8,
    pub b: NonZeroU16,
    pub c: NonZeroU32,
    pub d: NonZeroU64,
}

#[derive(Serialize, Deserialize)]
pub struct Floats {
    pub single: f32,
    pub double: f64,
}

#[derive(Serialize, Deserialize)]
pub struct Texts {
    pub string: String,
    pub character: char,
    pub boxed: Box<str>,
    pub cow: Cow<'static, str>,
    pub truth: bool,
}

#[derive(Serialize, Deserialize)]
pub struct Names {
    pub uuid: Uuid,
    pub url: Url,
}

#[derive(Serialize, Deserialize)]
pub struct Money {
    pub total: Decimal,
    pub discount: Option<Decimal>,
}

#[derive(Serialize, Deserialize)]
pub struct Addresses {
    pub any: IpAddr,
    pub four: Ipv4Addr,
    pub six: Ipv6Addr,
}

#[derive(Serialize, Deserialize)]
pub struct Moments {
    pub utc: DateTime<Utc>,
    pub fixed: DateTime<FixedOffset>,
    pub local: DateTime<Local>,
}

#[derive(Serialize, Deserialize)]
pub struct Naive {
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub both: NaiveDateTime,
}

#[derive(Serialize, Deserialize)]
pub struct WithTime {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub until: Option<OffsetDateTime>,
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub seen: Option<OffsetDateTime>,
}

#[derive(Serialize, Deserialize)]
pub struct Anything {
    pub value: Value,
    pub maybe: Option<Value>,
    pub list: Vec<Value>,
}

#[derive(Serialize, Deserialize)]
pub struct UnitStruct;

#[derive(Serialize, Deserialize)]
pub struct EmptyStruct {}

#[derive(Serialize, Deserialize)]
pub struct EmptyTuple();

#[derive(Serialize, Deserialize)]
pub struct Newtype(pub u16);

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfOption(pub Option<u16>);

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfNewtype(pub Newtype);

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfStruct(pub Signed);

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfUnit(pub ());

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfList(pub Vec<Newtype>);

#[derive(Serialize, Deserialize)]
pub struct NewtypeOfTuple(pub (u8, String));

#[derive(Serialize, Deserialize)]
pub struct Pair(pub u8, pub bool);

#[derive(Serialize, Deserialize)]
pub struct PairOfOptions(pub Option<u8>, pub Option<Box<PairOfOptions>>);

#[derive(Serialize, Deserialize)]
pub struct HoldsNewtypes {
    pub plain: Newtype,
    pub of_option: NewtypeOfOption,
    pub maybe: Option<NewtypeOfOption>,
    pub unit: NewtypeOfUnit,
    pub list: NewtypeOfList,
}

#[derive(Serialize, Deserialize)]
pub struct Options {
    pub plain: Option<u8>,
    pub boxed: Option<Box<u8>>,
    pub outside: Box<Option<u8>>,
    pub twice: Option<Option<bool>>,
    pub list: Option<Vec<u8>>,
    pub unit: Option<()>,
    pub item: Option<Pair>,
    pub cow: Cow<'static, Option<u8>>,
}

#[derive(Serialize, Deserialize)]
pub struct AliasedOption {
    pub a: Maybe<u8>,
    pub b: Maybe<Maybe<String>>,
}

pub type Maybe<T> = Option<T>;

#[derive(Serialize, Deserialize)]
pub struct InsideOptions {
    pub list: Vec<Option<u8>>,
    pub map: BTreeMap<String, Option<u8>>,
    pub tuple: (Option<u8>, u8),
    pub array: [Option<bool>; 2],
}

#[derive(Serialize, Deserialize)]
pub struct Units {
    pub unit: (),
    pub structure: UnitStruct,
    pub empty: EmptyStruct,
    pub tuple: EmptyTuple,
}

#[derive(Serialize, Deserialize)]
pub struct Lists {
    pub vec: Vec<u8>,
    pub deque: VecDeque<String>,
    pub slice: Box<[bool]>,
    pub nested: Vec<Vec<i8>>,
}

#[derive(Serialize, Deserialize)]
pub struct Sets {
    pub hash: HashSet<u8>,
    pub tree: BTreeSet<String>,
    pub index: IndexSet<bool>,
    pub of_items: BTreeSet<Level>,
}

#[derive(Serialize, Deserialize)]
pub struct Maps {
    pub hash: HashMap<String, u8>,
    pub tree: BTreeMap<String, Pair>,
    pub index: IndexMap<String, Vec<bool>>,
    pub nested: BTreeMap<String, BTreeMap<String, u8>>,
}

#[derive(Serialize, Deserialize)]
pub struct KeyedMaps {
    pub by_level: BTreeMap<Level, u8>,
    pub by_name: HashMap<Name, u8>,
    pub by_boxed: BTreeMap<Box<str>, u8>,
    pub by_cow: BTreeMap<Cow<'static, str>, u8>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Name(pub String);

#[derive(Serialize, Deserialize)]
pub struct NumberedMaps {
    pub by_u8: BTreeMap<u8, u8>,
    pub by_i8: HashMap<i8, String>,
    pub by_u64: BTreeMap<u64, u8>,
    pub by_i64: BTreeMap<i64, u8>,
    pub by_usize: BTreeMap<usize, u8>,
    pub by_not_zero: BTreeMap<NonZeroI8, u8>,
    pub by_positive: BTreeMap<NonZeroU8, u8>,
    pub by_bool: BTreeMap<bool, u8>,
    pub by_number: BTreeMap<Number<u16>, Level>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number<T>(pub T);

#[derive(Serialize, Deserialize)]
pub struct TextMaps {
    pub by_char: BTreeMap<char, u8>,
    pub by_uuid: BTreeMap<Uuid, u8>,
    pub by_url: BTreeMap<Url, u8>,
    pub by_ip: BTreeMap<IpAddr, u8>,
    pub by_moment: BTreeMap<DateTime<Utc>, u8>,
    pub by_day: BTreeMap<NaiveDate, u8>,
    pub by_path: BTreeMap<std::path::PathBuf, u8>,
    pub by_converted: BTreeMap<KeyText, u8>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(from = "String", into = "String")]
pub struct KeyText(pub String);

impl From<String> for KeyText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<KeyText> for String {
    fn from(key: KeyText) -> Self {
        key.0
    }
}

#[derive(Serialize, Deserialize)]
pub struct Tuples {
    pub one: (u8,),
    pub two: (u8, String),
    pub nested: ((bool, bool), (Option<u8>,)),
}

#[derive(Serialize, Deserialize)]
pub struct Arrays {
    pub none: [u8; 0],
    pub two: [u8; 2],
    pub most: [bool; 32],
    pub nested: [[u8; 2]; 1],
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Low,
    #[serde(rename = "so-so")]
    Middle,
    High,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Shouted {
    HttpServer,
    X2Y,
    Äther,
    #[serde(rename = "")]
    Empty,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "lowercase", deserialize = "UPPERCASE"))]
pub enum TwoWays {
    OneTwo,
    Three,
}

#[derive(Serialize, Deserialize)]
pub enum Data {
    Unit,
    Newtype(u8),
    Pair(u8, bool),
    Named { a: u8, b: Option<bool> },
    EmptyNamed {},
    EmptyTuple(),
    Other,
}

#[derive(Serialize, Deserialize)]
pub enum DataOnly {
    Newtype(Box<DataOnly>),
    End { a: u8 },
}

#[derive(Serialize, Deserialize)]
pub enum Wrapping {
    Unit(()),
    UnitStruct(UnitStruct),
    Maybe(Option<u8>),
    List(Vec<u8>),
    Map(BTreeMap<String, u8>),
    Tuple((u8, u8)),
    Any(Value),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RenamedData {
    FirstOne {
        field_one: u8,
    },
    #[serde(rename_all = "UPPERCASE")]
    SecondOne {
        field_one: u8,
    },
    #[serde(rename = "3rd", rename_all(deserialize = "kebab-case"))]
    ThirdOne {
        field_one: u8,
        #[serde(rename = "x y")]
        other: u8,
    },
}

#[derive(Serialize, Deserialize)]
pub enum DataWithDefaults {
    Named {
        #[serde(default)]
        a: u8,
        #[serde(default = "seven", skip_serializing_if = "is_seven")]
        b: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        c: Option<u8>,
    },
}

fn seven() -> u8 {
    7
}

fn is_seven(value: &u8) -> bool {
    *value == 7
}

#[derive(Serialize, Deserialize)]
pub struct Defaults {
    #[serde(default)]
    pub number: u8,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub list: Vec<u8>,
    #[serde(default)]
    pub map: BTreeMap<String, u8>,
    #[serde(default)]
    pub maybe: Option<u8>,
    #[serde(default)]
    pub tuple: (u8, bool),
    #[serde(default)]
    pub array: [u8; 2],
    #[serde(default)]
    pub character: char,
    #[serde(default)]
    pub float: f64,
    #[serde(default)]
    pub money: Decimal,
    #[serde(default)]
    pub uuid: Uuid,
    #[serde(default)]
    pub unit: (),
    #[serde(default = "seven")]
    pub seven: u8,
    #[serde(default)]
    pub boxed: Box<u8>,
    #[serde(default)]
    pub value: Value,
    #[serde(default)]
    pub date: NaiveDate,
    #[serde(default)]
    pub moment: DateTime<Utc>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub struct WholeDefault {
    pub first_field: u8,
    pub second_field: Option<u8>,
    pub third: Vec<WholeDefault>,
}

#[derive(Serialize, Deserialize)]
pub struct Skipped {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maybe: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needed: Vec<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Renamed {
    pub one_two: u8,
    pub r#type: u8,
    #[serde(rename = "$ref")]
    pub reference: u8,
    #[serde(rename = "with/slash~tilde")]
    pub pointer: u8,
    #[serde(rename = "a\"b\\c")]
    pub quoted: u8,
    #[serde(rename = "ünï")]
    pub unicode: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "camelCase", deserialize = "SCREAMING_SNAKE_CASE"))]
pub struct RenamedTwoWays {
    pub one_two: u8,
    #[serde(rename(serialize = "written", deserialize = "read"))]
    pub three: u8,
    #[serde(rename(deserialize = "read_only"))]
    pub four_five: u8,
}

/// Two fields that trade their names between the directions.
#[derive(Serialize, Deserialize)]
pub struct Swapped {
    #[serde(rename(serialize = "a", deserialize = "b"))]
    pub first: u8,
    #[serde(rename(serialize = "b", deserialize = "a"))]
    pub second: bool,
}

#[derive(Serialize, Deserialize)]
pub struct Page<T, M = ()> {
    pub items: Vec<T>,
    pub first: T,
    pub meta: M,
}

#[derive(Serialize, Deserialize)]
pub struct Pages {
    pub plain: Page<u8>,
    pub options: Page<Option<u8>, Option<bool>>,
    pub nested: Page<Page<String, Level>>,
}

#[derive(Serialize, Deserialize)]
pub enum Either<L, R> {
    Left(L),
    Right(R),
}

#[derive(Serialize, Deserialize)]
pub struct Tree {
    pub value: u8,
    #[serde(default)]
    pub children: Vec<Tree>,
    pub parent: Option<Box<Tree>>,
    pub by_name: BTreeMap<String, Self>,
}

#[derive(Serialize, Deserialize)]
pub struct Even {
    pub odd: Option<Box<Odd>>,
}

#[derive(Serialize, Deserialize)]
pub struct Odd {
    pub even: Box<Even>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub enum Expression {
    Number(f64),
    Negated(Box<Expression>),
    Sum(Vec<Expression>),
    Product(Box<Expression>, Box<Expression>),
    Variable { name: String },
    Nothing,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Everything {
    pub level: Level,
    pub levels: Vec<Level>,
    pub maybe_level: Option<Level>,
    pub data: Option<Data>,
    pub either: Either<Level, Option<Data>>,
    pub default_data: Vec<(Level, Data)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Type", bound = "T: Serialize + for<'a> Deserialize<'a>", expecting = "a type")]
pub struct Bounded<T> {
    pub value: T,
}

#[derive(Serialize, Deserialize)]
#[deprecated]
pub struct Deprecated {
    #[deprecated]
    pub old: u8,
    /// Said of it: `{"a": 1}`, "quoted", \ and ünï.
    pub documented: u8,
}

#[derive(Serialize, Deserialize)]
pub struct SharedNames {
    pub option: Option<Option<Option<u8>>>,
    pub result: inner::Names,
}

pub mod inner {
    //! Another module with a type of the same name.

    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize)]
    pub struct Names {
        pub other: super::Level,
    }
}

#[derive(Serialize, Deserialize)]
pub enum OneUnit {
    Only,
}

#[derive(Serialize, Deserialize)]
pub enum MaybeItself {
    Again(Option<Box<MaybeItself>>),
    #[serde(rename(serialize = "w", deserialize = "r"))]
    Named {
        level: Option<Level>,
    },
}

#[derive(Serialize, Deserialize)]
pub struct OptionalMaps {
    pub a: Option<BTreeMap<Level, Option<u8>>>,
    pub b: BTreeMap<String, ()>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub c: BTreeMap<Level, Vec<Level>>,
}

#[derive(Serialize, Deserialize)]
pub struct DefaultEnum {
    #[serde(default)]
    pub mode: Mode,
    #[serde(default)]
    pub modes: Option<Mode>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Fast,
    #[default]
    Careful,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Tagged {
    Unit,
    Newtype(Signed),
    Named { a: u8, b: Option<bool> },
    EmptyNamed {},
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t", deny_unknown_fields)]
pub enum TaggedClosed {
    Unit,
    Named { a: u8 },
    Closed(Closed),
    Open(Level2),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub a: u8,
    pub b: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Level2 {
    pub deep: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum TaggedRenamed {
    FirstOne {
        field_one: u8,
        #[serde(default)]
        field_two: Vec<u8>,
    },
    #[serde(rename(serialize = "w", deserialize = "r"), alias = "another")]
    Second(Level2),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t")]
pub enum TaggedOther {
    Known {
        a: u8,
    },
    #[serde(other)]
    Unknown,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outer")]
pub enum TaggedNested {
    Inside(Tagged),
    Beside(Adjacent),
    Boxed(Box<UntaggedObjects>),
    Plain(Level2),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t")]
pub enum TaggedExternal {
    Data(DataOnly),
    Units(Level),
    Mixed(Box<Data>),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t")]
pub enum TaggedMap {
    Map(BTreeMap<String, u8>),
    Wrapped(MapNewtype),
}

#[derive(Serialize, Deserialize)]
pub struct MapNewtype(pub HashMap<String, Option<bool>>);

#[derive(Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
pub enum Adjacent {
    Unit,
    Newtype(u8),
    Maybe(Option<u8>),
    Pair(u8, bool),
    Named { a: u8, b: Option<bool> },
    Nothing(()),
    Boxed(Box<Option<String>>),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
pub enum AdjacentClosed {
    Unit,
    Named {
        a: u8,
    },
    #[serde(rename = "n")]
    Newtype(NewtypeOfOption),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
pub enum AdjacentOther {
    Known(u8),
    #[serde(other)]
    Unknown,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Untagged {
    Number(u8),
    Text(Uuid),
    Pair(bool, u8),
    Named { a: u8 },
    Nothing,
    List(Vec<Level>),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum UntaggedObjects {
    Signed(Signed),
    Named { a: String, b: Option<u8> },
    Deep(Level2),
}

#[derive(Serialize, Deserialize)]
pub enum PartlyUntagged {
    Unit,
    Data(u8),
    #[serde(untagged)]
    Number(i16),
    #[serde(untagged)]
    Object {
        a: u8,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t")]
pub enum TaggedPartly {
    Named {
        a: u8,
    },
    #[serde(untagged)]
    Number(i16),
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherUnit {
    Low,
    High,
    #[serde(other)]
    Else,
}

#[derive(Serialize, Deserialize)]
pub enum OtherData {
    Unit,
    Data(u8),
    #[serde(other)]
    Else,
}

#[derive(Serialize, Deserialize)]
pub struct Aliases {
    #[serde(alias = "old_name", alias = "older")]
    pub name: String,
    #[serde(alias = "n")]
    pub number: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub enum AliasedUnits {
    #[serde(alias = "a")]
    First,
    Second,
}

#[derive(Serialize, Deserialize)]
pub enum AliasedData {
    #[serde(alias = "d")]
    Data(u8),
    #[serde(rename = "n", alias = "m")]
    Named { a: u8 },
}

#[derive(Serialize, Deserialize)]
pub enum SkippedVariants {
    Both,
    #[serde(skip_deserializing)]
    OnlyWritten,
    #[serde(skip)]
    Neither,
    Data(u8),
}

#[derive(Serialize, Deserialize)]
pub struct SkippedFields {
    pub both: u8,
    #[serde(skip_deserializing)]
    pub only_written: u8,
    #[serde(skip_serializing, default)]
    pub only_read: u8,
    #[serde(skip)]
    pub neither: Option<Box<u8>>,
}

#[derive(Serialize, Deserialize)]
pub struct SkippedTuple(pub u8, #[serde(skip)] pub u8, pub bool);

#[derive(Serialize, Deserialize)]
pub struct TupleWithDefaults(pub u8, #[serde(default)] pub u8, #[serde(default = "seven")] pub u8);

#[derive(Serialize, Deserialize)]
pub struct TupleCut(pub u8, #[serde(default, skip_serializing_if = "Option::is_none")] pub Option<u8>);

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename = "struct-with-tag")]
pub struct StructWithTag {
    pub a: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Transparent(pub Option<u8>);

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransparentNamed {
    #[serde(skip)]
    pub hidden: u8,
    pub shown: Level,
}

#[derive(Serialize, Deserialize)]
pub struct HoldsTransparent {
    pub a: Transparent,
    pub b: TransparentNamed,
    pub c: Box<Transparent>,
    pub d: FromOption,
    pub e: FromText,
}

#[derive(Serialize, Deserialize, Clone)]
#[serde(from = "Option<u8>", into = "Vec<u8>")]
pub struct FromOption {
    pub value: u8,
}

impl From<Option<u8>> for FromOption {
    fn from(value: Option<u8>) -> Self {
        Self { value: value.unwrap_or_default() }
    }
}

impl From<FromOption> for Vec<u8> {
    fn from(from: FromOption) -> Self {
        vec![from.value]
    }
}

#[derive(Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct FromText {
    pub length: u16,
}

impl TryFrom<String> for FromText {
    type Error = std::num::TryFromIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self { length: text.len().try_into()? })
    }
}

#[derive(Serialize, Deserialize)]
pub struct Flat {
    pub id: u8,
    #[serde(flatten)]
    pub rest: Closed,
}

#[derive(Serialize, Deserialize)]
pub struct FlatOption {
    pub id: u8,
    #[serde(flatten)]
    pub rest: Option<Level2>,
}

#[derive(Serialize, Deserialize)]
pub struct FlatMap {
    pub id: Option<u8>,
    #[serde(flatten)]
    pub inner: Level2,
    #[serde(flatten)]
    pub rest: BTreeMap<String, u8>,
}

#[derive(Serialize, Deserialize)]
pub struct FlatValue {
    pub id: u8,
    #[serde(flatten)]
    pub rest: HashMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
pub struct FlatTagged {
    pub id: u8,
    #[serde(flatten)]
    pub choice: Tagged2,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Tagged2 {
    Unit,
    Newtype(Level2),
    Named { x: u8, y: Option<bool> },
}

#[derive(Serialize, Deserialize)]
pub struct FlatTaggedOption {
    pub id: u8,
    #[serde(flatten)]
    pub choice: Option<Tagged2>,
}

#[derive(Serialize, Deserialize)]
pub struct FlatUntagged {
    pub id: u8,
    #[serde(flatten)]
    pub choice: UntaggedPair,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum UntaggedPair {
    Deep(Level2),
    Named { x: u8 },
}

#[derive(Serialize, Deserialize)]
pub struct FlatExternal {
    pub id: u8,
    #[serde(flatten)]
    pub choice: Data,
}

#[derive(Serialize, Deserialize)]
pub struct FlatUnits {
    pub id: u8,
    #[serde(flatten)]
    pub choice: Level,
}

#[derive(Serialize, Deserialize)]
pub struct FlatAdjacent {
    pub id: u8,
    #[serde(flatten)]
    pub choice: Adjacent,
}

#[derive(Serialize, Deserialize)]
pub struct FlatTwice {
    #[serde(flatten)]
    pub first: Flat,
    #[serde(flatten)]
    pub second: Level2,
    #[serde(flatten)]
    pub third: Tagged3,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "third", content = "of")]
pub enum Tagged3 {
    A(u8),
    B,
}

#[derive(Serialize, Deserialize)]
pub enum FlatInVariant {
    Named {
        id: u8,
        #[serde(flatten)]
        rest: Level2,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t")]
pub enum TaggedFlat {
    Flat(Flat),
    Tagged(FlatTagged),
    Named {
        #[serde(flatten)]
        rest: Level2,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Recursive {
    Not { inner: Box<Recursive> },
    All { list: Vec<Recursive> },
    Leaf,
}

#[derive(Serialize, Deserialize)]
pub struct NotZero {
    pub a: NonZeroI8,
    pub b: NonZeroI16,
    pub c: NonZeroI32,
    pub d: NonZeroI64,
    pub e: NonZeroUsize,
    pub f: NonZeroIsize,
    pub g: Option<NonZeroI8>,
}

#[derive(Serialize, Deserialize)]
pub struct Wrappers {
    pub a: WrappingInteger<u8>,
    pub c: Reverse<Level>,
    pub d: Cell<u8>,
    pub e: RefCell<Option<u8>>,
    pub f: Mutex<String>,
    pub g: RwLock<Vec<u8>>,
    pub h: std::path::PathBuf,
    pub address: Option<IpAddr>,
}

#[derive(Serialize, Deserialize)]
pub struct MoreLists {
    pub linked: LinkedList<u8>,
    pub heap: BinaryHeap<u8>,
}

#[derive(Serialize, Deserialize)]
pub struct Times {
    pub duration: Duration,
    pub maybe: Option<Duration>,
    pub moment: SystemTime,
}

#[derive(Serialize, Deserialize)]
pub struct Ranges {
    pub range: Range<u8>,
    pub inclusive: RangeInclusive<i8>,
    pub from: RangeFrom<u8>,
    pub to: RangeTo<Option<u8>>,
}

#[derive(Serialize, Deserialize)]
pub struct JsonMaps {
    pub map: serde_json::Map<String, Value>,
    #[serde(flatten)]
    pub rest: serde_json::Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
pub struct Phantom<T> {
    pub of: PhantomData<T>,
    pub value: T,
}
