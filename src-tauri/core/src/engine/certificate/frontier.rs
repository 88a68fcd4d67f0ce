//! The certificate of a frontier.

use super::{
    layers::{Built, Room, Sought, built},
    left_out::{LeftOut, Uncertified, Why},
    listing::Listing,
};
use crate::{
    Ratio,
    certificate::{CertifiedPoint, FrontierClaim, Scope},
    engine::{Among, Frontier, Point, Space, boxes::LARGEST_PROOF as LARGEST_BOX_PROOF, divide, scale},
};

/// How many sums a proof usually may make.
pub const LARGEST_PROOF: usize = 1 << 20;

/// How many points of other than two parties are claimed to be all there are: the checker compares them pair by pair.
const LARGEST_PAIRWISE: usize = 1 << 16;

/// The claim that the points of a frontier are all there are; where the proof would make more sums than it may, the claim
/// that some points are a cover.
pub fn frontier(space: &Space<'_>, frontier: &Frontier<'_>, most: usize) -> Result<FrontierClaim, LeftOut> {
    let left_out = |why| LeftOut { part: Uncertified::Frontier, why };
    let among = frontier.among();
    let listing = Listing::of(space, among).ok_or_else(|| left_out(Why::SearchedRoom(LARGEST_BOX_PROOF)))?;
    let table = space.table::<i128>(among);
    let units: Vec<i128> = space.utility_forms().iter().map(|form| form.unit).collect();
    let whole = || built(&table, &listing, &Sought::default(), &units, Room::Sums(most));
    let is_few = || space.case().parties().len() == 2 || frontier.points().len() <= LARGEST_PAIRWISE;
    if !space.case().is_whole() {
        let built = whole().ok_or_else(|| left_out(Why::Room(most)))?;
        return over_all_amounts(space, frontier, built);
    }
    let is_whole = frontier.cover().is_none() && is_few();
    if let Some(built) = is_whole.then(whole).flatten() {
        let points = frontier.points().iter().map(certified).collect();
        return Ok(FrontierClaim {
            among: scope(among),
            points,
            within: None,
            layers: built.layers,
            between: None,
        });
    }
    let rows: usize = table.groups().iter().map(|group| group.rows.len()).sum();
    let room = Room::Layer((most / rows.max(1)).max(1));
    let built = built(&table, &listing, &Sought::default(), &units, room);
    built.map(|built| cover(space, among, &units, built)).ok_or_else(|| left_out(Why::Room(most)))
}

/// The claim that no amount whatever betters the points of a frontier of listed amounts.
fn over_all_amounts(
    space: &Space<'_>,
    frontier: &Frontier<'_>,
    built: Built,
) -> Result<FrontierClaim, LeftOut> {
    let between = divide::betweens(space, frontier, &built.sums)?;
    let points = frontier.points().iter().map(|point| CertifiedPoint { count: None, ..certified(point) });
    Ok(FrontierClaim {
        among: scope(frontier.among()),
        points: points.collect(),
        within: None,
        layers: built.layers,
        between: Some(between),
    })
}

fn cover(space: &Space<'_>, among: Among, units: &[i128], built: Built) -> FrontierClaim {
    let parties = space.case().parties().len();
    let ratios = |vector: &[i128]| -> Vec<Ratio> {
        vector.iter().zip(units).take(parties).map(|(own, unit)| scale::ratio(*own, *unit)).collect()
    };
    let package = |at: usize| {
        let mut package = built.package(at, space.case().issues().len());
        space.searched.iter().for_each(|group| group.unfold(among, &mut package));
        package
    };
    let point = |(at, vector): (usize, &Vec<i128>)| CertifiedPoint {
        utilities: ratios(vector),
        count: None,
        package: package(at),
    };
    FrontierClaim {
        among: scope(among),
        points: built.sums.iter().enumerate().map(point).collect(),
        within: Some(ratios(&built.within)),
        layers: built.layers,
        between: None,
    }
}

/// A point with its package as it is claimed.
pub(super) fn certified(point: &Point) -> CertifiedPoint {
    CertifiedPoint {
        utilities: point.utilities.clone(),
        count: Some(point.count.to_string()),
        package: point.first.positions().to_vec(),
    }
}

const fn scope(among: Among) -> Scope {
    match among {
        Among::Everything => Scope::Everything,
        Among::Essentials => Scope::Essentials,
    }
}
