//! Types with `#[derive(Response)]` become responses (OAS 3.1.1 section 4.8.17): status, header fields, body.

mod arguments;

use syn::{Attribute, Data, Field, Fields};

use self::arguments::{Arguments, arguments};
use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::plain::are_plain;
use crate::lower::{docs, response_content, response_header, response_status};
use crate::model::{
    BodyField, DeclaredResponse, ResponseContent, ResponseHeader, ResponseVariant, RustIdent,
};
use crate::parse::{Place, TypeBody, TypeId, TypeItem};
use crate::resolve::{Known, Scope, Type};
use crate::source::Span;

/// The derive that makes a type one of responses.
pub(super) const DERIVE: &str = "ringback::Response";

/// The types that operations answer with, in the order they are met.
#[derive(Debug, Default)]
pub(super) struct Responses {
    pub(super) declared: Vec<DeclaredResponse>,
    /// Where each is; `None` where something was reported.
    met: Vec<(TypeId, Option<usize>)>,
}

/// Its place among the declared responses; `None` where something was reported.
pub(super) fn index(ctx: &mut Context<'_>, id: TypeId) -> Option<usize> {
    if let Some((_, index)) = ctx.responses.met.iter().find(|(met, _)| *met == id) {
        return *index;
    }
    let declared = declared(ctx, id);
    let index = declared.is_some().then_some(ctx.responses.declared.len());
    ctx.responses.declared.extend(declared);
    ctx.responses.met.push((id, index));
    index
}

fn declared(ctx: &mut Context<'_>, id: TypeId) -> Option<DeclaredResponse> {
    let item = ctx.parsed.ty(id);
    let TypeBody::Data(data) = &item.body else { return None };
    if !data.generics.params.is_empty() {
        let span = Place { file: item.file }.of(&data.generics);
        return refuse(ctx, span, "a response has no parameters", "", "write a type for each answer");
    }
    let lowered: Vec<Option<ResponseVariant>> = match &data.data {
        Data::Enum(data) if data.variants.is_empty() => {
            let message = format!("`{}` declares no response", item.name.ident);
            return refuse(ctx, item.name.span, &message, "", "write a variant for each response");
        }
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| Written {
                item,
                attributes: &variant.attrs,
                ident: Some(&variant.ident),
                fields: &variant.fields,
            })
            .map(|written| written.lowered(ctx))
            .collect(),
        Data::Struct(strukt) => {
            vec![Written { item, attributes: &data.attrs, ident: None, fields: &strukt.fields }.lowered(ctx)]
        }
        Data::Union(_) => return None,
    };
    let variants = lowered.into_iter().collect::<Option<Vec<_>>>()?;
    refuse_twice(ctx, &variants)?;
    let ty = Type::Item(id, Vec::new()).rust(ctx.parsed);
    Some(DeclaredResponse { name: item.name.ident.clone(), ty, variants })
}

/// The document lists one response for each status.
fn refuse_twice(ctx: &mut Context<'_>, variants: &[ResponseVariant]) -> Option<()> {
    for (index, second) in variants.iter().enumerate() {
        if let Some(first) = variants[..index].iter().find(|first| first.status == second.status) {
            let message = format!("two responses have status {}", second.status);
            let diagnostic = Diagnostic::new(Code::RESPONSE_STATUS_TWICE, second.span, message, "the second")
                .with_label(first.span, "the first")
                .with_help("give one of them another status, or answer with one body that says which it is");
            ctx.report(diagnostic);
            return None;
        }
    }
    Some(())
}

fn refuse<T>(ctx: &mut Context<'_>, span: Span, message: &str, label: &str, help: &str) -> Option<T> {
    ctx.report(Diagnostic::new(Code::RESPONSE_SHAPE, span, message, label).with_help(help));
    None
}

/// A variant, or a struct.
struct Written<'a> {
    item: &'a TypeItem,
    attributes: &'a [Attribute],
    ident: Option<&'a syn::Ident>,
    fields: &'a Fields,
}

/// The fields by what they are.
#[derive(Default)]
struct Sorted<'a> {
    headers: Vec<ResponseHeader>,
    body: Option<&'a Field>,
}

