//! A case: a plan made ready to be computed with.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::{
    Chosen, Gauge, LARGEST_CHOICE_COUNT, Reach, TableIssue,
    cell::RatingsOf,
    chosen::{self, Clause},
    divide::{self, Amounts, Between},
    form::Form,
    scale,
    weight::{self, Order},
};
use crate::model::{
    Choice, CriterionId, EssentialsSaid, GainBasis, IssueId, NoAgreementCourse, PartyId, Plan,
};

/// Why a plan cannot be computed with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// An issue has nothing to choose from.
    #[error("“{name}” has nothing to choose from yet")]
    NoChoice {
        /// The issue.
        issue: IssueId,
        /// What it is called.
        name: String,
    },
    /// An issue has more choices than are listed.
    #[error(
        "“{name}” has {count} choices, and at most {LARGEST_CHOICE_COUNT} are listed: take a larger step"
    )]
    TooManyChoices {
        /// The issue.
        issue: IssueId,
        /// What it is called.
        name: String,
        /// How many choices it has.
        count: String,
    },
    /// The levels of a criterion are finer fractions than the engine counts with.
    #[error("the levels of “{statement}” are too fine to be counted with exactly")]
    TooFine {
        /// The criterion.
        criterion: CriterionId,
        /// What it says.
        statement: String,
    },
    /// The weights and levels of a party are finer fractions than the engine counts with.
    #[error("the weights and levels of {name} are too fine to be counted with exactly")]
    WeightsTooFine {
        /// The party.
        party: PartyId,
        /// What it is called.
        name: String,
    },
}

/// A party of a case: its criteria, weights and course without agreement.
#[derive(Clone, Debug)]
pub struct CaseParty {
    pub(super) id: PartyId,
    pub(super) name: String,
    pub(super) essentials: EssentialsSaid,
    pub(super) gauges: Vec<usize>,
    pub(super) order: Order,
    pub(super) weights: Vec<(usize, BigRational)>,
    /// The utility at the dot weights, as a form over levels.
    pub(super) utility: Form,
    /// What must not fall for a package to be not worse by order.
    pub(super) upper_sets: Vec<Form>,
    /// Every criterion alone: what must not fall for a package to be not worse level by level.
    pub(super) alone: Vec<Form>,
    pub(super) course: Option<NoAgreementCourse>,
}

impl CaseParty {
    /// The party.
    pub const fn id(&self) -> PartyId {
        self.id
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The positions of its criteria among [`Case::gauges`], in plan order.
    pub fn gauges(&self) -> &[usize] {
        &self.gauges
    }
}

/// A plan made ready to be computed with.
///
/// Parties, issues and criteria are addressed by their positions in plan order. The same plan always makes the same
/// case, and every answer of a case is exact.
#[derive(Clone, Debug)]
pub struct Case {
    pub(super) issues: Vec<TableIssue>,
    pub(super) parties: Vec<CaseParty>,
    pub(super) gauges: Vec<Gauge>,
    pub(super) constraints: Vec<Vec<Clause>>,
    pub(super) gain_basis: GainBasis,
    pub(super) between: Between,
}

impl Case {
    /// Makes a plan ready to be computed with, or says by name what stands in the way.
    ///
    /// Where any amount of an issue will do, the amounts at which something bends are listed, and those that a rule picks
    /// ([`divide`]).
    pub fn of(plan: &Plan) -> Result<Self, CaseError> {
        divide::refined(plan, Self::listing(plan, &Amounts::new())?)
    }

    /// The same, for packages that were kept: their amounts are listed, those that only a rule would pick are not.
    ///
    /// # Errors
    ///
    /// As for [`Self::of`].
    pub fn of_kept(plan: &Plan) -> Result<Self, CaseError> {
        Self::listing(plan, &Amounts::new())
    }

    /// The same, with the given amounts listed beside those at which something bends.
    pub(super) fn listing(plan: &Plan, amounts: &Amounts) -> Result<Self, CaseError> {
        let issue = |issue| TableIssue::of(issue, || divide::listed(plan, issue, amounts));
        let issues = plan.issues.iter().map(issue).collect::<Result<Vec<_>, _>>()?;
        let mut ratings = RatingsOf::new();
        for rating in &plan.ratings {
            ratings.entry(rating.criterion).or_default().push(rating);
        }
        let gauge = |criterion| Gauge::of(plan, criterion, &issues, &ratings);
        let gauges = plan.criteria.iter().map(gauge).collect::<Result<Vec<_>, _>>()?;
        let parties = (0..plan.parties.len()).filter_map(|party| case_party(plan, party, &gauges));
        let parties = parties.collect::<Result<Vec<_>, _>>()?;
        let clauses = |when: &Vec<_>| when.iter().filter_map(|c| Clause::of(c, &issues)).collect();
        let constraints = plan.constraints.iter().map(|row| clauses(&row.when)).collect();
        let between = Between::Nothing;
        Ok(Self { issues, parties, gauges, constraints, gain_basis: plan.gain_basis, between })
    }

