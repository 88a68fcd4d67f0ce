//! What members of a team see of each other in a plan they share.

use entente_core::model::{Name, PlanId, Words};
use entente_store::{ReviewCode, Role, Scalar};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::round::BlindRoundView;

/// What there is to see of the others in a shared plan, as it stands at a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TeamView {
    /// The plan.
    pub plan: PlanId,
    /// Its state.
    #[ts(type = "number")]
    pub revision: u64,
    /// What the team is called.
    pub team: Name,
    /// What whoever works here may do.
    pub role: RoleCode,
    /// Everybody whose changes came here, by name.
    pub members: Vec<HeardFrom>,
    /// The fields that hold several values.
    pub conflicts: Vec<ConflictView>,
    /// The conflicts that were settled, the latest first.
    pub settled: Vec<SettledView>,
    /// What was left out because it does not fit together.
    pub review: Vec<ReviewView>,
    /// What others changed since the plan was last looked at, the latest first.
    pub unseen: Vec<UnseenView>,
    /// What was said about rows, the oldest first.
    pub comments: Vec<CommentView>,
    /// The blind rounds, the latest first.
    pub rounds: Vec<BlindRoundView>,
}

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoleCode {
    /// Change the plan.
    Edit,
    /// Say something about its rows.
    Comment,
    /// Read it.
    Read,
}

impl From<Role> for RoleCode {
    fn from(role: Role) -> Self {
        match role {
            Role::Edit => Self::Edit,
            Role::Comment => Self::Comment,
            Role::Read => Self::Read,
        }
    }
}

/// When a member was heard from last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HeardFrom {
    /// What the member is called.
    pub name: Name,
    /// The moment of the last change that came here, by the member's own clock.
    pub at: String,
}

/// A row as people know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RowWords {
    /// Its table.
    pub table: String,
    /// Its identifier.
    pub row: String,
    /// What it is called; empty for one that is not there.
    pub name: String,
}

/// A field that holds several values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// The row.
    pub about: RowWords,
    /// The field; `deleted` where one has deleted the row and another has edited it.
    pub field: String,
    /// The values, each by whom and when.
    pub values: Vec<ConflictValueView>,
}

/// One of the values of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConflictValueView {
    /// The value, to be sent back when it is chosen; nothing where the field was emptied.
    pub held: Option<HeldValue>,
    /// The value in words; nothing where the field was emptied.
    pub told: Option<String>,
    /// Whether the plan shows it until the conflict is settled.
    pub shown: bool,
    /// Who wrote it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
}

/// A conflict that was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SettledView {
    /// The revision that settled it.
    #[ts(type = "number")]
    pub revision: u64,
    /// The row.
    pub about: RowWords,
    /// The field; `deleted` where it was whether the row stays.
    pub field: String,
    /// What holds since.
    pub chosen: FieldWords,
    /// What was shown until then.
    pub before: FieldWords,
    /// Who settled it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
}

/// A value of a field, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldWords {
    /// The field is empty.
    Empty,
    /// The row stays.
    Kept,
    /// The row is deleted.
    Deleted,
    /// It holds this.
    Told(String),
}

/// A value of a field, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeldValue {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(#[ts(type = "number")] i64),
    /// A mark.
    Mark(bool),
}

impl From<&Scalar> for HeldValue {
    fn from(scalar: &Scalar) -> Self {
        match scalar {
            Scalar::Text(text) => Self::Text(text.clone()),
            Scalar::Whole(whole) => Self::Whole(*whole),
            Scalar::Mark(mark) => Self::Mark(*mark),
        }
    }
}

impl From<HeldValue> for Scalar {
    fn from(held: HeldValue) -> Self {
        match held {
            HeldValue::Text(text) => Self::Text(text),
            HeldValue::Whole(whole) => Self::Whole(whole),
            HeldValue::Mark(mark) => Self::Mark(mark),
        }
    }
}

/// Something that was left out because it does not fit together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewView {
    /// The row.
    pub about: RowWords,
    /// The field that was emptied; nothing when the row was left out.
    pub field: Option<String>,
    /// Why.
    pub code: ReviewReason,
}

macro_rules! reasons {
    ($($(#[$meta:meta])* $reason:ident),+) => {
        /// Why something was left out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum ReviewReason {
            $($(#[$meta])* $reason),+
        }

        impl From<ReviewCode> for ReviewReason {
            fn from(code: ReviewCode) -> Self {
                match code {
                    $(ReviewCode::$reason => Self::$reason),+
                }
            }
        }
    };
}

reasons! {
    /// A field does not hold what it should.
    Unreadable,
    /// It points at a row that is not there.
    Dangling,
    /// It points at a row of another party.
    OtherParty,
    /// The ladder leads back to itself.
    LadderCycle,
    /// There are more of them than a plan can have.
    TooMany,
    /// It serves neither a criterion nor a value.
    ServesNothing,
    /// An essential or protected criterion was blended from several issues.
    BlendedEssential,
    /// A criterion of a protected value had a rank or points.
    WeighedProtected,
    /// A number lies outside its range.
    OutOfRange,
    /// It is of the wrong kind for its issue.
    WrongKind,
    /// A condition of it names no choice, or one that is not there.
    BadConditions,
    /// It contradicts itself, or says again what another row says.
    Contradicts
}

/// A change of somebody else that was not looked at yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UnseenView {
    /// The revision that it made.
    #[ts(type = "number")]
    pub revision: u64,
    /// Who made it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
    /// The code of the edit.
    pub edit: String,
    /// The rows that it wrote.
    pub rows: Vec<RowWords>,
}

/// What somebody said about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CommentView {
    /// The comment.
    pub id: String,
    /// The row.
    pub about: RowWords,
    /// What was said.
    pub words: Words,
    /// Who said it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
    /// Who said that it is dealt with, if anybody did.
    pub resolved_by: Option<Name>,
}
