//! The rows of a plan, table by table.

use entente_core::model::PlanParts;

use super::{
    ChoiceRow, ConditionOptionRow, ConditionRow, CourseLevelRow, MainRow, OptionRow, PlanHead, Row, inside,
    offered,
};
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
    map_and_ground(old, new, visitor);
    terms(old, new, visitor);
    talks(old, new, visitor);
    agreements(old, new, visitor);
}

fn map_and_ground(old: &PlanParts, new: &PlanParts, visitor: &mut impl Visitor) {
    visitor.table(Table::Influence, &old.influences, &new.influences);
    visitor.table(Table::CommonGround, &old.common_grounds, &new.common_grounds);
    let members = |parts: &PlanParts| inside(&parts.common_grounds, |row| (row.id.uuid(), &row.members));
    visitor.table(Table::CommonCriterion, &members(old), &members(new));
    visitor.table(Table::Circumstance, &old.circumstances, &new.circumstances);
    visitor.table(Table::Idea, &old.ideas, &new.ideas);
    let cites = |parts: &PlanParts| inside(&parts.ideas, |row| (row.id.uuid(), &row.cites));
    visitor.table(Table::IdeaRow, &cites(old), &cites(new));
}

fn terms(old: &PlanParts, new: &PlanParts, visitor: &mut impl Visitor) {
    visitor.table(Table::Standard, &old.standards, &new.standards);
    let conditions = |parts: &PlanParts| -> Vec<ConditionRow> {
        let rows = parts.standards.iter();
        rows.flat_map(|row| ConditionRow::all("standard", row.id.uuid(), &row.about)).collect()
    };
    visitor.table(Table::StandardCondition, &conditions(old), &conditions(new));
    let options = |parts: &PlanParts| -> Vec<ConditionOptionRow> {
        let rows = parts.standards.iter();
        rows.flat_map(|row| ConditionOptionRow::all("standard", row.id.uuid(), &row.about)).collect()
    };
    visitor.table(Table::StandardConditionOption, &options(old), &options(new));
    visitor.table(Table::Event, &old.events, &new.events);
    let forecasts = |parts: &PlanParts| inside(&parts.events, |row| (row.id.uuid(), &row.forecasts));
    visitor.table(Table::Forecast, &forecasts(old), &forecasts(new));
    visitor.table(Table::ContingentTerm, &old.terms, &new.terms);
}

fn talks(old: &PlanParts, new: &PlanParts, visitor: &mut impl Visitor) {
    visitor.table(Table::Fallout, &old.fallouts, &new.fallouts);
    let mitigations = |parts: &PlanParts| inside(&parts.fallouts, |row| (row.id.uuid(), &row.mitigations));
    visitor.table(Table::Mitigation, &mitigations(old), &mitigations(new));
    visitor.table(Table::Offer, &old.offers, &new.offers);
    visitor.table(Table::OfferChoice, &offered(&old.offers), &offered(&new.offers));
    let reactions = |parts: &PlanParts| inside(&parts.offers, |row| (row.id.uuid(), &row.reactions));
    visitor.table(Table::Reaction, &reactions(old), &reactions(new));
    visitor.table(Table::TalkLine, &old.talk_lines, &new.talk_lines);
}

fn agreements(old: &PlanParts, new: &PlanParts, visitor: &mut impl Visitor) {
    visitor.table(Table::Agreement, &old.agreements, &new.agreements);
    let commitments = |parts: &PlanParts| inside(&parts.agreements, |row| (row.id.uuid(), &row.commitments));
    visitor.table(Table::Commitment, &commitments(old), &commitments(new));
    let answers = |parts: &PlanParts| inside(&parts.agreements, |row| (row.id.uuid(), &row.durability));
    visitor.table(Table::DurabilityAnswer, &answers(old), &answers(new));
    let explanations =
        |parts: &PlanParts| inside(&parts.agreements, |row| (row.id.uuid(), &row.explanations));
    visitor.table(Table::Explanation, &explanations(old), &explanations(new));
    let checks = |parts: &PlanParts| inside(&parts.agreements, |row| (row.id.uuid(), &row.checks));
    visitor.table(Table::AfterCheck, &checks(old), &checks(new));
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
