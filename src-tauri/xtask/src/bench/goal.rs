//! The figures that the engine is held to, whatever others take.

use super::{
    peer::{Peer, Peers},
    program::{Program, Threads},
    ratio::quantile_of,
    subject::Subject,
    suite::{Extent, Shape, shape},
    trial::{checked, compared},
};
use crate::tool::Failure;
use std::{ops::RangeInclusive, path::Path};

/// Which of the times over all seeds is held to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The time in the middle.
    Median,
    /// The time that nineteen of twenty do not exceed.
    MostOfAll,
    /// The longest time.
    Longest,
}

impl Judged {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::MostOfAll => "95th percentile",
            Self::Longest => "longest",
        }
    }

    const fn part(self) -> f64 {
        match self {
            Self::Median => 0.5,
            Self::MostOfAll => 0.95,
            Self::Longest => 1.0,
        }
    }
}

/// A question with what it may take.
#[derive(Clone, Debug)]
struct Goal {
    question: &'static str,
    shape: Shape,
    seeds: RangeInclusive<u64>,
    limits: Vec<(Judged, f64)>,
}

/// A figure beside its limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What was asked of what.
    pub said: String,
    /// Over how many tables.
    pub tables: usize,
    /// Which of the times is held to the limit.
    pub judged: Judged,
    /// The time, in seconds.
    pub seconds: f64,
    /// The limit, in seconds.
    pub limit: f64,
    /// The most memory, in KiB.
    pub peak_kib: Option<u64>,
}

impl Figure {
    /// Whether the limit is kept.
    pub fn is_met(&self) -> bool {
        self.seconds <= self.limit
    }
}

/// The goals, which are minutes: they are looked at whole even where the rest is quick.
fn goals() -> Vec<Goal> {
    let goal = |question, shape, seeds, limits: &[(Judged, f64)]| Goal {
        question,
        shape,
        seeds,
        limits: limits.to_vec(),
    };
    let longest = |limit| [(Judged::Longest, limit)];
    let mut goals = vec![
        goal("frontier", shape(2, 40, 10, "oppf", 1), 1..=20, &longest(0.015)),
        goal("frontier", shape(2, 100, 20, "oppf", 1), 1..=3, &longest(1.5)),
        goal("frontier", shape(3, 15, 10, "oppf", 1), 1..=3, &longest(0.5)),
        goal("frontier", shape(4, 12, 5, "oppf", 1), 1..=3, &longest(0.7)),
        goal("frontier", shape(5, 10, 5, "oppf", 1), 1..=3, &longest(1.5)),
    ];
    for family in ["f", "oppf"] {
        let limits = [(Judged::Median, 150e-6), (Judged::Longest, 5e-3)];
        goals.push(goal("nash", shape(8, 30, 10, family, 1), 1..=200, &limits));
    }
    for (parties, limit) in [(2, 0.02), (3, 0.02), (4, 0.02), (6, 1.0)] {
        for question in ["leximin", "ks"] {
            let table = shape(parties, 30, 10, "oppf", 1);
            goals.push(goal(question, table, 1..=20, &[(Judged::MostOfAll, limit)]));
        }
    }
    goals
}

/// Measures everything that has a limit, on all cores.
pub fn figures(program: &Program, folder: &Path) -> Result<Vec<Figure>, Failure> {
    let mut figures = Vec::new();
    for goal in goals() {
        println!("a goal: {} of {}", goal.question, goal.shape.name());
        let (mut times, mut peak) = (Vec::new(), None);
        for seed in goal.seeds.clone() {
            let subject = Subject::generated(program, Shape { seed, ..goal.shape.clone() }, folder)?;
            let measured = program.measure(goal.question, &subject.path, Threads::All)?;
            times.push(measured.shortest);
            peak = peak.max(measured.peak_kib);
        }
        let figure = |(judged, limit): &(Judged, f64)| {
            let Shape { parties, issues, choices, family, .. } = &goal.shape;
            Some(Figure {
                said: format!("{}, {parties} parties, {issues}×{choices} {family}", named(goal.question)),
                tables: times.len(),
                judged: *judged,
                seconds: quantile_of(&times, judged.part())?,
                limit: *limit,
                peak_kib: peak,
            })
        };
        figures.extend(goal.limits.iter().filter_map(figure));
    }
    figures.extend(worlds(&program.worlds()?));
    Ok(figures)
}

/// Checks the first frontier of each goal, by the fastest of the others too where it is done in time; says with whom it
/// was found to be the same.
pub fn agreed(
    program: &Program,
    peers: &Peers,
    extent: Extent,
    folder: &Path,
) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for goal in goals().into_iter().filter(|goal| goal.question == "frontier") {
        let subject = Subject::generated(program, goal.shape, folder)?;
        let found = program.answers(&subject.path)?;
        let mut agreed = checked(program, &subject, &found, None)?;
        let peer = Peer::MoocoreMerge;
        match peers.ask(peer, &subject.path, extent.asking())?.1 {
            Some(answer) => {
                compared(&subject, &found, peer, &answer)
                    .map_err(|reason| Failure::Unequal(format!("{}: {reason}", subject.name())))?;
                agreed.push(peer.name().to_owned());
            }
            None => agreed.push(format!("{} was ended", peer.name())),
        }
        lines.push(format!("{} ({})", subject.name(), agreed.join("; ")));
    }
    Ok(lines)
}

fn named(question: &str) -> &str {
    match question {
        "ks" => "Kalai-Smorodinsky",
        "nash" => "Nash",
        other => other,
    }
}

/// The figures among the lines of the benchmark of worlds.
fn worlds(lines: &str) -> Vec<Figure> {
    let limits =
        [("Nash 2 parties 8x6: 10000 worlds in ", 0.1), ("Nash 6 parties 12x6: 10000 worlds in ", 0.5)];
    let figure = |(start, limit): (&str, f64)| {
        let rest = lines.lines().find_map(|line| line.strip_prefix(start))?;
        Some(Figure {
            said: start.replace(": ", ", ").replace('x', "×").trim_end_matches(" in ").to_owned(),
            tables: 1,
            judged: Judged::Longest,
            seconds: rest.split_whitespace().next()?.parse().ok()?,
            limit,
            peak_kib: None,
        })
    };
    limits.into_iter().filter_map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_about_worlds_are_read() {
        let lines = "Nash 2 parties 8x6: 10000 worlds in 0.0612 s, 9 winners, one of them in 3 of 10000\n\
                     Place 2 parties 8x6: 200 worlds in 0.1 s\n\
                     Nash 6 parties 12x6: 10000 worlds in 0.7 s, 9 winners";
        let found = worlds(lines);
        assert_eq!(found.iter().map(|figure| figure.seconds).collect::<Vec<_>>(), [0.0612, 0.7]);
        assert_eq!(found.iter().map(Figure::is_met).collect::<Vec<_>>(), [true, false]);
        assert_eq!(found[0].said, "Nash 2 parties 8×6, 10000 worlds");
    }

    #[test]
    fn the_longest_of_two_hundred_is_held_to_its_own_limit() {
        let nash: Vec<_> = goals().into_iter().filter(|goal| goal.question == "nash").collect();
        assert!(nash.iter().all(|goal| goal.seeds == (1..=200) && goal.limits.len() == 2));
    }
}
