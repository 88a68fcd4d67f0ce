//! Gauges: a criterion made ready to read the level of any package.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _};

use super::{
    CaseError, Chosen, Ground, TableIssue,
    cell::{self, RatingsOf, RawCell},
    chosen::Clause,
    scale,
};
use crate::{
    Ratio,
    model::{Combine, Criterion, CriterionId, IssueId, Plan, Reading, Shift, Strength},
};

/// Levels are whole numbers over a denominator that stays below this.
const LARGEST_UNIT: i128 = 1 << 96;

/// The level of a criterion: exact where everything is known, else the interval in which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSpan {
    /// The lowest level it can be.
    pub low: Ratio,
    /// The highest level it can be.
    pub high: Ratio,
    /// The level with every unknown cell at the middle of its interval (1.5 for one of which nothing is known).
    pub dot: Ratio,
}

impl LevelSpan {
    /// The level, when it is known.
    pub fn known(&self) -> Option<&Ratio> {
        (self.low == self.high).then_some(&self.low)
    }
}

/// Whether a level is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Enough {
    /// It is not, whatever the unknowns turn out to be.
    No,
    /// It depends on what is unknown.
    Open,
    /// It is, whatever the unknowns turn out to be.
    Yes,
}

/// Levels as whole numbers over the unit of their gauge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i128,
    pub(super) high: i128,
    pub(super) dot: i128,
}

#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) low: i128,
    pub(super) high: i128,
    /// Whether it is an amount outside the outermost rated ones, where the level may be anything.
    pub(super) is_outside: bool,
    grounds: Vec<Ground>,
}

#[derive(Clone, Debug)]
pub(super) struct Main {
    pub(super) issue: usize,
    pub(super) cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
pub(super) struct GaugeShift {
    pub(super) by: i128,
    pub(super) when: Vec<Clause>,
    ground: Ground,
}

/// A criterion made ready to read the level of any package.
///
/// A criterion without a main issue starts from one unknown level, the same for all packages.
#[derive(Clone, Debug)]
pub struct Gauge {
    pub(super) id: CriterionId,
    pub(super) party: usize,
    pub(super) is_essential: bool,
    pub(super) is_protected: bool,
    pub(super) has_evidence: bool,
    pub(super) needed: u8,
    pub(super) unit: i128,
    pub(super) combine: Combine,
    pub(super) mains: Vec<Main>,
    pub(super) shifts: Vec<GaugeShift>,
    pub(super) bounds: Bounds,
    /// The level it starts from where no issue decides it and that level is known.
    nowhere: Option<i128>,
    own_grounds: [Ground; 2],
}

/// Whether a level is held between 0 and 3, or is a part of one that never leaves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// The whole level, held between 0 and 3.
    Held,
    /// A part of a level that adds up over issues and never has to be held.
    Free,
}

impl Gauge {
    pub(super) fn of(
        plan: &Plan,
        criterion: &Criterion,
        issues: &[TableIssue],
        ratings: &RatingsOf<'_>,
    ) -> Result<Self, CaseError> {
        let too_fine =
            || CaseError::TooFine { criterion: criterion.id, statement: criterion.statement.to_string() };
        let (unit, mains) = mains(plan, criterion, issues, ratings).ok_or_else(too_fine)?;
        let party = plan.parties.iter().position(|party| party.id == criterion.party).unwrap_or_default();
        let shifts = plan.shifts.iter().filter(|shift| shift.criterion == criterion.id);
        Ok(Self {
            id: criterion.id,
            party,
            is_essential: plan.is_essential(criterion),
            is_protected: plan.is_protected(criterion),
            has_evidence: criterion.evidence.is_some(),
            needed: criterion.need.level.get(),
            unit,
            combine: criterion.combine,
            mains,
            shifts: shifts.filter_map(|shift| gauge_shift(shift, unit, issues)).collect(),
            bounds: Bounds::Held,
            nowhere: None,
            own_grounds: [Ground::evidence(criterion), Ground::need(criterion)],
        })
    }

    /// The criterion.
    pub const fn id(&self) -> CriterionId {
        self.id
    }

    /// The position of its party in plan order.
    pub const fn party(&self) -> usize {
        self.party
    }

    /// Whether it has to be enough.
    pub const fn is_essential(&self) -> bool {
        self.is_essential
    }

    /// Whether it judges a protected value: it then has no weight.
    pub const fn is_protected(&self) -> bool {
        self.is_protected
    }

    /// Whether its owner's evidence is written down.
    pub const fn has_evidence(&self) -> bool {
        self.has_evidence
    }

    /// The level from which it is enough.
    pub const fn needed(&self) -> u8 {
        self.needed
    }

