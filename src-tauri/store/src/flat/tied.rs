//! Rows that belong to another row: options, main issues, conditions, levels of a course, choices of a package.

use entente_core::{
    Ratio,
    model::{
        Choice, Choices, Condition, CourseLevel, CriterionId, IssueId, IssueOption, OptionId, PackageId,
        PartyId, PlanParts,
    },
};
use uuid::Uuid;

use super::{Fields, Row, Unreadable, fields::OWN};
use crate::{cells::RowCells, table::Table};

/// An option and its issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OptionRow {
    pub(crate) issue: IssueId,
    pub(crate) option: IssueOption,
}

/// An issue that sets the level of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MainRow {
    pub(crate) criterion: CriterionId,
    pub(crate) issue: IssueId,
}

/// A condition of a shift, a constraint or a standard; the options it names are rows of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConditionRow {
    pub(crate) owner_field: &'static str,
    pub(crate) owner: Uuid,
    pub(crate) issue: IssueId,
    pub(crate) range: Option<(Ratio, Ratio)>,
}

/// An option for which a condition of a shift, a constraint or a standard holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConditionOptionRow {
    pub(crate) owner_field: &'static str,
    pub(crate) owner: Uuid,
    pub(crate) issue: IssueId,
    pub(crate) option: OptionId,
}

/// A level that a party's course without agreement brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CourseLevelRow {
    pub(crate) party: PartyId,
    pub(crate) level: CourseLevel,
}

/// What a kept package chooses for one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChoiceRow {
    pub(crate) package: PackageId,
    pub(crate) issue: IssueId,
    pub(crate) choice: Choice,
}

impl OptionRow {
    /// The options of a plan.
    pub(crate) fn all(parts: &PlanParts) -> Vec<Self> {
        let options = parts.issues.iter().flat_map(|issue| {
            issue.options().iter().map(|option| Self { issue: issue.id, option: option.clone() })
        });
        options.collect()
    }
}

impl MainRow {
    /// The main issues of the criteria of a plan.
    pub(crate) fn all(parts: &PlanParts) -> Vec<Self> {
        let rows = parts
            .criteria
            .iter()
            .flat_map(|row| row.main.iter().map(|issue| Self { criterion: row.id, issue: *issue }));
        rows.collect()
    }
}

impl ConditionRow {
    /// The conditions of one shift, constraint or standard.
    pub(crate) fn all(owner_field: &'static str, owner: Uuid, when: &[Condition]) -> Vec<Self> {
        let rows = when.iter().map(|condition| {
            let range = match &condition.choices {
                Choices::AnyOf(_) => None,
                Choices::Between { from, to } => Some((from.clone(), to.clone())),
            };
            Self { owner_field, owner, issue: condition.issue, range }
        });
        rows.collect()
    }
}

impl ConditionOptionRow {
    /// The options that the conditions of one shift, constraint or standard name.
    pub(crate) fn all(owner_field: &'static str, owner: Uuid, when: &[Condition]) -> Vec<Self> {
        let rows = when.iter().flat_map(|condition| {
            let options = match &condition.choices {
                Choices::AnyOf(options) => options.as_slice(),
                Choices::Between { .. } => &[],
            };
            options.iter().map(|option| Self { owner_field, owner, issue: condition.issue, option: *option })
        });
        rows.collect()
    }
}

impl CourseLevelRow {
    /// The levels of the courses of a plan.
    pub(crate) fn all(parts: &PlanParts) -> Vec<Self> {
        let rows = parts
            .courses
            .iter()
            .flat_map(|row| row.levels.iter().map(|level| Self { party: row.party, level: level.clone() }));
        rows.collect()
    }
}

impl ChoiceRow {
    /// The choices of the kept packages of a plan.
    pub(crate) fn all(parts: &PlanParts) -> Vec<Self> {
        let rows = parts.packages.iter().flat_map(|row| {
            let choices = row.choices.iter();
            choices.map(|(issue, choice)| Self { package: row.id, issue: *issue, choice: choice.clone() })
        });
        rows.collect()
    }
}

fn owner_field(table: Table) -> &'static str {
    if matches!(table, Table::ShiftCondition | Table::ShiftConditionOption) {
        "shift"
    } else if matches!(table, Table::StandardCondition | Table::StandardConditionOption) {
        "standard"
    } else {
        "constraint"
    }
}

impl Row for OptionRow {
    fn id(&self) -> String {
        self.option.id.to_string()
    }

    fn family(&self) -> String {
        self.issue.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("issue", self.issue);
        cells.text("name", &self.option.name);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let option = IssueOption { id: fields.own_id()?, name: fields.name("name")? };
        Ok(Self { issue: fields.id("issue")?, option })
    }
}

impl Row for MainRow {
    fn id(&self) -> String {
        format!("{}:{}", self.criterion, self.issue)
    }

    fn family(&self) -> String {
        self.criterion.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("criterion", self.criterion);
        cells.text("issue", self.issue);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self { criterion: fields.id("criterion")?, issue: fields.id("issue")? })
    }
}

impl Row for ConditionRow {
    fn id(&self) -> String {
        format!("{}:{}", self.owner, self.issue)
    }

    fn family(&self) -> String {
        self.owner.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text(self.owner_field, self.owner);
        cells.text("issue", self.issue);
        cells.maybe("lowest", self.range.as_ref().map(|(lowest, _)| lowest));
        cells.maybe("highest", self.range.as_ref().map(|(_, highest)| highest));
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let owner_field = owner_field(fields.table());
        let range = fields.maybe_ratio("lowest")?.zip(fields.maybe_ratio("highest")?);
        Ok(Self { owner_field, owner: fields.id(owner_field)?, issue: fields.id("issue")?, range })
    }
}

impl Row for ConditionOptionRow {
    fn id(&self) -> String {
        format!("{}:{}", self.owner, self.option)
    }

    fn family(&self) -> String {
        format!("{}:{}", self.owner, self.issue)
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text(self.owner_field, self.owner);
        cells.text("issue", self.issue);
        cells.text("option", self.option);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let owner_field = owner_field(fields.table());
        let (issue, option) = (fields.id("issue")?, fields.id("option")?);
        Ok(Self { owner_field, owner: fields.id(owner_field)?, issue, option })
    }
}

impl Row for CourseLevelRow {
    fn id(&self) -> String {
        format!("{}:{}", self.party, self.level.criterion)
    }

    fn family(&self) -> String {
        self.party.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        cells.text("criterion", self.level.criterion);
        cells.level(&self.level.level);
        cells.provenance(&OWN, &self.level.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let level = CourseLevel {
            criterion: fields.id("criterion")?,
            level: fields.level()?,
            provenance: fields.provenance(&OWN)?,
        };
        Ok(Self { party: fields.id("party")?, level })
    }
}

impl Row for ChoiceRow {
    fn id(&self) -> String {
        format!("{}:{}", self.package, self.issue)
    }

    fn family(&self) -> String {
        self.package.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("package", self.package);
        cells.text("issue", self.issue);
        match &self.choice {
            Choice::Option(option) => cells.text("option", option),
            Choice::Amount(amount) => cells.text("amount", amount),
        }
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let choice = match fields.maybe_id("option")? {
            Some(option) => Choice::Option(option),
            None => Choice::Amount(fields.ratio("amount")?),
        };
        Ok(Self { package: fields.id("package")?, issue: fields.id("issue")?, choice })
    }
}
