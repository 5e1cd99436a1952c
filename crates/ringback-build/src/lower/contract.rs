//! The whole contract: modules, callbacks, operations, and the bonds between them (OAS 3.1.1 section 4.8.1).

use std::collections::{BTreeMap, BTreeSet};

use crate::Config;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::binding::{Bound, bind};
use crate::lower::callback::{Declared, callback, webhook};
use crate::lower::context::Context;
use crate::lower::declared_response::Responses;
use crate::lower::expression::Part;
use crate::lower::named_callbacks::callbacks;
use crate::lower::operation::{Lowered, operation};
use crate::lower::problem::problem_enum;
use crate::lower::schema::Schemas;
use crate::lower::security::{Guards, declare};
use crate::lower::{case, docs, link, tags, trait_names};
use crate::model::{
    Callback, Captured, Components, Contract, KeyPart, Module, Operation, OperationCallbacks, ProblemEnum,
    ResponseContent, RuntimeExpression, RustIdent, RustType, Source,
};
use crate::parse::{self, ModuleId};
use crate::resolve::Names;
use crate::source::{Sources, Span};

/// The callbacks that could be lowered, by module and place in it.
type AllCallbacks<'a> = BTreeMap<(ModuleId, usize), Declared<'a>>;

/// The model of a contract. Whatever was reported is left out of it.
pub fn contract(
    parsed: &parse::Contract,
    names: &Names<'_>,
    sources: &Sources,
    config: &Config,
    sink: &mut Sink,
) -> Contract {
    let mut ctx = Context {
        parsed,
        names,
        sink,
        schemas: Schemas::new(names),
        problems: Vec::new(),
        responses: Responses::default(),
        read_problems: BTreeSet::new(),
        server: server(config),
        guards: Guards::default(),
        documents: config.documents(),
        tags: BTreeMap::new(),
    };
    declare(&mut ctx);
    let order = modules_by_file(parsed, sources);
    ctx.tags = tags::of_modules(parsed, &order);
    let mut all = all_callbacks(&mut ctx, &order);
    let webhooks = all_webhooks(&mut ctx, &order);
    let mut modules = Vec::new();
    for id in &order {
        let lowered =
            parsed.module(*id).operations.iter().filter_map(|o| operation(&mut ctx, *id, o)).collect();
        modules.push((*id, with_callbacks(&mut ctx, lowered, &mut all)));
    }
    with_links(&mut ctx, &mut modules);
    let problems = ctx.problems.clone();
    let problems: Vec<Option<ProblemEnum>> = problems.iter().map(|id| problem_enum(&mut ctx, *id)).collect();
    let Context { schemas, sink, guards, responses, server, tags: own_tags, .. } = ctx;
    let mut contract = Contract {
        folder: folder(parsed, sources),
        info: config.info(parsed.modules.first().map_or("", |root| &root.docs)),
        servers: config.servers(),
        documents: config.documents().to_vec(),
        version: config.version_of_openapi(),
        other_versions: config.other_versions().to_vec(),
        external_docs: config.docs_elsewhere().cloned(),
        tags: Vec::new(),
        extensions: config.extensions().to_vec(),
        has_outbox: config.has_outbox(),
        modules: assemble((parsed, sources), server.as_deref(), modules, all, webhooks),
        security: guards.security,
        components: Components::default(),
        problems: Vec::new(),
        responses: responses.declared,
    };
    sort_problems(&mut contract, problems);
    contract.tags = tags::all(parsed, (&order, &own_tags), &contract, config.tags());
    schemas.report_kept(sink);
    if sink.is_empty() {
        let settled = schemas.finish(sink);
        settled.settle(&mut contract);
        contract.components = settled.components;
    }
    contract
}

/// The address of the only server. Which of several a request came to is not known.
fn server(config: &Config) -> Option<String> {
    let servers = config.servers();
    let [only] = servers.as_slice() else { return None };
    let is_plain = only.url.starts_with("http") && !only.url.contains(['{', '?', '#']);
    (is_plain && url::Url::parse(&only.url).is_ok()).then(|| only.url.trim_end_matches('/').to_owned())
}

/// The folder of the root's file.
fn folder(parsed: &parse::Contract, sources: &Sources) -> String {
    let root = parsed.modules.first().map_or("", |root| sources.file(root.file).path.as_str());
    root.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
}

/// The modules that hold operations, callbacks or webhooks, by the path of their file.
fn modules_by_file(parsed: &parse::Contract, sources: &Sources) -> Vec<ModuleId> {
    let is_used = |module: &&parse::Module| {
        !(module.operations.is_empty() && module.callbacks.is_empty() && module.webhooks.is_empty())
    };
    let mut modules: Vec<&parse::Module> = parsed.modules.iter().filter(is_used).collect();
    modules.sort_by_key(|module| (&sources.file(module.file).path, module.id));
    modules.into_iter().map(|module| module.id).collect()
}

