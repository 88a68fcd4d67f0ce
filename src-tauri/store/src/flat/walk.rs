//! The rows of a plan, table by table.

use entente_core::model::PlanParts;

use super::{ChoiceRow, ConditionOptionRow, ConditionRow, CourseLevelRow, MainRow, OptionRow, PlanHead, Row};
use crate::table::Table;

/// Looks at the rows of two plans, table by table, those that others point at first.
pub(crate) trait Visitor {
    /// Looks at the rows of one table, before and after.
    fn table<R: Row>(&mut self, table: Table, old: &[R], new: &[R]);
}

/// Shows a visitor the rows of two plans; without an old plan, every row is new.
pub(crate) fn walk(old: Option<&PlanParts>, new: &PlanParts, visitor: &mut impl Visitor) {
    let empty = PlanParts::new(new.id, new.name.clone());
    let heads = old.map(PlanHead::of);
    let old = old.unwrap_or(&empty);
    visitor.table(Table::Plan, heads.as_slice(), &[PlanHead::of(new)]);
    visitor.table(Table::Party, &old.parties, &new.parties);
    visitor.table(Table::Stakeholder, &old.stakeholders, &new.stakeholders);
    visitor.table(Table::Issue, &old.issues, &new.issues);
    visitor.table(Table::IssueOption, &OptionRow::all(old), &OptionRow::all(new));
    visitor.table(Table::Position, &old.positions, &new.positions);
    visitor.table(Table::Value, &old.values, &new.values);
    visitor.table(Table::Criterion, &old.criteria, &new.criteria);
    visitor.table(Table::CriterionIssue, &MainRow::all(old), &MainRow::all(new));
    visitor.table(Table::Reading, &old.readings, &new.readings);
    visitor.table(Table::Rating, &old.ratings, &new.ratings);
    conditions(old, new, visitor);
    visitor.table(Table::NoAgreementCourse, &old.courses, &new.courses);
    visitor.table(Table::CourseLevel, &CourseLevelRow::all(old), &CourseLevelRow::all(new));
    visitor.table(Table::Question, &old.questions, &new.questions);
    visitor.table(Table::Package, &old.packages, &new.packages);
    visitor.table(Table::PackageChoice, &ChoiceRow::all(old), &ChoiceRow::all(new));
    visitor.table(Table::KeptVersion, &old.versions, &new.versions);
    visitor.table(Table::GatePass, &old.passes, &new.passes);
}

fn conditions(old: &PlanParts, new: &PlanParts, visitor: &mut impl Visitor) {
    visitor.table(Table::Shift, &old.shifts, &new.shifts);
    visitor.table(Table::ShiftCondition, &shift_conditions(old), &shift_conditions(new));
    visitor.table(Table::ShiftConditionOption, &shift_options(old), &shift_options(new));
    visitor.table(Table::Constraint, &old.constraints, &new.constraints);
    visitor.table(Table::ConstraintCondition, &constraint_conditions(old), &constraint_conditions(new));
    visitor.table(Table::ConstraintConditionOption, &constraint_options(old), &constraint_options(new));
}

fn shift_conditions(parts: &PlanParts) -> Vec<ConditionRow> {
    parts.shifts.iter().flat_map(|row| ConditionRow::all("shift", row.id.uuid(), &row.when)).collect()
}

fn shift_options(parts: &PlanParts) -> Vec<ConditionOptionRow> {
    parts.shifts.iter().flat_map(|row| ConditionOptionRow::all("shift", row.id.uuid(), &row.when)).collect()
}

fn constraint_conditions(parts: &PlanParts) -> Vec<ConditionRow> {
    let rows = parts.constraints.iter();
    rows.flat_map(|row| ConditionRow::all("constraint", row.id.uuid(), &row.when)).collect()
}

fn constraint_options(parts: &PlanParts) -> Vec<ConditionOptionRow> {
    let rows = parts.constraints.iter();
    rows.flat_map(|row| ConditionOptionRow::all("constraint", row.id.uuid(), &row.when)).collect()
}
