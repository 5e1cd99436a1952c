//! Receivers to be called: they accept one connection and answer what the test says.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A socket on loopback that nothing was accepted from yet.
pub(super) struct Receiver {
    listener: TcpListener,
}

impl Receiver {
    pub(super) async fn listen() -> Self {
        Self::try_listen_on(Ipv4Addr::LOCALHOST.into(), 0).await.expect("loopback has a free port")
    }

    /// `None` if the port is taken.
    pub(super) async fn try_listen_on(ip: IpAddr, port: u16) -> Option<Self> {
        let listener = TcpListener::bind((ip, port)).await.ok()?;
        Some(Self { listener })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.listener.local_addr().expect("a bound socket has an address")
    }

    pub(super) fn port(&self) -> u16 {
        self.address().port()
    }

    /// Accepts one connection and answers its first request with `answer`; yields the request.
    pub(super) fn answering(self, answer: impl Into<String>) -> JoinHandle<String> {
        let answer = answer.into();
        tokio::spawn(async move {
            let (mut stream, _) = self.listener.accept().await.expect("a connection");
            let request = read_request(&mut stream).await;
            stream.write_all(answer.as_bytes()).await.expect("the client reads");
            request
        })
    }

    /// Accepts one connection and answers without listening first.
    pub(super) fn answering_at_once(self, answer: &'static str) {
        tokio::spawn(async move {
            let (mut stream, _) = self.listener.accept().await.expect("a connection");
            stream.write_all(answer.as_bytes()).await.expect("the client reads");
            // Ends when the client hangs up.
            stream.read_to_end(&mut Vec::new()).await.ok();
        });
    }

    /// Accepts one connection, answers its first request with `start`, and then says nothing more.
    pub(super) fn stalling_after(self, start: &'static str) -> JoinHandle<()> {
        tokio::spawn(async move {
            let (mut stream, _) = self.listener.accept().await.expect("a connection");
            read_request(&mut stream).await;
            stream.write_all(start.as_bytes()).await.expect("the client reads");
            // Ends when the client hangs up.
            stream.read_to_end(&mut Vec::new()).await.ok();
        })
    }

    /// Accepts one connection, answers with `start`, and then with `piece` over and over; yields how many bytes the
    /// client let it write.
    pub(super) fn flooding(
        self,
        start: &'static str,
        piece: &'static [u8],
        pieces: usize,
    ) -> JoinHandle<usize> {
        tokio::spawn(async move {
            let (mut stream, _) = self.listener.accept().await.expect("a connection");
            read_request(&mut stream).await;
            stream.write_all(start.as_bytes()).await.expect("the client reads");
            let mut written_bytes = 0;
            for _ in 0..pieces {
                if stream.write_all(piece).await.is_err() {
                    break;
                }
                written_bytes += piece.len();
            }
            written_bytes
        })
    }

    /// Asserts that nobody connected: the first connection to be accepted is one made here.
    pub(super) async fn assert_untouched(self) {
        let sentinel = TcpStream::connect(self.address()).await.expect("the socket listens");
        let (_, peer) = self.listener.accept().await.expect("a connection");
        assert_eq!(
            peer,
            sentinel.local_addr().expect("a connected socket has an address"),
            "somebody connected"
        );
    }
}

/// Reads one request with its body.
async fn read_request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4_096];
    while !is_complete(&request) {
        let read_bytes = stream.read(&mut buffer).await.expect("the client writes");
        assert_ne!(read_bytes, 0, "the client hung up within its request");
        request.extend_from_slice(&buffer[..read_bytes]);
    }
    String::from_utf8(request).expect("our requests are UTF-8")
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    body.len() >= length.parse().expect("a number")
}
