//! Dividing: published vectors, and laws against enumeration.

mod laws;
mod plans;
mod vectors;

use super::super::tests::fixture::{criterion, id, name, party, said};
use crate::{
    Ratio,
    model::{
        GainBasis, Issue, IssueId, IssueKind, Level, NumericRange, PlanParts, Points, RatedAt, RatedLevel,
        Rating,
    },
};

/// An issue of any amount from 0 to 100.
fn share(at: usize) -> Issue {
    let range = NumericRange::new(0.into(), 100.into(), 0.into(), None).unwrap();
    Issue { id: id(2, at), name: name(&format!("share {at}")), kind: IssueKind::Numeric(range) }
}

/// A rating of a criterion at an amount; the level is given in halves.
fn rated(criterion: usize, issue: IssueId, amount: i64, halves: Option<i64>) -> Rating {
    let known = |halves: i64| RatedLevel::Known(Level::new(Ratio::fraction(halves, 2).unwrap()).unwrap());
    Rating {
        criterion: id(4, criterion),
        at: RatedAt::Amount { issue, amount: amount.into() },
        level: halves.map_or(RatedLevel::Unknown, known),
        provenance: said(),
    }
}

/// Two parties share goods that each gives points: the amount is the share of the first.
fn goods(points: [&[i64]; 2]) -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("goods"));
    parts.gain_basis = GainBasis::Zero;
    parts.parties = vec![party(0, "first"), party(1, "second")];
    parts.issues = (0..points[0].len()).map(share).collect();
    for (owner, own) in points.iter().enumerate() {
        for (issue, points) in own.iter().enumerate() {
            let at = parts.criteria.len();
            let mut row = criterion(at, owner, None, &[issue]);
            row.points = Points::new((*points).into());
            parts.criteria.push(row);
            for amount in [0, 100] {
                let likes = (amount == 100) == (owner == 0);
                parts.ratings.push(rated(at, id(2, issue), amount, Some(if likes { 6 } else { 0 })));
            }
        }
    }
    parts
}
