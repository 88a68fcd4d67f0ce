//! What contingent terms come to: for each party by its own forecast, branch by branch for what is essential.
//!
//! A term is read beside its package as it was kept, at the dot weights; essentials have to be enough in every branch of
//! all terms of the package together. Worths of different parties are never added.

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::branch::{self, BranchReading};
use crate::{
    Ratio,
    engine::{Case, Chosen, Enough, Gauge},
    model::{
        Chance, Choice, ContingentTerm, CriterionId, EventId, Forecast, IssueId, PackageId, PartyId, Plan,
        PlanParts, TermId, code::coded,
    },
};

/// What a contingent term comes to beside its package without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermReading {
    /// The term.
    pub term: TermId,
    /// What it is worth to each party, in plan order; none where the term belongs to no package, or cannot be computed.
    pub parties: Vec<TermWorth>,
    /// What may be said of its gain.
    pub gain: TermGain,
    /// Its two branches, each a package of its own; none where it belongs to no package that can be computed.
    pub branches: Vec<BranchReading>,
    /// The essentials that are not surely enough in some branch of the package, however the events of all its terms turn out.
    pub short: Vec<CriterionId>,
    /// The questions of the rig check that are not answered.
    pub unanswered: Vec<RigQuestion>,
}

/// What a contingent term is worth to one party, on the party's own scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermWorth {
    /// The party.
    pub party: PartyId,
    /// Its worth of the package without the term.
    pub without: Ratio,
    /// Its worth of the package if the event happens.
    pub then: Ratio,
    /// Its worth of the package if it does not.
    pub otherwise: Ratio,
    /// The smallest and largest worth that it expects, by its own forecast; nothing while it has none.
    pub expected: Option<[Ratio; 2]>,
    /// The branch that is worse for it; nothing when they are worth the same.
    pub worse: Option<Branch>,
}

coded! {
    /// A branch of a contingent term.
    pub enum Branch {
        /// The event happens.
        Then = "then",
        /// It does not.
        Otherwise = "otherwise",
    }
}

coded! {
    /// What may be said of the gain of a contingent term.
    pub enum TermGain {
        /// Everybody expects at least as much as without it, somebody more, and one forecast for all would say so too.
        Shared = "shared",
        /// Everybody expects at least as much and somebody more, and no common forecast between theirs would say so.
        OnlyForecasts = "only_forecasts",
        /// Nobody expects more, and nobody less.
        None = "none",
        /// Somebody expects less than without it.
        SomebodyLess = "somebody_less",
        /// It depends on where in the range of a forecast the chance lies.
        Unclear = "unclear",
        /// A forecast is missing, or the term belongs to no package that can be computed with.
        NotKnown = "not_known",
    }
}

coded! {
    /// What has to be asked before a term that depends on an event is agreed.
    pub enum RigQuestion {
        /// How all would see that it has happened.
        Trigger = "trigger",
        /// Who can bring it about, or keep it from happening.
        Cause = "cause",
        /// Who learns of it first.
        FirstToKnow = "first_to_know",
        /// Whether each can bear the branch that is worse for it.
        WorseBranch = "worse_branch",
    }
}

/// Between which amounts two parties with different forecasts both expect to gain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stakes {
    /// Above this amount the party that thinks the event less likely expects to gain.
    pub above: Ratio,
    /// Below this amount the party that thinks it more likely does; nothing when it is certain of the event.
    pub below: Option<Ratio>,
}

/// Between which amounts the believer can pay the doubter if an event does not happen, when it gets `gets` from the doubter
/// if it does, so that both expect to gain; nothing where the believer does not surely think it more likely.
///
/// With chance p the one who gets `gets` expects p · gets − (1 − p) · y, the other the same with the sign turned: both
/// expect to gain for gets · q / (1 − q) < y < gets · p / (1 − p), where q is the doubter's chance.
pub fn stakes(gets: &Ratio, believer: &Chance, doubter: &Chance) -> Option<Stakes> {
    let odds = |chance: &Ratio| {
        let rest = BigRational::one() - chance.exact();
        (!rest.is_zero()).then(|| Ratio::from(gets.exact() * chance.exact() / rest))
    };
    if believer.low() <= doubter.high() {
        return None;
    }
    Some(Stakes { above: odds(doubter.high())?, below: odds(believer.low()) })
}

