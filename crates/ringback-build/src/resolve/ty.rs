//! From a type as written to a settled one.

use proc_macro2::Span as TokenSpan;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, GenericArgument, GenericParam, Lit, PathArguments, Type as Written};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::parse::{TypeBody, TypeId, place};
use crate::resolve::names::{Names, Scope, unraw};
use crate::resolve::path::{Def, Lookup};
use crate::resolve::{Known, Type, report};
use crate::source::Span;

/// The largest type that is settled, counted in names: aliases can double a type at each step.
const MAX_NAMES: usize = 128;

/// The longest way from alias to alias.
const MAX_ALIASES: usize = 32;

/// One type that is being settled.
pub(super) struct Query<'q, 'n, 'a> {
    names: &'n Names<'a>,
    sink: &'q mut Sink,
    /// The aliases that led here and where each was used.
    chain: Vec<(TypeId, Span)>,
    count: usize,
}

impl<'q, 'n, 'a> Query<'q, 'n, 'a> {
    pub(super) fn new(names: &'n Names<'a>, sink: &'q mut Sink) -> Self {
        Self { names, sink, chain: Vec::new(), count: 0 }
    }

    pub(super) fn ty(&mut self, scope: Scope<'_>, written: &Written) -> Option<Type> {
        let ty = self.any(scope, written)?;
        if matches!(ty, Type::Slice(_) | Type::Known(Known::Str, _)) {
            let help = "write `String` or `Vec<T>`";
            return self.refuse(scope, written, "a type without a size", help);
        }
        Some(ty)
    }

    /// `[T]` and `str` among them, which only a pointer may hold.
    fn any(&mut self, scope: Scope<'_>, written: &Written) -> Option<Type> {
        self.count += 1;
        let ty = if self.count > MAX_NAMES { None } else { Some(self.unbounded(scope, written)?) };
        if let Some(ty) = ty
            && ty.size() <= MAX_NAMES
        {
            return Some(ty);
        }
        let span = self.span(scope, written.span());
        self.report(report_endless(span, "this type grows beyond all bounds"))
    }

    fn unbounded(&mut self, scope: Scope<'_>, written: &Written) -> Option<Type> {
        match written {
            Written::Path(path) if path.qself.is_none() => self.path(scope, &path.path),
            Written::Paren(inner) => self.any(scope, &inner.elem),
            Written::Group(inner) => self.any(scope, &inner.elem),
            Written::Tuple(tuple) => {
                let items: Vec<_> = tuple.elems.iter().map(|item| self.ty(scope, item)).collect();
                items.into_iter().collect::<Option<_>>().map(Type::Tuple)
            }
            Written::Slice(slice) => Some(Type::Slice(Box::new(self.ty(scope, &slice.elem)?))),
            Written::Array(array) => {
                let item = self.ty(scope, &array.elem);
                let length = self.length(scope, &array.len);
                Some(Type::Array(Box::new(item?), length?))
            }
            Written::Reference(_) => {
                self.refuse(scope, written, "a reference", "own the value: `String` in place of `&str`")
            }
            Written::Path(_) => self.refuse(scope, written, "an associated type", "name the type itself"),
            Written::Macro(_) => self.refuse(scope, written, "a macro", "write the type that it makes"),
            _ => self.refuse(scope, written, "this form of type", "use a struct, an enum or a type of std"),
        }
    }

    fn length(&mut self, scope: Scope<'_>, written: &Expr) -> Option<u64> {
        if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = written
            && let Ok(length) = number.base10_parse()
        {
            return Some(length);
        }
        self.refuse(scope, written, "a computed length", "write the number")
    }

