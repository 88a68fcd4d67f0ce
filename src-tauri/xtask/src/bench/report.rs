//! What came out, as a page.

use std::collections::BTreeMap;

use super::{
    goal::Figure,
    machine::{BUSY, Machine},
    peer::{MOST_GIB, Outcome, Peer, Way},
    program::Measured,
    ratio::{CLASSES, Class, Ratio, quantile, quantile_of},
    subject::Origin,
    suite::{Extent, Stretch},
    text::{memory, outcome, packages, table, time},
    trial::Trial,
};

/// All that was measured in one run.
#[derive(Debug)]
pub struct Results {
    /// The machine.
    pub machine: Machine,
    /// The versions of what the engine is measured beside.
    pub versions: Vec<(String, String)>,
    /// How much was measured.
    pub extent: Extent,
    /// The largest load meanwhile, where the system tells it.
    pub load: Option<f64>,
    /// The published scenarios that were left out, with the reason.
    pub left_out: Vec<String>,
    /// The tables of the limits, with whom the engine's frontier was found to be the same.
    pub agreed: Vec<String>,
    /// The tables that everybody was asked about.
    pub trials: Vec<Trial>,
    /// The engine alone over many seeds.
    pub curve: Vec<(Stretch, Vec<Measured>)>,
    /// The figures with limits.
    pub figures: Vec<Figure>,
}

/// The page.
pub fn page(results: &Results) -> String {
    let parts = [
        opening(results),
        machine(results),
        ratios(results),
        goals(results),
        curve(&results.curve),
        times(&results.trials),
        memories(&results.trials),
        checks(results),
    ];
    parts.join("\n")
}

fn opening(results: &Results) -> String {
    let extent = match results.extent {
        Extent::Quick => "This was the quick run: few tables, and a shorter cap.\n\n",
        Extent::Whole => "",
    };
    let busy = match results.load {
        Some(load) if load > BUSY => {
            format!(
                "**The machine was busy (load up to {load:.2}): these times are too long, for everybody.**\n\n"
            )
        }
        Some(_) | None => String::new(),
    };
    let cap = results.extent.asking().cap;
    format!(
        "# The engine beside other programs\n\n\
         {busy}{extent}`cargo xtask bench` writes this page and `benchmark.svg`. Every table is written once, in whole \
         numbers; each program reads it, the others as floats made from them, and runs in a process of its own on one \
         thread, one after the other; the engine is measured again after each of them. Times of the engine are from the \
         whole numbers to the answer: the shortest and the middle of at least 20 runs after 3 that do not count (of at \
         least 3 runs where 20 would take more than four seconds). Of the others the shortest run counts, without reading \
         the table, importing, or compiling; a run ends after {cap:.0} s or {MOST_GIB} GiB, and is then told as “>”. \
         “–” was not asked: nobody can list so many packages, or a smaller table of the kind was too much already. A \
         ratio is the other's shortest time over the engine's.\n\n\
         ![Time over the number of packages, two parties, four families](benchmark.svg)\n"
    )
}

fn machine(results: &Results) -> String {
    let Machine { processor, cores, memory_gib, system, compiler, commit, day } = &results.machine;
    let memory = memory_gib.map_or("memory not known".to_owned(), |gib| format!("{gib:.1} GiB of memory"));
    let load = results.load.map_or("not known".to_owned(), |load| format!("{load:.2}"));
    let versions: Vec<String> =
        results.versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
    format!(
        "## The machine\n\n\
         {processor}, {cores} cores, {memory}; {system}. {compiler}; {}. Measured on {day} at commit {commit}; \
         the load was at most {load}.\n",
        versions.join(", ")
    )
}

