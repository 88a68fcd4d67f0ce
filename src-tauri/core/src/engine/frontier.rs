//! The frontier: nothing better for all.

use std::sync::OnceLock;

use num_bigint::BigUint;

use super::{
    Among, Chosen, Space, SpaceError,
    divide::{Between, Inside},
    form::Form,
    reader::{Reader, group},
    table::{Group, Row, Sums, Table, Whole, whole},
    watch::{Cancelled, Watch, Work},
};
use crate::Ratio;

/// How many points are made between two looks at whether to go on.
const POINTS_AT_ONCE: usize = 256;

/// Utilities that some packages bring, one for every party in plan order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The utilities at the dot weights and dot levels.
    pub utilities: Vec<Ratio>,
    /// How many packages bring them.
    pub count: BigUint,
    /// The first of these packages in plan order.
    pub first: Chosen,
}

/// The utility vectors that no package of a space dominates, each with its packages.
///
/// A vector dominates another when every party's utility is at least as high and some party's is higher. Utilities are
/// taken at the dot weights and dot levels; by other weights other packages may be on the frontier.
#[derive(Debug)]
pub struct Frontier<'a> {
    space: &'a Space<'a>,
    among: Among,
    sums: Counted,
    /// The places of the points among the sums; nothing where all of them are points.
    places: Option<Vec<usize>>,
    between: Between,
    points: OnceLock<Vec<Point>>,
}

/// Sums in the narrowest whole numbers that hold them.
#[derive(Debug)]
enum Counted {
    Narrow(Sums<i64>),
    Wide(Sums<i128>),
}

impl Counted {
    fn len(&self) -> usize {
        match self {
            Self::Narrow(sums) => sums.len(),
            Self::Wide(sums) => sums.len(),
        }
    }

    fn vector(&self, at: usize) -> Vec<i128> {
        match self {
            Self::Narrow(sums) => sums.vector(at).into_iter().map(i128::from).collect(),
            Self::Wide(sums) => sums.vector(at),
        }
    }
}

impl<'a> Space<'a> {
    /// The frontier among all packages, or among those that surely meet every essential.
    ///
    /// Essentials restrict the space before anything is compared: a package that fails one dominates nothing. Where there
    /// are too many points the answer is a cover, and says so ([`Frontier::cover`]).
    pub fn frontier(&'a self, among: Among, watch: &Watch<'_>) -> Result<Frontier<'a>, SpaceError> {
        let sums = if self.is_narrow() {
            Counted::Narrow(self.table::<i64>(among).sums(watch)?)
        } else {
            Counted::Wide(self.table::<i128>(among).sums(watch)?)
        };
        Ok(self.finished(among, sums))
    }

    /// The frontier with all its points; nothing where more than `most` vectors are met on the way.
    pub fn whole_frontier(
        &'a self,
        among: Among,
        most: usize,
        watch: &Watch<'_>,
    ) -> Result<Option<Frontier<'a>>, SpaceError> {
        let sums = if self.is_narrow() {
            self.table::<i64>(among).all_sums(most, watch)?.map(Counted::Narrow)
        } else {
            self.table::<i128>(among).all_sums(most, watch)?.map(Counted::Wide)
        };
        Ok(sums.map(|sums| self.finished(among, sums)))
    }

    /// The frontier of sums, without those that something between two listed amounts betters.
    fn finished(&'a self, among: Among, sums: Counted) -> Frontier<'a> {
        let inside = Inside::of(self, among);
        let is_kept = |at: &usize| !inside.betters(&sums.vector(*at));
        let places = (!inside.is_empty()).then(|| (0..sums.len()).filter(is_kept).collect());
        Frontier { space: self, among, places, between: inside.between(), sums, points: OnceLock::new() }
    }

    /// Whether every sum of utilities fits the narrower numbers.
    fn is_narrow(&self) -> bool {
        let bound = self.utility_forms().iter().map(|form| form.bound).max().unwrap_or(1);
        bound < i128::from(i64::MAX / 4)
    }

    /// The utilities of this space as a table: a group for every cluster, listed ones first, and a number for every party.
    pub(super) fn table<N: Whole>(&self, among: Among) -> Table<N> {
        let forms = self.utility_forms();
        let start = self.constant_sums(&forms).into_iter().map(whole).collect();
        let groups = self.clusters.iter().map(|cluster| group(self, cluster, &forms, among));
        let searched = self.searched.iter().map(|own| own.group(among));
        let mut groups: Vec<Group<N>> = groups.chain(searched).collect();
        if self.is_blocked(among) {
            groups.iter_mut().for_each(|group| group.rows.clear());
            groups.push(Group { rows: Vec::new(), digits: Vec::new() });
        }
        Table::of_groups(start, groups)
    }

    pub(super) fn utility_forms(&self) -> Vec<&Form> {
        let forms: Vec<&Form> = self.case.parties.iter().map(|party| &party.utility).collect();
        if forms.is_empty() { vec![&self.nobody] } else { forms }
    }

    /// What the forms are before any issue is decided.
    fn constant_sums(&self, forms: &[&Form]) -> Vec<i128> {
        let dot = |at: usize| {
            let gauge = self.case.gauges.get(at).filter(|_| self.constants.contains(&at));
            gauge.map_or(0, |gauge| gauge.span(&[]).dot)
        };
        forms.iter().map(|form| form.at(dot)).collect()
    }

    /// The package of one joint choice for every cluster: a row, and a place among the choices that bring it.
    fn joined<N: Whole>(&self, among: Among, rows: &[(&Row<N>, u128)]) -> Option<Chosen> {
        let forms = self.utility_forms();
        let mut positions = vec![0; self.case.issues.len()];
        for (cluster, (row, place)) in self.clusters.iter().zip(rows) {
            let code = if *place == 0 {
                row.first
            } else {
                let mut reader = Reader::of(self, cluster, &forms);
                let brings = |code: &u32| reader.dot::<N>(*code) == row.vector;
                cluster.joints(among).map(|joint| joint.code).filter(brings).nth(*place as usize)?
            };
            cluster.place(code, &mut positions);
        }
        for (group, (row, place)) in self.searched.iter().zip(rows.iter().skip(self.clusters.len())) {
            group.place(among, (row.first as usize, *place), &mut positions)?;
        }
        Some(Chosen(positions))
    }
}

