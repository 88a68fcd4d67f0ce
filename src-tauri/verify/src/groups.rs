//! Groups of issues over which what packages bring adds up.

use entente_core::{certificate::LayerGroup, model::Combine};
use num_rational::BigRational;
use num_traits::Zero as _;

use crate::{
    Reason,
    plain::{End, Held, Plain, PlainCriterion, whole},
};

/// The largest number of joint choices of one group.
const LARGEST_GROUP: usize = 2_000_000;

/// The issues of a plan in groups that were looked at: everything adds up over them.
#[derive(Debug)]
pub struct Groups<'a> {
    /// The plan.
    pub plain: &'a Plain<'a>,
    /// The issues of each group.
    pub groups: Vec<Vec<usize>>,
    /// The group of every issue.
    home: Vec<usize>,
    /// Where each criterion is decided.
    decided: Vec<Decided>,
    /// Which groups have too many joint choices to be looked through.
    boxed: Vec<bool>,
}

/// Where a criterion is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    /// Nowhere: it depends on no issue.
    Nowhere,
    /// In one group.
    In(usize),
    /// In several groups that add up, and never has to be held.
    Apart,
}

impl<'a> Groups<'a> {
    /// Looks at whether everything adds up over groups of issues.
    pub fn of(plain: &'a Plain<'a>, listed: &[LayerGroup]) -> Result<Self, Reason> {
        let boxed = listed.iter().map(|group| group.boxes.is_some()).collect();
        let groups: Vec<Vec<usize>> = listed.iter().map(|group| group.issues.clone()).collect();
        let mut home = vec![None; plain.sizes.len()];
        for (at, issues) in groups.iter().enumerate() {
            if issues.is_empty() || !issues.is_sorted() {
                return Err(Reason::Partition {});
            }
            for issue in issues {
                let place =
                    home.get_mut(*issue).filter(|place| place.is_none()).ok_or(Reason::Partition {})?;
                *place = Some(at);
            }
        }
        let home: Vec<usize> = home.into_iter().collect::<Option<_>>().ok_or(Reason::Partition {})?;
        let mut found = Self { plain, groups, home, decided: Vec::new(), boxed };
        for (row, when) in plain.constraints.iter().enumerate() {
            let issues: Vec<usize> = when.iter().map(|clause| clause.issue).collect();
            found.one_home(&issues).map_err(|()| Reason::ConstraintApart { row })?;
        }
        for group in 0..found.groups.len() {
            found
                .count(group)
                .filter(|count| *count <= LARGEST_GROUP)
                .or_else(|| found.is_boxed(group).then_some(0))
                .ok_or(Reason::TooManyTogether { group })?;
        }
        for (row, criterion) in plain.criteria.iter().enumerate() {
            let decided = found.decided(criterion).ok_or(Reason::NotAdding { row })?;
            found.decided.push(decided);
        }
        Ok(found)
    }

    /// The same for groups that are all looked through.
    pub fn listed(plain: &'a Plain<'a>, listed: &[LayerGroup]) -> Result<Self, Reason> {
        match listed.iter().position(|group| group.boxes.is_some()) {
            Some(group) => Err(Reason::TooManyTogether { group }),
            None => Self::of(plain, listed),
        }
    }

    /// Whether a group has too many joint choices to be looked through.
    fn is_boxed(&self, group: usize) -> bool {
        self.boxed.get(group) == Some(&true)
    }

