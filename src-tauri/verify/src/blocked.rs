//! Confirming that no package meets some essentials together.

use entente_core::certificate::{BlockedClaim, BlockedStep, Closed, Meeting};

use crate::{
    Confirmed, Reason,
    plain::{Clause, End, Plain},
    reach::Reach,
};

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
    let reach = |at: &usize| Reach::of(&plain.parted(plain.criteria.get(*at)?, end), end);
    let when = |at: &usize| plain.constraints.get(*at).map(|when| plain.parted_clauses(when));
    let mut refutation = Refutation {
        essentials: essentials.iter().map(reach).collect::<Option<_>>().ok_or(Reason::TooFine {})?,
        constraints: constraints.iter().filter_map(when).collect(),
        open: plain.parted_sizes().into_iter().map(|size| vec![true; size]).collect(),
        closed: Vec::new(),
        left: Vec::new(),
    };
    refutation.follow(&claim.steps)?;
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
struct Refutation {
    essentials: Vec<Reach>,
    constraints: Vec<Vec<Clause>>,
    /// Which choices are open in the part at hand.
    open: Vec<Vec<bool>>,
    /// The choices that were closed, in turn.
    closed: Vec<(usize, usize)>,
    /// The parts that are left: how much was closed before, and the choice without which they go on.
    left: Vec<(usize, usize, usize)>,
}

impl Refutation {
    /// Follows the steps until every part is closed.
    fn follow(&mut self, steps: &[BlockedStep]) -> Result<(), Reason> {
        for (row, step) in steps.iter().enumerate() {
            match step {
                BlockedStep::Split { issue, choice } => self.split(row, *issue, *choice)?,
                BlockedStep::Without { issue, choices, because } => {
                    self.without(row, *issue, choices, *because)?;
                }
                BlockedStep::Closed(because) => {
                    self.check(row, *because)?;
                    let Some((before, issue, choice)) = self.left.pop() else {
                        return if row + 1 == steps.len() {
                            Ok(())
                        } else {
                            Err(Reason::NoStep { row: row + 1 })
                        };
                    };
                    for (issue, choice) in self.closed.split_off(before) {
                        self.set(issue, choice, true);
                    }
                    self.close(issue, choice);
                }
            }
        }
        Err(Reason::NoStep { row: steps.len() })
    }

    fn split(&mut self, row: usize, issue: usize, choice: usize) -> Result<(), Reason> {
        let others = self.others(row, issue, &[choice])?;
        if others.is_empty() {
            return Err(Reason::NoStep { row });
        }
        self.left.push((self.closed.len(), issue, choice));
        others.into_iter().for_each(|other| self.close(issue, other));
        Ok(())
    }

    fn without(
        &mut self,
        row: usize,
        issue: usize,
        choices: &[usize],
        because: Closed,
    ) -> Result<(), Reason> {
        let others = self.others(row, issue, choices)?;
        others.iter().for_each(|other| self.set(issue, *other, false));
        let checked = self.check(row, because);
        others.iter().for_each(|other| self.set(issue, *other, true));
        choices.iter().for_each(|choice| self.close(issue, *choice));
        checked
    }

    /// The open choices of an issue besides some that are open too.
    fn others(&self, row: usize, issue: usize, choices: &[usize]) -> Result<Vec<usize>, Reason> {
        let open = self.open.get(issue).ok_or(Reason::NoStep { row })?;
        let is_open = |choice: &usize| open.get(*choice) == Some(&true);
        if choices.is_empty() || !choices.is_sorted_by(|a, b| a < b) || !choices.iter().all(is_open) {
            return Err(Reason::NoStep { row });
        }
        Ok((0..open.len()).filter(|choice| is_open(choice) && !choices.contains(choice)).collect())
    }

    fn check(&self, row: usize, because: Closed) -> Result<(), Reason> {
        match because {
            Closed::Short(place) => {
                let reach = self.essentials.get(place).ok_or(Reason::NoStep { row })?;
                if reach.is_short(&self.open) { Ok(()) } else { Err(Reason::NotShort { row }) }
            }
            Closed::RuledOut(place) => {
                let when = self.constraints.get(place).ok_or(Reason::NoStep { row })?;
                let holds = |clause: &Clause| {
                    let open = self.open.get(clause.issue).map_or(&[][..], Vec::as_slice);
                    open.iter().zip(&clause.holds).all(|(open, holds)| !open || *holds)
                };
                if when.iter().all(holds) { Ok(()) } else { Err(Reason::NotRuledOut { row }) }
            }
        }
    }

    fn close(&mut self, issue: usize, choice: usize) {
        self.closed.push((issue, choice));
        self.set(issue, choice, false);
    }

    fn set(&mut self, issue: usize, choice: usize, is_open: bool) {
        let place = self.open.get_mut(issue).and_then(|open| open.get_mut(choice));
        place.into_iter().for_each(|place| *place = is_open);
    }
}
