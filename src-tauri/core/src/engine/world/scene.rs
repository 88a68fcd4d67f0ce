//! The packages of a plan as worlds see them: issues that have to be looked at together, whatever is drawn.

use std::collections::BTreeMap;

use super::law::{Law, World};
use crate::engine::{
    Case, SpaceError, Watch,
    gauge::Gauge,
    space::Cluster,
    structure::{self, Piece},
    table::{Digit, Group, Table, gathered},
};

/// The largest number of joint choices, times the criteria that they decide, that are looked at in every world.
const LARGEST_SCENE: usize = 1 << 17;

/// All packages that the constraints allow, ready to be looked at in many worlds.
#[derive(Debug)]
pub(super) struct Scene {
    clusters: Vec<SceneCluster>,
    /// Criteria that no issue decides.
    constants: Vec<usize>,
}

/// A cluster with, for every criterion that it decides, what there is to tell apart.
#[derive(Debug)]
struct SceneCluster {
    cluster: Cluster,
    pieces: Vec<ScenePiece>,
}

/// A criterion, or a part of one, in a cluster.
#[derive(Debug)]
struct ScenePiece {
    at: usize,
    /// For every joint choice the place of what it decides here.
    cases: Vec<u32>,
    /// The first package of every case.
    firsts: Vec<Vec<usize>>,
    /// The levels of all cases, over the unit of the law, where they are the same in every world.
    levels: Option<Vec<i128>>,
}

/// What the joint choices of one cluster are in one world.
#[derive(Debug)]
pub(super) struct StageCluster {
    /// What every joint choice adds to everybody's utility, one choice after another.
    pub(super) worths: Vec<i128>,
    /// Whether every essential decided here is enough.
    pub(super) is_enough: Vec<bool>,
}

/// A scene in one world.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    scene: &'a Scene,
    world: &'a World<'a>,
    pub(super) clusters: Vec<StageCluster>,
    /// Everybody's utility before anything is chosen.
    start: Vec<i128>,
    /// Whether every essential that no issue decides is enough.
    is_enough: bool,
}

impl Scene {
    /// The scene of a case; nothing where too many issues depend on each other to be looked at in every world.
    pub(super) fn of(case: &Case, law: &Law, watch: &Watch<'_>) -> Result<Option<Self>, SpaceError> {
        let is_split = |gauge: &Gauge| {
            let own = case.gauges.iter().position(|other| other.id == gauge.id);
            let own = own.and_then(|at| law.gauges.get(at));
            let is_even = law.parties.get(gauge.party).is_some_and(|party| party.is_imported);
            let is_certain = own.is_some_and(|law| law.is_certain);
            is_even && is_certain && !gauge.is_essential && !gauge.is_protected && structure::adds_up(gauge)
        };
        let groups = structure::groups_split(case, is_split);
        let mut room = LARGEST_SCENE;
        for group in &groups {
            let size = |issue: &usize| case.issues.get(*issue).map_or(1, |issue| issue.choices.len());
            let joints =
                group.issues.iter().map(size).try_fold(group.pieces.len().max(1), usize::checked_mul);
            match joints.and_then(|joints| room.checked_sub(joints)) {
                Some(left) => room = left,
                None => return Ok(None),
            }
        }
        let mut clusters = Vec::with_capacity(groups.len());
        for group in groups {
            clusters.push(SceneCluster::of(case, law, Cluster::list(case, group, watch)?));
        }
        let is_decided =
            |at: &usize| clusters.iter().flat_map(|own| &own.pieces).any(|piece| piece.at == *at);
        let constants = (0..case.gauges.len()).filter(|at| !is_decided(at)).collect();
        Ok(Some(Self { clusters, constants }))
    }

    /// Whether the constraints leave nothing to choose from.
    pub(super) fn is_empty(&self) -> bool {
        self.clusters.iter().any(|own| own.cluster.joints.is_empty())
    }

    /// Where a package stands among the joint choices of each cluster; nothing where a constraint rules it out.
    pub(super) fn joints(&self, chosen: &[usize]) -> Option<Vec<usize>> {
        self.clusters.iter().map(|own| own.place_of(chosen)).collect()
    }

    /// The scene in a world.
    pub(super) fn stage<'a>(&'a self, world: &'a World<'a>) -> Stage<'a> {
        let clusters = self.clusters.iter().map(|own| own.stage(world)).collect();
        let mut start: Vec<i128> = world.law.parties.iter().map(|_| 0).collect();
        let mut is_enough = true;
        for at in &self.constants {
            let Some(law) = world.law.gauges.get(*at) else { continue };
            let (level, _) = world.level(*at, &[]);
            start.iter_mut().skip(law.party).take(1).for_each(|sum| *sum += world.worth(*at, level));
            is_enough &= !law.is_essential || world.is_enough(*at, &[]);
        }
        for (sum, law) in start.iter_mut().zip(&world.law.parties) {
            if law.criteria.is_empty() {
                *sum = law.whole;
            }
        }
        Stage { scene: self, world, clusters, start, is_enough }
    }
}

