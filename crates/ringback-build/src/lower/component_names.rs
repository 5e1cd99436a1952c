//! What components are called.
//!
//! A name depends on the types that the contract declares and on nothing else, neither on the order of visits
//! nor on other operations; only `Input` is added once a type is also written. Names stay distinct when a
//! client generator takes out what is no letter or digit and changes the case.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::case::pascal;
use crate::model::{RustIdent, SchemaName};
use crate::parse::{Contract, TypeBody, TypeItem};
use crate::resolve::{Names, Type};

/// The names of all components.
pub(super) struct Plan {
    /// What is written, or the same both ways.
    pub(super) names: HashMap<Type, SchemaName>,
    /// What is read, where it is not the same.
    pub(super) inputs: HashMap<Type, SchemaName>,
}

/// Names every type, in their order. Two that would be called the same are reported.
pub(super) fn plan(names: &Names<'_>, types: &[Type], split: &BTreeSet<Type>, sink: &mut Sink) -> Plan {
    let mut plan = Plan { names: HashMap::new(), inputs: HashMap::new() };
    let declared = Declared::of(names);
    let mut taken = HashMap::new();
    for ty in types {
        let name = declared.name(ty);
        match taken.entry(key(&name)) {
            Entry::Vacant(free) => _ = free.insert(ty),
            Entry::Occupied(first) => report_clash(names.contract, &name, (first.get(), ty), sink),
        }
        plan.names.insert(ty.clone(), schema_name(&name));
    }
    // After all others, so that a type that is itself called `XInput` keeps its name.
    for ty in split {
        let mut name = format!("{}Input", plan.names[ty]);
        while taken.insert(key(&name), ty).is_some() {
            name.push_str("Input");
        }
        plan.inputs.insert(ty.clone(), schema_name(&name));
    }
    plan
}

/// A number behind one of them would move with every type that is added.
fn report_clash(contract: &Contract, name: &str, (first, second): (&Type, &Type), sink: &mut Sink) {
    let place = |ty: &Type| match ty {
        Type::Item(id, _) => Some(contract.ty(*id).name.span),
        Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
    };
    let (Some(first), Some(second)) = (place(first), place(second)) else { return };
    let message = format!("two types would be called `{name}` in the document");
    let diagnostic = Diagnostic::new(Code::COMPONENT_NAME_TWICE, second, message, "the second")
        .with_label(first, "the first")
        .with_help("write `#[serde(rename = \"…\")]` above one of them");
    sink.report(diagnostic);
}

fn schema_name(name: &str) -> SchemaName {
    SchemaName::new(name).expect("every other character was replaced")
}

/// What the contract's serde types are called, and which names are called twice.
struct Declared<'a> {
    contract: &'a Contract,
    counts: HashMap<String, usize>,
}

impl<'a> Declared<'a> {
    fn of(names: &Names<'a>) -> Self {
        let mut counts = HashMap::new();
        let is_data = |item: &&TypeItem| {
            names.derives(item.id, "serde::Serialize") || names.derives(item.id, "serde::Deserialize")
        };
        for item in names.contract.types.iter().filter(is_data) {
            *counts.entry(key(&own_name(item))).or_default() += 1;
        }
        Self { contract: names.contract, counts }
    }

    fn name(&self, ty: &Type) -> String {
        match ty {
            Type::Item(id, args) => self.with_arguments(&self.item(self.contract.ty(*id)), args),
            Type::Known(known, args) => {
                let path = known.rust_path();
                self.with_arguments(path.rsplit("::").next().unwrap_or(path), args)
            }
            Type::Tuple(items) if items.is_empty() => "Unit".to_owned(),
            Type::Tuple(items) => self.with_arguments("Tuple", items),
            Type::Array(item, length) => {
                self.with_arguments(&format!("Array{length}"), std::slice::from_ref(item))
            }
            Type::Slice(item) => self.with_arguments("Slice", std::slice::from_ref(item)),
        }
    }

    /// `Page_of_Invoice`
    fn with_arguments(&self, name: &str, args: &[Type]) -> String {
        let args: Vec<String> = args.iter().map(|arg| self.name(arg)).collect();
        if args.is_empty() { name.to_owned() } else { format!("{name}_of_{}", args.join("_and_")) }
    }

    /// Its own name, after those of its modules where another type is called the same.
    fn item(&self, item: &TypeItem) -> String {
        let own = own_name(item);
        if self.counts.get(&key(&own)).copied().unwrap_or_default() < 2 {
            return own;
        }
        let path = &self.contract.module(item.module).path;
        let below_root = if path.len() > 1 { &path[1..] } else { path };
        let modules: String = below_root.iter().map(|segment| pascal(&ascii(segment.unraw()))).collect();
        format!("{modules}{own}")
    }
}

/// What serde calls a type, as far as a component may be called so.
fn own_name(item: &TypeItem) -> String {
    let renamed = match &item.body {
        TypeBody::Data(data) => crate::lower::serde_attributes::renamed(data),
        TypeBody::Alias(_) | TypeBody::Union => None,
    };
    ascii(&renamed.unwrap_or_else(|| RustIdent::unraw(&item.name.ident).to_owned()))
}

/// Letters outside ASCII by their number: `Ü` is `u00dc`.
pub(super) fn ascii(name: &str) -> String {
    let replaced = |c: char| match c {
        c if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') => c.to_string(),
        c if c.is_alphanumeric() => format!("u{:04x}", u32::from(c)),
        _ => "_".to_owned(),
    };
    let text: Vec<String> = name.chars().map(replaced).collect();
    if text.is_empty() { "_".to_owned() } else { text.concat() }
}

/// How a client generator may see a name.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
