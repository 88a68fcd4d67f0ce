//! What may be shown to whom.
//!
//! A plan is its keeper's own. What every party may see is another plan, made by [`shared`]: the same rows without those
//! that are private. Whatever is shown, computed or printed for all parties starts from that plan, so that nothing private
//! can be told even by a choice that rests on it.

mod gate;
mod row;
mod share;
#[cfg(any(test, feature = "generate"))]
pub mod table;
#[cfg(test)]
pub(crate) mod tests;

pub use gate::{Allowed, FEWEST_DIGITS, Hit, Outgoing, SHORTEST_TEXT, Secrets};
pub use share::{ShareError, share_file, share_table};

use crate::model::{
    Agreement, CommonGround, Confirmation, Fault, Package, Plan, PlanParts, Position, Standard, StandardKind,
    code::coded,
};

coded! {
    /// Who is to see something.
    pub enum Audience {
        /// The keeper of the plan: everything.
        Own = "own",
        /// All parties together: shared rows only, the same for each.
        Joint = "joint",
    }
}

/// The plan as all parties may see it.
///
/// Left out: whose plan it is, whether everyone can say no safely, what kept the matter from being settled, courses without
/// agreement, swing points, questions, ideas, circumstances, mandates and deadlines, forecasts, lines between people,
/// fallouts, the conversation plan, kept versions and passes; packages that nothing was agreed on; what is wanted as far as
/// it is only guessed; common ground that not every party has confirmed; and who wrote a row, when, and by what occasion.
///
/// # Errors
///
/// When what is left makes no plan.
pub fn shared(plan: &Plan) -> Result<Plan, Vec<Fault>> {
    let mut parts = shared_parts(PlanParts::clone(plan));
    parts.drop_unfit();
    Plan::new(parts)
}

/// Names every field, so that a new one has to be placed here before it can be shown to anybody.
fn shared_parts(own: PlanParts) -> PlanParts {
    PlanParts {
        id: own.id,
        name: own.name,
        purpose: own.purpose,
        obstacle: None,
        status_quo: None,
        mine: None,
        gain_basis: own.gain_basis,
        dormant_until: None,
        dormant_note: None,
        safe_to_say_no: None,
        parties: each(own.parties, row::party),
        stakeholders: each(own.stakeholders, row::stakeholder),
        influences: Vec::new(),
        issues: own.issues,
        positions: each(own.positions.into_iter().filter(is_said), row::position),
        values: each(own.values, row::value),
        criteria: each(own.criteria, row::criterion),
        readings: each(own.readings, row::reading),
        ratings: each(own.ratings, row::rating),
        shifts: each(own.shifts, row::shift),
        constraints: each(own.constraints, row::constraint),
        courses: Vec::new(),
        questions: Vec::new(),
        common_grounds: own.common_grounds.into_iter().filter(is_confirmed).collect(),
        circumstances: Vec::new(),
        ideas: Vec::new(),
        standards: each(own.standards.into_iter().filter(is_outside), row::standard),
        events: each(own.events, row::event),
        packages: each(own.packages.into_iter().filter(|row| is_agreed(row, &own.agreements)), row::package),
        terms: each(own.terms, row::term),
        fallouts: Vec::new(),
        offers: each(own.offers, row::offer),
        talk_lines: Vec::new(),
        agreements: each(own.agreements, row::agreement),
        versions: Vec::new(),
        passes: Vec::new(),
    }
}

fn each<Row>(rows: impl IntoIterator<Item = Row>, shown: impl Fn(Row) -> Row) -> Vec<Row> {
    rows.into_iter().map(shown).collect()
}

fn is_said(row: &Position) -> bool {
    !row.provenance.is_guess()
}

fn is_confirmed(row: &CommonGround) -> bool {
    row.members.iter().all(|member| member.confirmation == Confirmation::Confirmed)
}

fn is_outside(row: &Standard) -> bool {
    row.kind == StandardKind::Outside && row.party.is_none()
}

fn is_agreed(row: &Package, agreements: &[Agreement]) -> bool {
    agreements.iter().any(|agreement| agreement.package == row.id)
}
