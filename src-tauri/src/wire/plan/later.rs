//! Lines of the map and rows of stages 5 to 8: common ground, ideas, terms, fallouts, talks and agreements.

use std::collections::BTreeMap;

use entente_core::{
    Ratio,
    model::{
        AfterCheck, Agreement, AgreementId, Chance, Choice, Circumstance, CircumstanceId, CircumstanceKind,
        Commitment, CommitmentId, CommitmentState, CommonGround, Condition, Confirmation, ContingentTerm,
        CriterionId, Degree, DurabilityAnswer, DurabilityPoint, EssentialsNow, Event, EventId, Explanation,
        Fallout, FalloutId, FalloutOf, Feeling, Forecast, GroundId, GroundMember, Idea, IdeaCode, IdeaId,
        IdeaState, Influence, InfluenceId, InfluenceKind, IssueId, Mitigation, MitigationId, MitigationState,
        Name, Offer, OfferId, PackageId, PartyId, Provenance, Reaction, ReactionKind, Relation, RowKey,
        Severity, StakeholderId, Standard, StandardId, StandardKind, TalkLine, TalkLineId, TalkLineKind,
        TermId, Voice, Words,
    },
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use ts_rs::TS;

use super::ProvenanceView;

/// Something as the page is shown it.
trait Shown<T> {
    fn shown(&self) -> T;
}

impl<T: Clone> Shown<T> for T {
    fn shown(&self) -> T {
        self.clone()
    }
}

impl Shown<ProvenanceView> for Provenance {
    fn shown(&self) -> ProvenanceView {
        ProvenanceView::of(self)
    }
}

impl Shown<String> for Timestamp {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown<Option<String>> for Option<Date> {
    fn shown(&self) -> Option<String> {
        self.map(|day| day.to_string())
    }
}

impl Shown<ChanceView> for Chance {
    fn shown(&self) -> ChanceView {
        let [low_in_ten, high_in_ten] = self.in_ten();
        ChanceView { low: self.low().clone(), high: self.high().clone(), low_in_ten, high_in_ten }
    }
}

/// A chance: a number from 0 to 1, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChanceView {
    /// The smallest it may be.
    pub low: Ratio,
    /// The largest it may be, the same when it is one number.
    pub high: Ratio,
    /// The smallest in tenths, with at most two decimals: “8” of 10.
    pub low_in_ten: String,
    /// The largest in tenths.
    pub high_in_ten: String,
}

/// Declares views beside the rows they show, field by field.
macro_rules! views {
    ($($(#[$meta:meta])* $view:ident for $model:ident { $($(#[$note:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
        pub struct $view {
            $($(#[$note])* pub $field: $type,)+
        }

        impl $view {
            /// The view of a row.
            pub fn of(row: &$model) -> Self {
                Self { $($field: row.$field.shown(),)+ }
            }
        }

        impl Shown<Vec<$view>> for Vec<$model> {
            fn shown(&self) -> Vec<$view> {
                self.iter().map($view::of).collect()
            }
        }
    )+};
}

views! {
    /// What one on the map has with another.
    InfluenceView for Influence {
        /// Its identifier.
        id: InfluenceId,
        /// From whom the line leads.
        from: Voice,
        /// To whom it leads.
        to: Voice,
        /// What the first has with the second.
        kind: InfluenceKind,
    }

    /// What criteria of several parties have to do with each other, as somebody said.
    CommonGroundView for CommonGround {
        /// Its identifier.
        id: GroundId,
        /// What they have to do with each other.
        relation: Relation,
        /// The one wording that all of them could hold.
        wording: Option<Words>,
        /// The criteria.
        members: Vec<GroundMemberView>,
    }

    /// A criterion of common ground.
    GroundMemberView for GroundMember {
        /// The criterion.
        criterion: CriterionId,
        /// Whether its owner holds the wording too.
        confirmation: Confirmation,
    }

    /// What a party has of time, courage or means.
    CircumstanceView for Circumstance {
        /// Its identifier.
        id: CircumstanceId,
        /// Whose it is.
        party: PartyId,
        /// Of what.
        kind: CircumstanceKind,
        /// How much.
        degree: Degree,
        /// The issue it is about; nothing for all of them.
        issue: Option<IssueId>,
        /// What is behind it.
        words: Words,
        /// Where it comes from.
        provenance: ProvenanceView,
    }

    /// An idea that was kept.
    IdeaView for Idea {
        /// Its identifier.
        id: IdeaId,
        /// The way in which it was found.
        code: IdeaCode,
        /// In whose words it is; nothing for the app's.
        party: Option<PartyId>,
        /// The idea in words.
        words: Option<Words>,
        /// The rows it comes from.
        cites: Vec<RowKey>,
        /// What became of it.
        state: IdeaState,
        /// Who kept it.
        by: Name,
        /// When, RFC 3339.
        at: String,
    }

    /// A standard, a mandate or a deadline.
    StandardView for Standard {
        /// Its identifier.
        id: StandardId,
        /// What it is.
        kind: StandardKind,
        /// Whose it is; nothing when it holds for all.
        party: Option<PartyId>,
        /// What it says.
        words: Words,
        /// The choices it speaks to; none when it speaks to the whole.
        about: Vec<Condition>,
        /// The day it names, year-month-day.
        day: Option<String>,
        /// Where it comes from.
        provenance: ProvenanceView,
    }

    /// Something that may happen.
    EventView for Event {
        /// Its identifier.
        id: EventId,
        /// What would happen.
        words: Words,
        /// What the parties expect.
        forecasts: Vec<ForecastView>,
    }

    /// How likely a party thinks an event to be.
    ForecastView for Forecast {
        /// The party.
        party: PartyId,
        /// How likely.
        chance: ChanceView,
        /// Where it comes from.
        provenance: ProvenanceView,
    }

    /// What is chosen for one issue if an event happens, and if it does not.
    TermView for ContingentTerm {
        /// Its identifier.
        id: TermId,
        /// The package it belongs to; nothing while it is only looked at.
        package: Option<PackageId>,
        /// The issue.
        issue: IssueId,
        /// The event.
        event: EventId,
        /// What is chosen if it happens.
        then: Choice,
        /// What is chosen if it does not.
        otherwise: Choice,
        /// How all would see that it has happened.
        trigger: Option<Words>,
        /// Who can bring it about, or keep it from happening.
        cause: Option<Words>,
        /// Who learns of it first.
        first_to_know: Option<Words>,
        /// Whether each can bear the branch that is worse for it.
        worse_branch: Option<Words>,
    }

    /// What a package or an option disturbs for a stakeholder.
    FalloutView for Fallout {
        /// Its identifier.
        id: FalloutId,
        /// What disturbs.
        of: FalloutOf,
        /// For whom.
        stakeholder: StakeholderId,
        /// How badly.
        severity: Severity,
        /// What is disturbed.
        words: Words,
        /// Where it comes from.
        provenance: ProvenanceView,
        /// What would soften it.
        mitigations: Vec<MitigationView>,
    }

    /// What would soften a fallout.
    MitigationView for Mitigation {
        /// Its identifier.
        id: MitigationId,
        /// What would be done.
        words: Words,
        /// Whether those who are disturbed accept it.
        state: MitigationState,
        /// Who has said so.
        said_by: Option<Name>,
    }

    /// What a party laid on the table, whole or in part.
    OfferView for Offer {
        /// Its identifier.
        id: OfferId,
        /// Who made it.
        party: PartyId,
        /// The number of the set of offers that were laid on the table together.
        set: u32,
        /// What it chooses; issues may be left open.
        choices: BTreeMap<IssueId, Choice>,
        /// What was said with it.
        words: Option<Words>,
        /// What others made of it.
        reactions: Vec<ReactionView>,
        /// Who wrote it down.
        by: Name,
        /// When, RFC 3339.
        at: String,
    }

    /// What a party made of an offer.
    ReactionView for Reaction {
        /// The party.
        party: PartyId,
        /// What it made of it.
        kind: ReactionKind,
        /// What it said.
        words: Option<Words>,
        /// When, RFC 3339.
        at: String,
    }

    /// A line of a conversation plan.
    TalkLineView for TalkLine {
        /// Its identifier.
        id: TalkLineId,
        /// What the line does.
        kind: TalkLineKind,
        /// With whom; nothing for everyone.
        party: Option<PartyId>,
        /// What is said or asked.
        words: Words,
    }

    /// What the parties agreed, or are about to.
    AgreementView for Agreement {
        /// Its identifier.
        id: AgreementId,
        /// The package that is agreed.
        package: PackageId,
        /// The terms in words.
        terms: Option<Words>,
        /// The day on which it was signed, year-month-day; nothing before.
        signed: Option<String>,
        /// Why it goes ahead although somebody is badly disturbed.
        in_spite_of: Option<Words>,
        /// Who does what by when.
        commitments: Vec<CommitmentView>,
        /// What makes it last.
        durability: Vec<DurabilityView>,
        /// What each party can say at home.
        explanations: Vec<ExplanationView>,
        /// How each party sees it at the review.
        checks: Vec<AfterCheckView>,
    }

    /// What somebody has promised to do.
    CommitmentView for Commitment {
        /// Its identifier.
        id: CommitmentId,
        /// Who does it.
        who: Name,
        /// What is done.
        what: Words,
        /// By when, year-month-day.
        due: Option<String>,
        /// Whether it was done.
        state: CommitmentState,
    }

    /// What was settled on one point of what makes an agreement last.
    DurabilityView for DurabilityAnswer {
        /// The point.
        point: DurabilityPoint,
        /// What was settled.
        words: Words,
    }

    /// What a party can say at home about the agreement.
    ExplanationView for Explanation {
        /// The party.
        party: PartyId,
        /// What it can say.
        words: Words,
    }

    /// How a party sees the agreement at the review.
    AfterCheckView for AfterCheck {
        /// The party.
        party: PartyId,
        /// How content it is with what it got.
        outcome: Feeling,
        /// How it feels about its own part.
        own_part: Feeling,
        /// Whether it was fair, and it was heard.
        process: Feeling,
        /// How things stand between them now.
        relationship: Feeling,
        /// Whether its essentials are still met.
        essentials: EssentialsNow,
        /// What it adds.
        words: Option<Words>,
        /// When, RFC 3339.
        at: String,
    }
}
