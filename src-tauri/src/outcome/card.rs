//! Packages as cards.

use entente_core::{
    Ratio,
    engine::{
        Consolation, Essentials, Hole, LevelSpan, WinCheck,
        proposal::{self, Basis, Card, ListedBecause, Sufficiency},
    },
    model::{Level, NeededLevel, PartyId},
};

use super::{Teller, trace};
use crate::wire::{
    analysis::{
        CardView, Cases, ChoiceView, CriterionOutcome, EssentialsVerdict, LabelCode, LabelView, LevelChange,
        PartyChange, PartyOutcome, RestsOn, WhyRow,
    },
    figure::{Figure, LevelView},
    reason::Reason,
};

impl Teller<'_> {
    pub(super) fn card(self, card: &Card, number: u32, listed: Option<Reason>) -> CardView {
        let choices: Vec<_> = self
            .plan
            .issues
            .iter()
            .filter_map(|issue| Some(ChoiceView::of(issue, card.choices.get(&issue.id)?)))
            .collect();
        let title: Vec<_> = choices.iter().map(|choice| choice.label.as_str()).collect();
        let rests_on = card.rests_on.iter().map(|rest| RestsOn {
            row: rest.row.clone(),
            party: rest.party,
            criterion: Some(rest.criterion),
            source: rest.source,
            confidence: rest.confidence,
        });
        CardView {
            number,
            key: serde_json::to_string(&card.choices).unwrap_or_default(),
            title: title.join(" · "),
            alike: card.alike.as_ref().map_or_else(|| "0".to_owned(), |alike| alike.exact().to_string()),
            label: self.label(&card.check),
            parties: card.parties.iter().map(|party| self.party(party)).collect(),
            why: self.why(card),
            rests_on: rests_on.collect(),
            cases: card.cases.as_ref().map(|cases| Cases {
                held: cases.held.exact().to_string(),
                counted: cases.total.exact().to_string(),
            }),
            listed,
            choices,
        }
    }

    fn label(self, check: &WinCheck) -> LabelView {
        let parties = self.plan.parties.iter().zip(&check.essentials);
        LabelView {
            code: LabelCode::of(check.label),
            reasons: parties.flat_map(|(party, verdict)| self.holes(party.id, verdict)).collect(),
            beats_no_agreement: check.consolation == Consolation::BetterForAll,
        }
    }

    fn holes(self, party: PartyId, verdict: &Essentials) -> Vec<Reason> {
        let named = |code: &str, criterion| {
            Reason::plain(code)
                .with("party", self.party_name(party))
                .with("criterion", self.statement(criterion))
        };
        match verdict {
            Essentials::Met => Vec::new(),
            Essentials::NotMet(short) => short.iter().map(|id| named("label_reason.short", *id)).collect(),
            Essentials::Undetermined(holes) => holes
                .iter()
                .map(|hole| match hole {
                    Hole::NothingNamed => {
                        Reason::plain("label_reason.nothing_named").with("party", self.party_name(party))
                    }
                    Hole::NoEvidence(id) => named("label_reason.no_evidence", *id),
                    Hole::Unknown(id) => named("label_reason.unknown", *id),
                })
                .collect(),
        }
    }

    fn party(self, outcome: &proposal::PartyOutcome) -> PartyOutcome {
        let utility = &outcome.utility;
        PartyOutcome {
            party: outcome.party,
            utility: Some(Figure::of(&utility.dot)),
            band: Some([Figure::of(&utility.low), Figure::of(&utility.high)]),
            place: outcome.place.as_ref().map(Figure::of),
            reach: outcome.in_all.as_ref().map(|own| [within(&own.low), within(&own.high)]),
            essentials: match outcome.essentials {
                Essentials::Met => EssentialsVerdict::Met,
                Essentials::NotMet(_) => EssentialsVerdict::NotMet,
                Essentials::Undetermined(_) => EssentialsVerdict::Undetermined,
            },
            criteria: outcome.criteria.iter().map(|row| self.criterion(row)).collect(),
        }
    }

    fn criterion(self, row: &proposal::CriterionOutcome) -> CriterionOutcome {
        CriterionOutcome {
            criterion: row.criterion,
            level: level(&row.level),
            needed: NeededLevel::new(row.needed).unwrap_or_default(),
            essential: row.sufficiency != Sufficiency::NotEssential,
            verdict: match row.sufficiency {
                Sufficiency::Enough => Some(EssentialsVerdict::Met),
                Sufficiency::Short => Some(EssentialsVerdict::NotMet),
                Sufficiency::Open => Some(EssentialsVerdict::Undetermined),
                Sufficiency::NotEssential => None,
            },
            guess: row.basis == Basis::Guessed,
            unknown: row.basis == Basis::Unknown || row.level.known().is_none(),
            trace: row.rows.iter().map(|row| self.step(row)).collect(),
            held: trace::held(row),
        }
    }

    fn why(self, card: &Card) -> Vec<WhyRow> {
        let lines = card.why.iter().filter_map(|line| Some((line, self.plan.issue(line.issue)?)));
        let told = lines.map(|(line, issue)| WhyRow {
            issue: line.issue,
            issue_name: issue.name.clone(),
            chosen: self.choice_name(line.issue, &line.chosen),
            instead: line.other.as_ref().map(|other| self.choice_name(line.issue, other)),
            parties: self.plan.parties.iter().map(|party| changes(party.id, &line.changes)).collect(),
        });
        told.collect()
    }

    pub(super) fn listed(self, because: ListedBecause) -> Reason {
        let reason = Reason::plain(format!("reason.listed.{}", because.code().code()));
        match because {
            ListedBecause::Rule(rule) => {
                reason.with("rule", crate::catalogue::text(&format!("rule.{}.name", rule.code())))
            }
            ListedBecause::Extreme(party) => reason.with("party", self.party_name(party)),
            ListedBecause::OneOfFew { count } => reason.counting("count", count),
            ListedBecause::Worlds { of_20 } => reason.counting("count", of_20),
            ListedBecause::BestPlace
            | ListedBecause::BestPlaceDrawn
            | ListedBecause::WidestDifference
            | ListedBecause::MayMeet => reason,
        }
    }
}

fn changes(party: PartyId, changes: &[proposal::LevelChange]) -> PartyChange {
    let own = changes.iter().filter(|change| change.party == party);
    let told = own.map(|change| LevelChange {
        criterion: change.criterion,
        before: span(&change.before),
        after: span(&change.after),
    });
    PartyChange { party, changes: told.collect() }
}

/// A place as far as it lies within the range: other weights than those of the range may lead past its ends.
fn within(place: &Ratio) -> Figure {
    Figure::of(place.clamp(&Ratio::zero(), &Ratio::one()))
}

/// A level as the window shows it.
pub(super) fn level(span: &LevelSpan) -> LevelView {
    let whole = |ratio: &Ratio| Level::new(ratio.clone());
    match (whole(&span.low), whole(&span.high)) {
        (Ok(low), Ok(high)) => LevelView::between(&low, &high),
        (Err(_), _) | (_, Err(_)) => LevelView::anything(),
    }
}

fn span(span: &LevelSpan) -> String {
    match span.known() {
        Some(level) => level.rounded(2),
        None => format!("{}–{}", span.low.rounded(2), span.high.rounded(2)),
    }
}
