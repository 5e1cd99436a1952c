//! From a path to what it leads to (the Rust Reference, "Names: Name resolution"), in the namespace of types.

use std::collections::HashMap;

use crate::model::RustIdent;
use crate::parse::{Import, ModuleId, TypeId};
use crate::resolve::Known;
use crate::resolve::names::{Binding, Names};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Def {
    /// A type or alias of the contract.
    Type(TypeId),
    /// A module of the contract.
    Module(ModuleId),
    /// The root of the user's crate.
    CrateRoot,
    /// Something in the user's crate that is not in the contract.
    Outside(Vec<String>),
    /// Something of another crate, whose name comes first. `core` and `alloc` are written `std`.
    Foreign(Vec<String>),
}

/// Macros that are looked for behind a glob of their crate.
const KNOWN_MACROS: [&str; 4] =
    ["serde::Serialize", "serde::Deserialize", "ringback::Problem", "ringback::Response"];

/// Modules of other crates that bring no name of the prelude with a glob.
const HARMLESS_GLOBS: [&str; 12] = [
    "chrono",
    "chrono::prelude",
    "ringback",
    "rust_decimal::prelude",
    "serde",
    "std::borrow",
    "std::collections",
    "std::net",
    "std::num",
    "std::sync",
    "url",
    "uuid",
];

/// One lookup: remembers what it has been through, so that imports may form loops.
pub(super) struct Lookup<'n, 'a> {
    names: &'n Names<'a>,
    /// `None` while a name is being looked up, and where nothing was found.
    been: HashMap<(ModuleId, String), Option<Def>>,
    /// A glob of another crate that was met and may bring any name.
    pub(super) unsure: Option<&'a Import>,
}

impl<'n, 'a> Lookup<'n, 'a> {
    pub(super) fn new(names: &'n Names<'a>) -> Self {
        Self { names, been: HashMap::new(), unsure: None }
    }

    /// What a path written in a module leads to. `None` where its first name is in no scope, which may still
    /// be a name of the prelude, or where a later one is not in the module before it.
    pub(super) fn path(&mut self, module: ModuleId, is_extern: bool, segments: &[&str]) -> Option<Def> {
        let (first, rest) = segments.split_first()?;
        let start = match *first {
            _ if is_extern => foreign(first),
            "crate" => Def::CrateRoot,
            "self" => Def::Module(module),
            "super" => self.parent(module),
            "std" | "core" | "alloc" if !self.names.modules[module.0].named.contains_key(first) => {
                foreign(first)
            }
            name => match self.name(module, module, name) {
                Some(def) => def,
                // Any crate may be in scope, so a path's first name may always be one.
                None if !rest.is_empty() => foreign(name),
                None => return None,
            },
        };
        rest.iter().try_fold(start, |def, name| self.step(module, def, name))
    }

    fn parent(&self, module: ModuleId) -> Def {
        self.names.contract.module(module).parent.map_or(Def::CrateRoot, Def::Module)
    }

    fn step(&mut self, from: ModuleId, def: Def, name: &str) -> Option<Def> {
        match def {
            Def::Module(module) if name == "super" => Some(self.parent(module)),
            Def::Module(module) => self.name(from, module, name),
            Def::CrateRoot if name == "super" => None,
            Def::CrateRoot => {
                let root = self.names.contract.modules.first()?;
                let is_root = root.name.unraw() == name;
                Some(if is_root { Def::Module(root.id) } else { Def::Outside(vec![name.to_owned()]) })
            }
            Def::Outside(path) => Some(Def::Outside(extended(path, name))),
            Def::Foreign(path) => Some(Def::Foreign(extended(path, name))),
            Def::Type(_) => None,
        }
    }

