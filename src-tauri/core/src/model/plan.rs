//! The plan: all we know about one agreement to be reached.

use std::ops::Deref;

use jiff::civil::Date;

use super::{
    Agreement, Circumstance, CommonGround, Constraint, ContingentTerm, Criterion, CriterionId, Event,
    Fallout, Fault, GainBasis, GatePass, Idea, Influence, Issue, IssueId, IssueOption, KeptVersion, Name,
    NoAgreementCourse, Offer, OptionId, Package, Party, PartyId, PlanId, Position, Protection, Question,
    RatedAt, Rating, Reading, SafeToSayNo, Shift, Stakeholder, Standard, Standing, TalkLine, Value, ValueId,
    Words, fault_check,
};

/// The largest number of parties of one plan.
pub const LARGEST_PARTY_COUNT: usize = 12;

/// The rows of a plan, in plan order, before anybody has looked at whether they fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanParts {
    /// Its identifier.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// What should be different afterwards, in words that every party would nod to.
    pub purpose: Option<Words>,
    /// What has kept it from being settled.
    pub obstacle: Option<Words>,
    /// What works today and has to survive.
    pub status_quo: Option<Words>,
    /// The party that keeps the plan; nothing for a neutral.
    pub mine: Option<PartyId>,
    /// From where gains are counted when a course without agreement is not judged.
    pub gain_basis: GainBasis,
    /// The day on which the plan is taken up again; nothing while it is worked on.
    pub dormant_until: Option<Date>,
    /// Why it was put aside, or what to begin with then.
    pub dormant_note: Option<Words>,
    /// Whether everyone here can say no safely; nothing while that has not been asked. Private.
    pub safe_to_say_no: Option<SafeToSayNo>,
    /// Those whose yes is needed.
    pub parties: Vec<Party>,
    /// Everyone and everything touched.
    pub stakeholders: Vec<Stakeholder>,
    /// What those on the map have with each other.
    pub influences: Vec<Influence>,
    /// What must be settled.
    pub issues: Vec<Issue>,
    /// What was said to be wanted.
    pub positions: Vec<Position>,
    /// What the parties care about.
    pub values: Vec<Value>,
    /// How values are judged here.
    pub criteria: Vec<Criterion>,
    /// What issues stand for.
    pub readings: Vec<Reading>,
    /// Levels that choices set.
    pub ratings: Vec<Rating>,
    /// Levels that choices add or take.
    pub shifts: Vec<Shift>,
    /// What cannot go together.
    pub constraints: Vec<Constraint>,
    /// What each party has without agreement, at most one for a party.
    pub courses: Vec<NoAgreementCourse>,
    /// Questions to ask.
    pub questions: Vec<Question>,
    /// What criteria of several parties have to do with each other.
    pub common_grounds: Vec<CommonGround>,
    /// What the parties have of time, courage and means.
    pub circumstances: Vec<Circumstance>,
    /// Ideas that were kept.
    pub ideas: Vec<Idea>,
    /// Standards, mandates and deadlines.
    pub standards: Vec<Standard>,
    /// What may happen, and what the parties expect.
    pub events: Vec<Event>,
    /// Packages that were kept.
    pub packages: Vec<Package>,
    /// Terms that depend on events.
    pub terms: Vec<ContingentTerm>,
    /// What packages and options disturb.
    pub fallouts: Vec<Fallout>,
    /// What was laid on the table.
    pub offers: Vec<Offer>,
    /// The conversation plan.
    pub talk_lines: Vec<TalkLine>,
    /// What was agreed; the last one is in force.
    pub agreements: Vec<Agreement>,
    /// Versions that were kept.
    pub versions: Vec<KeptVersion>,
    /// Soft gates that were passed.
    pub passes: Vec<GatePass>,
}

impl PlanParts {
    /// An empty plan.
    pub fn new(id: PlanId, name: Name) -> Self {
        Self {
            id,
            name,
            purpose: None,
            obstacle: None,
            status_quo: None,
            mine: None,
            gain_basis: GainBasis::CourseOnly,
            dormant_until: None,
            dormant_note: None,
            safe_to_say_no: None,
            parties: Vec::new(),
            stakeholders: Vec::new(),
            influences: Vec::new(),
            issues: Vec::new(),
            positions: Vec::new(),
            values: Vec::new(),
            criteria: Vec::new(),
            readings: Vec::new(),
            ratings: Vec::new(),
            shifts: Vec::new(),
            constraints: Vec::new(),
            courses: Vec::new(),
            questions: Vec::new(),
            common_grounds: Vec::new(),
            circumstances: Vec::new(),
            ideas: Vec::new(),
            standards: Vec::new(),
            events: Vec::new(),
            packages: Vec::new(),
            terms: Vec::new(),
            fallouts: Vec::new(),
            offers: Vec::new(),
            talk_lines: Vec::new(),
            agreements: Vec::new(),
            versions: Vec::new(),
            passes: Vec::new(),
        }
    }

    /// The party of an identifier.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }

    /// The issue of an identifier.
    pub fn issue(&self, id: IssueId) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == id)
    }

    /// The option of an identifier, and its issue.
    pub fn option(&self, id: OptionId) -> Option<(&Issue, &IssueOption)> {
        self.issues
            .iter()
            .find_map(|issue| Some((issue, issue.options().iter().find(|option| option.id == id)?)))
    }

    /// The value of an identifier.
    pub fn value(&self, id: ValueId) -> Option<&Value> {
        self.values.iter().find(|value| value.id == id)
    }

    /// The criterion of an identifier.
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The criteria of a party, in plan order.
    pub fn criteria_of(&self, party: PartyId) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.party == party)
    }

    /// The rating of a criterion at a choice.
    pub fn rating(&self, criterion: CriterionId, at: &RatedAt) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.criterion == criterion && rating.at == *at)
    }

    /// The course of a party without agreement.
    pub fn course(&self, party: PartyId) -> Option<&NoAgreementCourse> {
        self.courses.iter().find(|course| course.party == party)
    }

    /// Whether a criterion judges a protected value.
    pub fn is_protected(&self, criterion: &Criterion) -> bool {
        let value = criterion.value.and_then(|id| self.value(id));
        value.is_some_and(|value| value.protection == Protection::Protected)
    }

    /// Whether a criterion has to be enough: it is marked so, or its value is protected.
    pub fn is_essential(&self, criterion: &Criterion) -> bool {
        criterion.standing == Standing::Essential || self.is_protected(criterion)
    }
}

/// All we know about one agreement to be reached: rows that fit together.
///
/// A plan is read through [`PlanParts`] and changed through [`crate::edit`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan(PlanParts);

impl Plan {
    /// Takes rows that fit together, or says everything that is wrong with them.
    pub fn new(parts: PlanParts) -> Result<Self, Vec<Fault>> {
        let faults = fault_check::faults(&parts);
        if faults.is_empty() { Ok(Self(parts)) } else { Err(faults) }
    }

    /// A plan in which nothing is known yet.
    pub fn empty(id: PlanId, name: Name) -> Self {
        Self(PlanParts::new(id, name))
    }

    /// The rows, to build another plan from.
    pub fn into_parts(self) -> PlanParts {
        self.0
    }
}

impl Deref for Plan {
    type Target = PlanParts;

    fn deref(&self) -> &PlanParts {
        &self.0
    }
}
