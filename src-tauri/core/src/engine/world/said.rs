//! Answers written into a plan.

use super::question::Says;
use crate::{
    Ratio,
    edit::RowRef,
    model::{
        Criterion, CriterionId, Level, NeededLevel, Plan, PlanParts, Points, Provenance, Rank, RatedAt,
        RatedLevel, Rating, ShiftBy, ShiftId, Standing,
    },
};

impl Says {
    /// The plan in which a party said this of a row; nothing where a plan has no place for it.
    pub(in crate::engine) fn written(&self, plan: &Plan, row: &RowRef) -> Option<Plan> {
        let mut parts = plan.clone().into_parts();
        match (self, row) {
            (Self::Level(level), RowRef::Rating { criterion, at }) => rate(&mut parts, *criterion, at, level),
            (Self::Level(level), RowRef::Course(criterion)) => judge(&mut parts, *criterion, level),
            (Self::Need(level), RowRef::Need(criterion)) => need(&mut parts, *criterion, *level),
            (Self::Shift(levels), RowRef::Shift(shift)) => change(&mut parts, *shift, *levels),
            (Self::First(criterion), RowRef::Order(_)) => put_first(&mut parts, *criterion),
            (Self::Level(_) | Self::Need(_) | Self::Shift(_) | Self::First(_), _) => None,
        }?;
        Plan::new(parts).ok()
    }
}

fn said() -> Provenance {
    Provenance::said(None, None)
}

fn known(level: &Ratio) -> Option<RatedLevel> {
    Level::new(level.clone()).ok().map(RatedLevel::Known)
}

fn rate(parts: &mut PlanParts, criterion: CriterionId, at: &RatedAt, level: &Ratio) -> Option<()> {
    let (level, provenance) = (known(level)?, said());
    match parts.ratings.iter_mut().find(|row| row.criterion == criterion && row.at == *at) {
        Some(row) => (row.level, row.provenance) = (level, provenance),
        None => parts.ratings.push(Rating { criterion, at: at.clone(), level, provenance }),
    }
    Some(())
}

fn judge(parts: &mut PlanParts, criterion: CriterionId, level: &Ratio) -> Option<()> {
    let mut levels = parts.courses.iter_mut().flat_map(|course| &mut course.levels);
    let row = levels.find(|row| row.criterion == criterion)?;
    (row.level, row.provenance) = (known(level)?, said());
    Some(())
}

/// What is enough from level 0 on is not essential; a protected value cannot be that.
fn need(parts: &mut PlanParts, criterion: CriterionId, level: u8) -> Option<()> {
    let at = parts.criteria.iter().position(|row| row.id == criterion)?;
    let is_protected = parts.is_protected(parts.criteria.get(at)?);
    let row = parts.criteria.get_mut(at)?;
    match NeededLevel::new(level) {
        Some(level) => (row.need.level, row.need.provenance) = (level, said()),
        None if level == 0 && !is_protected => row.standing = Standing::Open,
        None => return None,
    }
    Some(())
}

fn change(parts: &mut PlanParts, shift: ShiftId, levels: i8) -> Option<()> {
    match ShiftBy::new(levels) {
        Some(by) => {
            let row = parts.shifts.iter_mut().find(|row| row.id == shift)?;
            (row.by, row.provenance) = (by, said());
        }
        None => parts.shifts.retain(|row| row.id != shift),
    }
    Some(())
}

/// Puts a criterion before all others of its party, which keep their order; points go with the places.
fn put_first(parts: &mut PlanParts, criterion: CriterionId) -> Option<()> {
    let owner = parts.criteria.iter().find(|row| row.id == criterion)?.party;
    let weighed = |row: &&Criterion| row.party == owner && !parts.is_protected(row);
    let pointed: Option<Vec<(CriterionId, Points)>> =
        parts.criteria.iter().filter(weighed).map(|row| Some((row.id, row.points.clone()?))).collect();
    if let Some(mut order) = pointed {
        order.sort_by(|(_, one), (_, other)| other.ratio().cmp(one.ratio()));
        let points: Vec<Points> = order.iter().map(|(_, points)| points.clone()).collect();
        order.sort_by_key(|(own, _)| *own != criterion);
        for ((own, _), points) in order.into_iter().zip(points) {
            parts.criteria.iter_mut().find(|row| row.id == own)?.points = Some(points);
        }
    }
    for row in parts.criteria.iter_mut().filter(|row| row.party == owner) {
        let place = row.rank.map(|rank| rank.place().saturating_add(1));
        row.rank = if row.id == criterion { Rank::new(1) } else { place.and_then(Rank::new) };
    }
    parts.parties.iter_mut().find(|row| row.id == owner)?.order_provenance = said();
    Some(())
}
