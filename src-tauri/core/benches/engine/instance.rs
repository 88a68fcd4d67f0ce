//! Instances: exact tables as a file that every measured program reads.
//!
//! The file is plain text: `units` with what a whole utility is counted in for each party, `without` with what each has
//! without agreement in the same numbers, then `issue` before the choices of each issue, one line of whole numbers, party
//! by party, for every choice.

use std::{fmt::Write as _, fs};

use entente_core::{
    engine::table::{Table, TableError, Whole},
    generate::{Family, Shape},
};
use num_bigint::BigUint;

use crate::Done;

/// The most packages that are listed one by one.
const LARGEST_LISTING: u64 = 10_000_000;

/// An exact table with what its numbers mean.
#[derive(Debug, Default)]
pub struct Instance {
    /// What a whole utility is for each party.
    pub units: Vec<i128>,
    /// What each party has without agreement.
    pub without: Vec<i128>,
    /// What every choice of every issue brings to each party.
    pub groups: Vec<Vec<Vec<i128>>>,
}

impl Instance {
    /// A generated table; nobody has anything without agreement.
    pub fn generated(family: Family, shape: Shape) -> Self {
        let wide = |choice: Vec<i64>| choice.into_iter().map(i128::from).collect();
        let groups = family.groups(shape).into_iter();
        Self {
            units: vec![i128::from(family.unit()); shape.parties],
            without: vec![0; shape.parties],
            groups: groups.map(|group| group.into_iter().map(wide).collect()).collect(),
        }
    }

    /// Reads a file.
    pub fn read(path: &str) -> Done<Self> {
        let mut read = Self::default();
        for line in fs::read_to_string(path)?.lines() {
            let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
            let numbers = |text: &str| text.split_whitespace().map(str::parse).collect::<Result<_, _>>();
            match head {
                "units" => read.units = numbers(rest)?,
                "without" => read.without = numbers(rest)?,
                "issue" => read.groups.push(Vec::new()),
                _ => {
                    let choice = numbers(line)?;
                    read.groups.last_mut().ok_or("a choice before any issue")?.push(choice);
                }
            }
        }
        Ok(read)
    }

    /// The file.
    pub fn text(&self) -> String {
        let row = |numbers: &[i128]| numbers.iter().map(i128::to_string).collect::<Vec<_>>().join(" ");
        let mut text = format!("units {}\nwithout {}\n", row(&self.units), row(&self.without));
        for group in &self.groups {
            text.push_str("issue\n");
            for choice in group {
                // Writing to a string does not fail.
                let _ = writeln!(text, "{}", row(choice));
            }
        }
        text
    }

    /// How many packages there are.
    pub fn packages(&self) -> BigUint {
        self.groups.iter().map(|group| BigUint::from(group.len())).product()
    }

    /// Whether the packages are few enough to be listed one by one.
    pub fn is_listed(&self) -> bool {
        self.packages() <= BigUint::from(LARGEST_LISTING)
    }

    /// The groups in numbers of 64 bits, where every sum fits.
    pub fn narrow(&self) -> Option<Vec<Vec<Vec<i64>>>> {
        let narrow = |choice: &Vec<i128>| choice.iter().map(|own| i64::try_from(*own).ok()).collect();
        let group = |group: &Vec<Vec<i128>>| group.iter().map(narrow).collect();
        let groups: Vec<Vec<Vec<i64>>> = self.groups.iter().map(group).collect::<Option<_>>()?;
        table(&groups, self.units.len()).is_ok().then_some(groups)
    }
}

/// The table of groups, from nothing.
pub fn table<N: Whole>(groups: &[Vec<Vec<N>>], parties: usize) -> Result<Table<N>, TableError> {
    Table::of(vec![N::zero(); parties], groups)
}
