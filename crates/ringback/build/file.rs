//! A file of a documentation page, and the Rust that embeds it.

use std::fmt::Write;
use std::io;
use std::path::Path;

use crate::compress;

/// A file of a documentation page, ready to be served.
pub(crate) struct File {
    /// Where it is served.
    pub(crate) path: String,
    content_type: &'static str,
    /// The constants of the runtime that say how long it is kept and what it may do.
    cache: &'static str,
    policy: &'static str,
    identity: Vec<u8>,
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

impl File {
    /// A page, under its own name: it is asked for again each time.
    pub(crate) fn page(path: &str, html: String, policy: &'static str) -> io::Result<Self> {
        let bytes = html.into_bytes();
        let gzip = compress::gzip(&bytes)?;
        let file = Self::plain(path.to_owned(), "text/html; charset=utf-8", bytes, gzip)?;
        Ok(Self { cache: "Cache::Revalidate", policy, ..file })
    }

    /// A file that a page asks for: named by its content, kept for long.
    pub(crate) fn asset(folder: &str, name: &str, bytes: Vec<u8>) -> io::Result<Self> {
        let gzip = compress::gzip(&bytes)?;
        Self::asset_with_gzip(folder, name, bytes, gzip)
    }

    /// As [`File::asset`], of a file that is in gzip already.
    pub(crate) fn asset_with_gzip(
        folder: &str,
        name: &str,
        bytes: Vec<u8>,
        gzip: Vec<u8>,
    ) -> io::Result<Self> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("/{folder}/{stem}.{:016x}.{extension}", hash(&bytes));
        Self::plain(path, content_type(extension), bytes, gzip)
    }

    fn plain(path: String, content_type: &'static str, identity: Vec<u8>, gzip: Vec<u8>) -> io::Result<Self> {
        let brotli = compress::brotli(&identity)?;
        Ok(Self { path, content_type, cache: "Cache::Forever", policy: "None", identity, gzip, brotli })
    }

    /// A tuple of the path and the `Asset`.
    fn rust(&self, index: usize) -> String {
        let Self { path, content_type, cache, policy, .. } = self;
        let etag = format!("\\\"{:016x}\\\"", hash(&self.identity));
        format!(
            "({path:?}, Asset {{ content_type: {content_type:?}, cache: {cache}, policy: {policy}, \
             encoded: &Encoded {{ identity: include_bytes!(\"{index}\"), gzip: include_bytes!(\"{index}.gz\"), \
             brotli: include_bytes!(\"{index}.br\"), etag: \"{etag}\" }} }}),"
        )
    }
}

/// Replaces each `{{name}}` of a page by the relative address of the file of that name.
///
/// Fails where a file is not used, or a name is not known.
pub(crate) fn link(html: &str, files: &[(&str, &File)]) -> Result<String, String> {
    let mut html = html.to_owned();
    for (name, file) in files {
        let placeholder = format!("{{{{{name}}}}}");
        if !html.contains(&placeholder) {
            return Err(format!("the page does not use `{name}`"));
        }
        html = html.replace(&placeholder, &file.path[1..]);
    }
    if html.contains("{{") { Err("the page uses a file there is not".to_owned()) } else { Ok(html) }
}

/// Writes the files, and `rust` with the expression that lists them.
pub(crate) fn write_all(out_dir: &Path, rust: &str, files: &[File]) -> io::Result<()> {
    let folder = rust.trim_end_matches(".rs");
    let out_dir = out_dir.join(folder);
    std::fs::create_dir_all(&out_dir)?;
    let mut list = String::from("&[");
    for (index, file) in files.iter().enumerate() {
        std::fs::write(out_dir.join(index.to_string()), &file.identity)?;
        std::fs::write(out_dir.join(format!("{index}.gz")), &file.gzip)?;
        std::fs::write(out_dir.join(format!("{index}.br")), &file.brotli)?;
        writeln!(list, "{}", file.rust(index)).map_err(io::Error::other)?;
    }
    list.push(']');
    std::fs::write(out_dir.join(rust), list)
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// FNV-1a: it tells versions of one file apart, no more is asked of it.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
