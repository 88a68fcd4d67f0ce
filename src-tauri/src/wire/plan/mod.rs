//! A whole plan, flat, for reading. Every edit answers with a fresh one; the page replaces what it had.

mod criteria;
mod kept;
mod ladder;
mod later;
mod people;
mod provenance;
mod stage;
mod table;
#[cfg(test)]
mod tests;
mod viewpoint;

use entente_core::{
    advice::{AgreementStanding, advice, standing, usual_lines},
    model::{GainBasis, Name, PartyId, Plan, PlanId, SafeToSayNo, TalkLineKind, Words},
    parcel::ParcelKind,
};
use serde::Serialize;
use ts_rs::TS;

pub use criteria::{CriterionView, RatingView, ShiftView};
pub use kept::{OpenPointView, PackageView, PassView, QuestionView, VersionView};
pub use ladder::{ReadingView, ValueView};
pub use later::{
    AgreementView, CircumstanceView, CommonGroundView, EventView, FalloutView, IdeaView, InfluenceView,
    OfferView, StandardView, TalkLineView, TermView,
};
pub use people::{CourseLevelView, CourseView, PartyView, StakeholderView};
pub use provenance::ProvenanceView;
pub use stage::{AdviceView, StageView, stages_of};
pub use table::{ConstraintView, IssueView, OptionView, PositionView, RangeView};
pub use viewpoint::Viewpoint;

/// A whole plan.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PlanView {
    /// Its identifier.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// What should be different afterwards.
    pub purpose: Option<Words>,
    /// What has kept it from being settled.
    pub obstacle: Option<Words>,
    /// What works today and has to survive.
    pub status_quo: Option<Words>,
    /// The party that keeps the plan; nothing for a neutral.
    pub mine: Option<PartyId>,
    /// From where gains are counted when a course without agreement is not judged.
    pub gain_basis: GainBasis,
    /// The day on which it is taken up again, year-month-day; nothing while it is worked on.
    pub dormant_until: Option<String>,
    /// Why it was put aside, or what to begin with then.
    pub dormant_note: Option<Words>,
    /// Whether everyone here can say no safely; nothing while that has not been asked. Private.
    pub safe_to_say_no: Option<SafeToSayNo>,
    /// From where it is seen.
    pub viewpoint: Viewpoint,
    /// Which way its parcels go: a plan that was opened from a form answers it.
    pub parcel_kind: ParcelKind,
    /// Where the plan stands in its own history.
    pub log: LogView,
    /// Its eight stages, in order.
    pub stages: Vec<StageView>,
    /// What is worth a second look.
    pub advice: Vec<AdviceView>,
    /// Those whose yes is needed.
    pub parties: Vec<PartyView>,
    /// Everyone and everything touched.
    pub stakeholders: Vec<StakeholderView>,
    /// What those on the map have with each other.
    pub influences: Vec<InfluenceView>,
    /// What must be settled.
    pub issues: Vec<IssueView>,
    /// What was said to be wanted.
    pub positions: Vec<PositionView>,
    /// What the parties care about.
    pub values: Vec<ValueView>,
    /// How values are judged here.
    pub criteria: Vec<CriterionView>,
    /// What issues stand for.
    pub readings: Vec<ReadingView>,
    /// Levels that choices set.
    pub ratings: Vec<RatingView>,
    /// Levels that choices add or take.
    pub shifts: Vec<ShiftView>,
    /// What cannot go together.
    pub constraints: Vec<ConstraintView>,
    /// What each party has without agreement.
    pub courses: Vec<CourseView>,
    /// Questions to ask.
    pub questions: Vec<QuestionView>,
    /// What criteria of several parties have to do with each other.
    pub common_grounds: Vec<CommonGroundView>,
    /// What the parties have of time, courage and means.
    pub circumstances: Vec<CircumstanceView>,
    /// Ideas that were kept.
    pub ideas: Vec<IdeaView>,
    /// Standards, mandates and deadlines.
    pub standards: Vec<StandardView>,
    /// What may happen, and what the parties expect.
    pub events: Vec<EventView>,
    /// Packages that were kept.
    pub packages: Vec<PackageView>,
    /// Terms that depend on events.
    pub terms: Vec<TermView>,
    /// What packages and options disturb.
    pub fallouts: Vec<FalloutView>,
    /// What was laid on the table.
    pub offers: Vec<OfferView>,
    /// The conversation plan.
    pub talk_lines: Vec<TalkLineView>,
    /// The usual lines that the conversation plan has not, in their order.
    pub usual_lines: Vec<TalkLineKind>,
    /// What was agreed; the last one is in force.
    pub agreements: Vec<AgreementView>,
    /// How far the agreement in force has come; nothing while there is none.
    pub agreement_standing: Option<AgreementStanding>,
    /// Versions that were kept, without their content.
    pub versions: Vec<VersionView>,
    /// Soft gates that were passed.
    pub passes: Vec<PassView>,
}

