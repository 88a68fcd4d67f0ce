//! What many worlds have to say of packages to choose from: who wins in each, and how high each stands.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::{
    law::{Law, World},
    outcome::{affordable, worst_place},
    scene::Scene,
};
use crate::engine::{
    Case, Chosen, SpaceError, Watch,
    bargain::{Bargain, Choice},
    watch::Work,
};

/// How many worlds are looked at before what is found is told.
const BLOCK: u64 = 64;

/// What wins in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pursuit {
    /// The largest product of gains.
    Nash,
    /// The highest place of the worst-off, then of the next.
    Place,
}

/// What wins in each of some worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winners {
    /// In how many worlds something wins.
    pub worlds: u64,
    /// The first winning package of each world, in plan order, each once, with the number of worlds it wins in.
    pub packages: Vec<(Chosen, u64)>,
}

/// A plan's packages over worlds, ready to be asked.
#[derive(Debug)]
pub struct Views<'a> {
    law: &'a Law,
    scene: Scene,
    issues: usize,
}

impl Law {
    /// The packages of a plan over worlds; nothing where too many issues depend on each other, or no package is possible.
    pub fn views<'a>(&'a self, case: &Case, watch: &Watch<'_>) -> Result<Option<Views<'a>>, SpaceError> {
        let scene = Scene::of(case, self, watch)?.filter(|scene| !scene.is_empty());
        Ok(scene.map(|scene| Views { law: self, scene, issues: case.issues.len() }))
    }
}

impl Views<'_> {
    /// What wins in each world among packages that meet every essential there: found exactly, whatever the number of
    /// packages. A world in which nothing can win, or in which looking would take too long, has no winner.
    pub fn winners(&self, pursuit: Pursuit, worlds: u64, watch: &Watch<'_>) -> Result<Winners, SpaceError> {
        let mut found: Vec<Chosen> = Vec::new();
        self.blocks(
            worlds,
            watch,
            |world| self.winner(pursuit, world, watch),
            |winner| found.extend(winner),
        )?;
        found.sort_unstable();
        let each =
            found.chunk_by(|a, b| a == b).filter_map(|same| Some((same.first()?.clone(), same.len() as u64)));
        Ok(Winners { worlds: found.len() as u64, packages: each.collect() })
    }

    fn winner(
        &self,
        pursuit: Pursuit,
        world: &World<'_>,
        watch: &Watch<'_>,
    ) -> Result<Option<Chosen>, SpaceError> {
        let stage = self.scene.stage(world);
        let Some(ranges) = stage.ranges() else { return Ok(None) };
        let units: Vec<i128> = world.law.parties.iter().map(|law| law.whole).collect();
        let table = stage.table();
        let choice = match pursuit {
            Pursuit::Nash => match world.without() {
                Some(without) => Bargain::of(&table, &without, &units).nash(watch),
                None => return Ok(None),
            },
            Pursuit::Place => {
                let lowest: Vec<i128> = ranges.iter().map(|(low, _)| *low).collect();
                Bargain::of(&table, &lowest, &units).kalai_smorodinsky(watch)
            }
        };
        let winners = match affordable(choice)? {
            Some(Choice::Won(won)) => won.winners,
            Some(Choice::NoPackage | Choice::SomebodyLoses) | None => Vec::new(),
        };
        let first = winners.into_iter().map(|winner| winner.first).min();
        Ok(first.map(|mut positions| {
            positions.resize(self.issues, 0);
            Chosen(positions)
        }))
    }

    /// World by world, what it weighs, and the place of the worst-off of every package in its own range over packages that meet every essential
    /// there, cut to parts of [`super::WHOLE_PLACE`]; 0 where the package does not.
    pub(in crate::engine) fn places(
        &self,
        packages: &[&Chosen],
        worlds: u64,
        watch: &Watch<'_>,
    ) -> Result<Vec<(u128, Vec<u32>)>, SpaceError> {
        let joints: Vec<Option<Vec<usize>>> =
            packages.iter().map(|own| self.scene.joints(own.positions())).collect();
        let places = |world: &World<'_>| {
            let stage = self.scene.stage(world);
            let Some(ranges) = stage.ranges() else { return Ok((world.weight(), vec![0; joints.len()])) };
            let mut utilities = Vec::new();
            let mut place = |joints: &Option<Vec<usize>>| match joints {
                Some(joints) if stage.utilities(joints, &mut utilities) => worst_place(&utilities, &ranges),
                Some(_) | None => 0,
            };
            Ok((world.weight(), joints.iter().map(&mut place).collect()))
        };
        let mut all = Vec::with_capacity(worlds as usize);
        self.blocks(worlds, watch, places, |row| all.push(row))?;
        Ok(all)
    }

    /// Looks at worlds side by side, and tells what is found the first world first.
    fn blocks<T: Send>(
        &self,
        worlds: u64,
        watch: &Watch<'_>,
        look: impl Fn(&World<'_>) -> Result<T, SpaceError> + Sync,
        mut tell: impl FnMut(T),
    ) -> Result<(), SpaceError> {
        let mut from = 0;
        while from < worlds {
            let to = (from + BLOCK).min(worlds);
            let look = |number: u64| {
                watch.report(Work::Searching, number as usize, worlds as usize)?;
                look(&self.law.world(number))
            };
            let block = (from..to).into_par_iter().map(look);
            let block: Result<Vec<T>, SpaceError> = block.collect();
            block?.into_iter().for_each(&mut tell);
            from = to;
        }
        Ok(())
    }
}
