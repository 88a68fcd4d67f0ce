//! The four rules and what each picks.

use entente_core::model::PartyId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ChoiceView;
use crate::wire::figure::Figure;
use crate::wire::reason::Reason;

/// What the rules pick.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RulesView {
    /// From where each party's gain is counted, in plan order.
    pub gains_from: Vec<GainsFrom>,
    /// Why no rule picks anything: greyed with this sentence; nothing when they do.
    pub greyed: Option<Reason>,
    /// The rules, in the order shown; none while greyed.
    pub rules: Vec<RuleView>,
    /// Over which amounts what they pick holds, where any amount of an issue will do.
    pub between: Option<Reason>,
    /// Why the first card is not what the rules pick, when it is not.
    pub differs: Option<Reason>,
}

/// From where a party's gain is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GainsFrom {
    /// From its course without agreement.
    Course,
    /// From the worth an imported file states.
    File,
    /// From zero, because a person chose so or the plan was imported without a course.
    Zero,
    /// From nowhere: its course is not judged.
    NotExamined,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RuleView {
    /// Which one; its words are `rule.<code>.words`, its name `rule.<code>.name`.
    pub rule: RuleCode,
    /// The packages it picks; more than one on a tie.
    pub winners: Vec<RuleWinner>,
    /// What each party could have, for the rule that goes by shares of it.
    pub ideal: Vec<PartyGain>,
    /// Parties it leaves out because they cannot gain.
    pub left_out: Vec<PartyId>,
    /// What has to be said beside it.
    pub note: Option<Reason>,
}

/// The rules, by their codes on the command line too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleCode {
    /// The largest product of gains.
    Nash,
    /// The same share of what each could have.
    KalaiSmorodinsky,
    /// Lift the worst-off first.
    Leximin,
    /// The smallest gap between gains.
    EqualGains,
}

/// A package, or several of equal worth, that a rule picks.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RuleWinner {
    /// The number of its card, when it has one.
    pub card: Option<u32>,
    /// What is chosen in the first of them.
    pub choices: Vec<ChoiceView>,
    /// How many packages have this worth.
    pub count: String,
    /// What each party gains, in plan order.
    pub gains: Vec<PartyGain>,
}

/// What one party gains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartyGain {
    /// The party.
    pub party: PartyId,
    /// The gain, on the party's own scale.
    pub gain: Figure,
}
