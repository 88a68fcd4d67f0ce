//! Where a level comes from, row by row.

use entente_core::{
    Ratio,
    edit::RowRef,
    engine::proposal::CriterionOutcome,
    model::{Choice, Choices, Condition, CriterionId, Issue, RatedAt, RatedLevel, ShiftId},
};

use super::Teller;
use crate::wire::{
    analysis::{ChoiceView, TraceStep},
    plan::ProvenanceView,
    reason::Reason,
};

/// Decimals of a level in a sentence.
const LEVEL_PLACES: u32 = 2;

impl Teller<'_> {
    pub(super) fn step(self, row: &RowRef) -> TraceStep {
        let bare = || TraceStep { row: row.clone(), choices: Vec::new(), brings: None, provenance: None };
        let told = match row {
            RowRef::Rating { criterion, at } => self.rated(*criterion, at),
            RowRef::Shift(id) => self.shifted(*id),
            RowRef::Criterion(_)
            | RowRef::Need(_)
            | RowRef::Order(_)
            | RowRef::Value(_)
            | RowRef::Reading(_)
            | RowRef::Position(_)
            | RowRef::Constraint(_)
            | RowRef::Course(_)
            | RowRef::Later(_) => None,
        };
        told.unwrap_or_else(bare)
    }

    fn rated(self, criterion: CriterionId, at: &RatedAt) -> Option<TraceStep> {
        let rating = self.plan.rating(criterion, at)?;
        let brings = match &rating.level {
            RatedLevel::Known(level) => Some(level.ratio().rounded(LEVEL_PLACES)),
            RatedLevel::Unknown => None,
        };
        Some(TraceStep {
            row: RowRef::Rating { criterion, at: at.clone() },
            choices: self.at(at).into_iter().collect(),
            brings,
            provenance: Some(ProvenanceView::of(&rating.provenance)),
        })
    }

    fn shifted(self, id: ShiftId) -> Option<TraceStep> {
        let shift = self.plan.shifts.iter().find(|shift| shift.id == id)?;
        Some(TraceStep {
            row: RowRef::Shift(id),
            choices: shift.when.iter().filter_map(|condition| self.condition(condition)).collect(),
            brings: Some(format!("{:+}", shift.by.levels())),
            provenance: Some(ProvenanceView::of(&shift.provenance)),
        })
    }

    fn at(self, at: &RatedAt) -> Option<String> {
        let (issue, choice) = match at {
            RatedAt::Option(id) => (self.plan.option(*id)?.0, Choice::Option(*id)),
            RatedAt::Amount { issue, amount } => (self.plan.issue(*issue)?, Choice::Amount(amount.clone())),
        };
        Some(named(issue, &[choice], ", "))
    }

    fn condition(self, condition: &Condition) -> Option<String> {
        let issue = self.plan.issue(condition.issue)?;
        Some(match &condition.choices {
            Choices::AnyOf(options) => {
                let options: Vec<_> = options.iter().map(|id| Choice::Option(*id)).collect();
                named(issue, &options, ", ")
            }
            Choices::Between { from, to } => {
                named(issue, &[Choice::Amount(from.clone()), Choice::Amount(to.clone())], "–")
            }
        })
    }
}

fn named(issue: &Issue, choices: &[Choice], between: &str) -> String {
    let labels: Vec<_> = choices.iter().map(|choice| ChoiceView::of(issue, choice).label).collect();
    format!("{}: {}", issue.name, labels.join(between))
}

/// Says that the rows add up to more than the highest level, or to less than the lowest.
pub(super) fn held(row: &CriterionOutcome) -> Option<Reason> {
    let (level, sum) = (row.level.known()?, row.unclamped.known()?);
    let over = Ratio::from(sum.exact() - level.exact());
    let (code, by) = match over.cmp(&Ratio::zero()) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => ("trace.to_spare", over),
        std::cmp::Ordering::Less => ("trace.held_up", Ratio::from(level.exact() - sum.exact())),
    };
    let told = Reason::plain(code).with("level", level.rounded(LEVEL_PLACES));
    Some(told.with("by", by.rounded(LEVEL_PLACES)).with("sum", sum.rounded(LEVEL_PLACES)))
}
