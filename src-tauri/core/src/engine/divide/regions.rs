//! The proof that no package does better than a pick, whatever amounts are chosen.
//!
//! What a party gains is linear between two listed amounts, so that a weighted sum of gains is largest at listed choices: such
//! sums bound a whole region at once. Linear programs find the multipliers; a region that they do not close is split where
//! what reaches the bound is a mixture and no package.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{
    simplex::{Program, Solved},
    summit,
};
use crate::{
    Ratio,
    certificate::{LayerGroup, RegionStep},
};

/// The largest number of regions of one proof.
pub(super) const LARGEST_REGION_COUNT: usize = 2_000;
/// The largest number of columns of one linear program.
const LARGEST_COLUMN_COUNT: usize = 600;

/// The rows of a group, in order: what a row brings at its ends to every party, nothing where it does not count.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    pub(super) shown: LayerGroup,
    pub(super) rows: Vec<Vec<Vec<BigRational>>>,
}

/// Groups over which gains add up, on top of what everybody has before anything is chosen.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) start: Vec<BigRational>,
    pub(super) groups: Vec<Rows>,
}

/// Which rows of every group are looked at: from one, up to before another.
pub(super) type Region = Vec<(usize, usize)>;

/// What no package does better than.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// The gains of the parties with weights, divided by these, smallest first; nobody else loses.
    Sorted { targets: Vec<BigRational>, weights: Vec<Option<BigRational>> },
    /// The gain of one party where nobody loses.
    Most { party: usize, gain: BigRational },
    /// The product of two gains.
    Product(BigRational),
    /// What everybody has: nobody has more while all others have as much.
    Unbettered(Vec<BigRational>),
}

/// What becomes of a region.
pub(super) enum Looked {
    /// These multipliers close it.
    Closed(Vec<Vec<BigRational>>),
    /// The rows of this group are parted before this one.
    Torn(usize, usize),
}

/// The value of a linear program, the multipliers of the parties, and where its mixture is torn.
struct Mixed {
    value: BigRational,
    multipliers: Vec<BigRational>,
    torn: Option<(usize, usize)>,
}

/// A column of a linear program: the group, the row, and what it brings.
type Column<'a> = (usize, usize, &'a [BigRational]);

impl Field {
    /// The whole.
    fn everything(&self) -> Region {
        self.groups.iter().map(|group| (0, group.rows.len())).collect()
    }

    /// The steps of the proof; nothing where it takes too many.
    pub(super) fn proof(&self, goal: &Goal) -> Option<Vec<RegionStep>> {
        let (mut steps, mut left) = (Vec::new(), vec![self.everything()]);
        while let Some(region) = left.pop() {
            if steps.len() >= 2 * LARGEST_REGION_COUNT {
                return None;
            }
            match self.looked(goal, &region)? {
                Looked::Closed(multipliers) => {
                    let shown = |own: Vec<BigRational>| own.into_iter().map(Ratio::from).collect();
                    steps.push(RegionStep::Bounded(multipliers.into_iter().map(shown).collect()));
                }
                Looked::Torn(group, row) => {
                    let (mut below, mut above) = (region.clone(), region);
                    below.iter_mut().skip(group).take(1).for_each(|(_, to)| *to = row);
                    above.iter_mut().skip(group).take(1).for_each(|(from, _)| *from = row);
                    left.extend([above, below]);
                    steps.push(RegionStep::Split { group, row });
                }
            }
        }
        Some(steps)
    }

    fn looked(&self, goal: &Goal, region: &Region) -> Option<Looked> {
        let zeros = || vec![BigRational::zero(); self.start.len()];
        let ones = || vec![BigRational::one(); self.start.len()];
        if self.columns(region).is_none() {
            // A group of which nothing counts leaves no package.
            return Some(Looked::Closed(vec![ones()]));
        }
        match goal {
            Goal::Sorted { targets, weights } => self.sorted(targets, weights, region),
            Goal::Most { party, gain } => {
                let mut lower = zeros();
                lower.iter_mut().skip(*party).take(1).for_each(|own| *own = gain.clone());
                Some(match self.held(&lower, &ones(), &[*party], region)? {
                    Held::Closed(multipliers) | Held::At(_, multipliers) => Looked::Closed(vec![multipliers]),
                    Held::Torn(group, row) => Looked::Torn(group, row),
                })
            }
            Goal::Product(product) => summit::looked(self, product, region),
            Goal::Unbettered(vector) => self.unbettered(vector, region),
        }
    }

