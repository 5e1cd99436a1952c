//! Collects a file that is being received: in memory as long as the request's budget lasts, then on disk.

use std::io;

use bytes::{Bytes, BytesMut};
use tempfile::{NamedTempFile, TempPath};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::upload::UploadedFile;

/// How many octets of all files of one request may still be held in memory.
pub(crate) struct Budget(usize);

impl Budget {
    pub(crate) fn new(octets: usize) -> Self {
        Self(octets)
    }

    /// Takes this much, if there is so much left.
    fn take(&mut self, octets: usize) -> Option<()> {
        self.0 = self.0.checked_sub(octets)?;
        Some(())
    }
}

/// A file that is being received.
#[derive(Default)]
pub(crate) struct Spool {
    memory: BytesMut,
    disk: Option<(File, TempPath)>,
    size: u64,
}

impl Spool {
    /// Adds octets.
    ///
    /// # Errors
    ///
    /// Where no temporary file can be made or written.
    pub(crate) async fn push(&mut self, chunk: Bytes, budget: &mut Budget) -> io::Result<()> {
        self.size += chunk.len() as u64;
        if self.disk.is_none() && budget.take(chunk.len()).is_some() {
            self.memory.extend_from_slice(&chunk);
            return Ok(());
        }
        let file = match &mut self.disk {
            Some((file, _)) => file,
            None => self.move_to_disk(budget).await?,
        };
        file.write_all(&chunk).await
    }

    /// Gives back what the file took of the budget.
    async fn move_to_disk(&mut self, budget: &mut Budget) -> io::Result<&mut File> {
        let named = tokio::task::spawn_blocking(NamedTempFile::new).await.map_err(io::Error::other)??;
        let (file, path) = named.into_parts();
        let (file, _) = self.disk.insert((File::from_std(file), path));
        let held = std::mem::take(&mut self.memory);
        file.write_all(&held).await?;
        budget.0 += held.len();
        Ok(file)
    }

    /// How many octets there are so far.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// The whole file.
    ///
    /// # Errors
    ///
    /// Where the temporary file cannot be written.
    pub(crate) async fn finish(self) -> io::Result<UploadedFile> {
        let Some((mut file, path)) = self.disk else {
            return Ok(UploadedFile::new(self.memory.freeze()));
        };
        file.flush().await?;
        Ok(UploadedFile::on_disk(path, self.size))
    }
}
