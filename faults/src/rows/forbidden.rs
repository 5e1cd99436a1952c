//! Addresses that must not be reached, however they are named: whoever listens there counts who connects.
//!
//! The row runs in a network of its own, in which every address of the internet is this machine's: a connection to
//! 169.254.169.254 would be made, and counted. Names are answered by a DNS server in it.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use nix::unistd::Uid;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;

use crate::database::Site;
use crate::dns::{self, Kind};
use crate::failure::Failure;
use crate::process::Process;
use crate::receiver::{self, Manner};
use crate::rows::{Ctx, PATIENCE};
use crate::seen::Seen;
use crate::table::Finding;

/// Addresses that are not public, at least one of each range.
const SPECIAL: &str = include_str!("../../../crates/ringback/src/callback/tests/not_public.txt");

/// Ways to write a host that reaches the machine itself.
const LOOPBACK: &str = include_str!("../../../crates/ringback/src/callback/tests/loopback.txt");

/// Where receivers may be, and this one is.
const PUBLIC: IpAddr = IpAddr::V4(Ipv4Addr::new(9, 9, 9, 9));

/// Where receivers are that send everyone inside, by how they do it.
const REDIRECTS: [(IpAddr, u16); 5] = [
    (IpAddr::V4(Ipv4Addr::new(9, 9, 9, 1)), 301),
    (IpAddr::V4(Ipv4Addr::new(9, 9, 9, 2)), 302),
    (IpAddr::V4(Ipv4Addr::new(9, 9, 9, 3)), 303),
    (IpAddr::V4(Ipv4Addr::new(9, 9, 9, 7)), 307),
    (IpAddr::V4(Ipv4Addr::new(9, 9, 9, 8)), 308),
];

/// Inside.
const FORBIDDEN: IpAddr = IpAddr::V4(Ipv4Addr::new(169, 254, 169, 254));

/// Deliveries to a name whose address is another one at each look.
const REBINDINGS: i64 = 300;

const PROXY_VARIABLES: [&str; 6] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Makes every address the machine's own, and `$0` what tells where names are looked up; then runs the rest.
const ENTER: &str = r#"ip link set lo up && ip route add local 0.0.0.0/0 dev lo &&
{ ip -6 route add local ::/0 dev lo || true; } && mount --bind "$0" /etc/resolv.conf && exec "$@""#;

const NOT_TRIED: &str =
    "SELECT count(*) FROM ringback_messages WHERE id NOT IN (SELECT message FROM ringback_attempts)";

const BLOCKED: &str = "SELECT count(*) FROM ringback_attempts WHERE error = 'address_blocked'";

const DELIVERED: &str = "SELECT count(*) FROM ringback_messages WHERE state = 'delivered'";

pub(crate) async fn run(ctx: &Ctx) -> Result<Vec<Finding>, Failure> {
    let resolv_conf = ctx.folder().join("resolv.conf");
    fs::write(&resolv_conf, "nameserver 127.0.0.1\n")?;
    let mut command = Command::new("unshare");
    if !Uid::effective().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--mount", "--net", "sh", "-c", ENTER]).arg(resolv_conf);
    command.arg(std::env::current_exe()?).arg("in-network-of-its-own").arg(ctx.folder());
    let output = command.kill_on_drop(true).output().await?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let needs = "a network of its own: `unshare --net` and `ip`, of util-linux and iproute2";
        return Err(format!("this row needs {needs}: {}", said.trim()).into());
    }
    String::from_utf8(output.stdout)?.lines().map(Finding::from_text).collect()
}

/// The row itself, in that network.
pub(crate) async fn run_inside(folder: &Path) -> Result<(), Failure> {
    for finding in measure(folder).await? {
        println!("{}", finding.to_text());
    }
    Ok(())
}

