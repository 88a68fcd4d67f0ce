//! Generated tables: families of additive utilities, for measuring.

use super::chance::Chance;
use crate::engine::table::{Table, TableError};

/// What a whole utility is written as: fractions of 2^44.
const WHOLE: i64 = 1 << 44;

/// A family of generated tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Weights uniform on the simplex, worths uniform, both finely cut; one choice of every issue has the full worth.
    Fine,
    /// The same with weights and worths in whole percent.
    Percent,
    /// Every choice divides one whole among the parties, at nearly equal weights: what one gains others lose.
    OpposedFine,
    /// The same in whole percent.
    OpposedPercent,
    /// Equal weights, and worths that are half common to all parties: what one likes the others tend to like.
    Correlated,
}

/// The size and seed of a generated table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many parties.
    pub parties: usize,
    /// How many issues.
    pub issues: usize,
    /// How many choices each issue has.
    pub choices: usize,
    /// Which of the tables of this size.
    pub seed: u64,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 5] =
        [Self::Fine, Self::Percent, Self::OpposedFine, Self::OpposedPercent, Self::Correlated];

    /// The short name that measurements are told under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "f",
            Self::Percent => "pct",
            Self::OpposedFine => "oppf",
            Self::OpposedPercent => "opppct",
            Self::Correlated => "corr",
        }
    }

    /// The family of a short name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }

    /// What each party's utility is counted in: the utility of a package divided by this lies between 0 and about 1.
    pub const fn unit(self) -> i64 {
        match self {
            Self::Fine | Self::OpposedFine | Self::Correlated => WHOLE,
            Self::Percent | Self::OpposedPercent => 10_000,
        }
    }

    /// Generates a table, the same on every machine.
    pub fn table(self, shape: Shape) -> Result<Table<i64>, TableError> {
        Table::of(vec![0; shape.parties], &self.groups(shape))
    }

    /// What every choice of every issue brings to each party, dominated choices and all.
    pub fn groups(self, shape: Shape) -> Vec<Vec<Vec<i64>>> {
        let mut chance = Chance::new(shape.seed.wrapping_mul(0x9E37_79B9).wrapping_add(self as u64));
        match self {
            Self::Fine | Self::Percent => self.free(shape, &mut chance),
            Self::OpposedFine | Self::OpposedPercent => self.opposed(shape, &mut chance),
            Self::Correlated => correlated(shape, &mut chance),
        }
    }

    fn worth(self, weight: i64, part: i64) -> i64 {
        match self {
            Self::Fine | Self::OpposedFine | Self::Correlated => parts(weight, part, WHOLE),
            Self::Percent | Self::OpposedPercent => percent(weight) * percent(part),
        }
    }

    fn free(self, shape: Shape, chance: &mut Chance) -> Vec<Vec<Vec<i64>>> {
        let mut groups = vec![vec![vec![0; shape.parties]; shape.choices]; shape.issues];
        for party in 0..shape.parties {
            let weights = chance.division(shape.issues);
            for (group, weight) in groups.iter_mut().zip(weights) {
                let full = chance.below(shape.choices as u64) as usize;
                for (at, choice) in group.iter_mut().enumerate() {
                    let part = chance.below(WHOLE as u64 + 1) as i64;
                    let part = if at == full { WHOLE } else { part };
                    choice.iter_mut().skip(party).take(1).for_each(|own| *own = self.worth(weight, part));
                }
            }
        }
        groups
    }

    fn opposed(self, shape: Shape, chance: &mut Chance) -> Vec<Vec<Vec<i64>>> {
        let weights: Vec<Vec<i64>> = (0..shape.parties).map(|_| chance.near_equal(shape.issues)).collect();
        let choice = |issue: usize, chance: &mut Chance| -> Vec<i64> {
            let shares = chance.division(shape.parties);
            let own = weights.iter().filter_map(|weights| weights.get(issue));
            own.zip(shares).map(|(weight, share)| self.worth(*weight, share)).collect()
        };
        (0..shape.issues).map(|issue| (0..shape.choices).map(|_| choice(issue, chance)).collect()).collect()
    }
}

fn correlated(shape: Shape, chance: &mut Chance) -> Vec<Vec<Vec<i64>>> {
    let weight = WHOLE / (shape.issues.max(1) as i64);
    let choice = |chance: &mut Chance| -> Vec<i64> {
        let common = chance.below(WHOLE as u64 + 1) as i64;
        let part = |chance: &mut Chance| (common + chance.below(WHOLE as u64 + 1) as i64) / 2;
        (0..shape.parties).map(|_| parts(weight, part(chance), WHOLE)).collect()
    };
    (0..shape.issues).map(|_| (0..shape.choices).map(|_| choice(chance)).collect()).collect()
}

fn parts(whole: i64, part: i64, unit: i64) -> i64 {
    (i128::from(whole) * i128::from(part) / i128::from(unit)) as i64
}

fn percent(part: i64) -> i64 {
    (part * 100 + WHOLE / 2) / WHOLE
}

impl Chance {
    /// Divides the whole uniformly on the simplex: the gaps between sorted uniform cuts.
    fn division(&mut self, count: usize) -> Vec<i64> {
        let cuts = (1..count).map(|_| self.below(WHOLE as u64 + 1) as i64);
        let mut cuts: Vec<i64> = cuts.chain([0, WHOLE]).collect();
        cuts.sort_unstable();
        cuts.iter().zip(cuts.iter().skip(1)).map(|(low, high)| high - low).take(count).collect()
    }

    /// Divides the whole into parts of which the largest is at most three times the smallest.
    fn near_equal(&mut self, count: usize) -> Vec<i64> {
        let raw: Vec<i64> = (0..count).map(|_| WHOLE / 2 + self.below(WHOLE as u64 + 1) as i64).collect();
        let sum: i64 = raw.iter().sum();
        raw.into_iter().map(|own| parts(WHOLE, own, sum)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_always_gives_the_same_table() {
        let shape = Shape { parties: 2, issues: 3, choices: 4, seed: 7 };
        for family in Family::ALL {
            assert_eq!(family.table(shape), family.table(shape));
            assert_eq!(Family::named(family.name()), Some(family));
            assert_ne!(family.table(shape), family.table(Shape { seed: 8, ..shape }));
        }
    }

    #[test]
    fn what_one_party_likes_the_other_tends_to_like_when_correlated() {
        let shape = Shape { parties: 2, issues: 1, choices: 400, seed: 1 };
        let groups = Family::Correlated.groups(shape);
        let alike = groups[0].iter().filter(|own| (own[0] > WHOLE / 2) == (own[1] > WHOLE / 2)).count();
        assert!(alike > 240, "{alike} of 400");
    }

    #[test]
    fn what_one_party_gains_another_loses_when_opposed() {
        let table = Family::OpposedFine.table(Shape { parties: 2, issues: 1, choices: 9, seed: 1 }).unwrap();
        let whole = |row: &crate::engine::table::Row<i64>| row.vector.iter().sum::<i64>();
        assert!(table.groups()[0].rows.iter().all(|row| (WHOLE - whole(row)).abs() <= 2));
        assert_eq!(table.groups()[0].rows.len(), 9);
    }
}
