//! Files that clients upload as parts of a form (RFC 7578).
//!
//! Small ones stay in memory, larger ones wait in temporary files that vanish with the last handle.

mod deserialize;
mod spool;

use std::fmt;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tempfile::TempPath;
use tokio::io::AsyncRead;

pub(crate) use deserialize::{FILE, hand_over};
pub(crate) use spool::{Budget, Spool};

/// A file that a client uploaded, as a part of a multipart form.
///
/// A field of this type, of `Option` or of `Vec` of it, in a struct that is read by `#[multipart]`. A small file is held in
/// memory, a larger one in a temporary file that is removed when the last clone is dropped; [`persist`] keeps it.
///
/// [`persist`]: Self::persist
///
/// # Example
///
/// ```
/// use ringback::UploadedFile;
///
/// # async fn example() -> std::io::Result<()> {
/// let file = UploadedFile::new("a,b\n").with_file_name("C:\\reports\\table.csv").with_content_type("text/csv");
/// assert_eq!(file.file_name(), Some("table.csv"));
/// assert_eq!(file.size(), 4);
/// assert_eq!(file.bytes().await?, "a,b\n");
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(example()).unwrap();
/// ```
#[derive(Clone)]
pub struct UploadedFile {
    file_name: Option<String>,
    content_type: Option<String>,
    size: u64,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Memory(Bytes),
    Disk(Arc<TempPath>),
}

impl UploadedFile {
    /// A file of these octets, without a name and a media type.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let size = bytes.len() as u64;
        Self { file_name: None, content_type: None, size, content: Content::Memory(bytes) }
    }

    fn on_disk(path: TempPath, size: u64) -> Self {
        Self { file_name: None, content_type: None, size, content: Content::Disk(Arc::new(path)) }
    }

    /// Sets the name.
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type.
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// What the head of the part says.
    pub(crate) fn set_head(&mut self, file_name: Option<String>, content_type: Option<String>) {
        self.file_name = file_name;
        self.content_type = content_type;
    }

    /// The last part of the name that the client gave, if it gave one (RFC 7578 section 4.2).
    ///
    /// It is the client's choice: fit to be shown, never to be a path.
    pub fn file_name(&self) -> Option<&str> {
        let name = self.file_name.as_deref()?.rsplit(['/', '\\']).next()?;
        Some(name).filter(|name| !matches!(*name, "" | "." | ".."))
    }

    /// The media type that the client claims, such as `image/png`. Nobody has looked whether it is one.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// How many octets it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// All its octets, in memory.
    ///
    /// # Errors
    ///
    /// Where the temporary file cannot be read.
    pub async fn bytes(&self) -> io::Result<Bytes> {
        match &self.content {
            Content::Memory(bytes) => Ok(bytes.clone()),
            Content::Disk(path) => tokio::fs::read(&**path).await.map(Bytes::from),
        }
    }

    /// A reader from its beginning.
    ///
    /// # Errors
    ///
    /// Where the temporary file cannot be opened.
    pub async fn reader(&self) -> io::Result<Pin<Box<dyn AsyncRead + Send>>> {
        Ok(match &self.content {
            Content::Memory(bytes) => Box::pin(io::Cursor::new(bytes.clone())),
            Content::Disk(path) => Box::pin(tokio::fs::File::open(&**path).await?),
        })
    }

    /// Keeps it at this path, in place of whatever is there.
    ///
    /// # Errors
    ///
    /// Where the path cannot be written.
    pub async fn persist(self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref().to_owned();
        match self.content {
            Content::Memory(bytes) => tokio::fs::write(path, bytes).await,
            Content::Disk(source) => {
                tokio::task::spawn_blocking(move || keep(source, &path)).await.map_err(io::Error::other)?
            }
        }
    }
}

/// Moves the file, or copies it where it is shared or the path is on another file system.
fn keep(source: Arc<TempPath>, path: &Path) -> io::Result<()> {
    let shared = match Arc::try_unwrap(source) {
        Ok(own) => match own.persist(path) {
            Ok(()) => return Ok(()),
            Err(error) => Arc::new(error.path),
        },
        Err(shared) => shared,
    };
    std::fs::copy(&*shared, path).map(|_| ())
}

impl fmt::Debug for UploadedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadedFile")
            .field("file_name", &self.file_name())
            .field("content_type", &self.content_type)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path() {
        let name = |given: &str| UploadedFile::new("").with_file_name(given).file_name().map(str::to_owned);
        assert_eq!(name("a.png").as_deref(), Some("a.png"));
        assert_eq!(name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(name("C:\\a\\b.txt").as_deref(), Some("b.txt"));
        for given in ["", "..", "/", "a/..", "."] {
            assert_eq!(name(given), None, "{given}");
        }
    }

    #[tokio::test]
    async fn a_file_is_kept_wherever_it_waits() {
        let folder = tempfile::tempdir().unwrap();
        for limit in [0, 100] {
            let mut budget = Budget::new(limit);
            let mut spool = Spool::default();
            spool.push("abc".into(), &mut budget).await.unwrap();
            spool.push("de".into(), &mut budget).await.unwrap();
            let file = spool.finish().await.unwrap();
            assert_eq!((file.size(), matches!(file.content, Content::Disk(_))), (5, limit == 0));
            assert_eq!(file.bytes().await.unwrap(), "abcde");
            let (shared, path) = (file.clone(), folder.path().join("kept"));
            file.persist(&path).await.unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), b"abcde");
            shared.persist(&path).await.unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), b"abcde");
        }
    }
}
