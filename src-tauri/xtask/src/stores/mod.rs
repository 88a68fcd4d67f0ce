//! `cargo xtask test --stores`: teams share through real servers, which are started on this machine and stopped again.

mod apache;
mod postgres;
mod rclone;
mod s3;
mod server;

use std::{fs, path::PathBuf};

use self::server::Server;
use crate::{
    step::Steps,
    system::{self, Need},
    tool::{Call, Failure, root},
};

/// The name to sign in with, and the password; the servers answer this machine alone.
const USER: &str = "entente";
const PASSWORD: &str = "only for trials";

/// Starts a server in a fresh folder.
type Start = fn(PathBuf) -> Result<Server, Failure>;

/// The servers: the variable that the tests read, what the server is called, and how it is started.
const SERVERS: [(&str, &str, Start); 4] = [
    ("ENTENTE_STORE_APACHE", "Apache with mod_dav", apache::start),
    ("ENTENTE_STORE_RCLONE", "rclone serve webdav", rclone::start),
    ("ENTENTE_STORE_S3", "an S3 server (moto)", s3::start),
    ("ENTENTE_STORE_POSTGRES", "PostgreSQL", postgres::start),
];

/// Installs what is missing, starts every server, and puts each through what a depot is put through.
pub fn test() -> Result<(), Failure> {
    let mut steps = Steps::default();
    if steps.check("this machine has the servers", || system::provide(&[Need::Stores])) {
        let mut stores = Call::cargo().args(["test", "--workspace", "--test", "stores"]);
        let mut news = Call::cargo().args(["test", "--workspace", "--lib", "news"]);
        let mut running = Vec::new();
        for (variable, name, start) in SERVERS {
            steps.check(name, || {
                let server = start(fresh(variable)?)?;
                println!("{name} answers on port {}", server.port());
                running.push((variable, server));
                Ok(())
            });
        }
        for (variable, server) in &running {
            let known =
                |call: Call| call.env(variable, server.place()).env(&format!("{variable}_SECRET"), PASSWORD);
            (stores, news) = (known(stores), known(news));
        }
        if running.len() == SERVERS.len() {
            steps.tests("every server keeps what a depot keeps", stores);
            steps.tests("a database tells of what a colleague wrote", news);
        }
    }
    steps.finish()
}

fn fresh(name: &str) -> Result<PathBuf, Failure> {
    let folder = root().join("target").join("stores").join(name);
    let failed = |source| Failure::File { path: folder.clone(), source };
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    Ok(folder)
}
