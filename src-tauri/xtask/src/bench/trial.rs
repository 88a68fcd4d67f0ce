//! One table, asked of everybody: first whether all find the same, then how long each took.

use super::{
    gate::{self, Artefacts, Vector},
    machine,
    peer::{Answer, Outcome, Peer, Peers, Way},
    program::{Found, Measured, Program, Threads},
    subject::{Origin, Subject},
    suite::Extent,
};
use crate::tool::Failure;

/// Every package is listed by a plain program of ours up to this many, and up to so many comparisons with vectors of the
/// frontier: what is beyond is left to others.
const LISTED: f64 = 1e7;
const COMPARED: f64 = 2e10;

/// What one table took everybody, all of whom found the same.
#[derive(Debug)]
pub struct Trial {
    /// The table.
    pub subject: Subject,
    /// With whom the engine's frontier was found to be the same.
    pub agreed: Vec<String>,
    /// Where others differ by rounding.
    pub artefacts: Vec<(Peer, Artefacts)>,
    /// The engine: the frontier.
    pub frontier: Measured,
    /// The engine: Nash's rule.
    pub nash: Measured,
    /// The others.
    pub peers: Vec<(Peer, Outcome)>,
    /// The largest load meanwhile.
    pub load: Option<f64>,
}

/// What trials need.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The engine.
    pub program: &'a Program,
    /// The others.
    pub peers: &'a Peers,
    /// How far they go.
    pub extent: Extent,
    /// Which peer was too slow for a kind of table already.
    pub too_much: Vec<(Peer, String)>,
}

impl Bench<'_> {
    /// Asks everybody about a table.
    pub fn trial(&mut self, subject: Subject, digest: Option<&String>) -> Result<Trial, Failure> {
        let found = self.program.answers(&subject.path)?;
        let agreed = checked(self.program, &subject, &found, digest)?;
        let mut trial = Trial {
            agreed,
            artefacts: Vec::new(),
            frontier: self.measure("frontier", &subject)?,
            nash: self.measure("nash", &subject)?,
            peers: Vec::new(),
            load: machine::load(),
            subject,
        };
        let is_within = trial.subject.tenfolds() <= self.extent.listed() + 1e-9;
        let parties = trial.subject.parties;
        for peer in Peer::ALL.into_iter().filter(|peer| peer.takes(parties)) {
            if is_within || peer.way() == Way::Merging {
                self.ask(&mut trial, &found, peer)?;
            }
        }
        if trial.frontier.size != found.text.lines().count() as u64 {
            let reason = "the engine found another frontier when it was measured";
            return Err(Failure::Unequal(format!("{}: {reason}", trial.subject.name())));
        }
        Ok(trial)
    }

    /// Asks one other program, then the engine again.
    fn ask(&mut self, trial: &mut Trial, found: &Found, peer: Peer) -> Result<(), Failure> {
        let kind = (peer, kind(&trial.subject));
        if self.too_much.contains(&kind) {
            trial.peers.push((peer, Outcome::NotAsked));
            return Ok(());
        }
        let (outcome, answer) = self.peers.ask(peer, &trial.subject.path, self.extent.asking())?;
        match answer {
            Some(answer) => {
                let differs = compared(&trial.subject, found, peer, &answer).map_err(|reason| {
                    let (name, peer) = (trial.subject.name(), peer.name());
                    Failure::Unequal(format!("{name}: Entente and {peer} differ: {reason}"))
                })?;
                trial.agreed.push(peer.name().to_owned());
                if differs != Artefacts::default() {
                    trial.artefacts.push((peer, differs));
                }
            }
            None => self.too_much.push(kind),
        }
        trial.peers.push((peer, outcome));
        trial.load = trial.load.zip(machine::load()).map(|(one, other)| one.max(other));
        match peer {
            Peer::NegmasNash => trial.nash = trial.nash.and(self.measure("nash", &trial.subject)?),
            Peer::Negmas | Peer::Moocore | Peer::Paretoset | Peer::Mobanos | Peer::MoocoreMerge => {
                trial.frontier = trial.frontier.and(self.measure("frontier", &trial.subject)?);
            }
        }
        Ok(())
    }

    fn measure(&self, question: &str, subject: &Subject) -> Result<Measured, Failure> {
        self.program.measure(question, &subject.path, Threads::One)
    }
}

/// What tables are the same but for their size; published scenarios are each of their own kind.
fn kind(subject: &Subject) -> String {
    match &subject.origin {
        Origin::Published(name) => name.clone(),
        Origin::Generated(shape) => shape.kind(),
    }
}

/// Checks the engine's answers without other programs; says against what.
pub fn checked(
    program: &Program,
    subject: &Subject,
    found: &Found,
    digest: Option<&String>,
) -> Result<Vec<String>, Failure> {
    let refuse = |reason: &str| Err(Failure::Unequal(format!("{}: {reason}", subject.name())));
    let mut agreed = Vec::new();
    if found.nash_by_search.as_ref() != Some(&found.nash_by_scan) {
        return refuse("Nash's product by search is not the largest on the frontier");
    }
    agreed.push("Nash by search and by scan".to_owned());
    let packages: f64 = subject.packages.parse().unwrap_or(f64::INFINITY);
    if packages <= LISTED && packages * found.text.lines().count() as f64 <= COMPARED {
        let listed = program.listed(&subject.path)?;
        if listed.text != found.text {
            return refuse("listing every package finds other vectors, or other counts of packages");
        }
        if listed.nash_by_scan != found.nash_by_scan {
            return refuse("listing every package finds another product for Nash's rule");
        }
        agreed.push("listing".to_owned());
    }
    if let Some(digest) = digest {
        if found.digest.as_ref() != Some(digest) {
            return refuse("the frontier's digest is not the published one");
        }
        agreed.push("published digest".to_owned());
    }
    Ok(agreed)
}

