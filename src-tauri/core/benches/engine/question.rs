//! What is asked of a table.

use std::str::FromStr;

use entente_core::engine::{
    SpaceError, Watch,
    bargain::{Bargain, Choice, Winner},
    table::{Table, Whole},
};

use crate::instance::Instance;

/// What is asked of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The vectors that nothing dominates.
    Frontier,
    /// The same, with the number of packages that bring each.
    Counts,
    /// The largest product of gains, with its proof.
    Nash,
    /// The largest smallest gain, then the next.
    Leximin,
    /// The same on parts of each party's largest gain.
    KalaiSmorodinsky,
}

impl FromStr for Question {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "frontier" => Ok(Self::Frontier),
            "counts" => Ok(Self::Counts),
            "nash" => Ok(Self::Nash),
            "leximin" => Ok(Self::Leximin),
            "ks" => Ok(Self::KalaiSmorodinsky),
            _ => Err(crate::USAGE),
        }
    }
}

impl Question {
    /// How many vectors answer it; nothing where it was too much.
    pub fn size<N: Whole>(self, table: &Table<N>, instance: &Instance) -> Option<usize> {
        let watch = Watch::idle();
        let bargain = || Bargain::of(table, &instance.without, &instance.units);
        let won = |choice| winners(choice).map(|winners| winners.len());
        match self {
            Self::Frontier => Some(table.sums(&watch).ok()?.len()),
            Self::Counts => {
                let sums = table.sums(&watch).ok()?;
                sums.count(0);
                Some(sums.len())
            }
            Self::Nash => won(bargain().nash(&watch)),
            Self::Leximin => won(bargain().leximin(&watch)),
            Self::KalaiSmorodinsky => won(bargain().kalai_smorodinsky(&watch)),
        }
    }
}

/// The winners of a rule; none where somebody loses in every package, nothing where it was too much.
pub fn winners(choice: Result<Choice, SpaceError>) -> Option<Vec<Winner>> {
    match choice {
        Ok(Choice::Won(won)) => Some(won.winners),
        Ok(Choice::NoPackage | Choice::SomebodyLoses) => Some(Vec::new()),
        Err(_) => None,
    }
}