    fn unbettered(&self, vector: &[BigRational], region: &Region) -> Option<Looked> {
        let widths = vec![BigRational::one(); vector.len()];
        let mut free: Vec<usize> = (0..vector.len()).collect();
        let mut found: Vec<Vec<BigRational>> = Vec::new();
        while !free.is_empty() {
            let multipliers = match self.held(vector, &widths, &free, region)? {
                Held::Torn(group, row) => return Some(Looked::Torn(group, row)),
                Held::Closed(multipliers) => return Some(Looked::Closed(vec![multipliers])),
                Held::At(party, multipliers) => {
                    let is_weighed =
                        |own: &usize| multipliers.get(*own).is_some_and(BigRational::is_positive);
                    free.retain(|own| *own != party && !is_weighed(own));
                    multipliers
                }
            };
            found.push(multipliers);
        }
        Some(Looked::Closed(found))
    }

    fn sorted(
        &self,
        targets: &[BigRational],
        weights: &[Option<BigRational>],
        region: &Region,
    ) -> Option<Looked> {
        let widths: Vec<BigRational> =
            weights.iter().map(|own| own.clone().unwrap_or_else(BigRational::one)).collect();
        let mut free: Vec<usize> =
            (0..weights.len()).filter(|at| matches!(weights.get(*at), Some(Some(_)))).collect();
        let mut lower = vec![BigRational::zero(); weights.len()];
        let mut found: Vec<Vec<BigRational>> = Vec::new();
        for target in targets {
            for at in &free {
                let own = lower.iter_mut().zip(&widths).skip(*at).take(1);
                own.for_each(|(lower, width)| *lower = target * width);
            }
            let multipliers = match self.held(&lower, &widths, &free, region)? {
                Held::Torn(group, row) => return Some(Looked::Torn(group, row)),
                Held::Closed(multipliers) => {
                    found.push(multipliers);
                    return Some(Looked::Closed(found));
                }
                Held::At(party, multipliers) => {
                    free.retain(|own| *own != party);
                    multipliers
                }
            };
            if !found.contains(&multipliers) {
                found.push(multipliers);
            }
        }
        Some(Looked::Closed(found))
    }

    /// Which of some parties has no more than the least that is asked for, in a region where all are to have that much.
    fn held(
        &self,
        lower: &[BigRational],
        widths: &[BigRational],
        free: &[usize],
        region: &Region,
    ) -> Option<Held> {
        let raised = self.raised(lower, widths, region)?;
        if raised.value.is_negative() {
            return Some(Held::Closed(raised.multipliers));
        }
        if raised.value.is_positive() {
            return raised.torn.map(|(group, row)| Held::Torn(group, row));
        }
        let is_weighed =
            |party: &&usize| raised.multipliers.get(**party).is_some_and(BigRational::is_positive);
        if let Some(party) = free.iter().find(is_weighed) {
            return Some(Held::At(*party, raised.multipliers));
        }
        let mut torn = raised.torn;
        for party in free {
            let most = self.most(*party, lower, region)?;
            if lower.get(*party).is_some_and(|own| most.value <= *own) {
                return Some(Held::At(*party, most.multipliers));
            }
            torn = torn.or(most.torn);
        }
        torn.map(|(group, row)| Held::Torn(group, row))
    }

    /// By how much, in their widths, everybody can have more than is asked for.
    fn raised(&self, lower: &[BigRational], widths: &[BigRational], region: &Region) -> Option<Mixed> {
        let columns = self.columns(region)?;
        let least = self.least(region);
        let bases = self.bases(&least);
        let rooms = bases.iter().zip(lower).zip(widths).map(|((base, lower), width)| (base - lower) / width);
        let low = rooms.min().unwrap_or_else(BigRational::zero);
        let row = |party: usize| -> Option<(Vec<BigRational>, BigRational)> {
            let width = widths.get(party)?;
            let factors = factors(&columns, &least, party).map(|own| -own).chain([width.clone()]);
            Some((factors.collect(), bases.get(party)? - lower.get(party)? - width * &low))
        };
        let rows: Vec<_> = (0..bases.len()).map(row).collect::<Option<_>>()?;
        let goal = columns.iter().map(|_| BigRational::zero()).chain([BigRational::one()]).collect();
        let (value, multipliers, mixture) = self.solved(goal, rows, &columns)?;
        Some(Mixed { value: value + low, multipliers, torn: torn(&columns, &mixture) })
    }

