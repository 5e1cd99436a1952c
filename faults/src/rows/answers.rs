//! Answers that never end, or never stop coming.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::database::Site;
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{self, Manner, Receiver};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

/// What a worker is warm after.
const WARMING: i64 = 300;

/// Attempts at one time to each of the four.
const AT_A_TIME: i64 = 4;

/// The client's timeout, and half a second.
const ENDS_WITHIN: Duration = Duration::from_millis(15_500);

/// Five megabytes.
const MAX_GROWTH_KB: i64 = 5 * 1_024;

const BODY_BYTES: usize = 200 * 1_024 * 1_024;

const HEADER_BYTES: usize = 5 * 1_024 * 1_024;

const LONGEST_MS: &str = "SELECT max(ms) FROM ringback_attempts";

const NOT_RECORDED: &str =
    "SELECT count(*) FROM ringback_messages WHERE id NOT IN (SELECT message FROM ringback_attempts)";

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy)]
enum Answer {
    SlowHead,
    SlowBody,
    LongBody,
    LongHead,
}

const ANSWERS: [Answer; 4] = [Answer::SlowHead, Answer::SlowBody, Answer::LongBody, Answer::LongHead];

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(ctx.folder()).await?;
    let seen = Arc::new(Seen::default());
    seen.trust([site.key.clone()]);
    let receiver = Receiver::start(Manner::Taking { after_ms: 0 }, &seen).await?;
    let (orders, url) = (WARMING.to_string(), receiver.url());
    let worker =
        Process::worker(&site.url, &["--dispatches", "--orders", &orders, "--targets", &url]).await?;
    let warm = usize::try_from(WARMING)?;
    if !seen.until(PATIENCE, |seen| seen.taken() == warm).await {
        return Err("the worker did not begin".into());
    }

    let id = worker.id()?;
    forget_peak(id)?;
    let before_kb = memory_kb(id, "VmRSS:")?;
    let mut number = WARMING;
    for answer in ANSWERS {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/", listener.local_addr()?);
        tokio::spawn(serve(listener, answer));
        for _ in 0..AT_A_TIME {
            number += 1;
            site.keep(&url, number).await?;
        }
    }
    let until_recorded = async {
        while site.number(NOT_RECORDED).await? > 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok::<_, Failure>(())
    };
    tokio::time::timeout(PATIENCE, until_recorded).await??;
    let growth_kb = memory_kb(id, "VmHWM:")? - before_kb;
    worker.terminate().await?;
    let longest = Duration::from_millis(site.number(LONGEST_MS).await?.try_into()?);
    Ok(vec![
        Finding::within("ends ≤ timeout + 0.5 s", ENDS_WITHIN, longest),
        Finding::new(
            "peak of memory ≤ +5 MB, four of each at a time",
            growth_kb <= MAX_GROWTH_KB,
            format!("+{growth_kb} kB of {before_kb} kB"),
        ),
    ])
}

async fn serve(listener: TcpListener, answer: Answer) {
    while let Ok((stream, _)) = listener.accept().await {
        // It fails once the sender has had enough.
        tokio::spawn(give(stream, answer));
    }
}

async fn give(mut stream: TcpStream, answer: Answer) -> std::io::Result<()> {
    receiver::read_head(&mut stream).await?;
    match answer {
        Answer::SlowHead => drip(&mut stream, b"HTTP/1.1 200 OK\r\nx-slow: ").await,
        Answer::SlowBody => drip(&mut stream, b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n").await,
        Answer::LongBody => {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {BODY_BYTES}\r\n\r\n");
            flood(&mut stream, head.as_bytes(), &[b'x'; 8_192], BODY_BYTES).await
        }
        Answer::LongHead => {
            let line = format!("x-long: {}\r\n", "x".repeat(1_000));
            flood(&mut stream, b"HTTP/1.1 200 OK\r\n", line.as_bytes(), HEADER_BYTES).await?;
            stream.write_all(b"\r\n").await
        }
    }
}

async fn drip(stream: &mut TcpStream, start: &[u8]) -> std::io::Result<()> {
    stream.write_all(start).await?;
    loop {
        stream.write_all(b"x").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn flood(stream: &mut TcpStream, start: &[u8], piece: &[u8], bytes: usize) -> std::io::Result<()> {
    stream.write_all(start).await?;
    for _ in 0..bytes / piece.len() {
        stream.write_all(piece).await?;
    }
    Ok(())
}

/// Lets the peak of a process's memory begin anew (proc(5), `clear_refs`).
fn forget_peak(id: u32) -> Result<(), Failure> {
    Ok(fs::write(format!("/proc/{id}/clear_refs"), "5")?)
}

fn memory_kb(id: u32, name: &str) -> Result<i64, Failure> {
    let status = fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line of memory")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
