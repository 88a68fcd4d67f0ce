//! Programs this one calls.

use std::{
    env,
    ffi::OsStr,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

/// Why a task ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A program could not be started at all.
    #[error("{program} could not be started: {source}")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended with a failure.
    #[error("{0} failed")]
    Failed(String),
    /// Something a person has to install first.
    #[error("{0}")]
    Missing(String),
    /// Programs that are measured beside each other do not find the same.
    #[error("no time is told, for not all find the same.\n{0}")]
    Unequal(String),
    /// Some of what was checked does not hold.
    #[error("not everything holds")]
    Unsound,
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// One call of a program, from the folder of the workspace and without input.
#[derive(Debug)]
pub struct Call {
    command: Command,
    line: String,
}

impl Call {
    /// Prepares a call of `program`.
    pub fn new(program: &str) -> Self {
        let mut command = Command::new(program);
        command.current_dir(root()).stdin(Stdio::null());
        Self { command, line: program.to_owned() }
    }

    /// Prepares a call of the cargo this task runs under.
    pub fn cargo() -> Self {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        Self { line: "cargo".to_owned(), ..Self::new(&cargo) }
    }

    /// Prepares a call of npm for the page.
    pub fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).args(["--prefix", "ui"])
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.line = format!("{} {}", self.line, argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    /// Sets a variable of its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Lets the person at the terminal answer the program.
    pub fn with_input(mut self) -> Self {
        self.command.stdin(Stdio::inherit());
        self
    }

    /// Says what is called and waits for it to succeed.
    pub fn run(mut self) -> Result<(), Failure> {
        println!("→ {}", self.line);
        let status = self.command.status().map_err(|source| self.not_started(source))?;
        if status.success() { Ok(()) } else { Err(Failure::Failed(self.line)) }
    }

    /// Says what is called, passes its output on line by line and shows each line to `look`.
    pub fn watch(mut self, mut look: impl FnMut(&str)) -> Result<ExitStatus, Failure> {
        println!("→ {}", self.line);
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().map_err(|source| self.not_started(source))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                look(&line);
            }
        }
        // A closed terminal loses the lines, not the result.
        let _ = io::stdout().flush();
        child.wait().map_err(|source| self.not_started(source))
    }

    /// What the program prints when it succeeds.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// How the program ended, and all that it printed until then.
    pub fn outcome(mut self) -> Result<(ExitStatus, String), Failure> {
        let output =
            self.command.stderr(Stdio::null()).output().map_err(|source| self.not_started(source))?;
        Ok((output.status, String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    fn not_started(&self, source: io::Error) -> Failure {
        Failure::NotStarted { program: self.line.clone(), source }
    }
}

/// Whether a program can be found.
pub fn is_installed(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| {
        env::split_paths(&path).any(|folder| {
            ["", ".exe", ".cmd"].iter().any(|ending| folder.join(format!("{program}{ending}")).is_file())
        })
    })
}
