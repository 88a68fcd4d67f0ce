//! A party as a law: its weights, how it values levels, and what it has without agreement.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive as _;

use super::{
    cell::level_law,
    doubt::{Doubt, Steps},
    draw::{Kind, Seed, Stream},
    gauge::{GaugeLaw, common_unit},
    order::OrderLaw,
};
use crate::{
    Ratio,
    edit::RowRef,
    engine::{Baseline, Case, CaseParty, scale},
    model::{Plan, Source},
};

/// Worths of levels are whole numbers over this: even 0, 20, 40, 60 and met-first 0, 27, 54, 60.
const WORTHS: i128 = 60;
/// No worth of a package is beyond this.
const LARGEST_WORTH: i128 = 1 << 110;

/// How a party values levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// Each level is worth a third: 0, 1/3, 2/3, 1.
    Even,
    /// Being met is most of it: 0, .45, .9, 1.
    MetFirst,
}

impl Worth {
    /// What a level over a unit is worth, over sixty of that unit.
    #[inline]
    pub(super) const fn of(self, level: i128, unit: i128) -> i128 {
        match self {
            Self::Even => 20 * level,
            Self::MetFirst if level <= 2 * unit => 27 * level,
            Self::MetFirst => 42 * unit + 6 * level,
        }
    }
}

/// A party with everything about it that differs between worlds.
#[derive(Clone, Debug)]
pub(super) struct PartyLaw {
    /// The weighed criteria, by their place among all.
    pub(super) criteria: Vec<usize>,
    /// For every criterion of the plan its place among the weighed ones.
    pub(super) places: Vec<Option<usize>>,
    /// What brings a worth of each of them over one unit.
    pub(super) factors: Vec<i128>,
    pub(super) weighing: Weighing,
    /// Whether worth is always even: weights and worths come from a file.
    pub(super) is_imported: bool,
    worth: Stream,
    /// A whole utility.
    pub(super) whole: i128,
    pub(super) without: Option<Without>,
    /// The order of the criteria as a row.
    pub(super) row: RowRef,
}

/// Where a party's weights come from.
#[derive(Clone, Debug)]
pub(super) enum Weighing {
    /// Swing points that were said, or an imported weighting, brought to whole numbers.
    Points(Vec<i128>),
    /// An order: weights fit it and are otherwise drawn.
    Order(OrderLaw),
}

/// What a party has without agreement.
#[derive(Clone, Debug)]
pub(super) enum Without {
    /// A level for each weighed criterion.
    Judged(Vec<CourseLaw>),
    /// A utility, from a file.
    Stated(i128),
    /// Gains are counted from zero: what there is without agreement is not examined.
    Zero,
}

/// A level without agreement as a law, over the unit of its criterion's worth.
#[derive(Clone, Debug)]
pub(super) struct CourseLaw {
    /// The level that is written, over `unit`.
    base: i128,
    unit: i128,
    factor: i128,
    pub(super) steps: Steps,
    pub(super) stream: Stream,
    pub(super) row: RowRef,
}

/// A party in one world.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) weights: Vec<i128>,
    pub(super) worth: Worth,
    /// Its utility without agreement.
    pub(super) without: Option<i128>,
}

impl PartyLaw {
    /// Whether its course without agreement is examined: judged, or stated by a file.
    pub(super) const fn is_examined(&self) -> bool {
        matches!(self.without, Some(Without::Judged(_) | Without::Stated(_)))
    }

    /// The law of a party; nothing where its numbers are too fine.
    pub(super) fn of(plan: &Plan, case: &Case, at: usize, gauges: &[GaugeLaw], seed: Seed) -> Option<Self> {
        let row = case.parties.get(at)?;
        let criteria: Vec<usize> = row.weights.iter().map(|(at, _)| *at).collect();
        let provenance = &plan.party(row.id)?.order_provenance;
        let doubt = Doubt::of(provenance);
        let weighing = weighing(row, &criteria, case, doubt, seed)?;
        let total = match &weighing {
            Weighing::Points(points) => points.iter().sum(),
            Weighing::Order(order) => order.total(),
        };
        let baseline = case.baseline(at);
        let course = course_rows(plan, case, row, &criteria, baseline.as_ref());
        let file = match &baseline {
            Some(Baseline::FromFile(utility)) => utility.exact().denom().to_i128()?,
            Some(Baseline::Judged(_) | Baseline::Zero) | None => 1,
        };
        let units = criteria.iter().filter_map(|at| gauges.get(*at)).map(|gauge| gauge.unit);
        let courses = course.iter().map(|(base, ..)| base.denom().to_i128().unwrap_or(i128::MAX));
        let unit = common_unit(units.chain(courses).chain([file]))?;
        let whole = total.checked_mul(WORTHS)?.checked_mul(unit).filter(|whole| *whole < LARGEST_WORTH)?;
        let factor = |at: &usize| Some(unit / gauges.get(*at)?.unit);
        let party = row.id.uuid();
        Some(Self {
            factors: criteria.iter().map(factor).collect::<Option<_>>()?,
            is_imported: row.order.points.is_some() && provenance.source == Source::SeenInDocument,
            worth: Stream::of(seed, Kind::Worth, &[party.as_bytes()]),
            without: without(baseline.as_ref(), course, whole, unit, seed)?,
            row: RowRef::Order(row.id),
            places: (0..gauges.len()).map(|at| criteria.iter().position(|own| *own == at)).collect(),
            criteria,
            weighing,
            whole,
        })
    }

