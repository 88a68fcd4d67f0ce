//! Shares: what holds of packages, over many worlds.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::{
    law::Law,
    outcome::{Asked, Event, Events, Outcomes},
    party::{PartyLaw, Without},
    question::{self, Inquiries, Question, Record},
    scene::Scene,
    share::Share,
    weight::Tally,
};
use crate::{
    Ratio,
    engine::{Case, CaseError, Chosen, SpaceError, Watch, watch::Work},
};

/// How many worlds are looked at before what is found is told.
const BLOCK: u64 = 64;

/// What holds of packages over worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// How many worlds were drawn; nothing where everything was counted.
    pub tried: Option<u64>,
    /// Package by package, as they were asked.
    pub packages: Vec<PackageShares>,
    /// The question whose answer would change most; nothing where none would change anything.
    pub question: Option<Question>,
}

/// What holds of packages over worlds, and what there is to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// How many worlds were drawn; nothing where everything was counted.
    pub tried: Option<u64>,
    /// Package by package, as they were asked.
    pub packages: Vec<PackageShares>,
    /// What can be asked.
    pub inquiries: Inquiries,
}

/// Why there are no shares.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SharesError {
    /// The plan cannot be computed with.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// Too much depends on each other, or the work was stopped.
    #[error(transparent)]
    Space(#[from] SpaceError),
}

/// In how many worlds something holds of one package; what was not looked for is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageShares {
    shares: Vec<(Event, Share)>,
}

impl PackageShares {
    /// What was looked for, in the order in which it is shown.
    pub fn all(&self) -> &[(Event, Share)] {
        &self.shares
    }

    /// In how many worlds something holds.
    pub fn of(&self, event: Event) -> Option<&Share> {
        self.shares.iter().find(|(own, _)| *own == event).map(|(_, share)| share)
    }
}

impl Law {
    /// In how many of all worlds what holds of some packages: counted exactly where there are few ways in which things can
    /// turn out and no weight is open, else tried in a number of worlds.
    ///
    /// Whether essentials are met is counted wherever it can be, for each package alone. What would take more room than it
    /// may is not looked for.
    pub fn shares(
        &self,
        case: &Case,
        packages: &[Chosen],
        worlds: u64,
        watch: &Watch<'_>,
    ) -> Result<Tallied, SpaceError> {
        let scene = Scene::of(case, self, watch)?.filter(|scene| !scene.is_empty());
        let asked = Asked { scene: scene.as_ref(), packages, watch };
        let (tried, inquiries, mut all) = match self.counted(&asked)? {
            Some(counted) if !question::is_any(case, self) => (None, Inquiries::default(), counted),
            counted => {
                let (some, inquiries) = self.tried(case, &asked, worlds)?;
                let tried = counted.is_none().then_some(worlds);
                (tried, inquiries, counted.unwrap_or(some))
            }
        };
        for (own, chosen) in all.iter_mut().zip(packages) {
            self.prove(own, chosen);
        }
        Ok(Tallied { tried, packages: all, inquiries })
    }

    /// Puts what is known of all worlds in place of what was tried: how often the essentials are met, that what never meets
    /// them is picked by nothing, and that nobody has less than nothing.
    fn prove(&self, shares: &mut PackageShares, chosen: &Chosen) {
        // What parties did makes some ways weigh more; only what holds in all or in none stays as it is.
        let is_sure = |part: &Ratio| part.is_zero() || *part == Ratio::one();
        let met = self.essentials_met(chosen).filter(|part| self.reactions.is_none() || is_sure(part));
        let is_never_met = met.as_ref().is_some_and(Ratio::is_zero);
        let has_nothing =
            |law: &PartyLaw| matches!(law.without, Some(Without::Stated(utility)) if utility <= 0);
        let is_no_worse = self.parties.iter().all(has_nothing);
        for (event, share) in &mut shares.shares {
            let proved = match event {
                Event::EssentialsMet => met.clone(),
                Event::NoWorse => is_no_worse.then(Ratio::one),
                Event::NotWasteful => None,
                Event::Nash
                | Event::KalaiSmorodinsky
                | Event::Leximin
                | Event::EqualGains
                | Event::FirstPlace => is_never_met.then(Ratio::zero),
            };
            proved.into_iter().for_each(|part| *share = Share::Counted(part));
        }
    }

