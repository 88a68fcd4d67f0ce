//! A criterion as a law: what its levels may be, and what they are in one world.

use std::borrow::Cow;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive as _;

use super::{
    cell::{Parts, RowLaw, Rows, Sharing},
    doubt::{Doubt, Steps},
    draw::{Kind, Seed, Stream},
};
use crate::{
    edit::RowRef,
    engine::{Gauge, TableIssue, chosen::Clause, scale},
    model::{Combine, Criterion, Plan, Rating},
};

/// Levels are whole numbers over a denominator that stays below this.
const LARGEST_UNIT: i128 = 1 << 60;

/// A criterion with everything about it that differs between worlds.
#[derive(Clone, Debug)]
pub(super) struct GaugeLaw {
    pub(super) party: usize,
    pub(super) is_essential: bool,
    pub(super) is_protected: bool,
    /// Levels are whole numbers over this.
    pub(super) unit: i128,
    pub(super) combine: Combine,
    pub(super) rows: Vec<RowLaw>,
    /// What the rows' levels are over the unit, divided by `parts`.
    bases: Vec<i128>,
    /// Into how many parts a step of a row is cut, over the unit.
    step: i128,
    pub(super) mains: Vec<MainLaw>,
    /// The row of a criterion that no issue decides.
    pub(super) nowhere: Option<usize>,
    pub(super) shifts: Vec<ShiftLaw>,
    pub(super) need: NeedLaw,
    sharing: Stream,
    /// Whether every level is the same in every world.
    pub(super) is_certain: bool,
    /// What is drawn where nothing differs between worlds.
    same: Option<Drawn>,
}

/// The cells of one main issue.
#[derive(Clone, Debug)]
pub(super) struct MainLaw {
    pub(super) issue: usize,
    /// For every choice the rows that its level comes from, and how much of each.
    pub(super) cells: Vec<Vec<(usize, i128)>>,
}

/// A shift as a law.
#[derive(Clone, Debug)]
pub(super) struct ShiftLaw {
    pub(super) by: i128,
    pub(super) steps: Steps,
    stream: Stream,
    pub(super) when: Vec<Clause>,
    pub(super) row: RowRef,
}

/// A need as a law.
#[derive(Clone, Debug)]
pub(super) struct NeedLaw {
    pub(super) level: i128,
    pub(super) steps: Steps,
    stream: Stream,
    pub(super) row: RowRef,
}

/// A criterion in one world.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    /// The levels of its rows, over the unit divided by the parts that cells are made of.
    pub(super) rows: Vec<i128>,
    /// What its shifts shift, in whole levels.
    pub(super) shifts: Vec<i128>,
    /// The level from which it is enough.
    pub(super) need: i128,
}

impl MainLaw {
    /// The cells of an issue over a common denominator; nothing where they are too fine.
    fn of(issue: usize, cells: &[Parts], cut: &BigInt) -> Option<Self> {
        let part = |(row, part): &(usize, BigRational)| Some((*row, scale::over(part, cut)?));
        let cell = |cell: &Parts| cell.iter().map(part).collect::<Option<Vec<_>>>();
        Some(Self { issue, cells: cells.iter().map(cell).collect::<Option<_>>()? })
    }
}

