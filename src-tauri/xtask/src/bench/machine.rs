//! The machine that everything is measured on.

use std::{fs, thread};

use crate::tool::Call;

/// Above this load, times are told as those of a busy machine.
pub const BUSY: f64 = 1.5;

/// What a reader needs to know of the machine.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Its processor.
    pub processor: String,
    /// How many cores may be used.
    pub cores: usize,
    /// Its memory in GiB.
    pub memory_gib: Option<f64>,
    /// The operating system.
    pub system: String,
    /// The compiler of Entente.
    pub compiler: String,
    /// What was measured: the commit.
    pub commit: String,
    /// The day.
    pub day: String,
}

impl Machine {
    /// This machine.
    pub fn here() -> Self {
        let said = |program: &str, words: &[&str]| Call::new(program).args(words).answer();
        let unknown = || "not known".to_owned();
        let memory = value("/proc/meminfo", "MemTotal:");
        let kib = memory.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        let kernel = said("uname", &["-sr"]).unwrap_or_else(unknown);
        let name = value("/etc/os-release", "PRETTY_NAME=").map(|name| name.trim_matches('"').to_owned());
        let changed = said("git", &["status", "--porcelain", "--untracked-files=no"]);
        let mark = if changed.is_none_or(|changed| changed.is_empty()) { "" } else { ", changed" };
        let commit = said("git", &["rev-parse", "--short", "HEAD"]).unwrap_or_else(unknown);
        Self {
            processor: value("/proc/cpuinfo", "model name")
                .map_or_else(unknown, |line| line.trim_start_matches([' ', '\t', ':']).to_owned()),
            cores: thread::available_parallelism().map_or(1, usize::from),
            memory_gib: kib.map(|kib| kib / f64::from(1 << 20)),
            system: name.map_or(kernel.clone(), |name| format!("{name}, {kernel}")),
            compiler: said("rustc", &["--version"]).unwrap_or_else(unknown),
            commit: format!("{commit}{mark}"),
            day: said("date", &["+%Y-%m-%d"]).unwrap_or_else(unknown),
        }
    }
}

/// How many programs have been waiting for the processor in the last minute, on average, where the system tells it.
pub fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

/// What follows a name at the start of a line.
fn value(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned())
}
