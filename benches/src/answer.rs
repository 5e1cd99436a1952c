//! Asks every side the same before anything is measured: what does not answer alike is not compared.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::{Failure, contract::Module, leaf::Side};

const BODY: &str =
    r#"{"name":"n","note":null,"tags":["t"],"address":{"street":"s","city":"c"},"kind":"Medium","amount":5}"#;

/// What every side must answer to [`BODY`].
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

/// Fails unless each side's program, in the folder `programs`, answers the first operation as it should.
pub(crate) fn check(programs: &Path, module: &Module) -> Result<(), Failure> {
    for side in Side::ALL {
        let mut served = Served(Command::new(programs.join(side.name())).stdout(Stdio::piped()).spawn()?);
        let mut address = String::new();
        let stdout = served.0.stdout.take().expect("the output was piped");
        BufReader::new(stdout).read_line(&mut address)?;
        let target = module.path(module.operations.start).replace("{id}", "7") + "?limit=3&filter=f";
        let answer = post(address.trim(), &target)?;
        if !(answer.starts_with("HTTP/1.1 200") && answer.ends_with(ANSWER)) {
            return Err(format!("{side:?} should answer {ANSWER}, not {answer}").into());
        }
    }
    Ok(())
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
