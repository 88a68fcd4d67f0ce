//! What is measured: which tables, beside whom, and how far.

use std::ops::RangeInclusive;

use super::peer::Asking;

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A few tables of each kind: minutes.
    Quick,
    /// Everything: about two hours.
    Whole,
}

/// A generated table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many parties.
    pub parties: usize,
    /// How many issues.
    pub issues: usize,
    /// How many choices each issue has.
    pub choices: usize,
    /// The family it is of.
    pub family: &'static str,
    /// Which of them.
    pub seed: u64,
}

/// The families of the scaling curve.
pub const FAMILIES: [&str; 4] = ["f", "pct", "oppf", "opppct"];
/// The family that nothing was tuned on: equal weights, correlated values.
pub const UNSEEN: &str = "corr";
/// How many choices an issue of the curve has.
const CHOICES: usize = 10;

impl Shape {
    /// A short name.
    pub fn name(&self) -> String {
        let Self { parties, issues, choices, family, seed } = self;
        format!("{parties}p {issues}x{choices} {family} {seed}")
    }

    /// What the benchmark program is asked to write.
    pub fn words(&self) -> [String; 5] {
        [
            self.family.to_owned(),
            self.parties.to_string(),
            self.issues.to_string(),
            self.choices.to_string(),
            self.seed.to_string(),
        ]
    }

    /// What tables are the same but for the number of their issues.
    pub fn kind(&self) -> String {
        let Self { parties, choices, family, seed, .. } = self;
        format!("{parties}p x{choices} {family} {seed}")
    }
}

impl Extent {
    /// How long others are asked.
    pub const fn asking(self) -> Asking {
        match self {
            Self::Quick => Asking { cap: 20.0, spend: 0.3 },
            Self::Whole => Asking { cap: 100.0, spend: 1.0 },
        }
    }

    /// Up to which power of ten packages are listed by other programs.
    pub const fn listed(self) -> f64 {
        match self {
            Self::Quick => 5.5,
            Self::Whole => 7.0,
        }
    }

    /// The tables that are measured side by side.
    pub fn beside(self) -> Vec<Shape> {
        let curve = |family: &'static str, issues: &[usize], seed: u64| -> Vec<Shape> {
            issues.iter().map(|issues| shape(2, *issues, CHOICES, family, seed)).collect()
        };
        let mut shapes: Vec<Shape> = match self {
            Self::Quick => {
                let issues =
                    |family: &str| -> &[usize] { if family.ends_with("pct") { &[4] } else { &[3, 5, 40] } };
                FAMILIES.iter().flat_map(|family| curve(family, issues(family), 1)).collect()
            }
            Self::Whole => {
                let first = |family: &&'static str| curve(family, &[2, 3, 4, 5, 6, 7, 10, 20, 30, 40], 1);
                // The largest that is listed would take as long again with another seed and say no more.
                let second = |family: &'static str| curve(family, &[2, 3, 4, 5, 6, 10, 20, 30, 40], 101);
                FAMILIES.iter().flat_map(first).chain(["f", "oppf"].into_iter().flat_map(second)).collect()
            }
        };
        shapes.extend(match self {
            Self::Quick => curve(UNSEEN, &[4], 101),
            Self::Whole => curve(UNSEEN, &[4, 10, 40], 101),
        });
        shapes.extend(self.of_several());
        shapes
    }

    /// The tables of three and more parties.
    fn of_several(self) -> Vec<Shape> {
        let sizes: &[(usize, usize, usize)] = match self {
            Self::Quick => &[(3, 4, 10)],
            Self::Whole => &[
                (3, 3, 10),
                (3, 4, 10),
                (3, 5, 10),
                (3, 6, 10),
                (3, 10, 5),
                (3, 15, 5),
                (4, 3, 10),
                (4, 4, 10),
                (4, 5, 10),
                (4, 8, 5),
                (4, 12, 5),
                (5, 3, 10),
                (5, 4, 10),
                (5, 5, 10),
                (5, 10, 5),
            ],
        };
        let both = |(parties, issues, choices): &(usize, usize, usize)| {
            ["f", "oppf"].map(|family| shape(*parties, *issues, *choices, family, 1))
        };
        sizes.iter().flat_map(both).collect()
    }

    /// The tables of the scaling curve, by family, size and whether their seeds were held out.
    pub fn curve(self) -> Vec<Stretch> {
        let (issues, seen, held_out): (&[usize], _, _) = match self {
            Self::Quick => (&[4, 40], 1..=2, 101..=102),
            Self::Whole => (&[4, 10, 20, 40], 1..=20, 101..=120),
        };
        let stretch = |family: &'static str, seeds: &RangeInclusive<u64>| {
            let seeds = seeds.clone();
            issues.iter().map(move |issues| Stretch { family, issues: *issues, seeds: seeds.clone() })
        };
        let both = FAMILIES.iter().flat_map(|family| [(*family, &seen), (*family, &held_out)]);
        both.chain([(UNSEEN, &held_out)]).flat_map(|(family, seeds)| stretch(family, seeds)).collect()
    }
}

/// One size of one family in the scaling curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The family.
    pub family: &'static str,
    /// How many issues; each has ten choices, and there are two parties.
    pub issues: usize,
    /// The seeds.
    pub seeds: RangeInclusive<u64>,
}

impl Stretch {
    /// Its tables.
    pub fn shapes(&self) -> Vec<Shape> {
        self.seeds.clone().map(|seed| shape(2, self.issues, CHOICES, self.family, seed)).collect()
    }
}

/// A generated table.
pub const fn shape(parties: usize, issues: usize, choices: usize, family: &'static str, seed: u64) -> Shape {
    Shape { parties, issues, choices, family, seed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_a_kind_come_smallest_first() {
        for extent in [Extent::Quick, Extent::Whole] {
            let shapes = extent.beside();
            for (before, shape) in shapes.iter().zip(shapes.iter().skip(1)) {
                assert!(before.kind() != shape.kind() || before.issues < shape.issues, "{shape:?}");
            }
        }
    }

    #[test]
    fn seeds_that_were_held_out_are_told_apart() {
        let seeds: Vec<_> = Extent::Whole.curve().into_iter().map(|stretch| stretch.seeds).collect();
        assert!(seeds.contains(&(1..=20)) && seeds.contains(&(101..=120)));
        let unseen: Vec<_> =
            Extent::Whole.curve().into_iter().filter(|stretch| stretch.family == UNSEEN).collect();
        assert!(unseen.iter().all(|stretch| *stretch.seeds.start() == 101) && !unseen.is_empty());
    }
}
