//! The items whose attributes repeat findings as rustc errors.

use crate::lower::security_scheme::mark;
use crate::lower::{declared_response, problem};
use crate::parse::{Contract, Place, TypeBody, TypeId};
use crate::resolve::Names;
use crate::source::Span;

/// Every operation, callback, problem enum, declared response and security scheme, attributes included.
pub fn attributed(parsed: &Contract, names: &Names<'_>) -> Vec<Span> {
    let functions = parsed.modules.iter().flat_map(|module| module.attributed.iter().copied());
    let problems = parsed.types.iter().filter_map(|item| match &item.body {
        TypeBody::Data(data) if is_declared(names, item.id) || is_marked(data) => {
            Some(Place { file: item.file }.of(&**data))
        }
        TypeBody::Data(_) | TypeBody::Alias(_) | TypeBody::Union => None,
    });
    functions.chain(problems).collect()
}

/// Whether it derives what a build script reads.
fn is_declared(names: &Names<'_>, id: TypeId) -> bool {
    [problem::DERIVE, declared_response::DERIVE].iter().any(|derive| names.derives(id, derive))
}

/// Whether one of our attributes for security stands on it.
fn is_marked(data: &syn::DeriveInput) -> bool {
    data.attrs.iter().any(|attribute| mark(attribute).is_some())
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Sink;
    use crate::resolve::Names;
    use crate::testing::sources;

    #[test]
    fn functions_and_problem_enums_are_seen_from_their_first_attribute_to_their_end() {
        let sources = sources(
            "\
use ringback::{Problem, get};
/// Docs.
#[get(\"/a\")] pub async fn a(x: u32);
#[get(nonsense = 1)]
fn b() {}
#[cfg(unix)] #[get(\"/c\")] async fn c();
#[derive(ringback::Response)] pub struct R;
#[derive(Problem)]
pub enum P { #[problem(status = 400)] A }
pub enum Q { A }
",
        );
        let parsed = crate::parse::files(&sources, &mut Sink::default()).expect("this parses");
        let spans = super::attributed(&parsed, &Names::new(&parsed));
        let texts: Vec<&str> = spans.iter().map(|span| sources.text(*span)).collect();
        assert_eq!(
            texts,
            [
                "/// Docs.\n#[get(\"/a\")] pub async fn a(x: u32);",
                "#[get(nonsense = 1)]\nfn b() {}",
                "#[derive(ringback::Response)] pub struct R;",
                "#[derive(Problem)]\npub enum P { #[problem(status = 400)] A }",
            ]
        );
    }
}
