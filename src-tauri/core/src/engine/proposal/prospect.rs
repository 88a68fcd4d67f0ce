//! Prospects: what other worlds have to say of the packages to propose.

use std::cell::{Cell, OnceCell};

use super::{pool::Pool, portfolio::Places};
use crate::{
    engine::{
        Case, Chosen, Watch,
        world::{Law, Pursuit, Seed, Views},
    },
    model::Plan,
};

/// Where candidates are drawn, winners are looked for in one world of this many.
const DRAWN_FROM: u64 = 10;
/// In no more than this many.
const MOST_DRAWN: u64 = 200;
/// The largest number of places of packages in worlds; with many packages fewer worlds are looked at.
const LARGEST_VIEW: u64 = 1 << 22;

/// The worlds of a plan, as far as they can be drawn.
pub(super) struct Prospect<'a> {
    case: &'a Case,
    law: Option<&'a Law>,
    worlds: u64,
    watch: &'a Watch<'a>,
    views: OnceCell<Option<Views<'a>>>,
    /// Whether something that was asked for could not be looked at.
    is_short: Cell<bool>,
}

/// The law of a plan, where its numbers are not too fine for worlds.
pub(super) fn law(plan: &Plan, case: &Case) -> Option<Law> {
    Law::of(plan, case, Seed::of_plan(plan)).ok()
}

impl<'a> Prospect<'a> {
    pub(super) fn of(case: &'a Case, law: Option<&'a Law>, worlds: u64, watch: &'a Watch<'a>) -> Self {
        Self { case, law, worlds, watch, views: OnceCell::new(), is_short: Cell::new(false) }
    }

    /// Whether something that was asked for could not be looked at.
    pub(super) fn is_short(&self) -> bool {
        self.is_short.get()
    }

    fn views(&self) -> Option<&Views<'a>> {
        if self.worlds == 0 {
            return None;
        }
        let made = || self.law.and_then(|law| law.views(self.case, self.watch).ok().flatten());
        let views = self.views.get_or_init(made).as_ref();
        self.is_short.set(self.is_short.get() || views.is_none());
        views
    }

    /// What wins in each of some worlds, by place, in plan order.
    pub(super) fn winners(&self) -> Vec<Chosen> {
        let worlds = self.worlds.div_ceil(DRAWN_FROM).min(MOST_DRAWN);
        let found = self.views().map(|views| views.winners(Pursuit::Place, worlds, self.watch));
        let packages = found.and_then(Result::ok).map(|found| found.packages).unwrap_or_default();
        packages.into_iter().map(|(chosen, _)| chosen).collect()
    }

    /// World by world how high the profiles of a pool stand; in the one world that is written down where no other can be
    /// looked at.
    pub(super) fn places(&self, pool: &Pool) -> Places {
        let firsts: Vec<&Chosen> =
            pool.order.iter().filter_map(|at| pool.profiles.get(*at)).map(|own| &own.first).collect();
        let worlds = self.worlds.min(LARGEST_VIEW / firsts.len().max(1) as u64).max(1);
        let places = self.views().map(|views| views.places(&firsts, worlds, self.watch));
        places.and_then(Result::ok).unwrap_or_else(|| pool.written_places())
    }
}