/// The ratio of a peer to the engine in a trial.
fn ratio(trial: &Trial, peer: Peer) -> Option<Ratio> {
    let ours = match peer {
        Peer::NegmasNash => trial.nash.shortest,
        Peer::Negmas | Peer::Moocore | Peer::Paretoset | Peer::Mobanos | Peer::MoocoreMerge => {
            trial.frontier.shortest
        }
    };
    match &trial.peers.iter().find(|(asked, _)| *asked == peer)?.1 {
        Outcome::Took(took) => Some(Ratio::Times(took.shortest / ours)),
        Outcome::BeyondTime(cap) => Some(Ratio::MoreThan(cap / ours)),
        Outcome::BeyondMemory | Outcome::Failed | Outcome::NotAsked => None,
    }
}

/// A kind of tables that ratios are told for.
struct Kind {
    name: &'static str,
    holds: fn(&Trial) -> bool,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "Published scenarios, two parties",
        holds: |trial| is_published(trial) && !is_several(trial),
    },
    Kind {
        name: "Published scenarios, three and more parties",
        holds: |trial| is_published(trial) && is_several(trial),
    },
    Kind { name: "Generated, two parties", holds: |trial| !is_published(trial) && !is_several(trial) },
    Kind {
        name: "Generated, three and more parties",
        holds: |trial| !is_published(trial) && is_several(trial),
    },
];

const fn is_published(trial: &Trial) -> bool {
    match trial.subject.origin {
        Origin::Published(_) => true,
        Origin::Generated(_) => false,
    }
}

const fn is_several(trial: &Trial) -> bool {
    trial.subject.parties > 2
}

fn ratios(results: &Results) -> String {
    let listing =
        Peer::ALL.map(|peer| (peer, peer.way())).into_iter().filter(|(_, way)| *way == Way::Listing);
    let listing: Vec<Peer> = listing.map(|(peer, _)| peer).collect();
    let merging = [Peer::Mobanos, Peer::MoocoreMerge];
    let mut text =
        "## How many times longer others take\n\nMedian · smallest · tenth percentile (number of tables).\n"
            .to_owned();
    for kind in KINDS {
        let trials: Vec<&Trial> = results.trials.iter().filter(|trial| (kind.holds)(trial)).collect();
        if trials.is_empty() {
            continue;
        }
        let by_packages = CLASSES.iter().map(|class: &Class| {
            let within = |trial: &&Trial| class.holds(trial.subject.tenfolds());
            row(class.name, &listing, trials.iter().copied().filter(within))
        });
        let sizes = [("below 100", 0, 100), ("100 to 999", 100, 1000), ("1,000 and more", 1000, u64::MAX)];
        let by_vectors = sizes.into_iter().map(|(name, from, below)| {
            let within = |trial: &&Trial| (from..below).contains(&trial.frontier.size);
            row(name, &merging, trials.iter().copied().filter(within))
        });
        let head = |first: &'static str, peers: &[Peer]| -> Vec<&str> {
            [first].into_iter().chain(peers.iter().map(|peer| peer.name())).collect()
        };
        let (listed, merged): (Vec<_>, Vec<_>) =
            (by_packages.flatten().collect(), by_vectors.flatten().collect());
        text += &format!("\n### {}\n", kind.name);
        for (head, rows) in
            [(head("packages", &listing), listed), (head("vectors on the frontier", &merging), merged)]
        {
            if !rows.is_empty() {
                text += &format!("\n{}", table(&head, &rows));
            }
        }
    }
    text
}

/// A line of ratios; nothing where nobody was asked.
fn row<'a>(name: &str, peers: &[Peer], trials: impl Iterator<Item = &'a Trial>) -> Option<Vec<String>> {
    let trials: Vec<&Trial> = trials.collect();
    let cell = |peer: &Peer| {
        let ratios: Vec<Ratio> = trials.iter().filter_map(|trial| ratio(trial, *peer)).collect();
        let at = |part: f64| quantile(&ratios, part).map(|ratio| ratio.to_string());
        let told = || Some(format!("{} · {} · {} ({})", at(0.5)?, at(0.0)?, at(0.1)?, ratios.len()));
        told().unwrap_or("–".to_owned())
    };
    let cells: Vec<String> = peers.iter().map(cell).collect();
    let is_empty = cells.iter().all(|cell| cell == "–");
    (!is_empty).then(|| [name.to_owned()].into_iter().chain(cells).collect())
}

