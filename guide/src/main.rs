//! Serves the guide, so that its requests can be tried by hand.

use std::error::Error;

use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address).await?;
    println!("the guide, and its document: http://{}/docs", listener.local_addr()?);
    Ok(axum::serve(listener, guide::router()?).await?)
}
