//! Lifting the worst-off: packages in which everybody stands ever higher in its own range.

use super::{
    descent::Leash,
    quest::{self, Judged, Largest, Quest},
    web::Floor,
};
use crate::engine::watch::Cancelled;

/// What everybody's utility is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal<'g> {
    /// For every party the cords that add to its utility, with their weights.
    pub(super) parties: &'g [Vec<(usize, i128)>],
    /// Everybody's utility before anything is chosen.
    pub(super) bases: &'g [i128],
    /// How wide everybody's range is.
    pub(super) widths: &'g [i128],
}

impl Goal<'_> {
    /// Finds packages one after the other: `judge` reads one and says what each party must have at least in a package that
    /// is better, or nothing where it is no better than those before. The last one is kept.
    pub(super) fn lifted(
        &self,
        quest: &Quest,
        leash: &Leash<'_>,
        judge: &mut dyn FnMut(&[usize]) -> Option<Vec<i128>>,
    ) -> Result<Option<Largest>, Cancelled> {
        let widest = self.widths.iter().copied().max().unwrap_or(1).max(1);
        let evens: Vec<i128> = self.widths.iter().map(|width| (widest << 6) / (*width).max(1)).collect();
        let own = |party: usize| self.parties[party].iter().copied().filter(|(_, by)| *by > 0);
        let even = |(party, even): (usize, &i128)| -> Vec<(usize, i128)> {
            own(party).map(|(cord, by)| (cord, by.saturating_mul(*even))).collect()
        };
        let sum: Vec<(usize, i128)> = evens.iter().enumerate().flat_map(even).collect();
        let floor = |party: usize| Floor { terms: own(party).collect(), least: quest::LOWEST };
        let floors = (0..self.parties.len()).map(floor).collect();
        let mut raised = |package: &[usize], _: i128, floors: &mut Vec<Floor>| {
            let Some(least) = judge(package) else { return Judged::Refused };
            let mut together = 0_i128;
            for ((floor, least), (base, even)) in
                floors.iter_mut().zip(least).zip(self.bases.iter().zip(&evens))
            {
                floor.least = least - base;
                together = together.saturating_add(floor.least.saturating_mul(*even));
            }
            Judged::Raised { together }
        };
        quest.largest(&sum, floors, None, leash, &mut raised)
    }
}