    fn path(&mut self, scope: Scope<'_>, path: &syn::Path) -> Option<Type> {
        let span = self.span(scope, path_span(path));
        if let Some(parameter) = parameter(scope, path) {
            return Some(parameter);
        }
        let segments: Vec<String> = path.segments.iter().map(|segment| unraw(&segment.ident)).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let is_extern = path.leading_colon.is_some();
        let mut lookup = Lookup::new(self.names);
        let found = lookup.path(scope.module, is_extern, &segments);
        let written = segments.join("::");
        if let Some(glob) = lookup.unsure
            && may_come_from_glob(found.as_ref(), &segments)
        {
            let glob_span = glob.span;
            return self.report(report::unsure(span, &written, glob, glob_span));
        }
        let known = || if is_extern { None } else { Known::prelude(&written) };
        match found {
            Some(Def::Type(id)) => self.contract_type(scope, path, id),
            Some(Def::Foreign(foreign)) => match Known::at(&foreign.join("::")) {
                Some(known) => self.known_type(scope, path, known),
                None => self.report(report::foreign(span, &foreign)),
            },
            Some(Def::Outside(outside)) => {
                let folder = self.names.contract.modules.first().map_or("", |root| root.name.unraw());
                self.report(report::outside(span, &outside, folder))
            }
            Some(Def::Module(_) | Def::CrateRoot) => {
                self.report(report::unknown_name(self.names, scope.module, span, &written))
            }
            None => match known() {
                Some(known) => self.known_type(scope, path, known),
                None => self.report(report::unknown_name(self.names, scope.module, span, &written)),
            },
        }
    }

    fn contract_type(&mut self, scope: Scope<'_>, path: &syn::Path, id: TypeId) -> Option<Type> {
        let span = self.span(scope, path_span(path));
        let args = self.arguments(scope, path)?;
        let item = self.names.contract.ty(id);
        match &item.body {
            TypeBody::Data(data) => {
                let args = self.filled(id, &data.generics, args, span)?;
                Some(Type::Item(id, args))
            }
            TypeBody::Alias(alias) => {
                if self.chain.iter().any(|(link, _)| *link == id) {
                    return self.report(report_endless(item.name.span, "this alias leads back to itself"));
                }
                if self.chain.len() >= MAX_ALIASES {
                    return self.report(report_endless(span, "too many aliases lead to one another"));
                }
                let args = self.filled(id, &alias.generics, args, span)?;
                let parameters = named(&alias.generics, args);
                self.chain.push((id, span));
                let ty = self.any(Scope { module: item.module, parameters: &parameters }, &alias.ty);
                self.chain.pop();
                ty
            }
            TypeBody::Union => self.refuse(scope, path, "a union", "use a struct or an enum"),
        }
    }

    fn known_type(&mut self, scope: Scope<'_>, path: &syn::Path, known: Known) -> Option<Type> {
        let args = self.arguments(scope, path)?;
        if args.len() != known.arity() {
            let span = self.span(scope, path_span(path));
            let name = path.segments.last().map(|last| unraw(&last.ident)).unwrap_or_default();
            return self.report(report::arguments(span, &name, known.arity(), args.len()));
        }
        let is_pointer = matches!(known, Known::Box | Known::Rc | Known::Arc | Known::Cow);
        let has_no_size = |ty: &Type| matches!(ty, Type::Slice(_) | Type::Known(Known::Str, _));
        if !is_pointer && args.iter().any(has_no_size) {
            let help = "write `String` or `Vec<T>`";
            return self.refuse(scope, path, "a type without a size", help);
        }
        Some(Type::Known(known, args))
    }

    /// The type arguments of a path's last segment; all of them are looked at, so that each mistake is seen.
    fn arguments(&mut self, scope: Scope<'_>, path: &syn::Path) -> Option<Vec<Type>> {
        let arguments = match &path.segments.last()?.arguments {
            PathArguments::None => return Some(Vec::new()),
            PathArguments::AngleBracketed(arguments) => arguments,
            PathArguments::Parenthesized(arguments) => {
                return self.refuse(scope, arguments, "a function type", "use a struct or an enum");
            }
        };
        let mut found = Vec::new();
        for argument in &arguments.args {
            match argument {
                GenericArgument::Type(ty) => found.push(self.any(scope, ty)),
                // `Cow<'static, str>` owns what it holds once it is read.
                GenericArgument::Lifetime(lifetime) if lifetime.ident == "static" => {}
                GenericArgument::Lifetime(lifetime) => {
                    found.push(self.refuse(scope, lifetime, "a lifetime", "own the value"));
                }
                other => found.push(self.refuse(scope, other, "this argument", "give a type")),
            }
        }
        found.into_iter().collect()
    }

