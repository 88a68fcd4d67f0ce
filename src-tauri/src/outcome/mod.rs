//! What the engine answers, told in the words and shapes of the window.

mod blocked;
mod card;
mod change;
mod compare;
mod offer;
mod picture;
mod row;
mod rule;
mod share;
mod shuffle;
mod trace;
mod working;

use std::collections::BTreeMap;

use entente_core::{
    engine::{
        CaseError,
        proposal::{Analysis, AnalysisError, AskFirst, Outlook, Page, Proposal, package_card},
    },
    model::{Choice, CriterionId, IssueId, PartyId, Plan},
};

pub use offer::offers_told;
pub use row::rows;
pub use shuffle::{has_everybody_reacted, shuffled};

use crate::wire::{
    analysis::{
        AskFirstView, CardView, Finding, Outcomes, PackagePage, PackageReading, ProposalOrder, SpaceSizes,
    },
    reason::Reason,
};

/// Tells answers about one plan.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    plan: &'a Plan,
    order: ProposalOrder,
}

impl<'a> Teller<'a> {
    /// Tells answers about a plan.
    pub const fn of(plan: &'a Plan) -> Self {
        Self { plan, order: ProposalOrder::ByPlace }
    }

    /// Tells proposals in an order that says nothing.
    #[must_use]
    pub const fn shuffling(self) -> Self {
        Self { order: ProposalOrder::Shuffled, ..self }
    }

    /// What an analysis found.
    pub fn finding(self, found: Result<Analysis, AnalysisError>) -> Finding {
        match found {
            Ok(analysis) => match self.order {
                ProposalOrder::ByPlace => self.found(&analysis),
                ProposalOrder::Shuffled => self.found(&shuffled(analysis, self.plan)),
            },
            Err(AnalysisError::Cancelled(_)) => Finding::Cancelled,
            Err(AnalysisError::Case(CaseError::NoChoice { name, .. })) => {
                Finding::TooFewData { missing: vec![Reason::plain("missing.choice").with("issue", name)] }
            }
            Err(error) => Finding::TooLarge { reason: too_large(&error) },
        }
    }

    /// One page of a list of packages.
    pub fn page(self, page: &Page) -> PackagePage {
        let number = |place: usize| u32::try_from(page.offset + place + 1).unwrap_or(u32::MAX);
        let cards = page.rows.iter().enumerate().map(|(place, card)| self.card(card, number(place), None));
        PackagePage {
            total: page.total.to_string(),
            offset: u32::try_from(page.offset).unwrap_or(u32::MAX),
            cards: cards.collect(),
        }
    }

    /// One package by itself.
    pub fn reading(self, choices: &BTreeMap<IssueId, Choice>) -> PackageReading {
        match package_card(self.plan, choices) {
            Ok(Some(card)) => PackageReading::Read { card: Box::new(self.card(&card, 1, None)) },
            Ok(None) => PackageReading::Open,
            Err(error) => PackageReading::TooLarge { reason: too_large(&error) },
        }
    }

    fn found(self, analysis: &Analysis) -> Finding {
        match (analysis.outlook, &analysis.blocked) {
            (Outlook::TooLittleKnown, _) => Finding::TooFewData { missing: self.missing() },
            (Outlook::NothingPossible, None) => {
                Finding::TooLarge { reason: Reason::plain("missing.possible") }
            }
            (_, Some(blocked)) => {
                Finding::Blocked { blocked: self.blocked(blocked), outcomes: self.outcomes(analysis) }
            }
            (Outlook::Proposed | Outlook::Undetermined | Outlook::Blocked, None) => {
                Finding::Ready { outcomes: self.outcomes(analysis) }
            }
        }
    }

    fn outcomes(self, analysis: &Analysis) -> Outcomes {
        let sizes = &analysis.sizes;
        let open = sizes.perhaps.exact() - sizes.meeting.exact();
        let proposals = self.proposals(&analysis.proposals);
        let kept_in_view = self.kept(analysis, proposals.len());
        let cards: Vec<_> = proposals.iter().chain(&kept_in_view).collect();
        Outcomes {
            space: SpaceSizes {
                packages: sizes.packages.exact().to_string(),
                meeting: sizes.meeting.exact().to_string(),
                undetermined: open.to_string(),
            },
            map: self.map(analysis, &cards),
            axes: self.axes(&cards),
            rules: self.rules(analysis.rules.as_ref(), &cards),
            changes: analysis.changes.iter().map(|change| self.change(change)).collect(),
            ask_first: analysis.ask_first.as_ref().map(ask_first),
            working: working::working(analysis),
            order: self.order,
            proposals,
            kept_in_view,
        }
    }

    fn proposals(self, proposals: &[Proposal]) -> Vec<CardView> {
        let told = (1..).zip(proposals).map(|(number, proposal)| {
            let listed = proposal.listed.first().map(|because| self.listed(*because));
            self.card(&proposal.card, number, listed)
        });
        told.collect()
    }

    fn kept(self, analysis: &Analysis, proposals: usize) -> Vec<CardView> {
        let first = u32::try_from(proposals + 1).unwrap_or(u32::MAX);
        let shown = (first..).zip(&analysis.kept_in_view.shown);
        shown.map(|(number, card)| without_place(self.card(card, number, None))).collect()
    }

    fn missing(self) -> Vec<Reason> {
        let plan = self.plan;
        let parts = [
            (plan.parties.is_empty(), "missing.party"),
            (plan.issues.is_empty(), "missing.issue"),
            (plan.criteria.is_empty(), "missing.criterion"),
        ];
        parts.into_iter().filter(|(lacks, _)| *lacks).map(|(_, key)| Reason::plain(key)).collect()
    }

    fn party_name(self, id: PartyId) -> String {
        self.plan.party(id).map(|party| party.name.to_string()).unwrap_or_default()
    }

    fn statement(self, id: CriterionId) -> String {
        self.plan.criterion(id).map(|row| row.statement.to_string()).unwrap_or_default()
    }

    fn issue_name(self, id: IssueId) -> String {
        self.plan.issue(id).map(|issue| issue.name.to_string()).unwrap_or_default()
    }

    fn choice_name(self, issue: IssueId, choice: &Choice) -> String {
        let issue = self.plan.issue(issue);
        issue.map(|issue| crate::wire::analysis::ChoiceView::of(issue, choice).label).unwrap_or_default()
    }
}

/// A package that fails an essential has no place among those that meet them all.
fn without_place(mut card: CardView) -> CardView {
    card.parties.iter_mut().for_each(|party| party.place = None);
    card
}

/// Why a plan is too large to be looked at.
pub fn too_large(error: &AnalysisError) -> Reason {
    let code = match error {
        AnalysisError::Case(_) => "too_large.too_fine",
        AnalysisError::TooEntangled { .. } => "too_large.entangled",
        AnalysisError::TooManyPackages { .. } | AnalysisError::Cancelled(_) => "too_large.packages",
    };
    Reason::plain(code)
}

fn ask_first(ask: &AskFirst) -> AskFirstView {
    let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    AskFirstView {
        party: ask.party,
        criterion: ask.criterion,
        decides: ask.decides.into(),
        count: whole(ask.count),
        of: whole(ask.of),
    }
}
