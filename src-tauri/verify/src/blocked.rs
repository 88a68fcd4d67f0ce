//! Confirming that no package meets some essentials together.

use entente_core::certificate::{BlockedClaim, BlockedStep, Meeting};
use num_rational::BigRational;
use num_traits::Zero as _;

use crate::{
    Confirmed, Reason,
    plain::{End, Plain, PlainCriterion, whole},
};

/// By how many issues a part may be split.
const DEEPEST: usize = 1_000;

/// Confirms that no package meets some essentials together, or that constraints leave none.
pub fn confirm(plain: &Plain<'_>, claim: &BlockedClaim) -> Result<Confirmed, Reason> {
    let criteria = plain.plan.criteria.iter().map(|row| row.id);
    let essentials = places(&claim.essentials, &criteria.collect::<Vec<_>>())?;
    let is_essential = |at: &usize| plain.criteria.get(*at).is_some_and(|criterion| criterion.is_essential);
    if let Some(row) = essentials.iter().position(|at| !is_essential(at)) {
        return Err(Reason::NoMember { row });
    }
    let constraints = plain.plan.constraints.iter().map(|row| row.id);
    let constraints = places(&claim.constraints, &constraints.collect::<Vec<_>>())?;
    let end = match claim.meeting {
        Meeting::Surely => End::Low,
        Meeting::Perhaps => End::High,
    };
    let mut refutation = Refutation {
        plain,
        essentials: &essentials,
        constraints: &constraints,
        end,
        chosen: vec![None; plain.sizes.len()],
        depth: 0,
        steps: claim.steps.iter().enumerate(),
    };
    refutation.part()?;
    if let Some((row, _)) = refutation.steps.next() {
        return Err(Reason::NoStep { row });
    }
    smaller(plain, claim, &essentials, &constraints, end)?;
    Ok(if essentials.is_empty() {
        Confirmed::RuledOut(constraints.len())
    } else {
        Confirmed::Blocked(essentials.len())
    })
}

/// The places of members among all rows, each after the one before it.
fn places<Id: PartialEq>(members: &[Id], all: &[Id]) -> Result<Vec<usize>, Reason> {
    let mut found: Vec<usize> = Vec::with_capacity(members.len());
    for (row, member) in members.iter().enumerate() {
        let place = all.iter().position(|id| id == member);
        let place = place.filter(|place| found.last().is_none_or(|last| last < place));
        found.push(place.ok_or(Reason::NoMember { row })?);
    }
    Ok(found)
}

/// Whether for every member a package meets all the others, where that is claimed.
fn smaller(
    plain: &Plain<'_>,
    claim: &BlockedClaim,
    essentials: &[usize],
    constraints: &[usize],
    end: End,
) -> Result<(), Reason> {
    if claim.smaller.is_empty() {
        return Ok(());
    }
    let members = if essentials.is_empty() { constraints } else { essentials };
    if claim.smaller.len() != members.len() {
        return Err(Reason::SmallerCount {});
    }
    for (row, (left_out, chosen)) in members.iter().zip(&claim.smaller).enumerate() {
        if !plain.is_on_the_table(chosen) {
            return Err(Reason::NoPackage { row });
        }
        let mut others = members.iter().filter(|other| *other != left_out);
        if essentials.is_empty() {
            let when = |at: &usize| plain.constraints.get(*at).map_or(&[][..], Vec::as_slice);
            if others.any(|other| when(other).iter().all(|clause| clause.holds(chosen))) {
                return Err(Reason::RuledOut { row });
            }
            continue;
        }
        if !plain.is_possible(chosen) {
            return Err(Reason::RuledOut { row });
        }
        let is_met = |at: &usize| {
            plain.criteria.get(*at).is_some_and(|criterion| plain.is_enough(criterion, chosen, end))
        };
        if !others.all(is_met) {
            return Err(Reason::EssentialMissed { row });
        }
    }
    Ok(())
}

/// The steps of a proof, followed one after the other.
struct Refutation<'a> {
    plain: &'a Plain<'a>,
    essentials: &'a [usize],
    constraints: &'a [usize],
    end: End,
    /// What is chosen in the part at hand.
    chosen: Vec<Option<usize>>,
    /// By how many issues it was split.
    depth: usize,
    steps: std::iter::Enumerate<std::slice::Iter<'a, BlockedStep>>,
}

impl Refutation<'_> {
    /// Follows the steps that close the part at hand; an issue is split by once at most, and no proof goes deeper than
    /// [`DEEPEST`].
    fn part(&mut self) -> Result<(), Reason> {
        let count = self.steps.len();
        let Some((row, step)) = self.steps.next() else { return Err(Reason::NoStep { row: count }) };
        match step {
            BlockedStep::Split(issue) => {
                let size = self.plain.sizes.get(*issue).copied().ok_or(Reason::NoStep { row })?;
                if self.chosen.get(*issue) != Some(&None) || self.depth == DEEPEST {
                    return Err(Reason::NoStep { row });
                }
                self.depth += 1;
                for choice in 0..size {
                    self.choose(*issue, Some(choice));
                    self.part()?;
                }
                self.choose(*issue, None);
                self.depth -= 1;
                Ok(())
            }
            BlockedStep::Short(place) => {
                let criterion = self.essentials.get(*place).and_then(|at| self.plain.criteria.get(*at));
                let criterion = criterion.ok_or(Reason::NoStep { row })?;
                let is_short = highest(criterion, &self.chosen, self.end) < criterion.needed;
                if is_short { Ok(()) } else { Err(Reason::NotShort { row }) }
            }
            BlockedStep::RuledOut(place) => {
                let when = self.constraints.get(*place).and_then(|at| self.plain.constraints.get(*at));
                let when = when.ok_or(Reason::NoStep { row })?;
                let holds = |clause: &crate::plain::Clause| {
                    let choice = self.chosen.get(clause.issue).copied().flatten();
                    choice.is_some_and(|choice| clause.holds.get(choice) == Some(&true))
                };
                if when.iter().all(holds) { Ok(()) } else { Err(Reason::NotRuledOut { row }) }
            }
        }
    }

    fn choose(&mut self, issue: usize, choice: Option<usize>) {
        self.chosen.iter_mut().skip(issue).take(1).for_each(|place| *place = choice);
    }
}

/// A level that no package of a part is above: every main issue that is open at its highest, every shift that may still
/// hold counted where it adds.
fn highest(criterion: &PlainCriterion, chosen: &[Option<usize>], end: End) -> BigRational {
    let settled = |issue: usize| chosen.get(issue).copied().flatten();
    let levels = criterion.mains.iter().filter_map(|main| {
        let at = |choice: usize| main.level(choice, end);
        match settled(main.issue) {
            Some(choice) => at(choice),
            None => (0..main.cells.len()).filter_map(at).max(),
        }
    });
    let anything = match end {
        End::Low => whole(0),
        End::Middle => whole(3) / whole(2),
        End::High => whole(3),
    };
    let base = criterion.combined(levels).unwrap_or(anything);
    let shift = |(by, when): &(BigRational, Vec<crate::plain::Clause>)| {
        let holds = |clause: &crate::plain::Clause| {
            settled(clause.issue).map(|choice| clause.holds.get(choice) == Some(&true))
        };
        let held: Vec<Option<bool>> = when.iter().map(holds).collect();
        if held.contains(&Some(false)) {
            BigRational::zero()
        } else if held.contains(&None) {
            by.clone().max(BigRational::zero())
        } else {
            by.clone()
        }
    };
    let shifts: BigRational = criterion.shifts.iter().map(shift).sum();
    (base + shifts).clamp(whole(0), whole(3))
}
