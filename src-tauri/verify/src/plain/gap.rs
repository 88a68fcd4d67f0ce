//! By how much the level of one package is at least above that of another.

use entente_core::model::Combine;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::{PlainCriterion, whole};

/// Which part of a level is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The whole level, held between 0 and 3.
    Whole,
    /// A part that is never held.
    Part,
}

/// The main levels of two packages: what each has alone at its worst, and between what they share lies.
#[derive(Default)]
struct Bases {
    above: Option<BigRational>,
    below: Option<BigRational>,
    shared: Option<(BigRational, BigRational)>,
}

impl PlainCriterion {
    /// The least difference between the levels of two packages over everything that is not known.
    ///
    /// A cell that both choose has one value for both. The difference bends only where combining changes over, or where a
    /// level meets 0 or 3; at one of these or at an end it is least.
    pub fn gap(
        &self,
        above: &[usize],
        below: &[usize],
        held: Held,
        inside: impl Fn(usize) -> bool + Copy,
    ) -> BigRational {
        let bases = self.bases(above, below, held, inside);
        let shifts = [self.shifted(above, inside), self.shifted(below, inside)];
        let level = |own: &Option<BigRational>, shared: Option<&BigRational>, shift: &BigRational| {
            let base = self.combined(own.iter().chain(shared).cloned()).unwrap_or_else(BigRational::zero);
            match held {
                Held::Whole => (base + shift).clamp(whole(0), whole(3)),
                Held::Part => base + shift,
            }
        };
        let [up, down] = &shifts;
        let difference = |shared: Option<&BigRational>| {
            level(&bases.above, shared, up) - level(&bases.below, shared, down)
        };
        let Some((low, high)) = &bases.shared else { return difference(None) };
        let mut bends = vec![low.clone(), high.clone()];
        for (own, shift) in [&bases.above, &bases.below].into_iter().zip(&shifts) {
            let own = own.clone().unwrap_or_else(BigRational::zero);
            let added = match self.combine {
                Combine::Blend => own.clone(),
                Combine::Weakest | Combine::Best => BigRational::zero(),
            };
            bends.push(own);
            bends.push(-shift - &added);
            bends.push(whole(3) - shift - &added);
        }
        bends.retain(|at| low <= at && at <= high);
        bends.iter().map(|at| difference(Some(at))).min().unwrap_or_else(BigRational::zero)
    }

    fn bases(&self, above: &[usize], below: &[usize], held: Held, inside: impl Fn(usize) -> bool) -> Bases {
        let mut bases = Bases::default();
        if self.mains.is_empty() && held == Held::Whole {
            bases.shared = Some((whole(0), whole(3)));
        }
        let with = |own: Option<BigRational>, next: &BigRational| {
            self.combined(own.into_iter().chain([next.clone()]))
        };
        for main in self.mains.iter().filter(|main| inside(main.issue)) {
            let cell = |chosen: &[usize]| chosen.get(main.issue).and_then(|choice| main.cells.get(*choice));
            let Some((up, down)) = cell(above).zip(cell(below)) else { continue };
            if above.get(main.issue) == below.get(main.issue) {
                let (low, high) = bases.shared.take().unzip();
                bases.shared = with(low, &up.0).zip(with(high, &up.1));
            } else {
                bases.above = with(bases.above.take(), &up.0);
                bases.below = with(bases.below.take(), &down.1);
            }
        }
        bases
    }
}
