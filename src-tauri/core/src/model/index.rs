//! Rows by identifier, for checks that look at every row of a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Criterion, CriterionId, Issue, IssueId, OptionId, PartyId, PlanParts, Protection, Standing, Value,
    ValueId,
};

/// Where the rows of a plan are found by their identifiers.
pub(super) struct Index<'a> {
    pub(super) parties: BTreeSet<PartyId>,
    pub(super) issues: BTreeMap<IssueId, &'a Issue>,
    /// The issue of every option.
    pub(super) options: BTreeMap<OptionId, IssueId>,
    pub(super) values: BTreeMap<ValueId, &'a Value>,
    /// The owner of every criterion.
    pub(super) criteria: BTreeMap<CriterionId, PartyId>,
}

impl<'a> Index<'a> {
    pub(super) fn of(parts: &'a PlanParts) -> Self {
        let options =
            parts.issues.iter().flat_map(|issue| issue.options().iter().map(|option| (option.id, issue.id)));
        Self {
            parties: parts.parties.iter().map(|row| row.id).collect(),
            issues: parts.issues.iter().map(|row| (row.id, row)).collect(),
            options: options.collect(),
            values: parts.values.iter().map(|row| (row.id, row)).collect(),
            criteria: parts.criteria.iter().map(|row| (row.id, row.party)).collect(),
        }
    }

    /// Whether an option is one of an issue.
    pub(super) fn is_option_of(&self, option: OptionId, issue: IssueId) -> bool {
        self.options.get(&option) == Some(&issue)
    }

    /// Whether a criterion judges a protected value.
    pub(super) fn is_protected(&self, criterion: &Criterion) -> bool {
        let value = criterion.value.and_then(|id| self.values.get(&id));
        value.is_some_and(|value| value.protection == Protection::Protected)
    }

    /// Whether a criterion has to be enough: it is marked so, or its value is protected.
    pub(super) fn is_essential(&self, criterion: &Criterion) -> bool {
        criterion.standing == Standing::Essential || self.is_protected(criterion)
    }

    /// Every cycle of the ladder once, as the values along it.
    pub(super) fn ladder_cycles(&self) -> Vec<Vec<&'a Value>> {
        let (mut settled, mut cycles) = (BTreeSet::new(), Vec::new());
        for start in self.values.keys() {
            let (mut path, mut on_path) = (Vec::new(), BTreeSet::new());
            let mut at = self.values.get(start).copied();
            while let Some(value) = at.filter(|value| !settled.contains(&value.id)) {
                if !on_path.insert(value.id) {
                    let around = path.iter().skip_while(|passed: &&&Value| passed.id != value.id);
                    cycles.push(around.copied().collect());
                    break;
                }
                path.push(value);
                at = value.leads_to.and_then(|id| self.values.get(&id)).copied();
            }
            settled.extend(on_path);
        }
        cycles
    }
}
