//! Why a certificate is refused: which claim, which row, and what is wrong there.

use entente_core::certificate::CertificateError;

/// Why a certificate is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text is no certificate, or was changed.
    #[error(transparent)]
    Unreadable(#[from] CertificateError),
    /// It is about another plan.
    #[error("the certificate is about the plan {certificate}, and this is {plan}")]
    OtherPlan {
        /// The digest of the plan at hand.
        plan: String,
        /// The digest in the certificate.
        certificate: String,
    },
    /// It claims nothing.
    #[error("the certificate claims nothing")]
    NothingClaimed,
    /// A claim does not hold, or its proof does not.
    #[error("claim {claim}: {reason}")]
    Claim {
        /// The place of the claim, counted from 0.
        claim: usize,
        /// What is wrong.
        reason: Reason,
    },
}

/// Declares the reasons with their codes and where each points to.
macro_rules! reasons {
    ($($(#[$meta:meta])* $variant:ident($($place:ident),*) = $code:literal),+ $(,)?) => {
        /// What is wrong with a claim; layers, groups and rows are places counted from 0.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum Reason {
            $($(#[$meta])* $variant { $(
                #[doc = concat!("The place of the ", stringify!($place), ".")]
                $place: usize
            ),* }),+
        }

        impl Reason {
            /// The stable codes of all reasons.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code of the reason.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }

            /// Where it is, as names and places.
            pub fn places(&self) -> Vec<(&'static str, usize)> {
                match self { $(Self::$variant { $($place),* } => vec![$((stringify!($place), *$place)),*]),+ }
            }
        }
    };
}

