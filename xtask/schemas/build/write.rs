//! The corpus as files: modules to compile, texts to scan, and the list of cases.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::module::Module;

/// What the modules of schemars' tests import from each other.
const PRELUDE: &str = "pub mod prelude {
    pub use schemars::JsonSchema;
    pub use serde::{Deserialize, Serialize};
    pub use serde_json::{Value, json};
}
";

/// Writes everything below a folder.
pub(crate) fn corpus(folder: &Path, modules: &[Module]) {
    let mut compiled = PRELUDE.to_owned();
    for module in modules {
        let name = module.name();
        let text = prettyplease::unparse(&module.scanned);
        fs::write(folder.join(format!("{name}.rs")), text).expect("the folder can be written");
        let items = &module.compiled.items;
        let cases = cases(module);
        writeln!(compiled, "pub mod {name} {{ {} {cases} }}", quote::quote!(#(#items)*))
            .expect("a string takes text");
    }
    let all: Vec<String> = modules.iter().map(|module| format!("{}::all_cases()", module.name())).collect();
    let all = all.join(", ");
    writeln!(
        compiled,
        "pub fn all_cases() -> Vec<crate::case::Case> {{ [{all}].into_iter().flatten().collect() }}"
    )
    .expect("a string takes text");
    fs::write(folder.join("corpus.rs"), compiled).expect("the folder can be written");
}

/// A function that lists the cases of a module, where its imports are in scope.
fn cases(module: &Module) -> String {
    let Module { corpus, file, .. } = module;
    let name = module.name();
    let mut list = "pub fn all_cases() -> Vec<crate::case::Case> { vec![".to_owned();
    for case in &module.cases {
        let rust = written(case);
        write!(
            list,
            "crate::case::Case::of::<{rust}>({corpus:?}, {file:?}, {rust:?}, \
             include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"))),"
        )
        .expect("a string takes text");
    }
    list + "] }"
}

/// A type as a person writes it.
fn written(ty: &syn::Type) -> String {
    let file: syn::File = syn::parse_quote!(type T = #ty;);
    let text = prettyplease::unparse(&file);
    let text = text.trim().trim_start_matches("type T =").trim_end_matches(';');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
