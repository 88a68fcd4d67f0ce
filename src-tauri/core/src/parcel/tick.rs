//! What a person lets go out, row by row.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{
    ConstraintId, CriterionId, IssueId, PackageId, PartyId, PlanParts, PositionId, ReadingId, ValueId,
};

/// Something that a person lets go out; what is not ticked stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Tick {
    /// What the plan is called.
    Title,
    /// What should be different afterwards.
    Purpose,
    /// An issue with everything that can be chosen for it.
    Issue(IssueId),
    /// What cannot go together, with the reason.
    Constraint(ConstraintId),
    /// What somebody wants, in their words.
    Position(PositionId),
    /// A value, and whether it is protected.
    Value(ValueId),
    /// What an issue stands for.
    Reading(ReadingId),
    /// A criterion with its evidence and the words of its levels.
    Criterion(CriterionId),
    /// Whether a criterion has to be enough, and from which level on it is.
    Need(CriterionId),
    /// The levels that choices set for a criterion, add to it and take from it.
    Levels(CriterionId),
    /// The order of a party's criteria, and whether it said that nothing here is essential.
    Order(PartyId),
    /// A kept package with its title.
    Package(PackageId),
}

/// Everything that a plan says of a party in the stages that a form asks for, and the issues it speaks of: what an answer
/// holds when all of it is ticked, save what is still a guess.
pub fn everything_said(plan: &PlanParts, party: PartyId) -> BTreeSet<Tick> {
    let issues = plan.issues.iter().map(|row| Tick::Issue(row.id));
    let values = plan.values.iter().filter(|row| row.party == party).map(|row| Tick::Value(row.id));
    let readings = plan.readings.iter().filter(|row| row.party == party).map(|row| Tick::Reading(row.id));
    let criteria = plan
        .criteria_of(party)
        .flat_map(|row| [Tick::Criterion(row.id), Tick::Need(row.id), Tick::Levels(row.id)]);
    issues.chain(values).chain(readings).chain(criteria).chain([Tick::Order(party)]).collect()
}
