//! Whether a package is not worse for anyone.

use super::{Case, Chosen, Enough, Gauge, form::Form};

/// By which test two packages are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// T1: level by level.
    Levels,
    /// T2: for every weighting that fits what was said of the order.
    Order,
}

/// What one package surely is beside another, for one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Not worse, and better in something.
    Better,
    /// Not worse; perhaps the same.
    NotWorse,
    /// Neither can be said.
    Unclear,
}

impl Case {
    /// What `above` surely is beside `below` for a party, whatever the unknowns turn out to be.
    ///
    /// T1 asks every criterion. T2 asks every upper set of the order: the prefixes of the ranking at the ends of its tie
    /// groups, each criterion that was not ranked, each protected one; their sums of differences are all at least 0
    /// exactly when no weighting that fits prefers the other. With swing points for all there is one weighting. A party
    /// that ranked nothing is asked level by level. An unknown cell that both packages choose is the same for both.
    pub fn beside(&self, party: usize, test: Test, above: &Chosen, below: &Chosen) -> Beside {
        let Some(row) = self.parties.get(party) else { return Beside::NotWorse };
        let forms = match test {
            Test::Levels => &row.alone,
            Test::Order => &row.upper_sets,
        };
        let gaps = |form: &Form| form.at(|at| self.gap(at, above, below));
        let sums: Vec<i128> = forms.iter().map(gaps).collect();
        match (sums.iter().any(|sum| *sum < 0), sums.iter().any(|sum| *sum > 0)) {
            (true, true | false) => Beside::Unclear,
            (false, true) => Beside::Better,
            (false, false) => Beside::NotWorse,
        }
    }

    /// Whether `above` is surely not worse than `below` for anyone, and better for one.
    pub fn dominates(&self, test: Test, above: &Chosen, below: &Chosen) -> bool {
        let besides = (0..self.parties.len()).map(|party| self.beside(party, test, above, below));
        let besides: Vec<Beside> = besides.collect();
        !besides.contains(&Beside::Unclear) && besides.contains(&Beside::Better)
    }

    /// Whether every essential that `below` surely meets is surely met by `above` too.
    pub fn keeps_essentials(&self, above: &Chosen, below: &Chosen) -> bool {
        let kept = |gauge: &Gauge| gauge.enough(below) != Enough::Yes || gauge.enough(above) == Enough::Yes;
        self.gauges.iter().filter(|gauge| gauge.is_essential).all(kept)
    }

    fn gap(&self, gauge: usize, above: &Chosen, below: &Chosen) -> i128 {
        self.gauges.get(gauge).map_or(0, |gauge| gauge.gap(&above.0, &below.0))
    }
}
