//! Encodings of a document, made once so that serving it costs nothing.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// How much work it is worth that a document is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// For a build that is not optimised, as while one develops: the document is soon made anew, and read on the same
    /// machine. The build script is then not optimised either, where Brotli takes a third of its time.
    Quick,
    /// For a build that is shipped.
    Thorough,
}

/// Up to this size the better quality is affordable: in an unoptimised build script 14 kB take 0.16 s at quality 10
/// and 0.02 s at 9, 292 kB take 1.3 s and 0.1 s, for 9 to 14 % fewer bytes.
const SMALL_BYTES: usize = 32 * 1024;

/// Brotli's qualities by size of the document (RFC 7932 leaves them to the encoder, 0 to 11).
const QUALITY_SMALL: i32 = 10;
const QUALITY_LARGE: i32 = 9;

/// The offset and the prime of the 128-bit FNV-1a hash.
const FNV_OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Coded with `gzip` (RFC 1952), without a time in its header.
pub(super) fn gzip(bytes: &[u8], effort: Effort) -> Vec<u8> {
    let level = match effort {
        Effort::Quick => Compression::fast(),
        Effort::Thorough => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes every byte")
}

/// Coded with `br` (RFC 7932); empty where that is not worth it.
pub(super) fn brotli(bytes: &[u8], effort: Effort) -> Vec<u8> {
    match effort {
        Effort::Quick => Vec::new(),
        Effort::Thorough => thorough_brotli(bytes),
    }
}

fn thorough_brotli(bytes: &[u8]) -> Vec<u8> {
    let quality = if bytes.len() <= SMALL_BYTES { QUALITY_SMALL } else { QUALITY_LARGE };
    let params = brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut coded = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut coded, &params).expect("memory takes every byte");
    coded
}

/// A strong entity tag, quotes included (RFC 9110 section 8.8.3).
///
/// A hash that is the same with every compiler; nobody but the owner of the contract chooses what is hashed.
pub(super) fn entity_tag(bytes: &[u8]) -> String {
    let mix = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(FNV_PRIME);
    format!("\"{:032x}\"", bytes.iter().fold(FNV_OFFSET, mix))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Effort, brotli, entity_tag, gzip};

    #[test]
    fn what_is_coded_is_read_again() {
        for text in [String::new(), "{}".to_owned(), "invoice ".repeat(20_000)] {
            for effort in [Effort::Quick, Effort::Thorough] {
                let mut from_gzip = String::new();
                flate2::read::GzDecoder::new(&*gzip(text.as_bytes(), effort))
                    .read_to_string(&mut from_gzip)
                    .expect("gzip");
                assert_eq!(from_gzip, text);
            }
            let mut from_brotli = Vec::new();
            brotli_decompressed(&brotli(text.as_bytes(), Effort::Thorough), &mut from_brotli);
            assert_eq!(from_brotli, text.as_bytes());
        }
    }

    #[test]
    fn a_quick_build_makes_no_brotli() {
        assert_eq!(brotli(b"{}", Effort::Quick), b"");
    }

    fn brotli_decompressed(coded: &[u8], into: &mut Vec<u8>) {
        ::brotli::BrotliDecompress(&mut &*coded, into).expect("brotli");
    }

    #[test]
    fn a_tag_is_the_published_hash_in_quotes() {
        assert_eq!(entity_tag(b""), "\"6c62272e07bb014262b821756295c58d\"");
        assert_eq!(entity_tag(b"a"), "\"d228cb696f1a8caf78912b704e4a8964\"");
    }
}