impl GaugeLaw {
    /// The law of a criterion; nothing where its levels are too fine.
    pub(super) fn of(
        plan: &Plan,
        gauge: &Gauge,
        issues: &[TableIssue],
        ratings: &[&Rating],
        seed: Seed,
    ) -> Option<Self> {
        let criterion = plan.criterion(gauge.id)?;
        let mut rows = Rows::of(seed, criterion, ratings);
        let mains = weighed(&mut rows, gauge, issues, &shares(gauge, plan, criterion, issues))?;
        let nowhere = mains.is_empty().then(|| rows.nowhere());
        let parts = || mains.iter().flat_map(|(_, cells)| cells.iter().flatten().map(|(_, part)| part));
        let (cut, step) = (
            scale::common_denominator(parts()),
            scale::common_denominator(rows.laws.iter().map(|law| &law.base)),
        );
        let unit = (&cut * &step).to_i128().filter(|unit| *unit < LARGEST_UNIT)?;
        // A criterion that no issue decides has no cells: its level is its one row.
        let bases: Option<Vec<i128>> = rows.laws.iter().map(|law| scale::over(&law.base, &step)).collect();
        let shifts = shift_laws(plan, criterion, issues, seed)?;
        let is_certain = rows.laws.iter().all(|law| law.steps.is_certain())
            && shifts.iter().all(|shift| shift.steps.is_certain());
        let need = need_law(criterion, seed);
        let is_same = is_certain && need.steps.is_certain();
        let law = Self {
            party: gauge.party,
            is_essential: gauge.is_essential,
            is_protected: gauge.is_protected,
            unit,
            combine: gauge.combine,
            bases: bases?,
            step: step.to_i128()?,
            mains: mains
                .iter()
                .map(|(issue, cells)| MainLaw::of(*issue, cells, &cut))
                .collect::<Option<_>>()?,
            nowhere,
            rows: rows.laws,
            shifts,
            need,
            sharing: Stream::of(seed, Kind::Sharing, &[criterion.id.uuid().as_bytes()]),
            is_certain,
            same: None,
        };
        let same = is_same.then(|| law.drawn_apart(0));
        Some(Self { same, ..law })
    }

    /// What is drawn in a world: a coin says whether the guessed ratings share one draw or have one each.
    pub(super) fn drawn(&self, world: u64) -> Cow<'_, Drawn> {
        self.same.as_ref().map_or_else(|| Cow::Owned(self.drawn_apart(world)), Cow::Borrowed)
    }

    fn drawn_apart(&self, world: u64) -> Drawn {
        let shared = self.shared(world);
        let row = |(law, base): (&RowLaw, &i128)| self.row(law, *base, world, shared);
        Drawn {
            rows: self.rows.iter().zip(&self.bases).map(row).collect(),
            shifts: self.shifts.iter().map(|law| law.drawn(world)).collect(),
            need: self.need.drawn(world),
        }
    }

    /// The level of one row in a world, as it is drawn with all others.
    pub(super) fn drawn_row(&self, at: usize, world: u64) -> i128 {
        let row = self.rows.get(at).zip(self.bases.get(at));
        row.map_or(0, |(law, base)| self.row(law, *base, world, self.shared(world)))
    }

    /// The one draw of all guessed rows in a world, where the coin says that they share it.
    fn shared(&self, world: u64) -> Option<u64> {
        let mut sharing = self.sharing.world(world);
        sharing.is_heads().then(|| sharing.next())
    }

    fn row(&self, law: &RowLaw, base: i128, world: u64, shared: Option<u64>) -> i128 {
        if law.steps.is_certain() {
            return base;
        }
        let draw = match (law.sharing, shared) {
            (Sharing::Guessed, Some(shared)) => shared,
            (Sharing::Guessed, None) | (Sharing::Apart, _) => law.stream.world(world).next(),
        };
        base + law.steps.at(draw) * self.step
    }

    /// What the levels of rows are over.
    pub(super) const fn row_unit(&self) -> i128 {
        self.step
    }

    /// The level of a row that is some steps away from what is written.
    pub(super) fn row_at(&self, row: usize, steps: i128) -> i128 {
        self.bases.get(row).map_or(0, |base| base + steps * self.step)
    }

    /// The level of a package in a world, over the unit.
    pub(super) fn level(&self, drawn: &Drawn, chosen: &[usize]) -> i128 {
        let row = |at: usize| drawn.rows.get(at).copied().unwrap_or_default();
        let cell = |main: &MainLaw| {
            let parts = main.cells.get(*chosen.get(main.issue)?)?;
            Some(parts.iter().map(|(at, part)| row(*at) * part).sum::<i128>())
        };
        let met = |a: i128, b: i128| match self.combine {
            Combine::Weakest => a.min(b),
            Combine::Best => a.max(b),
            Combine::Blend => a + b,
        };
        let nowhere = self.nowhere.map_or(0, row);
        let base = self.mains.iter().filter_map(cell).reduce(met).unwrap_or(nowhere);
        let held = self.shifts.iter().zip(&drawn.shifts).filter(|(shift, _)| shift.holds(chosen));
        let by: i128 = held.map(|(_, by)| by).sum();
        (base + by * self.unit).clamp(0, 3 * self.unit)
    }

    /// Whether a level is enough in a world.
    pub(super) const fn is_enough(&self, drawn: &Drawn, level: i128) -> bool {
        level >= drawn.need * self.unit
    }
}

