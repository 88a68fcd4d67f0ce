//! The sheets of all parties laid together, where they are about the same thing.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::file::{Evidence, Sheet, SheetCriterion};
use crate::{
    engine::proposal::RuleCode,
    interchange::{Refusal, document},
    model::{
        CourseLevel, Criterion, CriterionId, Fault, GainBasis, Name, Need, NoAgreementCourse, PartyId, Plan,
        PlanId, PlanParts, Protection, Provenance, RatedLevel, Value, ValueId, Words,
    },
    parcel::{OpenError, ParcelIssue, issue_of, rating_of, shift_of},
};

/// Says why sheets are not laid together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// There are fewer than two sheets.
    #[error("there are fewer than two sheets")]
    TooFew,
    /// Two sheets are of one party.
    #[error("two sheets are of {0}")]
    Twice(Name),
    /// A sheet is for another matter.
    #[error("the sheet of {party} is for “{case}”")]
    OtherCase {
        /// Whose sheet it is.
        party: Name,
        /// What it is for.
        case: Name,
    },
    /// A sheet names another rule.
    #[error("the sheet of {party} names the rule {}", rule.code())]
    OtherRule {
        /// Whose sheet it is.
        party: Name,
        /// The rule it names.
        rule: RuleCode,
    },
    /// What is on the table differs.
    #[error("the sheet of {party} has another table: {what}")]
    OtherTable {
        /// Whose sheet it is.
        party: Name,
        /// The issue or option that only one of them has, or that differs.
        what: String,
    },
    /// The rows of a sheet make no rows of a plan.
    #[error(transparent)]
    Rows(#[from] OpenError),
    /// A sheet cannot be read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The sheets do not fit together.
    #[error("the sheets do not fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unfit(Vec<Fault>),
}

/// The sheets of all parties, laid together. It is a neutral's: nothing but answers leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub(super) plan: Plan,
    pub(super) name: Name,
    pub(super) rule: RuleCode,
    pub(super) parties: Vec<Name>,
}

impl Case {
    /// Lays sheets together, parties by the alphabet.
    pub fn of(sheets: &[Sheet]) -> Result<Self, CaseError> {
        let mut sheets: Vec<&Sheet> = sheets.iter().collect();
        sheets.sort_by_key(|sheet| low(&sheet.party));
        let [first, _, ..] = sheets.as_slice() else { return Err(CaseError::TooFew) };
        let first = *first;
        if let Some(pair) = sheets.windows(2).find(|pair| low(&pair[0].party) == low(&pair[1].party)) {
            return Err(CaseError::Twice(pair[0].party.clone()));
        }
        let mut parts = PlanParts::new(PlanId::from(derived(&first.case, "case")), first.case.clone());
        parts.issues = first.issues.iter().map(issue_of).collect::<Result<_, _>>()?;
        for sheet in &sheets {
            agree(first, sheet)?;
            Lay { parts: &mut parts, sheet }.lay(first)?;
        }
        let judged = parts.courses.len() == sheets.len();
        parts.gain_basis = if judged { GainBasis::CourseOnly } else { GainBasis::Zero };
        if !judged {
            parts.courses.clear();
        }
        let parties = sheets.iter().map(|sheet| sheet.party.clone()).collect();
        let plan = Plan::new(parts).map_err(CaseError::Unfit)?;
        Ok(Self { plan, name: first.case.clone(), rule: first.rule, parties })
    }

    /// What all parties call the matter.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The rule agreed on beforehand.
    pub const fn rule(&self) -> RuleCode {
        self.rule
    }

    /// Whose sheets there are.
    pub fn parties(&self) -> &[Name] {
        &self.parties
    }
}

fn low(name: &Name) -> String {
    name.as_str().to_lowercase()
}

/// An identifier that follows from names.
fn derived(name: &Name, kind: &str) -> Uuid {
    let digest = Sha256::digest(format!("{kind}\0{name}"));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
    Builder::from_random_bytes(bytes).into_uuid()
}

fn agree(first: &Sheet, sheet: &Sheet) -> Result<(), CaseError> {
    let party = || sheet.party.clone();
    if low(&sheet.case) != low(&first.case) {
        return Err(CaseError::OtherCase { party: party(), case: sheet.case.clone() });
    }
    if sheet.rule != first.rule {
        return Err(CaseError::OtherRule { party: party(), rule: sheet.rule });
    }
    let other = |what: &Name| CaseError::OtherTable { party: party(), what: what.to_string() };
    for (ours, theirs) in [(first, sheet), (sheet, first)] {
        for row in &ours.issues {
            let same = same_issue(row, theirs).ok_or_else(|| other(&row.name))?;
            if same.range != row.range {
                return Err(other(&row.name));
            }
            let has = |name: &Name| same.options.iter().any(|row| low(&row.name) == low(name));
            if let Some(option) = row.options.iter().find(|row| !has(&row.name)) {
                return Err(other(&option.name));
            }
        }
    }
    Ok(())
}

