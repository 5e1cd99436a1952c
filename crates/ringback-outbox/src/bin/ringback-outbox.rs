//! What operators do, from a shell: `ringback-outbox --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ringback_outbox::command::main()
}