impl SceneCluster {
    fn of(case: &Case, law: &Law, cluster: Cluster) -> Self {
        let pieces = cluster.pieces.iter().map(|piece| ScenePiece::of(case, law, &cluster, piece)).collect();
        Self { cluster, pieces }
    }

    fn stage(&self, world: &World<'_>) -> StageCluster {
        let parties = world.law.parties.len();
        let joints = self.cluster.joints.len();
        let mut stage = StageCluster { worths: vec![0; joints * parties], is_enough: vec![true; joints] };
        for piece in &self.pieces {
            let Some(law) = world.law.gauges.get(piece.at) else { continue };
            let levels = piece.levels_in(world);
            let worths: Vec<i128> = levels.iter().map(|level| world.worth(piece.at, *level)).collect();
            let own = stage.worths.iter_mut().skip(law.party).step_by(parties);
            for (sum, case) in own.zip(&piece.cases) {
                *sum += worths.get(*case as usize).copied().unwrap_or_default();
            }
            if law.is_essential {
                let drawn = world.gauges.get(piece.at);
                let enough = |level: &i128| drawn.is_some_and(|drawn| law.is_enough(drawn, *level));
                let enough: Vec<bool> = levels.iter().map(enough).collect();
                for (is_enough, case) in stage.is_enough.iter_mut().zip(&piece.cases) {
                    *is_enough &= enough.get(*case as usize).copied().unwrap_or_default();
                }
            }
        }
        stage
    }
}

impl ScenePiece {
    fn of(case: &Case, law: &Law, cluster: &Cluster, piece: &Piece) -> Self {
        let gauge = &piece.gauge;
        let mains = gauge.mains.iter().map(|main| main.issue);
        let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
        let mut scope: Vec<usize> = mains.chain(shifts).collect();
        scope.sort_unstable();
        scope.dedup();
        let mut known: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
        let (mut cases, mut firsts) = (Vec::with_capacity(cluster.joints.len()), Vec::new());
        let mut positions = vec![0; case.issues.len()];
        for joint in &cluster.joints {
            cluster.place(joint.code, &mut positions);
            let key = scope.iter().filter_map(|issue| positions.get(*issue).copied()).collect();
            let next = known.len() as u32;
            let place = *known.entry(key).or_insert(next);
            if place == next {
                firsts.push(positions.clone());
            }
            cases.push(place);
        }
        let level =
            |law: &super::gauge::GaugeLaw, first: &Vec<usize>| gauge.span(first).dot * law.unit / gauge.unit;
        let certain = law.gauges.get(piece.at).filter(|law| law.is_certain);
        let levels = certain.map(|law| firsts.iter().map(|first| level(law, first)).collect());
        Self { at: piece.at, cases, firsts, levels }
    }

    /// The levels of all cases in a world.
    fn levels_in(&self, world: &World<'_>) -> Vec<i128> {
        match &self.levels {
            Some(levels) => levels.clone(),
            None => self.firsts.iter().map(|first| world.level(self.at, first).0).collect(),
        }
    }
}

