//! The three questions that a neutral answers, and the log of them that everybody gets.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Case;
use crate::{
    engine::{
        RulesAnswer, Watch,
        proposal::{AnalysisError, AnalysisRequest, Outlook, RuleCode, analyse},
    },
    interchange::{Refusal, document},
    model::{Choice, IssueId, Name, code::coded},
};

/// The word by which a result is known.
pub const RESULT_FORMAT: &str = "entente-result";
const VERSION: u32 = 1;
/// The largest number of packages that are handed out.
const MOST_CANDIDATES: usize = 5;

coded! {
    /// A question that the neutral answers; there are no others.
    pub enum Query {
        /// Whether any package meets everybody's essentials.
        Room = "room",
        /// A few packages that do.
        Candidates = "candidates",
        /// What the rule picks that was agreed on beforehand.
        Rule = "rule",
    }
}

coded! {
    /// Whether any package meets everybody's essentials.
    pub enum Room {
        /// One does.
        Yes = "yes",
        /// None does.
        No = "no",
        /// It is not known: something is unknown, or somebody named nothing essential.
        NotDetermined = "not_determined",
    }
}

/// A result as a file: for all parties, word for word the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "entente-result, version 1")]
pub struct SheetResult {
    format: Format,
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    contains: Contents,
    /// What all parties call the matter.
    pub case: Name,
    /// Whose sheets were laid together.
    pub parties: Vec<Name>,
    /// The rule agreed on beforehand.
    pub rule: RuleCode,
    /// The answer to the last question of the log.
    pub answer: Answer,
    /// Every question so far, the last one answered here.
    pub log: Vec<LogEntry>,
    /// Who answers for it; nothing before it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<ResultSignature>,
}

/// The neutral's name under a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultSignature {
    /// The card of the neutral.
    pub card: String,
    /// What the neutral's key says of everything else in the file, in hexadecimal digits.
    pub signature: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Format {
    EntenteResult,
}

/// Whose eyes the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Contents {
    /// All parties'.
    Result,
}

/// What the neutral hands out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// Whether there is room.
    Room(Room),
    /// Packages that meet everybody's essentials, in the order of their words; none where there is no room.
    Candidates(Vec<ResultPackage>),
    /// What the rule picks; none where it picks nothing.
    Rule(Vec<ResultPackage>),
}

impl Answer {
    fn digest(&self) -> String {
        hex(&Sha256::digest(serde_json::to_string(self).unwrap_or_default()))
    }

    /// The question that it answers.
    pub const fn query(&self) -> Query {
        match self {
            Self::Room(_) => Query::Room,
            Self::Candidates(_) => Query::Candidates,
            Self::Rule(_) => Query::Rule,
        }
    }
}

/// A package in the words on the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultPackage {
    /// What is chosen, issue by issue.
    pub choices: Vec<ResultChoice>,
}

/// What is chosen for an issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultChoice {
    /// The issue.
    pub issue: Name,
    /// The option, or the amount with its unit.
    pub choice: String,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// Its number, from 1.
    pub number: u32,
    /// What was asked.
    pub query: Query,
    /// On which day.
    #[schemars(with = "String")]
    pub day: Date,
    /// The digest of the answer.
    pub answer: String,
    /// The digest of the entry before; empty in the first.
    pub before: String,
}