fn all_callbacks<'a>(ctx: &mut Context<'a>, order: &[ModuleId]) -> AllCallbacks<'a> {
    let mut all = AllCallbacks::new();
    for id in order {
        for (index, written) in ctx.parsed.module(*id).callbacks.iter().enumerate() {
            if let Some(declared) = callback(ctx, *id, written) {
                all.insert((*id, index), declared);
            }
        }
    }
    all
}

fn all_webhooks(ctx: &mut Context<'_>, order: &[ModuleId]) -> BTreeMap<ModuleId, Vec<Callback>> {
    let mut all = BTreeMap::new();
    for id in order {
        let written = &ctx.parsed.module(*id).webhooks;
        all.insert(*id, written.iter().filter_map(|written| webhook(ctx, *id, written)).collect());
    }
    all
}

/// The callbacks of each operation, as places in [`AllCallbacks`].
struct Used<'a> {
    lowered: Lowered<'a>,
    places: Vec<(ModuleId, usize)>,
    captured: Vec<Captured>,
    answered: Vec<Captured>,
}

fn with_callbacks<'a>(
    ctx: &mut Context<'_>,
    lowered: Vec<Lowered<'a>>,
    all: &mut AllCallbacks<'_>,
) -> Vec<Used<'a>> {
    let mut used = Vec::new();
    for lowered in lowered {
        let places = callbacks(ctx, &lowered);
        let (mut captured, mut answered) = (Vec::new(), Vec::new());
        for place in &places {
            let Some(declared) = all.get_mut(place) else { continue };
            let bound = bind(ctx, &lowered, declared);
            settle_key(ctx, declared, &bound);
            let (of_answer, of_request): (Vec<_>, Vec<_>) =
                bound.into_iter().partition(|bound| bound.expression.source.is_of_answer());
            capture(ctx, of_request, &mut captured);
            capture(ctx, of_answer, &mut answered);
        }
        used.push(Used { lowered, places, captured, answered });
    }
    used
}

/// Links may lead to any operation, so they come last.
fn with_links(ctx: &mut Context<'_>, modules: &mut [(ModuleId, Vec<Used<'_>>)]) {
    let all: Vec<&Lowered<'_>> =
        modules.iter().flat_map(|(_, used)| used).map(|used| &used.lowered).collect();
    let links: Vec<_> = all.iter().map(|lowered| link::links(ctx, lowered, &all)).collect();
    let operations = modules.iter_mut().flat_map(|(_, used)| used).map(|used| &mut used.lowered.operation);
    for (operation, links) in operations.zip(links) {
        operation.links = links;
    }
}

/// Writes the conforming form of a callback's key, which must be the same for every operation that names it.
fn settle_key(ctx: &mut Context<'_>, declared: &mut Declared<'_>, bound: &[Bound]) {
    let literal = declared.literal;
    let mut parts = Vec::new();
    for part in &declared.key.parts {
        match part {
            Part::Text(text, _) => parts.push(KeyPart::Text(text.clone())),
            Part::Expression(_, range) => {
                let span = literal.part(range.clone());
                let Some(bound) = bound.iter().find(|bound| bound.span == span) else { return };
                parts.push(KeyPart::Expression(bound.expression.clone(), span));
            }
        }
    }
    let settled = &mut declared.callback.key.parts;
    if settled.is_empty() {
        *settled = parts;
        return;
    }
    for (before, now) in expressions(settled).zip(expressions(&parts)) {
        if before.0.source != now.0.source {
            ctx.report(ambiguous(before, now));
        }
    }
}

fn expressions(parts: &[KeyPart]) -> impl Iterator<Item = (&RuntimeExpression, Span)> {
    parts.iter().filter_map(|part| match part {
        KeyPart::Text(_) => None,
        KeyPart::Expression(expression, span) => Some((expression, *span)),
    })
}

fn ambiguous((before, _): (&RuntimeExpression, Span), (now, span): (&RuntimeExpression, Span)) -> Diagnostic {
    let message = format!("this is `{before}` in one operation and `{now}` in another");
    Diagnostic::new(Code::EXPRESSION_AMBIGUOUS, span, message, "a callback has one key")
        .with_help("carry the parameter in the same place, or declare a second callback")
}

/// Keeps each distinct expression once, under a readable name.
fn capture(ctx: &Context<'_>, bound: Vec<Bound>, captured: &mut Vec<Captured>) {
    for bound in bound {
        let is_known = captured.iter().any(|other| other.expression.source == bound.expression.source);
        let is_constant = matches!(bound.expression.source, Source::Method | Source::StatusCode);
        if is_known || is_constant {
            continue;
        }
        let field = free_field(&bound.expression.source, captured);
        captured.push(bound.captured(ctx, field));
    }
}

