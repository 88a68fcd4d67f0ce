//! Leaving out lines of the map and rows of stages 5 to 8 that no longer fit, because what they point at is gone.

use super::{Fault, PlanParts, later_check};

/// What did not fit and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// What was wrong.
    pub fault: Fault,
    /// The pointer that was emptied; nothing when the whole row was left out.
    pub emptied: Option<&'static str>,
}

impl PlanParts {
    /// Leaves out whatever of these rows does not fit, and says what it was; optional pointers are emptied instead.
    ///
    /// Leaving out one row can leave others without what they point at, so it is done until all fit.
    pub fn drop_unfit(&mut self) -> Vec<Unfit> {
        let (mut dropped, mut last) = (Vec::new(), Vec::new());
        loop {
            let faults = later_check::faults(self);
            if faults == last {
                return dropped;
            }
            for fault in &faults {
                let (table, row) = fault.at.split_once('/').unwrap_or((&fault.at, ""));
                let emptied = self.let_go(table, row);
                if emptied.is_none() {
                    self.leave_out(table, row);
                    self.leave_out_inside(table, row);
                }
                dropped.push(Unfit { fault: fault.clone(), emptied });
            }
            last = faults;
        }
    }

    /// Empties an optional pointer of a row that leads nowhere, and says which it was.
    fn let_go(&mut self, table: &str, row: &str) -> Option<&'static str> {
        let parties: Vec<_> = self.parties.iter().map(|row| row.id).collect();
        let gone = |party: &mut Option<_>| party.take_if(|id| !parties.contains(id)).map(|_| "party");
        match table {
            "idea" => self.ideas.iter_mut().find(|it| is(it.id, row)).and_then(|it| gone(&mut it.party)),
            "standard" => {
                self.standards.iter_mut().find(|it| is(it.id, row)).and_then(|it| gone(&mut it.party))
            }
            "talk_line" => {
                self.talk_lines.iter_mut().find(|it| is(it.id, row)).and_then(|it| gone(&mut it.party))
            }
            "circumstance" => {
                let issues: Vec<_> = self.issues.iter().map(|row| row.id).collect();
                let it = self.circumstances.iter_mut().find(|it| is(it.id, row))?;
                it.issue.take_if(|id| !issues.contains(id)).map(|_| "issue")
            }
            _ => None,
        }
    }

    fn leave_out(&mut self, table: &str, row: &str) {
        match table {
            "influence" => leave(&mut self.influences, |it| is(it.id, row)),
            "common_ground" => leave(&mut self.common_grounds, |it| is(it.id, row)),
            "circumstance" => leave(&mut self.circumstances, |it| is(it.id, row)),
            "idea" => leave(&mut self.ideas, |it| is(it.id, row)),
            "standard" => leave(&mut self.standards, |it| is(it.id, row)),
            "event" => leave(&mut self.events, |it| is(it.id, row)),
            "contingent_term" => leave(&mut self.terms, |it| is(it.id, row)),
            "fallout" => leave(&mut self.fallouts, |it| is(it.id, row)),
            "offer" => leave(&mut self.offers, |it| is(it.id, row)),
            "talk_line" => leave(&mut self.talk_lines, |it| is(it.id, row)),
            "agreement" => leave(&mut self.agreements, |it| is(it.id, row)),
            _ => {}
        }
    }

    /// Leaves out a row that stands inside another one.
    fn leave_out_inside(&mut self, table: &str, row: &str) {
        let (owner, key) = row.split_once(':').unwrap_or(("", row));
        for it in self.common_grounds.iter_mut().filter(|it| table == "common_criterion" && is(it.id, owner))
        {
            leave(&mut it.members, |member| is(member.criterion, key));
        }
        for it in self.ideas.iter_mut().filter(|it| table == "idea_row" && is(it.id, owner)) {
            leave(&mut it.cites, |cited| is(cited, key));
        }
        for it in self.packages.iter_mut().filter(|it| table == "package_row" && is(it.id, owner)) {
            leave(&mut it.changed, |changed| is(changed, key));
        }
        for it in self.events.iter_mut().filter(|it| table == "forecast" && is(it.id, owner)) {
            leave(&mut it.forecasts, |forecast| is(forecast.party, key));
        }
        for it in self.fallouts.iter_mut().filter(|_| table == "mitigation") {
            leave(&mut it.mitigations, |mitigation| is(mitigation.id, row));
        }
        for it in self.offers.iter_mut().filter(|it| is(it.id, owner)) {
            match table {
                "offer_choice" => it.choices.retain(|issue, _| !is(issue, key)),
                "reaction" => leave(&mut it.reactions, |reaction| is(reaction.party, key)),
                _ => {}
            }
        }
        for it in self.agreements.iter_mut().filter(|it| table == "commitment" || is(it.id, owner)) {
            match table {
                "commitment" => leave(&mut it.commitments, |commitment| is(commitment.id, row)),
                "durability_answer" => leave(&mut it.durability, |answer| answer.point.code() == key),
                "explanation" => leave(&mut it.explanations, |explanation| is(explanation.party, key)),
                "after_check" => leave(&mut it.checks, |check| is(check.party, key)),
                _ => {}
            }
        }
    }
}

fn is(id: impl std::fmt::Display, text: &str) -> bool {
    id.to_string() == text
}

/// Leaves out the last row of which something holds: of two that are called the same, the second.
fn leave<T>(rows: &mut Vec<T>, is_it: impl Fn(&T) -> bool) {
    if let Some(place) = rows.iter().rposition(is_it) {
        rows.remove(place);
    }
}
