//! Enums by serde's rules, in each of its four representations.

use indexmap::IndexMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::item::{Lowering, described, documented};
use crate::lower::option::is_option;
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Style, Tagging, Variant};
use crate::model::{Additional, EnumValue, Property, RustIdent, Schema, SchemaKind, TaggedVariant};
use crate::parse::{doc_text, is_deprecated};

/// What a tag may be, as a property that is required.
pub(super) fn tag_of(values: &[String], description: &str) -> Property {
    let value = |value: &String| EnumValue { value: value.clone(), description: description.to_owned() };
    let schema = Schema::new(SchemaKind::Enum(values.iter().map(value).collect()));
    Property { schema, is_required: true }
}

impl Lowering<'_, '_, '_> {
    pub(super) fn variants(&mut self, variants: &[Variant<'_>]) -> Option<Schema> {
        self.check_names(variants)?;
        let (untagged, tagged): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.is_untagged);
        let choices = if tagged.is_empty() {
            Some(None)
        } else {
            match &self.container.tagging {
                Tagging::External | Tagging::Untagged => self.external(&tagged),
                Tagging::Internal(tag) => self.internal(tag, &tagged),
                Tagging::Adjacent { tag, content } => self.adjacent((tag, content), &tagged),
            }
            .map(Some)
        };
        let untagged: Vec<_> = untagged
            .into_iter()
            .map(|variant| {
                let content = self.fields(&variant.fields)?;
                self.keep(&content, variant);
                Some(self.described(content, variant))
            })
            .collect();
        let untagged: Vec<Schema> = untagged.into_iter().collect::<Option<_>>()?;
        match choices? {
            Some(choices) if untagged.is_empty() => Some(choices),
            choices => Some(Schema::new(SchemaKind::AnyOf(choices.into_iter().chain(untagged).collect()))),
        }
    }

    /// Unit variants as one list of values; each other variant as an object with one member.
    fn external(&mut self, variants: &[&Variant<'_>]) -> Option<Schema> {
        let mut values = Vec::new();
        let mut choices = Vec::new();
        let mut is_complete = true;
        for variant in variants {
            if variant.is_other {
                let names = names_of(variants);
                choices.push(self.described(Schema::new(SchemaKind::OtherText(names)), variant));
            } else if variant.fields.style == Style::Unit {
                let description = self.words(variant);
                let value =
                    |value: &String| EnumValue { value: value.clone(), description: description.clone() };
                values.extend(variant.names().map(value));
            } else if let Some(content) = self.fields(&variant.fields) {
                for name in variant.names() {
                    choices.push(self.described(only_member(name, content.clone()), variant));
                }
            } else {
                is_complete = false;
            }
        }
        if !is_complete {
            return None;
        }
        if !values.is_empty() {
            choices.insert(0, Schema::new(SchemaKind::Enum(values)));
        }
        match choices.as_slice() {
            [only] if matches!(only.kind, SchemaKind::Enum(_)) => choices.pop(),
            _ => Some(Schema::new(SchemaKind::OneOf(choices))),
        }
    }

    fn internal(&mut self, tag: &str, variants: &[&Variant<'_>]) -> Option<Schema> {
        let tagged: Vec<_> = variants
            .iter()
            .map(|variant| {
                let content = self.beside_tag(variant)?;
                self.keep(&content, variant);
                let at = self.place.of(&variant.written.ident);
                let schema = self.with_tag(content, (tag, &tag_property(variant, variants)), at)?;
                Some(self.tagged_variant(schema, variant))
            })
            .collect();
        let variants = tagged.into_iter().collect::<Option<_>>()?;
        Some(Schema::new(SchemaKind::Tagged { tag: tag.to_owned(), variants }))
    }

    /// The object that a variant is, without its tag.
    fn beside_tag(&mut self, variant: &Variant<'_>) -> Option<Schema> {
        match (variant.fields.style, variant.fields.list.first()) {
            // serde looks at nothing else here, whatever `deny_unknown_fields` says.
            (Style::Unit, _) => Some(object(IndexMap::new(), Additional::Allowed)),
            (Style::Newtype, Some(field)) => {
                let written = &field.written.ty;
                let ty = self.schemas.names.field_ty(self.scope, written, self.sink)?;
                let schema = self.spelled_out(&ty, written)?;
                self.constrained(schema, &ty, field)
            }
            (Style::Newtype | Style::Named | Style::Tuple, _) => self.fields(&variant.fields),
        }
    }

    fn adjacent(&mut self, (tag, content): (&str, &str), variants: &[&Variant<'_>]) -> Option<Schema> {
        let tagged: Vec<_> = variants
            .iter()
            .map(|variant| {
                let mut properties = IndexMap::from([(tag.to_owned(), tag_property(variant, variants))]);
                if variant.fields.style != Style::Unit || self.direction == Direction::Reading {
                    let schema = self.fields(&variant.fields)?;
                    self.keep(&schema, variant);
                    let is_required = self.is_content_required(variant);
                    properties.insert(content.to_owned(), Property { schema, is_required });
                }
                let rest =
                    if self.container.denies_unknown { Additional::Denied } else { Additional::Allowed };
                Some(self.tagged_variant(object(properties, rest), variant))
            })
            .collect();
        let variants = tagged.into_iter().collect::<Option<_>>()?;
        Some(Schema::new(SchemaKind::Tagged { tag: tag.to_owned(), variants }))
    }

    /// A unit variant has none to read but `null`; `Option` takes none for that.
    fn is_content_required(&mut self, variant: &Variant<'_>) -> bool {
        match (variant.fields.style, variant.fields.list.first(), self.direction) {
            (Style::Unit, _, _) => false,
            (Style::Newtype, Some(field), Direction::Reading) => {
                let ty = self.schemas.names.field_ty(self.scope, &field.written.ty, self.sink);
                field.with.is_some() || !ty.is_some_and(|ty| is_option(self.schemas.names, &ty))
            }
            (Style::Newtype | Style::Named | Style::Tuple, _, _) => true,
        }
    }

    fn tagged_variant(&mut self, schema: Schema, variant: &Variant<'_>) -> TaggedVariant {
        let values = if variant.is_other { Vec::new() } else { variant.names().cloned().collect() };
        let name = RustIdent(variant.written.ident.to_string()).unraw().to_owned();
        TaggedVariant { name, values, schema: self.described(schema, variant) }
    }

    fn described(&mut self, schema: Schema, variant: &Variant<'_>) -> Schema {
        documented(schema, self.place, &variant.written.attrs, self.sink)
    }

    fn keep(&mut self, content: &Schema, variant: &Variant<'_>) {
        if self.direction == Direction::Reading {
            self.schemas.note_buffered(content, self.place.of(&variant.written.ident));
        }
    }

    /// What is said of a value, in one text: a list of values has no place for a title or a mark.
    fn words(&mut self, variant: &Variant<'_>) -> String {
        let attributes = &variant.written.attrs;
        let docs = doc_text(self.place, attributes, self.sink);
        let said = described(Schema::new(SchemaKind::Null), &docs);
        let mark = if is_deprecated(attributes) { "Deprecated." } else { "" };
        let parts = [mark, &said.title, &said.description];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn check_names(&mut self, variants: &[Variant<'_>]) -> Option<()> {
        if variants.is_empty() {
            let name = &self.declared.name;
            let message = format!("`{}` has no variants, so there is no value of it", name.ident);
            let diagnostic = Diagnostic::new(Code::EMPTY_ENUM, name.span, message, "");
            self.sink.report(diagnostic.with_help("give it a variant, or use `()`"));
            return None;
        }
        let mut is_fine = true;
        for (index, variant) in variants.iter().enumerate().filter(|(_, variant)| !variant.is_untagged) {
            let before = variants[..index].iter().filter(|before| !before.is_untagged);
            let mut same = before.flat_map(|before| before.names().map(move |name| (before, name)));
            let same = same.find(|(_, name)| variant.names().any(|own| own == *name));
            if let Some((first, name)) = same {
                let spans = (self.place.of(&first.written.ident), self.place.of(&variant.written.ident));
                self.report_twice("variant", name, spans);
                is_fine = false;
            }
        }
        is_fine.then_some(())
    }
}

impl Variant<'_> {
    /// Every name that means it.
    fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// Every name that means a variant of its own.
fn names_of(variants: &[&Variant<'_>]) -> Vec<String> {
    variants.iter().filter(|one| !one.is_other).flat_map(|one| one.names().cloned()).collect()
}

fn tag_property(variant: &Variant<'_>, variants: &[&Variant<'_>]) -> Property {
    if variant.is_other {
        let schema = Schema::new(SchemaKind::OtherText(names_of(variants)));
        return Property { schema, is_required: true };
    }
    tag_of(&variant.names().cloned().collect::<Vec<_>>(), "")
}

/// `{ "Variant": content }`
pub(super) fn only_member(name: &str, content: Schema) -> Schema {
    let property = Property { schema: content, is_required: true };
    object(IndexMap::from([(name.to_owned(), property)]), Additional::Denied)
}

fn object(properties: IndexMap<String, Property>, additional: Additional) -> Schema {
    Schema::new(SchemaKind::Object { properties, additional })
}
