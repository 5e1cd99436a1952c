//! What a contract that validates is told where the feature `garde` is off.

use crate::explain::ParameterLocation;
use crate::receive::Input;

/// What no type is, so that the compiler says why.
#[diagnostic::on_unimplemented(
    message = "this contract validates, which needs the feature `garde` of `ringback`",
    label = "`#[garde(…)]` stands in the contract",
    note = "write `features = [\"garde\"]` beside the version of `ringback` in Cargo.toml"
)]
pub trait ValidatedByGarde {}

/// A field of a validated type, as generated code tells it.
type Member = (&'static str, Option<&'static str>, usize, Option<usize>);

impl Input {
    /// Never compiles.
    pub fn validated<T: ValidatedByGarde>(&mut self, value: T, _types: &[&[Member]]) -> Option<T> {
        Some(value)
    }

    /// Never compiles.
    pub fn validated_fields<T: ValidatedByGarde>(
        &mut self,
        _location: ParameterLocation,
        value: T,
        _types: &[&[Member]],
    ) -> Option<T> {
        Some(value)
    }

    /// Never compiles.
    pub fn kept<T: ValidatedByGarde>(
        &mut self,
        _location: ParameterLocation,
        _name: &'static str,
        value: T,
    ) -> Option<T> {
        Some(value)
    }
}