/// What a median ratio has to come to: for two parties' published scenarios, from so many tenfolds of packages on.
const LEAST_RATIOS: [(&str, f64, f64); 2] = [("10²", 2.0, 1_000.0), ("10⁴", 4.0, 10_000.0)];

/// Which of the least ratios are reached.
fn least_ratios(trials: &[Trial]) -> String {
    let line = |(name, from, least): &(&str, f64, f64)| {
        let within =
            |trial: &&Trial| is_published(trial) && !is_several(trial) && trial.subject.tenfolds() >= *from;
        let ratios: Vec<Ratio> =
            trials.iter().filter(within).filter_map(|trial| ratio(trial, Peer::Negmas)).collect();
        let (median, smallest) = (quantile(&ratios, 0.5)?, quantile(&ratios, 0.0)?);
        let reached = ratios.iter().filter(|ratio| ratio.least() >= *least).count();
        let met = if median.least() >= *least { "met" } else { "**missed**" };
        Some(format!(
            "- Published scenarios of two parties, {name} packages and up: negmas takes {median} as long in the median, \
             {smallest} at least; {} asked for: {met} in the median, reached by {reached} of {} each for itself.\n",
            Ratio::Times(*least),
            ratios.len()
        ))
    };
    LEAST_RATIOS.iter().filter_map(line).collect()
}

fn goals(results: &Results) -> String {
    let line = |figure: &Figure| {
        let met = if figure.is_met() { "met" } else { "**missed**" };
        vec![
            figure.said.clone(),
            format!("{} of {}", figure.judged.name(), figure.tables),
            time(figure.limit),
            time(figure.seconds),
            met.to_owned(),
            figure.peak_kib.map_or("–".to_owned(), memory),
        ]
    };
    let rows: Vec<Vec<String>> = results.figures.iter().map(line).collect();
    format!(
        "## Limits\n\nThe engine alone, on all cores; for each table the shortest run, then the one named of all \
         tables.\n\n{}\n{}",
        table(&["question", "time", "limit", "measured", "", "memory"], &rows),
        least_ratios(&results.trials)
    )
}

fn curve(curve: &[(Stretch, Vec<Measured>)]) -> String {
    let line = |(stretch, measured): &(Stretch, Vec<Measured>)| {
        let times: Vec<f64> = measured.iter().map(|measured| measured.shortest).collect();
        let at = |part: f64| quantile_of(&times, part).map_or("–".to_owned(), time);
        let sizes = measured.iter().map(|measured| measured.size);
        let least = sizes.clone().min().unwrap_or(0);
        vec![
            stretch.family.to_owned(),
            format!("{}×10", stretch.issues),
            format!("{} to {}", stretch.seeds.start(), stretch.seeds.end()),
            format!("{least} to {}", sizes.max().unwrap_or(0)),
            at(0.5),
            at(0.9),
            at(1.0),
        ]
    };
    let rows: Vec<Vec<String>> = curve.iter().map(line).collect();
    format!(
        "## Scaling\n\nThe engine alone, two parties, one thread. Seeds from 101 were held out while it was made, and \
         nothing was tuned on the family corr (equal weights, correlated values). f: weights and values at random, \
         finely cut; pct: in whole percent; oppf, opppct: what one party gains the other loses.\n\n{}",
        table(&["family", "issues", "seeds", "vectors", "median", "90th percentile", "longest"], &rows)
    )
}

/// The peers that trials have columns for.
const COLUMNS: [Peer; 5] = [Peer::Negmas, Peer::Moocore, Peer::Paretoset, Peer::Mobanos, Peer::MoocoreMerge];

fn found(trial: &Trial, peer: Peer) -> Option<&Outcome> {
    trial.peers.iter().find(|(asked, _)| *asked == peer).map(|(_, outcome)| outcome)
}

