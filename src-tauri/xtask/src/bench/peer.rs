//! Other programs that find frontiers, each run in a process of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitStatus,
};

use serde_json::Value;

use super::gate::Vector;
use crate::tool::{Call, Failure};

/// The script that runs one of them.
const SCRIPT: &str = "src-tauri/xtask/bench/peers.py";
/// The programs and their versions.
const PINNED: &str = "src-tauri/xtask/bench/requirements.txt";
/// The most memory one of them may take, in GiB.
pub const MOST_GIB: u32 = 8;

/// A program beside which the engine is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// negmas: lists every outcome.
    Negmas,
    /// The same, and Nash's point on the frontier.
    NegmasNash,
    /// Every package listed with numpy, filtered by moocore.
    Moocore,
    /// Every package listed with numpy, filtered by paretoset.
    Paretoset,
    /// The sampler of negmas that merges issue by issue, for two parties.
    Mobanos,
    /// moocore's filter after every issue.
    MoocoreMerge,
}

/// How a program goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It lists every package.
    Listing,
    /// It merges issue by issue.
    Merging,
}

impl Peer {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Negmas, Self::NegmasNash, Self::Moocore, Self::Paretoset, Self::Mobanos, Self::MoocoreMerge];

    /// The name by which the script knows it.
    const fn code(self) -> &'static str {
        match self {
            Self::Negmas => "negmas",
            Self::NegmasNash => "negmas-nash",
            Self::Moocore => "moocore",
            Self::Paretoset => "paretoset",
            Self::Mobanos => "mobanos",
            Self::MoocoreMerge => "moocore-merge",
        }
    }

    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negmas => "negmas",
            Self::NegmasNash => "negmas, Nash",
            Self::Moocore => "moocore",
            Self::Paretoset => "paretoset",
            Self::Mobanos => "MOBANOS (negmas)",
            Self::MoocoreMerge => "moocore, issue by issue",
        }
    }

    /// How it goes about it.
    pub const fn way(self) -> Way {
        match self {
            Self::Negmas | Self::NegmasNash | Self::Moocore | Self::Paretoset => Way::Listing,
            Self::Mobanos | Self::MoocoreMerge => Way::Merging,
        }
    }

    /// Whether it can be asked about so many parties.
    pub const fn takes(self, parties: usize) -> bool {
        match self {
            Self::Mobanos => parties == 2,
            Self::Negmas | Self::NegmasNash | Self::Moocore | Self::Paretoset | Self::MoocoreMerge => true,
        }
    }
}

/// How long a peer is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asking {
    /// How long one run may take, in seconds.
    pub cap: f64,
    /// How long runs are repeated, in seconds.
    pub spend: f64,
}

/// How a run of a peer ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was done.
    Took(Took),
    /// It was ended after so many seconds.
    BeyondTime(f64),
    /// It asked for more memory than it may take.
    BeyondMemory,
    /// It ended without an answer, by itself.
    Failed,
    /// It was not asked: a smaller table of the kind was too much already.
    NotAsked,
}

/// What a run took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Took {
    /// The shortest time, in seconds.
    pub shortest: f64,
    /// The most memory, in KiB.
    pub peak_kib: u64,
    /// What of it was taken before anything was computed: the interpreter and its libraries.
    pub loaded_kib: u64,
}

/// What a peer found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The vectors.
    pub vectors: Vec<Vector>,
    /// Whether they are whole numbers that floats hold exactly; else they are utilities.
    pub is_exact: bool,
}

/// The peers, installed.
#[derive(Debug)]
pub struct Peers {
    python: PathBuf,
    /// The versions of all that computes.
    pub versions: Vec<(String, String)>,
}

impl Peers {
    /// Installs the peers into an environment that is thrown away with the folder `target`.
    pub fn installed(folder: &Path) -> Result<Self, Failure> {
        let home = folder.join("venv");
        let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        if Call::new("python3").args(["-c", "import venv, ensurepip"]).answer().is_none() {
            return Err(Failure::Missing(
                "The programs that Entente is measured beside run on Python 3 with venv and pip. Install it \
                 (Debian, Ubuntu: sudo apt-get install python3 python3-venv), then ask again."
                    .to_owned(),
            ));
        }
        if !python.is_file() {
            Call::new("python3").args(["-m", "venv"]).args([&home]).run()?;
        }
        let program = python.to_string_lossy().into_owned();
        Call::new(&program).args(["-m", "pip", "install", "--quiet", "--requirement", PINNED]).run()?;
        let about = Call::new(&program).args([SCRIPT, "about"]).answer();
        let about: Option<Value> = about.and_then(|line| serde_json::from_str(&line).ok());
        let versions = about.as_ref().and_then(Value::as_object);
        let versions = versions.ok_or_else(|| Failure::Failed(format!("{SCRIPT} about")))?;
        let text = |version: &Value| version.as_str().unwrap_or_default().to_owned();
        Ok(Self {
            python,
            versions: versions.iter().map(|(name, version)| (name.clone(), text(version))).collect(),
        })
    }

