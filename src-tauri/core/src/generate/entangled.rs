//! Generated plans in which everything depends on everything: what the search over issues is measured on.

use super::{Size, Tape, chance::Chance, judged, stated, words};
use crate::{
    Ratio,
    engine::Case,
    model::{
        Choices, Combine, Condition, Constraint, Criterion, Fault, GainBasis, Issue, Level, NeededLevel,
        OptionId, PartyId, Plan, PlanId, PlanParts, Provenance, RatedAt, RatedLevel, Rating, Shift, ShiftBy,
        Standing,
    },
};

/// How a plan ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Some package meets every essential.
    Solvable,
    /// No package does: essentials of different parties want opposite options.
    Blocked,
}

/// Which entangled plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entangled {
    /// How large it is.
    pub size: Size,
    /// How it ends.
    pub ending: Ending,
    /// Which of the plans of this size.
    pub seed: u64,
}

/// A plan whose criteria hang together: each has one to three main issues that count by the weakest, the best or their
/// blend, and two to four shifts, every other one under a condition on two issues; every issue lies in one forbidden pair of
/// options on average, at least; each party has one to three essentials.
///
/// The first party's rows are said, those of the others are guesses; gains count from zero.
pub fn entangled_plan(entangled: Entangled) -> Result<Plan, Vec<Fault>> {
    let Entangled { size, ending, seed } = entangled;
    let mut chance = Chance::new(seed.wrapping_mul(0x9E37_79B9).wrapping_add(ending as u64));
    let head = [seed as u16, (seed >> 16) as u16];
    let mut tape = Tape::new(&head);
    let mut parts = PlanParts::new(PlanId::from(tape.uuid()), words::numbered("Entangled", seed as usize));
    parts.gain_basis = GainBasis::Zero;
    stated::numbered_table(&mut parts, &mut tape, size.issues, size.options);
    for number in 1..=size.parties {
        let party = stated::party(&mut tape, words::numbered("Party", number));
        let mut rows = Rows { parts: &mut parts, tape: &mut tape, chance: &mut chance };
        for place in 1..=size.criteria_each {
            rows.criterion(party.id, place, number == 1);
        }
        parts.parties.push(party);
    }
    let hidden: Vec<usize> = (0..size.issues).map(|_| chance.place(size.options.max(1))).collect();
    let mut rows = Rows { parts: &mut parts, tape: &mut tape, chance: &mut chance };
    rows.forbid(&hidden, size);
    rows.essentials(&hidden)?;
    if ending == Ending::Blocked {
        rows.block(size);
    }
    Plan::new(parts)
}

/// Rows under way.
struct Rows<'a, 'b> {
    parts: &'a mut PlanParts,
    tape: &'a mut Tape<'b>,
    chance: &'a mut Chance,
}

impl Rows<'_, '_> {
    fn criterion(&mut self, party: PartyId, place: usize, is_said: bool) {
        let provenance = if is_said { Provenance::said(None, None) } else { Provenance::guessed(None, None) };
        let count = 1 + self.chance.place(3);
        let mains = self.chance.places(count, self.parts.issues.len());
        let mains: Vec<Issue> =
            mains.into_iter().filter_map(|at| self.parts.issues.get(at).cloned()).collect();
        let ids = mains.iter().map(|issue| issue.id).collect();
        let mut row = judged::numbered_criterion(self.tape, party, place, ids);
        row.combine =
            Combine::ALL.get(self.chance.place(Combine::ALL.len())).copied().unwrap_or(Combine::Weakest);
        row.standing = Standing::Open;
        row.provenance = provenance.clone();
        row.need.provenance = provenance.clone();
        for option in mains.iter().flat_map(Issue::options) {
            let level = known(self.chance.below(4) as i64);
            let at = RatedAt::Option(option.id);
            self.parts.ratings.push(Rating { criterion: row.id, at, level, provenance: provenance.clone() });
        }
        for number in 0..2 + self.chance.place(3) {
            let by = [1, 1, -1, -1, 2, -2].get(self.chance.place(6)).copied().and_then(ShiftBy::new);
            let when = self.conditions(1 + number % 2);
            if let Some(by) = by.filter(|_| !when.is_empty()) {
                let (id, provenance) = (self.tape.uuid().into(), provenance.clone());
                self.parts.shifts.push(Shift { id, criterion: row.id, by, when, provenance });
            }
        }
        self.parts.criteria.push(row);
    }

    /// Conditions on some issues, each holding for up to three options.
    fn conditions(&mut self, count: usize) -> Vec<Condition> {
        let issues = self.chance.places(count, self.parts.issues.len());
        let condition = |at: usize| {
            let issue = self.parts.issues.get(at)?;
            let count = 1 + self.chance.place(3);
            let options = self.chance.places(count, issue.options().len());
            let options = options.into_iter().filter_map(|at| issue.options().get(at));
            let options: Vec<OptionId> = options.map(|option| option.id).collect();
            (!options.is_empty()).then_some(Condition { issue: issue.id, choices: Choices::AnyOf(options) })
        };
        issues.into_iter().filter_map(condition).collect()
    }

    /// Forbids pairs of options that are not both in the hidden package.
    fn forbid(&mut self, hidden: &[usize], size: Size) {
        let pairs = size.issues / 2 + self.chance.place(size.issues / 2 + 1);
        for _ in 0..pairs {
            let issues = self.chance.places(2, size.issues);
            let options: Vec<usize> = issues.iter().map(|_| self.chance.place(size.options)).collect();
            let is_hidden = |(issue, option): (&usize, &usize)| hidden.get(*issue) == Some(option);
            if issues.len() < 2 || issues.iter().zip(&options).all(is_hidden) {
                continue;
            }
            let when = issues.iter().zip(&options).filter_map(|(issue, option)| {
                let issue = self.parts.issues.get(*issue)?;
                let options = vec![issue.options().get(*option)?.id];
                Some(Condition { issue: issue.id, choices: Choices::AnyOf(options) })
            });
            let (id, provenance) = (self.tape.uuid().into(), Provenance::said(None, None));
            self.parts.constraints.push(Constraint { id, when: when.collect(), reason: None, provenance });
        }
    }