fn times(trials: &[Trial]) -> String {
    let line = |trial: &Trial| {
        let name = match &trial.subject.origin {
            Origin::Published(name) => name.clone(),
            Origin::Generated(shape) => shape.name(),
        };
        let own = |measured: &Measured| format!("{} / {}", time(measured.shortest), time(measured.median));
        let start =
            [name, packages(&trial.subject.packages), trial.frontier.size.to_string(), own(&trial.frontier)];
        let peers = COLUMNS.iter().map(|peer| outcome(found(trial, *peer)));
        let nash = [own(&trial.nash), outcome(found(trial, Peer::NegmasNash))];
        start.into_iter().chain(peers).chain(nash).collect()
    };
    let rows: Vec<Vec<String>> = trials.iter().map(line).collect();
    let names = COLUMNS.map(Peer::name);
    let head = ["table", "packages", "vectors", "Entente"].into_iter().chain(names);
    let head: Vec<&str> = head.chain(["Nash: Entente", "Nash: negmas"]).collect();
    format!(
        "## Times\n\nOf generated tables: parties, issues × choices, family, seed. Of Entente: shortest / middle. Of \
         negmas, Nash includes the frontier that it is looked for on.\n\n{}",
        table(&head, &rows)
    )
}

fn memories(trials: &[Trial]) -> String {
    let peak = |trial: &Trial, peer: Peer| match found(trial, peer) {
        Some(Outcome::Took(took)) => memory(took.peak_kib.saturating_sub(took.loaded_kib)),
        other => outcome(other),
    };
    let line = |trial: &Trial| {
        let own = trial.frontier.peak_kib.zip(trial.frontier.loaded_kib);
        let own = own.map_or("–".to_owned(), |(peak, loaded)| memory(peak.saturating_sub(loaded)));
        let peers = COLUMNS.iter().map(|peer| peak(trial, *peer));
        [trial.subject.name(), own].into_iter().chain(peers).collect()
    };
    let rows: Vec<Vec<String>> = trials.iter().map(line).collect();
    let head: Vec<&str> = ["table", "Entente"].into_iter().chain(COLUMNS.map(Peer::name)).collect();
    format!(
        "## Memory\n\nThe most memory of the process, beyond what it had before the first run ({}).\n\n{}",
        loaded(trials),
        table(&head, &rows)
    )
}

/// What programs have in memory before they compute anything.
fn loaded(trials: &[Trial]) -> String {
    let own = trials.iter().filter_map(|trial| trial.frontier.loaded_kib).max();
    let mut most: BTreeMap<&str, u64> = own.map(|kib| ("Entente", kib)).into_iter().collect();
    for (peer, outcome) in trials.iter().flat_map(|trial| &trial.peers) {
        if let (Outcome::Took(took), true) = (outcome, COLUMNS.contains(peer)) {
            let kib = most.entry(peer.name()).or_default();
            *kib = took.loaded_kib.max(*kib);
        }
    }
    most.into_iter().map(|(name, kib)| format!("{name} {}", memory(kib))).collect::<Vec<_>>().join(", ")
}

fn checks(results: &Results) -> String {
    let mut text = "## What was compared first\n\nNo time was told before all had found the same: the engine's \
         vectors and counts of packages against a listing of every package (up to 10⁷), exactly; against published \
         digests; against every other program, exactly where floats hold all sums, else within 10⁻⁸; Nash's product by \
         search against the largest on the frontier, among all packages, and by negmas. Every table above was compared \
         so, as far as others were asked and done in time; for the limits the first seed, and with these:\n"
        .to_owned();
    for line in &results.agreed {
        text += &format!("\n- {line}.");
    }
    for trial in &results.trials {
        for (peer, artefacts) in &trial.artefacts {
            text += &format!(
                "\n- {} on {}: by rounding it shows {} vectors that are dominated and leaves out {} that are not.",
                peer.name(),
                trial.subject.name(),
                artefacts.shown.len(),
                artefacts.missing.len()
            );
        }
    }
    for reason in &results.left_out {
        text += &format!("\n- Left out: {reason}.");
    }
    text + "\n"
}
