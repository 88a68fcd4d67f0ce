//! An answer as it is sealed: the only form in which one leaves the machine where it was given.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Answer, LevelAnswer};
use crate::model::{CriterionId, Name, Rank, RatedAt, RatedLevel};

/// What is sealed; who answered stands beside it.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    ranks: Vec<WrittenRank>,
    levels: Vec<WrittenLevel>,
}

#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenRank {
    criterion: CriterionId,
    rank: Option<Rank>,
}

#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenLevel {
    criterion: CriterionId,
    at: RatedAt,
    level: RatedLevel,
}

/// Says that a text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no answer to a blind round")]
pub struct NoAnswer;

impl Answer {
    /// The answer as text, to be sealed.
    pub fn written(&self) -> String {
        let ranks = self.ranks.iter();
        let levels = self.levels.iter().map(|row| WrittenLevel {
            criterion: row.criterion,
            at: row.at.clone(),
            level: row.level.clone(),
        });
        let written = WrittenAnswer {
            ranks: ranks
                .map(|(criterion, rank)| WrittenRank { criterion: *criterion, rank: *rank })
                .collect(),
            levels: levels.collect(),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// The answer of a text that was sealed, by the member who sealed it.
    pub fn read(text: &str, member: Name) -> Result<Self, NoAnswer> {
        let written: WrittenAnswer = serde_json::from_str(text).map_err(|_| NoAnswer)?;
        let levels = written.levels.into_iter();
        Ok(Self {
            member,
            ranks: written.ranks.into_iter().map(|row| (row.criterion, row.rank)).collect(),
            levels: levels
                .map(|row| LevelAnswer { criterion: row.criterion, at: row.at, level: row.level })
                .collect(),
        })
    }
}

/// The schema of what is sealed.
pub fn schema() -> String {
    serde_json::to_string(&schemars::schema_for!(WrittenAnswer)).unwrap_or_default()
}
