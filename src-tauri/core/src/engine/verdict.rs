//! The win check: W1 essentials, W2 no agreement, and what may be said of a package.

use super::{AgainstCourse, Case, Chosen, Enough, Gauge, Ground};
use crate::model::{CriterionId, EssentialsSaid};

/// Why a party's essentials are undetermined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The party has named nothing essential, nor said that nothing is.
    NothingNamed,
    /// An essential has no evidence yet.
    NoEvidence(CriterionId),
    /// What is unknown leaves an essential open.
    Unknown(CriterionId),
}

/// W1: whether every essential of one party is enough, by its own evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Essentials {
    /// Every one is.
    Met,
    /// These surely are not.
    NotMet(Vec<CriterionId>),
    /// It cannot be said, because of these.
    Undetermined(Vec<Hole>),
}

/// What may be said of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WinLabel {
    /// Every essential of every party is enough, and all of it rests on what was said, seen or observed.
    WinWin,
    /// The same, if the assumed rows it rests on hold.
    WinWinIf,
    /// Something unknown, missing evidence, or a party that named nothing essential leaves it open.
    Undetermined,
    /// Some essential is not enough.
    NotYet,
}

impl WinLabel {
    /// Every label, the strongest first.
    pub const ALL: [Self; 4] = [Self::WinWin, Self::WinWinIf, Self::Undetermined, Self::NotYet];

    /// The stable code of the label.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WinWin => "win-win",
            Self::WinWinIf => "win-win-if",
            Self::Undetermined => "undetermined",
            Self::NotYet => "not-yet",
        }
    }
}

/// Whether a package that is not win-win is at least better than no agreement for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consolation {
    /// Nothing can be said, or nothing needs to be.
    None,
    /// It is better than no agreement for all, and not win-win.
    BetterForAll,
}

/// The win check of one package, party by party in plan order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WinCheck {
    /// What may be said of the package; nothing in a plan of one party.
    pub label: Option<WinLabel>,
    /// W1.
    pub essentials: Vec<Essentials>,
    /// W2.
    pub against_course: Vec<AgainstCourse>,
    /// What may be said beside *not yet*.
    pub consolation: Consolation,
}

impl Case {
    /// Checks a package: W1, W2 and the label.
    pub fn win_check(&self, chosen: &Chosen) -> WinCheck {
        let parties = || 0..self.parties.len();
        let label = self.label(chosen);
        let against: Vec<_> = parties().map(|party| self.against_course(party, chosen)).collect();
        let better = against.iter().all(|against| *against == AgainstCourse::Better);
        WinCheck {
            label,
            essentials: parties().map(|party| self.essentials(party, chosen)).collect(),
            consolation: match (label, better) {
                (Some(WinLabel::NotYet), true) => Consolation::BetterForAll,
                (Some(_) | None, true | false) => Consolation::None,
            },
            against_course: against,
        }
    }

    /// W1 for one party.
    ///
    /// An essential takes part once its evidence is written down; until then it is a hole, not a failure. A party that
    /// marked nothing is undetermined unless it said that nothing here is essential.
    pub fn essentials(&self, party: usize, chosen: &Chosen) -> Essentials {
        let mut short = Vec::new();
        let mut holes = Vec::new();
        let mut named = false;
        for gauge in self.gauges_of(party).filter(|gauge| gauge.is_essential) {
            named = true;
            match (gauge.has_evidence, gauge.enough(chosen)) {
                (false, Enough::Yes | Enough::Open | Enough::No) => holes.push(Hole::NoEvidence(gauge.id)),
                (true, Enough::Yes) => {}
                (true, Enough::Open) => holes.push(Hole::Unknown(gauge.id)),
                (true, Enough::No) => short.push(gauge.id),
            }
        }
        let said = self.parties.get(party).map(|row| row.essentials);
        if !named && said != Some(EssentialsSaid::NothingIsEssential) {
            holes.push(Hole::NothingNamed);
        }
        match (short.is_empty(), holes.is_empty()) {
            (false, true | false) => Essentials::NotMet(short),
            (true, false) => Essentials::Undetermined(holes),
            (true, true) => Essentials::Met,
        }
    }

    /// The essentials that a package surely does not meet, by their own evidence, party by party.
    pub fn short_of(&self, chosen: &Chosen) -> Vec<CriterionId> {
        let verdicts = (0..self.parties.len()).map(|party| self.essentials(party, chosen));
        let short = verdicts.map(|verdict| match verdict {
            Essentials::NotMet(short) => short,
            Essentials::Met | Essentials::Undetermined(_) => Vec::new(),
        });
        short.flatten().collect()
    }

    /// What may be said of a package; nothing in a plan of fewer than two parties.
    pub fn label(&self, chosen: &Chosen) -> Option<WinLabel> {
        if self.parties.len() < 2 {
            return None;
        }
        let verdicts = (0..self.parties.len()).map(|party| self.essentials(party, chosen));
        let verdicts: Vec<Essentials> = verdicts.collect();
        let any = |test: fn(&Essentials) -> bool| verdicts.iter().any(test);
        Some(if any(|verdict| matches!(verdict, Essentials::NotMet(_))) {
            WinLabel::NotYet
        } else if any(|verdict| matches!(verdict, Essentials::Undetermined(_))) {
            WinLabel::Undetermined
        } else if self.grounds(chosen).iter().any(Ground::is_guess) {
            WinLabel::WinWinIf
        } else {
            WinLabel::WinWin
        })
    }

    /// Whether every essential of every party is surely at its need, evidence aside.
    pub fn meets_essentials(&self, chosen: &Chosen) -> bool {
        self.gauges.iter().filter(|gauge| gauge.is_essential).all(|gauge| gauge.enough(chosen) == Enough::Yes)
    }

    /// The rows that the verdicts on the essentials of a package rest on, each once, in plan order of the criteria.
    pub fn grounds(&self, chosen: &Chosen) -> Vec<Ground> {
        let essentials = self.gauges.iter().filter(|gauge: &&Gauge| gauge.is_essential);
        let mut grounds: Vec<Ground> = Vec::new();
        for ground in essentials.flat_map(|gauge| gauge.grounds(chosen)) {
            if !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
        grounds
    }
}