    /// The level of a package: the main levels combined, plus the shifts, held between 0 and 3 once, last.
    pub fn level(&self, chosen: &Chosen) -> LevelSpan {
        let span = self.span(&chosen.0);
        let level = |whole| scale::ratio(whole, self.unit);
        LevelSpan { low: level(span.low), high: level(span.high), dot: level(span.dot) }
    }

    /// The level before it is held between 0 and 3, so that a trace can say "one to spare".
    pub fn unclamped(&self, chosen: &Chosen) -> LevelSpan {
        let base = self.base(&chosen.0);
        let shift = self.shift(&chosen.0);
        let level = |whole| scale::ratio(whole + shift, self.unit);
        LevelSpan { low: level(base.low), high: level(base.high), dot: level(base.dot) }
    }

    /// Whether the level of a package is enough.
    pub fn enough(&self, chosen: &Chosen) -> Enough {
        self.span_enough(self.span(&chosen.0))
    }

    /// The rows that the level of a package rests on: ratings and the shifts whose conditions hold.
    pub fn level_grounds(&self, chosen: &Chosen) -> Vec<Ground> {
        let ratings = self.cells(&chosen.0).flat_map(|cell| cell.grounds.iter());
        let shifts = self.shifts.iter().filter(|shift| shift.holds(&chosen.0)).map(|shift| &shift.ground);
        ratings.chain(shifts).cloned().collect()
    }

    /// The rows that a verdict on this criterion rests on: its evidence, its need, and those of the level.
    pub fn grounds(&self, chosen: &Chosen) -> Vec<Ground> {
        self.own_grounds.iter().cloned().chain(self.level_grounds(chosen)).collect()
    }

    pub(super) fn span_enough(&self, span: Span) -> Enough {
        let needed = i128::from(self.needed) * self.unit;
        match (span.low >= needed, span.high >= needed) {
            (true, true | false) => Enough::Yes,
            (false, true) => Enough::Open,
            (false, false) => Enough::No,
        }
    }

    /// The largest level, over the unit.
    pub(super) const fn top(&self) -> i128 {
        3 * self.unit
    }

    pub(super) fn span(&self, chosen: &[usize]) -> Span {
        let base = self.base(chosen);
        let shift = self.shift(chosen);
        let held = |level: i128| self.held(level + shift);
        Span { low: held(base.low), high: held(base.high), dot: held(base.dot) }
    }

    pub(super) fn held(&self, level: i128) -> i128 {
        match self.bounds {
            Bounds::Held => level.clamp(0, self.top()),
            Bounds::Free => level,
        }
    }

    /// No sum of cells and shifts of this gauge goes further from 0 than this.
    pub(super) fn reach(&self) -> i128 {
        self.top() + self.shifts.iter().map(|shift| shift.by.abs()).sum::<i128>()
    }

    /// The part of this gauge made of some of its main issues and shifts.
    pub(super) fn part(&self, mains: &[usize], shifts: &[usize]) -> Self {
        let mains = mains.iter().filter_map(|at| self.mains.get(*at).cloned()).collect();
        let shifts = shifts.iter().filter_map(|at| self.shifts.get(*at).cloned()).collect();
        Self { mains, shifts, bounds: Bounds::Free, ..self.clone() }
    }

    /// The same criterion with other numbers: its unit, the levels of the cells of each main issue, what each shift shifts,
    /// and the level it starts from where no issue decides it.
    pub(super) fn drawn(
        &self,
        unit: i128,
        cells: Vec<Vec<i128>>,
        shifts: Vec<i128>,
        nowhere: Option<i128>,
    ) -> Self {
        let cell = |level: i128| Cell { low: level, high: level, is_outside: false, grounds: Vec::new() };
        let main = |(own, levels): (&Main, Vec<i128>)| Main {
            issue: own.issue,
            cells: levels.into_iter().map(cell).collect(),
        };
        let shift = |(own, by): (&GaugeShift, i128)| GaugeShift { by, ..own.clone() };
        Self {
            unit,
            mains: self.mains.iter().zip(cells).map(main).collect(),
            shifts: self.shifts.iter().zip(shifts).map(shift).collect(),
            nowhere,
            ..self.clone()
        }
    }

    pub(super) fn shift(&self, chosen: &[usize]) -> i128 {
        self.shifts.iter().filter(|shift| shift.holds(chosen)).map(|shift| shift.by).sum()
    }

    fn cells<'a>(&'a self, chosen: &'a [usize]) -> impl Iterator<Item = &'a Cell> {
        self.mains.iter().filter_map(|main| main.cells.get(*chosen.get(main.issue)?))
    }

    fn base(&self, chosen: &[usize]) -> Span {
        let spans = self.cells(chosen).map(Cell::span);
        spans.reduce(|a, b| self.combined(a, b)).unwrap_or_else(|| self.without_issue())
    }

