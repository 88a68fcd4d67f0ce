//! Ratings, conditions, courses and choices that name what is not there.

use std::collections::HashMap;

use entente_core::{
    Ratio,
    model::{
        Choice, Choices, Condition, CriterionId, Issue, IssueId, OptionId, PartyId, PlanParts, RatedAt,
        Rating,
    },
};

use super::{Mend, known_key, own_criterion};
use crate::{flat::Row, review::ReviewCode, table::Table};

/// The largest number of amounts at which one criterion is rated for one numeric issue.
const LARGEST_AMOUNT_COUNT: usize = 5;

type Criteria = HashMap<CriterionId, PartyId>;

impl Mend<'_> {
    pub(super) fn ratings(&mut self, parts: &mut PlanParts, criteria: &Criteria) {
        let options: HashMap<OptionId, IssueId> = parts
            .issues
            .iter()
            .flat_map(|issue| issue.options().iter().map(|option| (option.id, issue.id)))
            .collect();
        let mut amounts: HashMap<(CriterionId, IssueId), usize> = HashMap::new();
        parts.ratings.retain(|row| {
            let fits =
                known_key(criteria, &row.criterion).and_then(|()| self.rated(row, &options, &mut amounts));
            fits.map_or_else(|code| self.drop_row(Table::Rating, row.id(), code), |()| true)
        });
    }

    fn rated(
        &self,
        row: &Rating,
        options: &HashMap<OptionId, IssueId>,
        amounts: &mut HashMap<(CriterionId, IssueId), usize>,
    ) -> Result<(), ReviewCode> {
        match &row.at {
            RatedAt::Option(option) => known_key(options, option),
            RatedAt::Amount { issue, amount } => {
                in_range(self.issues.get(issue), amount)?;
                let count = amounts.entry((row.criterion, *issue)).or_default();
                *count += 1;
                if *count > LARGEST_AMOUNT_COUNT { Err(ReviewCode::TooMany) } else { Ok(()) }
            }
        }
    }

    /// Leaves out every shift and constraint of which a condition is broken: without it, it would apply too often.
    pub(super) fn conditions(&mut self, parts: &mut PlanParts, criteria: &Criteria) {
        parts.shifts.retain(|row| {
            let fits = known_key(criteria, &row.criterion).and_then(|()| self.all_of(&row.when));
            fits.map_or_else(|code| self.drop_row(Table::Shift, row.id, code), |()| true)
        });
        parts.constraints.retain(|row| {
            let fits = self.all_of(&row.when);
            fits.map_or_else(|code| self.drop_row(Table::Constraint, row.id, code), |()| true)
        });
    }

    fn all_of(&self, when: &[Condition]) -> Result<(), ReviewCode> {
        if when.is_empty() {
            return Err(ReviewCode::BadConditions);
        }
        when.iter().try_for_each(|condition| {
            let issue = self.issues.get(&condition.issue).ok_or(ReviewCode::Dangling)?;
            let holds = match &condition.choices {
                Choices::AnyOf(options) => {
                    !options.is_empty() && options.iter().all(|id| has_option(issue, *id))
                }
                Choices::Between { from, to } => issue.range().is_some() && from <= to,
            };
            if holds { Ok(()) } else { Err(ReviewCode::BadConditions) }
        })
    }

    pub(super) fn courses(&mut self, parts: &mut PlanParts, criteria: &Criteria) {
        parts.courses.retain(|row| {
            let fits = self.parties.contains(&row.party);
            fits || self.drop_row(Table::NoAgreementCourse, row.party, ReviewCode::Dangling)
        });
        for row in &mut parts.courses {
            let party = row.party;
            row.levels.retain(|level| {
                let fits = own_criterion(criteria, party, &level.criterion);
                let id = || format!("{party}:{}", level.criterion);
                fits.map_or_else(|code| self.drop_row(Table::CourseLevel, id(), code), |()| true)
            });
            let worth = row.utility_from_file.take();
            let fits = worth.as_ref().is_none_or(|worth| !worth.is_negative() && *worth <= Ratio::one());
            if fits {
                row.utility_from_file = worth;
            } else {
                self.cut(Table::NoAgreementCourse, party, "utility_from_file", ReviewCode::OutOfRange);
            }
        }
    }

    pub(super) fn choices(&mut self, parts: &mut PlanParts) {
        for row in &mut parts.packages {
            let package = row.id;
            row.choices.retain(|issue, choice| {
                let fits = match choice {
                    Choice::Amount(amount) => in_range(self.issues.get(issue), amount),
                    Choice::Option(id) => match self.issues.get(issue) {
                        Some(issue) if has_option(issue, *id) => Ok(()),
                        Some(_) | None => Err(ReviewCode::Dangling),
                    },
                };
                let id = || format!("{package}:{issue}");
                fits.map_or_else(|code| self.drop_row(Table::PackageChoice, id(), code), |()| true)
            });
        }
    }
}

fn has_option(issue: &Issue, id: OptionId) -> bool {
    issue.options().iter().any(|option| option.id == id)
}

fn in_range(issue: Option<&Issue>, amount: &Ratio) -> Result<(), ReviewCode> {
    match issue.map(Issue::range) {
        None => Err(ReviewCode::Dangling),
        Some(None) => Err(ReviewCode::WrongKind),
        Some(Some(range)) if amount < range.lower() || amount > range.upper() => Err(ReviewCode::OutOfRange),
        Some(Some(_)) => Ok(()),
    }
}
