//! The certificate of what rules pick where any amount of some issue will do.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _};

use super::{
    Between,
    regions::{Field, Goal, LARGEST_REGION_COUNT, Rows},
    segment::{is_open, stands_alone},
};
use crate::{
    Ratio,
    certificate::{CertifiedPoint, Ideal, LayerGroup, ListedAmounts, PickClaim, Regions, RuleName},
    engine::{
        Among, Case, Pick, Point, Rules, Space, Watch,
        certificate::{LeftOut, Why},
        reader::Reader,
        rules::{Counted, LARGEST_EQUALIZED},
        scale::whole,
        space::Cluster,
        table::Group,
    },
    model::Choice,
};

/// The amounts that are listed where any amount will do.
pub(in crate::engine) fn amounts(case: &Case) -> Vec<ListedAmounts> {
    let open = (0..case.issues.len()).filter(|issue| is_open(case, *issue));
    let listed = |issue: usize| {
        let own = case.issues.get(issue)?;
        let amount = |choice: &Choice| match choice {
            Choice::Amount(amount) => Some(amount.clone()),
            Choice::Option(_) => None,
        };
        Some(ListedAmounts { issue, amounts: own.choices.iter().filter_map(amount).collect() })
    };
    open.filter_map(listed).collect()
}

/// What the rules pick over all amounts, with the proofs, and the rules of which that is not said or takes too much room.
pub(in crate::engine) fn picks(
    space: &Space<'_>,
    counted: &Counted<'_>,
    rules: &Rules,
) -> (Vec<PickClaim>, Vec<LeftOut>) {
    let case = space.case();
    let all = (0..case.issues.len()).filter(|issue| is_open(case, *issue)).all(|at| stands_alone(space, at));
    let field = field(space, counted, Among::Essentials).filter(|_| all);
    let prover = field.map(|field| Prover { space, counted, rules, field });
    let four = [
        (RuleName::Nash, &rules.nash),
        (RuleName::Leximin, &rules.leximin),
        (RuleName::KalaiSmorodinsky, &rules.kalai_smorodinsky),
        (RuleName::EqualGains, &rules.equal_gains),
    ];
    let (mut picks, mut left_out) = (Vec::new(), Vec::new());
    for (rule, pick) in four {
        match prover.as_ref().and_then(|prover| prover.pick(rule, pick)) {
            Some(claim) => picks.push(claim),
            None => {
                left_out.push(LeftOut::rule(rule, prover.as_ref().map_or(Why::Between, |own| own.why(rule))))
            }
        }
    }
    (picks, left_out)
}

struct Prover<'a> {
    space: &'a Space<'a>,
    counted: &'a Counted<'a>,
    rules: &'a Rules,
    field: Field,
}

impl Prover<'_> {
    fn pick(&self, rule: RuleName, pick: &Pick) -> Option<PickClaim> {
        let point = pick.points.first()?;
        let gains = self.gains(point);
        if gains.iter().any(BigRational::is_negative) {
            return None;
        }
        let mut ideals = Vec::new();
        let goal = match (rule, self.space.case().between()) {
            (RuleName::Nash, Between::Exact) => Goal::Product(gains.iter().product()),
            (RuleName::Leximin, Between::Exact | Between::ExceptNash) => {
                sorted(&gains, gains.iter().map(|_| Some(BigRational::one())).collect())
            }
            (RuleName::KalaiSmorodinsky, Between::Exact | Between::ExceptNash) => {
                ideals = self.ideals()?;
                let own = self.rules.ideal.iter().map(|own| (!own.is_zero()).then(|| own.exact().clone()));
                sorted(&gains, own.collect())
            }
            // Where all gain the same, nothing is nearer to equal, and no other such point is on the frontier too.
            (RuleName::EqualGains, Between::Exact | Between::ExceptNash) if is_even(&gains) => {
                Goal::Unbettered(gains.clone())
            }
            (RuleName::Nash, Between::Nothing | Between::ExceptNash | Between::Listed)
            | (
                RuleName::Leximin | RuleName::KalaiSmorodinsky | RuleName::EqualGains,
                Between::Nothing | Between::Listed,
            )
            | (RuleName::EqualGains, Between::Exact | Between::ExceptNash) => return None,
        };
        let is_gain = gains.iter().all(BigRational::is_positive);
        let steps = (rule != RuleName::Nash || is_gain).then(|| self.field.proof(&goal))??;
        let groups = self.field.groups.iter().map(|group| group.shown.clone()).collect();
        let regions = Some(Regions { groups, ideals, steps });
        Some(PickClaim { rule, points: vec![uncounted(point)], layers: None, regions })
    }

    /// Why the pick of a rule has no proof.
    fn why(&self, rule: RuleName) -> Why {
        match (rule, self.space.case().between()) {
            (RuleName::Nash | RuleName::Leximin | RuleName::KalaiSmorodinsky, Between::Exact)
            | (RuleName::Leximin | RuleName::KalaiSmorodinsky, Between::ExceptNash) => {
                Why::Room(LARGEST_REGION_COUNT)
            }
            (RuleName::Nash, Between::ExceptNash)
            | (RuleName::EqualGains, Between::Exact | Between::ExceptNash)
            | (
                RuleName::Nash | RuleName::Leximin | RuleName::KalaiSmorodinsky | RuleName::EqualGains,
                Between::Nothing | Between::Listed,
            ) => Why::Between,
        }
    }

    fn gains(&self, point: &Point) -> Vec<BigRational> {
        let baselines = self.rules.baselines.iter();
        let own = point.utilities.iter().zip(baselines);
        own.map(|(own, baseline)| own.exact() - baseline.utility().exact()).collect()
    }

    /// Each party's largest gain with a package that has it, and the proof that none has more.
    fn ideals(&self) -> Option<Vec<Ideal>> {
        let watch = Watch::idle();
        let frontier = self.space.whole_frontier(Among::Essentials, LARGEST_EQUALIZED, &watch).ok()??;
        let ideal = |(party, gain): (usize, &Ratio)| {
            let has = |point: &&Point| {
                let gains = self.gains(point);
                gains.get(party) == Some(gain.exact()) && !gains.iter().any(BigRational::is_negative)
            };
            let point = frontier.points().iter().find(has)?;
            let goal = Goal::Most { party, gain: gain.exact().clone() };
            Some(Ideal { point: uncounted(point), steps: self.field.proof(&goal)? })
        };
        self.rules.ideal.iter().enumerate().take(self.counted.units.len()).map(ideal).collect()
    }
}