    /// The arguments with the defaults of those left out. Lifetimes and constants are refused.
    fn filled(
        &mut self,
        id: TypeId,
        generics: &syn::Generics,
        args: Vec<Type>,
        span: Span,
    ) -> Option<Vec<Type>> {
        let item = self.names.contract.ty(id);
        let given = args.len();
        let mut filled = args;
        let mut wanted = 0;
        for parameter in &generics.params {
            let GenericParam::Type(parameter) = parameter else {
                let what = "a lifetime or constant parameter";
                let scope = Scope::module(item.module);
                return self.refuse(
                    scope,
                    parameter,
                    what,
                    "own the values, and use types as parameters only",
                );
            };
            wanted += 1;
            if filled.len() < wanted
                && let Some((_, default)) = &parameter.default
            {
                let parameters = named(generics, filled.clone());
                filled.push(self.ty(Scope { module: item.module, parameters: &parameters }, default)?);
            }
        }
        if filled.len() == wanted {
            return Some(filled);
        }
        self.report(report::arguments(span, item.name.ident.unraw(), wanted, given))
    }

    fn refuse<T>(&mut self, scope: Scope<'_>, tokens: &impl ToTokens, what: &str, help: &str) -> Option<T> {
        let span = self.span(scope, tokens.to_token_stream().span());
        self.report(report::form(span, what, help))
    }

    /// Reports with the aliases that led here, the outermost first.
    fn report<T>(&mut self, mut diagnostic: Diagnostic) -> Option<T> {
        for (alias, used) in &self.chain {
            let name = &self.names.contract.ty(*alias).name.ident;
            diagnostic = diagnostic.with_label(*used, format!("`{name}` is an alias"));
        }
        self.sink.report(diagnostic);
        None
    }

    fn span(&self, scope: Scope<'_>, span: TokenSpan) -> Span {
        place(self.names.contract.module(scope.module).file, span)
    }
}

/// The argument that stands for a type parameter.
fn parameter(scope: Scope<'_>, path: &syn::Path) -> Option<Type> {
    let name = unraw(path.get_ident()?);
    scope.parameters.iter().find(|(parameter, _)| *parameter == name).map(|(_, ty)| ty.clone())
}

/// The type parameters with their arguments, as many as there are of both.
pub(crate) fn named(generics: &syn::Generics, args: Vec<Type>) -> Vec<(String, Type)> {
    generics.type_params().map(|parameter| unraw(&parameter.ident)).zip(args).collect()
}

/// Whether the name was found only where a glob would have come first: among crates or in the prelude.
fn may_come_from_glob(found: Option<&Def>, written: &[&str]) -> bool {
    match (found, written) {
        (None, [only]) => !Known::prelude(only).is_some_and(Known::is_primitive),
        (None, _) => true,
        (Some(Def::Foreign(path)), [first, ..]) => path.first().is_some_and(|krate| krate == first),
        (Some(Def::Type(_) | Def::Module(_) | Def::CrateRoot | Def::Outside(_) | Def::Foreign(_)), _) => {
            false
        }
    }
}

/// From the first name to the last, without arguments.
fn path_span(path: &syn::Path) -> TokenSpan {
    let names = path.segments.first().zip(path.segments.last());
    let joined = names.and_then(|(first, last)| first.ident.span().join(last.ident.span()));
    joined.unwrap_or_else(|| path.span())
}

fn report_endless(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::ENDLESS_ALIAS, span, message, "").with_help("write the type out")
}
