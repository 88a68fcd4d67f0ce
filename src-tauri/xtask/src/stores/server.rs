//! A server that runs as long as it is needed.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

use crate::tool::{Failure, root};

/// How often a server is asked whether it answers, and how long is waited in between.
const TRIES: u32 = 300;
const PAUSE: Duration = Duration::from_millis(100);

/// A running server; it ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    port: u16,
    place: Value,
    folder: PathBuf,
}

impl Server {
    /// Starts a program that serves on a port, and waits until it answers. What it says goes to a file beside its data.
    pub fn start(command: &mut Command, folder: &Path, port: u16, place: Value) -> Result<Self, Failure> {
        let log = folder.join("server.log");
        let file = |source| Failure::File { path: log.clone(), source };
        let out = File::create(&log).map_err(file)?;
        let err = out.try_clone().map_err(file)?;
        let program = command.get_program().to_string_lossy().into_owned();
        println!("→ {program}");
        let child = command.current_dir(root()).stdin(Stdio::null()).stdout(out).stderr(err).spawn();
        let child = child.map_err(|source| Failure::NotStarted { program, source })?;
        let mut server = Self { child, port, place, folder: folder.to_owned() };
        for _ in 0..TRIES {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(server);
            }
            if matches!(server.child.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(PAUSE);
        }
        let said = fs::read_to_string(&log).unwrap_or_default();
        Err(Failure::Missing(format!("The server does not answer. It says:\n{said}")))
    }

    /// The port it serves on.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The place as Entente writes it.
    pub fn place(&self) -> String {
        self.place.to_string()
    }
}

impl Server {
    fn end(&mut self) {
        // Asked to end, a server ends its own children too.
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        if asked.is_ok_and(|status| status.success()) {
            for _ in 0..TRIES {
                if matches!(self.child.try_wait(), Ok(Some(_))) {
                    return;
                }
                thread::sleep(PAUSE);
            }
        }
        // One that does not listen is ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
        // What it kept was for trials alone; a folder that stays is in nobody's way.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A port that nobody uses.
pub fn free_port() -> Result<u16, Failure> {
    let found = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    found.map(|address| address.port()).map_err(unserved)
}

/// That this machine gives no port.
fn unserved(source: io::Error) -> Failure {
    Failure::File { path: PathBuf::from("127.0.0.1"), source }
}

/// Writes a file of a server.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|source| Failure::File { path: path.to_owned(), source })
}

/// Makes a folder of a server.
pub fn folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|source| Failure::File { path: path.to_owned(), source })
}

/// Whether this process may do everything, which some servers refuse.
pub fn is_root() -> bool {
    crate::tool::Call::new("id").args(["-u"]).answer().is_some_and(|user| user == "0")
}

/// A command as another user, where this process may do everything.
pub fn as_user(user: &str, program: impl AsRef<OsStr>) -> Command {
    if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", user, "--regid", user, "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// Gives a folder to another user, where this process may do everything.
pub fn hand_over(folder: &Path, user: &str) -> Result<(), Failure> {
    if is_root() {
        crate::tool::Call::new("chown").args(["-R", user]).args([folder]).run()?;
    }
    Ok(())
}
