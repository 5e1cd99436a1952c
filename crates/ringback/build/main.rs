//! Prepares the files of the documentation pages: taken from registry crates, named by content, compressed.
//!
//! Nothing of it is committed, and nothing is left to do when the service starts.

#[cfg(feature = "docs")]
mod compress;
#[cfg(feature = "docs")]
mod file;
#[cfg(feature = "scalar")]
mod scalar;
#[cfg(feature = "docs")]
mod swagger_ui;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=pages");
    write()
}

#[cfg(feature = "docs")]
fn write() -> Result<(), Box<dyn Error>> {
    let out_dir = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets `OUT_DIR`")?);
    file::write_all(&out_dir, "swagger_ui.rs", &swagger_ui::files()?)?;
    #[cfg(feature = "scalar")]
    file::write_all(&out_dir, "scalar.rs", &scalar::files()?)?;
    Ok(())
}

#[cfg(not(feature = "docs"))]
#[expect(clippy::unnecessary_wraps, reason = "with the pages it may fail")]
fn write() -> Result<(), Box<dyn Error>> {
    Ok(())
}
