//! Compresses a file, once for each content coding that is served.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder};

/// In an unoptimised build script 11 takes twenty times as long for a twentieth less; 5 takes half as long for 4 % more.
const BROTLI_QUALITY: i32 = 9;

/// Coded with `br` (RFC 7932).
pub(crate) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
    let mut coded = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut coded, &params)?;
    Ok(coded)
}

/// Coded with `gzip` (RFC 1952).
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A DEFLATE stream (RFC 1951) in a `gzip` wrapper: what a zip archive has compressed is not compressed again.
pub(crate) fn gzip_of_deflated(deflated: &[u8], crc32: u32, size: u32) -> Vec<u8> {
    // RFC 1952 section 2.3: magic, method 8, no flags, no time, no extra flags, unknown system.
    let mut coded = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    coded.extend_from_slice(deflated);
    coded.extend_from_slice(&crc32.to_le_bytes());
    coded.extend_from_slice(&size.to_le_bytes());
    coded
}
