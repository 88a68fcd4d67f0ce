//! Progress out, cancellation in: the engine itself knows no clock and no thread.

/// Whether long work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// It does.
    On,
    /// It stops at the next opportunity.
    Stop,
}

/// What long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Joint choices of issues that depend on each other are listed.
    Listing,
    /// Clusters are merged into a frontier.
    Merging,
    /// A package that is better is searched for.
    Searching,
}

/// How far long work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub work: Work,
    /// How many steps are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// The work was stopped from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work was stopped")]
pub struct Cancelled;

/// Who watches long work: it is told the progress and says whether to go on, by any of the threads that work.
#[derive(Clone, Copy)]
pub struct Watch<'a>(Option<&'a (dyn Fn(Progress) -> Go + Sync)>);

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(if self.0.is_some() { "Watch(..)" } else { "Watch(nobody)" })
    }
}

impl<'a> Watch<'a> {
    /// Nobody watches: the work runs to its end.
    pub const fn idle() -> Self {
        Self(None)
    }

    /// Somebody watches.
    pub const fn new(watcher: &'a (dyn Fn(Progress) -> Go + Sync)) -> Self {
        Self(Some(watcher))
    }

    pub(super) fn report(&self, work: Work, done: usize, of: usize) -> Result<(), Cancelled> {
        match self.0.map(|watcher| watcher(Progress { work, done, of })) {
            Some(Go::Stop) => Err(Cancelled),
            Some(Go::On) | None => Ok(()),
        }
    }
}