    /// What is drawn in a world.
    pub(super) fn drawn(&self, world: u64) -> Weighed {
        let mut weights = vec![0; self.criteria.len()];
        match &self.weighing {
            Weighing::Points(points) => weights.clone_from(points),
            Weighing::Order(order) => order.weights(world, &mut weights),
        }
        let heads = !self.is_imported && self.worth.world(world).is_heads();
        let worth = if heads { Worth::MetFirst } else { Worth::Even };
        let without = self.without.as_ref().map(|without| match without {
            Without::Stated(utility) => *utility,
            Without::Zero => 0,
            Without::Judged(levels) => {
                let level = |law: &CourseLaw| law.worth(law.steps.at(law.stream.world(world).next()), worth);
                levels.iter().zip(&weights).map(|(law, weight)| weight * level(law)).sum()
            }
        });
        Weighed { weights, worth, without }
    }
}

impl CourseLaw {
    /// The level that is some steps away from what is written.
    pub(super) fn level(&self, steps: i128) -> Ratio {
        scale::ratio(self.base + steps * self.unit, self.unit)
    }

    /// What the level is worth that is some steps away from what is written.
    pub(super) fn worth(&self, steps: i128, worth: Worth) -> i128 {
        worth.of(self.base + steps * self.unit, self.unit) * self.factor
    }
}

/// A level that is written for a course, its doubt, and its criterion.
type CourseRow = (BigRational, Steps, crate::model::CriterionId);

/// The levels of a judged course, one for every weighed criterion; none where gains are not counted from it.
fn course_rows(
    plan: &Plan,
    case: &Case,
    row: &CaseParty,
    criteria: &[usize],
    baseline: Option<&Baseline>,
) -> Vec<CourseRow> {
    let Some(Baseline::Judged(_)) = baseline else { return Vec::new() };
    let level = |at: &usize| {
        let criterion = case.gauges.get(*at)?.id;
        let level = plan.course(row.id)?.levels.iter().find(|level| level.criterion == criterion)?;
        let (base, steps) = level_law(&level.level, Doubt::of_level(&level.level, &level.provenance));
        Some((base, steps, criterion))
    };
    criteria.iter().filter_map(level).collect()
}

fn without(
    baseline: Option<&Baseline>,
    course: Vec<CourseRow>,
    whole: i128,
    unit: i128,
    seed: Seed,
) -> Option<Option<Without>> {
    let stated = |utility: &Ratio| scale::over(utility.exact(), &BigInt::from(whole));
    let law = |(base, steps, criterion): CourseRow| {
        let own = base.denom().to_i128()?;
        Some(CourseLaw {
            base: scale::over(&base, &BigInt::from(own))?,
            unit: own,
            factor: unit / own,
            steps,
            stream: Stream::of(seed, Kind::Course, &[criterion.uuid().as_bytes()]),
            row: RowRef::Course(criterion),
        })
    };
    Some(match baseline {
        None => None,
        Some(Baseline::Zero) => Some(Without::Zero),
        Some(Baseline::FromFile(utility)) => Some(Without::Stated(stated(utility)?)),
        Some(Baseline::Judged(_)) => {
            Some(Without::Judged(course.into_iter().map(law).collect::<Option<_>>()?))
        }
    })
}

/// The weights of a party: points as they were said; guessed points, as ranks, give an order only.
fn weighing(row: &CaseParty, criteria: &[usize], case: &Case, doubt: Doubt, seed: Seed) -> Option<Weighing> {
    let points = row.order.points.as_ref();
    if let Some(points) = points.filter(|_| doubt == Doubt::Certain) {
        let unit = scale::common_denominator(points.iter().map(|(_, points)| points));
        let point = |at: &usize| {
            let (_, own) = points.iter().find(|(other, _)| other == at)?;
            scale::over(own, &unit)
        };
        let whole: Option<Vec<i128>> = criteria.iter().map(point).collect();
        return Some(Weighing::Points(whole?));
    }
    let place = |at: &usize| criteria.iter().position(|own| own == at);
    let places = |group: &[usize]| group.iter().filter_map(place).collect::<Vec<_>>();
    let (groups, unranked) = match points {
        Some(points) => (by_points(points, place), Vec::new()),
        None => (row.order.groups.iter().map(|group| places(group)).collect(), places(&row.order.unranked)),
    };
    let stream = |at: &usize| {
        let criterion = case.gauges.get(*at)?.id.uuid();
        Some(Stream::of(seed, Kind::Place, &[criterion.as_bytes()]))
    };
    let streams: Option<Vec<Stream>> = criteria.iter().map(stream).collect();
    let weights = Stream::of(seed, Kind::Weights, &[row.id.uuid().as_bytes()]);
    Some(Weighing::Order(OrderLaw::of(&groups, &unranked, doubt, &streams?, weights)))
}

/// The order that points give: more points first, equal points as a tie.
fn by_points(points: &[(usize, BigRational)], place: impl Fn(&usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut sorted: Vec<_> = points.iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let groups = sorted.chunk_by(|a, b| a.1 == b.1);
    groups.map(|group| group.iter().filter_map(|(at, _)| place(at)).collect()).collect()
}
