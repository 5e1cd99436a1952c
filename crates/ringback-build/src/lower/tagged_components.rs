//! Each variant of a tagged enum is a component of its own, so that a discriminator can name it (OAS 3.1.1 section
//! 4.8.25).

use std::collections::BTreeSet;

use crate::lower::case::pascal;
use crate::lower::component_names::{ascii, key};
use crate::model::{Component, Components, Schema, SchemaKind, SchemaName};

/// Gives the variants of every component names after it: `PaymentCard` of `Payment`.
pub(super) fn name_variants(components: &mut Components) {
    let mut taken: BTreeSet<String> = components.schemas.keys().map(|name| key(name.as_str())).collect();
    let mut found = Vec::new();
    for (name, component) in &mut components.schemas {
        let span = component.span;
        let SchemaKind::Tagged { variants, .. } = &mut component.schema.kind else { continue };
        for variant in variants {
            let mut variant_name = format!("{name}{}", pascal(&ascii(&variant.name)));
            while !taken.insert(key(&variant_name)) {
                variant_name.push_str("Variant");
            }
            let variant_name = SchemaName::new(&variant_name).expect("every other character was replaced");
            let reference = Schema::new(SchemaKind::Ref(variant_name.clone()));
            let schema = std::mem::replace(&mut variant.schema, reference);
            found.push((variant_name, Component { schema, span }));
        }
    }
    components.schemas.extend(found);
    components.schemas.sort_keys();
}
