//! The types a module declares, as written.

use proc_macro2::TokenStream;
use syn::{Attribute, Data, DeriveInput, Ident, Item, ItemFn, ItemImpl, Type, Visibility};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::attribute::{Role, is_harmless, report_unknown, role, role_names};
use crate::parse::condition::is_for_tests;
use crate::parse::docs::is_deprecated;
use crate::parse::function::{Bodiless, function};
use crate::parse::module_item::read_module_item;
use crate::parse::operation::{Declared, declared};
use crate::parse::reader::Reader;
use crate::parse::uses::{extern_crate, imports};
use crate::parse::{Contract, ModuleId, Name, TypeId};
use crate::source::{FileId, Span};

/// A struct, enum, union or alias.
#[derive(Debug)]
pub struct TypeItem {
    /// Its place in [`crate::parse::Contract::types`].
    pub id: TypeId,
    /// The module it stands in.
    pub module: ModuleId,
    /// The file it stands in.
    pub file: FileId,
    /// Its name.
    pub name: Name,
    /// Whether it is `pub`, `pub(crate)` or `pub(in …)`: generated code can name it.
    pub is_visible: bool,
    /// Its doc comment, one text; empty where there is none.
    pub docs: String,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
    /// What it is.
    pub body: TypeBody,
}

/// What a type is.
#[derive(Debug)]
pub enum TypeBody {
    /// A struct or an enum, in the form that serde's own code reads.
    Data(Box<syn::DeriveInput>),
    /// `type Name<…> = …;`
    Alias(Box<syn::ItemType>),
    /// A union, which no JSON value stands for.
    Union,
}

/// Whether code elsewhere in the crate can name an item of this module.
pub(super) fn is_visible(visibility: &Visibility, module: ModuleId) -> bool {
    match visibility {
        Visibility::Public(_) => true,
        // `pub(super)` in the root reaches the whole crate, as the root stands right below it.
        Visibility::Restricted(restricted) => {
            restricted.path.is_ident("crate") || (restricted.path.is_ident("super") && module == ModuleId(0))
        }
        Visibility::Inherited => false,
    }
}

/// Reads an item that is not a module.
pub(super) fn read_item(reader: &mut Reader<'_>, contract: &mut Contract, module: ModuleId, item: Item) {
    match item {
        Item::Verbatim(tokens) => read_bodiless(reader, contract, module, tokens),
        Item::Use(item) if !is_for_tests(reader, &item.attrs) => {
            contract.modules[module.0].imports.extend(imports(reader, &item));
        }
        Item::ExternCrate(item) if !is_for_tests(reader, &item.attrs) => {
            contract.modules[module.0].imports.push(extern_crate(reader, &item));
        }
        Item::Struct(item) => add_data(reader, contract, module, item.into()),
        Item::Enum(item) => add_data(reader, contract, module, item.into()),
        Item::Union(item) => add_data(reader, contract, module, item.into()),
        Item::Type(item) => {
            let written = Written { attributes: &item.attrs, visibility: &item.vis, ident: &item.ident };
            if let Some(ty) = type_item(reader, contract, module, &written) {
                add_type(contract, ty, TypeBody::Alias(Box::new(item)));
            }
        }
        Item::Impl(item) => contract.modules[module.0].impls.extend(implemented(&item)),
        Item::Macro(item) => read_module_item(reader, contract, module, &item),
        Item::Fn(item) => {
            note_attributed(reader, contract, module, &item.attrs, reader.span(&item));
            report_body(reader, &item);
        }
        // Nothing else can be named in a signature; a macro's types are reported where one is used.
        _ => {}
    }
}

/// What every type has before its name.
struct Written<'a> {
    attributes: &'a [Attribute],
    visibility: &'a Visibility,
    ident: &'a Ident,
}

fn add_data(reader: &mut Reader<'_>, contract: &mut Contract, module: ModuleId, item: DeriveInput) {
    let written = Written { attributes: &item.attrs, visibility: &item.vis, ident: &item.ident };
    if let Some(ty) = type_item(reader, contract, module, &written) {
        let body = match item.data {
            Data::Struct(_) | Data::Enum(_) => TypeBody::Data(Box::new(item)),
            Data::Union(_) => TypeBody::Union,
        };
        add_type(contract, ty, body);
    }
}

fn add_type(contract: &mut Contract, ty: TypeItem, body: TypeBody) {
    contract.modules[ty.module.0].types.push(ty.id);
    contract.types.push(TypeItem { body, ..ty });
}

