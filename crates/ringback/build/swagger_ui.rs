//! The files of the Swagger UI page, from the archive in `utoipa-swagger-ui-vendored`.

use std::error::Error;
use std::io::{Cursor, Read};

use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::{CompressionMethod, ZipArchive};

use crate::compress;
use crate::file::{File, link};

type Archive = ZipArchive<Cursor<&'static [u8]>>;

/// The page `/docs` and what it asks for.
pub(crate) fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED))?;
    let root = root(&archive)?;
    let bundle = asset(&mut archive, &root, "swagger-ui-bundle.js")?;
    let style = asset(&mut archive, &root, "swagger-ui.css")?;
    let icon = asset(&mut archive, &root, "favicon-32x32.png")?;
    let page_style = File::asset("docs", "page.css", include_bytes!("../pages/page.css").to_vec())?;
    let start = File::asset("docs", "start.js", include_bytes!("../pages/swagger-ui.js").to_vec())?;
    let licenses = File::asset("docs", "licenses.txt", licenses(&mut archive, &root)?)?;
    let html = link(
        &include_str!("../pages/swagger-ui.html").replace("{{version}}", version(&root)),
        &[
            ("swagger-ui-bundle.js", &bundle),
            ("swagger-ui.css", &style),
            ("favicon.png", &icon),
            ("page.css", &page_style),
            ("start.js", &start),
            ("licenses.txt", &licenses),
        ],
    )?;
    let page = File::page("/docs", html, "Some(SWAGGER_UI_POLICY)")?;
    Ok(vec![page, bundle, style, icon, page_style, start, licenses])
}

/// The folder that holds everything, such as `swagger-ui-5.32.6`.
fn root(archive: &Archive) -> Result<String, Box<dyn Error>> {
    let first = archive.file_names().next().ok_or("the archive of Swagger UI is empty")??;
    Ok(first.split('/').next().unwrap_or_default().to_owned())
}

fn version(root: &str) -> &str {
    root.rsplit('-').next().unwrap_or_default()
}

fn asset(archive: &mut Archive, root: &str, name: &str) -> Result<File, Box<dyn Error>> {
    let path = format!("{root}/dist/{name}");
    let bytes = read(archive, &path)?;
    let index = archive.index_for_name(&path).ok_or("the file was just read")?;
    let mut raw = archive.by_index_raw(index)?;
    if raw.compression() != CompressionMethod::Deflated {
        return Ok(File::asset("docs", name, bytes)?);
    }
    let mut deflated = Vec::new();
    raw.read_to_end(&mut deflated)?;
    let gzip = compress::gzip_of_deflated(&deflated, raw.crc32(), u32::try_from(raw.size())?);
    Ok(File::asset_with_gzip("docs", name, bytes, gzip)?)
}

/// The notice and the license of Swagger UI, as its license asks (Apache-2.0 section 4).
fn licenses(archive: &mut Archive, root: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let notice = read(archive, &format!("{root}/NOTICE"))?;
    let license = read(archive, &format!("{root}/LICENSE"))?;
    Ok([notice, license].join(&b"\n\n"[..]))
}

fn read(archive: &mut Archive, path: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    archive.by_name(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
