//! The files of the Scalar page, from `scalar_api_reference`.

use std::error::Error;

use crate::file::{File, link};

/// The page `/scalar` and what it asks for.
pub(crate) fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let script =
        scalar_api_reference::get_asset("scalar.js").ok_or("the crate of Scalar has no `scalar.js`")?;
    let script = File::asset("scalar", "scalar.js", script)?;
    let page_style = File::asset("scalar", "page.css", include_bytes!("../pages/page.css").to_vec())?;
    let start = File::asset("scalar", "start.js", include_bytes!("../pages/scalar.js").to_vec())?;
    let license = include_bytes!("../pages/scalar-license.txt").to_vec();
    let licenses = File::asset("scalar", "licenses.txt", license)?;
    let html = link(
        include_str!("../pages/scalar.html"),
        &[
            ("scalar.js", &script),
            ("page.css", &page_style),
            ("start.js", &start),
            ("licenses.txt", &licenses),
        ],
    )?;
    let page = File::page("/scalar", html, "Some(SCALAR_POLICY)")?;
    Ok(vec![page, script, page_style, start, licenses])
}