async fn measure(folder: &Path) -> Result<Vec<Finding>, Failure> {
    let site = Site::sqlite(folder).await?;
    let (count, seen) = (Arc::new(AtomicUsize::new(0)), Arc::new(Seen::default()));
    seen.trust([site.key.clone()]);
    listen(&count, &seen).await?;
    dns::serve(answers()).await?;
    notices(&count).await?;
    let mut command = Command::new(std::env::current_exe()?);
    command.envs(PROXY_VARIABLES.map(|variable| (variable, "http://10.0.0.3:80/")));
    command.env_remove("NO_PROXY").env_remove("no_proxy");
    let worker = Process::worker_by(command, &site.url, &["--dispatches", "--reach", "public"]).await?;
    let mut number = 0;
    for host in forbidden_hosts() {
        number += 1;
        site.keep(&format!("http://{host}/"), number).await?;
    }
    until_tried(&site).await?;
    let named = Finding::none("0 connections by address, name or spelling", count.swap(0, Ordering::SeqCst));
    let blocked = site.number(BLOCKED).await?;
    let refused = Finding::new(
        "every one refused as such",
        blocked == number,
        format!(
            "{blocked} of {number}: {} addresses, as many names, {} spellings of loopback, 1 mixture",
            SPECIAL.lines().count(),
            LOOPBACK.lines().count()
        ),
    );
    for (ip, _) in REDIRECTS {
        number += 1;
        site.keep(&format!("http://{ip}/"), number).await?;
    }
    for _ in 0..REBINDINGS {
        number += 1;
        site.keep("http://moving.test/", number).await?;
    }
    until_tried(&site).await?;
    worker.terminate().await?;
    let (moved, delivered) = (site.number(BLOCKED).await? - blocked, site.number(DELIVERED).await?);
    Ok(vec![
        named,
        refused,
        Finding::none("0 connections by redirect, rebinding or proxy", count.load(Ordering::SeqCst)),
        Finding::new(
            "a name that moves is reached only where it may be",
            moved > 0 && delivered > 0 && moved + delivered == REBINDINGS && seen.taken() > 0,
            format!("{delivered} delivered, {moved} refused"),
        ),
    ])
}

/// Makes sure that a connection inside would be made, and counted.
async fn notices(count: &AtomicUsize) -> Result<(), Failure> {
    TcpStream::connect((FORBIDDEN, 80)).await?;
    let counted = async {
        while count.swap(0, Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    Ok(tokio::time::timeout(PATIENCE, counted).await?)
}

/// Hosts that must not be reached, each in its own way.
fn forbidden_hosts() -> impl Iterator<Item = String> {
    let literals = SPECIAL.lines().map(|ip| if ip.contains(':') { format!("[{ip}]") } else { ip.to_owned() });
    let names = (0..SPECIAL.lines().count()).map(|number| format!("special{number}.test"));
    literals.chain(names).chain(LOOPBACK.lines().map(str::to_owned)).chain(["mixed.test".to_owned()])
}

/// What the DNS server answers for these names.
fn answers() -> impl Fn(&str, Kind) -> Vec<IpAddr> + Send + 'static {
    let special: Vec<IpAddr> = SPECIAL.lines().filter_map(|ip| ip.parse().ok()).collect();
    let looks = AtomicUsize::new(0);
    move |name, kind| match name {
        "mixed.test" => vec![PUBLIC, FORBIDDEN],
        "moving.test" if kind == Kind::V6 => Vec::new(),
        "moving.test" => {
            let is_even = looks.fetch_add(1, Ordering::SeqCst).is_multiple_of(2);
            vec![if is_even { PUBLIC } else { FORBIDDEN }]
        }
        _ => {
            let number =
                name.strip_prefix("special").and_then(|rest| rest.strip_suffix(".test")?.parse().ok());
            number.and_then(|number: usize| special.get(number)).copied().into_iter().collect()
        }
    }
}

/// Waits until each was tried: whom nobody may reach is never tried twice.
async fn until_tried(site: &Site<sqlx::Sqlite>) -> Result<(), Failure> {
    let tried = async {
        while site.number(NOT_TRIED).await? > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    };
    tokio::time::timeout(PATIENCE, tried).await?
}

/// Listens at every address: receives at the public ones and counts who comes to any other.
async fn listen(count: &Arc<AtomicUsize>, seen: &Arc<Seen>) -> Result<(), Failure> {
    // One socket for both versions of IP, where there are two.
    let listener = match TcpListener::bind(SocketAddr::from((Ipv6Addr::UNSPECIFIED, 80))).await {
        Ok(listener) => listener,
        Err(_) => TcpListener::bind(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 80))).await?,
    };
    let (count, seen) = (Arc::clone(count), Arc::clone(seen));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let dialled = stream.local_addr().map(|address| address.ip().to_canonical());
            let redirect = REDIRECTS.into_iter().find(|(ip, _)| dialled.as_ref().is_ok_and(|d| d == ip));
            if let Some((_, status)) = redirect {
                tokio::spawn(send_inside(stream, status));
            } else if dialled.is_ok_and(|ip| ip == PUBLIC) {
                tokio::spawn(receiver::serve_connection(stream, Manner::HangingUp, Arc::clone(&seen)));
            } else {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    Ok(())
}

async fn send_inside(mut stream: TcpStream, status: u16) -> std::io::Result<()> {
    receiver::read_head(&mut stream).await?;
    let head =
        format!("HTTP/1.1 {status} Over There\r\nlocation: http://{FORBIDDEN}/\r\ncontent-length: 0\r\n\r\n");
    stream.write_all(head.as_bytes()).await
}