impl Stage<'_> {
    /// Everybody's utilities as a table, among packages that meet every essential in this world.
    pub(super) fn table(&self) -> Table<i128> {
        let parties = self.start.len();
        let group = |(own, stage): (&SceneCluster, &StageCluster)| {
            let rows = stage.worths.chunks(parties.max(1)).zip(&stage.is_enough).zip(&own.cluster.joints);
            let choices = rows.filter(|((_, is_enough), _)| **is_enough && self.is_enough);
            let digits = own.cluster.issues.iter().zip(&own.cluster.sizes);
            let digit = |(issue, choices): (&usize, &usize)| Digit { issue: *issue, choices: *choices };
            Group {
                rows: gathered(choices.map(|((worths, _), joint)| (worths, joint.code))),
                digits: digits.map(digit).collect(),
            }
        };
        let groups = self.scene.clusters.iter().zip(&self.clusters).map(group).collect();
        Table::of_groups(self.start.clone(), groups)
    }

    /// Everybody's utility of a package, given where it stands, where it meets every essential in this world.
    pub(super) fn utilities(&self, joints: &[usize], utilities: &mut Vec<i128>) -> bool {
        let parties = self.start.len();
        utilities.clone_from(&self.start);
        let mut meets = self.is_enough;
        for (cluster, joint) in self.clusters.iter().zip(joints) {
            meets &= cluster.is_enough.get(*joint) == Some(&true);
            let own = cluster.worths.get(joint * parties..(joint + 1) * parties).unwrap_or_default();
            utilities.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        }
        meets
    }

    /// Everybody's smallest and largest utility among packages that meet every essential in this world; nothing where
    /// there is none.
    pub(super) fn ranges(&self) -> Option<Vec<(i128, i128)>> {
        let mut ranges: Vec<(i128, i128)> = self.start.iter().map(|start| (*start, *start)).collect();
        let parties = ranges.len();
        for cluster in &self.clusters {
            let mut own: Option<Vec<(i128, i128)>> = None;
            let rows = cluster.worths.chunks(parties.max(1)).zip(&cluster.is_enough);
            for (row, _) in rows.filter(|(_, is_enough)| **is_enough) {
                let own = own.get_or_insert_with(|| row.iter().map(|worth| (*worth, *worth)).collect());
                for (range, worth) in own.iter_mut().zip(row) {
                    *range = (range.0.min(*worth), range.1.max(*worth));
                }
            }
            for (range, own) in ranges.iter_mut().zip(own?) {
                *range = (range.0 + own.0, range.1 + own.1);
            }
        }
        self.is_enough.then_some(ranges)
    }

    /// For every cluster what each joint choice changes beside a package: everybody's utility, then the level of every
    /// protected criterion; only choices that keep the essentials that the package meets.
    pub(super) fn differences(&self, chosen: &[usize]) -> Vec<Vec<Vec<i128>>> {
        let gauges = &self.world.law.gauges;
        let is_protected = |piece: &&ScenePiece| gauges.get(piece.at).is_some_and(|law| law.is_protected);
        let every = self.scene.clusters.iter().flat_map(|own| &own.pieces).filter(is_protected);
        let protected: Vec<usize> = every.map(|piece| piece.at).collect();
        let pairs = self.scene.clusters.iter().zip(&self.clusters);
        pairs.map(|(own, stage)| own.differences(stage, self.world, chosen, &protected)).collect()
    }

    /// No difference is further from 0 than these.
    pub(super) fn bounds(&self) -> Vec<i128> {
        let parties = self.world.law.parties.iter().map(|law| law.whole);
        let gauges = &self.world.law.gauges;
        let every = self.scene.clusters.iter().flat_map(|own| &own.pieces);
        let protected = every.filter_map(|piece| gauges.get(piece.at).filter(|law| law.is_protected));
        parties.chain(protected.map(|law| 3 * law.unit)).collect()
    }
}

impl SceneCluster {
    fn differences(
        &self,
        stage: &StageCluster,
        world: &World<'_>,
        chosen: &[usize],
        protected: &[usize],
    ) -> Vec<Vec<i128>> {
        let Some(place) = self.place_of(chosen) else { return Vec::new() };
        let parties = world.law.parties.len();
        let worths: Vec<&[i128]> = stage.worths.chunks(parties.max(1)).collect();
        let old = worths.get(place).copied().unwrap_or_default();
        let differ = |new: &&[i128]| {
            let mut row: Vec<i128> = new.iter().zip(old).map(|(new, old)| new - old).collect();
            row.resize(parties + protected.len(), 0);
            row
        };
        let mut rows: Vec<(bool, Vec<i128>)> = worths.iter().map(|new| (true, differ(new))).collect();
        for piece in &self.pieces {
            let own = world.law.gauges.get(piece.at).zip(world.gauges.get(piece.at));
            let Some((law, drawn)) = own.filter(|(law, _)| law.is_essential) else { continue };
            let levels = piece.levels_in(world);
            let level = |joint: usize| {
                let case = piece.cases.get(joint).map_or(0, |case| *case as usize);
                levels.get(case).copied().unwrap_or_default()
            };
            let own = level(place);
            let dim = protected.iter().position(|at| *at == piece.at).map(|at| parties + at);
            for (joint, (is_kept, row)) in rows.iter_mut().enumerate() {
                let new = level(joint);
                *is_kept &= law.is_enough(drawn, new) || !law.is_enough(drawn, own);
                dim.into_iter()
                    .for_each(|dim| row.iter_mut().skip(dim).take(1).for_each(|cell| *cell = new - own));
            }
        }
        rows.into_iter().filter(|(is_kept, _)| *is_kept).map(|(_, row)| row).collect()
    }

    /// The place of what a package chooses here among the joint choices.
    fn place_of(&self, chosen: &[usize]) -> Option<usize> {
        let digits = self.cluster.issues.iter().zip(&self.cluster.sizes);
        let code =
            digits.fold(0, |code, (issue, size)| code * size + chosen.get(*issue).copied().unwrap_or(0));
        self.cluster.joints.binary_search_by_key(&code, |joint| joint.code as usize).ok()
    }
}
