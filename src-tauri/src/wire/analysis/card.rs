//! One package as a card: its choices, what it brings each party, and why it is there.

use entente_core::{
    edit::RowRef,
    engine::WinLabel,
    model::{Choice, Confidence, CriterionId, Issue, IssueId, Name, NeededLevel, OptionId, PartyId, Source},
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::figure::{Figure, LevelView};
use crate::wire::plan::ProvenanceView;
use crate::wire::reason::Reason;

/// A package, or several with the same levels for everybody.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CardView {
    /// The number it goes by in the list, on the map and in the rules, from 1.
    pub number: u32,
    /// Names the same package in the next analysis too: selection and focus go by it.
    pub key: String,
    /// What is chosen, in plan order of the issues.
    pub choices: Vec<ChoiceView>,
    /// The choices as one line, to call it by until a person names it.
    pub title: String,
    /// How many other packages have the same levels.
    pub alike: String,
    /// What may be said of it.
    pub label: LabelView,
    /// What it brings each party, in plan order.
    pub parties: Vec<PartyOutcome>,
    /// Each choice against its nearest alternative.
    pub why: Vec<WhyRow>,
    /// The guesses it rests on.
    pub rests_on: Vec<RestsOn>,
    /// In how many guess cases it meets every essential; nothing when nothing essential is guessed.
    pub cases: Option<Cases>,
    /// Why it is in the list.
    pub listed: Option<Reason>,
}

/// What each party says of one package.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PackageReading {
    /// It was read.
    Read {
        /// What it brings everybody.
        card: Box<CardView>,
    },
    /// An issue is left open, or what is chosen is no longer on the table.
    Open,
    /// The plan is too large to read a package by itself.
    TooLarge {
        /// What is too large.
        reason: Reason,
    },
}

/// What is chosen for one issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChoiceView {
    /// The issue.
    pub issue: IssueId,
    /// What the issue is called.
    pub issue_name: Name,
    /// What is chosen: sent back to keep the package.
    pub choice: Choice,
    /// What the choice is called, an amount with its unit.
    pub label: String,
}

impl ChoiceView {
    /// The view of a choice for an issue.
    pub fn of(issue: &Issue, choice: &Choice) -> Self {
        let label = match choice {
            Choice::Option(id) => option_name(issue, *id),
            Choice::Amount(amount) => {
                let unit = issue.range().and_then(|range| range.unit());
                let shown = amount.rounded(6);
                unit.map_or_else(|| shown.clone(), |unit| format!("{shown} {unit}"))
            }
        };
        Self { issue: issue.id, issue_name: issue.name.clone(), choice: choice.clone(), label }
    }
}

fn option_name(issue: &Issue, id: OptionId) -> String {
    let named = issue.options().iter().find(|option| option.id == id);
    named.map(|option| option.name.to_string()).unwrap_or_default()
}

/// What may be said of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LabelView {
    /// The label.
    pub code: LabelCode,
    /// Whose criterion keeps it from more: each names party and criterion.
    pub reasons: Vec<Reason>,
    /// Whether it is better than no agreement for all, said beside “not yet”.
    pub beats_no_agreement: bool,
}

/// The labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LabelCode {
    /// Every essential of every party is enough, and nothing it rests on is a guess.
    WinWin,
    /// The same, resting on guesses.
    WinWinIf,
    /// Something unknown leaves it open.
    Undetermined,
    /// Some essential is not enough.
    NotYet,
    /// The plan has one party only: nothing is said.
    Unsaid,
}

impl LabelCode {
    const ALL: [Self; 5] = [Self::WinWin, Self::WinWinIf, Self::Undetermined, Self::NotYet, Self::Unsaid];

    /// The code of a label; a plan of one party has none to say.
    pub const fn of(label: Option<WinLabel>) -> Self {
        match label {
            Some(WinLabel::WinWin) => Self::WinWin,
            Some(WinLabel::WinWinIf) => Self::WinWinIf,
            Some(WinLabel::Undetermined) => Self::Undetermined,
            Some(WinLabel::NotYet) => Self::NotYet,
            None => Self::Unsaid,
        }
    }

