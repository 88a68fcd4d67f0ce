//! What the four rules pick.

use entente_core::{
    Ratio,
    engine::{Baseline, Case, Note, Pick, Point, Rules, RulesAnswer},
};

use super::Teller;
use crate::wire::{
    analysis::{CardView, ChoiceView, GainsFrom, PartyGain, RuleCode, RuleView, RuleWinner, RulesView},
    figure::Figure,
    reason::Reason,
};

impl Teller<'_> {
    pub(super) fn rules(self, answer: Option<&RulesAnswer>, cards: &[&CardView]) -> RulesView {
        let greyed = match answer {
            Some(RulesAnswer::Picked(rules)) => return self.picks(rules, cards),
            Some(RulesAnswer::NotExamined(parties)) => {
                let names: Vec<_> = parties.iter().map(|id| self.party_name(*id)).collect();
                Reason::plain("rule.greyed.not_examined").with("parties", names.join(", "))
            }
            Some(RulesAnswer::NoPackage) => Reason::plain("rule.greyed.no_package"),
            Some(RulesAnswer::SomebodyLoses) => Reason::plain("rule.greyed.somebody_loses"),
            None => Reason::plain("rule.greyed.too_large"),
        };
        let (gains_from, greyed) = (self.gains_from(), Some(greyed));
        RulesView { gains_from, greyed, rules: Vec::new(), between: None, differs: None }
    }

    fn picks(self, rules: &Rules, cards: &[&CardView]) -> RulesView {
        let four = [
            (RuleCode::Nash, &rules.nash),
            (RuleCode::KalaiSmorodinsky, &rules.kalai_smorodinsky),
            (RuleCode::Leximin, &rules.leximin),
            (RuleCode::EqualGains, &rules.equal_gains),
        ];
        let views: Vec<_> =
            four.into_iter().map(|(rule, pick)| self.rule(rule, pick, rules, cards)).collect();
        let first = |view: &RuleView| view.winners.iter().any(|winner| winner.card == Some(1));
        let looked = |view: &&RuleView| !view.winners.is_empty();
        let differs = (!views.iter().filter(looked).all(first)).then(|| Reason::plain("rule.differs"));
        let (gains_from, between) = (self.gains_from(), self.between());
        RulesView { gains_from, greyed: None, rules: views, between, differs }
    }

    /// Which issues can take any amount, and over which amounts the picks hold.
    fn between(self) -> Option<Reason> {
        let code = Case::of(self.plan).ok()?.between().code()?;
        let open =
            self.plan.issues.iter().filter(|issue| issue.range().is_some_and(|range| range.step().is_zero()));
        let names: Vec<_> = open.map(|issue| issue.name.to_string()).collect();
        Some(Reason::plain(format!("rule.between.{code}")).with("issues", names.join(", ")))
    }

    fn rule(self, rule: RuleCode, pick: &Pick, rules: &Rules, cards: &[&CardView]) -> RuleView {
        let (note, left_out) = match &pick.note {
            None => (None, Vec::new()),
            Some(Note::NotAllGain) => (Some(Reason::plain("rule.note.not_all_gain")), Vec::new()),
            Some(Note::FrontierTooLarge) => (Some(Reason::plain("rule.note.frontier_too_large")), Vec::new()),
            Some(Note::LeftOut(parties)) => {
                let names: Vec<_> = parties.iter().map(|id| self.party_name(*id)).collect();
                (Some(Reason::plain("rule.note.left_out").with("parties", names.join(", "))), parties.clone())
            }
        };
        let winners = pick.points.iter().map(|point| self.winner(point, rules, cards));
        let ideal = match rule {
            RuleCode::KalaiSmorodinsky => self.gains(&rules.ideal),
            RuleCode::Nash | RuleCode::Leximin | RuleCode::EqualGains => Vec::new(),
        };
        RuleView { rule, winners: winners.collect(), ideal, left_out, note }
    }

    fn winner(self, point: &Point, rules: &Rules, cards: &[&CardView]) -> RuleWinner {
        let gains = point.utilities.iter().zip(&rules.baselines);
        let gains: Vec<_> =
            gains.map(|(worth, from)| Ratio::from(worth.exact() - from.utility().exact())).collect();
        let lies = |card: &&&CardView| {
            let own = card.parties.iter().map(|party| party.utility.as_ref().map(|figure| &figure.exact));
            own.eq(point.utilities.iter().map(Some))
        };
        let case = Case::of(self.plan);
        let choices = case.map(|case| case.choices(&point.first)).unwrap_or_default();
        let named = self.plan.issues.iter();
        RuleWinner {
            card: cards.iter().find(lies).map(|card| card.number),
            choices: named.filter_map(|issue| Some(ChoiceView::of(issue, choices.get(&issue.id)?))).collect(),
            count: point.count.to_string(),
            gains: self.gains(&gains),
        }
    }

    fn gains(self, gains: &[Ratio]) -> Vec<PartyGain> {
        let parties = self.plan.parties.iter().zip(gains);
        parties.map(|(party, gain)| PartyGain { party: party.id, gain: Figure::of(gain) }).collect()
    }

    fn gains_from(self) -> Vec<GainsFrom> {
        let Ok(case) = Case::of(self.plan) else { return Vec::new() };
        let from = |party: usize| match case.baseline(party) {
            Some(Baseline::Judged(_)) => GainsFrom::Course,
            Some(Baseline::FromFile(_)) => GainsFrom::File,
            Some(Baseline::Zero) => GainsFrom::Zero,
            None => GainsFrom::NotExamined,
        };
        (0..self.plan.parties.len()).map(from).collect()
    }
}
