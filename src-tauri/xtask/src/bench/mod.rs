//! `cargo xtask bench`: the engine beside other programs, on the same exact tables, in one run.
//!
//! Everything is written as a table of whole numbers that all programs read. What they find is compared first: no time is
//! told before all have found the same. Each program runs in a process of its own, one after the other, the engine again
//! after each of them.

mod gate;
mod goal;
mod machine;
mod peer;
mod plot;
mod program;
mod ratio;
mod report;
mod subject;
mod suite;
mod text;
mod trial;

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use machine::{BUSY, Machine};
use peer::Peers;
use program::{Measured, Program, Threads};
use report::Results;
use subject::{Published, Subject};
use suite::{Extent, Stretch};
use trial::{Bench, Trial};

use crate::tool::{Failure, root};

const USAGE: &str = "\
cargo xtask bench               everything: about two hours, on a quiet machine
cargo xtask bench --quick       a few tables of each kind, in minutes
cargo xtask bench --into-docs   the page in docs/ is written anew even if this was quick or the machine was busy
ENTENTE_SCENARIOS names the folder of published scenarios; without it they are left out.";

/// The longest wait for the machine to become quiet, after building.
const PATIENCE: Duration = Duration::from_secs(180);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wish {
    extent: Extent,
    page: Page,
}

/// When the page in `docs/` is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// When everything was measured on a quiet machine.
    WhenSound,
    /// In any case.
    Always,
}

impl Wish {
    fn of(words: &[String]) -> Option<Self> {
        let mut wish = Self { extent: Extent::Whole, page: Page::WhenSound };
        for word in words {
            match word.as_str() {
                "--quick" => wish.extent = Extent::Quick,
                "--into-docs" => wish.page = Page::Always,
                _ => return None,
            }
        }
        Some(wish)
    }
}

/// Measures the engine beside other programs and writes what came out.
pub fn bench(words: &[String]) -> Result<(), Failure> {
    let wish = Wish::of(words).ok_or_else(|| Failure::Missing(USAGE.to_owned()))?;
    let folder = root().join("target/bench");
    let tables = folder.join("tables");
    fs::create_dir_all(&tables).map_err(|source| Failure::File { path: tables.clone(), source })?;
    let peers = Peers::installed(&folder)?;
    let program = Program::built()?;
    let published = published(&program, &tables)?;
    println!("\nEvery table is checked before it is measured.");
    let agreed = goal::agreed(&program, &peers, wish.extent, &tables)?;
    agreed.iter().for_each(|line| println!("the same for all: {line}"));
    match wish.extent {
        Extent::Quick => {}
        Extent::Whole => wait_for_quiet(),
    }
    let left_out = published.left_out.clone();
    let trials = trials(&program, &peers, wish.extent, published, &tables)?;
    let curve = curve(&program, wish.extent, &tables)?;
    let figures = goal::figures(&program, &tables)?;
    let results = Results {
        machine: Machine::here(),
        versions: peers.versions,
        extent: wish.extent,
        load: trials.iter().filter_map(|trial| trial.load).reduce(f64::max),
        left_out,
        agreed,
        trials,
        curve,
        figures,
    };
    tell(&results, wish, &folder)
}

fn published(program: &Program, tables: &Path) -> Result<Published, Failure> {
    match env::var_os("ENTENTE_SCENARIOS") {
        Some(from) => Published::read(program, &PathBuf::from(from), tables),
        None => {
            println!("ENTENTE_SCENARIOS names no folder: published scenarios are left out.");
            Ok(Published::default())
        }
    }
}

/// Waits until what has been built no longer counts as load.
fn wait_for_quiet() {
    let since = Instant::now();
    while machine::load().is_some_and(|load| load > BUSY) && since.elapsed() < PATIENCE {
        thread::sleep(Duration::from_secs(5));
    }
}

fn trials(
    program: &Program,
    peers: &Peers,
    extent: Extent,
    published: Published,
    tables: &Path,
) -> Result<Vec<Trial>, Failure> {
    let mut bench = Bench { program, peers, extent, too_much: Vec::new() };
    let mut trials = Vec::new();
    let mut tried = |subject: Subject, digest: Option<&String>| -> Result<(), Failure> {
        let trial = bench.trial(subject, digest)?;
        println!("the same for all: {} ({})", trial.subject.name(), trial.agreed.join("; "));
        trials.push(trial);
        Ok(())
    };
    for subject in published.subjects {
        let digest = published.digests.get(&subject.name());
        tried(subject, digest)?;
    }
    for shape in extent.beside() {
        tried(Subject::generated(program, shape, tables)?, None)?;
    }
    Ok(trials)
}

/// Measures the engine alone over many seeds.
fn curve(program: &Program, extent: Extent, tables: &Path) -> Result<Vec<(Stretch, Vec<Measured>)>, Failure> {
    let mut curve = Vec::new();
    for stretch in extent.curve() {
        let mut measured = Vec::new();
        for shape in stretch.shapes() {
            let subject = Subject::generated(program, shape, tables)?;
            trial::checked(program, &subject, &program.answers(&subject.path)?, None)?;
            measured.push(program.measure("frontier", &subject.path, Threads::One)?);
        }
        let (first, last) = (stretch.seeds.start(), stretch.seeds.end());
        println!("checked: {} issues of {}, seeds {first} to {last}", stretch.issues, stretch.family);
        curve.push((stretch, measured));
    }
    Ok(curve)
}

/// Prints the page, and writes it where it belongs.
fn tell(results: &Results, wish: Wish, folder: &Path) -> Result<(), Failure> {
    let (page, drawing) = (report::page(results), plot::drawing(&results.trials));
    println!("\n{page}");
    let is_sound = wish.extent == Extent::Whole && results.load.is_none_or(|load| load <= BUSY);
    let docs = root().join("docs");
    let homes = match (wish.page, is_sound) {
        (Page::WhenSound, false) => vec![folder.to_owned()],
        (Page::WhenSound, true) | (Page::Always, _) => vec![folder.to_owned(), docs],
    };
    for home in homes {
        fs::create_dir_all(&home).map_err(|source| Failure::File { path: home.clone(), source })?;
        for (name, text) in [("benchmark.md", &page), ("benchmark.svg", &drawing)] {
            let path = home.join(name);
            fs::write(&path, text).map_err(|source| Failure::File { path: path.clone(), source })?;
            println!("written: {}", path.strip_prefix(root()).unwrap_or(&path).display());
        }
    }
    if results.load.is_some_and(|load| load > BUSY) {
        println!("The machine was busy: these times are too long, and not meant to be kept.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &[&str]) -> Option<Wish> {
        Wish::of(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn all_is_measured_unless_less_is_asked_for() {
        assert_eq!(wish(&[]), Some(Wish { extent: Extent::Whole, page: Page::WhenSound }));
        assert_eq!(
            wish(&["--quick", "--into-docs"]),
            Some(Wish { extent: Extent::Quick, page: Page::Always })
        );
        assert_eq!(wish(&["--fast"]), None);
    }
}
