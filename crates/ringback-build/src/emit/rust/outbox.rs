//! `outbox.rs`: what the service hears of deliveries.
//!
//! A kept call has lost its type; the name of its callback tells which answer is to be read.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::call::{answer_constructor, answer_type};
use super::service::joined;
use super::tokens::{ident, raw_or_plain};
use super::{docs, render};
use crate::emit::File;
use crate::model::{Callback, Contract, Module};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let imports = quote! {
        use ::ringback::support::v1::Answer;
        use ::ringback_outbox::support::v1::{
            Answered, Answers, Database, Delivery, Received, Taken, Transaction, taken,
        };
    };
    let modules: Vec<&Module> =
        contract.modules.iter().filter(|module| delivered(module).next().is_some()).collect();
    let mut parts = vec![imports];
    parts.extend(modules.iter().map(|module| answers_trait(contract, module)));
    parts.push(READ_ANSWERS.parse().expect("it is Rust"));
    parts.push(implementation(contract, &modules));
    let doc = "What becomes of the answers to whatever the outbox delivers.";
    render::file("outbox.rs", &format!("{}/", contract.folder), doc, parts)
}

const READ_ANSWERS: &str = "
    /// Reads answers as the contract declares them, and hands them to `A`: what `Outbox::dispatch` is given.
    #[derive(Debug, Clone)]
    pub struct ReadAnswers<A>(pub A);
";

/// The callbacks and webhooks of a module.
fn delivered(module: &Module) -> impl Iterator<Item = &Callback> {
    module.callbacks.iter().chain(&module.webhooks)
}

fn answers_trait(contract: &Contract, module: &Module) -> TokenStream {
    let name = trait_name(module);
    let doc = docs::attributes(&format!(
        "Takes the answers to the callbacks of `{}`, each in the transaction that records its delivery.",
        module.file
    ));
    let methods = delivered(module).map(|callback| method(contract, callback));
    quote! {
        #doc
        pub trait #name<DB: Database>: Send + Sync + 'static {
            #(#methods)*
        }
    }
}

fn trait_name(module: &Module) -> Ident {
    raw_or_plain(&format!("{}Answers", module.trait_name.unraw()))
}

fn method(contract: &Contract, callback: &Callback) -> TokenStream {
    let name = ident(&callback.func);
    let answer = answer_type(contract, &callback.response);
    let doc = docs::attributes(&joined(&[
        &callback.docs.whole(),
        "An error rolls back what was written in the transaction, and has the message sent again, later.",
    ]));
    quote! {
        #doc
        fn #name(
            &self,
            transaction: &mut Transaction<'_, DB>,
            delivery: &Delivery,
            answer: #answer,
        ) -> impl ::std::future::Future<Output = Result<(), ::ringback::Failure>> + Send;
    }
}

fn implementation(contract: &Contract, modules: &[&Module]) -> TokenStream {
    let traits = modules.iter().map(|module| trait_name(module));
    let arms = modules.iter().flat_map(|module| {
        let answers = trait_name(module);
        delivered(module).map(move |callback| arm(contract, &answers, callback))
    });
    quote! {
        impl<DB: Database, A> Answers<DB> for ReadAnswers<A>
        where
            A: #(#traits<DB>)+*,
        {
            async fn answered(
                &self,
                transaction: &mut Transaction<'_, DB>,
                delivery: &Delivery,
                received: &Received,
            ) -> Taken {
                match delivery.callback.as_str() {
                    #(#arms)*
                    _ => Ok(Answered::NotDeclared),
                }
            }
        }
    }
}

/// A callback of a contract that was has no arm: nobody is there to take its answer.
fn arm(contract: &Contract, answers: &Ident, callback: &Callback) -> TokenStream {
    let (id, name) = (callback.id.as_str(), ident(&callback.func));
    let (ty, constructor) =
        (answer_type(contract, &callback.response), answer_constructor(&callback.response));
    quote! {
        #id => match Answer::<#ty>::#constructor().read(received) {
            Some(answer) => {
                taken(<A as #answers<DB>>::#name(&self.0, transaction, delivery, answer).await)
            }
            None => Ok(Answered::NotDeclared),
        },
    }
}
