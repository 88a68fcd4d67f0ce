//! A plan from its cells. Whatever a merge left over is cut away, always in the same way, and listed for review.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entente_core::model::{Choices, Condition, Fault, IssueId, IssueKind, OptionId, Plan, PlanId, PlanParts};
use uuid::Uuid;

use crate::{
    cells::Cells,
    flat::{
        ChoiceRow, ConditionOptionRow, ConditionRow, CourseLevelRow, Fields, Inside, MainRow, OfferedChoice,
        OptionRow, Owned, PlanHead, Row, Visitor,
    },
    mend,
    review::{ReviewCode, ReviewEntry},
    sharing::{BlindRows, Comment},
    table::Table,
};

/// A plan, and what had to be cut to make its rows fit together.
#[derive(Clone, Debug)]
pub(crate) struct Assembled {
    pub(crate) plan: Plan,
    pub(crate) beside: Beside,
    pub(crate) review: Vec<ReviewEntry>,
}

/// What is said beside a plan by those who share it; no part of the plan itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    pub(crate) comments: Vec<Comment>,
    pub(crate) blind: BlindRows,
}

impl Beside {
    /// Shows a visitor the rows.
    pub(crate) fn walk(&self, visitor: &mut impl Visitor) {
        visitor.table(Table::Comment, &[], &self.comments);
        visitor.table(Table::BlindRound, &[], &self.blind.rounds);
        visitor.table(Table::BlindAnswer, &[], &self.blind.answers);
        visitor.table(Table::BlindAct, &[], &self.blind.acts);
    }
}

/// Says why cells make no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssemblyError {
    /// The plan was deleted, or never made.
    #[error("the plan is not there")]
    NotThere,
    /// What the plan says of itself cannot be read.
    #[error("the plan's own {0} cannot be read")]
    Head(&'static str),
    /// The rows do not fit together even after everything known was cut away.
    #[error("the rows do not fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unfit(Vec<Fault>),
}

/// The plan of its cells.
pub(crate) fn assemble(plan: PlanId, cells: &Cells) -> Result<Assembled, AssemblyError> {
    let row = plan.to_string();
    let head = cells.row(Table::Plan, &row).filter(|head| head.is_alive()).ok_or(AssemblyError::NotThere)?;
    let mut left_out = BTreeSet::new();
    loop {
        let head = PlanHead::read(&Fields::new(&row, head)).map_err(|field| AssemblyError::Head(field.0))?;
        let mut reader = Reader { cells, left_out: &left_out, review: Vec::new() };
        let mut parts = head.into_parts();
        reader.fill(&mut parts);
        let beside = reader.beside();
        let mut review = reader.review;
        mend::mend(&mut parts, &mut review);
        match Plan::new(parts) {
            Ok(plan) => return Ok(Assembled { plan, beside, review }),
            Err(faults) if leave_out(&mut left_out, &faults) => {}
            Err(faults) => return Err(AssemblyError::Unfit(faults)),
        }
    }
}

/// Leaves out what does not fit in spite of everything that was cut; says whether there was anything to leave out.
fn leave_out(left_out: &mut BTreeSet<(Table, String)>, faults: &[Fault]) -> bool {
    let before = left_out.len();
    left_out.extend(faults.iter().filter_map(|fault| {
        let (table, row) = fault.at.split_once('/')?;
        Some((Table::from_name(table)?, row.to_owned()))
    }));
    left_out.len() > before
}

struct Reader<'a> {
    cells: &'a Cells,
    left_out: &'a BTreeSet<(Table, String)>,
    review: Vec<ReviewEntry>,
}

