//! The certificate of a frontier where any amount of some issue will do.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{
    Between,
    certified::field,
    regions::{Field, Goal, LARGEST_REGION_COUNT},
    segment::{LARGEST_REST, is_open},
};
use crate::{
    Ratio,
    certificate::{BetweenClaim, SumStanding},
    engine::{
        Among, Baseline, Frontier, Space, Watch,
        certificate::{LeftOut, Uncertified, Why},
        reader::Reader,
        rules::Counted,
        scale,
        space::Cluster,
        table::Table,
    },
};

/// What is said of sums of listed amounts: which are points of a frontier that no amount betters, and what betters the
/// others; or why that is left out.
pub(in crate::engine) fn betweens(
    space: &Space<'_>,
    frontier: &Frontier<'_>,
    sums: &[Vec<i128>],
) -> Result<BetweenClaim, LeftOut> {
    let left_out = |why| LeftOut { part: Uncertified::Frontier, why };
    if frontier.between() != Between::Exact || space.is_searched() {
        return Err(left_out(Why::Between));
    }
    let among = frontier.among();
    let zeros = space.case().parties.iter().map(|_| Baseline::Zero).collect();
    let counted = Counted::among(space, zeros, among).map_err(|_| left_out(Why::Between))?;
    let Some(field) = field(space, &counted, among) else {
        return Ok(BetweenClaim { groups: Vec::new(), sums: Vec::new() });
    };
    let prover = Prover { space, among, counted: &counted, field: &field };
    let standing = |vector: &Vec<i128>| {
        let utilities = prover.utilities(vector);
        let is_point = frontier.points().iter().any(|point| point.utilities == utilities);
        if is_point { prover.point(&utilities) } else { prover.bettered(vector) }
    };
    let sums: Option<Vec<SumStanding>> = sums.iter().map(standing).collect();
    let sums = sums.ok_or_else(|| left_out(Why::Room(LARGEST_REGION_COUNT)))?;
    Ok(BetweenClaim { groups: field.groups.iter().map(|group| group.shown.clone()).collect(), sums })
}

struct Prover<'a> {
    space: &'a Space<'a>,
    among: Among,
    counted: &'a Counted<'a>,
    field: &'a Field,
}

impl Prover<'_> {
    fn utilities(&self, vector: &[i128]) -> Vec<Ratio> {
        vector.iter().zip(&self.counted.units).map(|(own, unit)| scale::ratio(*own, *unit)).collect()
    }

    /// Why nothing betters a vector.
    fn point(&self, utilities: &[Ratio]) -> Option<SumStanding> {
        let goal = Goal::Unbettered(utilities.iter().map(|own| own.exact().clone()).collect());
        self.field.proof(&goal).map(SumStanding::Point)
    }

    /// A package between two listed amounts that betters a vector.
    fn bettered(&self, vector: &[i128]) -> Option<SumStanding> {
        let vector: [i128; 2] = vector.try_into().ok()?;
        let is_open =
            |cluster: &Cluster| cluster.issues.iter().all(|issue| is_open(self.space.case(), *issue));
        let mut open = self.space.clusters.iter().enumerate().filter(|(_, cluster)| is_open(cluster));
        open.find_map(|(place, cluster)| self.bettered_along(place, cluster, vector))
    }

    fn bettered_along(&self, place: usize, cluster: &Cluster, vector: [i128; 2]) -> Option<SumStanding> {
        let table = &self.counted.table;
        let others = || (0..table.groups().len()).filter(|at| *at != place);
        let groups = others().filter_map(|at| table.groups().get(at).cloned()).collect();
        let rest = Table::of_groups(table.start().to_vec(), groups);
        let rest = rest.all_sums(LARGEST_REST, &Watch::idle()).ok()??;
        let forms = self.space.utility_forms();
        let mut reader = Reader::of(self.space, cluster, &forms);
        let ends: Vec<(u32, Vec<i128>)> =
            cluster.joints(self.among).map(|joint| (joint.code, reader.dot::<i128>(joint.code))).collect();
        for at in 0..rest.len() {
            let others_bring = rest.vector(at);
            let on = |own: &[i128]| -> Option<[i128; 2]> {
                Some([own.first()? + others_bring.first()?, own.last()? + others_bring.last()?])
            };
            for ((code, from), (next, to)) in ends.iter().zip(ends.iter().skip(1)) {
                let (Some(from), Some(to)) = (on(from), on(to)) else { continue };
                let Some(part) = (code + 1 == *next).then(|| passing(from, to, vector)).flatten() else {
                    continue;
                };
                let mut package = vec![0; self.space.case().issues.len()];
                for (own, row) in others().filter_map(|own| self.space.clusters.get(own)).zip(rest.first(at))
                {
                    own.place(row.first, &mut package);
                }
                cluster.place(*code, &mut package);
                let issue = cluster.issues.first().copied()?;
                return Some(SumStanding::Bettered { package, issue, part: Ratio::from(part) });
            }
        }
        None
    }
}

/// How much of the way from one vector to another brings the first party what a vector brings it and the second more;
/// nothing where that is nowhere in between.
fn passing(from: [i128; 2], to: [i128; 2], vector: [i128; 2]) -> Option<BigRational> {
    let (over, under) = (vector[0] - from[0], to[0] - from[0]);
    let is_between = (under > 0 && 0 < over && over < under) || (under < 0 && under < over && over < 0);
    let part = is_between.then(|| BigRational::new(BigInt::from(over), BigInt::from(under)))?;
    let second = scale::whole(from[1]) + scale::whole(to[1] - from[1]) * &part;
    (second > scale::whole(vector[1])).then_some(part)
}