    /// The one group of issues; nothing where there are none, an error where there are several.
    fn one_home(&self, issues: &[usize]) -> Result<Option<usize>, ()> {
        let mut homes: Vec<usize> =
            issues.iter().filter_map(|issue| self.home.get(*issue)).copied().collect();
        homes.sort_unstable();
        homes.dedup();
        match homes.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            [_, _, ..] => Err(()),
        }
    }

    fn decided(&self, criterion: &PlainCriterion) -> Option<Decided> {
        match self.one_home(&criterion.issues()) {
            Ok(None) => return Some(Decided::Nowhere),
            Ok(Some(home)) => return Some(Decided::In(home)),
            Err(()) => {}
        }
        let mains: Vec<usize> = criterion.mains.iter().map(|main| main.issue).collect();
        let is_sum = criterion.combine == Combine::Blend || self.one_home(&mains).is_ok();
        let shift = |when: &Vec<crate::plain::Clause>| -> Vec<usize> {
            when.iter().map(|clause| clause.issue).collect()
        };
        let shifts = criterion.shifts.iter().all(|(_, when)| self.one_home(&shift(when)).is_ok());
        if criterion.is_essential || mains.is_empty() || !is_sum || !shifts {
            return None;
        }
        let (mut low, mut high) = (BigRational::zero(), BigRational::zero());
        for group in 0..self.groups.len() {
            let issues = criterion.issues();
            if !issues.iter().any(|issue| self.home.get(*issue) == Some(&group)) {
                continue;
            }
            if self.is_boxed(group) {
                return None;
            }
            let (mut least, mut most): (Option<BigRational>, Option<BigRational>) = (None, None);
            self.each(group, |_, chosen| {
                let inside = |issue: usize| self.home.get(issue) == Some(&group);
                let (low, high) =
                    (criterion.part(chosen, End::Low, inside), criterion.part(chosen, End::High, inside));
                least = Some(least.take().map_or(low.clone(), |least| least.min(low)));
                most = Some(most.take().map_or(high.clone(), |most| most.max(high)));
            });
            low += least?;
            high += most?;
        }
        (low >= whole(0) && high <= whole(3)).then_some(Decided::Apart)
    }

    /// How many joint choices a group has; nothing where that is beyond all counting.
    pub fn count(&self, group: usize) -> Option<usize> {
        let sizes =
            self.groups.get(group)?.iter().map(|issue| self.plain.sizes.get(*issue).copied().unwrap_or(0));
        sizes.into_iter().try_fold(1_usize, usize::checked_mul)
    }

    /// Tells every joint choice of a group: its place, and a package with it, all other issues at their first choice.
    pub fn each(&self, group: usize, mut tell: impl FnMut(usize, &[usize])) {
        let issues = self.groups.get(group).map_or(&[][..], Vec::as_slice);
        let mut chosen = vec![0; self.plain.sizes.len()];
        for code in 0..self.count(group).unwrap_or(0) {
            let mut rest = code;
            for issue in issues.iter().rev() {
                let size = self.plain.sizes.get(*issue).copied().unwrap_or(1);
                chosen.iter_mut().skip(*issue).take(1).for_each(|choice| *choice = rest % size);
                rest /= size;
            }
            tell(code, &chosen);
        }
    }

    /// Whether no constraint of a group rules a joint choice out.
    pub fn is_possible(&self, group: usize, chosen: &[usize]) -> bool {
        let mut constraints = self
            .plain
            .constraints
            .iter()
            .filter(|when| when.first().is_none_or(|clause| self.home.get(clause.issue) == Some(&group)));
        !constraints.any(|when| when.iter().all(|clause| clause.holds(chosen)))
    }

    /// The criteria that a group decides, wholly or in part, by their places.
    pub fn criteria(&self, group: usize) -> impl Iterator<Item = (usize, &'a PlainCriterion)> {
        let all = self.plain.criteria.iter().enumerate().zip(&self.decided);
        let is_here = move |((_, criterion), decided): &((usize, &'a PlainCriterion), &Decided)| match decided
        {
            Decided::Nowhere => false,
            Decided::In(home) => *home == group,
            Decided::Apart => criterion.issues().iter().any(|issue| self.home.get(*issue) == Some(&group)),
        };
        all.filter(is_here).map(|(row, _)| row)
    }

    /// The criteria that depend on no issue, by their places.
    pub fn constants(&self) -> impl Iterator<Item = (usize, &'a PlainCriterion)> {
        let all = self.plain.criteria.iter().enumerate().zip(&self.decided);
        all.filter(|(_, decided)| **decided == Decided::Nowhere).map(|(row, _)| row)
    }

    /// Whether a criterion is decided in one group alone.
    pub fn is_whole(&self, criterion: usize) -> bool {
        matches!(self.decided.get(criterion), Some(Decided::In(_)))
    }

    /// What a joint choice of a group surely adds to one of its criteria beside a package.
    pub fn gap(
        &self,
        group: usize,
        (at, criterion): (usize, &PlainCriterion),
        above: &[usize],
        below: &[usize],
    ) -> BigRational {
        if self.is_whole(at) {
            return criterion.gap(above, below, Held::Whole, |_| true);
        }
        criterion.gap(above, below, Held::Part, |issue| self.home.get(issue) == Some(&group))
    }

    /// What a joint choice of a group adds to the middle level of one of its criteria.
    pub fn middle(
        &self,
        group: usize,
        (at, criterion): (usize, &PlainCriterion),
        chosen: &[usize],
    ) -> BigRational {
        if self.is_whole(at) {
            return criterion.level(chosen, End::Middle);
        }
        criterion.part(chosen, End::Middle, |issue| self.home.get(issue) == Some(&group))
    }
}