impl Reader<'_> {
    /// The rows of a table in their order, without those that cannot be read.
    fn rows<R: Row>(&mut self, table: Table) -> Vec<R> {
        let mut rows: Vec<(&str, &String, R)> = Vec::new();
        for (id, cells) in self.cells.rows(table).filter(|(_, cells)| cells.is_alive()) {
            if !self.left_out.is_empty() && self.left_out.contains(&(table, id.clone())) {
                self.review.push(ReviewEntry::row(table, id, ReviewCode::Contradicts));
                continue;
            }
            match R::read(&Fields::new(id, cells)) {
                Ok(row) if row.id() == *id => rows.push((cells.order_key().unwrap_or_default(), id, row)),
                Ok(_) => self.review.push(ReviewEntry::row(table, id, ReviewCode::Unreadable)),
                Err(field) => {
                    self.review.push(ReviewEntry::field(table, id, field.0, ReviewCode::Unreadable))
                }
            }
        }
        rows.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    fn beside(&mut self) -> Beside {
        let blind = BlindRows {
            rounds: self.rows(Table::BlindRound),
            answers: self.rows(Table::BlindAnswer),
            acts: self.rows(Table::BlindAct),
        };
        Beside { comments: self.rows(Table::Comment), blind }
    }

    fn dropped(&mut self, table: Table, row: &impl Row, code: ReviewCode) {
        self.review.push(ReviewEntry::row(table, row.id(), code));
    }

    fn fill(&mut self, parts: &mut PlanParts) {
        parts.parties = self.rows(Table::Party);
        parts.stakeholders = self.rows(Table::Stakeholder);
        parts.issues = self.rows(Table::Issue);
        self.options(parts);
        parts.positions = self.rows(Table::Position);
        parts.values = self.rows(Table::Value);
        parts.criteria = self.rows(Table::Criterion);
        self.main_issues(parts);
        parts.readings = self.rows(Table::Reading);
        parts.ratings = self.rows(Table::Rating);
        self.conditions(parts);
        parts.courses = self.rows(Table::NoAgreementCourse);
        self.course_levels(parts);
        parts.questions = self.rows(Table::Question);
        parts.packages = self.rows(Table::Package);
        self.choices(parts);
        parts.versions = self.rows(Table::KeptVersion);
        parts.passes = self.rows(Table::GatePass);
        self.ground(parts);
        self.terms(parts);
        self.talks(parts);
        self.agreements(parts);
    }

    fn ground(&mut self, parts: &mut PlanParts) {
        parts.influences = self.rows(Table::Influence);
        parts.common_grounds = self.rows(Table::CommonGround);
        let members = parts.common_grounds.iter_mut().map(|row| (row.id.uuid(), &mut row.members));
        self.adopt(Table::CommonCriterion, members);
        parts.circumstances = self.rows(Table::Circumstance);
        parts.ideas = self.rows(Table::Idea);
        self.adopt(Table::IdeaRow, parts.ideas.iter_mut().map(|row| (row.id.uuid(), &mut row.cites)));
    }

    fn terms(&mut self, parts: &mut PlanParts) {
        parts.standards = self.rows(Table::Standard);
        let mut about = self.when(Table::StandardCondition, Table::StandardConditionOption);
        for row in &mut parts.standards {
            row.about = about.remove(&row.id.uuid()).unwrap_or_default();
        }
        self.ownerless(Table::StandardCondition, about);
        parts.events = self.rows(Table::Event);
        self.adopt(Table::Forecast, parts.events.iter_mut().map(|row| (row.id.uuid(), &mut row.forecasts)));
        parts.terms = self.rows(Table::ContingentTerm);
    }

    fn talks(&mut self, parts: &mut PlanParts) {
        parts.fallouts = self.rows(Table::Fallout);
        let mitigations = parts.fallouts.iter_mut().map(|row| (row.id.uuid(), &mut row.mitigations));
        self.adopt(Table::Mitigation, mitigations);
        parts.offers = self.rows(Table::Offer);
        self.offered(parts);
        self.adopt(Table::Reaction, parts.offers.iter_mut().map(|row| (row.id.uuid(), &mut row.reactions)));
        parts.talk_lines = self.rows(Table::TalkLine);
    }

    fn offered(&mut self, parts: &mut PlanParts) {
        let rows: Vec<Owned<OfferedChoice>> = self.rows(Table::OfferChoice);
        let mut offers: HashMap<_, _> = parts.offers.iter_mut().map(|row| (row.id.uuid(), row)).collect();
        for row in rows {
            match offers.get_mut(&row.owner) {
                Some(offer) => drop(offer.choices.insert(row.row.issue, row.row.choice)),
                None => self.dropped(Table::OfferChoice, &row, ReviewCode::Dangling),
            }
        }
    }

    fn agreements(&mut self, parts: &mut PlanParts) {
        parts.agreements = self.rows(Table::Agreement);
        let rows = &mut parts.agreements;
        self.adopt(Table::Commitment, rows.iter_mut().map(|row| (row.id.uuid(), &mut row.commitments)));
        self.adopt(Table::DurabilityAnswer, rows.iter_mut().map(|row| (row.id.uuid(), &mut row.durability)));
        self.adopt(Table::Explanation, rows.iter_mut().map(|row| (row.id.uuid(), &mut row.explanations)));
        self.adopt(Table::AfterCheck, rows.iter_mut().map(|row| (row.id.uuid(), &mut row.checks)));
    }

    /// Puts the rows of a table inside those they belong to.
    fn adopt<'a, T: Inside + 'a>(
        &mut self,
        table: Table,
        owners: impl Iterator<Item = (Uuid, &'a mut Vec<T>)>,
    ) {
        let rows: Vec<Owned<T>> = self.rows(table);
        let mut owners: HashMap<Uuid, &mut Vec<T>> = owners.collect();
        for row in rows {
            match owners.get_mut(&row.owner) {
                Some(inside) => inside.push(row.row),
                None => self.dropped(table, &row, ReviewCode::Dangling),
            }
        }
    }

    fn options(&mut self, parts: &mut PlanParts) {
        let rows: Vec<OptionRow> = self.rows(Table::IssueOption);
        let mut issues: HashMap<IssueId, _> = parts.issues.iter_mut().map(|row| (row.id, row)).collect();
        for row in rows {
            match issues.get_mut(&row.issue).map(|issue| &mut issue.kind) {
                Some(IssueKind::Listed(options)) => options.push(row.option),
                Some(IssueKind::Numeric(_)) => self.dropped(Table::IssueOption, &row, ReviewCode::WrongKind),
                None => self.dropped(Table::IssueOption, &row, ReviewCode::Dangling),
            }
        }
    }

    fn main_issues(&mut self, parts: &mut PlanParts) {
        let rows: Vec<MainRow> = self.rows(Table::CriterionIssue);
        let mut criteria: HashMap<_, _> = parts.criteria.iter_mut().map(|row| (row.id, row)).collect();
        for row in rows {
            match criteria.get_mut(&row.criterion) {
                Some(criterion) => criterion.main.push(row.issue),
                None => self.dropped(Table::CriterionIssue, &row, ReviewCode::Dangling),
            }
        }
    }

    fn conditions(&mut self, parts: &mut PlanParts) {
        parts.shifts = self.rows(Table::Shift);
        let mut when = self.when(Table::ShiftCondition, Table::ShiftConditionOption);
        for row in &mut parts.shifts {
            row.when = when.remove(&row.id.uuid()).unwrap_or_default();
        }
        self.ownerless(Table::ShiftCondition, when);
        parts.constraints = self.rows(Table::Constraint);
        let mut when = self.when(Table::ConstraintCondition, Table::ConstraintConditionOption);
        for row in &mut parts.constraints {
            row.when = when.remove(&row.id.uuid()).unwrap_or_default();
        }
        self.ownerless(Table::ConstraintCondition, when);
    }

    fn ownerless(&mut self, table: Table, when: BTreeMap<Uuid, Vec<Condition>>) {
        for (owner, conditions) in when {
            for condition in conditions {
                let row = format!("{owner}:{}", condition.issue);
                self.review.push(ReviewEntry::row(table, &row, ReviewCode::Dangling));
            }
        }
    }

    /// The conditions of every shift or constraint.
    fn when(&mut self, conditions: Table, options: Table) -> BTreeMap<Uuid, Vec<Condition>> {
        let rows: Vec<ConditionOptionRow> = self.rows(options);
        let mut named: BTreeMap<(Uuid, IssueId), Vec<OptionId>> = BTreeMap::new();
        for row in rows {
            named.entry((row.owner, row.issue)).or_default().push(row.option);
        }
        let rows: Vec<ConditionRow> = self.rows(conditions);
        let mut when: BTreeMap<Uuid, Vec<Condition>> = BTreeMap::new();
        for row in rows {
            let named = named.remove(&(row.owner, row.issue)).unwrap_or_default();
            let choices = match row.range {
                Some((from, to)) => Choices::Between { from, to },
                None => Choices::AnyOf(named),
            };
            when.entry(row.owner).or_default().push(Condition { issue: row.issue, choices });
        }
        for ((owner, _), option) in
            named.iter().flat_map(|(key, options)| options.iter().map(move |row| (key, row)))
        {
            self.review.push(ReviewEntry::row(options, format!("{owner}:{option}"), ReviewCode::Dangling));
        }
        when
    }

    fn course_levels(&mut self, parts: &mut PlanParts) {
        let rows: Vec<CourseLevelRow> = self.rows(Table::CourseLevel);
        let mut courses: HashMap<_, _> = parts.courses.iter_mut().map(|row| (row.party, row)).collect();
        for row in rows {
            match courses.get_mut(&row.party) {
                Some(course) => course.levels.push(row.level),
                None => self.dropped(Table::CourseLevel, &row, ReviewCode::Dangling),
            }
        }
    }

    fn choices(&mut self, parts: &mut PlanParts) {
        let rows: Vec<ChoiceRow> = self.rows(Table::PackageChoice);
        let mut packages: HashMap<_, _> = parts.packages.iter_mut().map(|row| (row.id, row)).collect();
        for row in rows {
            match packages.get_mut(&row.package) {
                Some(package) => drop(package.choices.insert(row.issue, row.choice)),
                None => self.dropped(Table::PackageChoice, &row, ReviewCode::Dangling),
            }
        }
    }
}
