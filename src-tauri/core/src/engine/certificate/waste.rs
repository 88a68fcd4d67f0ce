//! Proving that a package wastes nothing.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::One as _;

use super::{
    layers::{Room, Sought, Weighing, built},
    listing::Listing,
};
use crate::{
    Ratio,
    certificate::Layers,
    engine::{
        Chosen, Space,
        form::Form,
        table::{Digit, Group, Table},
    },
};

/// How many sums the proof that one package wastes nothing may make.
pub const LARGEST_WASTE_PROOF: usize = 1 << 17;

/// The proof that no package keeps the essentials that one surely meets, is not worse for anyone by order, and better for
/// one; nothing where there is such a package, or where it takes too much room.
///
/// What another package surely adds to each upper set has to be at least 0 everywhere, and more than 0 somewhere: added up
/// it has to come to more than 0.
pub(in crate::engine) fn no_waste(space: &Space<'_>, chosen: &Chosen) -> Option<Layers> {
    let forms: Vec<&Form> = space.case().parties.iter().flat_map(|party| &party.upper_sets).collect();
    let group = |cluster: &crate::engine::space::Cluster| {
        let digit = |(issue, choices): (&usize, &usize)| Digit { issue: *issue, choices: *choices };
        let digits = cluster.issues.iter().zip(&cluster.sizes).map(digit).collect();
        Group { rows: space.gap_rows(cluster, &forms, chosen), digits }
    };
    let table = Table::of_groups(vec![0; forms.len()], space.clusters.iter().map(group).collect());
    let units: Vec<i128> = forms.iter().map(|form| form.unit).collect();
    let all = units.iter().fold(BigInt::one(), |all, unit| all.lcm(&BigInt::from(*unit)));
    let weighing = Weighing {
        shown: vec![Ratio::one(); forms.len()],
        multipliers: units.iter().map(|unit| &all / unit).collect(),
        least: BigInt::one(),
    };
    let sought = Sought { needs: Some(vec![0; forms.len()]), weighings: vec![weighing] };
    let built = built(&table, &Listing::default(), &sought, &units, Room::Sums(LARGEST_WASTE_PROOF))?;
    built.sums.is_empty().then_some(built.layers)
}