/// Whether everybody gains the same.
fn is_even(gains: &[BigRational]) -> bool {
    gains.iter().all(|own| Some(own) == gains.first())
}

/// Gains divided by weights, smallest first.
fn sorted(gains: &[BigRational], weights: Vec<Option<BigRational>>) -> Goal {
    let own = gains.iter().zip(&weights).filter_map(|(gain, weight)| Some(gain / weight.as_ref()?));
    let mut targets: Vec<BigRational> = own.collect();
    targets.sort();
    Goal::Sorted { targets, weights }
}

/// A point of which no count is claimed.
fn uncounted(point: &Point) -> CertifiedPoint {
    let package = point.first.positions().to_vec();
    CertifiedPoint { utilities: point.utilities.clone(), count: None, package }
}

/// The groups of a space as rows in order; nothing where no package counts.
pub(super) fn field(space: &Space<'_>, counted: &Counted<'_>, among: Among) -> Option<Field> {
    let over = |(value, unit): (i128, &i128)| whole(value) / whole((*unit).max(1));
    let gains = |vector: Vec<i128>| vector.into_iter().zip(&counted.units).map(over).collect::<Vec<_>>();
    let without = counted.table.start().iter().zip(&counted.without).map(|(start, without)| start - without);
    let groups = counted.table.groups();
    if groups.iter().any(|group| group.digits.is_empty() || group.rows.is_empty()) {
        return None;
    }
    let rows = |(place, group): (usize, &Group<i128>)| match space.clusters.get(place) {
        Some(cluster) if cluster.issues.iter().any(|issue| is_open(space.case(), *issue)) => {
            path(space, cluster, counted, among, gains)
        }
        Some(_) | None => Rows {
            rows: group.rows.iter().map(|row| vec![gains(row.vector.clone())]).collect(),
            shown: LayerGroup {
                issues: group.digits.iter().map(|digit| digit.issue).collect(),
                rows: group.rows.iter().map(|row| row.first as usize).collect(),
                boxes: None,
            },
        },
    };
    Some(Field { start: gains(without.collect()), groups: groups.iter().enumerate().map(rows).collect() })
}

/// The amounts of an issue that stands alone, and what lies between each and the next.
fn path(
    space: &Space<'_>,
    cluster: &Cluster,
    counted: &Counted<'_>,
    among: Among,
    gains: impl Fn(Vec<i128>) -> Vec<BigRational>,
) -> Rows {
    let forms = space.utility_forms();
    let mut reader = Reader::of(space, cluster, &forms);
    let enough: Vec<u32> = cluster.joints(among).map(|joint| joint.code).collect();
    let count = cluster.sizes.iter().product::<usize>() as u32;
    let mut own = |code: u32| {
        let vector = reader.dot::<i128>(code);
        enough.contains(&code).then(|| {
            gains(vector.iter().zip(&counted.factors).map(|(value, factor)| value * factor).collect())
        })
    };
    let knots: Vec<Option<Vec<BigRational>>> = (0..count).map(&mut own).collect();
    let mut rows: Vec<Vec<Vec<BigRational>>> = Vec::new();
    for (at, knot) in knots.iter().enumerate() {
        rows.push(knot.iter().cloned().collect());
        if let Some(next) = knots.get(at + 1) {
            let both = knot.clone().zip(next.clone());
            rows.push(both.map(|(from, to)| vec![from, to]).unwrap_or_default());
        }
    }
    Rows { shown: LayerGroup { issues: cluster.issues.clone(), rows: Vec::new(), boxes: None }, rows }
}
