//! How often what is said of packages holds, and the one question to ask.

use entente_core::{
    engine::world::Event,
    model::{CriterionId, PartyId, PlanId},
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::reason::Reason;

/// The answer to one request for shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SharesView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// What was counted.
    pub counting: Counting,
}

/// What became of counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Counting {
    /// It was done.
    Done {
        /// How many ways were tried; nothing where all were counted.
        tried: Option<u32>,
        /// Package by package, as they were asked.
        packages: Vec<PackageShares>,
        /// The question whose answer would change most; nothing where none would change anything.
        question: Option<DecidingQuestion>,
    },
    /// Too much depends on each other, or numbers are too fine.
    TooLarge,
    /// It was stopped, or the plan has changed.
    Cancelled,
}

/// How often what is said of one package holds, in the order in which it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PackageShares {
    /// Everything that was looked for.
    pub shares: Vec<ShareView>,
}

/// How often one thing holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ShareView {
    /// What holds; its words are `worlds.event.<code>`.
    pub of: EventCode,
    /// How often.
    pub told: ToldView,
}

/// How often something holds, as a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToldView {
    /// In all ways: proved.
    All,
    /// In all ways that were tried.
    AllTried {
        /// How many there were.
        count: u32,
    },
    /// In this many of 20, from 1 to 19.
    #[serde(rename = "of_20")]
    Of20 {
        /// How many.
        count: u8,
    },
    /// In none that was tried.
    NoneTried {
        /// How many there were.
        count: u32,
    },
    /// In none: proved.
    None,
}

/// What may hold of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventCode {
    /// Every essential of every party is enough.
    EssentialsMet,
    /// Nothing is better for one and no worse for the others.
    NotWasteful,
    /// Nobody has less than without agreement.
    NoWorse,
    /// It has the largest product of gains.
    Nash,
    /// It is what the rule of Kalai and Smorodinsky picks.
    KalaiSmorodinsky,
    /// It lifts the worst-off first.
    Leximin,
    /// It has the smallest gap between gains.
    EqualGains,
    /// It is the first by place.
    FirstPlace,
}

impl From<Event> for EventCode {
    fn from(event: Event) -> Self {
        match event {
            Event::EssentialsMet => Self::EssentialsMet,
            Event::NotWasteful => Self::NotWasteful,
            Event::NoWorse => Self::NoWorse,
            Event::Nash => Self::Nash,
            Event::KalaiSmorodinsky => Self::KalaiSmorodinsky,
            Event::Leximin => Self::Leximin,
            Event::EqualGains => Self::EqualGains,
            Event::FirstPlace => Self::FirstPlace,
        }
    }
}

/// The question whose answer would change most, and what each answer would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DecidingQuestion {
    /// Who is asked.
    pub party: PartyId,
    /// The criterion it is about; nothing for an order.
    pub criterion: Option<CriterionId>,
    /// What it is about.
    pub about: Reason,
    /// The question as it can be noted.
    pub words: Reason,
    /// How often the answer changes what stands first, or leaves a package that surely misses an essential.
    pub changes: ToldView,
    /// What answers do, those that do the same together.
    pub answers: Vec<AnswerEffect>,
}

/// Answers that do the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnswerEffect {
    /// What they say: one of these.
    pub says: Vec<SaysRun>,
    /// What stands first then.
    pub first: ForemostView,
    /// The places of those that then surely miss an essential.
    pub fails: Vec<u32>,
}

/// What stands first once an answer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ForemostView {
    /// A package that was asked about.
    Asked {
        /// Its place among them, from 0.
        place: u32,
    },
    /// Another package.
    Other,
    /// None: nothing meets every essential.
    Nothing,
}

/// Something that may be said, or several things that follow one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SaysRun {
    /// The first of them.
    pub from: Reason,
    /// The last of them; nothing where it is one.
    pub to: Option<Reason>,
}