    /// Makes one to three criteria of each party essential, as high as the hidden package brings them, at most two.
    fn essentials(&mut self, hidden: &[usize]) -> Result<(), Vec<Fault>> {
        let plan = Plan::new(self.parts.clone())?;
        let Ok(case) = Case::of(&plan) else { return Ok(()) };
        let Some(hidden) = case.chosen(hidden.to_vec()) else { return Ok(()) };
        for party in &plan.parties {
            let met = plan.criteria_of(party.id).filter_map(|row| {
                let level = case.gauge(row.id)?.level(&hidden).low;
                let needed = [2, 1].into_iter().find(|needed| level >= Ratio::from(*needed as i64))?;
                (row.combine != Combine::Blend).then_some((row.id, NeededLevel::new(needed)?))
            });
            let met: Vec<_> = met.collect();
            let count = 1 + self.chance.place(3);
            for at in self.chance.places(count, met.len()) {
                let Some((id, level)) = met.get(at) else { continue };
                for row in self.parts.criteria.iter_mut().filter(|row| row.id == *id) {
                    row.standing = Standing::Essential;
                    row.need.level = *level;
                }
            }
        }
        Ok(())
    }

    /// Has the first two parties want opposite halves of one issue, and the last parties options of two issues that no
    /// package joins.
    fn block(&mut self, size: Size) {
        let shared = self.chance.place(size.issues);
        self.want(0, shared, |option| option < size.options / 2);
        self.want(1, shared, |option| option >= size.options / 2);
        let issues = self.chance.places(2, size.issues);
        if let (&[one, other], Some(last)) = (issues.as_slice(), size.parties.checked_sub(1)) {
            self.want(last.saturating_sub(1), one, |option| option % 2 == 0);
            self.want(last, other, |option| option % 3 == 0);
            let half = |issue: usize, every: usize| {
                let issue = self.parts.issues.get(issue)?;
                let options = issue.options().iter().step_by(every).map(|option| option.id).collect();
                Some(Condition { issue: issue.id, choices: Choices::AnyOf(options) })
            };
            let when: Vec<Condition> = [half(one, 2), half(other, 3)].into_iter().flatten().collect();
            let (id, provenance) = (self.tape.uuid().into(), Provenance::said(None, None));
            self.parts.constraints.push(Constraint { id, when, reason: None, provenance });
        }
    }

    /// Makes the first criterion of a party that is not essential yet an essential that only some options of one issue bring.
    fn want(&mut self, party: usize, issue: usize, is_wanted: impl Fn(usize) -> bool) {
        let Some(party) = self.parts.parties.get(party).map(|row| row.id) else { return };
        let Some(issue) = self.parts.issues.get(issue).cloned() else { return };
        let free = |row: &&mut Criterion| row.party == party && row.standing == Standing::Open;
        let Some(row) = self.parts.criteria.iter_mut().find(free) else { return };
        row.standing = Standing::Essential;
        row.main = vec![issue.id];
        row.combine = Combine::Weakest;
        row.need.level = NeededLevel::new(2).unwrap_or_default();
        let (id, provenance) = (row.id, row.provenance.clone());
        self.parts.ratings.retain(|rating| rating.criterion != id);
        self.parts.shifts.retain(|shift| shift.criterion != id || shift.by.levels() < 0);
        for (place, option) in issue.options().iter().enumerate() {
            let level = known(if is_wanted(place) { 3 } else { 1 });
            let at = RatedAt::Option(option.id);
            self.parts.ratings.push(Rating { criterion: id, at, level, provenance: provenance.clone() });
        }
    }
}

fn known(level: i64) -> RatedLevel {
    Level::new(Ratio::from(level)).map_or(RatedLevel::Unknown, RatedLevel::Known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Enough;

    const SIZE: Size = Size { parties: 4, criteria_each: 10, issues: 40, options: 10 };

    #[test]
    fn an_entangled_plan_is_whole_and_always_the_same() {
        for seed in 0..20 {
            for ending in [Ending::Solvable, Ending::Blocked] {
                let made = || entangled_plan(Entangled { size: SIZE, ending, seed }).unwrap();
                let (plan, case) = (made(), Case::of(&made()).unwrap());
                assert_eq!(plan, made());
                assert_eq!((plan.issues.len(), plan.criteria.len()), (40, 40));
                assert!(plan.constraints.len() >= 19, "{}", plan.constraints.len());
                let essential = case.gauges().iter().filter(|gauge| gauge.is_essential()).count();
                assert!((4..=16).contains(&essential), "{essential}");
            }
        }
    }

    #[test]
    fn a_blocked_plan_has_two_essentials_that_no_option_brings_together() {
        let size = Size { parties: 2, criteria_each: 2, issues: 2, options: 4 };
        let plan = entangled_plan(Entangled { size, ending: Ending::Blocked, seed: 3 }).unwrap();
        let case = Case::of(&plan).unwrap();
        for at in 0..16 {
            let chosen = case.chosen(vec![at / 4, at % 4]).unwrap();
            let fails = |gauge: &crate::engine::Gauge| gauge.enough(&chosen) == Enough::No;
            let essential = case.gauges().iter().filter(|gauge| gauge.is_essential());
            assert!(!case.is_possible(&chosen) || essential.into_iter().any(fails));
        }
    }
}