impl Frontier<'_> {
    /// The vectors, utilities descending in plan order of the parties.
    ///
    /// They are made into points when first asked for.
    pub fn points(&self) -> &[Point] {
        self.points.get_or_init(|| self.read_points(&Watch::idle()).unwrap_or_default())
    }

    /// The points, looking at whether to go on while they are made.
    pub(super) fn read_points(&self, watch: &Watch<'_>) -> Result<Vec<Point>, Cancelled> {
        match &self.sums {
            Counted::Narrow(sums) => self.read(sums, watch),
            Counted::Wide(sums) => self.read(sums, watch),
        }
    }

    /// Among which packages it was asked for.
    pub const fn among(&self) -> Among {
        self.among
    }

    /// What holds of the amounts between those that are listed.
    pub const fn between(&self) -> Between {
        self.between
    }

    /// Nothing where these are all vectors of the frontier. Where there are too many, the points are a cover of it: every
    /// vector that is missing is, for each party, at most this much higher than one and the same point that is shown.
    /// Packages are then counted along the points that were kept: there may be more.
    pub fn cover(&self) -> Option<Vec<Ratio>> {
        match &self.sums {
            Counted::Narrow(sums) => self.widths(sums.within()?),
            Counted::Wide(sums) => self.widths(sums.within()?),
        }
    }

    fn widths<N: Whole>(&self, within: &[N]) -> Option<Vec<Ratio>> {
        let pairs = self.space.case.parties.iter().zip(within);
        Some(pairs.map(|(party, width)| party.utility.ratio((*width).into())).collect())
    }

    /// The package at a place among those that bring the vector at another place, both counted from 0.
    pub fn package(&self, point: usize, place: &BigUint) -> Option<Chosen> {
        let point = self.places.as_ref().map_or(Some(point), |places| places.get(point).copied())?;
        match &self.sums {
            Counted::Narrow(sums) => self.space.joined(self.among, &sums.package(point, place)?),
            Counted::Wide(sums) => self.space.joined(self.among, &sums.package(point, place)?),
        }
    }

    fn read<N: Whole>(&self, sums: &Sums<N>, watch: &Watch<'_>) -> Result<Vec<Point>, Cancelled> {
        let point = |at: usize| {
            let parties = self.space.case.parties.iter().zip(sums.vector(at));
            let utilities = parties.map(|(party, value)| party.utility.ratio(value.into())).collect();
            let first: Vec<(&Row<N>, u128)> = sums.first(at).into_iter().map(|row| (row, 0)).collect();
            Some(Point { utilities, count: sums.count(at), first: self.space.joined(self.among, &first)? })
        };
        let shown: Vec<usize> = match &self.places {
            Some(places) => places.clone(),
            None => (0..sums.len()).collect(),
        };
        sums.follow(watch)?;
        let mut points = Vec::with_capacity(shown.len());
        for (done, at) in shown.iter().enumerate() {
            if done.is_multiple_of(POINTS_AT_ONCE) {
                watch.report(Work::Listing, done, shown.len())?;
            }
            points.extend(point(*at));
        }
        Ok(points)
    }
}
