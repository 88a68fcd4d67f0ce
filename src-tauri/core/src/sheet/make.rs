//! Making a sheet: of the party's own rows, through the same sieve and gate as a parcel.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::file::{Evidence, Sheet, SheetCourseLevel, SheetCriterion};
use crate::{
    audience::{Allowed, Outgoing, Secrets},
    engine::proposal::RuleCode,
    interchange::Refusal,
    model::{Choices, IssueKind, Name, PartyId, Plan, PlanId, Protection, RatedAt, RatedLevel, Standing},
    parcel::{OnlyRows, ParcelRequest, RowOrder, Tick, only_rows},
};

/// What a sheet is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRequest {
    /// What all parties call the matter.
    pub case: Name,
    /// Whose sheet it is.
    pub party: PartyId,
    /// The rule agreed on beforehand.
    pub rule: RuleCode,
}

/// Says why no sheet is made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is no such party.
    #[error("there is no such party")]
    NoSuchParty,
    /// The party has no criterion, or nothing is on the table.
    #[error("there is nothing to be sealed")]
    Nothing,
    /// What would be sealed cannot be read back.
    #[error(transparent)]
    Unreadable(#[from] Refusal),
}

/// A sheet as it would be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDraft {
    /// What stands in it.
    pub sheet: Sheet,
    /// Its text, held against everything else in the plan.
    pub outgoing: Outgoing,
}

/// A sheet of what a party may let a neutral know. `fresh` is behind the identifiers of its rows.
pub fn make(plan: &Plan, request: &SheetRequest, fresh: Uuid) -> Result<SheetDraft, SheetError> {
    let party = plan.party(request.party).ok_or(SheetError::NoSuchParty)?;
    let issues = plan.issues.iter().map(|row| Tick::Issue(row.id));
    let criteria = plan.criteria_of(party.id).flat_map(|row| [Tick::Criterion(row.id), Tick::Levels(row.id)]);
    let constraints = plan.constraints.iter().map(|row| Tick::Constraint(row.id));
    let ticks: BTreeSet<Tick> = issues.chain(criteria).chain(constraints).collect();
    let asked = ParcelRequest { party: party.id, order: RowOrder::Alphabetical, day: None, ticks };
    let OnlyRows { rows, names } = only_rows(plan, &asked, PlanId::from(fresh))?;
    let mut sheet = Sheet::empty(request.case.clone(), request.rule, party.name.clone(), party.essentials);
    (sheet.issues, sheet.ratings, sheet.shifts) = (rows.issues, rows.ratings, rows.shifts);
    sheet.constraints = rows.constraints;
    sheet.constraints.iter_mut().for_each(|row| row.reason = None);
    // By what it will be called: the alphabet of statements would be a hint.
    let mut own: Vec<_> = plan.criteria_of(party.id).map(|row| (names(row.id.uuid()), row)).collect();
    own.sort_by_key(|(id, _)| *id);
    for (id, row) in own {
        let main = rows.criteria.iter().find(|written| written.id.uuid() == id);
        sheet.criteria.push(SheetCriterion {
            id: id.into(),
            standing: if plan.is_essential(row) { Standing::Essential } else { row.standing },
            protection: if plan.is_protected(row) { Protection::Protected } else { Protection::Open },
            needed: row.need.level,
            evidence: if row.evidence.is_some() { Evidence::Said } else { Evidence::Missing },
            combine: row.combine,
            rank: row.rank,
            points: row.points.clone(),
            main: main.map(|row| row.main.clone()).unwrap_or_default(),
        });
    }
    let levels = plan.course(party.id).map(|course| course.levels.as_slice()).unwrap_or_default();
    for row in levels {
        let level = match &row.level {
            RatedLevel::Known(level) => Some(level.clone()),
            RatedLevel::Unknown => None,
        };
        sheet.course.push(SheetCourseLevel { criterion: names(row.criterion.uuid()).into(), level });
    }
    sheet.course.sort_by_key(|row| row.criterion);
    sheet.ratings.sort_by_key(|row| row.criterion);
    if sheet.criteria.is_empty() || sheet.issues.is_empty() {
        return Err(SheetError::Nothing);
    }
    let text = sheet.text();
    Sheet::read(&text)?;
    let outgoing = Outgoing::at_the_gate(text, &Secrets::of(plan, &allowed(plan, request)));
    Ok(SheetDraft { sheet, outgoing })
}

/// The words on the table, the two names, and the party's own numbers.
fn allowed(plan: &Plan, request: &SheetRequest) -> Allowed {
    let mut allowed = Allowed::default();
    allowed.text(&request.case);
    allowed.texts(plan.party(request.party).map(|row| &row.name));
    for row in &plan.issues {
        allowed.text(&row.name);
        match &row.kind {
            IssueKind::Listed(options) => allowed.texts(options.iter().map(|row| &row.name)),
            IssueKind::Numeric(range) => {
                allowed.texts(range.unit());
                [range.lower(), range.upper(), range.step()].into_iter().for_each(|own| allowed.number(own));
            }
        }
    }
    let own: Vec<_> = plan.criteria_of(request.party).collect();
    own.iter().filter_map(|row| row.points.as_ref()).for_each(|points| allowed.number(points.ratio()));
    let is_own = |id| own.iter().any(|row| row.id == id);
    for row in plan.ratings.iter().filter(|row| is_own(row.criterion)) {
        match &row.at {
            RatedAt::Option(_) => {}
            RatedAt::Amount { amount, .. } => allowed.number(amount),
        }
        level(&row.level, &mut allowed);
    }
    let levels = plan.course(request.party).map(|course| course.levels.as_slice()).unwrap_or_default();
    levels.iter().for_each(|row| level(&row.level, &mut allowed));
    let shifts = plan.shifts.iter().filter(|row| is_own(row.criterion)).flat_map(|row| &row.when);
    for row in shifts.chain(plan.constraints.iter().flat_map(|row| &row.when)) {
        match &row.choices {
            Choices::AnyOf(_) => {}
            Choices::Between { from, to } => [from, to].into_iter().for_each(|number| allowed.number(number)),
        }
    }
    allowed
}

fn level(level: &RatedLevel, allowed: &mut Allowed) {
    match level {
        RatedLevel::Known(level) => allowed.number(level.ratio()),
        RatedLevel::Unknown => {}
    }
}
