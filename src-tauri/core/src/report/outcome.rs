//! One outcome on one sheet: what it is, how far it goes for each, why, and what is still to be confirmed.

use std::collections::BTreeMap;

use super::{
    Block, Extent, Firmness, LevelLine, Line, PartyMark, ReportError, Sheet, SheetKind, Span, Told, block,
};
use crate::{
    edit::RowRef,
    engine::{
        Essentials, WinLabel,
        proposal::{
            Basis, Card, CriterionOutcome, PartyOutcome, RestsOn, Sufficiency, WhyLine, package_card,
        },
    },
    model::{Choice, CriterionId, DurabilityPoint, Hearing, IssueId, Name, PartyId, Plan},
};

/// What outcomes are called: by a package of the same choices in the plan that is told, else by their choices. What a keeper
/// calls a package is nobody else's business until something is agreed on it.
pub(super) fn titles(plan: &Plan, outcomes: &[BTreeMap<IssueId, Choice>]) -> Vec<String> {
    let named = |choices: &BTreeMap<IssueId, Choice>| {
        plan.packages.iter().find(|row| row.choices == *choices).map(|row| row.title.to_string())
    };
    let title = |choices| named(choices).unwrap_or_else(|| chosen(plan, choices).join(" · "));
    outcomes.iter().map(title).collect()
}

pub(super) fn sheets(
    plan: &Plan,
    outcomes: &[BTreeMap<IssueId, Choice>],
    titles: &[String],
    extent: Extent,
) -> Result<Vec<Sheet>, ReportError> {
    let card = |(at, choices)| package_card(plan, choices)?.ok_or(ReportError::NotOnTheTable(at));
    let cards = (1..).zip(outcomes).map(card).collect::<Result<Vec<_>, ReportError>>()?;
    let sheet = |(at, card): (usize, &Card)| {
        let others = titles.iter().zip(&cards).enumerate().filter(|(other, _)| *other != at);
        let others: Vec<_> = others.map(|(_, other)| other).collect();
        let title = titles.get(at).cloned().unwrap_or_default();
        Sheet { kind: SheetKind::Outcome, title, blocks: Teller { plan, card, extent }.blocks(&others) }
    };
    Ok(cards.iter().enumerate().map(sheet).collect())
}

/// What is chosen on each issue, in plan order.
pub(super) fn chosen(plan: &Plan, choices: &BTreeMap<IssueId, Choice>) -> Vec<String> {
    plan.issues
        .iter()
        .filter_map(|issue| Some(choice_name(plan, issue.id, choices.get(&issue.id)?)))
        .collect()
}

/// What a choice is called, an amount with its unit.
pub(super) fn choice_name(plan: &Plan, issue: IssueId, choice: &Choice) -> String {
    match choice {
        Choice::Option(id) => plan.option(*id).map(|(_, row)| row.name.to_string()).unwrap_or_default(),
        Choice::Amount(amount) => {
            let unit = plan.issue(issue).and_then(|row| row.range()).and_then(|range| range.unit());
            let shown = amount.rounded(6);
            unit.map_or_else(|| shown.clone(), |unit| format!("{shown} {unit}"))
        }
    }
}

/// The parties of a plan as they are shown.
pub(super) fn marks(plan: &Plan) -> Vec<PartyMark> {
    plan.parties.iter().enumerate().map(|(index, row)| PartyMark { index, name: row.name.clone() }).collect()
}

/// A heading with blocks, unless there is nothing under it.
pub(super) fn section(key: &str, blocks: Vec<Block>) -> Option<Block> {
    (!blocks.is_empty()).then(|| Block::Section { title: Told::plain(key), blocks })
}

/// A table, unless it has no rows.
pub(super) fn table(heads: &[&str], rows: Vec<Vec<Line>>) -> Vec<Block> {
    let heads = heads.iter().map(|key| Told::plain(*key)).collect();
    if rows.is_empty() { Vec::new() } else { vec![Block::Table { heads, rows }] }
}

