//! Expressions of a callback's key or a link, checked against the operation that names it.
//!
//! The parameter exists, the pointer leads to a field, and the value is fit for its place in the URL.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::callback::Declared;
use crate::lower::context::Context;
use crate::lower::expression::{Expression, Named, Part};
use crate::lower::operation::Lowered;
use crate::lower::pointer::{self, Pointer};
use crate::lower::scalar::settled;
use crate::lower::schema::Direction;
use crate::model::{
    BodyForm, Captured, FieldStep, JsonPointer, Parameter, ParameterLocation, RequestBody, ResponseContent,
    RuntimeExpression, RustIdent, Schema, SchemaKind, Source,
};
use crate::parse::Literal;
use crate::resolve::{Known, Type};
use crate::source::Span;

/// An expression that leads to a value of the exchange.
pub(super) struct Bound {
    pub(super) expression: RuntimeExpression,
    /// The expression in the key.
    pub(super) span: Span,
    is_optional: bool,
    ty: Type,
}

impl Bound {
    /// What is read, under a name that is free.
    pub(super) fn captured(self, ctx: &Context<'_>, field: RustIdent) -> Captured {
        let Self { expression, is_optional, ty, .. } = self;
        Captured { field, expression, is_optional, ty: ty.rust(ctx.parsed) }
    }
}

/// The expressions of a key, in order; those that lead nowhere are reported and left out.
pub(super) fn bind(ctx: &mut Context<'_>, lowered: &Lowered<'_>, declared: &Declared<'_>) -> Vec<Bound> {
    let mut bound = Vec::new();
    for (index, part) in declared.key.parts.iter().enumerate() {
        let Part::Expression(expression, range) = part else { continue };
        let is_of_module = lowered.written.callbacks.is_none();
        let key = Key { lowered, literal: declared.literal, is_base: index == 0, is_of_module };
        let span = declared.literal.part(range.clone());
        bound.extend(key.expression(ctx, expression, span));
    }
    bound
}

/// An expression that stands alone; `None` where it was reported.
pub(super) fn bind_alone(
    ctx: &mut Context<'_>,
    lowered: &Lowered<'_>,
    literal: &Literal,
    expression: &Expression,
) -> Option<RuntimeExpression> {
    let key = Key { lowered, literal, is_base: false, is_of_module: false };
    key.expression(ctx, expression, literal.span).map(|bound| bound.expression)
}

/// Where an expression stands, and the operation it reads.
struct Key<'a> {
    lowered: &'a Lowered<'a>,
    literal: &'a Literal,
    is_base: bool,
    /// Whether the operation names the callback only because its module does.
    is_of_module: bool,
}