impl<'a> Written<'a> {
    fn lowered(&self, ctx: &mut Context<'_>) -> Option<ResponseVariant> {
        let is_plain = are_plain(ctx, self.item, self.attributes, "response");
        let arguments = arguments(ctx, self.item, self.attributes);
        let sorted = self.sorted(ctx);
        let (arguments, sorted) = (arguments.filter(|_| is_plain)?, sorted?);
        response_header::refuse_twice(ctx, &sorted.headers)?;
        let content = self.content(ctx, &sorted, &arguments)?;
        let status = response_status::of_variant(ctx, &content, arguments.status)?;
        let own = docs::split(&ctx.docs(self.item.file, self.attributes)).whole();
        Some(ResponseVariant {
            ident: self.ident.map(|ident| RustIdent(ident.to_string())),
            span: self.span(),
            status,
            description: arguments.description.unwrap_or(own),
            headers: sorted.headers,
            body: match sorted.body {
                None => BodyField::None,
                Some(Field { ident: Some(ident), .. }) => BodyField::Named(RustIdent(ident.to_string())),
                Some(_) => BodyField::Only,
            },
            content,
        })
    }

    fn span(&self) -> Span {
        self.ident.map_or(self.item.name.span, |ident| Place { file: self.item.file }.of(ident))
    }

    fn sorted(&self, ctx: &mut Context<'_>) -> Option<Sorted<'a>> {
        let mut sorted = Sorted::default();
        match self.fields {
            Fields::Unit => {}
            Fields::Unnamed(fields) => match fields.unnamed.first() {
                Some(only) if fields.unnamed.len() == 1 => sorted.body = Some(only),
                Some(_) | None => {
                    let span = Place { file: self.item.file }.of(fields);
                    let help = "write one, which is the body, or give them names, `#[header]` and `#[body]`";
                    return refuse(ctx, span, "the fields of a response have names", "these have none", help);
                }
            },
            Fields::Named(fields) => {
                let mut is_complete = true;
                for field in &fields.named {
                    is_complete &= self.sort(ctx, field, &mut sorted).is_some();
                }
                if !is_complete {
                    return None;
                }
            }
        }
        Some(sorted)
    }

    /// Takes one field with a name; `None` where it was reported.
    fn sort(&self, ctx: &mut Context<'_>, field: &'a Field, sorted: &mut Sorted<'a>) -> Option<()> {
        if !are_plain(ctx, self.item, &field.attrs, "response") {
            return None;
        }
        let span = Place { file: self.item.file }.of(&field.ident);
        let name = field.ident.as_ref()?;
        let body = field.attrs.iter().find(|attribute| attribute.path().is_ident("body"));
        match (response_header::attribute(field), body) {
            (Some(_), Some(_)) => {
                let message = format!("`{name}` is both a header field and the body");
                refuse(ctx, span, &message, "", "remove one of the attributes")
            }
            (Some(attribute), None) => {
                let header = response_header::header(ctx, self.item, field, attribute)?;
                sorted.headers.push(header);
                Some(())
            }
            (None, Some(_)) if sorted.body.is_some() => {
                refuse(ctx, span, "a response has one body", "a second one", "put both into one struct")
            }
            (None, Some(_)) => {
                sorted.body = Some(field);
                Some(())
            }
            (None, None) => {
                let message = format!("`{name}` is neither a header field nor the body");
                refuse(ctx, span, &message, "", "write `#[header]` or `#[body]` above it")
            }
        }
    }

    fn content(
        &self,
        ctx: &mut Context<'_>,
        sorted: &Sorted<'_>,
        arguments: &Arguments,
    ) -> Option<ResponseContent> {
        let Some(field) = sorted.body else {
            let Some(literal) = &arguments.content_type else { return Some(ResponseContent::Empty) };
            let message = "there is no body to have a media type";
            ctx.report(Diagnostic::new(Code::CONTENT_TYPE, literal.span, message, "").with_help("remove it"));
            return None;
        };
        let at = Place { file: self.item.file }.of(&field.ty);
        let ty = ctx.names.field_ty(Scope::module(self.item.module), &field.ty, ctx.sink)?;
        if !is_one_body(ctx, &ty) {
            let message = format!("`{}` is not the body of a response", ty.rust(ctx.parsed));
            return refuse(ctx, at, &message, "", "write the type of what is sent, or leave the body out");
        }
        response_content::content(ctx, &ty, at, arguments.content_type.as_ref())
    }
}

/// What has a meaning as a whole answer only.
fn is_one_body(ctx: &Context<'_>, ty: &Type) -> bool {
    let peeled = ty.peeled();
    let is_response = match peeled {
        Type::Item(id, _) => ctx.names.derives(*id, DERIVE),
        Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => false,
    };
    let is_choice = peeled.as_option().is_some() || peeled.as_result().is_some();
    !(is_response || is_choice || peeled.is_unit() || peeled.as_known(Known::Redirect).is_some())
}