/// What every contingent term comes to, in plan order.
pub fn term_readings(plan: &Plan) -> Vec<TermReading> {
    let case = Case::of(plan).ok();
    plan.terms.iter().map(|term| reading(plan, case.as_ref(), term)).collect()
}

fn reading(plan: &Plan, case: Option<&Case>, term: &ContingentTerm) -> TermReading {
    let found = case.zip(term.package).and_then(|(case, package)| {
        let parties = worths(plan, case, term, package)?;
        Some((parties, branches(plan, case, term, package)?, short(plan, case, package)?))
    });
    let (parties, branches, short) = found.unwrap_or_default();
    let gain = gain(plan, term, &parties);
    TermReading { term: term.id, parties, gain, branches, short, unanswered: unanswered(term) }
}

fn branches(
    plan: &Plan,
    case: &Case,
    term: &ContingentTerm,
    package: PackageId,
) -> Option<Vec<BranchReading>> {
    let base = choices_of(plan, package)?;
    let without = case.chosen_by_issue(base)?;
    let read = |(branch, choice): (Branch, &Choice)| {
        let mut choices = base.clone();
        choices.insert(term.issue, choice.clone());
        let chosen = case.chosen_by_issue(&choices)?;
        Some(branch::reading(case, branch, &chosen, &without))
    };
    [(Branch::Then, &term.then), (Branch::Otherwise, &term.otherwise)].into_iter().map(read).collect()
}

fn worths(plan: &Plan, case: &Case, term: &ContingentTerm, package: PackageId) -> Option<Vec<TermWorth>> {
    let base = choices_of(plan, package)?;
    let with = |choice: &Choice| {
        let mut choices = base.clone();
        choices.insert(term.issue, choice.clone());
        case.chosen_by_issue(&choices)
    };
    let without = case.chosen_by_issue(base)?;
    let (then, otherwise) = (with(&term.then)?, with(&term.otherwise)?);
    let worth = |(at, party): (usize, PartyId)| {
        let dot = |chosen: &Chosen| case.utility(at, chosen).dot;
        let (then, otherwise) = (dot(&then), dot(&otherwise));
        let chance = forecast(plan, term.event, party).map(|row| &row.chance);
        TermWorth {
            party,
            without: dot(&without),
            expected: chance.map(|chance| expected(chance, &then, &otherwise)),
            worse: match then.cmp(&otherwise) {
                std::cmp::Ordering::Less => Some(Branch::Then),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(Branch::Otherwise),
            },
            then,
            otherwise,
        }
    };
    Some(plan.parties.iter().map(|row| row.id).enumerate().map(worth).collect())
}

fn choices_of(plan: &PlanParts, package: PackageId) -> Option<&BTreeMap<IssueId, Choice>> {
    plan.packages.iter().find(|row| row.id == package).map(|row| &row.choices)
}

fn forecast(plan: &PlanParts, event: EventId, party: PartyId) -> Option<&Forecast> {
    let event = plan.events.iter().find(|row| row.id == event)?;
    event.forecasts.iter().find(|row| row.party == party)
}

/// The smallest and largest expected worth over a chance: the worth is linear in it.
fn expected(chance: &Chance, then: &Ratio, otherwise: &Ratio) -> [Ratio; 2] {
    let at = |chance: &Ratio| {
        let rest = BigRational::one() - chance.exact();
        Ratio::from(chance.exact() * then.exact() + rest * otherwise.exact())
    };
    let ends = [at(chance.low()), at(chance.high())];
    if ends[0] <= ends[1] { ends } else { [ends[1].clone(), ends[0].clone()] }
}

