//! The contract that all sides serve, as data, and the Rust that is the same on all sides.
//!
//! Each operation has types of its own: a request of six fields (among them an `Option`, a `Vec`, a nested struct and
//! an enum), a path and two query parameters, and a response.

/// How many operations share a module.
const MODULE_SIZE: usize = 25;

/// A module of the contract.
pub(crate) struct Module {
    pub(crate) name: String,
    /// Numbers of its operations; all names are made from them.
    pub(crate) operations: std::ops::Range<usize>,
}

/// `operations` operations in modules of 25.
pub(crate) fn modules(operations: usize) -> Vec<Module> {
    let starts = (0..operations).step_by(MODULE_SIZE);
    starts.map(|start| module(start / MODULE_SIZE, start..operations.min(start + MODULE_SIZE))).collect()
}

fn module(index: usize, operations: std::ops::Range<usize>) -> Module {
    Module { name: format!("part{}", letters(index)), operations }
}

/// Letters only, so that the name in upper camel case is the name with a capital letter: `a`, `b` … `z`, `ba` …
fn letters(index: usize) -> String {
    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let last = char::from(ALPHABET[index % ALPHABET.len()]);
    match index / ALPHABET.len() {
        0 => last.to_string(),
        rest => letters(rest) + &last.to_string(),
    }
}

impl Module {
    /// The trait that Ringback makes of the module.
    pub(crate) fn trait_name(&self) -> String {
        let (first, rest) = self.name.split_at(1);
        first.to_uppercase() + rest
    }

    /// The default limit of an operation in an edition of the handlers: an edition changes the first one only.
    pub(crate) fn default_limit(&self, operation: usize, edition: u32) -> u32 {
        if operation == self.operations.start { edition } else { 0 }
    }

    /// The path of an operation, in the form that Axum and OpenAPI share.
    pub(crate) fn path(&self, operation: usize) -> String {
        format!("/{}/things{operation}/{{id}}", self.name)
    }

    /// The type of the amount in an edition of the contract: an edition changes the first request only.
    fn amount(&self, operation: usize, edition: u32) -> &'static str {
        if operation == self.operations.start && edition % 2 == 1 { "i32" } else { "i64" }
    }

    /// The types of its operations, in an edition of the contract.
    pub(crate) fn types(&self, derives: &Derives, edition: u32) -> String {
        self.operations.clone().map(|n| types_of(n, derives, self.amount(n, edition))).collect()
    }
}

/// What a side derives for the types of the contract.
pub(crate) struct Derives {
    /// For structs that are read.
    pub(crate) read: &'static str,
    /// For structs that are written.
    pub(crate) written: &'static str,
    /// For enums, which are read and written.
    pub(crate) both: &'static str,
}

impl Derives {
    /// What serde needs.
    pub(crate) const SERDE: Self =
        Self { read: "Deserialize", written: "Serialize", both: "Serialize, Deserialize" };
}

fn types_of(n: usize, derives: &Derives, amount: &str) -> String {
    let Derives { read, written, both } = derives;
    format!(
        "
/// What operation {n} is asked.
#[derive({read})]
pub struct Request{n} {{
    /// A text.
    pub name: String,
    /// A text that may be missing.
    pub note: Option<String>,
    /// Several texts.
    pub tags: Vec<String>,
    /// A nested struct.
    pub address: Address{n},
    /// One of three.
    pub kind: Kind{n},
    /// A number.
    pub amount: {amount},
}}

/// A nested struct of operation {n}.
#[derive({read})]
pub struct Address{n} {{
    /// A text.
    pub street: String,
    /// A text.
    pub city: String,
}}

/// An enum of operation {n}.
#[derive({both})]
pub enum Kind{n} {{
    /// The first.
    Small,
    /// The second.
    Medium,
    /// The third.
    Large,
}}

/// What operation {n} answers.
#[derive({written})]
pub struct Response{n} {{
    /// From the path.
    pub id: u64,
    /// From the body, with what else was given.
    pub name: String,
    /// From the body.
    pub tags: Vec<String>,
    /// From the body.
    pub kind: Kind{n},
    /// Computed.
    pub total: i64,
}}
"
    )
}

/// What every side's handler makes of `id`, `limit`, `filter` and `body`; `default_limit` is what an edit changes.
pub(crate) fn response(n: usize, default_limit: u32) -> String {
    format!(
        "let name = format!(\"{{}} {{}} {{}} {{}} {{}}\", body.name, body.address.street, body.address.city,
            body.note.unwrap_or_default(), filter.unwrap_or_default());
        let total = i64::from(body.amount) + i64::from(limit.unwrap_or({default_limit}));
        let response = Response{n} {{ id, name, tags: body.tags, kind: body.kind, total }};"
    )
}

#[cfg(test)]
mod tests {
    use super::{letters, modules};

    #[test]
    fn every_operation_is_in_one_module() {
        let sizes: Vec<usize> = modules(60).iter().map(|module| module.operations.len()).collect();
        assert_eq!(sizes, [25, 25, 10]);
    }

    #[test]
    fn names_of_modules_are_letters_and_distinct() {
        assert_eq!([0, 25, 26, 51].map(letters), ["a", "z", "ba", "bz"]);
    }
}