reasons! {
    /// An issue has too many choices to be read, or any amount will do.
    #[error("issue {issue} has no list of choices")]
    NoChoices(issue) = "no_choices",
    /// The amounts that are listed for an issue are not those at which something bends, or any amount of it cannot be chosen.
    #[error("the amounts of issue {issue} are not listed from end to end with all at which something bends")]
    Amounts(issue) = "amounts",
    /// What a claim says is not proved between the listed amounts of an issue.
    #[error("this is not proved between the amounts of issue {issue}")]
    OpenAmounts(issue) = "open_amounts",
    /// The steps of a proof by regions break off, or part what is not there.
    #[error("region step {row} does not follow")]
    NoRegion(row) = "no_region",
    /// The multipliers of a region leave something better open.
    #[error("region step {row} leaves something better open")]
    NotBounded(row) = "not_bounded",
    /// Numbers are too fine to be added up.
    #[error("the numbers are too fine to be added up")]
    TooFine() = "too_fine",
    /// The groups do not hold every issue once, in order.
    #[error("the groups do not hold every issue once, in order")]
    Partition() = "partition",
    /// A criterion depends on issues of several groups in a way that does not add up.
    #[error("criterion {row} does not add up over the groups")]
    NotAdding(row) = "not_adding",
    /// A constraint ties issues of several groups.
    #[error("constraint {row} ties issues of several groups")]
    ConstraintApart(row) = "constraint_apart",
    /// A group has more joint choices than are looked at.
    #[error("group {group} has too many joint choices")]
    TooManyTogether(group) = "too_many_together",
    /// A row of a group is no joint choice that may be made there, or stands twice.
    #[error("group {group}: row {row} is no joint choice that counts here")]
    NoRow(group, row) = "no_row",
    /// A joint choice of a group is above every listed row in something.
    #[error("group {group}: a joint choice is missing among the rows")]
    RowMissing(group) = "row_missing",
    /// There is not one layer for every group.
    #[error("there is not one layer for every group")]
    LayerCount() = "layer_count",
    /// A sum names a sum of the layer before, or a row, that is not there.
    #[error("layer {layer}: sum {row} is made of nothing that is there")]
    NoSum(layer, row) = "no_sum",
    /// The sums of a layer are not highest first, each once.
    #[error("layer {layer}: sum {row} is not below the one before it")]
    SumOrder(layer, row) = "sum_order",
    /// There is not one entry for every sum with every row.
    #[error("layer {layer}: there is not one entry for every sum with every row")]
    AboveCount(layer) = "above_count",
    /// A sum with a row is said to be closed and can still come to what is asked for.
    #[error("layer {layer}: entry {row} is not closed")]
    NotClosed(layer, row) = "not_closed",
    /// A sum with a row stands above the listed sum that is named for it.
    #[error("layer {layer}: entry {row} is above the sum that is named for it")]
    NotAbove(layer, row) = "not_above",
    /// A listed sum is not its own.
    #[error("layer {layer}: sum {row} stands for nothing, not even itself")]
    Unmet(layer, row) = "unmet",
    /// A width is below zero, of another number of parties, or not allowed here.
    #[error("layer {layer}: the width does not fit")]
    Width(layer) = "width",
    /// Multipliers are below zero or of another number.
    #[error("multipliers {row} do not fit")]
    Multipliers(row) = "multipliers",
    /// A point is missing, or one is too many.
    #[error("{claimed} points are claimed, and the last layer has {proved}")]
    PointCount(claimed, proved) = "point_count",
    /// A point has other utilities than the last layer.
    #[error("point {row} is not the one that is proved")]
    OtherPoint(row) = "other_point",
    /// A package has no choice for some issue, or one that is not on the table.
    #[error("package {row} is not on the table")]
    NoPackage(row) = "no_package",
    /// A constraint rules a package out.
    #[error("a constraint rules package {row} out")]
    RuledOut(row) = "ruled_out",
    /// A package does not meet the essentials that are claimed.
    #[error("package {row} does not meet every essential that is claimed")]
    EssentialMissed(row) = "essential_missed",
    /// A package brings other utilities than are claimed.
    #[error("package {row} brings other utilities")]
    OtherUtilities(row) = "other_utilities",
    /// Another number of packages brings a point.
    #[error("another number of packages brings point {row}")]
    OtherCount(row) = "other_count",
    /// What a party has without agreement is not examined, or another number.
    #[error("party {party} has something else without agreement")]
    Baseline(party) = "baseline",
    /// Somebody is said to lose in every package, and that is not proved.
    #[error("that somebody loses in every package is not proved")]
    SomebodyGains() = "somebody_gains",
    /// Nothing is picked, or a rule picks twice.
    #[error("nothing is picked, or a rule picks twice")]
    NothingPicked() = "nothing_picked",
    /// A pick brings no proof that this rule can be read off.
    #[error("pick {pick} brings no proof that its rule can be read off")]
    NoProof(pick) = "no_proof",
    /// Another number of vectors is picked.
    #[error("pick {pick} has {claimed} points, and {proved} are picked")]
    PickCount(pick, claimed, proved) = "pick_count",
    /// Another vector is picked.
    #[error("pick {pick}: point {row} is not picked")]
    NotPicked(pick, row) = "not_picked",
    /// What is said to be blocked is no essential or constraint of the plan, or stands twice or out of order.
    #[error("member {row} is no essential or constraint of the plan in its place")]
    NoMember(row) = "no_member",
    /// The steps of a refutation break off, go on too long, or split by an issue twice.
    #[error("step {row} does not follow")]
    NoStep(row) = "no_step",
    /// An essential does not surely fall short in a part.
    #[error("step {row}: the essential does not fall short in all of this part")]
    NotShort(row) = "not_short",
    /// A constraint does not rule a part out.
    #[error("step {row}: the constraint does not rule this part out")]
    NotRuledOut(row) = "not_ruled_out",
    /// There is not one package for every member that is left out.
    #[error("there is not one package for every member that is left out")]
    SmallerCount() = "smaller_count",
    /// Some package may be better for one and not worse for anyone.
    #[error("that no package is better for one and not worse for anyone is not proved")]
    Wasteful() = "wasteful",
    /// There are too many points to be compared pair by pair.
    #[error("{points} points are too many to be compared pair by pair")]
    TooManyPoints(points) = "too_many_points",
    /// A point is above another.
    #[error("point {row} has another one above it")]
    Dominated(row) = "dominated",
}