    /// Whether its choices are all listed, so that what is said of them can be certified.
    pub fn is_whole(&self) -> bool {
        self.issues.iter().all(|issue| issue.reach == Reach::Listed)
    }

    /// What holds of the amounts between those that are listed.
    pub const fn between(&self) -> Between {
        self.between
    }

    /// The issues in plan order.
    pub fn issues(&self) -> &[TableIssue] {
        &self.issues
    }

    /// The parties in plan order.
    pub fn parties(&self) -> &[CaseParty] {
        &self.parties
    }

    /// The criteria of all parties in plan order.
    pub fn gauges(&self) -> &[Gauge] {
        &self.gauges
    }

    /// The gauge of a criterion.
    pub fn gauge(&self, criterion: CriterionId) -> Option<&Gauge> {
        self.gauges.iter().find(|gauge| gauge.id == criterion)
    }

    /// The position of a party in plan order.
    pub fn party_position(&self, party: PartyId) -> Option<usize> {
        self.parties.iter().position(|other| other.id == party)
    }

    /// The criteria of a party, in plan order.
    pub fn gauges_of(&self, party: usize) -> impl Iterator<Item = &Gauge> {
        let positions = self.parties.get(party).map_or(&[][..], CaseParty::gauges);
        positions.iter().filter_map(|at| self.gauges.get(*at))
    }

    /// The package of positions, when there is one for every issue and each is on the table.
    pub fn chosen(&self, positions: Vec<usize>) -> Option<Chosen> {
        let fits = positions.len() == self.issues.len()
            && positions.iter().zip(&self.issues).all(|(at, issue)| *at < issue.choices.len());
        fits.then_some(Chosen(positions))
    }

    /// The package of choices by issue; nothing when an issue is missing or a choice is not on the table.
    pub fn chosen_by_issue(&self, choices: &BTreeMap<IssueId, Choice>) -> Option<Chosen> {
        chosen::positions(&self.issues, choices)
    }

    /// The choices of a package by issue.
    pub fn choices(&self, chosen: &Chosen) -> BTreeMap<IssueId, Choice> {
        let pairs = self.issues.iter().zip(&chosen.0);
        pairs.filter_map(|(issue, at)| Some((issue.id, issue.choice(*at)?.clone()))).collect()
    }

    /// Whether no constraint rules a package out.
    pub fn is_possible(&self, chosen: &Chosen) -> bool {
        !self.constraints.iter().any(|when| when.iter().all(|clause| clause.holds(&chosen.0)))
    }
}

fn case_party(plan: &Plan, party: usize, gauges: &[Gauge]) -> Option<Result<CaseParty, CaseError>> {
    let row = plan.parties.get(party)?;
    let own: Vec<usize> =
        (0..gauges.len()).filter(|at| gauges.get(*at).map(Gauge::party) == Some(party)).collect();
    let order = Order::of(&weight::weighed(plan, party));
    let weights = order.weights();
    let thirds: Vec<_> = weights.iter().map(|(at, weight)| (*at, weight / scale::whole(3))).collect();
    let one = |at: &usize| Form::of(&[(*at, scale::whole(1))], gauges);
    let party = || {
        Some(CaseParty {
            id: row.id,
            name: row.name.to_string(),
            essentials: row.essentials,
            utility: if thirds.is_empty() { Form::one() } else { Form::of(&thirds, gauges)? },
            upper_sets: upper_sets(&order, &weights, &own, gauges)?,
            alone: own.iter().map(one).collect::<Option<_>>()?,
            gauges: own.clone(),
            order: order.clone(),
            weights: weights.clone(),
            course: plan.course(row.id).cloned(),
        })
    };
    let too_fine = || CaseError::WeightsTooFine { party: row.id, name: row.name.to_string() };
    Some(party().ok_or_else(too_fine))
}

/// The upper sets of an order: its prefixes at the ends of tie groups, each unranked criterion, each protected one.
///
/// With swing points for all there is a single weighting, and its sum takes the place of the prefixes.
fn upper_sets(
    order: &Order,
    weights: &[(usize, BigRational)],
    own: &[usize],
    gauges: &[Gauge],
) -> Option<Vec<Form>> {
    let is_protected = |at: &&usize| gauges.get(**at).is_some_and(Gauge::is_protected);
    let protected = own.iter().filter(is_protected).map(|at| vec![(*at, scale::whole(1))]);
    let mut sets: Vec<Vec<(usize, BigRational)>> = Vec::new();
    if order.points.is_some() {
        sets.push(weights.to_vec());
    } else {
        let mut prefix = Vec::new();
        for group in &order.groups {
            prefix.extend(group.iter().map(|at| (*at, scale::whole(1))));
            sets.push(prefix.clone());
        }
        sets.extend(order.unranked.iter().map(|at| vec![(*at, scale::whole(1))]));
    }
    sets.into_iter().chain(protected).map(|set| Form::of(&set, gauges)).collect()
}
