//! `PostgreSQL`, with a cluster of its own.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use serde_json::json;

use super::{
    PASSWORD, USER,
    server::{Server, as_user, folder, free_port, hand_over, write},
};
use crate::{
    system::postgres_programs,
    tool::{Failure, root},
};

/// The user that Debian's server runs as.
const SERVES_AS: &str = "postgres";
/// How often a database is asked for, and how long is waited in between.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// Makes a cluster, starts the server on it, and makes a database.
pub fn start(top: PathBuf) -> Result<Server, Failure> {
    let programs =
        postgres_programs().ok_or_else(|| Failure::Missing("PostgreSQL is missing.".to_owned()))?;
    let port = free_port()?;
    // A cluster is its user's alone, down from a folder that the user can reach.
    let top = std::env::temp_dir()
        .join(format!("entente-postgres-{port}"))
        .join(top.file_name().unwrap_or_default());
    let (data, password) = (top.join("data"), top.join("password"));
    folder(&top)?;
    write(&password, PASSWORD)?;
    hand_over(&top, SERVES_AS)?;
    let mut command = as_user(SERVES_AS, programs.join("initdb"));
    command.arg("-D").arg(&data).args(["-U", USER, "--auth=scram-sha-256", "--no-sync", "--encoding=UTF8"]);
    succeed(command.arg(format!("--pwfile={}", password.display())))?;
    let place =
        json!({ "kind": "postgres", "host": "127.0.0.1", "port": port, "database": USER, "user": USER });
    let mut command = as_user(SERVES_AS, programs.join("postgres"));
    command.arg("-D").arg(&data).args(["-p", &port.to_string()]).arg("-k").arg(&top);
    let server = Server::start(command.args(["-c", "listen_addresses=127.0.0.1"]), &top, port, place)?;
    make_database(&programs, port)?;
    Ok(server)
}

fn make_database(programs: &Path, port: u16) -> Result<(), Failure> {
    let mut left = TRIES;
    loop {
        let mut command = Command::new(programs.join("createdb"));
        command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-U", USER, USER]);
        match succeed(command.env("PGPASSWORD", PASSWORD)) {
            // A server that has just been started may not let anybody in yet.
            Err(Failure::Failed(_)) if left > 0 => {
                left -= 1;
                thread::sleep(PAUSE);
            }
            outcome => return outcome,
        }
    }
}

fn succeed(command: &mut Command) -> Result<(), Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.current_dir(root()).output();
    let output = output.map_err(|source| Failure::NotStarted { program: program.clone(), source })?;
    if output.status.success() {
        Ok(())
    } else {
        Err(Failure::Failed(format!("{program}: {}", String::from_utf8_lossy(&output.stderr))))
    }
}
