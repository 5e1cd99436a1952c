//! Text that is no JSON.

use bytes::Bytes;

/// Plain text in UTF-8: `text/plain`.
///
/// # Example
///
/// ```
/// use ringback::Text;
///
/// assert_eq!(Text::from("pong").0, "pong");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub String);

/// A page in UTF-8: `text/html`.
///
/// It is sent as it is: whoever puts values of others into it escapes them.
///
/// # Example
///
/// ```
/// use ringback::Html;
///
/// assert_eq!(Html::from("<p>pong</p>").0, "<p>pong</p>");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(pub String);

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<T: Into<String>> From<T> for Html {
    fn from(page: T) -> Self {
        Self(page.into())
    }
}

impl From<Text> for Bytes {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl From<Html> for Bytes {
    fn from(page: Html) -> Self {
        page.0.into()
    }
}
