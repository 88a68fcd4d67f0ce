//! The stages, and advice on them: what is missing or worth a second look. It never blocks; a person can pass it, and the
//! pass is logged.

use super::{CriterionId, IssueId, PartyId, StakeholderId, ValueId, code::coded};

coded! {
    /// What a piece of advice says.
    pub enum AdviceCode {
        /// There are fewer than two parties.
        FewParties = "few_parties",
        /// Nobody is marked as carrying out the result.
        NobodyCarriesOut = "nobody_carries_out",
        /// Somebody who must be heard has not been.
        VoicesMissing = "voices_missing",
        /// There is no issue yet, or only one: nothing to trade.
        OnlyOneIssue = "only_one_issue",
        /// An issue has fewer than two options.
        FewOptions = "few_options",
        /// A party has no reading of an issue.
        NoReading = "no_reading",
        /// Every issue serves the value, or none could change it: it is too high to judge anything by.
        ValueTooHigh = "value_too_high",
        /// Only one issue can serve the value: it may be an issue in disguise.
        ValueTooLow = "value_too_low",
        /// An essential criterion has no evidence and stays out of the win check.
        EssentialWithoutEvidence = "essential_without_evidence",
        /// A party has named nothing essential, nor said that nothing is.
        NothingEssential = "nothing_essential",
        /// A party has more than three essentials, which blocks most plans.
        ManyEssentials = "many_essentials",
        /// A party has more than six weighed criteria.
        ManyCriteria = "many_criteria",
        /// A party has no criterion yet.
        NoCriterion = "no_criterion",
        /// A criterion is only an amount of one issue: it may be a position.
        MayBeAPosition = "may_be_a_position",
        /// A criterion's value leads to another weighed value of the same party.
        CountedTwice = "counted_twice",
        /// No issue sets the level of a criterion.
        NoMainIssue = "no_main_issue",
        /// Some choices of a criterion's main issue are not rated.
        NotRated = "not_rated",
        /// The party's course without agreement is below the need.
        CourseBelowNeed = "course_below_need",
        /// Options that people noted are put aside until everybody who must be heard has been.
        OptionsParked = "options_parked",
        /// Criteria of two parties use the same words, and are judged by different evidence or by none.
        SharedWordDifferentEvidence = "shared_word_different_evidence",
        /// Packages were kept, and nothing is noted of what they would disturb.
        NothingDisturbed = "nothing_disturbed",
        /// Somebody who must be heard does not know of it.
        NotAware = "not_aware",
        /// Somebody is badly disturbed, and nothing that was accepted softens it.
        NotSoftened = "not_softened",
        /// The conversation plan does not say what the conversation is for, good for all.
        NoPurposeForAll = "no_purpose_for_all",
        /// The conversation plan does not ask whether this is a good moment.
        NoPermission = "no_permission",
        /// The conversation plan does not say how the others are addressed.
        NoAddress = "no_address",
        /// The conversation plan asks for four facts in a row.
        FactsInARow = "facts_in_a_row",
        /// The conversation plan does not ask who else should be heard.
        NobodyElse = "nobody_else",
        /// Nobody promises anything in the agreement in force.
        NothingPromised = "nothing_promised",
        /// A party has nothing to say at home about the agreement in force.
        NotExplained = "not_explained",
        /// What makes the agreement in force last is not settled on every point.
        MayNotLast = "may_not_last",
        /// The agreement is signed, and a party has not said at a review whether its essentials are still met.
        NotReviewed = "not_reviewed",
    }
}

coded! {
    /// The eight stages, in any order.
    pub enum Stage {
        /// Who is touched, and what for.
        People = "people",
        /// What must be settled.
        Table = "table",
        /// What it stands for.
        Ladder = "ladder",
        /// How each would know.
        Criteria = "criteria",
        /// What is shared and what differs.
        CommonGround = "common_ground",
        /// Packages that meet every essential.
        Outcomes = "outcomes",
        /// What an agreement disturbs.
        BuyIn = "buy_in",
        /// Talking, agreeing, reviewing.
        Agreement = "agreement",
    }
}

/// One piece of advice and the rows it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it says.
    pub code: AdviceCode,
    /// The stage it belongs to.
    pub stage: Stage,
    /// The party it is about.
    pub party: Option<PartyId>,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// The criterion it is about.
    pub criterion: Option<CriterionId>,
    /// The value it is about.
    pub value: Option<ValueId>,
    /// The stakeholder it is about.
    pub stakeholder: Option<StakeholderId>,
}

coded! {
    /// How far a stage has come; a stage is never locked.
    pub enum Progress {
        /// Nothing is there yet.
        Empty = "empty",
        /// Something is there, and some advice is open.
        Begun = "begun",
        /// Something is there, and no advice is open.
        Settled = "settled",
    }
}
