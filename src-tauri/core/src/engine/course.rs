//! W2: a package against a party's own course without agreement.

use num_rational::BigRational;

use super::{Case, Chosen, Gauge, LevelSpan, scale};
use crate::{
    Ratio,
    model::{CriterionId, GainBasis, RatedLevel},
};

/// W2: what a package is beside one party's own course without agreement, over all its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgainstCourse {
    /// No criterion is lower and one is higher.
    Better,
    /// Every criterion is the same.
    Same,
    /// Some are higher and some lower, essentials first.
    Mixed {
        /// The criteria that are higher.
        higher: Vec<CriterionId>,
        /// The criteria that are lower.
        lower: Vec<CriterionId>,
    },
    /// No criterion is higher and one is lower.
    Worse,
    /// The course is not judged, or what is unknown leaves these criteria open.
    NotExamined(Vec<CriterionId>),
}

/// From where the gains of one party are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// From its course without agreement, judged criterion by criterion, at the same weights.
    Judged(Ratio),
    /// From the utility that an imported file states.
    FromFile(Ratio),
    /// From zero, because the person said so or the plan was imported without a course.
    Zero,
}

impl Baseline {
    /// The utility without agreement.
    pub fn utility(&self) -> Ratio {
        match self {
            Self::Judged(utility) | Self::FromFile(utility) => utility.clone(),
            Self::Zero => Ratio::zero(),
        }
    }
}

/// What one criterion surely is beside its level without agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Higher,
    NotLower,
    Same,
    NotHigher,
    Lower,
    Open,
}

impl Case {
    /// W2 for one party.
    pub fn against_course(&self, party: usize, chosen: &Chosen) -> AgainstCourse {
        let mut gauges: Vec<&Gauge> = self.gauges_of(party).collect();
        gauges.sort_by_key(|gauge| !gauge.is_essential);
        let step = |gauge: &&Gauge| (gauge.id, self.step(party, gauge, chosen));
        let steps: Vec<(CriterionId, Step)> = gauges.iter().map(step).collect();
        let those = |wanted: &[Step]| -> Vec<CriterionId> {
            steps.iter().filter(|(_, step)| wanted.contains(step)).map(|(id, _)| *id).collect()
        };
        let (higher, lower) = (those(&[Step::Higher]), those(&[Step::Lower]));
        let only = |allowed: &[Step]| steps.iter().all(|(_, step)| allowed.contains(step));
        if steps.is_empty() {
            AgainstCourse::NotExamined(Vec::new())
        } else if only(&[Step::Same]) {
            AgainstCourse::Same
        } else if !higher.is_empty() && only(&[Step::Higher, Step::NotLower, Step::Same]) {
            AgainstCourse::Better
        } else if !lower.is_empty() && only(&[Step::Lower, Step::NotHigher, Step::Same]) {
            AgainstCourse::Worse
        } else if !higher.is_empty() && !lower.is_empty() {
            AgainstCourse::Mixed { higher, lower }
        } else {
            AgainstCourse::NotExamined(those(&[Step::Open, Step::NotLower, Step::NotHigher]))
        }
    }

    fn step(&self, party: usize, gauge: &Gauge, chosen: &Chosen) -> Step {
        let Some(without) = self.course_level(party, gauge.id) else { return Step::Open };
        let LevelSpan { low, high, dot: _ } = gauge.level(chosen);
        if low == without && high == without {
            Step::Same
        } else if low > without {
            Step::Higher
        } else if high < without {
            Step::Lower
        } else if low == without {
            Step::NotLower
        } else if high == without {
            Step::NotHigher
        } else {
            Step::Open
        }
    }

    /// The level that a party's course without agreement brings to a criterion, where it is judged.
    pub fn course_level(&self, party: usize, criterion: CriterionId) -> Option<Ratio> {
        let course = self.parties.get(party)?.course.as_ref()?;
        match &course.levels.iter().find(|level| level.criterion == criterion)?.level {
            RatedLevel::Known(level) => Some(level.ratio().clone()),
            RatedLevel::Unknown => None,
        }
    }

    /// From where the gains of a party are counted; nothing when that is not examined.
    ///
    /// The course judged at every weighed criterion comes first, then the utility from an imported file, then zero where
    /// the plan says so.
    pub fn baseline(&self, party: usize) -> Option<Baseline> {
        let row = self.parties.get(party)?;
        if let Some(judged) = self.course_utility(party) {
            return Some(Baseline::Judged(judged));
        }
        if let Some(stated) = row.course.as_ref().and_then(|course| course.utility_from_file.clone()) {
            return Some(Baseline::FromFile(stated));
        }
        match self.gain_basis {
            GainBasis::Zero => Some(Baseline::Zero),
            GainBasis::CourseOnly => None,
        }
    }

    fn course_utility(&self, party: usize) -> Option<Ratio> {
        let row = self.parties.get(party).filter(|row| row.course.is_some() && !row.weights.is_empty())?;
        let worth = |(at, weight): &(usize, BigRational)| {
            let level = self.course_level(party, self.gauges.get(*at)?.id)?;
            Some(weight * level.exact() / scale::whole(3))
        };
        row.weights.iter().map(worth).sum::<Option<BigRational>>().map(Ratio::from)
    }
}