/// Whether a peer found what the engine found; what differs by rounding.
pub fn compared(subject: &Subject, found: &Found, peer: Peer, answer: &Answer) -> Result<Artefacts, String> {
    if answer.is_exact {
        return gate::is_same(&found.vectors(None), &answer.vectors).map(|()| Artefacts::default());
    }
    let header = |name: &str| subject.header(name).map_err(|failure| failure.to_string());
    let (units, without) = (header("units ")?, header("without ")?);
    let base: Vec<f64> = without.iter().zip(&units).map(|(without, unit)| without / unit).collect();
    match peer {
        Peer::Negmas => {
            // negmas leaves out where somebody loses; where somebody just does not, its rounding may say otherwise.
            let least = |vector: &Vector| -> f64 {
                vector.iter().zip(&base).map(|(own, base)| own - base).fold(f64::INFINITY, f64::min)
            };
            let mut ours = found.vectors(Some(&units));
            ours.retain(|vector| least(vector) >= -gate::ROUNDING);
            let border = ours.iter().filter(|vector| least(vector) <= gate::ROUNDING).cloned();
            let theirs: Vec<Vector> = answer.vectors.iter().cloned().chain(border).collect();
            gate::is_near(&ours, &theirs)
        }
        Peer::NegmasNash => {
            let theirs = answer.vectors.first().map(|own| product(own, &base));
            let ours = utility_product(&found.nash_by_scan, &units);
            gate::is_same_value(ours, theirs.unwrap_or(0.0)).map(|()| Artefacts::default())
        }
        Peer::Moocore | Peer::Paretoset | Peer::Mobanos | Peer::MoocoreMerge => {
            gate::is_near(&found.vectors(Some(&units)), &answer.vectors)
        }
    }
}

/// The product of gains.
fn product(vector: &[f64], base: &[f64]) -> f64 {
    vector.iter().zip(base).map(|(own, base)| own - base).product()
}

/// The product of everybody's gains in utilities, 0 where not everybody gains.
fn utility_product(value: &str, units: &[f64]) -> f64 {
    let Some((gaining, product)) = value.split_once(':') else { return 0.0 };
    if gaining.parse() != Ok(units.len()) {
        return 0.0;
    }
    product.parse::<f64>().map_or(0.0, |product| units.iter().fold(product, |product, unit| product / unit))
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use super::*;

    fn found(text: &str, nash_by_scan: &str) -> Found {
        let nash_by_scan = nash_by_scan.to_owned();
        Found { text: text.to_owned(), digest: None, nash_by_scan, nash_by_search: None }
    }

    /// Two parties, of whom the second has 10 of 50 without agreement.
    fn subject(called: &str) -> Subject {
        let path = env::temp_dir().join(format!("entente-bench-{called}-{}.table", process::id()));
        fs::write(&path, "units 100 50\nwithout 0 10\nissue\n100 0\n0 50\n").unwrap();
        Subject { origin: Origin::Published(called.to_owned()), parties: 2, packages: "2".to_owned(), path }
    }

    #[test]
    fn an_engine_that_lacks_a_vector_is_refused_by_any_other_program() {
        let subject = subject("lacks");
        let lacking = found("0 50 | 1\n", "1:5000");
        let whole = Answer { vectors: vec![vec![100.0, 0.0], vec![0.0, 50.0]], is_exact: true };
        assert!(compared(&subject, &lacking, Peer::Moocore, &whole).is_err());
        let whole = Answer { vectors: vec![vec![1.0, 0.0], vec![0.0, 1.0]], is_exact: false };
        assert!(compared(&subject, &lacking, Peer::Mobanos, &whole).is_err());
        fs::remove_file(subject.path).unwrap();
    }

    #[test]
    fn negmas_may_leave_out_where_somebody_loses() {
        let subject = subject("loses");
        let ours = found("100 0 | 1\n0 50 | 1\n", "1:4000");
        let theirs = Answer { vectors: vec![vec![0.0, 1.0]], is_exact: false };
        assert_eq!(compared(&subject, &ours, Peer::Negmas, &theirs), Ok(Artefacts::default()));
        assert!(compared(&subject, &ours, Peer::Mobanos, &theirs).is_err());
        fs::remove_file(subject.path).unwrap();
    }

    #[test]
    fn another_point_of_nash_is_refused() {
        let subject = subject("nash");
        let ours = found("60 40 | 1\n", "2:1800");
        let at = |own: [f64; 2]| Answer { vectors: vec![own.to_vec()], is_exact: false };
        assert!(compared(&subject, &ours, Peer::NegmasNash, &at([0.6, 0.8])).is_ok());
        assert!(compared(&subject, &ours, Peer::NegmasNash, &at([0.5, 0.9])).is_err());
        fs::remove_file(subject.path).unwrap();
    }

    #[test]
    fn a_product_is_told_in_utilities() {
        assert_eq!(utility_product("2:2500", &[100.0, 50.0]), 0.5);
        assert_eq!(utility_product("1:2500", &[100.0, 50.0]), 0.0);
        assert_eq!(utility_product("somebody loses", &[100.0, 50.0]), 0.0);
        assert_eq!(product(&[0.75, 0.5], &[0.25, 0.0]), 0.25);
    }
}