/// Where a plan stands in its own history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct LogView {
    /// Grows by one with every change; proposals belong to one revision.
    #[ts(type = "number")]
    pub revision: u64,
    /// When the last change was saved, RFC 3339.
    pub saved_at: Option<String>,
    /// The code of the edit that undo takes back; nothing when there is none.
    pub undo: Option<String>,
    /// The code of the edit that redo makes again; nothing when there is none.
    pub redo: Option<String>,
    /// Whether colleagues write in it too.
    pub shared: bool,
}

impl PlanView {
    /// The view of a plan that stands here in its history.
    pub fn of(plan: &Plan, log: LogView) -> Self {
        let advice = advice(plan);
        Self {
            id: plan.id,
            name: plan.name.clone(),
            purpose: plan.purpose.clone(),
            obstacle: plan.obstacle.clone(),
            status_quo: plan.status_quo.clone(),
            mine: plan.mine,
            gain_basis: plan.gain_basis,
            dormant_until: plan.dormant_until.map(|day| day.to_string()),
            dormant_note: plan.dormant_note.clone(),
            safe_to_say_no: plan.safe_to_say_no,
            viewpoint: Viewpoint::Keeper,
            parcel_kind: plan.parcel_kind(),
            log,
            stages: stage::stages(plan, &advice),
            advice: advice.iter().map(|row| AdviceView::of(plan, row)).collect(),
            parties: people::parties(plan),
            stakeholders: plan.stakeholders.iter().map(StakeholderView::of).collect(),
            influences: plan.influences.iter().map(InfluenceView::of).collect(),
            issues: table::issues(plan),
            positions: plan.positions.iter().map(PositionView::of).collect(),
            values: plan.values.iter().map(ValueView::of).collect(),
            criteria: plan.criteria.iter().map(|row| CriterionView::of(plan, row)).collect(),
            readings: plan.readings.iter().map(ReadingView::of).collect(),
            ratings: plan.ratings.iter().map(RatingView::of).collect(),
            shifts: plan.shifts.iter().map(ShiftView::of).collect(),
            constraints: plan.constraints.iter().map(ConstraintView::of).collect(),
            courses: plan.courses.iter().map(CourseView::of).collect(),
            questions: plan.questions.iter().map(QuestionView::of).collect(),
            common_grounds: plan.common_grounds.iter().map(CommonGroundView::of).collect(),
            circumstances: plan.circumstances.iter().map(CircumstanceView::of).collect(),
            ideas: plan.ideas.iter().map(IdeaView::of).collect(),
            standards: plan.standards.iter().map(StandardView::of).collect(),
            events: plan.events.iter().map(EventView::of).collect(),
            terms: plan.terms.iter().map(TermView::of).collect(),
            fallouts: plan.fallouts.iter().map(FalloutView::of).collect(),
            offers: plan.offers.iter().map(OfferView::of).collect(),
            talk_lines: plan.talk_lines.iter().map(TalkLineView::of).collect(),
            usual_lines: usual_lines(plan).collect(),
            agreements: plan.agreements.iter().map(AgreementView::of).collect(),
            agreement_standing: plan.agreements.last().map(|row| standing(plan, row)),
            packages: PackageView::all(plan),
            versions: plan.versions.iter().map(VersionView::of).collect(),
            passes: plan.passes.iter().map(PassView::of).collect(),
        }
    }
}

impl PlanView {
    /// The same view, seen from here.
    #[must_use]
    pub fn seen_from(self, viewpoint: Viewpoint) -> Self {
        Self { viewpoint, ..self }
    }
}

/// A length as a number the page can hold; a plan is far below the largest one.
pub fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
