//! Asks every side the same before anything is measured: what does not answer alike is not compared.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

use crate::{Failure, contract::Module, sides::Side};

const BODY: &str =
    r#"{"name":"n","note":null,"tags":["t"],"address":{"street":"s","city":"c"},"kind":"Medium","amount":5}"#;

/// What every side must answer to [`BODY`], its members in any order.
const ANSWER: &str = r#"{"id":7,"name":"n s c  f","tags":["t"],"kind":"Medium","total":8}"#;

/// A program that is ended when this is dropped.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        // It fails only if the program has ended by itself, which the request has reported by then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Fails unless the program of a side answers the first operation as it should.
pub(crate) fn check(side: Side, program: &Path, module: &Module) -> Result<(), Failure> {
    let mut served = Served(Command::new(program).stdout(Stdio::piped()).spawn()?);
    let mut address = String::new();
    let stdout = served.0.stdout.take().expect("the output was piped");
    BufReader::new(stdout).read_line(&mut address)?;
    let target = module.path(module.operations.start).replace("{id}", "7") + "?limit=3&filter=f";
    let answer = post(address.trim(), &target)?;
    let body = answer.split_once("\r\n\r\n").and_then(|(_, body)| serde_json::from_str::<Value>(body).ok());
    if answer.starts_with("HTTP/1.1 200") && body == Some(serde_json::from_str(ANSWER)?) {
        return Ok(());
    }
    Err(format!("{} should answer {ANSWER}, not {answer}", side.title()).into())
}

fn post(address: &str, target: &str) -> Result<String, Failure> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