    /// What a level starts from where no issue decides it.
    pub(super) fn without_issue(&self) -> Span {
        match (self.bounds, self.nowhere) {
            (Bounds::Held, Some(level)) => Span { low: level, high: level, dot: level },
            (Bounds::Held, None) => Span { low: 0, high: self.top(), dot: self.top() / 2 },
            (Bounds::Free, Some(_) | None) => Span { low: 0, high: 0, dot: 0 },
        }
    }

    fn combined(&self, a: Span, b: Span) -> Span {
        let both = |x: i128, y: i128| match self.combine {
            Combine::Weakest => x.min(y),
            Combine::Best => x.max(y),
            Combine::Blend => x + y,
        };
        Span { low: both(a.low, b.low), high: both(a.high, b.high), dot: both(a.dot, b.dot) }
    }
}

impl Cell {
    pub(super) const fn span(&self) -> Span {
        Span { low: self.low, high: self.high, dot: (self.low + self.high) / 2 }
    }
}

impl GaugeShift {
    fn holds(&self, chosen: &[usize]) -> bool {
        self.when.iter().all(|clause| clause.holds(chosen))
    }
}

fn gauge_shift(shift: &Shift, unit: i128, issues: &[TableIssue]) -> Option<GaugeShift> {
    let when = shift.when.iter().map(|condition| Clause::of(condition, issues));
    let by = i128::from(shift.by.levels()) * unit;
    Some(GaugeShift { by, when: when.collect::<Option<_>>()?, ground: Ground::shift(shift) })
}

/// The unit of a criterion and its main issues; nothing when the unit gets too large.
///
/// The cells of a blend are multiplied by their issue's share, so that blending is a plain sum.
fn mains(
    plan: &Plan,
    criterion: &Criterion,
    issues: &[TableIssue],
    ratings: &RatingsOf<'_>,
) -> Option<(i128, Vec<Main>)> {
    let position = |id: &IssueId| issues.iter().position(|issue| issue.id == *id);
    let places: Vec<usize> = criterion.main.iter().filter_map(position).collect();
    let shares = shares(plan, criterion, &places, issues);
    let raw: Vec<Vec<RawCell>> = places
        .iter()
        .zip(&shares)
        .filter_map(|(place, share)| Some((issues.get(*place)?, share)))
        .map(|(issue, share)| shared(cell::cells(criterion.id, issue, ratings), share))
        .collect();
    let all = || raw.iter().flatten();
    let is_open = places.is_empty() || all().any(|cell| cell.low != cell.high);
    let unit = scale::common_denominator(all().flat_map(|cell| [&cell.low, &cell.high]))
        * BigInt::from(if is_open { 2 } else { 1 });
    let whole = unit.to_i128().filter(|unit| *unit < LARGEST_UNIT)?;
    let cells = |cells: &Vec<RawCell>| cells.iter().map(|cell| exact(cell, &unit)).collect::<Option<_>>();
    let mains = places.iter().zip(&raw).map(|(issue, raw)| Some(Main { issue: *issue, cells: cells(raw)? }));
    Some((whole, mains.collect::<Option<_>>()?))
}

fn exact(cell: &RawCell, unit: &BigInt) -> Option<Cell> {
    let (low, high) = (scale::over(&cell.low, unit)?, scale::over(&cell.high, unit)?);
    Some(Cell { low, high, is_outside: cell.is_outside, grounds: cell.grounds.clone() })
}

fn shared(cells: Vec<RawCell>, share: &BigRational) -> Vec<RawCell> {
    let times = |cell: RawCell| RawCell { low: cell.low * share, high: cell.high * share, ..cell };
    cells.into_iter().map(times).collect()
}

/// The share of each main issue in a blend: a weak reading counts 1, any other and none 2.
pub(super) fn shares(
    plan: &Plan,
    criterion: &Criterion,
    places: &[usize],
    issues: &[TableIssue],
) -> Vec<BigRational> {
    if criterion.combine != Combine::Blend {
        return vec![BigRational::one(); places.len()];
    }
    let weight = |place: &usize| {
        let issue = issues.get(*place).map(TableIssue::id);
        let of = |row: &&Reading| row.criterion == Some(criterion.id) && Some(row.issue) == issue;
        match plan.readings.iter().find(of).map(|row| row.strength) {
            Some(Strength::Weak) => 1,
            Some(Strength::OnlyWay | Strength::OneOfSeveral) | None => 2,
        }
    };
    let weights: Vec<i128> = places.iter().map(weight).collect();
    let total = scale::whole(weights.iter().sum::<i128>().max(1));
    weights.iter().map(|weight| scale::whole(*weight) / &total).collect()
}