fn same_issue<'a>(row: &ParcelIssue, sheet: &'a Sheet) -> Option<&'a ParcelIssue> {
    sheet.issues.iter().find(|other| low(&other.name) == low(&row.name))
}

/// A sheet that is laid on top of the others.
struct Lay<'a> {
    parts: &'a mut PlanParts,
    sheet: &'a Sheet,
}

impl Lay<'_> {
    fn lay(&mut self, first: &Sheet) -> Result<(), CaseError> {
        let sheet = self.called_like(first)?;
        let party = PartyId::from(derived(&sheet.party, "party"));
        self.parts.parties.push(crate::model::Party {
            id: party,
            name: sheet.party.clone(),
            about: None,
            essentials: sheet.essentials,
            order_provenance: said(),
        });
        for (number, row) in (1_usize..).zip(&sheet.criteria) {
            self.criterion(party, number, row)?;
        }
        for row in &sheet.ratings {
            self.parts.ratings.push(rating_of(row, said())?);
        }
        self.parts.shifts.extend(sheet.shifts.iter().map(|row| shift_of(row, said())));
        for row in &sheet.constraints {
            if !self.parts.constraints.iter().any(|own| own.when == row.when) {
                let (id, when) = (row.id, row.when.clone());
                let row = crate::model::Constraint { id, when, reason: None, provenance: said() };
                self.parts.constraints.push(row);
            }
        }
        let level = |level: &Option<crate::model::Level>| {
            level.clone().map_or(RatedLevel::Unknown, RatedLevel::Known)
        };
        let levels = sheet.course.iter().map(|row| CourseLevel {
            criterion: row.criterion,
            level: level(&row.level),
            provenance: said(),
        });
        let levels: Vec<_> = levels.collect();
        if !levels.is_empty() {
            self.parts.courses.push(NoAgreementCourse {
                party,
                words: None,
                levels,
                utility_from_file: None,
            });
        }
        Ok(())
    }

    /// The sheet with issues and options called as in the first one.
    fn called_like(&self, first: &Sheet) -> Result<Sheet, CaseError> {
        let mut names = BTreeMap::new();
        for row in &self.sheet.issues {
            let Some(same) = same_issue(row, first) else { continue };
            names.insert(row.id.uuid(), same.id.uuid());
            for option in &row.options {
                let other = same.options.iter().find(|other| low(&other.name) == low(&option.name));
                names.extend(other.map(|other| (option.id.uuid(), other.id.uuid())));
            }
        }
        let unfit =
            |error: serde_json::Error| Refusal::new(crate::interchange::RefusalCode::WrongShape, error);
        let mut value = serde_json::to_value(self.sheet).map_err(unfit)?;
        document::rename(&mut value, &mut |id| names.get(&id).copied().unwrap_or(id));
        Ok(serde_json::from_value(value).map_err(unfit)?)
    }

    /// A criterion without words gets a number, and a protected one a value to be protected.
    fn criterion(&mut self, party: PartyId, number: usize, row: &SheetCriterion) -> Result<(), CaseError> {
        let words = |text: String| Words::new(&text).ok();
        let Some(statement) = words(format!("{} {number}", self.sheet.party)) else { return Ok(()) };
        let value = match row.protection {
            Protection::Open => None,
            Protection::Protected => {
                let id = ValueId::from(derived(&self.sheet.party, &format!("value {number}")));
                let (leads_to, protection) = (None, row.protection);
                let words = statement.clone();
                self.parts.values.push(Value { id, party, words, leads_to, protection, provenance: said() });
                Some(id)
            }
        };
        let evidence = match row.evidence {
            Evidence::Said => Some(statement.clone()),
            Evidence::Missing => None,
        };
        self.parts.criteria.push(Criterion {
            id: CriterionId::from(row.id.uuid()),
            party,
            value,
            statement,
            evidence,
            level_words: [const { None }; 4],
            standing: row.standing,
            need: Need { level: row.needed, provenance: said() },
            rank: row.rank,
            points: row.points.clone(),
            main: row.main.clone(),
            combine: row.combine,
            provenance: said(),
        });
        Ok(())
    }
}

fn said() -> Provenance {
    Provenance::said(None, None)
}