impl NeedLaw {
    /// From which level on it is enough in a world.
    pub(super) fn drawn(&self, world: u64) -> i128 {
        if self.steps.is_certain() {
            self.level
        } else {
            self.level + self.steps.at(self.stream.world(world).next())
        }
    }
}

impl ShiftLaw {
    /// What it shifts in a world.
    pub(super) fn drawn(&self, world: u64) -> i128 {
        if self.steps.is_certain() {
            self.by
        } else {
            self.by + self.steps.at(self.stream.world(world).next())
        }
    }

    pub(super) fn holds(&self, chosen: &[usize]) -> bool {
        self.when.iter().all(|clause| clause.holds(chosen))
    }
}

fn shift_laws(
    plan: &Plan,
    criterion: &Criterion,
    issues: &[TableIssue],
    seed: Seed,
) -> Option<Vec<ShiftLaw>> {
    let own = plan.shifts.iter().filter(|shift| shift.criterion == criterion.id);
    let law = |shift: &crate::model::Shift| {
        let by = i128::from(shift.by.levels());
        Some(ShiftLaw {
            by,
            steps: Steps::of(Doubt::of(&shift.provenance), -3 - by, 3 - by),
            stream: Stream::of(seed, Kind::Shift, &[shift.id.uuid().as_bytes()]),
            when: shift.when.iter().map(|condition| Clause::of(condition, issues)).collect::<Option<_>>()?,
            row: RowRef::Shift(shift.id),
        })
    };
    Some(own.filter_map(law).collect())
}

fn need_law(criterion: &Criterion, seed: Seed) -> NeedLaw {
    let level = i128::from(criterion.need.level.get());
    NeedLaw {
        level,
        steps: Steps::of(Doubt::of(&criterion.need.provenance), -level, 3 - level),
        stream: Stream::of(seed, Kind::Need, &[criterion.id.uuid().as_bytes()]),
        row: RowRef::Need(criterion.id),
    }
}

/// The cells of each main issue, their parts counting as much as the issue does.
fn weighed(
    rows: &mut Rows<'_>,
    gauge: &Gauge,
    issues: &[TableIssue],
    shares: &[BigRational],
) -> Option<Vec<(usize, Vec<Parts>)>> {
    let mut mains = Vec::new();
    for (main, share) in gauge.mains.iter().zip(shares) {
        let part = |(row, part): (usize, BigRational)| (row, part * share);
        let cells = rows.parts(issues.get(main.issue)?).into_iter();
        mains.push((main.issue, cells.map(|cell| cell.into_iter().map(part).collect()).collect()));
    }
    Some(mains)
}

/// The share of each main issue in a blend; else all of it.
fn shares(gauge: &Gauge, plan: &Plan, criterion: &Criterion, issues: &[TableIssue]) -> Vec<BigRational> {
    let places: Vec<usize> = gauge.mains.iter().map(|main| main.issue).collect();
    crate::engine::gauge::shares(plan, criterion, &places, issues)
}

/// The smallest number that all the numbers divide, as far as it can be counted with.
pub(super) fn common_unit(numbers: impl IntoIterator<Item = i128>) -> Option<i128> {
    let lcm = |unit: BigInt, number: i128| num_integer::lcm(unit, BigInt::from(number));
    let unit = numbers.into_iter().fold(BigInt::from(1), lcm);
    unit.to_i128().filter(|unit| *unit < LARGEST_UNIT)
}
