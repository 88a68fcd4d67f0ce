//! The plan and everything in it: plain typed rows whose rules hold from birth.
//!
//! A [`Plan`] can be read freely and is changed through [`crate::edit`] only. Rows point at each other by identifier;
//! [`Plan::new`] refuses rows that do not fit together.

pub(crate) mod code;
mod condition;
mod criterion;
mod fault;
mod fault_check;
mod id;
mod index;
mod issue;
mod kept;
mod ladder;
mod level;
mod magnitude;
mod party;
mod people;
mod plan;
mod provenance;
mod question;
mod shift;
mod stage;
mod text;

pub use condition::{Choices, Condition};
pub use criterion::{
    Combine, Criterion, Need, NeededLevel, NeededLevelError, Points, PointsError, Rank, RankError, Rating,
    Standing,
};
pub use fault::{Fault, FaultCode};
pub use id::{
    ConstraintId, CriterionId, IssueId, OptionId, PackageId, PartyId, PassId, PlanId, PositionId, QuestionId,
    ReadingId, ShiftId, StakeholderId, ValueId, VersionId,
};
pub use issue::{Issue, IssueKind, IssueOption, NumericRange, Position, RangeError};
pub use kept::{Choice, GatePass, KeptVersion, Package};
pub use ladder::{Protection, Reading, Strength, Value};
pub use level::{Level, LevelError, RatedAt, RatedLevel};
pub use party::{CourseLevel, EssentialsSaid, GainBasis, NoAgreementCourse, Party};
pub use people::{Hearing, Part, Stakeholder, StakeholderKind, Stance};
pub use plan::{LARGEST_PARTY_COUNT, Plan, PlanParts};
pub use provenance::{Confidence, Provenance, Source};
pub use question::{Answer, Question};
pub use shift::{Constraint, Shift, ShiftBy, ShiftByError};
pub use stage::{Advice, AdviceCode, Progress, Stage};
pub(crate) use text::is_invisible;
pub use text::{Name, TextError, Words};
