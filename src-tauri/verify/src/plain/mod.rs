//! The plan as plain lists, read directly from its rows.

mod amounts;
mod gap;
mod level;
mod parted;
mod weight;

use std::collections::BTreeMap;

use entente_core::{
    certificate::ListedAmounts,
    model::{
        Choice, Choices, Combine, Condition, Criterion, GainBasis, IssueKind, Plan, RatedAt, RatedLevel,
        Rating, Strength,
    },
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _, Zero as _};

pub use gap::Held;
pub use level::End;

use crate::Reason;

/// The largest number of choices of one issue.
const LARGEST_CHOICE_COUNT: usize = 10_000;

/// The plan as plain lists.
#[derive(Debug)]
pub struct Plain<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How many choices each issue has.
    pub sizes: Vec<usize>,
    /// Of which issues any amount between two listed ones can be chosen too.
    pub open: Vec<bool>,
    /// The criteria of all parties.
    pub criteria: Vec<PlainCriterion>,
    /// The constraints: a package for which all of these hold is not possible.
    pub constraints: Vec<Vec<Clause>>,
    /// The weights of every party, summing to 1: the criterion, and how much it weighs.
    pub weights: Vec<Vec<(usize, BigRational)>>,
}

/// A condition: for which choices of one issue it holds.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The issue.
    pub issue: usize,
    /// Whether it holds at each choice.
    pub holds: Vec<bool>,
}

/// One criterion.
#[derive(Clone, Debug)]
pub struct PlainCriterion {
    /// Whether it has to be enough.
    pub is_essential: bool,
    /// The level from which it is enough.
    pub needed: BigRational,
    /// How several main issues set the level together.
    pub combine: Combine,
    /// The main issues: the issue, its part of a blend, and the lowest and highest level at each choice.
    pub mains: Vec<PlainMain>,
    /// The shifts: by how much, and when.
    pub shifts: Vec<(BigRational, Vec<Clause>)>,
}

/// A main issue of a criterion.
#[derive(Clone, Debug)]
pub struct PlainMain {
    /// The issue.
    pub issue: usize,
    /// The lowest and the highest level at each choice, times the issue's part of a blend.
    pub cells: Vec<(BigRational, BigRational)>,
    /// Which choices are amounts outside the outermost rated ones, where the level may be anything.
    pub outside: Vec<bool>,
}

impl Clause {
    /// Whether the condition holds for a package.
    pub fn holds(&self, chosen: &[usize]) -> bool {
        chosen.get(self.issue).is_some_and(|choice| self.holds.get(*choice) == Some(&true))
    }
}

impl PlainCriterion {
    /// The issues that it depends on, each once.
    pub fn issues(&self) -> Vec<usize> {
        let shifts = self.shifts.iter().flat_map(|(_, when)| when.iter().map(|clause| clause.issue));
        let mut issues: Vec<usize> = self.mains.iter().map(|main| main.issue).chain(shifts).collect();
        issues.sort_unstable();
        issues.dedup();
        issues
    }
}

impl<'a> Plain<'a> {
    /// Reads a plan, with the amounts that count as choices where any amount will do.
    pub fn of(plan: &'a Plan, listed: &[ListedAmounts]) -> Result<Self, Reason> {
        let mut listed = amounts::checked(plan, listed)?;
        let issues = plan.issues.iter().enumerate();
        let choices: Vec<Vec<Choice>> = issues
            .map(|(at, issue)| {
                let own = listed.remove(&at).or_else(|| choices(&issue.kind));
                own.ok_or(Reason::NoChoices { issue: at })
            })
            .collect::<Result<_, _>>()?;
        let mut ratings: BTreeMap<_, Vec<&Rating>> = BTreeMap::new();
        for rating in &plan.ratings {
            ratings.entry(rating.criterion).or_default().push(rating);
        }
        let criterion = |row: &Criterion| {
            let ratings = ratings.get(&row.id).map_or(&[][..], Vec::as_slice);
            let shifts = plan.shifts.iter().filter(|shift| shift.criterion == row.id);
            let shift = |shift: &entente_core::model::Shift| {
                (whole(i64::from(shift.by.levels())), clauses(plan, &choices, &shift.when))
            };
            PlainCriterion {
                is_essential: plan.is_essential(row),
                needed: whole(i64::from(row.need.level.get())),
                combine: row.combine,
                mains: mains(plan, row, &choices, ratings),
                shifts: shifts.map(shift).collect(),
            }
        };
        Ok(Self {
            sizes: choices.iter().map(Vec::len).collect(),
            open: plan.issues.iter().map(amounts::is_open).collect(),
            criteria: plan.criteria.iter().map(criterion).collect(),
            constraints: plan.constraints.iter().map(|row| clauses(plan, &choices, &row.when)).collect(),
            weights: plan.parties.iter().map(|party| weight::weights(plan, party.id)).collect(),
            plan,
        })
    }

