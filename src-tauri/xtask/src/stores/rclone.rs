//! rclone, which serves a folder by WebDAV.

use std::{path::PathBuf, process::Command};

use serde_json::json;

use super::{
    PASSWORD, USER,
    server::{Server, folder, free_port},
};
use crate::tool::Failure;

/// Starts rclone on a folder.
pub fn start(top: PathBuf) -> Result<Server, Failure> {
    let port = free_port()?;
    let files = top.join("files");
    folder(&files)?;
    let address = format!("127.0.0.1:{port}");
    let place = json!({ "kind": "web_dav", "url": format!("http://{address}"), "user": USER });
    let mut command = Command::new("rclone");
    command.args(["serve", "webdav"]).arg(&files).args(["--config", "/dev/null", "--addr", &address]);
    Server::start(command.args(["--user", USER, "--pass", PASSWORD]), &top, port, place)
}
