//! What answers would do: the plan with an answer in it, looked at as it is when it is shown.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::{
    analysis,
    answer::Outlook,
    request::{AnalysisError, AnalysisRequest},
};
use crate::{
    engine::{
        Case, Chosen, Essentials, SpaceError, Watch,
        world::{
            Answer, Foremost, Inquiries, Inquiry, Law, Question, Says, Seed, Share, Shares, SharesError,
        },
    },
    model::{Choice, IssueId, Plan},
};

/// Of how many questions, what promises most first, it is looked at what every answer would do at most.
const MOST_FORETOLD: usize = 6;
/// The largest number of profiles that are looked at for all answers together; where there are more, and where candidates are
/// drawn, what promises most is looked at alone.
const LARGEST_FORETOLD: usize = 100_000;

/// In how many worlds of a plan what holds of some packages, which are all on its table, and the question whose answer would
/// change most in what an analysis shows.
///
/// The worlds are drawn from the identifier of the plan: the same plan has the same shares everywhere. What an answer would do
/// is what an analysis that asks the same shows once it is in.
pub fn shares(
    plan: &Plan,
    packages: &[&BTreeMap<IssueId, Choice>],
    request: &AnalysisRequest,
    worlds: u64,
    watch: &Watch<'_>,
) -> Result<Shares, SharesError> {
    let case = Case::of(plan)?;
    let law = Law::of(plan, &case, Seed::of_plan(plan))?;
    let chosen: Vec<Chosen> = packages.iter().filter_map(|choices| case.chosen_by_issue(choices)).collect();
    let tallied = law.shares(&case, &chosen, worlds, watch)?;
    let oracle = Oracle { plan, packages: &chosen, request, watch };
    let question = oracle.question(&case, &tallied.inquiries)?;
    Ok(Shares { tried: tallied.tried, packages: tallied.packages, question })
}

/// What a plan shows of packages.
#[derive(Debug)]
struct Seen {
    first: Foremost,
    /// The places of those that surely miss an essential.
    misses: Vec<usize>,
    /// How many profiles were looked at; nothing where some were drawn.
    profiles: Option<usize>,
}

/// Says what a plan would show.
struct Oracle<'a> {
    plan: &'a Plan,
    packages: &'a [Chosen],
    request: &'a AnalysisRequest,
    watch: &'a Watch<'a>,
}

impl Oracle<'_> {
    /// The question whose answer changes something in most worlds, what promises more before among equals.
    fn question(&self, case: &Case, inquiries: &Inquiries) -> Result<Option<Question>, SpaceError> {
        if inquiries.all.is_empty() {
            return Ok(None);
        }
        let Some(now) = self.seen(self.plan, case)? else { return Ok(None) };
        let mut room = LARGEST_FORETOLD;
        let fits = |inquiry: &&Inquiry| {
            let work = now.profiles.and_then(|profiles| profiles.checked_mul(inquiry.answers.len()));
            let left = work.and_then(|work| room.checked_sub(work));
            room = left.unwrap_or(0);
            left.is_some()
        };
        let (first, others) = inquiries.all.split_at(1);
        let others = others.iter().take(MOST_FORETOLD - 1).filter(fits);
        let mut best: Option<(u128, Question)> = None;
        for inquiry in first.iter().chain(others) {
            let Some((changed, question)) = self.foretold(&now, inquiry, inquiries)? else { continue };
            if changed > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((changed, question));
            }
        }
        Ok(best.map(|(_, question)| question))
    }

    /// A question with what each answer would do, and what the worlds weigh in which it changes something; nothing where an
    /// answer cannot be written down or looked at.
    fn foretold(
        &self,
        now: &Seen,
        inquiry: &Inquiry,
        inquiries: &Inquiries,
    ) -> Result<Option<(u128, Question)>, SpaceError> {
        let answer =
            |(says, weight): &(Says, u128)| self.answer(now, inquiry, says, inquiries.share(*weight));
        let answers = inquiry.answers.par_iter().map(answer).collect::<Result<Vec<_>, _>>()?;
        let Some(answers) = answers.into_iter().collect::<Option<Vec<Answer>>>() else { return Ok(None) };
        let changes = |own: &Answer| own.first != now.first || !own.fails.is_empty();
        let changing = answers.iter().zip(&inquiry.answers).filter(|(own, _)| changes(own));
        let changed = changing.map(|(_, (_, weight))| weight).sum();
        let (party, row) = (inquiry.party, inquiry.row.clone());
        Ok(Some((changed, Question { party, row, changes: inquiries.share(changed), answers })))
    }

    /// What it would do if this were said.
    fn answer(
        &self,
        now: &Seen,
        inquiry: &Inquiry,
        says: &Says,
        share: Share,
    ) -> Result<Option<Answer>, SpaceError> {
        let Some(plan) = says.written(self.plan, &inquiry.row) else { return Ok(None) };
        let Ok(case) = Case::of(&plan) else { return Ok(None) };
        let Some(then) = self.seen(&plan, &case)? else { return Ok(None) };
        let fails = then.misses.into_iter().filter(|at| !now.misses.contains(at)).collect();
        Ok(Some(Answer { says: says.clone(), share, first: then.first, fails }))
    }

    /// What a plan shows; nothing where it takes too much to say.
    fn seen(&self, plan: &Plan, case: &Case) -> Result<Option<Seen>, SpaceError> {
        let found = match analysis::foremost(plan, case, self.request, self.watch) {
            Ok(found) => found,
            Err(AnalysisError::Cancelled(cancelled)) => return Err(cancelled.into()),
            Err(
                AnalysisError::Case(_)
                | AnalysisError::TooEntangled { .. }
                | AnalysisError::TooManyPackages { .. },
            ) => return Ok(None),
        };
        let first = match (found.outlook, found.first) {
            (Outlook::Blocked | Outlook::NothingPossible | Outlook::TooLittleKnown, _) => Foremost::Nothing,
            (Outlook::Proposed | Outlook::Undetermined, None) => return Ok(None),
            (Outlook::Proposed | Outlook::Undetermined, Some(first)) => {
                let place = self.packages.iter().position(|own| *own == first);
                place.map_or(Foremost::Other, Foremost::Asked)
            }
        };
        let is_short =
            |party: usize, own: &Chosen| matches!(case.essentials(party, own), Essentials::NotMet(_));
        let misses = |own: &Chosen| (0..case.parties.len()).any(|party| is_short(party, own));
        let places = self.packages.iter().enumerate().filter(|(_, own)| misses(own)).map(|(at, _)| at);
        Ok(Some(Seen { first, misses: places.collect(), profiles: found.profiles }))
    }
}