    /// The first issue of which any amount can be chosen.
    pub fn first_open(&self) -> Option<usize> {
        self.open.iter().position(|is_open| *is_open)
    }

    /// Whether a package has a choice on the table for every issue.
    pub fn is_on_the_table(&self, chosen: &[usize]) -> bool {
        chosen.len() == self.sizes.len() && chosen.iter().zip(&self.sizes).all(|(choice, size)| choice < size)
    }

    /// Whether no constraint rules a package out.
    pub fn is_possible(&self, chosen: &[usize]) -> bool {
        !self.constraints.iter().any(|when| when.iter().all(|clause| clause.holds(chosen)))
    }

    /// Whether an end of the level of a criterion is enough.
    pub fn is_enough(&self, criterion: &PlainCriterion, chosen: &[usize], end: End) -> bool {
        criterion.level(chosen, end) >= criterion.needed
    }

    /// Whether a package meets every essential at an end of its levels.
    pub fn meets_essentials(&self, chosen: &[usize], end: End) -> bool {
        let mut essentials = self.criteria.iter().filter(|criterion| criterion.is_essential);
        essentials.all(|criterion| self.is_enough(criterion, chosen, end))
    }

    /// What a package is worth to every party: Σ weight · level / 3, and 1 for a party that weighs nothing.
    pub fn utilities(&self, chosen: &[usize]) -> Vec<BigRational> {
        let worth = |weights: &Vec<(usize, BigRational)>| {
            let term = |(at, weight): &(usize, BigRational)| {
                Some(weight * self.criteria.get(*at)?.level(chosen, End::Middle) / whole(3))
            };
            if weights.is_empty() { BigRational::one() } else { weights.iter().filter_map(term).sum() }
        };
        self.weights.iter().map(worth).collect()
    }
}

impl Plain<'_> {
    /// What must not fall for a package to be not worse for anyone by order, as weights of levels: the criteria down to the
    /// end of each group of ties, each criterion that is not ranked, each protected one; with points for all, the one sum.
    pub fn upper_sets(&self) -> Vec<Vec<(usize, BigRational)>> {
        self.plan.parties.iter().flat_map(|party| weight::upper_sets(self.plan, party.id)).collect()
    }

    /// What a party has without agreement: its course judged at every weighed criterion, else the utility that a file states,
    /// else zero where the plan counts from there.
    pub fn without(&self, party: usize) -> Option<BigRational> {
        let course = self.plan.parties.get(party).and_then(|row| self.plan.course(row.id));
        let weights = self.weights.get(party)?;
        let level = |at: usize| {
            let id = self.plan.criteria.get(at)?.id;
            match &course?.levels.iter().find(|level| level.criterion == id)?.level {
                RatedLevel::Known(level) => Some(level.ratio().exact().clone()),
                RatedLevel::Unknown => None,
            }
        };
        let judged = weights.iter().map(|(at, weight)| Some(level(*at)? * weight / whole(3)));
        let judged = judged.sum::<Option<BigRational>>().filter(|_| course.is_some() && !weights.is_empty());
        let stated = || Some(course?.utility_from_file.as_ref()?.exact().clone());
        judged.or_else(stated).or_else(|| match self.plan.gain_basis {
            GainBasis::Zero => Some(BigRational::zero()),
            GainBasis::CourseOnly => None,
        })
    }
}

/// A whole number as a rational.
pub fn whole(number: i64) -> BigRational {
    BigRational::from(BigInt::from(number))
}

fn choices(kind: &IssueKind) -> Option<Vec<Choice>> {
    let found: Vec<Choice> = match kind {
        IssueKind::Listed(options) => options.iter().map(|option| Choice::Option(option.id)).collect(),
        IssueKind::Numeric(range) => {
            let (lower, step) = (range.lower().exact(), range.step().exact());
            if step.is_zero() {
                return None;
            }
            let count = ((range.upper().exact() - lower) / step).to_integer() + BigInt::one();
            let count = count.to_usize().filter(|count| *count <= LARGEST_CHOICE_COUNT)?;
            let amount = |at: usize| lower + step * BigRational::from(BigInt::from(at));
            (0..count).map(|at| Choice::Amount(amount(at).into())).collect()
        }
    };
    (!found.is_empty() && found.len() <= LARGEST_CHOICE_COUNT).then_some(found)
}

