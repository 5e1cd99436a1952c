//! Random contracts that are meant to be accepted: modules, types, operations, problems and callbacks.
//!
//! A contract is read off a tape of bytes: a shorter tape is a simpler contract, so that a failure shrinks. Behind its
//! end every choice is the first one.

use std::fmt::Write;

/// Names that generated code might use itself, or that are awkward otherwise.
const NAMES: [&str; 14] = [
    "input",
    "service",
    "request",
    "callbacks",
    "text",
    "r#type",
    "call",
    "receiver",
    "id",
    "r#match",
    "value",
    "target_",
    "input_",
    "limit",
];

/// Names of functions, of the same kind.
const FUNCTIONS: [&str; 12] = [
    "add", "clone", "check", "capture", "router", "document", "r#loop", "text", "into", "new", "borrow",
    "send",
];

/// Names of types, some of which the document would like to have for itself.
const TYPES: [&str; 8] =
    ["Problem", "ValidationProblem", "ValidationError", "Invoice", "Page", "Call", "Input", "Operation"];

const SCALARS: [&str; 12] =
    ["String", "u32", "bool", "i64", "u8", "f64", "char", "Url", "Uuid", "Decimal", "i16", "u64"];

/// Files of a contract by path.
pub(crate) type Files = Vec<(String, String)>;

struct Tape<'a> {
    bytes: &'a [u8],
    /// Counts what must have a name of its own.
    next: usize,
}

/// The contract on a tape.
pub(crate) fn contract(bytes: &[u8]) -> Files {
    let mut tape = Tape { bytes, next: 0 };
    let modules = 1 + tape.choose(3);
    let mut files = Vec::new();
    let mut root = "//! A contract.\n\n".to_owned();
    for index in 0..modules {
        let name = ["invoices", "customers", "r#type"][index];
        writeln!(root, "pub mod {name};").expect("a string takes any text");
        let nested = tape.choose(2) == 1;
        let file = name.trim_start_matches("r#");
        let path = if nested { format!("api/{file}/mod.rs") } else { format!("api/{file}.rs") };
        files.push((path, module(&mut tape, file)));
    }
    files.insert(0, ("api/mod.rs".to_owned(), root));
    files
}

impl Tape<'_> {
    /// A number below `bound`.
    fn choose(&mut self, bound: usize) -> usize {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                usize::from(*first) % bound
            }
            None => 0,
        }
    }

    fn pick<'b>(&mut self, of: &[&'b str]) -> &'b str {
        of[self.choose(of.len())]
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }
}

fn module(tape: &mut Tape<'_>, name: &str) -> String {
    let mut text = format!(
        "//! Module {name}.\n//!\n//! ```\n//! let never_run = 1;\n//! ```\n\n#![allow(unused_imports)]\n\n\
         use ringback::{{callback, delete, get, post, put}};\nuse rust_decimal::Decimal;\n\
         use serde::{{Deserialize, Serialize}};\nuse url::Url;\nuse uuid::Uuid;\n\n"
    );
    let mut types = Vec::new();
    for _ in 0..=tape.choose(4) {
        let name = type_name(tape, &types);
        text.push_str(&declaration(tape, &name, &types));
        types.push(name);
    }
    for _ in 0..=tape.choose(4) {
        text.push_str(&operation(tape, name, &types));
    }
    text
}

fn type_name(tape: &mut Tape<'_>, taken: &[String]) -> String {
    let name = tape.pick(&TYPES).to_owned();
    if taken.contains(&name) { format!("{name}{}", tape.number()) } else { name }
}

const DERIVES: &str = "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]";

