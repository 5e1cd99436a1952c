//! Those who serve the contract, each with a crate that is written for it.

mod aide;
mod axum;
mod dropshot;
mod poem;
pub(crate) mod ringback;
mod utoipa;
mod vespera;

use clap::ValueEnum;

use crate::contract::{Derives, Module};

/// Those who serve the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Side {
    /// Handlers as one writes them by hand, without a document: the floor.
    Axum,
    /// A contract, and what is generated from it.
    Ringback,
    /// Annotated Axum handlers, by utoipa and utoipa-axum.
    Utoipa,
    /// Axum handlers whose types are looked at when the service starts, by aide.
    Aide,
    /// Annotated methods on poem, by poem-openapi.
    Poem,
    /// Annotated functions on a server of its own, by dropshot.
    Dropshot,
    /// Annotated Axum handlers that a macro finds in the source, by vespera.
    Vespera,
}

/// A file of a crate: its path, and its text.
pub(crate) type File = (String, String);

impl Side {
    /// How a table names it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Axum => "axum",
            Self::Ringback => "ringback",
            Self::Utoipa => "utoipa",
            Self::Aide => "aide",
            Self::Poem => "poem-openapi",
            Self::Dropshot => "dropshot",
            Self::Vespera => "vespera",
        }
    }

    /// The name of the crate, of its folder, and of the program.
    pub(crate) fn name(self) -> String {
        format!("{}-leaf", self.title())
    }

    /// Every file of the crate.
    pub(crate) fn files(self, modules: &[Module]) -> Vec<File> {
        let mut files = vec![
            ("Cargo.toml".into(), self.manifest()),
            ("src/main.rs".into(), self.main(modules)),
            (format!("{}/mod.rs", self.contract_folder()), self.contract_root(modules)),
            (format!("{}/mod.rs", self.handlers_folder()), self.handlers_root(modules)),
        ];
        if self == Self::Ringback {
            files.push(ringback::build_script());
        }
        for module in modules {
            files.push(self.contract(module, 0));
            files.push(self.handlers(module, 0));
        }
        files
    }

    /// The file with the types of a module; two editions of it differ in one field.
    pub(crate) fn contract(self, module: &Module, edition: u32) -> File {
        let text = match self {
            Self::Axum => types("use serde::{Deserialize, Serialize};", module, &Derives::SERDE, edition),
            Self::Ringback => ringback::contract(module, edition),
            Self::Utoipa => types(utoipa::USES, module, &utoipa::DERIVES, edition),
            Self::Aide => types(aide::USES, module, &aide::DERIVES, edition),
            Self::Poem => types(poem::USES, module, &poem::DERIVES, edition),
            Self::Dropshot => types(dropshot::USES, module, &dropshot::DERIVES, edition),
            Self::Vespera => types(vespera::USES, module, &vespera::DERIVES, edition),
        };
        (format!("{}/{}.rs", self.contract_folder(), module.name), text)
    }

    /// The file with the handlers of a module; two editions of it differ in one handler.
    pub(crate) fn handlers(self, module: &Module, edition: u32) -> File {
        let text = match self {
            Self::Axum => axum::handlers(module, edition),
            Self::Ringback => ringback::handlers(module, edition),
            Self::Utoipa => utoipa::handlers(module, edition),
            Self::Aide => aide::handlers(module, edition),
            Self::Poem => poem::handlers(module, edition),
            Self::Dropshot => dropshot::handlers(module, edition),
            Self::Vespera => vespera::handlers(module, edition),
        };
        (format!("{}/{}.rs", self.handlers_folder(), module.name), text)
    }

    fn contract_folder(self) -> &'static str {
        match self {
            Self::Ringback => "api",
            Self::Axum | Self::Utoipa | Self::Aide | Self::Poem | Self::Dropshot | Self::Vespera => "src/api",
        }
    }

    fn handlers_folder(self) -> &'static str {
        match self {
            Self::Vespera => "src/routes",
            Self::Axum | Self::Ringback | Self::Utoipa | Self::Aide | Self::Poem | Self::Dropshot => {
                "src/handlers"
            }
        }
    }

    fn contract_root(self, modules: &[Module]) -> String {
        let docs = if self == Self::Ringback { "//! Many operations.\n\n" } else { "" };
        docs.to_owned() + &declarations(modules)
    }

    fn handlers_root(self, modules: &[Module]) -> String {
        let service = if self == Self::Ringback { "\npub struct Service;\n" } else { "" };
        declarations(modules) + service
    }

    fn manifest(self) -> String {
        let dependencies = match self {
            Self::Axum => axum::DEPENDENCIES.to_owned(),
            Self::Ringback => ringback::dependencies(),
            Self::Utoipa => utoipa::DEPENDENCIES.to_owned(),
            Self::Aide => aide::DEPENDENCIES.to_owned(),
            Self::Poem => poem::DEPENDENCIES.to_owned(),
            Self::Dropshot => dropshot::DEPENDENCIES.to_owned(),
            Self::Vespera => vespera::DEPENDENCIES.to_owned(),
        };
        let name = self.name();
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"net\", \"rt-multi-thread\"] }}\n{dependencies}"
        )
    }

    fn main(self, modules: &[Module]) -> String {
        match self {
            Self::Axum => axum::main(modules),
            Self::Ringback => ringback::main(),
            Self::Utoipa => utoipa::main(modules),
            Self::Aide => aide::main(modules),
            Self::Poem => poem::main(modules),
            Self::Dropshot => dropshot::main(modules),
            Self::Vespera => vespera::main(),
        }
    }
}

fn types(uses: &str, module: &Module, derives: &Derives, edition: u32) -> String {
    format!("{uses}\n{}", module.types(derives, edition))
}

fn declarations(modules: &[Module]) -> String {
    each(modules, |module| format!("pub mod {};\n", module.name))
}

/// A text for each module, one after the other.
fn each(modules: &[Module], text: impl Fn(&Module) -> String) -> String {
    modules.iter().map(text).collect()
}

/// A text for each operation of a module, with the default that an edition of the handlers has.
fn each_operation(module: &Module, edition: u32, text: impl Fn(usize, u32) -> String) -> String {
    module.operations.clone().map(|n| text(n, module.default_limit(n, edition))).collect()
}

/// Listens on a free port, tells it on a line, and serves `router` with Axum.
const SERVE: &str = "    let listener = tokio::net::TcpListener::bind(\"127.0.0.1:0\").await.unwrap();
    println!(\"{}\", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
";
