//! A DNS server on loopback that answers for addresses of names as it is told (RFC 1035 section 4).

use std::net::IpAddr;

use tokio::net::UdpSocket;

use crate::failure::Failure;

/// Where the system's resolver asks.
const ADDRESS: &str = "127.0.0.1:53";

const HEADER_BYTES: usize = 12;

/// How long an answer may be believed, in seconds: not at all.
const TTL: [u8; 4] = [0; 4];

/// What kind of address is asked for; a resolver asks for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    V4,
    V6,
}

/// Answers every question, for as long as this process runs.
pub(crate) async fn serve(
    addresses: impl Fn(&str, Kind) -> Vec<IpAddr> + Send + 'static,
) -> Result<(), Failure> {
    let socket = UdpSocket::bind(ADDRESS).await?;
    tokio::spawn(async move {
        let mut buffer = [0; 512];
        while let Ok((bytes, asker)) = socket.recv_from(&mut buffer).await {
            if let Some(answer) = answer(&buffer[..bytes], &addresses) {
                // Who asked and is gone needs no answer.
                socket.send_to(&answer, asker).await.ok();
            }
        }
    });
    Ok(())
}

/// The message that answers `question`, if that is one.
fn answer(question: &[u8], addresses: impl Fn(&str, Kind) -> Vec<IpAddr>) -> Option<Vec<u8>> {
    let (name, end) = name(question)?;
    let asked = question.get(end..end + 2)?;
    let kind = [Kind::V4, Kind::V6].into_iter().find(|kind| kind.code().to_be_bytes() == asked);
    let found = kind.map(|kind| addresses(&name, kind)).unwrap_or_default();
    let found: Vec<Vec<u8>> =
        found.into_iter().filter(|ip| Some(Kind::of(*ip)) == kind).map(octets).collect();
    let mut message = question.get(..2)?.to_vec();
    // A response, recursion desired and available, no error; one question, so many answers, nothing else.
    message.extend([0x81, 0x80, 0, 1, 0, u8::try_from(found.len()).ok()?, 0, 0, 0, 0]);
    message.extend(question.get(HEADER_BYTES..end + 4)?);
    for data in found {
        // The name of the question, by a pointer to it (RFC 1035 section 4.1.4), of the class IN.
        message.extend([0xc0, 0x0c]);
        message.extend(asked);
        message.extend([0, 1]);
        message.extend(TTL);
        message.extend(u16::try_from(data.len()).ok()?.to_be_bytes());
        message.extend(data);
    }
    Some(message)
}

fn octets(ip: IpAddr) -> Vec<u8> {
    match ip {
        IpAddr::V4(ip) => ip.octets().to_vec(),
        IpAddr::V6(ip) => ip.octets().to_vec(),
    }
}

impl Kind {
    fn of(ip: IpAddr) -> Self {
        if ip.is_ipv4() { Self::V4 } else { Self::V6 }
    }

    /// How it is called (RFC 1035 section 3.2.2, RFC 3596 section 2.1).
    fn code(self) -> u16 {
        match self {
            Self::V4 => 1,
            Self::V6 => 28,
        }
    }
}

/// The name that is asked for, and where it ends.
fn name(question: &[u8]) -> Option<(String, usize)> {
    let (mut labels, mut at) = (Vec::new(), HEADER_BYTES);
    loop {
        let length = usize::from(*question.get(at)?);
        at += 1;
        if length == 0 {
            return Some((labels.join("."), at));
        }
        labels.push(String::from_utf8_lossy(question.get(at..at + length)?).to_lowercase());
        at += length;
    }
}
