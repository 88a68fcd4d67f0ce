//! Cuts what does not fit together, always in the same way, so that every copy of a plan shows the same rows.
//!
//! Rows that others point at come first, so that one walk is enough.

mod chosen;
mod ladder;
mod later;

use std::collections::{HashMap, HashSet};

use entente_core::model::{
    Combine, Criterion, CriterionId, Issue, IssueId, LARGEST_PARTY_COUNT, PartyId, PlanParts, Standing,
    ValueId,
};

use crate::{
    review::{ReviewCode, ReviewEntry},
    table::Table,
};

/// Cuts whatever does not fit together and notes it.
pub(crate) fn mend(parts: &mut PlanParts, review: &mut Vec<ReviewEntry>) {
    let mut mend = Mend { review, parties: HashSet::new(), issues: HashMap::new() };
    mend.parties(parts);
    mend.people(parts);
    let values = mend.values(parts);
    let criteria = mend.criteria(parts, &values);
    mend.readings(parts, &values, &criteria);
    mend.ratings(parts, &criteria);
    mend.conditions(parts, &criteria);
    mend.courses(parts, &criteria);
    mend.questions(parts, &criteria);
    mend.choices(parts);
    mend.later(parts);
}

struct Mend<'a> {
    review: &'a mut Vec<ReviewEntry>,
    parties: HashSet<PartyId>,
    issues: HashMap<IssueId, Issue>,
}

/// Whose value each is, and whether it is protected.
type Values = HashMap<ValueId, (PartyId, bool)>;

impl Mend<'_> {
    fn drop_row(&mut self, table: Table, row: impl std::fmt::Display, code: ReviewCode) -> bool {
        self.review.push(ReviewEntry::row(table, row, code));
        false
    }

    fn cut(&mut self, table: Table, row: impl std::fmt::Display, field: &'static str, code: ReviewCode) {
        self.review.push(ReviewEntry::field(table, row, field, code));
    }

    /// Empties a field that points at a row that is not there.
    fn keep_known<T>(
        &mut self,
        at: (Table, String),
        field: &'static str,
        link: &mut Option<T>,
        known: impl Fn(&T) -> Result<(), ReviewCode>,
    ) {
        let fault = link.as_ref().and_then(|target| known(target).err());
        if let Some(code) = fault {
            *link = None;
            self.cut(at.0, at.1, field, code);
        }
    }

    fn parties(&mut self, parts: &mut PlanParts) {
        for row in parts.parties.iter().skip(LARGEST_PARTY_COUNT) {
            self.drop_row(Table::Party, row.id, ReviewCode::TooMany);
        }
        parts.parties.truncate(LARGEST_PARTY_COUNT);
        self.parties = parts.parties.iter().map(|row| row.id).collect();
        self.issues = parts.issues.iter().map(|row| (row.id, row.clone())).collect();
        let parties = self.parties.clone();
        self.keep_known((Table::Plan, parts.id.to_string()), "mine", &mut parts.mine, |id| {
            known(&parties, id)
        });
    }

    fn people(&mut self, parts: &mut PlanParts) {
        let parties = self.parties.clone();
        for row in &mut parts.stakeholders {
            let at = (Table::Stakeholder, row.id.to_string());
            self.keep_known(at, "party", &mut row.party, |id| known(&parties, id));
        }
        parts.positions.retain(|row| {
            let fits = parties.contains(&row.party) && self.issues.contains_key(&row.issue);
            fits || self.drop_row(Table::Position, row.id, ReviewCode::Dangling)
        });
    }

    fn criteria(&mut self, parts: &mut PlanParts, values: &Values) -> HashMap<CriterionId, PartyId> {
        let mut rows = std::mem::take(&mut parts.criteria);
        rows.retain(|row| {
            self.parties.contains(&row.party) || self.drop_row(Table::Criterion, row.id, ReviewCode::Dangling)
        });
        for row in &mut rows {
            let party = row.party;
            let at = (Table::Criterion, row.id.to_string());
            self.keep_known(at, "value", &mut row.value, |id| own_value(values, party, id));
            self.main_issues(row);
            self.standing(row, values);
        }
        parts.criteria = rows;
        parts.criteria.iter().map(|row| (row.id, row.party)).collect()
    }

    fn main_issues(&mut self, row: &mut Criterion) {
        let id = row.id;
        row.main.retain(|issue| {
            let known = self.issues.contains_key(issue);
            known || self.drop_row(Table::CriterionIssue, format!("{id}:{issue}"), ReviewCode::Dangling)
        });
    }

    fn standing(&mut self, row: &mut Criterion, values: &Values) {
        let protected = row.value.and_then(|id| values.get(&id)).is_some_and(|(_, protected)| *protected);
        let essential = protected || row.standing == Standing::Essential;
        if essential && row.main.len() > 1 && row.combine == Combine::Blend {
            row.combine = Combine::Weakest;
            self.cut(Table::Criterion, row.id, "combine", ReviewCode::BlendedEssential);
        }
        if protected && row.rank.take().is_some() {
            self.cut(Table::Criterion, row.id, "rank", ReviewCode::WeighedProtected);
        }
        if protected && row.points.take().is_some() {
            self.cut(Table::Criterion, row.id, "points", ReviewCode::WeighedProtected);
        }
    }

    fn questions(&mut self, parts: &mut PlanParts, criteria: &HashMap<CriterionId, PartyId>) {
        let (parties, issues) = (self.parties.clone(), self.issues.clone());
        for row in &mut parts.questions {
            let at = || (Table::Question, row.id.to_string());
            self.keep_known(at(), "party", &mut row.party, |id| known(&parties, id));
            self.keep_known(at(), "issue", &mut row.issue, |id| known_key(&issues, id));
            self.keep_known(at(), "criterion", &mut row.criterion, |id| known_key(criteria, id));
        }
    }
}

fn known<T: std::hash::Hash + Eq>(among: &HashSet<T>, id: &T) -> Result<(), ReviewCode> {
    if among.contains(id) { Ok(()) } else { Err(ReviewCode::Dangling) }
}

fn known_key<K: std::hash::Hash + Eq, V>(among: &HashMap<K, V>, id: &K) -> Result<(), ReviewCode> {
    if among.contains_key(id) { Ok(()) } else { Err(ReviewCode::Dangling) }
}

fn own_value(values: &Values, party: PartyId, id: &ValueId) -> Result<(), ReviewCode> {
    match values.get(id) {
        None => Err(ReviewCode::Dangling),
        Some((owner, _)) if *owner != party => Err(ReviewCode::OtherParty),
        Some(_) => Ok(()),
    }
}

fn own_criterion(
    criteria: &HashMap<CriterionId, PartyId>,
    party: PartyId,
    id: &CriterionId,
) -> Result<(), ReviewCode> {
    match criteria.get(id) {
        None => Err(ReviewCode::Dangling),
        Some(owner) if *owner != party => Err(ReviewCode::OtherParty),
        Some(_) => Ok(()),
    }
}
