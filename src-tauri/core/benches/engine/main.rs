//! Measures the engine, one table at a time: `cargo bench -p entente-core --features generate --bench engine -- …`
//!
//! ```text
//! QUESTION PARTIES ISSUES CHOICES FAMILY SEEDS   one line for each seed from 1, to be read by people
//! table FAMILY PARTIES ISSUES CHOICES SEED FILE  writes a generated table as an instance
//! scenario FILE TO                               writes a published scenario as an instance
//! measure QUESTION FILE                          how long a question takes, and its memory
//! answers FILE TO                                the frontier and the Nash rule's pick, not measured
//! listed FILE TO                                 the same by listing every package, without the engine
//! ```
//!
//! `cargo xtask bench` puts these beside other programs. What it reads is JSON on one line.
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

mod answers;
mod instance;
mod listed;
mod measure;
mod nash;
mod question;
mod scenario;

use std::{error::Error, fs, process::ExitCode};

use entente_core::generate::{Family, Shape};
use instance::Instance;
use question::Question;

const USAGE: &str = "\
QUESTION PARTIES ISSUES CHOICES FAMILY SEEDS
table FAMILY PARTIES ISSUES CHOICES SEED FILE
scenario FILE TO
measure QUESTION FILE
answers FILE TO
listed FILE TO
QUESTION is one of frontier, counts, nash, leximin, ks; FAMILY is one of f, pct, oppf, opppct, corr";

/// How a command ends.
type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match done(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn done(words: &[&str]) -> Done {
    match words {
        ["table", family, parties, issues, choices, seed, to] => {
            let (family, shape) = shape([parties, issues, choices, seed], family)?;
            written(&Instance::generated(family, shape), to)
        }
        ["scenario", from, to] => written(&scenario::read(&fs::read_to_string(from)?)?, to),
        ["measure", question, from] => measure::tell(question.parse()?, &Instance::read(from)?),
        ["answers", from, to] => answers::tell(&Instance::read(from)?, to),
        ["listed", from, to] => listed::tell(&Instance::read(from)?, to),
        [question, parties, issues, choices, family, seeds] => {
            let (family, shape) = shape([parties, issues, choices, seeds], family)?;
            lines(question.parse()?, family, shape)
        }
        _ => Err(USAGE.into()),
    }
}

fn shape([parties, issues, choices, seed]: [&str; 4], family: &str) -> Done<(Family, Shape)> {
    let family = Family::named(family).ok_or(USAGE)?;
    let number = |word: &str| word.parse::<usize>();
    let (parties, issues, choices) = (number(parties)?, number(issues)?, number(choices)?);
    Ok((family, Shape { parties, issues, choices, seed: seed.parse()? }))
}

/// Writes an instance and tells its size.
fn written(instance: &Instance, to: &str) -> Done {
    fs::write(to, instance.text())?;
    println!("{{\"parties\":{},\"packages\":\"{}\"}}", instance.units.len(), instance.packages());
    Ok(())
}

/// One line for each seed up to the shape's.
fn lines(question: Question, family: Family, shape: Shape) -> Done {
    for seed in 1..=shape.seed {
        let instance = Instance::generated(family, Shape { seed, ..shape });
        let found = measure::measured(question, &instance)?;
        let Shape { parties, issues, choices, .. } = shape;
        let size = found.size.map_or("too much".to_owned(), |size| size.to_string());
        println!(
            "{question:?} {parties} parties {issues}x{choices} {} seed {seed}: {size} · min {:.4} ms · median {:.4} ms · {} runs",
            family.name(),
            found.shortest() * 1_000.0,
            found.middle() * 1_000.0,
            found.seconds.len()
        );
    }
    Ok(())
}
