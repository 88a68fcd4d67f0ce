//! The plan and everything in it: plain typed rows whose rules hold from birth.
//!
//! A [`Plan`] can be read freely and is changed through [`crate::edit`] only. Rows point at each other by identifier;
//! [`Plan::new`] refuses rows that do not fit together.

mod agreement;
pub(crate) mod code;
mod condition;
mod criterion;
mod event;
mod fallout;
mod fault;
mod fault_check;
mod ground;
mod id;
mod idea;
mod index;
mod issue;
mod kept;
mod ladder;
mod later_check;
mod later_drop;
mod level;
mod magnitude;
mod offer;
mod party;
mod people;
mod plan;
mod provenance;
mod question;
mod row_key;
mod shift;
mod stage;
mod standard;
mod text;

pub use agreement::{
    AfterCheck, Agreement, Commitment, CommitmentState, DurabilityAnswer, DurabilityPoint, EssentialsNow,
    Explanation, Feeling,
};
pub use condition::{Choices, Condition};
pub use criterion::{
    Combine, Criterion, Need, NeededLevel, NeededLevelError, Points, PointsError, Rank, RankError, Rating,
    Standing,
};
pub use event::{Chance, ChanceEnds, ChanceError, ContingentTerm, Event, Forecast};
pub use fallout::{Fallout, FalloutOf, Mitigation, MitigationState, Severity};
pub use fault::{Fault, FaultCode};
pub use ground::{
    Circumstance, CircumstanceKind, CommonGround, Confirmation, Degree, GroundMember, Relation,
};
pub use id::{
    AgreementId, CircumstanceId, CommitmentId, ConstraintId, CriterionId, EventId, FalloutId, GroundId,
    IdeaId, InfluenceId, IssueId, MitigationId, OfferId, OptionId, PackageId, PartyId, PassId, PlanId,
    PositionId, QuestionId, ReadingId, ShiftId, StakeholderId, StandardId, TalkLineId, TermId, ValueId,
    VersionId,
};
pub use idea::{Idea, IdeaCode, IdeaState};
pub use issue::{Issue, IssueKind, IssueOption, NumericRange, Position, RangeError};
pub use kept::{Choice, GatePass, KeptVersion, Package};
pub use ladder::{Protection, Reading, Strength, Value};
pub use later_drop::Unfit;
pub use level::{Level, LevelError, RatedAt, RatedLevel};
pub use offer::{Offer, Reaction, ReactionKind, TalkLine, TalkLineKind};
pub use party::{CourseLevel, EssentialsSaid, GainBasis, NoAgreementCourse, Party, SafeToSayNo};
pub use people::{Hearing, Influence, InfluenceKind, Part, Stakeholder, StakeholderKind, Stance, Voice};
pub use plan::{LARGEST_PARTY_COUNT, Plan, PlanParts};
pub use provenance::{Confidence, Provenance, Source};
pub use question::{Answer, Question};
pub use row_key::{RowKey, RowKind};
pub use shift::{Constraint, Shift, ShiftBy, ShiftByError};
pub use stage::{Advice, AdviceCode, Progress, Stage};
pub use standard::{Standard, StandardKind};
pub(crate) use text::is_invisible;
pub use text::{Name, TextError, Words};
