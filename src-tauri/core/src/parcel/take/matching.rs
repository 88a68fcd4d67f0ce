//! Finding rows again: by the digests under which they went out, by a person's word, or by what they say.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Pairs;
use crate::{
    model::{CriterionId, PartyId, Plan, PlanId, Value},
    parcel::{file::Parcel, name::called},
};

/// The party of the plan that a parcel's party is.
pub(super) fn party(plan: &Plan, parcel: &Parcel) -> Option<PartyId> {
    plan.parties.iter().map(|row| row.id).find(|id| is_party(parcel, plan.id, *id))
}

/// Whether a party of a plan is the one that a parcel is about.
pub(super) fn is_party(parcel: &Parcel, plan: PlanId, party: PartyId) -> bool {
    called(parcel.id, plan, party.uuid()) == parcel.party.uuid() || party == parcel.party
}

/// What the rows of a parcel are called in the plan, and which criteria are which.
pub(super) fn names(
    plan: &Plan,
    parcel: &Parcel,
    party: PartyId,
    said: &Pairs,
) -> (BTreeMap<Uuid, Uuid>, Pairs) {
    let mut names: BTreeMap<Uuid, Uuid> =
        own_ids(plan).into_iter().map(|id| (called(parcel.id, plan.id, id), id)).collect();
    names.insert(parcel.party.uuid(), party.uuid());
    by_name(plan, parcel, &mut names);
    for row in &parcel.values {
        let is_it = |own: &&Value| own.party == party && alike(&own.words, &row.words);
        if let Some(own) = plan.values.iter().find(is_it).filter(|_| !names.contains_key(&row.id.uuid())) {
            names.insert(row.id.uuid(), own.id.uuid());
        }
    }
    let pairs = pairs(plan, parcel, party, said, &mut names);
    (names, pairs)
}

/// Every identifier of a row that can have gone out.
fn own_ids(plan: &Plan) -> BTreeSet<Uuid> {
    let issues = plan.issues.iter().map(|row| row.id.uuid());
    let options = plan.issues.iter().flat_map(|row| row.options()).map(|row| row.id.uuid());
    let constraints = plan.constraints.iter().map(|row| row.id.uuid());
    let positions = plan.positions.iter().map(|row| row.id.uuid());
    let values = plan.values.iter().map(|row| row.id.uuid());
    let criteria = plan.criteria.iter().map(|row| row.id.uuid());
    let readings = plan.readings.iter().map(|row| row.id.uuid());
    let shifts = plan.shifts.iter().map(|row| row.id.uuid());
    let packages = plan.packages.iter().map(|row| row.id.uuid());
    let parties = plan.parties.iter().map(|row| row.id.uuid());
    issues
        .chain(options)
        .chain(constraints)
        .chain(positions)
        .chain(values)
        .chain(criteria)
        .chain(readings)
        .chain(shifts)
        .chain(packages)
        .chain(parties)
        .collect()
}

/// Issues and options that were added on both sides under the same name are one.
fn by_name(plan: &Plan, parcel: &Parcel, names: &mut BTreeMap<Uuid, Uuid>) {
    for row in &parcel.issues {
        let known = names.get(&row.id.uuid()).copied();
        let own = plan.issues.iter().find(|own| match known {
            Some(id) => own.id.uuid() == id,
            None => own.id == row.id || alike(&own.name, &row.name),
        });
        let Some(own) = own else { continue };
        names.insert(row.id.uuid(), own.id.uuid());
        for option in row.options.iter().filter(|option| !own.options().iter().any(|own| own.id == option.id))
        {
            let same = own.options().iter().find(|own| alike(&own.name, &option.name));
            if let Some(same) = same.filter(|_| !names.contains_key(&option.id.uuid())) {
                names.insert(option.id.uuid(), same.id.uuid());
            }
        }
    }
}

/// Which criterion of the answer is which of the plan: as a person says, else by digest, else by words.
fn pairs(
    plan: &Plan,
    parcel: &Parcel,
    party: PartyId,
    said: &Pairs,
    names: &mut BTreeMap<Uuid, Uuid>,
) -> Pairs {
    let mut pairs = Pairs::new();
    let mut free: Vec<CriterionId> = plan.criteria_of(party).map(|row| row.id).collect();
    let theirs: Vec<_> = parcel.criteria.iter().filter(|row| row.party == parcel.party).collect();
    let mut settle = |row: CriterionId, own: Option<CriterionId>, free: &mut Vec<CriterionId>| {
        free.retain(|id| Some(*id) != own);
        pairs.insert(row, own);
        match own {
            Some(own) => names.insert(row.uuid(), own.uuid()),
            None => names.remove(&row.uuid()),
        };
    };
    let sure = theirs.iter().filter_map(|row| {
        let sent = || {
            plan.criteria_of(party)
                .find(|own| called(parcel.id, plan.id, own.id.uuid()) == row.id.uuid() || own.id == row.id)
        };
        Some((row.id, said.get(&row.id).copied().or_else(|| sent().map(|own| Some(own.id)))?))
    });
    let sure: Vec<_> = sure.collect();
    for (row, own) in &sure {
        settle(*row, own.filter(|own| free.contains(own)), &mut free);
    }
    for row in theirs.iter().filter(|row| !sure.iter().any(|(id, _)| *id == row.id)) {
        let words = plan
            .criteria_of(party)
            .find(|own| free.contains(&own.id) && alike(&own.statement, &row.statement));
        settle(row.id, words.map(|own| own.id), &mut free);
    }
    pairs
}

/// Whether two texts say the same but for large and small letters.
fn alike(one: &impl ToString, other: &impl ToString) -> bool {
    one.to_string().to_lowercase() == other.to_string().to_lowercase()
}
