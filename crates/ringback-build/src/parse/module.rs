//! Following `mod` from file to file (the Rust Reference, "Module source filenames").

use proc_macro2::TokenStream;
use syn::{Expr, ExprLit, Item, ItemMod, Lit, Meta};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::RustIdent;
use crate::parse::condition::is_for_tests;
use crate::parse::item::{is_visible, read_item};
use crate::parse::nesting::too_deep;
use crate::parse::reader::Reader;
use crate::parse::{Contract, Module, ModuleArguments, ModuleId, Unparsable, place};
use crate::source::{FileId, Sources, Span};

/// Parses the root, the first of the files, and every module that can be reached from it.
///
/// # Errors
///
/// Where rustc has something to say that we would say worse: a syntax error, or a module without a file.
pub fn files(sources: &Sources, sink: &mut Sink) -> Result<Contract, Unparsable> {
    let contract = Contract { modules: Vec::new(), types: Vec::new() };
    let mut walk = Walk { sources, sink, contract, unparsable: Vec::new(), open: Vec::new() };
    if let Some((root, file)) = sources.iter().next() {
        let folder = parent(&file.path);
        let name = folder.rsplit('/').next().unwrap_or_default().replace('-', "_");
        let head = Head { parent: None, name: RustIdent(name), is_visible: true, docs: String::new() };
        walk.file(root, head, Span { file: root, start: 0, end: 0 }, true);
    }
    if walk.unparsable.is_empty() { Ok(walk.contract) } else { Err(Unparsable { files: walk.unparsable }) }
}

struct Walk<'a> {
    sources: &'a Sources,
    sink: &'a mut Sink,
    contract: Contract,
    unparsable: Vec<FileId>,
    /// The files that are being read: a module cannot be inside itself.
    open: Vec<FileId>,
}

/// What the `mod` item says of a module.
struct Head {
    parent: Option<ModuleId>,
    name: RustIdent,
    is_visible: bool,
    docs: String,
}

/// Where the files of a module's children are looked for.
struct Folders {
    /// For `mod name;`
    children: String,
    /// For `#[path = "…"] mod name;`
    explicit: String,
}