    /// Returns the code that rows and the page write.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WinWin => "win-win",
            Self::WinWinIf => "win-win-if",
            Self::Undetermined => "undetermined",
            Self::NotYet => "not-yet",
            Self::Unsaid => "unsaid",
        }
    }

    /// Reads a written code; nothing for one that no label has.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.code() == code)
    }
}

/// What a package brings one party.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PartyOutcome {
    /// The party.
    pub party: PartyId,
    /// Its worth to the party at the dot weights, on the party's own scale; nothing when nothing is weighed.
    pub utility: Option<Figure>,
    /// The smallest and largest worth over all weights that fit the order.
    pub band: Option<[Figure; 2]>,
    /// Its place in the party's own range over the packages that meet every essential.
    pub place: Option<Figure>,
    /// The places of the smallest and the largest worth in the party's own range over all packages, as far as they lie
    /// within it.
    pub reach: Option<[Figure; 2]>,
    /// Whether the party's essentials are enough.
    pub essentials: EssentialsVerdict,
    /// Its criteria, in the order shown: protected first, then by rank, then in plan order.
    pub criteria: Vec<CriterionOutcome>,
}

/// Whether essentials are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EssentialsVerdict {
    /// They are.
    Met,
    /// At least one is not.
    NotMet,
    /// Something unknown, or missing evidence, leaves it open.
    Undetermined,
}

/// What a package brings one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CriterionOutcome {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its level.
    pub level: LevelView,
    /// From which level on it is enough.
    pub needed: NeededLevel,
    /// Whether it has to be enough.
    pub essential: bool,
    /// Whether it is enough; nothing for one that is not essential.
    pub verdict: Option<EssentialsVerdict>,
    /// Whether a rating or shift behind its level is a guess: drawn hatched.
    pub guess: bool,
    /// Whether something behind its level is not known.
    pub unknown: bool,
    /// The rows its level comes from, ratings first.
    pub trace: Vec<TraceStep>,
    /// Said when the rows add up to more than the highest level, or to less than the lowest.
    pub held: Option<Reason>,
}

/// One row behind a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TraceStep {
    /// The row.
    pub row: RowRef,
    /// The choices that bring it into play, each as “issue: choice”.
    pub choices: Vec<String>,
    /// The level it sets, or what it adds or takes with its sign; nothing while not known.
    pub brings: Option<String>,
    /// Where it comes from; nothing for a row that comes from nowhere.
    pub provenance: Option<ProvenanceView>,
}

/// Why one choice is made: against the alternative that changes the fewest levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WhyRow {
    /// The issue.
    pub issue: IssueId,
    /// What the issue is called.
    pub issue_name: Name,
    /// What is chosen.
    pub chosen: String,
    /// The nearest alternative; nothing when there is no other choice.
    pub instead: Option<String>,
    /// What changes for each party, in plan order; a party without changes has none listed.
    pub parties: Vec<PartyChange>,
}

/// What one choice changes for one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartyChange {
    /// The party.
    pub party: PartyId,
    /// The levels that change.
    pub changes: Vec<LevelChange>,
}

/// A level with the alternative, and with what is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LevelChange {
    /// The criterion.
    pub criterion: CriterionId,
    /// The level with the alternative, or the interval.
    pub before: String,
    /// The level with what is chosen, or the interval.
    pub after: String,
}

/// A guess that the label rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RestsOn {
    /// The row.
    pub row: RowRef,
    /// Whose row it is.
    pub party: PartyId,
    /// The criterion it belongs to.
    pub criterion: Option<CriterionId>,
    /// Where it comes from.
    pub source: Source,
    /// How sure its writer is.
    pub confidence: Confidence,
}

/// In how many of the counted guess cases something holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Cases {
    /// In how many it holds.
    pub held: String,
    /// How many were counted.
    pub counted: String,
}
