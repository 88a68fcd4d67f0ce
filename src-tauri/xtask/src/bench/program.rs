//! Entente's own part: the benchmark program of the engine, built for a release.

use std::{fs, path::Path};

use serde_json::Value;

use super::gate::Vector;
use crate::tool::{Call, Failure};

/// How many threads the engine may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threads {
    /// One, as all others.
    One,
    /// As many as the machine has cores.
    All,
}

/// The benchmark programs, built.
#[derive(Debug)]
pub struct Program {
    engine: String,
    worlds: String,
}

/// What the engine took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// How many vectors it found.
    pub size: u64,
    /// The shortest time, in seconds.
    pub shortest: f64,
    /// The time in the middle, in seconds.
    pub median: f64,
    /// The most memory, in KiB, where the system tells it.
    pub peak_kib: Option<u64>,
    /// What of it was taken before anything was computed.
    pub loaded_kib: Option<u64>,
}

impl Measured {
    /// Both of two measurements of the same.
    pub fn and(self, other: Self) -> Self {
        Self {
            shortest: self.shortest.min(other.shortest),
            median: self.median.min(other.median),
            peak_kib: self.peak_kib.max(other.peak_kib),
            ..self
        }
    }
}

/// The size of a table.
#[derive(Clone, Debug)]
pub struct Extent {
    /// How many parties.
    pub parties: usize,
    /// How many packages.
    pub packages: String,
}

/// What was found, not measured.
#[derive(Clone, Debug)]
pub struct Found {
    /// The vectors and counts as they were written, in order.
    pub text: String,
    /// The digest, where packages were counted.
    pub digest: Option<String>,
    /// The value of Nash's rule by looking through the vectors.
    pub nash_by_scan: String,
    /// The same by search; a listing searches nothing.
    pub nash_by_search: Option<String>,
}

impl Found {
    /// The vectors as floats: whole numbers where there are no units to divide by.
    pub fn vectors(&self, units: Option<&[f64]>) -> Vec<Vector> {
        let whole = |line: &str| -> Vector {
            let numbers = line.split('|').next().unwrap_or_default().split_whitespace();
            numbers.filter_map(|number| number.parse().ok()).collect()
        };
        let divided = |vector: Vector| match units {
            Some(units) => vector.iter().zip(units).map(|(own, unit)| own / unit).collect(),
            None => vector,
        };
        self.text.lines().map(whole).map(divided).collect()
    }
}

impl Program {
    /// Builds the benchmark programs.
    pub fn built() -> Result<Self, Failure> {
        let words = ["bench", "--package", "entente-core", "--features", "generate", "--no-run"];
        let build = || Call::cargo().args(words).args(["--bench", "engine", "--bench", "worlds"]);
        build().run()?;
        // Asked again, cargo only says where the programs are.
        let (_, lines) = build().args(["--message-format=json"]).outcome()?;
        let built = |name: &str| {
            executable(&lines, name).ok_or_else(|| Failure::Failed(format!("finding the program {name}")))
        };
        Ok(Self { engine: built("engine")?, worlds: built("worlds")? })
    }

    /// Writes a generated table: family, parties, issues, choices, seed.
    pub fn generate(&self, words: &[String; 5], to: &Path) -> Result<Extent, Failure> {
        let [family, parties, issues, choices, seed] = words;
        let call = self.call().args(["table", family, parties, issues, choices, seed]).args([to]);
        extent(&told(call)?)
    }

    /// Writes a published scenario; says why where its utilities do not add up issue by issue.
    pub fn convert(&self, from: &Path, to: &Path) -> Result<Result<Extent, String>, Failure> {
        let (status, said) = self.call().args(["scenario"]).args([from, to]).outcome()?;
        if !status.success() {
            return Ok(Err(said.trim().to_owned()));
        }
        Ok(Ok(extent(&read(&said).ok_or_else(|| Failure::Failed("reading a scenario".to_owned()))?)?))
    }