impl Key<'_> {
    fn expression(&self, ctx: &mut Context<'_>, expression: &Expression, span: Span) -> Option<Bound> {
        match expression {
            Expression::Url => self.url(ctx, span),
            Expression::Method => self.constant(ctx, Source::Method, span),
            Expression::StatusCode => self.status(ctx, span),
            Expression::ResponseHeader(named) => self.answer_header(ctx, named, span),
            Expression::ResponseBody(tokens) => self.answer(ctx, tokens, span),
            Expression::Body(tokens) => self.body(ctx, tokens, span),
            Expression::Parameter(named) => self.parameter(ctx, named, None, span),
            Expression::Path(named) => self.parameter(ctx, named, Some(ParameterLocation::Path), span),
            Expression::Query(named) => self.parameter(ctx, named, Some(ParameterLocation::Query), span),
            Expression::Header(named) => self.parameter(ctx, named, Some(ParameterLocation::Header), span),
        }
    }

    fn parameter(
        &self,
        ctx: &mut Context<'_>,
        named: &Named,
        location: Option<ParameterLocation>,
        span: Span,
    ) -> Option<Bound> {
        let parameters = &self.lowered.operation.parameters;
        let Some(index) = parameters.iter().position(|parameter| is_named(parameter, named, location)) else {
            ctx.report(self.no_parameter(named, location));
            return None;
        };
        let parameter = &parameters[index];
        let written = &self.lowered.types[index];
        let ty = written.peeled().as_option().unwrap_or(written).clone();
        let source = source(parameter)?;
        self.fits(ctx, (&parameter.schema, Direction::Reading), span, (parameter.span, "this is read"))?;
        let is_optional = written.peeled().as_option().is_some();
        let steps = self.steps(ctx, parameter, is_optional, span)?;
        Some(Bound { expression: RuntimeExpression { source, steps }, span, is_optional, ty })
    }

    /// How generated code reaches a field of a struct that is spread; nothing for a parameter of the function.
    fn steps(
        &self,
        ctx: &mut Context<'_>,
        parameter: &Parameter,
        is_optional: bool,
        span: Span,
    ) -> Option<Vec<FieldStep>> {
        let Some((_, field)) = self.lowered.operation.spread_field(parameter.location, &parameter.name)
        else {
            return Some(Vec::new());
        };
        if !field.is_visible {
            let message = format!("the field `{}` is private", field.ident);
            let label = "generated code reads it";
            let diagnostic = Diagnostic::new(Code::EXPRESSION_FIELD_PRIVATE, span, message, label)
                .with_label(parameter.span, "private")
                .with_help("make it `pub`");
            ctx.report(diagnostic);
            return None;
        }
        let step = FieldStep::Field(field.ident.clone());
        Some(if is_optional { vec![step, FieldStep::Some] } else { vec![step] })
    }

    fn body(&self, ctx: &mut Context<'_>, tokens: &[Named], span: Span) -> Option<Bound> {
        let operation = &self.lowered.operation;
        let (Some(body), Some(ty)) = (&operation.request_body, &self.lowered.body) else {
            let message = format!("`{}` has no body", operation.func);
            let diagnostic = Diagnostic::new(Code::EXPRESSION_WITHOUT_BODY, span, message, "this reads one")
                .with_label(operation.span, "named by this operation");
            ctx.report(diagnostic);
            return None;
        };
        self.refuse_other_forms(ctx, body, span)?;
        let pointer =
            Pointer { literal: self.literal, tokens, body: body.span, direction: Direction::Reading };
        self.pointed(ctx, ty, &pointer, span, Source::Body)
    }

    /// A pointer leads into JSON alone (OAS 3.1.1 section 4.8.20.4).
    fn refuse_other_forms(&self, ctx: &mut Context<'_>, body: &RequestBody, span: Span) -> Option<()> {
        let what = match &body.form {
            BodyForm::Json | BodyForm::Form | BodyForm::JsonOrForm => return Some(()),
            BodyForm::Multipart(_) => "parts",
            BodyForm::Text => "text",
            BodyForm::Bytes | BodyForm::Content => "octets",
        };
        let message = format!("the body of `{}` is no JSON", self.lowered.operation.func);
        let diagnostic = Diagnostic::new(Code::EXPRESSION_BODY_FORM, span, message, "this leads into it")
            .with_label(body.span, format!("the body is {what}"))
            .with_help("read the value from a parameter, such as `$request.query.callback_url`");
        ctx.report(diagnostic);
        None
    }

    fn answer(&self, ctx: &mut Context<'_>, tokens: &[Named], span: Span) -> Option<Bound> {
        let operation = &self.lowered.operation;
        let Some(ty) = &self.lowered.answer else {
            let (code, message) = if matches!(operation.response.content, ResponseContent::Empty) {
                (Code::EXPRESSION_WITHOUT_BODY, format!("`{}` answers without a body", operation.func))
            } else {
                (
                    Code::EXPRESSION_UNSUPPORTED,
                    format!("the answer of `{}` is not plain JSON", operation.func),
                )
            };
            let diagnostic = Diagnostic::new(code, span, message, "this reads one");
            ctx.report(diagnostic.with_label(operation.span, "named by this operation"));
            return None;
        };
        let pointer =
            Pointer { literal: self.literal, tokens, body: operation.span, direction: Direction::Writing };
        self.pointed(ctx, ty, &pointer, span, Source::ResponseBody)
    }

    /// Where a pointer leads in a body of this type.
    fn pointed(
        &self,
        ctx: &mut Context<'_>,
        ty: &Type,
        pointer: &Pointer<'_>,
        span: Span,
        source: fn(JsonPointer) -> Source,
    ) -> Option<Bound> {
        let target = pointer::walk(ctx, ty, pointer)?;
        let schema = ctx.schema(&target.ty, pointer.direction, target.span)?;
        self.fits(ctx, (&schema, pointer.direction), span, (target.span, "this is read"))?;
        let is_optional = target.steps.iter().any(FieldStep::may_be_missing);
        let expression = RuntimeExpression { source: source(pointer.model()), steps: target.steps };
        Some(Bound { expression, span, is_optional, ty: target.ty })
    }

    /// The request's own URL: the server is the configuration's to say, never the request's.
    fn url(&self, ctx: &mut Context<'_>, span: Span) -> Option<Bound> {
        if ctx.server.is_none() {
            let message = "the URL of a request is known only with one server";
            let diagnostic = Diagnostic::new(Code::EXPRESSION_URL, span, message, "");
            ctx.report(
                diagnostic.with_help("add `.server(\"https://…\", \"\")` to `ringback_build::configure()`"),
            );
            return None;
        }
        self.constant(ctx, Source::Url, span)
    }

    /// The status of success, where there is one.
    fn status(&self, ctx: &mut Context<'_>, span: Span) -> Option<Bound> {
        let operation = &self.lowered.operation;
        if let ResponseContent::Declared { .. } = operation.response.content {
            let message = format!("the answer of `{}` says its own status", operation.func);
            let diagnostic = Diagnostic::new(Code::EXPRESSION_UNSUPPORTED, span, message, "");
            ctx.report(diagnostic.with_label(operation.span, "named by this operation"));
            return None;
        }
        self.constant(ctx, Source::StatusCode, span)
    }

    /// What an operation says of itself; no receiver can be called there.
    fn constant(&self, ctx: &mut Context<'_>, source: Source, span: Span) -> Option<Bound> {
        let expression = RuntimeExpression { source, steps: Vec::new() };
        if self.is_base {
            let message = format!("`{expression}` is not the address of a receiver");
            let label = "this is said of the operation itself";
            let name = expression.to_string();
            let name = name.trim_start_matches('$');
            let help = format!("to read a parameter of that name, write `$request.query.{name}`");
            ctx.report(Diagnostic::new(Code::EXPRESSION_UNFIT, span, message, label).with_help(help));
            return None;
        }
        Some(Bound { expression, span, is_optional: false, ty: Type::Known(Known::String, Vec::new()) })
    }

    /// A header field of an answer that is one struct; of several answers nobody knows which one it will be.
    fn answer_header(&self, ctx: &mut Context<'_>, named: &Named, span: Span) -> Option<Bound> {
        let operation = &self.lowered.operation;
        let variants = if let ResponseContent::Declared { index, .. } = operation.response.content {
            ctx.responses.declared[index].variants.as_slice()
        } else {
            &[]
        };
        if variants.iter().any(|variant| variant.ident.is_some()) {
            let message = format!("the answer of `{}` is one of several", operation.func);
            let diagnostic = Diagnostic::new(Code::EXPRESSION_UNSUPPORTED, span, message, "this reads one")
                .with_label(operation.span, "named by this operation")
                .with_help("answer with a struct that derives `Response`");
            ctx.report(diagnostic);
            return None;
        }
        let headers = variants.iter().flat_map(|variant| &variant.headers);
        let Some(header) = headers.clone().find(|header| header.name.eq_ignore_ascii_case(&named.name))
        else {
            let near = did_you_mean(&named.name, headers.map(|header| header.name.as_str()));
            let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
            let message = format!("the answer of `{}` has no header field `{}`", operation.func, named.name);
            let span = self.literal.part(named.range.clone());
            let diagnostic = Diagnostic::new(Code::EXPRESSION_PARAMETER, span, message, label);
            ctx.report(diagnostic.with_label(operation.span, "named by this operation"));
            return None;
        };
        let (name, declared, schema) = (header.name.clone(), header.span, header.schema.clone());
        let mut steps = vec![FieldStep::Field(header.ident.clone())];
        let is_optional = !header.is_required;
        if is_optional {
            steps.push(FieldStep::Some);
        }
        self.fits(ctx, (&schema, Direction::Writing), span, (declared, "this is read"))?;
        let expression = RuntimeExpression { source: Source::ResponseHeader(name), steps };
        Some(Bound { expression, span, is_optional, ty: Type::Known(Known::String, Vec::new()) })
    }

    /// Whether a value can stand where the expression stands.
    fn fits(
        &self,
        ctx: &mut Context<'_>,
        (schema, direction): (&Schema, Direction),
        span: Span,
        (place, label): (Span, &str),
    ) -> Option<()> {
        let kind = settled(schema, ctx.schemas.components(direction));
        let (code, wrong) = match fitness(kind) {
            Fitness::Address => return Some(()),
            Fitness::Part if !self.is_base => return Some(()),
            Fitness::Part => {
                (Code::EXPRESSION_UNFIT, "the whole address is read here, which must be a string or a URL")
            }
            Fitness::Float => (Code::EXPRESSION_UNFIT, "numbers with a fraction have no one form as text"),
            Fitness::None => {
                (Code::EXPRESSION_NOT_SCALAR, "a string, a whole number or a boolean is expected")
            }
        };
        let message = "this value is not fit for a URL";
        ctx.report(Diagnostic::new(code, span, message, wrong).with_label(place, label));
        None
    }

    fn no_parameter(&self, named: &Named, location: Option<ParameterLocation>) -> Diagnostic {
        let operation = &self.lowered.operation;
        let kind = location.map_or(String::new(), |location| format!("{} ", location.as_str()));
        let message = format!("`{}` has no {kind}parameter `{}`", operation.func, named.name);
        let (label, help, place) = self.meant(named, location);
        let diagnostic = Diagnostic::new(
            Code::EXPRESSION_PARAMETER,
            self.literal.part(named.range.clone()),
            message,
            label,
        );
        let diagnostic = match place {
            Some((span, text)) => diagnostic.with_label(span, text),
            None => diagnostic.with_label(operation.span, "named by this operation"),
        };
        let without =
            format!("to leave the module's callbacks out, write `callbacks()` above `{}`", operation.func);
        match help.or(self.is_of_module.then_some(without)) {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }

    /// What to say beside the name, what to write, and the parameter that was meant.
    fn meant(
        &self,
        named: &Named,
        location: Option<ParameterLocation>,
    ) -> (String, Option<String>, Option<(Span, String)>) {
        let operation = &self.lowered.operation;
        if let Some(body) = operation.request_body.as_ref().filter(|body| body.ident.unraw() == named.name) {
            let help = "name one of its fields, as in `$request.body#/id`".to_owned();
            return (String::new(), Some(help), Some((body.span, "this is the body".to_owned())));
        }
        if let Some(other) = operation.parameters.iter().find(|parameter| is_named(parameter, named, None)) {
            let help = format!("write `$request.{}.{}`", other.location.as_str(), other.name);
            let label = format!("this is a {} parameter", other.location.as_str());
            return (String::new(), Some(help), Some((other.span, label)));
        }
        let candidates = operation.parameters.iter().filter(|parameter| fits_location(parameter, location));
        let near = did_you_mean(&named.name, candidates.map(|parameter| parameter.name.as_str()));
        let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
        (label, None, None)
    }
}

