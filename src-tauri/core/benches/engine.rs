//! Measures the engine on generated tables: `cargo bench -p entente-core --features generate -- [QUESTION [PARTIES ISSUES
//! CHOICES FAMILY SEEDS]]`.
//!
//! Every line tells one question on one table: how large the answer is, and the shortest and the middle of the times that
//! it took, after one run that is not counted.
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

use std::time::{Duration, Instant};

use entente_core::{
    engine::{
        SpaceError, Watch,
        bargain::{Bargain, Choice},
        table::Table,
    },
    generate::{Family, Shape},
};

/// What is asked of a table.
#[derive(Clone, Copy, Debug)]
enum Question {
    /// The vectors that nothing dominates.
    Frontier,
    /// The same, with the number of packages that bring each.
    Counts,
    /// The largest product of gains, with its proof.
    Nash,
    /// The largest smallest gain, then the next.
    Leximin,
    /// The same on parts of each party's largest gain.
    KalaiSmorodinsky,
}

/// One line: a question on tables of one size, seeds from 1.
struct Line {
    question: Question,
    family: Family,
    shape: Shape,
    seeds: u64,
}

const fn line(question: Question, size: [usize; 3], family: Family, seeds: u64) -> Line {
    let [parties, issues, choices] = size;
    Line { question, family, shape: Shape { parties, issues, choices, seed: 1 }, seeds }
}

/// The figures that the engine is held to.
const GOALS: [Line; 14] = [
    line(Question::Frontier, [2, 10, 10], Family::OpposedFine, 3),
    line(Question::Frontier, [2, 40, 10], Family::Fine, 3),
    line(Question::Frontier, [2, 40, 10], Family::OpposedPercent, 3),
    line(Question::Frontier, [2, 40, 10], Family::OpposedFine, 3),
    line(Question::Counts, [2, 40, 10], Family::OpposedPercent, 3),
    line(Question::Frontier, [2, 100, 20], Family::OpposedFine, 1),
    line(Question::Frontier, [3, 15, 10], Family::OpposedFine, 1),
    line(Question::Frontier, [4, 12, 5], Family::OpposedFine, 1),
    line(Question::Frontier, [5, 10, 5], Family::OpposedFine, 1),
    line(Question::Nash, [8, 30, 10], Family::Fine, 20),
    line(Question::Nash, [8, 30, 10], Family::OpposedFine, 20),
    line(Question::Leximin, [4, 30, 10], Family::OpposedFine, 5),
    line(Question::Leximin, [6, 30, 10], Family::OpposedFine, 3),
    line(Question::KalaiSmorodinsky, [6, 30, 10], Family::OpposedFine, 3),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match asked(&words) {
        Some(lines) => lines.iter().for_each(tell),
        None => println!(
            "QUESTION is one of frontier, counts, nash, leximin, ks; FAMILY is one of f, pct, oppf, opppct"
        ),
    }
}

fn asked(words: &[&str]) -> Option<Vec<Line>> {
    let [question, parties, issues, choices, family, seeds] = words else {
        return words.is_empty().then(|| GOALS.into());
    };
    let question = match *question {
        "frontier" => Question::Frontier,
        "counts" => Question::Counts,
        "nash" => Question::Nash,
        "leximin" => Question::Leximin,
        "ks" => Question::KalaiSmorodinsky,
        _ => return None,
    };
    let size = [parties.parse().ok()?, issues.parse().ok()?, choices.parse().ok()?];
    Some(vec![line(question, size, Family::named(family)?, seeds.parse().ok()?)])
}

fn tell(line: &Line) {
    for seed in 1..=line.seeds {
        let shape = Shape { seed, ..line.shape };
        match line.family.table(shape) {
            Ok(table) => tell_one(line, &table, shape),
            Err(error) => println!("{error}"),
        }
    }
}

fn tell_one(line: &Line, table: &Table<i64>, shape: Shape) {
    let mut size = None;
    let mut times: Vec<Duration> = Vec::new();
    let begun = Instant::now();
    while times.len() < 4 || (begun.elapsed() < Duration::from_secs(2) && times.len() < 101) {
        let start = Instant::now();
        size = answer(line.question, table, line.family.unit());
        times.push(start.elapsed());
    }
    let mut counted: Vec<Duration> = times.into_iter().skip(1).collect();
    counted.sort_unstable();
    let at = |place: usize| counted.get(place).map_or(0.0, Duration::as_secs_f64) * 1_000.0;
    let (least, middle) = (at(0), at(counted.len() / 2));
    let Shape { parties, issues, choices, seed } = shape;
    let (question, family) = (line.question, line.family.name());
    let size = size.map_or("too much".to_owned(), |size| size.to_string());
    println!(
        "{question:?} {parties} parties {issues}x{choices} {family} seed {seed}: {size} · min {least:.4} ms · median {middle:.4} ms · {} runs",
        counted.len()
    );
}

/// How many vectors answer a question; nothing where it was too much.
fn answer(question: Question, table: &Table<i64>, unit: i64) -> Option<usize> {
    let watch = Watch::idle();
    let parties = table.start().len();
    let bargain = || Bargain::of(table, &vec![0; parties], &vec![i128::from(unit); parties]);
    let won = |choice: Result<Choice, SpaceError>| match choice {
        Ok(Choice::Won(won)) => Some(won.winners.len()),
        Ok(Choice::NoPackage | Choice::SomebodyLoses) | Err(_) => None,
    };
    match question {
        Question::Frontier => Some(table.sums(&watch).ok()?.len()),
        Question::Counts => {
            let sums = table.sums(&watch).ok()?;
            sums.count(0);
            Some(sums.len())
        }
        Question::Nash => won(bargain().nash(&watch)),
        Question::Leximin => won(bargain().leximin(&watch)),
        Question::KalaiSmorodinsky => won(bargain().kalai_smorodinsky(&watch)),
    }
}
