//! The names of a contract and the scopes they are looked up in.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::diagnostics::Sink;
use crate::parse::{Contract, Import, ImportName, ModuleId, Name, NamePath, TypeBody, TypeId};
use crate::resolve::Type;
use crate::resolve::path::{Def, Lookup};
use crate::resolve::ty::Query;
use crate::resolve::visibility::report_private;

/// The names of a contract, ready to be looked up.
#[derive(Debug)]
pub struct Names<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// By module.
    pub(super) modules: Vec<ModuleNames<'a>>,
    /// The full paths of the macros that each type derives, once somebody asked.
    derived: Vec<OnceCell<Vec<String>>>,
}

/// What a module declares and imports, by name without `r#`.
#[derive(Debug, Default)]
pub(super) struct ModuleNames<'a> {
    pub(super) named: HashMap<&'a str, Vec<Binding<'a>>>,
    pub(super) globs: Vec<&'a Import>,
}

/// What a name is bound to; what is declared stands before what is imported.
#[derive(Debug, Clone, Copy)]
pub(super) enum Binding<'a> {
    Type(TypeId),
    Module(ModuleId),
    Import(&'a Import),
}

/// Where a name is looked up.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// In this module,
    pub module: ModuleId,
    /// after these type parameters; `Self` may be among them.
    pub parameters: &'a [(String, Type)],
}

impl Scope<'_> {
    /// A module, without type parameters.
    pub fn module(module: ModuleId) -> Self {
        Self { module, parameters: &[] }
    }
}

impl<'a> Names<'a> {
    /// Sorts the names of a contract; nothing is looked up yet.
    pub fn new(contract: &'a Contract) -> Self {
        let modules = contract.modules.iter().map(|module| {
            let mut names = ModuleNames::default();
            for id in &module.types {
                names.bind(contract.ty(*id).name.ident.unraw(), Binding::Type(*id));
            }
            for id in &module.children {
                names.bind(contract.module(*id).name.unraw(), Binding::Module(*id));
            }
            for import in &module.imports {
                match &import.name {
                    ImportName::Name(name) => names.bind(name.unraw(), Binding::Import(import)),
                    ImportName::Glob => names.globs.push(import),
                    ImportName::Nothing => {}
                }
            }
            names
        });
        let derived = contract.types.iter().map(|_| OnceCell::new()).collect();
        Self { contract, modules: modules.collect(), derived }
    }

    /// The type that a signature names; reported where generated code could not name it too.
    ///
    /// `None` where something was reported.
    pub fn ty(&self, scope: Scope<'_>, written: &syn::Type, sink: &mut Sink) -> Option<Type> {
        let ty = self.field_ty(scope, written, sink)?;
        report_private(self.contract, scope.module, written, &ty, sink)?;
        Some(ty)
    }

    /// The type of a field, which generated code does not name. `None` where something was reported.
    pub fn field_ty(&self, scope: Scope<'_>, written: &syn::Type, sink: &mut Sink) -> Option<Type> {
        Query::new(self, sink).ty(scope, written)
    }

    /// The callback a path leads to: its module and its place among that module's callbacks.
    pub fn callback(&self, module: ModuleId, path: &NamePath) -> Option<(ModuleId, usize)> {
        let (module, last) = self.function(module, path)?;
        let mut callbacks = self.contract.module(module).callbacks.iter();
        let index = callbacks.position(|callback| callback.function.name.ident == last.ident)?;
        Some((module, index))
    }

    /// The operation a path leads to: its module and its place among that module's operations.
    pub fn operation(&self, module: ModuleId, path: &NamePath) -> Option<(ModuleId, usize)> {
        let (module, last) = self.function(module, path)?;
        let mut operations = self.contract.module(module).operations.iter();
        let index = operations.position(|operation| operation.function.name.ident == last.ident)?;
        Some((module, index))
    }

    /// The module that a path to a function leads to, and the function's name.
    fn function<'p>(&self, module: ModuleId, path: &'p NamePath) -> Option<(ModuleId, &'p Name)> {
        let (last, parents) = path.segments.split_last()?;
        let parents: Vec<&str> = parents.iter().map(|name| name.ident.unraw()).collect();
        let module = match parents.as_slice() {
            [] => module,
            parents => match Lookup::new(self).path(module, false, parents) {
                Some(Def::Module(module)) => module,
                Some(Def::Type(_) | Def::CrateRoot | Def::Outside(_) | Def::Foreign(_)) | None => {
                    return None;
                }
            },
        };
        Some((module, last))
    }

    /// The full path of something in another crate, such as `time::serde::rfc3339`.
    pub fn foreign(&self, module: ModuleId, path: &syn::Path) -> Option<String> {
        let segments: Vec<String> = path.segments.iter().map(|segment| unraw(&segment.ident)).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match Lookup::new(self).path(module, path.leading_colon.is_some(), &segments)? {
            Def::Foreign(path) => Some(path.join("::")),
            Def::Type(_) | Def::Module(_) | Def::CrateRoot | Def::Outside(_) => None,
        }
    }

    /// Whether a struct or enum derives a macro whose path ends in this name.
    pub fn derives_named(&self, id: TypeId, name: &str) -> bool {
        let TypeBody::Data(data) = &self.contract.ty(id).body else { return false };
        let is_meant = |path: &syn::Path| path.segments.last().is_some_and(|last| last.ident == name);
        derive_paths(&data.attrs).iter().any(is_meant)
    }

    /// Whether a struct or enum derives a macro, given by its full path: `serde::Serialize`.
    pub fn derives(&self, id: TypeId, wanted: &str) -> bool {
        let derived = self.derived[id.0].get_or_init(|| self.derived_by(id));
        derived.iter().any(|path| path == wanted)
    }

    fn derived_by(&self, id: TypeId) -> Vec<String> {
        let item = self.contract.ty(id);
        let TypeBody::Data(data) = &item.body else { return Vec::new() };
        let paths = derive_paths(&data.attrs);
        let found = paths.iter().filter_map(|path| self.foreign(item.module, path));
        // serde re-exports its macros from the crate that makes them.
        found.map(|path| path.replace("serde_derive::", "serde::")).collect()
    }
}

impl<'a> ModuleNames<'a> {
    fn bind(&mut self, name: &'a str, binding: Binding<'a>) {
        self.named.entry(name).or_default().push(binding);
    }
}

/// An identifier without `r#`.
pub(super) fn unraw(ident: &syn::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// The paths in every `#[derive(…)]`.
fn derive_paths(attributes: &[syn::Attribute]) -> Vec<syn::Path> {
    let parse = syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives.filter_map(|attribute| attribute.parse_args_with(parse).ok()).flatten().collect()
}
