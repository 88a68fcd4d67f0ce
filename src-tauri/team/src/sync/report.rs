//! What a round came to, in words that can be filled in.

use entente_core::model::{Name, PlanId};

use crate::{charter::CharterError, depot::DepotError, sealed::Refusal};

/// Whose files something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From {
    /// The plan.
    pub plan: PlanId,
    /// What the member is called; nothing while none of their files has come.
    pub name: Option<Name>,
    /// The number of the file.
    pub number: u64,
}

/// Something that is not as it should be; the round goes on with everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Others have taken a file in that has not come here yet.
    Awaited(From),
    /// A file is there and is not taken in.
    Refused(From, Refusal),
    /// The changes of a file are not taken in, for a reason that the store names by code.
    NotTaken(From, &'static str),
    /// A file of ours was put and is not there.
    Lost(PlanId, u64),
    /// Files of ours were gone or damaged, and were put again: so many.
    Repaired(PlanId, u64),
    /// Another copy of this database writes under the same name; this one goes on under a new one.
    Renewed(PlanId),
    /// A change does not fit in a file.
    TooLarge(PlanId),
    /// A plan of the team is here already, and goes on alone.
    InTheWay(PlanId),
    /// A plan cannot be read or saved here, for a reason that the store names by code.
    Plan(PlanId, &'static str),
    /// A file of keys is not taken over.
    Charter {
        /// Its name.
        file: String,
        /// Why.
        error: CharterError,
    },
    /// The storage did not do what was asked of it.
    Depot(DepotError),
}

impl Fault {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Awaited(_) => "team.fault.awaited",
            Self::Refused(_, refusal) => refusal.code(),
            Self::NotTaken(_, code) | Self::Plan(_, code) => code,
            Self::Lost(..) => "team.fault.lost",
            Self::Repaired(..) => "team.fault.repaired",
            Self::Renewed(_) => "team.fault.renewed",
            Self::TooLarge(_) => "team.fault.too_large",
            Self::InTheWay(_) => "team.fault.in_the_way",
            Self::Charter { error, .. } => error.code(),
            Self::Depot(error) => error.code(),
        }
    }

    /// The plan that it is about, if it is about one.
    pub const fn plan(&self) -> Option<PlanId> {
        match self {
            Self::Awaited(from) | Self::Refused(from, _) | Self::NotTaken(from, _) => Some(from.plan),
            Self::Lost(plan, _)
            | Self::Repaired(plan, _)
            | Self::Renewed(plan)
            | Self::TooLarge(plan)
            | Self::InTheWay(plan)
            | Self::Plan(plan, _) => Some(*plan),
            Self::Charter { .. } | Self::Depot(_) => None,
        }
    }

    /// Who it is about, if it is about somebody's file.
    pub const fn from(&self) -> Option<&From> {
        match self {
            Self::Awaited(from) | Self::Refused(from, _) | Self::NotTaken(from, _) => Some(from),
            Self::Lost(..)
            | Self::Repaired(..)
            | Self::Renewed(_)
            | Self::TooLarge(_)
            | Self::InTheWay(_)
            | Self::Plan(..)
            | Self::Charter { .. }
            | Self::Depot(_) => None,
        }
    }

    /// What fills the gaps of the message, without the name of the plan.
    pub fn fillings(&self) -> Vec<(&'static str, String)> {
        let mut fillings = Vec::new();
        if let Some(from) = self.from() {
            fillings.push(("number", from.number.to_string()));
            fillings.extend(from.name.as_ref().map(|name| ("name", name.to_string())));
        }
        match self {
            Self::Refused(_, Refusal::Newer(version)) => fillings.push(("version", version.to_string())),
            Self::Refused(_, Refusal::NoKey(epoch)) => fillings.push(("epoch", epoch.to_string())),
            Self::Refused(_, Refusal::Reordered(found)) => fillings.push(("found", found.to_string())),
            Self::Lost(_, number) => fillings.push(("number", number.to_string())),
            Self::Repaired(_, count) => fillings.push(("count", count.to_string())),
            Self::Charter { file, .. } => fillings.push(("file", file.clone())),
            Self::Depot(error) => {
                fillings.extend(error.detail().map(|detail| ("detail", detail.to_owned())));
            }
            Self::Awaited(_)
            | Self::Refused(..)
            | Self::NotTaken(..)
            | Self::Renewed(_)
            | Self::TooLarge(_)
            | Self::InTheWay(_)
            | Self::Plan(..) => {}
        }
        fillings
    }
}

/// What a round came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many files of others were taken in.
    pub taken: usize,
    /// How many files of ours were put.
    pub put: usize,
    /// The plans that changed here.
    pub changed: Vec<PlanId>,
    /// What is not as it should be.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Notes a fault of the storage once, however often it comes.
    pub(crate) fn storage(&mut self, error: DepotError) {
        let fault = Fault::Depot(error);
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Whether nothing moved and nothing is amiss.
    pub const fn is_quiet(&self) -> bool {
        self.taken == 0 && self.put == 0 && self.faults.is_empty()
    }
}