impl LogEntry {
    fn digest(&self) -> String {
        let Self { number, query, day, answer, before } = self;
        hex(&Sha256::digest(format!("{number}\0{}\0{day}\0{answer}\0{before}", query.code())))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a log is whole: numbered from 1, each entry naming the one before.
pub fn check_log(log: &[LogEntry]) -> bool {
    let numbered = (1..).zip(log).all(|(number, entry)| entry.number == number);
    let first = log.first().is_none_or(|entry| entry.before.is_empty());
    numbered && first && log.windows(2).all(|pair| pair[1].before == pair[0].digest())
}

/// Answers a question, and logs it after what was asked before.
pub fn ask(
    case: &Case,
    query: Query,
    day: Date,
    mut log: Vec<LogEntry>,
) -> Result<SheetResult, AnalysisError> {
    let answer = match query {
        Query::Room => Answer::Room(room(case)?),
        Query::Candidates => Answer::Candidates(candidates(case)?),
        Query::Rule => Answer::Rule(picked(case)?),
    };
    log.push(LogEntry {
        number: log.last().map_or(1, |entry| entry.number + 1),
        query,
        day,
        answer: answer.digest(),
        before: log.last().map(LogEntry::digest).unwrap_or_default(),
    });
    Ok(SheetResult {
        format: Format::EntenteResult,
        version: VERSION,
        contains: Contents::Result,
        case: case.name.clone(),
        parties: case.parties.clone(),
        rule: case.rule,
        answer,
        log,
        signed: None,
    })
}

fn room(case: &Case) -> Result<Room, AnalysisError> {
    Ok(match analyse(&case.plan, &AnalysisRequest::default(), &Watch::idle())?.outlook {
        Outlook::Proposed => Room::Yes,
        Outlook::Undetermined | Outlook::TooLittleKnown => Room::NotDetermined,
        Outlook::Blocked | Outlook::NothingPossible => Room::No,
    })
}

fn candidates(case: &Case) -> Result<Vec<ResultPackage>, AnalysisError> {
    let found = analyse(&case.plan, &AnalysisRequest::default(), &Watch::idle())?;
    let mut packages: Vec<_> = match found.outlook {
        Outlook::Proposed => {
            let cards = found.proposals.iter().take(MOST_CANDIDATES).map(|row| &row.card.choices);
            cards.map(|choices| case.told(choices)).collect()
        }
        Outlook::Undetermined | Outlook::TooLittleKnown | Outlook::Blocked | Outlook::NothingPossible => {
            Vec::new()
        }
    };
    // The order of proposals would tell who is worst off in which.
    packages.sort();
    Ok(packages)
}

fn picked(case: &Case) -> Result<Vec<ResultPackage>, AnalysisError> {
    let found = analyse(&case.plan, &AnalysisRequest::default(), &Watch::idle())?;
    let Some(RulesAnswer::Picked(rules)) = found.rules else { return Ok(Vec::new()) };
    let pick = match case.rule {
        RuleCode::Nash => rules.nash,
        RuleCode::KalaiSmorodinsky => rules.kalai_smorodinsky,
        RuleCode::Leximin => rules.leximin,
        RuleCode::EqualGains => rules.equal_gains,
    };
    let engine = crate::engine::Case::of(&case.plan)?;
    let mut packages: Vec<_> =
        pick.points.iter().map(|point| case.told(&engine.choices(&point.first))).collect();
    packages.sort();
    Ok(packages)
}

impl Case {
    /// A package in the words on the table, issues by the alphabet.
    fn told(&self, choices: &std::collections::BTreeMap<IssueId, Choice>) -> ResultPackage {
        let chosen = self.plan.issues.iter().filter_map(|issue| {
            let choice = match choices.get(&issue.id)? {
                Choice::Option(id) => issue.options().iter().find(|row| row.id == *id)?.name.to_string(),
                Choice::Amount(amount) => {
                    let unit = issue.range().and_then(|range| range.unit()).map(ToString::to_string);
                    [Some(amount.to_string()), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
                }
            };
            Some(ResultChoice { issue: issue.name.clone(), choice })
        });
        ResultPackage { choices: chosen.collect() }
    }
}

impl SheetResult {
    /// The result of a text, or why it is refused.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        document::read(text, RESULT_FORMAT, VERSION)
    }

    /// Whether its log is whole and ends with the question that is answered here.
    pub fn is_whole(&self) -> bool {
        let last = self.log.last();
        let answers = last
            .is_some_and(|entry| entry.query == self.answer.query() && entry.answer == self.answer.digest());
        answers && check_log(&self.log)
    }

    /// The same result with a name under it.
    pub fn signed_as(self, signature: ResultSignature) -> Self {
        Self { signed: Some(signature), ..self }
    }

    /// What a signature covers: the text without it.
    pub fn unsigned(&self) -> String {
        Self { signed: None, ..self.clone() }.text()
    }

    /// Its text; equal results give equal bytes.
    pub fn text(&self) -> String {
        document::write(self)
    }
}

/// The JSON Schema of an `entente-result` file, version 1, as text.
pub fn result_schema() -> String {
    let mut schema = serde_json::Value::from(schemars::schema_for!(SheetResult));
    schema.sort_all_objects();
    format!("{schema:#}\n")
}
