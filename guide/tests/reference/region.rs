//! Finds a part of a file by a name that already stands in it.

use serde_json::Value;

use crate::layout;

/// The part of this name.
pub(crate) fn find(extension: &str, text: &str, name: &str) -> Option<String> {
    match extension {
        "rs" => item(text, name),
        "http" => exchange(text, name),
        "json" => value(text, name),
        _ => None,
    }
}

/// An item of Rust, such as `fn read_book` or `impl Parameters for Guide`, with its docs and attributes.
///
/// It is found by how rustfmt lays it out: it ends at the first line that is no further indented and ends with `;` or
/// `}`.
fn item(text: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let declares = |line: &&str| is_declaration(line, name);
    let declaration = lines.iter().position(declares)?;
    let indent = lines[declaration].len() - lines[declaration].trim_start().len();
    let is_above = |line: &&&str| line.trim_start().starts_with("///") || is_attribute(line, indent);
    let above = lines[..declaration].iter().rev().take_while(is_above).count();
    let is_end =
        |line: &&str| line.len() > indent && !line[indent..].starts_with(' ') && line.ends_with([';', '}']);
    let length = lines[declaration..].iter().position(is_end)?;
    let item = &lines[declaration - above..=declaration + length];
    Some(item.iter().flat_map(|line| [line.get(indent..).unwrap_or_default(), "\n"]).collect())
}

/// Whether a line declares what `name` says: `fn read_book` is declared by `pub async fn read_book(`.
fn is_declaration(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let code = !line.starts_with("//");
    let found = line.match_indices(name).any(|(start, _)| {
        let is_whole = !line[start + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        is_whole && (start == 0 || line[..start].ends_with(' '))
    });
    code && found
}

/// Whether a line belongs to the attributes above an item: it is no blank line and ends no item.
fn is_attribute(line: &str, indent: usize) -> bool {
    let (before, own) = line.split_at_checked(indent).unwrap_or_default();
    before.trim().is_empty() && own.starts_with(['#', ' ', ')'])
}

/// An exchange by its title.
fn exchange(text: &str, title: &str) -> Option<String> {
    let heading = format!("### {title}\n");
    let start = if text.starts_with(&heading) { 0 } else { text.find(&format!("\n{heading}"))? + 1 };
    let length = text[start + 1..].find("\n### ").map_or(text.len() - start, |length| length + 1);
    Some(format!("{}\n", text[start..start + length].trim_end()))
}

/// A value of a JSON document by its pointer.
fn value(text: &str, pointer: &str) -> Option<String> {
    let document: Value = serde_json::from_str(text).ok()?;
    document.pointer(pointer).map(|value| layout::json(value) + "\n")
}