impl Walk<'_> {
    /// Reads a module that is a file. `owns_folder` tells a `mod.rs` from a `name.rs`.
    fn file(&mut self, file: FileId, head: Head, span: Span, owns_folder: bool) {
        let source = self.sources.file(file);
        let tokens = without_shebang(&source.text).parse::<TokenStream>();
        let Some(tokens) = tokens.ok().filter(|_| !self.open.contains(&file)) else {
            self.unparsable.push(file);
            return;
        };
        if let Some(deep) = too_deep(&tokens) {
            self.report_depth(place(file, deep));
            return;
        }
        let Ok(parsed) = syn::parse2::<syn::File>(tokens) else {
            self.unparsable.push(file);
            return;
        };
        let mut reader = self.reader(file);
        if is_for_tests(&mut reader, &parsed.attrs) {
            return;
        }
        let inner_docs = reader.docs(&parsed.attrs);
        let docs = [head.docs.as_str(), inner_docs.as_str()].join("\n\n").trim().to_owned();
        let folder = parent(&source.path).to_owned();
        let own = source.path.strip_suffix(".rs").unwrap_or(&source.path).to_owned();
        let folders = Folders { children: if owns_folder { folder.clone() } else { own }, explicit: folder };
        self.open.push(file);
        self.module(Head { docs, ..head }, span, file, parsed.items, &folders);
        self.open.pop();
    }

    fn module(&mut self, head: Head, span: Span, file: FileId, items: Vec<Item>, folders: &Folders) {
        let id = ModuleId(self.contract.modules.len());
        let mut path =
            head.parent.map(|parent| self.contract.module(parent).path.clone()).unwrap_or_default();
        path.push(head.name.clone());
        if let Some(parent) = head.parent {
            self.contract.modules[parent.0].children.push(id);
        }
        self.contract.modules.push(Module {
            id,
            parent: head.parent,
            name: head.name,
            path,
            span,
            is_visible: head.is_visible,
            file,
            docs: head.docs,
            children: Vec::new(),
            imports: Vec::new(),
            arguments: ModuleArguments::default(),
            operations: Vec::new(),
            callbacks: Vec::new(),
            webhooks: Vec::new(),
            types: Vec::new(),
            impls: Vec::new(),
            attributed: Vec::new(),
        });
        for item in items {
            if let Item::Mod(item) = item {
                self.child(id, file, item, folders);
            } else {
                let mut reader = Reader { sources: self.sources, file, sink: self.sink };
                read_item(&mut reader, &mut self.contract, id, item);
            }
        }
    }

    fn child(&mut self, parent: ModuleId, file: FileId, item: ItemMod, folders: &Folders) {
        let mut reader = self.reader(file);
        if is_for_tests(&mut reader, &item.attrs) {
            return;
        }
        let name = reader.name(&item.ident);
        let docs = reader.docs(&item.attrs);
        let is_visible = is_visible(&item.vis, parent);
        let head = Head { parent: Some(parent), name: name.ident.clone(), is_visible, docs };
        let explicit = explicit_path(&item).map(|path| join(&folders.explicit, &path));
        if let Some((_, items)) = item.content {
            let own = join(&folders.children, name.ident.unraw());
            let inner = explicit.unwrap_or(own);
            let folders = Folders { children: inner.clone(), explicit: inner };
            self.module(head, name.span, file, items, &folders);
            return;
        }
        if let Some(path) = explicit {
            match self.sources.find(&path) {
                Some(found) => self.file(found, head, name.span, true),
                None => self.report_missing(file, name.span, &path),
            }
            return;
        }
        let own = join(&folders.children, name.ident.unraw());
        let (flat, nested) = (format!("{own}.rs"), format!("{own}/mod.rs"));
        match (self.sources.find(&flat), self.sources.find(&nested)) {
            (Some(found), None) => self.file(found, head, name.span, false),
            (None, Some(found)) => self.file(found, head, name.span, true),
            (None, None) | (Some(_), Some(_)) => self.unparsable.push(file),
        }
    }

    /// A file inside the contract's folder is missing for rustc too; one outside may well exist.
    fn report_missing(&mut self, file: FileId, span: Span, path: &str) {
        let root = self.sources.iter().next().map(|(_, root)| parent(&root.path)).unwrap_or_default();
        if path.starts_with(&format!("{root}/")) {
            self.unparsable.push(file);
            return;
        }
        let message = format!("the module's file `{path}` is not part of the contract");
        let diagnostic = Diagnostic::new(Code::MODULE_OUTSIDE, span, message, "");
        self.sink.report(diagnostic.with_help(format!("move the file into `{root}/`")));
    }

    fn report_depth(&mut self, span: Span) {
        let message = "this nests too deeply to be read";
        let diagnostic = Diagnostic::new(Code::NESTED_TOO_DEEPLY, span, message, "");
        self.sink.report(diagnostic.with_help("give the inner part a name of its own"));
    }

    fn reader(&mut self, file: FileId) -> Reader<'_> {
        Reader { sources: self.sources, file, sink: self.sink }
    }
}

/// The value of `#[path = "…"]`.
fn explicit_path(item: &ItemMod) -> Option<String> {
    item.attrs.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(path), .. }) => Some(path.value()),
            _ => None,
        },
        Meta::Path(_) | Meta::List(_) | Meta::NameValue(_) => None,
    })
}

/// The text with spaces in place of a first line such as `#!/usr/bin/env …`, so that bytes keep their places.
fn without_shebang(text: &str) -> String {
    let is_shebang = text.strip_prefix("#!").is_some_and(|rest| !rest.trim_start().starts_with('['));
    let end = if is_shebang { text.find('\n').unwrap_or(text.len()) } else { 0 };
    " ".repeat(end) + &text[end..]
}

/// The folder a file stands in.
fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path below a folder, with `.` and `..` taken out.
fn join(folder: &str, path: &str) -> String {
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    segments.join("/")
}