    /// Asks a peer about one table.
    pub fn ask(
        &self,
        peer: Peer,
        table: &Path,
        asking: Asking,
    ) -> Result<(Outcome, Option<Answer>), Failure> {
        let answer = table.with_extension("peer");
        let (status, lines) = Call::new(&self.python.to_string_lossy())
            .args([SCRIPT, peer.code()])
            .args([table, &answer])
            .args(["--cap", &asking.cap.to_string(), "--spend", &asking.spend.to_string()])
            .args(["--gib", &MOST_GIB.to_string()])
            .env("OMP_NUM_THREADS", "1")
            .env("OPENBLAS_NUM_THREADS", "1")
            .env("NUMBA_NUM_THREADS", "1")
            .outcome()?;
        let outcome = heard(&lines, is_alarm(status), asking.cap);
        let Outcome::Took(_) = outcome else { return Ok((outcome, None)) };
        let read = fs::read_to_string(&answer).map_err(|source| Failure::File { path: answer, source })?;
        Ok((outcome, Some(Answer { vectors: vectors(&read), is_exact: lines.contains("\"exact\": true") })))
    }
}

/// How a run ended, by what it printed.
fn heard(lines: &str, is_ended: bool, cap: f64) -> Outcome {
    let events: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let named = |event: &'static str| events.iter().filter(move |line| line["event"] == event);
    let took = || {
        let shortest = named("run").filter_map(|line| line["seconds"].as_f64()).reduce(f64::min)?;
        let done = named("done").next()?;
        let (peak_kib, loaded_kib) = (done["peak_kib"].as_u64()?, done["loaded_kib"].as_u64()?);
        Some(Took { shortest, peak_kib, loaded_kib })
    };
    match took() {
        Some(took) => Outcome::Took(took),
        None if named("memory").next().is_some() => Outcome::BeyondMemory,
        None if is_ended => Outcome::BeyondTime(cap),
        None => Outcome::Failed,
    }
}

/// Reads vectors, one on a line.
fn vectors(text: &str) -> Vec<Vector> {
    let vector = |line: &str| line.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    text.lines().filter(|line| !line.is_empty()).map(vector).collect()
}

/// Whether the alarm that is set before every run has ended it.
#[cfg(unix)]
fn is_alarm(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    /// The number of SIGALRM on Linux, macOS and the BSDs.
    const ALARM: i32 = 14;
    status.signal() == Some(ALARM)
}

/// There is no alarm here.
#[cfg(not(unix))]
const fn is_alarm(_status: ExitStatus) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_of_several_runs_counts() {
        let lines = r#"{"event": "ready"}
{"event": "run", "seconds": 0.5}
{"event": "run", "seconds": 0.25}
{"event": "done", "loaded_kib": 100, "peak_kib": 300, "exact": true}"#;
        let took = Took { shortest: 0.25, peak_kib: 300, loaded_kib: 100 };
        assert_eq!(heard(lines, false, 9.0), Outcome::Took(took));
    }

    #[test]
    fn what_was_ended_took_longer_than_the_cap() {
        assert_eq!(heard("{\"event\": \"ready\"}", true, 9.0), Outcome::BeyondTime(9.0));
        assert_eq!(heard("{\"event\": \"memory\"}", false, 9.0), Outcome::BeyondMemory);
    }

    #[test]
    fn a_crash_is_no_time() {
        assert_eq!(heard("{\"event\": \"ready\"}", false, 9.0), Outcome::Failed);
    }

    #[test]
    fn vectors_are_read_line_by_line() {
        assert_eq!(vectors("1.0 2.0\n3.5 4.0\n"), [[1.0, 2.0], [3.5, 4.0]]);
    }
}
