//! The types that are tried, each with the glue's reading of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures_util::FutureExt;
use ringback::support::v1::{Input, Operation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::types::*;

/// A step that serde does not name.
pub(crate) const UNKNOWN: &str = "?";

/// One type.
pub(crate) struct Case {
    /// As it is written in Rust.
    pub(crate) rust: &'static str,
    /// Whether every JSON value is one of it.
    pub(crate) takes_anything: bool,
    /// Reads a text as a body of the operation, and writes what was read.
    pub(crate) read: fn(&'static Operation, &str) -> Result<Written, Refusal>,
}

/// What a value is written as, or why it cannot be.
pub(crate) type Written = Result<Value, String>;

/// Why a text was refused, in serde's words.
pub(crate) struct Refusal {
    /// Where it stopped, outermost first; names of members and of variants, or positions.
    pub(crate) place: Vec<String>,
    pub(crate) said: String,
}

fn read<T: Serialize + DeserializeOwned>(
    operation: &'static Operation,
    text: &str,
) -> Result<Written, Refusal> {
    let request =
        http::Request::builder().header("content-type", "application/json").body(text.to_owned().into());
    let request = request.expect("it is a request");
    let input = Input::with_body(request, operation).now_or_never().expect("the body is here already");
    let mut input = input.expect("the path and the query are empty");
    let value: T = input.json().ok_or_else(|| refusal::<T>(text))?;
    let written = serde_json::to_string(&value).map_err(|error| error.to_string());
    Ok(written.map(|text| serde_json::from_str(&text).expect("serde writes JSON")))
}

fn refusal<T: DeserializeOwned>(text: &str) -> Refusal {
    // As the glue reads it: of a text, serde_json would not look whether a part of it is one.
    let mut deserializer = serde_json::Deserializer::from_slice(text.as_bytes());
    let read: Result<T, _> = serde_path_to_error::deserialize(&mut deserializer);
    match read {
        Ok(_) => Refusal { place: Vec::new(), said: "only the glue refuses it".to_owned() },
        Err(error) => {
            Refusal { place: error.path().iter().map(step).collect(), said: error.inner().to_string() }
        }
    }
}

fn step(segment: &Segment) -> String {
    match segment {
        Segment::Seq { index } => index.to_string(),
        Segment::Map { key } => key.clone(),
        Segment::Enum { variant } => variant.clone(),
        Segment::Unknown => UNKNOWN.to_owned(),
    }
}

macro_rules! cases {
    ($($ty:ty),* $(,)?) => {
        /// Every type that is tried.
        #[expect(deprecated, reason = "a type of the contract is deprecated")]
        pub(crate) fn cases() -> Vec<Case> {
            vec![$(Case {
                rust: stringify!($ty),
                takes_anything: stringify!($ty) == "serde_json::Value",
                read: read::<$ty>,
            }),*]
        }
    };
}

cases![
    Signed, Unsigned, NonZero, Floats, Texts, Names, Money, Addresses, Moments, Naive, WithTime, Anything,
    UnitStruct, EmptyStruct, EmptyTuple, Newtype, NewtypeOfOption, NewtypeOfNewtype, NewtypeOfStruct,
    NewtypeOfUnit, NewtypeOfList, NewtypeOfTuple, Pair, PairOfOptions, HoldsNewtypes, Options, AliasedOption,
    InsideOptions, Units, Lists, Sets, Maps, KeyedMaps, Tuples, Arrays, Level, Shouted, TwoWays, Data, DataOnly,
    Wrapping, RenamedData, DataWithDefaults, Defaults, WholeDefault, Skipped, Renamed, RenamedTwoWays, Swapped,
    Page<u8>, Page<Option<u8>, Option<bool>>, Pages, Either<u8, Level>, Either<Box<Data>, Vec<Option<Level>>>,
    Tree, Even, Odd, Expression, Everything, Bounded<u8>, Bounded<Option<String>>, Deprecated, SharedNames,
    inner::Names, OneUnit, MaybeItself, OptionalMaps, DefaultEnum, Mode,
    Tagged, TaggedClosed, TaggedRenamed, TaggedOther, TaggedNested, TaggedExternal, TaggedMap, Adjacent, AdjacentClosed,
    AdjacentOther, Untagged, UntaggedObjects, PartlyUntagged, TaggedPartly, OtherUnit, OtherData, Aliases, AliasedUnits, AliasedData,
    SkippedVariants, SkippedFields, SkippedTuple, TupleWithDefaults, TupleCut, StructWithTag, Transparent, TransparentNamed,
    HoldsTransparent, FromOption, FromText, Flat, FlatOption, FlatMap, FlatValue, FlatTagged, FlatTaggedOption,
    FlatUntagged, FlatExternal, FlatAdjacent, FlatTwice, FlatUnits, FlatInVariant, TaggedFlat, BTreeMap<OtherUnit, u8>,
    NumberedMaps, TextMaps, Option<NumberedMaps>, BTreeMap<u32, Data>, BTreeMap<Level, BTreeMap<bool, Level>>,
    NotZero, Wrappers, MoreLists, Times, Ranges, JsonMaps, Phantom<u8>,
    BTreeMap<String, Signed>, [Option<Signed>; 2], (u8, Signed), BTreeMap<String, Money>, [Option<Money>; 2], (u8, Money),
    BTreeMap<String, Texts>, [Option<Texts>; 2], (u8, Texts), BTreeMap<String, Tagged>, [Option<Tagged>; 2], (u8, Tagged),
    BTreeMap<String, TaggedOther>, [Option<TaggedOther>; 2], (u8, TaggedOther), BTreeMap<String, Adjacent>, (u8,
    Adjacent), BTreeMap<String, Untagged>, [Option<Untagged>; 2], (u8, Untagged), BTreeMap<String, Flat>, [Option<Flat>; 2],
    (u8, Flat), BTreeMap<String, FlatTagged>, [Option<FlatTagged>; 2], (u8, FlatTagged), BTreeMap<String, Aliases>,
    [Option<Aliases>; 2], (u8, Aliases), BTreeMap<String, OtherUnit>, [Option<OtherUnit>; 2], (u8, OtherUnit),
    BTreeMap<String, TupleWithDefaults>, [Option<TupleWithDefaults>; 2], (u8, TupleWithDefaults), BTreeMap<String,
    Transparent>, [Option<Transparent>; 2], (u8, Transparent), BTreeMap<String, Times>, [Option<Times>; 2], (u8, Times),
    BTreeMap<String, Data>, [Option<Data>; 2], (u8, Data), BTreeMap<String, Level>, [Option<Level>; 2], (u8, Level),
    BTreeMap<String, Defaults>, [Option<Defaults>; 2], (u8, Defaults), BTreeMap<String, SkippedFields>,
    [Option<SkippedFields>; 2], (u8, SkippedFields), BTreeMap<String, Recursive>, [Option<Recursive>; 2], (u8, Recursive),
    BTreeMap<String, Tree>, [Option<Tree>; 2], (u8, Tree),
    Vec<UntaggedObjects>, Vec<PartlyUntagged>, Page<Flat>, Page<Money>, Either<Tagged, Untagged>, Either<Times, OtherData>,
    Vec<Tagged>, [Option<Adjacent>; 2], Page<Tagged>, Recursive,
    Vec<Option<u8>>, Vec<Vec<Level>>, (u8, bool), (Level, Data, Option<u8>), [Newtype; 3], BTreeMap<String, u8>,
    HashMap<Name, Vec<u8>>, BTreeSet<Level>, Box<Data>, Box<[Pair]>, serde_json::Value,
    BTreeMap<String, Option<Tree>>, Vec<Maybe<Mode>>,
];
