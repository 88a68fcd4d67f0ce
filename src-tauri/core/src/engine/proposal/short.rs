//! By how much packages fall short: the smallest shortfalls, over all packages at once.

use std::collections::BTreeSet;

use super::{
    algebra::Algebra,
    elimination::{Stopped, Table},
    field::{Field, solve_over},
};

/// The largest number of shortfalls kept side by side.
const LARGEST_LIST: usize = 4_000;

/// By how much each of some criteria falls short: positions among the gauges, ascending, each with whole levels over the
/// unit of its gauge; a criterion that is enough is not named.
pub(super) type Short = Vec<(usize, i128)>;

/// Keeps the shortfalls of which none is at most another in every criterion.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeastShort;

impl Algebra for LeastShort {
    type Value = Vec<Short>;

    fn one(&self) -> Vec<Short> {
        vec![Short::new()]
    }

    fn both(&self, a: &Vec<Short>, b: &Vec<Short>) -> Result<Vec<Short>, Stopped> {
        if b.iter().all(Vec::is_empty) {
            return Ok(a.clone());
        }
        if a.len().saturating_mul(b.len()) > LARGEST_LIST {
            return Err(Stopped::TooLarge);
        }
        let mut list = Vec::with_capacity(a.len() * b.len());
        for one in a {
            list.extend(b.iter().map(|other| together(one, other)));
        }
        Ok(list)
    }

    fn either(&self, sum: &mut Option<Vec<Short>>, next: Vec<Short>) -> Result<(), Stopped> {
        let list = sum.get_or_insert_with(Vec::new);
        for short in next {
            if !list.iter().any(|kept| is_at_most(kept, &short)) {
                list.retain(|kept| !is_at_most(&short, kept));
                list.push(short);
            }
        }
        if list.len() > LARGEST_LIST { Err(Stopped::TooLarge) } else { Ok(()) }
    }
}

fn together(one: &Short, other: &Short) -> Short {
    let mut short: Short = one.iter().chain(other).copied().collect();
    short.sort_unstable();
    short
}

/// Whether one shortfall is at most another in every criterion.
fn is_at_most(one: &Short, other: &Short) -> bool {
    one.iter().all(|(gauge, by)| other.iter().any(|(same, more)| same == gauge && by <= more))
}

impl Field<'_> {
    /// All smallest shortfalls of some criteria, each with the level it needs: those of possible packages such that no
    /// possible package falls short by at most as much in every criterion and by less in one; in order of their
    /// criteria. Nothing when no package is possible.
    ///
    /// An unknown level counts at its high end: what may be enough does not fall short. `size` turns a shortfall into
    /// what is compared.
    pub(super) fn least_short(
        &self,
        needs: &[(usize, i128)],
        size: impl Fn(i128) -> i128,
    ) -> Result<Option<Vec<Short>>, Stopped> {
        let table = |(gauge, needed): &(usize, i128)| -> Result<Table<Vec<Short>>, Stopped> {
            self.read(*gauge, |span| {
                let short = (*needed - span.high).max(0);
                Some(vec![if short == 0 { Short::new() } else { vec![(*gauge, size(short))] }])
            })
        };
        let terms = needs.iter().map(table).collect::<Result<Vec<_>, _>>()?;
        let found = self.solve(&LeastShort, &[], terms)?.1.value;
        Ok(found.map(|mut list| {
            list.sort();
            list
        }))
    }
}

impl Field<'_> {
    /// All smallest sets of constraints, as positions, without which some package would be possible.
    pub(super) fn least_lifted(&self) -> Result<Vec<Short>, Stopped> {
        let soft = |(at, filter): (usize, &Table<()>)| {
            let row = |row: &Option<()>| Some(vec![if row.is_some() { Short::new() } else { vec![(at, 1)] }]);
            Table { scope: filter.scope.clone(), rows: filter.rows.iter().map(row).collect() }
        };
        let terms = self.constraints().iter().enumerate().map(soft).collect();
        Ok(solve_over(&LeastShort, &self.domains, &[], terms)?.1.value.unwrap_or_default())
    }
}

/// All smallest sets that share a member with each of the given sets, smaller sets first, then in order of their members.
///
/// Source: Berge, "Hypergraphs" (1989): sets are taken one after another, and each partial answer that misses one is
/// grown by its members; what contains a smaller answer is dropped.
pub(super) fn smallest_hitting_sets(sets: &[BTreeSet<usize>]) -> Result<Vec<BTreeSet<usize>>, Stopped> {
    let mut found = vec![BTreeSet::new()];
    for set in sets {
        let (mut hitting, missing): (Vec<BTreeSet<usize>>, Vec<_>) =
            found.into_iter().partition(|answer| !answer.is_disjoint(set));
        let kept = hitting.clone();
        for answer in missing {
            for member in set {
                let mut grown = answer.clone();
                grown.insert(*member);
                if !kept.iter().any(|smaller| smaller.is_subset(&grown)) {
                    hitting.push(grown);
                }
            }
        }
        hitting.sort();
        hitting.dedup();
        found = hitting;
        if found.len() > LARGEST_LIST {
            return Err(Stopped::TooLarge);
        }
    }
    found.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(of: &[&[usize]]) -> Vec<BTreeSet<usize>> {
        of.iter().map(|set| set.iter().copied().collect()).collect()
    }

    #[test]
    fn a_smallest_hitting_set_shares_a_member_with_every_set() {
        assert_eq!(smallest_hitting_sets(&sets(&[&[1, 2], &[2, 3]])), Ok(sets(&[&[2], &[1, 3]])));
    }

    #[test]
    fn nothing_hits_an_empty_set() {
        assert_eq!(smallest_hitting_sets(&sets(&[&[1], &[]])), Ok(sets(&[])));
    }

    #[test]
    fn without_sets_nothing_is_needed() {
        assert_eq!(smallest_hitting_sets(&[]), Ok(sets(&[&[]])));
    }

    #[test]
    fn a_shortfall_that_another_undercuts_is_dropped() {
        let mut kept = Some(vec![vec![(0, 2), (1, 1)], vec![(2, 1)]]);
        LeastShort.either(&mut kept, vec![vec![(0, 1)]]).unwrap();
        assert_eq!(kept, Some(vec![vec![(2, 1)], vec![(0, 1)]]));
    }
}
