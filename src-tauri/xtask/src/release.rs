//! `cargo xtask release-check`: what a release weighs and how long it takes, beside a window with nothing in it.

use crate::{
    page,
    step::Steps,
    system::{self, Need},
    tool::{Call, Failure, root},
};

/// The most the page's scripts may weigh, gzipped, in bytes.
const HEAVIEST_SCRIPTS: u64 = 350_000;

/// Adds up the gzipped scripts of the built page.
const WEIGH: &str = "
const fs = require('node:fs'), zlib = require('node:zlib');
const scripts = fs.readdirSync('ui/dist/assets').filter((name) => name.endsWith('.js'));
const weights = scripts.map((name) => zlib.gzipSync(fs.readFileSync('ui/dist/assets/' + name), { level: 9 }).length);
console.log(weights.reduce((sum, weight) => sum + weight, 0));
";

/// Builds a release and measures it: scripts, start, memory, edits.
pub fn check() -> Result<(), Failure> {
    system::provide(&[Need::Window, Need::WindowTests])?;
    page::build()?;
    let mut steps = Steps::default();
    steps.check("the page's scripts are light", weigh_scripts);
    if steps.check("a release builds, and an empty window beside it", build) {
        steps.tests("the release beside an empty window", measures());
        steps.tests("the release holds the window's border", release_tests(&["--test", "journeys", "boots"]));
    }
    steps.finish()
}

fn weigh_scripts() -> Result<(), Failure> {
    let weight = Call::new("node").args(["-e", WEIGH]).answer().and_then(|sum| sum.parse::<u64>().ok());
    let weight = weight.ok_or_else(|| Failure::Failed("weighing ui/dist/assets".to_owned()))?;
    println!("scripts of the page, gzipped: {weight} bytes of at most {HEAVIEST_SCRIPTS}");
    if weight <= HEAVIEST_SCRIPTS { Ok(()) } else { Err(Failure::Unsound) }
}

fn build() -> Result<(), Failure> {
    let window = ["--package", "entente-desktop", "--bins", "--example", "empty"];
    Call::cargo().args(["build", "--release"]).args(window).run()
}

fn measures() -> Call {
    release_tests(&["--test", "measures", "--", "--ignored", "--nocapture", "--test-threads=1"])
}

/// Prepares tests against the release that was built.
fn release_tests(chosen: &[&str]) -> Call {
    let built = root().join("target/release");
    Call::cargo()
        .args(["test", "--package", "entente-tests"])
        .args(chosen)
        .env("LANG", "en_US.UTF-8")
        .env("ENTENTE_WINDOW_TESTS", "required")
        .env("ENTENTE_APP", built.join("entente-desktop"))
        .env("ENTENTE_EMPTY", built.join("examples/empty"))
}
