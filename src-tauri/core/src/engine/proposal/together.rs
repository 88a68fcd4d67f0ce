//! In how many packages criteria are enough together.

use super::{
    Count,
    elimination::Stopped,
    field::{End, Field},
};
use crate::{
    engine::{Case, Watch},
    model::{CriterionId, Plan},
};

/// How many packages there are, and in how many of them criteria are surely enough together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// All that the constraints allow; nothing where they cannot be counted.
    pub packages: Option<Count>,
    /// Pair by pair, as they were asked; nothing where they cannot be counted.
    pub enough: Vec<Option<Count>>,
}

/// Counts in how many packages two criteria are surely enough together, pair by pair.
pub fn enough_together(plan: &Plan, pairs: &[[CriterionId; 2]], watch: Watch<'_>) -> Together {
    let none = || Together { packages: None, enough: vec![None; pairs.len()] };
    let Ok(case) = Case::of(plan) else { return none() };
    let Ok(field) = Field::of(&case, watch) else { return none() };
    let enough = pairs.iter().map(|pair| of_pair(&field, *pair).ok());
    Together { packages: field.count(&[]).ok(), enough: enough.collect() }
}

fn of_pair(field: &Field<'_>, pair: [CriterionId; 2]) -> Result<Count, Stopped> {
    let filters = pair.map(|id| {
        let at = field.case.gauges.iter().position(|gauge| gauge.id == id).ok_or(Stopped::TooLarge)?;
        let gauge = field.case.gauges.get(at).ok_or(Stopped::TooLarge)?;
        field.reaches(at, i128::from(gauge.needed) * gauge.unit, End::Low)
    });
    let [one, other] = filters;
    field.count(&[one?, other?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Example;

    #[test]
    fn the_craft_and_the_debt_are_both_enough_in_as_many_packages_as_a_listing_finds() {
        let plan = Example::Workshop.plan().unwrap();
        let id = |place: usize| plan.criteria[place].id;
        let pairs = [[id(0), id(3)], [id(0), id(4)]];
        let found = enough_together(&plan, &pairs, Watch::idle());
        let case = Case::of(&plan).unwrap();
        let all: Vec<Vec<usize>> = (0..54).map(|at| vec![at / 18, at / 9 % 2, at / 3 % 3, at % 3]).collect();
        assert_eq!(found.packages, Some(Count::from(54)));
        for (pair, count) in pairs.iter().zip(&found.enough) {
            let both = |at: &&Vec<usize>| {
                let chosen = case.chosen((*at).clone()).unwrap();
                pair.iter().all(|id| case.gauge(*id).unwrap().enough(&chosen) == crate::engine::Enough::Yes)
            };
            assert_eq!(*count, Some(Count::from(all.iter().filter(both).count())));
        }
    }
}