fn fits_location(parameter: &Parameter, location: Option<ParameterLocation>) -> bool {
    location.is_none_or(|location| parameter.location == location)
}

/// A shorthand names the function's parameter, an expression the name on the wire.
fn is_named(parameter: &Parameter, named: &Named, location: Option<ParameterLocation>) -> bool {
    match location {
        None => parameter.ident.unraw() == named.name && source(parameter).is_some(),
        Some(ParameterLocation::Header) => {
            parameter.location == ParameterLocation::Header
                && parameter.name.eq_ignore_ascii_case(&named.name)
        }
        Some(location) => parameter.location == location && parameter.name == named.name,
    }
}

/// What expressions call a parameter; `None` for a cookie, which none can read (OAS 3.1.1 section 4.8.20.3).
fn source(parameter: &Parameter) -> Option<Source> {
    let name = parameter.name.clone();
    match parameter.location {
        ParameterLocation::Path => Some(Source::Path(name)),
        ParameterLocation::Query => Some(Source::Query(name)),
        ParameterLocation::Header => Some(Source::Header(name)),
        ParameterLocation::Cookie => None,
    }
}

/// What of a URL a value can be.
enum Fitness {
    /// The whole address, and every part of one.
    Address,
    /// A path segment or a query value.
    Part,
    /// Nothing, because its text is not settled.
    Float,
    /// Nothing.
    None,
}

fn fitness(kind: &SchemaKind) -> Fitness {
    match kind {
        SchemaKind::String { format: None | Some("uri"), .. } => Fitness::Address,
        SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Enum(_) => Fitness::Part,
        SchemaKind::Number { .. } => Fitness::Float,
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Binary
        | SchemaKind::Ref(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => Fitness::None,
    }
}