fn gain(plan: &PlanParts, term: &ContingentTerm, parties: &[TermWorth]) -> TermGain {
    let expected: Option<Vec<(&Ratio, &[Ratio; 2])>> =
        parties.iter().map(|row| Some((&row.without, row.expected.as_ref()?))).collect();
    let Some(expected) = expected.filter(|rows| !rows.is_empty()) else { return TermGain::NotKnown };
    if expected.iter().any(|(without, [_, high])| high < *without) {
        TermGain::SomebodyLess
    } else if expected.iter().any(|(without, [low, _])| low < *without) {
        TermGain::Unclear
    } else if expected.iter().all(|(without, [_, high])| high == *without) {
        TermGain::None
    } else if has_common_forecast(plan, term, parties) {
        TermGain::Shared
    } else {
        TermGain::OnlyForecasts
    }
}

/// Whether some forecast between those of the parties, were it everybody's, leaves all at least as well off and one better.
///
/// What a party gains is linear in the chance, so that all that suits everybody is one interval, and somebody gains inside
/// it only if somebody gains at one of its ends.
fn has_common_forecast(plan: &PlanParts, term: &ContingentTerm, parties: &[TermWorth]) -> bool {
    let event = plan.events.iter().find(|row| row.id == term.event);
    let chances = || event.into_iter().flat_map(|row| &row.forecasts).map(|row| &row.chance);
    let (Some(mut low), Some(mut high)) = (
        chances().map(|chance| chance.low().exact().clone()).min(),
        chances().map(|chance| chance.high().exact().clone()).max(),
    ) else {
        return false;
    };
    let gains: Vec<(BigRational, BigRational)> = parties.iter().map(gain_line).collect();
    for (start, slope) in &gains {
        if slope.is_zero() {
            if start.is_negative() {
                return false;
            }
        } else if slope.is_positive() {
            low = low.max(-start / slope);
        } else {
            high = high.min(-start / slope);
        }
    }
    let gains_at =
        |chance: &BigRational| gains.iter().any(|(start, slope)| (start + slope * chance).is_positive());
    low <= high && (gains_at(&low) || gains_at(&high))
}

/// What a party gains over the package without the term: at chance 0, and more for every whole chance.
fn gain_line(row: &TermWorth) -> (BigRational, BigRational) {
    let start = row.otherwise.exact() - row.without.exact();
    (start, row.then.exact() - row.otherwise.exact())
}

/// The essentials that are not surely enough in some branch: every way in which the events of the package's terms may turn out.
fn short(plan: &Plan, case: &Case, package: PackageId) -> Option<Vec<CriterionId>> {
    let base = choices_of(plan, package)?;
    let terms: Vec<&ContingentTerm> = plan.terms.iter().filter(|row| row.package == Some(package)).collect();
    let mut events: Vec<EventId> = terms.iter().map(|row| row.event).collect();
    events.sort_unstable();
    events.dedup();
    let branch = |code: usize| {
        let mut choices = base.clone();
        for term in &terms {
            let at = events.iter().position(|event| *event == term.event).unwrap_or_default();
            let choice = if (code >> at) & 1 == 1 { &term.then } else { &term.otherwise };
            choices.insert(term.issue, choice.clone());
        }
        case.chosen_by_issue(&choices)
    };
    let branches: Vec<Chosen> = (0..1_usize << events.len()).map(branch).collect::<Option<_>>()?;
    let is_short = |gauge: &&Gauge| {
        gauge.is_essential() && branches.iter().any(|chosen| gauge.enough(chosen) != Enough::Yes)
    };
    Some(case.gauges().iter().filter(is_short).map(Gauge::id).collect())
}

fn unanswered(term: &ContingentTerm) -> Vec<RigQuestion> {
    let answers = [&term.trigger, &term.cause, &term.first_to_know, &term.worse_branch];
    let open = RigQuestion::ALL.iter().zip(answers).filter(|(_, answer)| answer.is_none());
    open.map(|(question, _)| *question).collect()
}