    /// All ways, counted; nothing where there are too many.
    pub(super) fn counted(&self, asked: &Asked<'_>) -> Result<Option<Vec<PackageShares>>, SpaceError> {
        let Some(every) = self.every_world() else { return Ok(None) };
        let mut looked = Events::ALL;
        let mut sums = vec![vec![BigRational::zero(); Event::ALL.len()]; asked.packages.len()];
        let outcomes: Result<Vec<Outcomes>, SpaceError> = (0..every.len())
            .into_par_iter()
            .filter_map(|at| {
                let go = asked.watch.report(Work::Searching, at, every.len());
                let world = &every.get(at)?.1;
                Some(go.map_err(SpaceError::from).and_then(|()| asked.outcomes(world, Events::ALL)))
            })
            .collect();
        let mut total = BigRational::zero();
        for (outcomes, (weight, _)) in outcomes?.iter().zip(&every) {
            looked = looked.both(outcomes.asked);
            let weight = weight * BigRational::from(BigInt::from(outcomes.weight));
            total += &weight;
            for (sums, held) in sums.iter_mut().zip(&outcomes.held) {
                let own = sums.iter_mut().zip(Event::ALL).filter(|(_, event)| held.has(**event));
                own.for_each(|(sum, _)| *sum += &weight);
            }
        }
        let share = |sum: BigRational| Share::Counted(Ratio::from(sum / &total));
        Ok(Some(sums.into_iter().map(|sums| package(looked, sums.into_iter().map(share))).collect()))
    }

    /// Some worlds, tried, and what there is to ask in them.
    pub(super) fn tried(
        &self,
        case: &Case,
        asked: &Asked<'_>,
        worlds: u64,
    ) -> Result<(Vec<PackageShares>, Inquiries), SpaceError> {
        let mut record = Record::default();
        let mut looked = Events::ALL;
        let mut tally = Tally::default();
        let mut sums = vec![vec![0; Event::ALL.len()]; asked.packages.len()];
        self.each(asked, worlds, |outcomes| {
            looked = looked.both(outcomes.asked);
            tally.add(outcomes.weight);
            record.note(outcomes);
            for (sums, held) in sums.iter_mut().zip(&outcomes.held) {
                let own = sums.iter_mut().zip(Event::ALL);
                own.for_each(|(sum, event)| *sum += u128::from(held.has(*event)) * outcomes.weight);
            }
        })?;
        let share = |held: u128| tally.share(held);
        let packages = sums.into_iter().map(|sums| package(looked, sums.into_iter().map(share))).collect();
        Ok((packages, record.inquiries(case, self, asked.watch)?))
    }

    /// Tells what holds in every world, the first world first, however many are looked at side by side.
    pub(super) fn each(
        &self,
        asked: &Asked<'_>,
        worlds: u64,
        mut tell: impl FnMut(&Outcomes),
    ) -> Result<(), SpaceError> {
        // What was too much in one world is not looked for in the worlds of later blocks.
        let (mut from, mut wanted) = (0, Events::ALL);
        while from < worlds {
            let to = (from + BLOCK).min(worlds);
            let look = |number: u64| {
                asked.watch.report(Work::Searching, number as usize, worlds as usize)?;
                asked.outcomes(&self.world(number), wanted)
            };
            let block = (from..to).into_par_iter().map(look);
            let block: Result<Vec<Outcomes>, SpaceError> = block.collect();
            for outcomes in &block? {
                wanted = wanted.both(outcomes.asked);
                tell(outcomes);
            }
            from = to;
        }
        Ok(())
    }
}

/// The shares of what was looked at in every world.
fn package(looked: Events, shares: impl Iterator<Item = Share>) -> PackageShares {
    let own = Event::ALL.iter().copied().zip(shares);
    PackageShares { shares: own.filter(|(event, _)| looked.has(*event)).collect() }
}