struct Teller<'a> {
    plan: &'a Plan,
    card: &'a Card,
    extent: Extent,
}

impl Teller<'_> {
    fn blocks(&self, others: &[(&String, &Card)]) -> Vec<Block> {
        let purpose = match self.extent {
            Extent::Outcomes => self.plan.purpose.as_ref(),
            // The sheet of the plan has said it.
            Extent::Plan => None,
        };
        let purpose = purpose.into_iter().map(|words| Block::Lead(words.to_string())).collect();
        let beside = [
            section("report.also", table(&[], others.iter().map(|other| self.beside(other)).collect())),
            section("report.to_confirm", table(&[], self.to_confirm())),
        ];
        let beside: Vec<_> = beside.into_iter().flatten().collect();
        let sections = [
            section("report.purpose", purpose),
            section("report.whole", table(&[], self.terms())),
            section("report.levels", self.levels()),
            section("report.why", self.why()),
        ];
        let after = [section("report.at_home", self.at_home()), section("report.still", self.still())];
        let label = Block::Label { label: self.card.check.label, note: self.note() };
        let (before, after) = (sections.into_iter().flatten(), after.into_iter().flatten());
        std::iter::once(label).chain(before).chain(beside).chain(after).collect()
    }

    fn note(&self) -> Told {
        let guesses = self.to_confirm().len();
        match self.card.check.label {
            Some(WinLabel::WinWinIf) if guesses == 1 => Told::plain("report.rests_on_one"),
            Some(WinLabel::WinWinIf) => Told::plain("report.rests_on").with("count", guesses),
            Some(WinLabel::NotYet) => Told::plain("report.short").with("what", self.short().join("; ")),
            Some(WinLabel::WinWin | WinLabel::Undetermined) | None => Told::plain("report.an_idea"),
        }
    }

    /// The essentials that are not enough, each with its party.
    fn short(&self) -> Vec<String> {
        let short = self.plan.parties.iter().zip(&self.card.check.essentials).flat_map(|(party, verdict)| {
            let ids = match verdict {
                Essentials::NotMet(ids) => ids.as_slice(),
                Essentials::Met | Essentials::Undetermined(_) => &[],
            };
            ids.iter().map(|id| (party.name.clone(), *id))
        });
        short
            .map(|(party, id): (Name, _)| {
                format!(
                    "{party}, {}",
                    self.plan.criterion(id).map(|row| row.statement.to_string()).unwrap_or_default()
                )
            })
            .collect()
    }

    fn terms(&self) -> Vec<Vec<Line>> {
        let chosen = |issue: IssueId| self.card.choices.get(&issue);
        let told = self.plan.issues.iter().filter_map(|issue| {
            let choice = choice_name(self.plan, issue.id, chosen(issue.id)?);
            Some(vec![vec![Span::named(&issue.name)], vec![Span::Strong(choice)], self.conditions(issue.id)])
        });
        told.collect()
    }

    /// What a contingent term of this package says on an issue.
    fn conditions(&self, issue: IssueId) -> Line {
        let of_package = |row: &&crate::model::ContingentTerm| {
            let package = self.plan.packages.iter().find(|package| Some(package.id) == row.package);
            row.issue == issue && package.is_some_and(|package| package.choices == self.card.choices)
        };
        let terms = self.plan.terms.iter().filter(of_package);
        let told = terms.filter_map(|row| {
            let event = self.plan.events.iter().find(|event| event.id == row.event)?;
            let then = choice_name(self.plan, issue, &row.then);
            let otherwise = choice_name(self.plan, issue, &row.otherwise);
            let told = Told::plain("report.term").with("event", &event.words);
            Some(Span::Told(told.with("then", then).with("otherwise", otherwise)))
        });
        told.collect()
    }

    fn levels(&self) -> Vec<Block> {
        let parties = marks(self.plan).into_iter().zip(&self.card.parties).map(|(mark, outcome)| {
            let note = Told::plain(match outcome.essentials {
                Essentials::Met => "report.essentials_met",
                Essentials::NotMet(_) => "report.essentials_not_met",
                Essentials::Undetermined(_) => "report.essentials_open",
            });
            let lines = outcome.criteria.iter().map(|row| self.level(mark.index, row)).collect();
            vec![Block::Of { party: mark, note: Some(note), blocks: vec![Block::Levels(lines)] }]
        });
        let parties: Vec<_> = parties.collect();
        let legend =
            vec![Span::told("report.legend"), Span::Essential, Span::told("report.legend_essential")];
        let mut blocks: Vec<_> = parties.chunks(2).map(|pair| Block::Columns(pair.to_vec())).collect();
        if !blocks.is_empty() {
            blocks.push(Block::Remark(legend));
        }
        blocks
    }

    fn level(&self, party: usize, row: &CriterionOutcome) -> LevelLine {
        let is_essential = row.sufficiency != Sufficiency::NotEssential;
        LevelLine {
            statement: self.statement(row),
            party,
            low: block::whole(&row.level.low),
            high: block::whole(&row.level.high),
            shown: block::shown(&row.level),
            needed: is_essential.then_some(row.needed),
            firmness: match row.basis {
                Basis::Known => Firmness::Firm,
                Basis::Guessed => Firmness::Guessed,
                Basis::Unknown => Firmness::Unknown,
            },
        }
    }

    fn statement(&self, row: &CriterionOutcome) -> String {
        self.plan.criterion(row.criterion).map(|row| row.statement.to_string()).unwrap_or_default()
    }

    fn why(&self) -> Vec<Block> {
        let told = self.card.why.iter().filter(|line| !line.changes.is_empty());
        let rows = told.filter_map(|line| self.why_line(line)).collect();
        table(&["report.why_choice", "report.why_brings", "report.why_costs"], rows)
    }

    fn why_line(&self, line: &WhyLine) -> Option<Vec<Line>> {
        let other = line.other.as_ref().map(|other| choice_name(self.plan, line.issue, other))?;
        let choice = choice_name(self.plan, line.issue, &line.chosen);
        let head =
            vec![Span::Strong(choice), Span::Told(Told::plain("report.why_instead").with("other", other))];
        let (mut brings, mut costs) = (Vec::new(), Vec::new());
        for change in &line.changes {
            let at = self.plan.parties.iter().position(|row| row.id == change.party)?;
            let statement = self.plan.criterion(change.criterion)?.statement.to_string();
            let moved =
                format!("{}\u{a0}→\u{a0}{}", block::shown(&change.before), block::shown(&change.after));
            let mark = PartyMark { index: at, name: self.plan.parties.get(at)?.name.clone() };
            let told = Told::plain("report.why_change").with("criterion", statement).with("levels", moved);
            let spans = [Span::Party(mark), Span::Told(told)];
            if change.after.dot > change.before.dot { brings.extend(spans) } else { costs.extend(spans) }
        }
        Some(vec![head, brings, costs])
    }

    fn beside(&self, (title, card): &(&String, &Card)) -> Vec<Line> {
        let teller = Teller { plan: self.plan, card, extent: self.extent };
        let told = match card.check.label {
            Some(WinLabel::NotYet) => {
                Told::plain("report.also_short").with("what", teller.short().join("; "))
            }
            Some(label @ (WinLabel::WinWin | WinLabel::WinWinIf | WinLabel::Undetermined)) => {
                Told::plain(format!("label.{}", label.code()))
            }
            None => Told::plain("label.unsaid"),
        };
        vec![vec![Span::named(title)], vec![Span::Told(told)]]
    }

    /// The guesses it rests on, one row for all about one criterion; then what is not known.
    fn to_confirm(&self) -> Vec<Vec<Line>> {
        let mut guesses: Vec<(Told, Line)> = Vec::new();
        for rest in &self.card.rests_on {
            let about = self.named("report.guess_about", rest.party, rest.criterion);
            let guess = Span::Told(self.guess(rest));
            match guesses.iter_mut().find(|(named, _)| *named == about) {
                Some((_, line)) if line.contains(&guess) => {}
                Some((_, line)) => line.push(guess),
                None => guesses.push((about, vec![guess])),
            }
        }
        let mark = |told: (Told, Line)| {
            let line = std::iter::once(Span::Told(told.0)).chain(told.1).collect();
            vec![vec![Span::Guess(Told::plain("report.guess"))], line]
        };
        let unknown = self.card.parties.iter().flat_map(|outcome| self.unknown(outcome));
        guesses.into_iter().map(mark).chain(unknown).collect()
    }

    /// A sentence about a criterion of a party.
    fn named(&self, key: &str, party: PartyId, criterion: CriterionId) -> Told {
        let party = self.plan.party(party).map(|row| row.name.to_string()).unwrap_or_default();
        let criterion =
            self.plan.criterion(criterion).map(|row| row.statement.to_string()).unwrap_or_default();
        Told::plain(key).with("party", party).with("criterion", criterion)
    }

    fn unknown(&self, outcome: &PartyOutcome) -> Vec<Vec<Line>> {
        let open = outcome.criteria.iter().filter(|row| row.basis == Basis::Unknown);
        let told = open.map(|row| {
            let told = Span::Told(self.named("report.unknown_level", outcome.party, row.criterion));
            vec![vec![Span::Unknown(Told::plain("report.unknown"))], vec![told]]
        });
        told.collect()
    }

    /// What of a criterion is guessed.
    fn guess(&self, rest: &RestsOn) -> Told {
        match &rest.row {
            RowRef::Rating { .. } | RowRef::Shift(_) => Told::plain("report.guess_levels"),
            RowRef::Need(_) => {
                let needed = self.plan.criterion(rest.criterion).map(|row| row.need.level.get());
                Told::plain("report.guess_need").with("level", needed.unwrap_or_default())
            }
            RowRef::Order(_) => Told::plain("report.guess_order"),
            RowRef::Criterion(_)
            | RowRef::Value(_)
            | RowRef::Reading(_)
            | RowRef::Position(_)
            | RowRef::Constraint(_)
            | RowRef::Course(_)
            | RowRef::Later(_) => Told::plain("report.guess_criterion"),
        }
    }

    fn at_home(&self) -> Vec<Block> {
        let package = |row: &&crate::model::Agreement| {
            let package = self.plan.packages.iter().find(|package| package.id == row.package);
            package.is_some_and(|package| package.choices == self.card.choices)
        };
        let Some(agreement) = self.plan.agreements.iter().rfind(package) else { return Vec::new() };
        let said = marks(self.plan).into_iter().zip(&self.plan.parties).map(|(mark, party)| {
            let words = agreement.explanations.iter().find(|row| row.party == party.id);
            let words = words.map(|row| Span::quoted(&row.words));
            vec![
                vec![Span::Party(mark)],
                vec![words.unwrap_or_else(|| Span::Unknown(Told::plain("report.at_home_open")))],
            ]
        });
        let review = agreement.durability.iter().find(|row| row.point == DurabilityPoint::Review);
        let mut blocks = table(&[], said.collect());
        blocks.extend(
            review.map(|row| Block::Remark(vec![Span::told("report.look_again"), Span::said(&row.words)])),
        );
        blocks
    }

    fn still(&self) -> Vec<Block> {
        let waiting = self.plan.stakeholders.iter().filter(|row| row.hearing == Hearing::MustBeHeard);
        let names: Vec<_> = waiting.map(|row| row.name.to_string()).collect();
        let line = (!names.is_empty()).then(|| Block::Text(vec![Span::Named(names.join("; "))]));
        line.into_iter().collect()
    }
}