/// The type without its body; `None` where it is for tests only.
fn type_item(
    reader: &mut Reader<'_>,
    contract: &Contract,
    module: ModuleId,
    written: &Written<'_>,
) -> Option<TypeItem> {
    if is_for_tests(reader, written.attributes) {
        return None;
    }
    report_misplaced(reader, written.attributes);
    Some(TypeItem {
        id: TypeId(contract.types.len()),
        module,
        file: reader.file,
        name: reader.name(written.ident),
        is_visible: is_visible(written.visibility, module),
        docs: reader.docs(written.attributes),
        is_deprecated: is_deprecated(written.attributes),
        body: TypeBody::Union,
    })
}

/// The last names of the trait and of the type, where both are paths.
fn implemented(item: &ItemImpl) -> Option<(String, String)> {
    let (path, _) = item.trait_.as_ref()?;
    let Type::Path(ty) = &*item.self_ty else { return None };
    Some((path.segments.last()?.ident.to_string(), ty.path.segments.last()?.ident.to_string()))
}

/// A function without a body is an operation or a callback; other unknown syntax is left to rustc.
fn read_bodiless(reader: &mut Reader<'_>, contract: &mut Contract, module: ModuleId, tokens: TokenStream) {
    let extent = reader.span(&tokens);
    let Ok(written) = syn::parse2::<Bodiless>(tokens) else { return };
    if is_for_tests(reader, &written.attributes) {
        return;
    }
    note_attributed(reader, contract, module, &written.attributes, extent);
    let function = function(reader, &written);
    let ours: Vec<(Role, &Attribute)> =
        written.attributes.iter().filter_map(|attribute| Some((role(attribute)?, attribute))).collect();
    let strangers = written.attributes.iter().filter(|a| role(a).is_none() && !is_harmless(a));
    let known: Vec<&str> = role_names().collect();
    let mut has_strangers = false;
    for attribute in strangers {
        has_strangers = true;
        report_unknown(reader, attribute, &known, "a function");
    }
    match ours.as_slice() {
        [] if has_strangers => {}
        [] => report_bare(reader, &function.name),
        [(role, attribute)] => match declared(reader, *role, attribute, function) {
            Some(Declared::Operation(operation)) => contract.modules[module.0].operations.push(operation),
            Some(Declared::Callback(callback)) => contract.modules[module.0].callbacks.push(callback),
            Some(Declared::Webhook(webhook)) => contract.modules[module.0].webhooks.push(webhook),
            None => {}
        },
        [_, (_, second), ..] => {
            let span = reader.span(*second);
            let message = "a function is one operation or one callback";
            let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, span, message, "a second attribute");
            reader.report(diagnostic.with_help("write a second function"));
        }
    }
}

/// Remembers a function whose attribute rustc expands. Under a condition it may not, so it is left out.
fn note_attributed(
    reader: &Reader<'_>,
    contract: &mut Contract,
    module: ModuleId,
    attributes: &[Attribute],
    extent: Span,
) {
    let is_conditional = attributes.iter().any(|attribute| attribute.path().is_ident("cfg"));
    if !is_conditional && attributes.iter().any(|attribute| role(attribute).is_some()) {
        let start = attributes.iter().map(|attribute| reader.span(attribute).start).min();
        let start = start.unwrap_or(extent.start).min(extent.start);
        contract.modules[module.0].attributed.push(Span { start, ..extent });
    }
}

fn report_bare(reader: &mut Reader<'_>, name: &Name) {
    let message = format!("`{}` has no body and is no operation", name.ident);
    let diagnostic = Diagnostic::new(Code::BARE_FUNCTION, name.span, message, "");
    reader.report(diagnostic.with_help("write `#[get(\"/path\")]` or `#[callback(post, \"…\")]` above it"));
}

fn report_body(reader: &mut Reader<'_>, item: &ItemFn) {
    if !item.attrs.iter().any(|attribute| role(attribute).is_some()) {
        return;
    }
    let span = reader.span(&item.sig.ident);
    let message = format!("`{}` has a body", item.sig.ident);
    let diagnostic = Diagnostic::new(Code::FUNCTION_FORM, span, message, "the service implements it");
    reader.report(diagnostic.with_help("write `;` in place of the body"));
}

fn report_misplaced(reader: &mut Reader<'_>, attributes: &[Attribute]) {
    for attribute in attributes.iter().filter(|attribute| role(attribute).is_some()) {
        let span = reader.span(attribute);
        let message = "this attribute belongs on a function without a body";
        let diagnostic = Diagnostic::new(Code::MISPLACED_ATTRIBUTE, span, message, "");
        reader.report(diagnostic.with_help("move it to a function"));
    }
}
