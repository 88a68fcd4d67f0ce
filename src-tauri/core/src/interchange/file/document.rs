//! The whole file: its head and the tables of the plan.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    agreed::{AgreementRow, FalloutRow, OfferRow, TalkLineRow},
    ground::{CircumstanceRow, CommonGroundRow, IdeaRow},
    judging::{CriterionRow, RatingRow, ReadingRow, ShiftRow, ValueRow},
    kept::{PackageRow, PassRow, VersionRow},
    people::{CourseRow, InfluenceRow, PartyRow, QuestionRow, StakeholderRow},
    table::{ConstraintRow, IssueRow, PositionRow},
    term::{EventRow, StandardRow, TermRow},
};
use crate::model::{GainBasis, Name, PartyId, PlanId, PlanParts, SafeToSayNo, Words};

/// The word by which an Entente file is known.
pub(in crate::interchange) const FORMAT: &str = "entente-plan";
/// The version of the format that is written, and the newest that is read.
pub(in crate::interchange) const VERSION: u32 = 1;

/// The word by which the file is known.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::interchange) enum Format {
    /// A plan of Entente.
    EntentePlan,
}

/// Whose eyes a file is for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::interchange) enum Audience {
    /// Its keeper's: everything that is known, private rows too.
    Private,
    /// All parties': nothing private.
    Shared,
}

/// Declares the file beside the plan it stands for: the head, single fields, fields that may be absent, and tables.
macro_rules! document {
    (
        $(#[$meta:meta])*
        $name:ident {
            one { $($(#[$one_meta:meta])* $one:ident: $one_type:ty),+ $(,)? }
            maybe { $($(#[$maybe_meta:meta])* $maybe:ident: $maybe_type:ty),+ $(,)? }
            tables { $($(#[$table_meta:meta])* $table:ident: $row:ty),+ $(,)? }
        }
    ) => {
        #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub(in crate::interchange) struct $name {
            /// The word by which the file is known.
            format: Format,
            /// The version of the format.
            #[schemars(range(min = 1, max = 1))]
            version: u32,
            /// Whose eyes the file is for.
            contains: Audience,
            $($(#[$one_meta])* $one: $one_type,)+
            $(
                $(#[$maybe_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $maybe: Option<$maybe_type>,
            )+
            $($(#[$table_meta])* #[serde(default)] $table: Vec<$row>,)+
        }

        impl From<PlanParts> for $name {
            fn from(plan: PlanParts) -> Self {
                let PlanParts { $($one,)+ $($maybe,)+ $($table,)+ } = plan;
                Self {
                    format: Format::EntentePlan,
                    version: VERSION,
                    contains: Audience::Private,
                    $($one,)+
                    $($maybe,)+
                    $($table: $table.into_iter().map(Into::into).collect(),)+
                }
            }
        }

        impl From<$name> for PlanParts {
            fn from(document: $name) -> Self {
                let $name { format: _, version: _, contains: _, $($one,)+ $($maybe,)+ $($table,)+ } = document;
                Self {
                    $($one,)+
                    $($maybe,)+
                    $($table: $table.into_iter().map(Into::into).collect(),)+
                }
            }
        }
    };
}

impl Document {
    /// The same file, for all parties' eyes.
    pub(in crate::interchange) fn for_all(self) -> Self {
        Self { contains: Audience::Shared, ..self }
    }
}

document! {
    /// A plan of Entente as a file: the head, then all that is known about one agreement to be reached.
    #[schemars(title = "entente-plan, version 1")]
    Document {
        one {
            /// The identifier of the plan.
            id: PlanId,
            /// What it is called.
            name: Name,
            /// From where gains are counted when a course without agreement is not judged.
            gain_basis: GainBasis,
        }
        maybe {
            /// What should be different afterwards.
            purpose: Words,
            /// What has kept it from being settled.
            obstacle: Words,
            /// What works today and has to survive.
            status_quo: Words,
            /// The party that keeps the plan; absent for a neutral.
            mine: PartyId,
            /// The day on which the plan is taken up again; absent while it is worked on.
            #[schemars(with = "Option<String>")]
            dormant_until: Date,
            /// Why it was put aside, or what to begin with then.
            dormant_note: Words,
            /// Whether everyone here can say no safely; absent while that has not been asked.
            safe_to_say_no: SafeToSayNo,
        }
        tables {
            /// Those whose yes is needed.
            parties: PartyRow,
            /// Everyone and everything touched.
            stakeholders: StakeholderRow,
            /// What those on the map have with each other.
            influences: InfluenceRow,
            /// What must be settled.
            issues: IssueRow,
            /// What was said to be wanted.
            positions: PositionRow,
            /// What the parties care about.
            values: ValueRow,
            /// How values are judged here.
            criteria: CriterionRow,
            /// What issues stand for.
            readings: ReadingRow,
            /// Levels that choices set.
            ratings: RatingRow,
            /// Levels that choices add or take.
            shifts: ShiftRow,
            /// What cannot go together.
            constraints: ConstraintRow,
            /// What each party has without agreement.
            courses: CourseRow,
            /// Questions to ask.
            questions: QuestionRow,
            /// What criteria of several parties have to do with each other.
            common_grounds: CommonGroundRow,
            /// What the parties have of time, courage and means.
            circumstances: CircumstanceRow,
            /// Ideas that were kept.
            ideas: IdeaRow,
            /// Standards, mandates and deadlines.
            standards: StandardRow,
            /// What may happen, and what the parties expect.
            events: EventRow,
            /// Packages that were kept.
            packages: PackageRow,
            /// Terms that depend on events.
            terms: TermRow,
            /// What packages and options disturb.
            fallouts: FalloutRow,
            /// What was laid on the table.
            offers: OfferRow,
            /// The conversation plan.
            talk_lines: TalkLineRow,
            /// What was agreed; the last one is in force.
            agreements: AgreementRow,
            /// Versions that were kept.
            versions: VersionRow,
            /// Soft gates that were passed.
            passes: PassRow,
        }
    }
}
