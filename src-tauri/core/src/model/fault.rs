//! What can be wrong with rows that should make up a plan.

use super::code::coded;

coded! {
    /// What is wrong.
    pub enum FaultCode {
        /// Two rows have the same identifier, or rate the same thing.
        Duplicate = "duplicate",
        /// A row points at a row that is not there.
        Dangling = "dangling",
        /// A row points at a row of another party.
        OtherParty = "other_party",
        /// The ladder leads back to itself.
        LadderCycle = "ladder_cycle",
        /// There are more than twelve parties.
        TooManyParties = "too_many_parties",
        /// A reading serves neither a criterion nor a value.
        ServesNothing = "serves_nothing",
        /// An essential or protected criterion is blended from several issues.
        BlendedEssential = "blended_essential",
        /// A criterion of a protected value has a rank or points.
        WeighedProtected = "weighed_protected",
        /// An amount is not one that can be chosen.
        AmountOutOfRange = "amount_out_of_range",
        /// A numeric issue is rated at more than five amounts.
        TooManyAmounts = "too_many_amounts",
        /// A choice is of the wrong kind for its issue.
        WrongKind = "wrong_kind",
        /// Conditions are missing, name one issue twice, or name no choice.
        BadConditions = "bad_conditions",
        /// An imported worth does not lie between 0 and 1.
        WorthOutOfRange = "worth_out_of_range",
        /// A number is larger than any that is needed.
        NumberTooLarge = "number_too_large",
        /// A line of the map leads back to where it comes from.
        PointsAtItself = "points_at_itself",
        /// Common ground does not tie criteria of two or more parties, one of each.
        GroundTooSmall = "ground_too_small",
        /// A package depends on more than three events.
        TooManyEvents = "too_many_events",
        /// A contingent term chooses the same whatever happens.
        BranchesAlike = "branches_alike",
    }
}

/// One thing that is wrong, and the row where it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {}", code.code())]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// The row, as `table/identifier`; a rating is named by its criterion and its choice.
    pub at: String,
    /// What it points at, or the path of a cycle.
    pub detail: String,
}
