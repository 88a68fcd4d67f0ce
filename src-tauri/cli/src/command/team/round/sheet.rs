//! Answers as files: criteria in order, and levels by criterion and choice, all by name.

use std::collections::BTreeMap;

use entente_core::{
    Ratio,
    blind::{Answer, LevelAnswer, Questions},
    model::{CriterionId, Level, Name, Plan, Rank, RatedAt, RatedLevel},
};
use entente_team::blind::choice_in_words;
use serde::{Deserialize, Serialize};

use crate::{failure::TeamFailure, label::Labels};

/// What stands for a level that is not known.
const UNKNOWN: &str = "unknown";

/// An answer, or what is asked, by name.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFile {
    /// Groups of criteria of equal weight, the weightiest first; who is left out has no rank.
    pub order: Vec<Vec<String>>,
    /// Levels from 0 to 3, or `unknown`, by criterion and choice.
    pub levels: BTreeMap<String, BTreeMap<String, String>>,
}

/// The names of what is asked.
pub struct Names {
    criteria: Vec<(CriterionId, String)>,
    choices: Vec<(CriterionId, RatedAt, String)>,
    labels: Labels,
}

impl Names {
    /// The names of what is asked in a plan.
    pub fn of(plan: &Plan, asked: &Questions) -> Self {
        let labels = Labels::of(plan);
        let criteria = asked.criteria.iter().map(|id| (*id, labels.criterion(*id).to_owned())).collect();
        let named = |(criterion, at): &(CriterionId, RatedAt)| {
            Some((*criterion, at.clone(), choice_in_words(plan, at)?))
        };
        Self { criteria, choices: asked.choices.iter().filter_map(named).collect(), labels }
    }

    /// The name of a criterion.
    pub fn criterion(&self, id: CriterionId) -> &str {
        self.labels.criterion(id)
    }

    /// What is asked, as the plan answers it now.
    pub fn as_it_is(&self, plan: &Plan) -> AnswerFile {
        let rank = |id: &CriterionId| plan.criterion(*id).and_then(|row| row.rank);
        let ranks = self.criteria.iter().map(|(id, _)| (*id, rank(id))).collect();
        let level = |criterion, at: &RatedAt| {
            plan.rating(criterion, at).map_or(RatedLevel::Unknown, |row| row.level.clone())
        };
        let levels = self.choices.iter().map(|(criterion, at, _)| LevelAnswer {
            criterion: *criterion,
            at: at.clone(),
            level: level(*criterion, at),
        });
        self.file(&ranks, &levels.collect::<Vec<_>>())
    }

    /// An answer by name.
    pub fn file(&self, ranks: &BTreeMap<CriterionId, Option<Rank>>, levels: &[LevelAnswer]) -> AnswerFile {
        let mut order: BTreeMap<Rank, Vec<String>> = BTreeMap::new();
        for (id, name) in &self.criteria {
            if let Some(rank) = ranks.get(id).copied().flatten() {
                order.entry(rank).or_default().push(name.clone());
            }
        }
        let mut file = AnswerFile { order: order.into_values().collect(), levels: BTreeMap::new() };
        for (criterion, at, name) in &self.choices {
            let found = levels.iter().find(|row| row.criterion == *criterion && row.at == *at);
            if let Some(row) = found {
                let level = match &row.level {
                    RatedLevel::Known(level) => level.ratio().to_string(),
                    RatedLevel::Unknown => UNKNOWN.to_owned(),
                };
                let criterion = self.criterion(*criterion).to_owned();
                file.levels.entry(criterion).or_default().insert(name.clone(), level);
            }
        }
        file
    }

    /// The answer of a file.
    pub fn answer(&self, file: &AnswerFile, member: Name) -> Result<Answer, TeamFailure> {
        let mut ranks: BTreeMap<CriterionId, Option<Rank>> =
            self.criteria.iter().map(|(id, _)| (*id, None)).collect();
        for (group, rank) in file.order.iter().zip((1..).map(Rank::new)) {
            for wanted in group {
                let found = self.criteria.iter().find(|(_, name)| name == wanted);
                let (id, _) = found.ok_or_else(|| TeamFailure::NotAsked(wanted.clone()))?;
                ranks.insert(*id, rank);
            }
        }
        let mut levels = Vec::new();
        for (statement, rated) in &file.levels {
            for (choice, level) in rated {
                let is_meant = |(criterion, _, name): &&(CriterionId, RatedAt, String)| {
                    self.criterion(*criterion) == statement && name == choice
                };
                let found = self.choices.iter().find(is_meant);
                let not_asked = || TeamFailure::NotAsked(format!("{statement} / {choice}"));
                let (criterion, at, _) = found.ok_or_else(not_asked)?;
                levels.push(LevelAnswer { criterion: *criterion, at: at.clone(), level: read(level)? });
            }
        }
        Ok(Answer { member, ranks, levels })
    }
}

fn read(level: &str) -> Result<RatedLevel, TeamFailure> {
    if level == UNKNOWN {
        return Ok(RatedLevel::Unknown);
    }
    let level_of = |number: Ratio| Level::new(number).ok();
    let known = level.parse().ok().and_then(level_of).map(RatedLevel::Known);
    known.ok_or_else(|| TeamFailure::NoLevel(level.to_owned()))
}
