//! A diagnostic as text, in rustc's look.
//!
//! Plain text only: cargo passes a build script's lines on as they are. Nothing here decides what is wrong.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Label};
use crate::source::{FileId, Sources, Span};

/// The diagnostic as rustc would print it, one snippet for each file it points at.
pub fn render(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let code = diagnostic.code.to_string();
    let title = Level::ERROR.primary_title(diagnostic.message.as_str()).id(code);
    let snippets = files(diagnostic).into_iter().map(|file| snippet(diagnostic, file, sources));
    let mut group = Group::with_title(title).elements(snippets);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// The lines for `cargo::error`, of which each is one message to cargo: the first begins with the place, as
/// terminals and editors link it.
pub fn lines(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let (line, column) = sources.position(diagnostic.primary.span);
    let path = &sources.file(diagnostic.primary.span.file).path;
    let text = format!("{path}:{line}:{column}: {}", render(diagnostic, sources));
    text.lines().map(str::to_owned).collect()
}

/// The file of the first label, then the others in the order they are met.
fn files(diagnostic: &Diagnostic) -> Vec<FileId> {
    let mut files = vec![diagnostic.primary.span.file];
    for label in &diagnostic.secondary {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    file: FileId,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.file(file);
    let annotation = |kind: AnnotationKind, label: &'a Label| {
        let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
        kind.span(bytes(label.span)).label(text)
    };
    let is_here = |label: &&Label| label.span.file == file;
    let primary = Some(&diagnostic.primary).filter(is_here);
    let secondary = diagnostic.secondary.iter().filter(is_here);
    Snippet::source(source.text.as_str())
        .path(source.path.as_str())
        .annotations(primary.map(|label| annotation(AnnotationKind::Primary, label)))
        .annotations(secondary.map(|label| annotation(AnnotationKind::Context, label)))
}

fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{lines, render};
    use crate::diagnostics::{Code, Diagnostic};
    use crate::source::{Sources, Span};

    const CONTRACT: &str = "\
//! Invoices.

use ringback::get;

/// How an invoice is called.
pub struct InvoiceId(String);

/// Read one invoice.
#[get(\"/invoices/{invoice_id}\")]
pub async fn read_invoice(id: InvoiceId) -> Option<Invoice>;
";

    #[test]
    fn looks_as_rustc_does() {
        let (sources, finding) = placeholder_without_parameter();
        check(
            &render(&finding, &sources),
            &expect![[r#"
                error[R104]: no parameter for `{invoice_id}` in the path
                  --> api/invoices.rs:9:18
                   |
                 9 | #[get("/invoices/{invoice_id}")]
                   |                  ^^^^^^^^^^^^ this placeholder has no parameter
                10 | pub async fn read_invoice(id: InvoiceId) -> Option<Invoice>;
                   |                           -- there is this one
                   |
                   = help: rename the parameter to `invoice_id`
            "#]],
        );
    }

    #[test]
    fn shows_each_file_that_is_pointed_at() {
        let (mut sources, finding) = placeholder_without_parameter();
        let file = sources.add("api/über.rs", "// ü\r\npub async fn read_invoice();\r\n");
        let second = find(&sources, file, "read_invoice");
        check(
            &render(&finding.with_label(second, ""), &sources),
            &expect![[r#"
                error[R104]: no parameter for `{invoice_id}` in the path
                  --> api/invoices.rs:9:18
                   |
                 9 | #[get("/invoices/{invoice_id}")]
                   |                  ^^^^^^^^^^^^ this placeholder has no parameter
                10 | pub async fn read_invoice(id: InvoiceId) -> Option<Invoice>;
                   |                           -- there is this one
                   |
                  ::: api/über.rs:2:14
                   |
                 2 | pub async fn read_invoice();
                   |              ------------
                   |
                   = help: rename the parameter to `invoice_id`
            "#]],
        );
    }

    #[test]
    fn the_first_line_for_cargo_begins_with_the_place() {
        let (sources, finding) = placeholder_without_parameter();
        let lines = lines(&finding, &sources);
        assert_eq!(
            lines[..2],
            [
                "api/invoices.rs:9:18: error[R104]: no parameter for `{invoice_id}` in the path",
                "  --> api/invoices.rs:9:18",
            ]
        );
    }

    fn placeholder_without_parameter() -> (Sources, Diagnostic) {
        let mut sources = Sources::default();
        let file = sources.add("api/invoices.rs", CONTRACT);
        let placeholder = find(&sources, file, "{invoice_id}");
        let message = "no parameter for `{invoice_id}` in the path";
        let code = Code::PLACEHOLDER_WITHOUT_PARAMETER;
        let finding = Diagnostic::new(code, placeholder, message, "this placeholder has no parameter")
            .with_label(find(&sources, file, "id: Inv").part(0, 2), "there is this one")
            .with_help("rename the parameter to `invoice_id`");
        (sources, finding)
    }

    fn find(sources: &Sources, file: crate::source::FileId, text: &str) -> Span {
        let start = sources.file(file).text.find(text).expect("the text is there");
        Span { file, start: 0, end: 0 }.part(start, start + text.len())
    }

    fn check(rendered: &str, expected: &Expect) {
        expected.assert_eq(&format!("{rendered}\n"));
    }
}
