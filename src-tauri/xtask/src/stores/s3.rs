//! moto, which speaks the language of S3, in a Python environment of its own, which stays in the target folder.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use super::{
    USER,
    server::{Server, free_port},
};
use crate::tool::{Call, Failure, root};

const PACKAGE: &str = "moto[s3,server]==5.2.1";
const BUCKET: &str = "entente";

/// Installs and starts the server, and makes a bucket.
pub fn start(top: PathBuf) -> Result<Server, Failure> {
    let port = free_port()?;
    let environment = root().join("target").join("python");
    if !environment.join("bin").join("moto_server").is_file() {
        install(&environment)?;
    }
    let place = json!({
        "kind": "s3",
        "endpoint": format!("http://127.0.0.1:{port}"),
        "region": "",
        "bucket": BUCKET,
        "access_key": USER,
    });
    let mut command = Command::new(environment.join("bin").join("moto_server"));
    command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    let server = Server::start(&mut command, &top, port, place)?;
    make_bucket(port)?;
    Ok(server)
}

fn install(environment: &Path) -> Result<(), Failure> {
    Call::new("python3").args(["-m", "venv"]).args([environment]).run()?;
    let pip = environment.join("bin").join("pip");
    Call::new(&pip.to_string_lossy())
        .args(["install", "--quiet", "--disable-pip-version-check", PACKAGE])
        .run()
}

fn make_bucket(port: u16) -> Result<(), Failure> {
    let asked = TcpStream::connect(("127.0.0.1", port)).and_then(|mut stream| {
        let head = format!("PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    });
    match asked {
        Ok(answer) if answer.starts_with("HTTP/1.1 200") => Ok(()),
        Ok(answer) => Err(Failure::Missing(format!("the server makes no bucket: {answer}"))),
        Err(source) => Err(Failure::NotStarted { program: "moto_server".to_owned(), source }),
    }
}