/// The shortest name that says what is read and that is free.
fn free_field(source: &Source, captured: &[Captured]) -> RustIdent {
    let is_free = |name: &RustIdent| captured.iter().all(|other| other.field != *name);
    let names = field_names(source).into_iter().map(|name| case::field(&name));
    let numbered = (2..).map(|number| case::field(&format!("{}_{number}", field_names(source)[0])));
    names.chain(numbered).find(is_free).expect("numbers never end")
}

fn field_names(source: &Source) -> Vec<String> {
    match source {
        Source::Path(name) => vec![name.clone(), format!("path_{name}")],
        Source::Query(name) => vec![name.clone(), format!("query_{name}")],
        Source::Header(name) | Source::ResponseHeader(name) => vec![name.clone(), format!("header_{name}")],
        Source::Url => vec!["url".to_owned(), "request_url".to_owned()],
        Source::Method => vec!["method".to_owned()],
        Source::StatusCode => vec!["status_code".to_owned()],
        Source::Body(pointer) | Source::ResponseBody(pointer) => {
            let tokens = &pointer.0;
            let is_index = |token: &String| token.bytes().all(|byte| byte.is_ascii_digit());
            let named = tokens.iter().rposition(|token| !is_index(token)).unwrap_or(0);
            vec![
                tokens[named.min(tokens.len())..].join("_"),
                tokens.join("_"),
                format!("body_{}", tokens.join("_")),
            ]
        }
    }
}

/// Callbacks that are no more in the contract leave a gap, which only stands where something was reported.
fn assemble(
    (parsed, sources): (&parse::Contract, &Sources),
    server: Option<&str>,
    modules: Vec<(ModuleId, Vec<Used<'_>>)>,
    all: AllCallbacks<'_>,
    mut webhooks: BTreeMap<ModuleId, Vec<Callback>>,
) -> Vec<Module> {
    let order: Vec<ModuleId> = modules.iter().map(|(id, _)| *id).collect();
    let mut places = BTreeMap::new();
    let mut by_module: BTreeMap<ModuleId, Vec<_>> = BTreeMap::new();
    for ((module, index), declared) in all {
        let callbacks = by_module.entry(module).or_default();
        if let Some(position) = order.iter().position(|id| *id == module) {
            places.insert((module, index), (position, callbacks.len()));
        }
        callbacks.push(declared.callback);
    }
    let assembled = modules.into_iter().map(|(id, used)| {
        let module = parsed.module(id);
        Module {
            name: module.name.clone(),
            file: sources.file(module.file).path.clone(),
            trait_name: trait_names::of(parsed, &order, id),
            docs: docs::split(&module.docs),
            operations: used.into_iter().map(|used| finished((parsed, server), used, &places)).collect(),
            callbacks: by_module.remove(&id).unwrap_or_default(),
            webhooks: webhooks.remove(&id).unwrap_or_default(),
        }
    });
    assembled.collect()
}

fn finished(
    (parsed, server): (&parse::Contract, Option<&str>),
    half: Used<'_>,
    settled: &BTreeMap<(ModuleId, usize), (usize, usize)>,
) -> Operation {
    let Used { lowered, places, captured, answered } = half;
    let mut operation = lowered.operation;
    let json = || lowered.answer.map_or_else(|| RustType("()".to_owned()), |answer| answer.rust(parsed));
    let answer = if let ResponseContent::Declared { ty, .. } = &operation.response.content {
        ty.clone()
    } else {
        json()
    };
    if !places.is_empty() {
        let type_name = RustIdent(format!("{}Callbacks", case::pascal(operation.id.as_str())));
        let uses = places.iter().filter_map(|place| settled.get(place).copied()).collect();
        let server = server.map(str::to_owned);
        operation.callbacks =
            Some(OperationCallbacks { type_name, uses, captured, answered, answer, server });
    }
    operation
}

/// Sorts the problem enums by their Rust path and lets operations and calls point at their new places.
fn sort_problems(contract: &mut Contract, problems: Vec<Option<ProblemEnum>>) {
    let mut sorted: Vec<(usize, ProblemEnum)> =
        problems.into_iter().enumerate().filter_map(|(index, problem)| Some((index, problem?))).collect();
    sorted.sort_by(|(_, one), (_, other)| one.ty.cmp(&other.ty));
    let place = |before: usize| sorted.iter().position(|(index, _)| *index == before);
    for module in &mut contract.modules {
        let of_operations = module.operations.iter_mut().map(|operation| &mut operation.response);
        let calls = module.callbacks.iter_mut().chain(&mut module.webhooks);
        for response in of_operations.chain(calls.map(|call| &mut call.response)) {
            response.problem = response.problem.and_then(place);
        }
    }
    contract.problems = sorted.into_iter().map(|(_, problem)| problem).collect();
}
