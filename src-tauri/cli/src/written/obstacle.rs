//! What stands in the way: sets of essentials, and of constraints, that no package fits.

use entente_core::{
    engine::proposal::{Blocked, BlockingSet, Impasse},
    model::{ConstraintId, Plan},
};
use serde::Serialize;

use super::repair::{WrittenCondition, conditions};
use crate::{
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    label::Labels,
};

/// What stands in the way, as JSON.
#[derive(Debug, Default, Serialize)]
pub struct WrittenObstacle {
    blocking: Vec<Vec<WrittenEssential>>,
    blocking_constraints: Vec<Vec<Vec<WrittenCondition>>>,
}

#[derive(Debug, Serialize)]
struct WrittenEssential {
    party: String,
    criterion: String,
}

impl WrittenObstacle {
    /// What an analysis found.
    pub fn of_blocked(plan: &Plan, labels: &Labels, blocked: &Blocked) -> Self {
        Self::of(plan, labels, &blocked.sets, &blocked.constraints)
    }

    /// What was found without an analysis.
    pub fn of_impasse(plan: &Plan, labels: &Labels, impasse: &Impasse) -> Self {
        Self::of(plan, labels, &impasse.sets, &impasse.constraints)
    }

    fn of(plan: &Plan, labels: &Labels, sets: &[BlockingSet], constraints: &[Vec<ConstraintId>]) -> Self {
        let set = |set: &BlockingSet| {
            let rows = set.essentials.iter().map(|row| WrittenEssential {
                party: labels.party(row.party).to_owned(),
                criterion: labels.criterion(row.criterion).to_owned(),
            });
            rows.collect()
        };
        let when = |id: &ConstraintId| {
            let row = plan.constraints.iter().find(|row| row.id == *id)?;
            Some(conditions(labels, &row.when))
        };
        Self {
            blocking: sets.iter().map(set).collect(),
            blocking_constraints: constraints
                .iter()
                .map(|ids| ids.iter().filter_map(when).collect())
                .collect(),
        }
    }

    /// Tells it in sentences.
    pub fn tell(&self, console: &mut Console) -> Result<(), Failure> {
        for set in &self.blocking {
            console.line(counted("outcomes.blocked", set.len()))?;
            set.iter().try_for_each(|row| console.line(format!("  {}: {}", row.party, row.criterion)))?;
        }
        for set in &self.blocking_constraints {
            console.line(words("cli.blocked.constraints"))?;
            for when in set {
                let when: Vec<_> = when.iter().map(ToString::to_string).collect();
                console.line(format!("  {}", when.join("; ")))?;
            }
        }
        Ok(())
    }
}

/// Tells what stands in the way of a package that surely meets every essential.
pub fn tell_impasse(
    plan: &Plan,
    labels: &Labels,
    impasse: &Impasse,
    console: &mut Console,
) -> Result<(), Failure> {
    if !impasse.perhaps.is_none() {
        let count = impasse.perhaps.to_string();
        console.line(sentence("cli.blocked.perhaps", &[("count", &count)]))?;
    }
    WrittenObstacle::of_impasse(plan, labels, impasse).tell(console)
}
