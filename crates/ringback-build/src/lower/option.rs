//! Whether serde takes `None` for a member that is missing.

use crate::diagnostics::Sink;
use crate::lower::known_types::{Form, form};
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Body, read};
use crate::parse::{Place, TypeBody};
use crate::resolve::{Names, Scope, Type, named};

/// The longest way through transparent types: one may hold itself.
pub(super) const MAX_STEPS: usize = 32;

/// Whether a type is an `Option`, also behind pointers, transparent structs and types that are read from one.
pub(super) fn is_option(names: &Names<'_>, ty: &Type) -> bool {
    let mut ty = ty.peeled().clone();
    for _ in 0..MAX_STEPS {
        match through(names, &ty) {
            Some(inner) => ty = inner.peeled().clone(),
            None => return ty.as_option().is_some(),
        }
    }
    false
}

/// The type that serde reads in place of another.
pub(super) fn through(names: &Names<'_>, ty: &Type) -> Option<Type> {
    if let Type::Known(known, args) = ty
        && let Form::Transparent = form(*known, Direction::Reading)
    {
        return args.first().cloned();
    }
    let Type::Item(id, args) = ty else { return None };
    let item = names.contract.ty(*id);
    let TypeBody::Data(data) = &item.body else { return None };
    // Whatever is wrong with it is reported when its schema is made.
    let mut silent = Sink::default();
    let container = read(data, Direction::Reading, Place { file: item.file }, &mut silent)?;
    let written = match (&container.converted, &container.body) {
        (Some(written), _) => written,
        (None, Body::Struct(fields)) if container.is_transparent => {
            let field = fields.list.first().filter(|field| field.with.is_none())?;
            &field.written.ty
        }
        (None, Body::Struct(_) | Body::Enum(_)) => return None,
    };
    let mut parameters = named(&data.generics, args.clone());
    parameters.push(("Self".to_owned(), ty.clone()));
    names.field_ty(Scope { module: item.module, parameters: &parameters }, written, &mut silent)
}