    /// Measures a question.
    pub fn measure(&self, question: &str, table: &Path, threads: Threads) -> Result<Measured, Failure> {
        let call = self.call().args(["measure", question]).args([table]);
        let told = told(match threads {
            Threads::One => call.env("RAYON_NUM_THREADS", "1"),
            Threads::All => call,
        })?;
        let number = |name: &str| told[name].as_f64();
        let measured = || {
            Some(Measured {
                size: told["size"].as_u64()?,
                shortest: number("shortest")?,
                median: number("median")?,
                peak_kib: told["peak_kib"].as_u64(),
                loaded_kib: told["loaded_kib"].as_u64(),
            })
        };
        measured().ok_or_else(|| Failure::Failed(format!("{question} of {}: {told}", table.display())))
    }

    /// What the engine answers.
    pub fn answers(&self, table: &Path) -> Result<Found, Failure> {
        self.found("answers", table)
    }

    /// What listing every package answers.
    pub fn listed(&self, table: &Path) -> Result<Found, Failure> {
        self.found("listed", table)
    }

    /// What the benchmark of worlds tells, line by line.
    pub fn worlds(&self) -> Result<String, Failure> {
        Ok(Call::new(&self.worlds).outcome()?.1)
    }

    fn found(&self, command: &str, table: &Path) -> Result<Found, Failure> {
        let to = table.with_extension(command);
        let told = told(self.call().args([command]).args([table, &to]))?;
        let text = fs::read_to_string(&to).map_err(|source| Failure::File { path: to, source })?;
        let word = |name: &str| told[name].as_str().map(str::to_owned);
        Ok(Found {
            text,
            digest: word("digest"),
            nash_by_scan: word("nash_by_scan").unwrap_or_default(),
            nash_by_search: word("nash_by_search"),
        })
    }

    fn call(&self) -> Call {
        Call::new(&self.engine)
    }
}

/// The program of this name among what cargo says it built.
fn executable(lines: &str, name: &str) -> Option<String> {
    let built: Vec<Value> = lines.lines().filter_map(read).collect();
    let program = built.iter().rfind(|line| line["target"]["name"] == name && line["executable"].is_string());
    program.and_then(|line| line["executable"].as_str()).map(str::to_owned)
}

fn read(line: &str) -> Option<Value> {
    serde_json::from_str(line).ok()
}

/// The line of JSON that a call ends with.
fn told(call: Call) -> Result<Value, Failure> {
    let line = format!("{call:?}");
    let (status, said) = call.outcome()?;
    let told = said.lines().last().and_then(read).filter(|_| status.success());
    told.ok_or_else(|| Failure::Failed(format!("{line}: {said}")))
}

fn extent(told: &Value) -> Result<Extent, Failure> {
    let read = || {
        let parties = usize::try_from(told["parties"].as_u64()?).ok()?;
        Some(Extent { parties, packages: told["packages"].as_str()?.to_owned() })
    };
    read().ok_or_else(|| Failure::Failed(format!("writing a table: {told}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_what_cargo_built() {
        let lines = r#"{"reason":"compiler-artifact","target":{"name":"engine"},"executable":null}
{"reason":"compiler-artifact","target":{"name":"engine"},"executable":"/there/engine-1"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(lines, "engine").as_deref(), Some("/there/engine-1"));
        assert_eq!(executable(lines, "worlds"), None);
    }

    #[test]
    fn vectors_are_told_in_utilities_without_their_counts() {
        let found = Found {
            text: "50 0 | 2\n0 25 | 1\n".to_owned(),
            digest: None,
            nash_by_scan: String::new(),
            nash_by_search: None,
        };
        assert_eq!(found.vectors(Some(&[100.0, 50.0])), [[0.5, 0.0], [0.0, 0.5]]);
        assert_eq!(found.vectors(None), [[50.0, 0.0], [0.0, 25.0]]);
    }
}
