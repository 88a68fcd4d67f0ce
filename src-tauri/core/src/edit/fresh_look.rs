//! What kept packages rest on: whatever of it an edit changes is noted at the package, in the same step.

use std::collections::BTreeMap;

use crate::model::{
    Choice, Choices, Combine, Condition, Criterion, CriterionId, IssueId, NeededLevel, Package, PlanParts,
    RatedAt, RatedLevel, Rating, RowKey, Shift, ShiftBy, Words,
};

/// Notes at every kept package the rows it rests on that an edit has changed.
///
/// A package rests on its choices, on the constraints that they have to fit, on which criteria there are, and on what each
/// of these says of the choices: its evidence, its need, what sets its level, its ratings and its shifts. Where a row comes
/// from is another matter: a guess that turns out to be right changes nothing.
pub(crate) fn note(before: &PlanParts, parts: &mut PlanParts) {
    if before.packages.is_empty() || rests_on_the_same(before, parts) {
        return;
    }
    let found: Vec<Vec<RowKey>> = {
        let (old, new) = (Said::of(before), Said::of(parts));
        let changed = |package: &Package| {
            let kept = before.packages.iter().find(|row| row.id == package.id);
            kept.map(|kept| changed(&old, kept, &new, package)).unwrap_or_default()
        };
        parts.packages.iter().map(changed).collect()
    };
    for (package, found) in parts.packages.iter_mut().zip(found) {
        for key in found {
            if !package.changed.contains(&key) {
                package.changed.push(key);
            }
        }
    }
}

/// Whether two plans are alike in everything that a package may rest on.
fn rests_on_the_same(one: &PlanParts, other: &PlanParts) -> bool {
    one.ratings == other.ratings
        && one.shifts == other.shifts
        && one.criteria == other.criteria
        && one.values == other.values
        && one.issues == other.issues
        && one.constraints == other.constraints
}

/// What the criteria of a plan say of choices, by criterion.
struct Said<'a> {
    plan: &'a PlanParts,
    ratings: BTreeMap<CriterionId, Vec<&'a Rating>>,
    shifts: BTreeMap<CriterionId, Vec<&'a Shift>>,
}

/// What one criterion says of one package.
#[derive(PartialEq)]
struct Ground<'a> {
    evidence: Option<&'a Words>,
    need: NeededLevel,
    is_essential: bool,
    main: &'a [IssueId],
    combine: Combine,
    ratings: Vec<(&'a RatedAt, &'a RatedLevel)>,
    shifts: Vec<(&'a [Condition], ShiftBy)>,
}

impl<'a> Said<'a> {
    fn of(plan: &'a PlanParts) -> Self {
        let (mut ratings, mut shifts) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        plan.ratings.iter().for_each(|row| ratings.entry(row.criterion).or_default().push(row));
        plan.shifts.iter().for_each(|row| shifts.entry(row.criterion).or_default().push(row));
        Self { plan, ratings, shifts }
    }

    fn ground(&self, row: &'a Criterion, package: &Package) -> Ground<'a> {
        let rated = self.ratings.get(&row.id).into_iter().flatten();
        let rated = rated.filter(|rating| speaks_of(&rating.at, row, package));
        let shifted = self.shifts.get(&row.id).into_iter().flatten();
        let shifted = shifted.filter(|shift| holds(&shift.when, package));
        Ground {
            evidence: row.evidence.as_ref(),
            need: row.need.level,
            is_essential: self.plan.is_essential(row),
            main: &row.main,
            combine: row.combine,
            ratings: rated.map(|rating| (&rating.at, &rating.level)).collect(),
            shifts: shifted.map(|shift| (shift.when.as_slice(), shift.by)).collect(),
        }
    }
}

/// The rows that a package rests on and that differ: the issues whose choice is gone, the criteria that came or say
/// something else, the parties of which one went, and the constraints that now rule it out.
fn changed(old: &Said<'_>, kept: &Package, new: &Said<'_>, package: &Package) -> Vec<RowKey> {
    let has_lost = |id: &IssueId| kept.choices.contains_key(id) && !package.choices.contains_key(id);
    let lost = new.plan.issues.iter().map(|row| row.id).filter(has_lost).map(RowKey::from);
    let differs = |row: &&Criterion| {
        let before = old.plan.criterion(row.id).map(|row| old.ground(row, kept));
        before != Some(new.ground(row, package))
    };
    let differing = new.plan.criteria.iter().filter(differs).map(|row| RowKey::from(row.id));
    let gone = old.plan.criteria.iter().filter(|row| new.plan.criterion(row.id).is_none());
    let gone = gone.filter(|row| new.plan.party(row.party).is_some()).map(|row| RowKey::from(row.party));
    let was_out = |id| old.plan.constraints.iter().any(|row| row.id == id && holds(&row.when, kept));
    let ruling = new.plan.constraints.iter().filter(|row| holds(&row.when, package) && !was_out(row.id));
    let ruling = ruling.map(|row| RowKey::from(row.id));
    lost.chain(differing).chain(gone).chain(ruling).collect()
}

/// Whether a rating says something of what a package chooses for an issue that sets the criterion's level; of an amount
/// every rated amount does, for levels are read between them.
fn speaks_of(at: &RatedAt, row: &Criterion, package: &Package) -> bool {
    let mut chosen = row.main.iter().filter_map(|issue| Some((issue, package.choices.get(issue)?)));
    chosen.any(|(issue, choice)| match (at, choice) {
        (RatedAt::Option(rated), Choice::Option(id)) => rated == id,
        (RatedAt::Amount { issue: rated, .. }, Choice::Amount(_)) => rated == issue,
        (RatedAt::Option(_), Choice::Amount(_)) | (RatedAt::Amount { .. }, Choice::Option(_)) => false,
    })
}

/// Whether a package makes the choices that all of these conditions ask for.
fn holds(when: &[Condition], package: &Package) -> bool {
    when.iter().all(|row| match (&row.choices, package.choices.get(&row.issue)) {
        (Choices::AnyOf(options), Some(Choice::Option(id))) => options.contains(id),
        (Choices::Between { from, to }, Some(Choice::Amount(amount))) => from <= amount && amount <= to,
        (Choices::AnyOf(_), Some(Choice::Amount(_)) | None)
        | (Choices::Between { .. }, Some(Choice::Option(_)) | None) => false,
    })
}
