//! `WebKitWebDriver`, which starts the window and hands its keys and questions on.

use std::{
    env,
    fs::File,
    io,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::home::Home;

/// How long a group of processes may take to end on its own.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// So that pictures can be taken of it.
    ForPictures,
    /// As people's windows are.
    AsUsual,
}

/// A running driver; it ends, with the window it started, when this value goes.
#[derive(Debug)]
pub struct Driver {
    port: u16,
    process: Child,
}

impl Driver {
    /// Starts a driver whose windows open on `display` and live in `home`.
    ///
    /// # Errors
    ///
    /// When there is no free port or the driver cannot be started.
    pub fn start(home: &Home, display: &str, drawn: Drawn) -> io::Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = File::options().create(true).append(true).open(home.log_file())?;
        let drawing = match drawn {
            Drawn::ForPictures => Some(("ENTENTE_DRAWN_FOR_PICTURES", "yes")),
            Drawn::AsUsual => None,
        };
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(home.environment())
            .env("DISPLAY", display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(drawing)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()?;
        Ok(Self { port, process })
    }

    /// Where the driver listens.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn signal(&self, name: &str) {
        let group = format!("-{}", self.process.id());
        // A group that has ended already cannot be signalled, which is as good.
        let _ = Command::new("kill").args([name, "--", &group]).stderr(Stdio::null()).status();
    }

    fn is_over(&self) -> bool {
        let group = format!("-{}", self.process.id());
        let asked = Command::new("kill").args(["-0", "--", &group]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| !status.success())
    }
}

impl Drop for Driver {
    /// Ends the whole group: a driver alone leaves the window it started behind.
    fn drop(&mut self) {
        self.signal("-TERM");
        let since = Instant::now();
        let _ = self.process.wait();
        while !self.is_over() && since.elapsed() < PATIENCE {
            thread::yield_now();
        }
        self.signal("-KILL");
    }
}

/// The window's program: what `ENTENTE_APP` names, else the one built beside the tests.
#[must_use]
pub fn program() -> PathBuf {
    let beside_tests = || {
        let test = env::current_exe().unwrap_or_default();
        let built = test.parent().and_then(|deps| deps.parent()).map(PathBuf::from).unwrap_or_default();
        built.join("entente-desktop")
    };
    env::var_os("ENTENTE_APP").map_or_else(beside_tests, PathBuf::from)
}

/// Names what a window test needs and this machine lacks.
#[must_use]
pub fn missing() -> Vec<String> {
    let mut missing: Vec<String> = ["WebKitWebDriver", "Xvfb"]
        .into_iter()
        .filter(|tool| !is_installed(tool))
        .map(str::to_owned)
        .collect();
    if !program().is_file() {
        missing.push(format!("{} (cargo build -p entente-desktop)", program().display()));
    }
    missing
}

fn is_installed(tool: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(tool).is_file()))
}
