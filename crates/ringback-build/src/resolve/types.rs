//! Types whose every name is settled.

use crate::model::RustType;
use crate::parse::{Contract, TypeId};
use crate::resolve::Known;

/// A type: aliases are followed, parameters are filled in, nothing is left to look up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A struct or enum of the contract and its type arguments.
    Item(TypeId, Vec<Type>),
    /// A type of std or of a well-known crate and its type arguments; as many as [`Known::arity`] says.
    Known(Known, Vec<Type>),
    /// `(A, B)`; `()` has none.
    Tuple(Vec<Type>),
    /// `[T; N]`
    Array(Box<Type>, u64),
    /// `[T]`, which stands behind `Box`, `Rc`, `Arc` or `Cow` only.
    Slice(Box<Type>),
}

impl Type {
    /// `()`
    pub fn unit() -> Self {
        Self::Tuple(Vec::new())
    }

    /// Whether it is `()`.
    pub fn is_unit(&self) -> bool {
        matches!(self, Self::Tuple(items) if items.is_empty())
    }

    /// `T`, where it is `Option<T>`.
    pub fn as_option(&self) -> Option<&Self> {
        self.as_known(Known::Option)?.first()
    }

    /// `T` and `E`, where it is `Result<T, E>`.
    pub fn as_result(&self) -> Option<(&Self, &Self)> {
        match self.as_known(Known::Result)? {
            [ok, error] => Some((ok, error)),
            _ => None,
        }
    }

    /// The arguments, where it is this type.
    pub fn as_known(&self, wanted: Known) -> Option<&[Self]> {
        match self {
            Self::Known(known, args) if *known == wanted => Some(args),
            Self::Item(..) | Self::Known(..) | Self::Tuple(_) | Self::Array(..) | Self::Slice(_) => None,
        }
    }

    /// What stands behind `Box`, `Rc`, `Arc` and `Cow`, which serde looks through.
    pub fn peeled(&self) -> &Self {
        match self {
            Self::Known(Known::Box | Known::Rc | Known::Arc | Known::Cow, args) => match args.first() {
                Some(inner) => inner.peeled(),
                None => self,
            },
            Self::Item(..) | Self::Known(..) | Self::Tuple(_) | Self::Array(..) | Self::Slice(_) => self,
        }
    }

    /// The type as generated code can write it anywhere in the user's crate.
    pub fn rust(&self, contract: &Contract) -> RustType {
        RustType(self.text(contract))
    }

    /// How many names it is made of.
    pub fn size(&self) -> usize {
        let sum = |types: &[Self]| types.iter().map(Self::size).sum::<usize>();
        1 + match self {
            Self::Item(_, args) | Self::Known(_, args) | Self::Tuple(args) => sum(args),
            Self::Array(item, _) | Self::Slice(item) => item.size(),
        }
    }

    fn text(&self, contract: &Contract) -> String {
        match self {
            Self::Item(id, args) => {
                let item = contract.ty(*id);
                let path = format!("{}::{}", contract.module(item.module).rust_path(), item.name.ident);
                with_arguments(&path, args, contract)
            }
            Self::Known(Known::Cow, args) => {
                format!("::std::borrow::Cow<'static, {}>", list(args, contract))
            }
            Self::Known(known, args) => with_arguments(known.rust_path(), args, contract),
            Self::Tuple(items) => match items.as_slice() {
                [only] => format!("({},)", only.text(contract)),
                _ => format!("({})", list(items, contract)),
            },
            Self::Array(item, length) => format!("[{}; {length}]", item.text(contract)),
            Self::Slice(item) => format!("[{}]", item.text(contract)),
        }
    }
}

fn with_arguments(path: &str, args: &[Type], contract: &Contract) -> String {
    if args.is_empty() { path.to_owned() } else { format!("{path}<{}>", list(args, contract)) }
}

fn list(types: &[Type], contract: &Contract) -> String {
    types.iter().map(|ty| ty.text(contract)).collect::<Vec<_>>().join(", ")
}
