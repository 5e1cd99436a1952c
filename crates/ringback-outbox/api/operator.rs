//! Who may do all this.

use ringback::bearer;

/// Whoever has the operators' token.
#[derive(Debug, Clone, Copy)]
#[bearer]
pub struct Operator;
