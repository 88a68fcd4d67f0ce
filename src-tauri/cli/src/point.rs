//! Points of a frontier, as they are written.

use entente_core::{
    Ratio,
    engine::{Case, Point},
    model::Plan,
};
use serde::Serialize;

use crate::{
    catalogue::words,
    columns::Columns,
    label::{Entries, Labels},
};

/// On which scale utilities are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// From 0 to 1: divided by the sum of the weights.
    Divided,
    /// As the weights of an imported file have it.
    File,
}

/// Utilities that some packages bring, how many, and the first of them in plan order.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenPoint {
    /// One utility for every party, in plan order.
    pub utilities: Vec<String>,
    /// How many packages bring them.
    pub count: String,
    /// The first of these packages.
    pub package: Entries,
}

/// Writes points of one plan.
#[derive(Debug)]
pub struct PointWriter<'a> {
    case: &'a Case,
    labels: &'a Labels,
    factors: Vec<Ratio>,
}

impl<'a> PointWriter<'a> {
    /// A writer on a scale.
    pub fn new(plan: &Plan, case: &'a Case, labels: &'a Labels, scale: Scale) -> Self {
        let factor = |party: &entente_core::model::Party| match scale {
            Scale::Divided => Ratio::one(),
            Scale::File => weight_sum(plan, party.id),
        };
        Self { case, labels, factors: plan.parties.iter().map(factor).collect() }
    }

    /// The point with its utilities as fractions.
    pub fn written(&self, point: &Point) -> WrittenPoint {
        WrittenPoint {
            utilities: self.scaled(&point.utilities).iter().map(Ratio::to_string).collect(),
            count: point.count.to_string(),
            package: self.labels.package(&self.case.choices(&point.first)),
        }
    }

    /// The points in columns, utilities with three decimals.
    pub fn columns(&self, points: &[Point]) -> Columns {
        let parties = self.case.parties().iter().map(|party| self.labels.party(party.id()).to_owned());
        let issues = self.case.issues().iter().map(|issue| self.labels.issue(issue.id()).to_owned());
        let count = std::iter::once(words("cli.frontier.count"));
        let mut columns = Columns::under(parties.chain(count).chain(issues));
        for point in points {
            let utilities = self.scaled(&point.utilities).into_iter().map(|utility| utility.rounded(3));
            let package = self.labels.package(&self.case.choices(&point.first)).0;
            let chosen = package.into_iter().map(|(_, choice)| choice);
            columns.row(utilities.chain([point.count.to_string()]).chain(chosen));
        }
        columns
    }

    /// One utility, or difference of utilities, for every party, on the scale of the writer.
    pub fn scaled(&self, utilities: &[Ratio]) -> Vec<Ratio> {
        let pairs = utilities.iter().zip(&self.factors);
        pairs.map(|(utility, factor)| Ratio::from(utility.exact() * factor.exact())).collect()
    }
}

/// The sum of a party's weights, where every weighed criterion has points; else its weights come from ranks and sum to 1.
fn weight_sum(plan: &Plan, party: entente_core::model::PartyId) -> Ratio {
    let weighed = || plan.criteria_of(party).filter(|row| !plan.is_protected(row));
    let points: Option<Vec<_>> = weighed().map(|row| row.points.as_ref()).collect();
    let sum = points
        .unwrap_or_default()
        .into_iter()
        .map(|points| points.ratio().exact())
        .sum::<num_rational::BigRational>();
    let sum = Ratio::from(sum);
    if sum.is_zero() { Ratio::one() } else { sum }
}
