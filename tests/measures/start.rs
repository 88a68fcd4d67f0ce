//! From the start of the process to a painted plan, and what it then holds in memory.

use std::{
    env,
    io::{self, BufRead, BufReader, Error, ErrorKind},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use entente_core::examples::Example;
use entente_tests::{
    driver,
    home::Home,
    journey::Journey,
    screen::Screen,
    window::{Window, WindowError},
};

use crate::{PLAN_IS_PAINTED, memory};

/// Runs of each window; one after the other, so that a busy moment touches both.
const RUNS: usize = 11;
/// After this long a painted window has fetched and freed what its start needed.
const SETTLED: Duration = Duration::from_secs(2);
const SLOWEST_START: f64 = 1.5;
const LARGEST_MEMORY: f64 = 1.4;

#[derive(Clone, Copy, Debug)]
struct Run {
    painted: Duration,
    kib: u64,
}

/// A window to measure: its program, and what it shows when it is painted.
#[derive(Debug)]
struct Subject {
    program: PathBuf,
    wanted: &'static str,
}

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn a_plan_is_painted_soon_and_in_little_memory() -> Journey {
    let entente = Subject { program: driver::program(), wanted: PLAN_IS_PAINTED };
    let empty = Subject {
        program: env::var_os("ENTENTE_EMPTY").ok_or("ENTENTE_EMPTY names no window")?.into(),
        wanted: "body",
    };
    let (screen, home) = (Screen::start()?, home_with_a_plan()?);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(run(&entente, &home, &screen)?);
        bare.push(run(&empty, &home, &screen)?);
    }
    let start = ratio("start to painted, ms", &ours, &bare, |run| run.painted.as_secs_f64() * 1000.0);
    let memory = ratio("memory of all processes, MiB", &ours, &bare, |run| kib_as_mib(run.kib));
    assert!(start <= SLOWEST_START, "the start takes {start:.2} times an empty window's");
    assert!(memory <= LARGEST_MEMORY, "it holds {memory:.2} times an empty window's memory");
    Ok(())
}

fn home_with_a_plan() -> Result<Home, WindowError> {
    let home = Home::new()?;
    home.offer("workshop.json", Example::Workshop.text())?;
    let window = Window::open(&home, &[])?;
    window.rest()?;
    window.import()?;
    window.close()?;
    Ok(home)
}

#[expect(clippy::cast_precision_loss, reason = "a shown figure")]
fn kib_as_mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

fn ratio(what: &str, ours: &[Run], bare: &[Run], figure: impl Fn(&Run) -> f64) -> f64 {
    let median = |runs: &[Run]| {
        let mut figures: Vec<f64> = runs.iter().map(&figure).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
    };
    let (entente, empty) = (median(ours), median(bare));
    let ratio = entente / empty;
    println!("{what}: Entente {entente:.0}, empty window {empty:.0}, {ratio:.2} times (medians of {RUNS})");
    ratio
}

fn run(subject: &Subject, home: &Home, screen: &Screen) -> io::Result<Run> {
    let since = Instant::now();
    let mut process = start(&subject.program, subject.wanted, home, screen)?;
    let painted = wait_until_painted(&mut process).map(|()| since.elapsed());
    thread::sleep(SETTLED);
    let kib = memory::of_all_below(process.id());
    end(&mut process)?;
    Ok(Run { painted: painted?, kib: kib? })
}

fn start(program: &Path, wanted: &str, home: &Home, screen: &Screen) -> io::Result<Child> {
    Command::new(program)
        .envs(home.environment())
        .env("DISPLAY", screen.display())
        .env("LANG", "en_US.UTF-8")
        .env("ENTENTE_TELL_PAINTED", wanted)
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
}

fn wait_until_painted(process: &mut Child) -> io::Result<()> {
    let errors = process.stderr.take().ok_or(ErrorKind::BrokenPipe)?;
    for line in BufReader::new(errors).lines() {
        if line?.ends_with("painted") {
            return Ok(());
        }
    }
    Err(Error::new(ErrorKind::UnexpectedEof, "the window ended before it was painted"))
}

fn end(process: &mut Child) -> io::Result<()> {
    let group = format!("-{}", process.id());
    Command::new("kill").args(["-KILL", "--", &group]).status()?;
    process.wait().map(drop)
}