    /// What a name in a module stands for, seen from another module: declarations, then imports, then globs.
    fn name(&mut self, from: ModuleId, module: ModuleId, name: &str) -> Option<Def> {
        let key = (module, name.to_owned());
        if let Some(known) = self.been.get(&key) {
            return known.clone();
        }
        self.been.insert(key.clone(), None);
        let bindings = self.names.modules[module.0].named.get(name).cloned().unwrap_or_default();
        let named = bindings.into_iter().find_map(|binding| self.binding(from, module, binding));
        let found = named.or_else(|| self.globs(module, name));
        self.been.insert(key, found.clone());
        found
    }

    fn binding(&mut self, from: ModuleId, module: ModuleId, binding: Binding<'a>) -> Option<Def> {
        let contract = self.names.contract;
        let (is_visible, import) = match binding {
            Binding::Type(id) => (contract.ty(id).is_visible, None),
            Binding::Module(id) => (contract.module(id).is_visible, None),
            Binding::Import(import) => (import.is_visible, Some(import)),
        };
        if !is_visible && !self.is_inside(from, module) {
            return None;
        }
        match (binding, import) {
            (Binding::Type(id), _) => Some(Def::Type(id)),
            (Binding::Module(id), _) => Some(Def::Module(id)),
            (Binding::Import(import), _) => self.import(module, import),
        }
    }

    fn globs(&mut self, module: ModuleId, name: &str) -> Option<Def> {
        let globs = self.names.modules[module.0].globs.clone();
        globs.into_iter().find_map(|glob| match self.import(module, glob)? {
            Def::Module(other) => self.name(module, other, name),
            Def::Foreign(path) => self.foreign_glob(glob, path, name),
            Def::CrateRoot => {
                self.step(module, Def::CrateRoot, name).filter(|def| matches!(def, Def::Module(_)))
            }
            Def::Outside(_) => {
                self.unsure = Some(glob);
                None
            }
            Def::Type(_) => None,
        })
    }

    /// A glob of another crate brings what is known to be there; of the rest we are not sure.
    fn foreign_glob(&mut self, glob: &'a Import, path: Vec<String>, name: &str) -> Option<Def> {
        let module = path.join("::");
        let member = format!("{module}::{name}");
        if Known::at(&member).is_some() || KNOWN_MACROS.contains(&member.as_str()) {
            return Some(Def::Foreign(extended(path, name)));
        }
        if !HARMLESS_GLOBS.contains(&module.as_str()) {
            self.unsure = Some(glob);
        }
        None
    }

    fn import(&mut self, module: ModuleId, import: &'a Import) -> Option<Def> {
        let segments: Vec<&str> = import.path.iter().map(RustIdent::unraw).collect();
        if let [only] = segments.as_slice()
            && !import.is_extern
            && !matches!(*only, "crate" | "self" | "super")
        {
            // `use serde;` and `use name as other;`: an item in scope, else a crate.
            return self.name(module, module, only).or_else(|| Some(foreign(only)));
        }
        self.path(module, import.is_extern || self.is_crate_only(module, &segments), &segments)
    }

    /// Whether the first name is bound by nothing but imports out of the crate of that name, such as a macro in
    /// `use indexmap::{IndexMap, indexmap};`: no import leads through itself.
    fn is_crate_only(&self, module: ModuleId, segments: &[&str]) -> bool {
        let Some(first) = segments.first() else { return false };
        let bindings = self.names.modules[module.0].named.get(first);
        let is_own = |binding: &Binding<'_>| match binding {
            Binding::Import(import) => import.path.len() > 1 && import.path[0].unraw() == *first,
            Binding::Type(_) | Binding::Module(_) => false,
        };
        bindings.is_some_and(|bindings| bindings.iter().all(is_own))
    }

    fn is_inside(&self, module: ModuleId, ancestor: ModuleId) -> bool {
        self.names.contract.around(module).any(|module| module == ancestor)
    }
}

fn foreign(krate: &str) -> Def {
    let name = if matches!(krate, "core" | "alloc") { "std" } else { krate };
    Def::Foreign(vec![name.to_owned()])
}

fn extended(mut path: Vec<String>, name: &str) -> Vec<String> {
    path.push(name.to_owned());
    path
}
