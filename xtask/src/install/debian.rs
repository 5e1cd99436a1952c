//! Debian's packages: found by what they bring, installed where we are root, named where we are not.

use std::{path::Path, process::Command};

use nix::unistd::Uid;

use crate::{failure::Failure, process};

/// Something of the system that a step cannot do without.
#[derive(Clone, Copy)]
pub(crate) struct Need {
    /// The package that brings it.
    pub(crate) package: &'static str,
    /// Succeeds where it is there.
    pub(crate) probe: &'static [&'static str],
}

/// Installs the packages of what is missing, or says which they are.
pub(crate) fn ensure(needs: &[Need]) -> Result<(), Failure> {
    let missing: Vec<&str> = needs.iter().filter(|need| !is_met(need)).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install {}", missing.join(" "));
    let missing_message = format!("this step needs Debian's {}", missing.join(", "));
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(Failure::new(missing_message).help("install what corresponds to them on this system"));
    }
    if !Uid::effective().is_root() {
        return Err(Failure::new(missing_message).help(format!("sudo {install}")));
    }
    println!("installing Debian's {}", missing.join(", "));
    process::run(apt_get().args(["update", "-qq"]))?;
    process::run(apt_get().args(["install", "-qq", "--yes", "--no-install-recommends"]).args(&missing))?;
    match needs.iter().find(|need| !is_met(need)) {
        None => Ok(()),
        Some(need) => Err(Failure::new(format!(
            "`{}` still fails after `{}` was installed",
            need.probe.join(" "),
            need.package
        ))),
    }
}

fn is_met(need: &Need) -> bool {
    let (program, arguments) = need.probe.split_first().expect("a probe names a program");
    process::probe(Command::new(program).args(arguments)).is_ok_and(|(succeeded, _)| succeeded)
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
