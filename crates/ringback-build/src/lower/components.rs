//! The two directions become one set of components (OAS 3.1.1 section 4.8.7).
//!
//! A type that is read and written is one component where all that can be reached from it is the same both
//! ways. Elsewhere `X` is what is written and `XInput` what is read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::component_names::{Plan, plan};
use crate::lower::schema::{Direction, Half, Schemas, each_reference, references};
use crate::lower::tagged_components::name_variants;
use crate::model::{
    Component, Components, Contract, Module, ProblemEnum, ResponseContent, Schema, SchemaKind, SchemaName,
};
use crate::resolve::Type;

/// The final components, and their names for the provisional ones.
#[derive(Debug)]
pub struct Settled {
    /// Sorted by name.
    pub components: Components,
    names: HashMap<SchemaName, SchemaName>,
}

impl Schemas<'_> {
    /// Decides which components are one and what each is called.
    ///
    /// To be called once everything was asked for and nothing was reported.
    pub fn finish(self, sink: &mut Sink) -> Settled {
        let split = split(&self.reading, &self.writing);
        let uses: BTreeMap<Type, Uses> = uses(&self.reading, &self.writing);
        let mut settled = Settled { components: Components::default(), names: HashMap::new() };
        let Plan { names, inputs } =
            plan(self.names, &uses.keys().cloned().collect::<Vec<_>>(), &split, sink);
        for (ty, used) in &uses {
            let name = &names[ty];
            let input = if split.contains(ty) { &inputs[ty] } else { name };
            settled.names.extend(used.reading.iter().map(|provisional| (provisional.clone(), input.clone())));
            settled.names.extend(used.writing.iter().map(|provisional| (provisional.clone(), name.clone())));
        }
        let halves = [self.writing, self.reading];
        for (provisional, component) in halves.into_iter().flat_map(|half| half.components.schemas) {
            settled.add(&provisional, component);
        }
        settled.components.schemas.sort_keys();
        report_circles(&settled.components, sink);
        name_variants(&mut settled.components);
        settled
    }
}

impl Settled {
    /// Replaces the provisional names in a whole contract.
    pub fn settle(&self, contract: &mut Contract) {
        contract.modules.iter_mut().for_each(|module| self.settle_module(module));
        contract.problems.iter_mut().for_each(|problem| self.settle_problem(problem));
        for variant in contract.responses.iter_mut().flat_map(|declared| &mut declared.variants) {
            variant.headers.iter_mut().for_each(|header| self.settle_schema(&mut header.schema));
            self.settle_content(&mut variant.content);
        }
    }

    /// Replaces the provisional names in a schema.
    pub fn settle_schema(&self, schema: &mut Schema) {
        each_reference(schema, &mut |name| {
            if let Some(settled) = self.names.get(name) {
                settled.clone_into(name);
            }
        });
    }

    fn settle_module(&self, module: &mut Module) {
        for operation in &mut module.operations {
            operation.parameters.iter_mut().for_each(|parameter| self.settle_schema(&mut parameter.schema));
            operation.request_body.iter_mut().for_each(|body| self.settle_schema(&mut body.schema));
            self.settle_content(&mut operation.response.content);
        }
        for callback in module.callbacks.iter_mut().chain(&mut module.webhooks) {
            callback.parameters.iter_mut().for_each(|parameter| self.settle_schema(&mut parameter.schema));
            callback.request_body.iter_mut().for_each(|body| self.settle_schema(&mut body.schema));
            self.settle_content(&mut callback.response.content);
        }
    }

    fn settle_content(&self, content: &mut ResponseContent) {
        match content {
            ResponseContent::Empty
            | ResponseContent::Octets { .. }
            | ResponseContent::Download { .. }
            | ResponseContent::Redirect
            | ResponseContent::Declared { .. } => {}
            ResponseContent::Json { schema, .. } | ResponseContent::Sequence { item: schema, .. } => {
                self.settle_schema(schema);
            }
        }
    }

    fn settle_problem(&self, problem: &mut ProblemEnum) {
        for variant in &mut problem.variants {
            variant.fields.iter_mut().for_each(|field| self.settle_schema(&mut field.schema));
            variant.headers.iter_mut().for_each(|header| self.settle_schema(&mut header.schema));
        }
    }

    fn add(&mut self, provisional: &SchemaName, mut component: Component) {
        let Some(name) = self.names.get(provisional).cloned() else { return };
        self.settle_schema(&mut component.schema);
        self.components.schemas.entry(name).or_insert(component);
    }
}

/// The provisional names of a type.
#[derive(Debug, Default)]
struct Uses {
    reading: Option<SchemaName>,
    writing: Option<SchemaName>,
}

fn uses(reading: &Half, writing: &Half) -> BTreeMap<Type, Uses> {
    let mut uses: BTreeMap<Type, Uses> = BTreeMap::new();
    for (ty, name) in &reading.types {
        uses.entry(ty.clone()).or_default().reading = Some(name.clone());
    }
    for (ty, name) in &writing.types {
        uses.entry(ty.clone()).or_default().writing = Some(name.clone());
    }
    uses
}

/// The types that are not the same both ways, themselves or by what they refer to.
fn split(reading: &Half, writing: &Half) -> BTreeSet<Type> {
    let by_type = |half: &Half| -> HashMap<Type, Schema> {
        half.types
            .iter()
            .map(|(ty, name)| (ty.clone(), half.components.schemas[name].schema.clone()))
            .collect()
    };
    let type_of: HashMap<&SchemaName, &Type> =
        [reading, writing].into_iter().flat_map(|half| &half.types).map(|(ty, name)| (name, ty)).collect();
    let (read, written) = (by_type(reading), by_type(writing));
    let mut split = BTreeSet::new();
    let mut users: HashMap<&Type, Vec<&Type>> = HashMap::new();
    for (ty, schema) in &read {
        let Some(other) = written.get(ty) else { continue };
        if !is_same(schema, other, &type_of) {
            split.insert(ty.clone());
        }
        for name in references(schema) {
            users.entry(type_of[&name]).or_default().push(ty);
        }
    }
    let mut found: Vec<Type> = split.iter().cloned().collect();
    while let Some(ty) = found.pop() {
        for user in users.get(&ty).into_iter().flatten() {
            if split.insert((*user).clone()) {
                found.push((*user).clone());
            }
        }
    }
    split
}

/// Whether two schemas are the same once references are taken for the types they stand for.
fn is_same(one: &Schema, other: &Schema, type_of: &HashMap<&SchemaName, &Type>) -> bool {
    let types =
        |schema: &Schema| -> Vec<&Type> { references(schema).iter().map(|name| type_of[name]).collect() };
    let anonymous = |schema: &Schema| {
        let mut schema = schema.clone();
        let any = crate::lower::schema::provisional(Direction::Reading, 0);
        each_reference(&mut schema, &mut |name| any.clone_into(name));
        schema
    };
    types(one) == types(other) && anonymous(one) == anonymous(other)
}

/// Reports types such as `struct A(Box<A>)`: references that never arrive.
fn report_circles(components: &Components, sink: &mut Sink) {
    for (start, component) in &components.schemas {
        let mut seen = BTreeSet::from([start]);
        let mut kind = &component.schema.kind;
        while let SchemaKind::Ref(name) = kind {
            if !seen.insert(name) {
                let message = "this type holds nothing but itself";
                let diagnostic = Diagnostic::new(Code::ENDLESS_TYPE, component.span, message, "");
                sink.report(diagnostic.with_help("give it a field that can be left out"));
                break;
            }
            let Some(next) = components.schemas.get(name) else { break };
            kind = &next.schema.kind;
        }
    }
}
