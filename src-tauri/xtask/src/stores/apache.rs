//! Apache with mod_dav.

use std::{path::PathBuf, process::Command};

use serde_json::json;

use super::{
    PASSWORD, USER,
    server::{Server, folder, free_port, hand_over, is_root, write},
};
use crate::tool::{Call, Failure};

/// The user that Debian's Apache serves as.
const SERVES_AS: &str = "www-data";

/// Starts Apache on a folder that it may write.
pub fn start(top: PathBuf) -> Result<Server, Failure> {
    let port = free_port()?;
    let (files, passwords, config) = (top.join("files"), top.join("passwords"), top.join("apache.conf"));
    folder(&files)?;
    folder(&top.join("locks"))?;
    Call::new("htpasswd").args(["-bc"]).args([&passwords]).args([USER, PASSWORD]).run()?;
    let user = if is_root() { format!("User {SERVES_AS}\nGroup {SERVES_AS}\n") } else { String::new() };
    let top_text = top.display();
    write(
        &config,
        &format!(
            "ServerRoot /usr/lib/apache2
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authn_core_module modules/mod_authn_core.so
LoadModule authn_file_module modules/mod_authn_file.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule authz_user_module modules/mod_authz_user.so
LoadModule auth_basic_module modules/mod_auth_basic.so
LoadModule dav_module modules/mod_dav.so
LoadModule dav_fs_module modules/mod_dav_fs.so
{user}ServerName localhost
Listen 127.0.0.1:{port}
PidFile {top_text}/pid
ErrorLog {top_text}/error.log
DavLockDB {top_text}/locks/lock
DocumentRoot {top_text}/files
<Directory {top_text}/files>
    Dav On
    AuthType Basic
    AuthName Entente
    AuthUserFile {top_text}/passwords
    Require valid-user
</Directory>
"
        ),
    )?;
    hand_over(&top, SERVES_AS)?;
    let place = json!({ "kind": "web_dav", "url": format!("http://127.0.0.1:{port}"), "user": USER });
    let mut command = Command::new("/usr/sbin/apache2");
    Server::start(command.arg("-f").arg(&config).arg("-DFOREGROUND"), &top, port, place)
}
