//! Prospects: what other worlds have to say of the packages to propose.

use std::cell::{Cell, OnceCell};

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::{answer::Part, field::Field, pool::Pool, portfolio::Places};
use crate::{
    engine::{
        Case, Chosen, Watch, Work,
        world::{Law, Pursuit, Seed, Sight, Views},
    },
    model::Plan,
};

/// Where candidates are drawn, winners are looked for in one world of this many.
const DRAWN_FROM: u64 = 10;
/// In no more than this many.
const MOST_DRAWN: u64 = 200;
/// The largest number of places of packages in worlds; with many packages fewer worlds are looked at.
const LARGEST_VIEW: u64 = 1 << 22;
/// In how many worlds packages are looked at where issues depend on each other in too many ways to be listed.
const SEARCHED: u64 = 12;
/// How many of them are searched between two looks at whether to go on.
const BLOCK: u64 = 2;

/// The worlds of a plan, as far as they can be drawn.
pub(super) struct Prospect<'a> {
    field: &'a Field<'a>,
    law: Option<&'a Law>,
    worlds: u64,
    watch: &'a Watch<'a>,
    views: OnceCell<Option<Views<'a>>>,
    sights: OnceCell<Vec<Sight>>,
    /// What was asked for and could not be looked at.
    is_short: Cell<Option<Part>>,
}

/// The law of a plan, where its numbers are not too fine for worlds.
pub(super) fn law(plan: &Plan, case: &Case) -> Option<Law> {
    Law::of(plan, case, Seed::of_plan(plan)).ok()
}

impl<'a> Prospect<'a> {
    pub(super) fn of(field: &'a Field<'a>, law: Option<&'a Law>, worlds: u64, watch: &'a Watch<'a>) -> Self {
        let (views, sights) = (OnceCell::new(), OnceCell::new());
        Self { field, law, worlds, watch, views, sights, is_short: Cell::new(None) }
    }

    /// What was asked for and could not be looked at.
    pub(super) fn is_short(&self) -> Option<Part> {
        self.is_short.get()
    }

    fn views(&self) -> Option<&Views<'a>> {
        if self.worlds == 0 {
            return None;
        }
        let made = || self.law.and_then(|law| law.views(self.field.case, self.watch).ok().flatten());
        self.views.get_or_init(made).as_ref()
    }

    /// What some worlds have to say where their packages are too many to be listed; nothing where there are no worlds.
    fn sights(&self) -> &[Sight] {
        let made = || {
            let search = self.field.search().ok().filter(|_| self.worlds > 0);
            let Some((law, ground)) = self.law.zip(search.map(|search| search.ground())) else {
                return Vec::new();
            };
            let worlds = self.worlds.min(SEARCHED);
            let mut sights = Vec::new();
            for from in (0..worlds).step_by(BLOCK as usize) {
                if self.watch.report(Work::Searching, from as usize, worlds as usize).is_err() {
                    return Vec::new();
                }
                let block = (from..worlds.min(from + BLOCK)).into_par_iter();
                let found: Vec<_> = block.map(|world| law.sight(self.field.case, &ground, world)).collect();
                sights.extend(found.into_iter().flatten());
            }
            sights
        };
        let sights = self.sights.get_or_init(made);
        if self.worlds > 0 {
            let part = if sights.is_empty() { Part::Worlds } else { Part::FewerWorlds };
            self.is_short.set(Some(part));
        }
        sights
    }

    /// What wins in each of some worlds, by place, in plan order.
    pub(super) fn winners(&self) -> Vec<Chosen> {
        let worlds = self.worlds.div_ceil(DRAWN_FROM).min(MOST_DRAWN);
        let Some(views) = self.views() else {
            let mut winners: Vec<Chosen> =
                self.sights().iter().filter_map(|sight| sight.winner.clone()).collect();
            winners.sort_unstable();
            winners.dedup();
            return winners;
        };
        let found = Some(views.winners(Pursuit::Place, worlds, self.watch));
        let packages = found.and_then(Result::ok).map(|found| found.packages).unwrap_or_default();
        packages.into_iter().map(|(chosen, _)| chosen).collect()
    }

    /// World by world what it weighs, and how high the profiles of a pool stand; in the one world that is written down where no other can be
    /// looked at.
    pub(super) fn places(&self, pool: &Pool) -> Places {
        let firsts: Vec<&Chosen> =
            pool.order.iter().filter_map(|at| pool.profiles.get(*at)).map(|own| &own.first).collect();
        let worlds = self.worlds.min(LARGEST_VIEW / firsts.len().max(1) as u64).max(1);
        let Some(views) = self.views() else {
            let places = |(number, sight): (u64, &Sight)| Some(self.law?.places_in(number, sight, &firsts));
            let places: Places = (0..).zip(self.sights()).filter_map(places).collect();
            return if places.is_empty() { pool.written_places() } else { places };
        };
        let places = Some(views.places(&firsts, worlds, self.watch));
        places.and_then(Result::ok).unwrap_or_else(|| pool.written_places())
    }
}