fn declaration(tape: &mut Tape<'_>, name: &str, types: &[String]) -> String {
    match tape.choose(3) {
        0 => {
            let renamed = tape.pick(&["", "#[serde(rename_all = \"camelCase\")]\n"]);
            let fields: String = (0..tape.choose(5)).map(|index| field(tape, index, types)).collect();
            let docs = docs(tape, Some(r#"{"id": "7"}"#).filter(|_| fields.is_empty()));
            format!("{docs}{DERIVES}\n{renamed}pub struct {name} {{\n    pub id: String,\n{fields}}}\n\n")
        }
        1 => {
            let docs = docs(tape, Some(r#""Second""#));
            format!("{docs}{DERIVES}\npub enum {name} {{\n    /// First.\n    First,\n    Second,\n}}\n\n")
        }
        _ => {
            let docs = docs(tape, Some(r#"{"Named": {"id": "7"}}"#));
            let ty = data_type(tape, types);
            format!(
                "{docs}{DERIVES}\npub enum {name} {{\n    Unit,\n    Newtype({ty}),\n    Named {{ id: String }},\n}}\n\n"
            )
        }
    }
}

/// Nothing, a line, or a line and an example.
fn docs(tape: &mut Tape<'_>, example: Option<&str>) -> String {
    match (tape.choose(3), example) {
        (0, _) => String::new(),
        (1, _) | (_, None) => "/// One line.\n".to_owned(),
        (_, Some(example)) => format!("/// One line.\n///\n/// ```json\n/// {example}\n/// ```\n"),
    }
}

fn field(tape: &mut Tape<'_>, index: usize, types: &[String]) -> String {
    let name = format!("{}{index}", tape.pick(&["field_", "r#type_", "aB"]).trim_start_matches("r#"));
    let skip = "    #[serde(skip_serializing_if = \"Option::is_none\")]\n";
    match tape.choose(3) {
        0 => format!("    /// A field.\n    pub {name}: {},\n", data_type(tape, types)),
        1 => format!("{skip}    pub {name}: Option<{}>,\n", data_type(tape, types)),
        _ => format!("    #[serde(default)]\n    pub {name}: Vec<{}>,\n", data_type(tape, types)),
    }
}

/// A scalar, a type that was declared before, or a list, map or option of one.
fn data_type(tape: &mut Tape<'_>, types: &[String]) -> String {
    let declared = tape.choose(types.len() + 1);
    let inner = match types.get(declared) {
        Some(name) => name.clone(),
        None => tape.pick(&SCALARS).to_owned(),
    };
    match tape.choose(5) {
        0 | 1 => inner,
        2 => format!("Vec<{inner}>"),
        3 => format!("Option<{inner}>"),
        _ => format!("std::collections::BTreeMap<String, {inner}>"),
    }
}

/// An operation, with the problems it declares and the callback it sends.
fn operation(tape: &mut Tape<'_>, module: &str, types: &[String]) -> String {
    let number = tape.number();
    let func = match FUNCTIONS.get(number - 1) {
        Some(name) if tape.choose(2) == 1 => (*name).to_owned(),
        Some(_) | None => format!("operation_{number}"),
    };
    let method = tape.pick(&["get", "post", "put", "delete"]);
    let has_body = matches!(method, "post" | "put") && tape.choose(2) == 1;
    let body_type = types[tape.choose(types.len())].clone();
    let mut names: Vec<&str> = NAMES.to_vec();
    let mut free_name = |tape: &mut Tape<'_>| names.remove(tape.choose(names.len()));
    let mut parameters = Vec::new();
    let mut path = format!("/{module}/{number}");
    if tape.choose(2) == 1 {
        let name = free_name(tape);
        write!(path, "/{{{}}}", name.trim_start_matches("r#")).expect("a string takes any text");
        parameters.push(format!("{name}: {}", tape.pick(&["String", "u32", "Uuid"])));
    }
    if has_body {
        parameters.push(format!("#[body] {}: {body_type}", free_name(tape)));
    }
    for _ in 0..tape.choose(4) {
        let name = free_name(tape);
        parameters.push(query(tape, name));
    }
    let has_callback = tape.choose(3) == 1;
    let mut text = String::new();
    if has_callback {
        parameters.push("/// Where to call.\n    callback_url: Option<Url>".to_owned());
        text.push_str(&callback(tape, number, &body_type));
    }
    let result = result(tape, number, types, &mut text);
    let callbacks = if has_callback { format!(", callbacks(called_{number})") } else { String::new() };
    let deprecated = tape.pick(&["", "#[deprecated]\n"]);
    write!(
        text,
        "/// Does something.\n///\n/// At length.\n{deprecated}#[{method}(\"{path}\"{callbacks})]\n\
         pub async fn {func}(\n    {}\n){result};\n\n",
        parameters.join(",\n    ")
    )
    .expect("a string takes any text");
    text
}

fn query(tape: &mut Tape<'_>, name: &str) -> String {
    match tape.choose(4) {
        0 => format!("/// Doc.\n    {name}: Option<{}>", tape.pick(&SCALARS)),
        1 => format!("#[default(20)] {name}: u32"),
        2 => format!("{name}: Vec<String>"),
        _ => format!("#[header] {name}: Option<String>"),
    }
}

fn callback(tape: &mut Tape<'_>, number: usize, body: &str) -> String {
    let key =
        tape.pick(&["{$callback_url}", "{$callback_url}/paid", "{$request.query.callback_url}/a?ref=1"]);
    let answer = tape.pick(&["", " -> u32"]);
    format!(
        "/// Called.\n#[callback(post, \"{key}\")]\npub async fn called_{number}(#[body] event: {body}){answer};\n\n"
    )
}

fn result(tape: &mut Tape<'_>, number: usize, types: &[String], text: &mut String) -> String {
    let success = match tape.choose(4) {
        0 => types[tape.choose(types.len())].clone(),
        1 => "()".to_owned(),
        2 => format!("Option<{}>", types[tape.choose(types.len())]),
        _ => format!("Vec<{}>", types[tape.choose(types.len())]),
    };
    if tape.choose(2) == 0 {
        return format!(" -> {success}");
    }
    write!(
        text,
        "#[derive(Debug, ringback::Problem)]\npub enum Refused{number} {{\n    /// It exists.\n    \
         #[problem(status = 409, title = \"Exists\")]\n    Exists {{ id: String }},\n    \
         #[problem(status = 400)]\n    Odd,\n}}\n\n"
    )
    .expect("a string takes any text");
    format!(" -> Result<{success}, Refused{number}>")
}