fn clauses(plan: &Plan, choices: &[Vec<Choice>], when: &[Condition]) -> Vec<Clause> {
    let clause = |condition: &Condition| {
        let issue = plan.issues.iter().position(|issue| issue.id == condition.issue)?;
        let holds = |choice: &Choice| match (&condition.choices, choice) {
            (Choices::AnyOf(options), Choice::Option(id)) => options.contains(id),
            (Choices::Between { from, to }, Choice::Amount(amount)) => (from..=to).contains(&amount),
            (Choices::AnyOf(_), Choice::Amount(_)) | (Choices::Between { .. }, Choice::Option(_)) => false,
        };
        Some(Clause { issue, holds: choices.get(issue)?.iter().map(holds).collect() })
    };
    when.iter().filter_map(clause).collect()
}

fn mains(plan: &Plan, criterion: &Criterion, choices: &[Vec<Choice>], ratings: &[&Rating]) -> Vec<PlainMain> {
    let place = |id| plan.issues.iter().position(|issue| issue.id == id);
    let part = |id| {
        let mut readings = plan.readings.iter();
        match readings
            .find(|row| row.criterion == Some(criterion.id) && row.issue == id)
            .map(|row| row.strength)
        {
            Some(Strength::Weak) => whole(1),
            Some(Strength::OnlyWay | Strength::OneOfSeveral) | None => whole(2),
        }
    };
    let all: BigRational = criterion.main.iter().map(|id| part(*id)).sum();
    let main = |id: &entente_core::model::IssueId| {
        let issue = place(*id)?;
        let share = match criterion.combine {
            Combine::Blend => part(*id) / &all,
            Combine::Weakest | Combine::Best => whole(1),
        };
        let cell = |choice: &Choice| {
            let (low, high) = rated(ratings, *id, choice);
            (low * &share, high * &share)
        };
        let choices = choices.get(issue)?;
        let outside = choices.iter().map(|choice| amounts::is_outside(ratings, *id, choice));
        Some(PlainMain { issue, cells: choices.iter().map(cell).collect(), outside: outside.collect() })
    };
    criterion.main.iter().filter_map(main).collect()
}

/// The lowest and the highest level that a choice may be rated at: between two rated amounts in proportion, and anything
/// where nothing is said.
fn rated<'a>(
    ratings: &[&'a Rating],
    issue: entente_core::model::IssueId,
    choice: &Choice,
) -> (BigRational, BigRational) {
    let anything = || (whole(0), whole(3));
    let span = |rating: &Rating| match &rating.level {
        RatedLevel::Known(level) => (level.ratio().exact().clone(), level.ratio().exact().clone()),
        RatedLevel::Unknown => anything(),
    };
    let amount = match choice {
        Choice::Option(id) => {
            let found = ratings.iter().find(|rating| rating.at == RatedAt::Option(*id));
            return found.map_or_else(anything, |rating| span(rating));
        }
        Choice::Amount(amount) => amount.exact(),
    };
    let of_issue = |rating: &&'a Rating| match &rating.at {
        RatedAt::Amount { issue: of, amount } if *of == issue => Some((amount.exact(), *rating)),
        RatedAt::Amount { .. } | RatedAt::Option(_) => None,
    };
    let amounts: Vec<(&BigRational, &Rating)> = ratings.iter().filter_map(of_issue).collect();
    let below = amounts.iter().filter(|(at, _)| *at <= amount).max_by_key(|(at, _)| *at);
    let above = amounts.iter().filter(|(at, _)| *at >= amount).min_by_key(|(at, _)| *at);
    match below.zip(above) {
        Some(((from, low), (to, _))) if from == to => span(low),
        Some(((from, low), (to, high))) => {
            let part = (amount - *from) / (*to - *from);
            let (low, high) = (span(low), span(high));
            let between = |a: BigRational, b: BigRational| &a + (&b - &a) * &part;
            (between(low.0, high.0), between(low.1, high.1))
        }
        None => anything(),
    }
}