    /// The most that a party can have when all others have what is asked for.
    fn most(&self, party: usize, lower: &[BigRational], region: &Region) -> Option<Mixed> {
        let columns = self.columns(region)?;
        let least = self.least(region);
        let bases = self.bases(&least);
        let row = |other: usize| -> Option<(Vec<BigRational>, BigRational)> {
            let factors = factors(&columns, &least, other).map(|own| -own);
            Some((factors.collect(), bases.get(other)? - lower.get(other)?))
        };
        let others = (0..bases.len()).filter(|other| *other != party);
        let rows: Vec<_> = others.map(row).collect::<Option<_>>()?;
        let goal = factors(&columns, &least, party).collect();
        let (value, mut multipliers, mixture) = self.solved(goal, rows, &columns)?;
        multipliers.insert(party, BigRational::one());
        Some(Mixed { value: value + bases.get(party)?, multipliers, torn: torn(&columns, &mixture) })
    }

    /// The value, the multipliers of the given rows, and how much of every column is mixed in.
    fn solved(
        &self,
        goal: Vec<BigRational>,
        mut rows: Vec<(Vec<BigRational>, BigRational)>,
        columns: &[Column<'_>],
    ) -> Option<(BigRational, Vec<BigRational>, Vec<BigRational>)> {
        let own = rows.len();
        for group in 0..self.groups.len() {
            let one = |column: &Column<'_>| {
                if column.0 == group { BigRational::one() } else { BigRational::zero() }
            };
            let mut factors: Vec<BigRational> = columns.iter().map(one).collect();
            factors.resize(goal.len(), BigRational::zero());
            rows.push((factors, BigRational::one()));
        }
        let Solved::Most { value, mut values, mut duals } = (Program { goal, rows }).solved() else {
            return None;
        };
        values.truncate(columns.len());
        duals.truncate(own);
        Some((value, duals, values))
    }

    /// What the rows of a region bring; nothing where a group has none that counts, or there are too many.
    pub(super) fn columns(&self, region: &Region) -> Option<Vec<Column<'_>>> {
        let mut columns = Vec::new();
        for (at, (group, (from, to))) in self.groups.iter().zip(region).enumerate() {
            let before = columns.len();
            let rows = group.rows.iter().enumerate().take(*to).skip(*from);
            columns
                .extend(rows.flat_map(|(row, ends)| ends.iter().map(move |own| (at, row, own.as_slice()))));
            (columns.len() > before && columns.len() <= LARGEST_COLUMN_COUNT).then_some(())?;
        }
        Some(columns)
    }

    /// The least that each group brings to each party.
    fn least(&self, region: &Region) -> Vec<Vec<BigRational>> {
        let least = |(group, (from, to)): (&Rows, &(usize, usize))| {
            let of = |party: usize| {
                let rows = group.rows.iter().take(*to).skip(*from).flatten();
                rows.filter_map(|own| own.get(party)).min().cloned().unwrap_or_else(BigRational::zero)
            };
            (0..self.start.len()).map(of).collect()
        };
        self.groups.iter().zip(region).map(least).collect()
    }

    /// What everybody has when each group brings its least.
    fn bases(&self, least: &[Vec<BigRational>]) -> Vec<BigRational> {
        let base = |(party, start): (usize, &BigRational)| {
            least.iter().filter_map(|own| own.get(party)).fold(start.clone(), |sum, own| sum + own)
        };
        self.start.iter().enumerate().map(base).collect()
    }
}

/// What is said of parties that are asked for more.
enum Held {
    /// Nobody can have what is asked for.
    Closed(Vec<BigRational>),
    /// This party can have no more.
    At(usize, Vec<BigRational>),
    /// The rows of a group are parted before this one.
    Torn(usize, usize),
}

/// What the columns bring to a party beyond the least of their group.
fn factors<'c>(
    columns: &'c [Column<'_>],
    least: &'c [Vec<BigRational>],
    party: usize,
) -> impl Iterator<Item = BigRational> + 'c {
    columns.iter().map(move |(group, _, own)| {
        let least = least.get(*group).and_then(|least| least.get(party));
        own.get(party).zip(least).map_or_else(BigRational::zero, |(own, least)| own - least)
    })
}

/// The first group of which a mixture has several rows, and the row before which they are parted.
fn torn(columns: &[Column<'_>], mixture: &[BigRational]) -> Option<(usize, usize)> {
    let used = || columns.iter().zip(mixture).filter(|(_, own)| own.is_positive()).map(|(column, _)| column);
    used().find_map(|(group, first, _)| {
        let last = used().filter(|column| column.0 == *group).map(|column| column.1).max()?;
        (last > *first).then_some((*group, (first + last).div_ceil(2)))
    })
}
