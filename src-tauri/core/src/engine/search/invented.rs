//! Searches with one more option of an issue.

use std::sync::Arc;

use super::{
    Search,
    descent::Ended,
    machine::Machine,
    quest::{Quest, leash},
    script::{self, Lacking},
    web::Cord,
};
use crate::engine::{Chosen, SpaceError, Watch};

/// What one more option of an issue would have to give each of some criteria, by the ends of their machines.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Invented {
    issue: usize,
    wanted: Vec<(usize, Arc<Machine>, Vec<Option<i128>>)>,
}

impl Invented {
    /// The criteria, with the levels that each may be asked for, ascending; 0 where any will do.
    pub(in crate::engine) fn levels(&self) -> impl Iterator<Item = (usize, Vec<i128>)> {
        self.wanted.iter().map(|(gauge, _, ends)| {
            let mut levels: Vec<i128> = ends.iter().flatten().copied().collect();
            levels.sort_unstable();
            levels.dedup();
            (*gauge, levels)
        })
    }

    /// The level that a package asks for; nothing where no option is enough.
    pub(in crate::engine) fn required(&self, gauge: usize, package: &Chosen) -> Option<i128> {
        let (_, machine, ends) = self.wanted.iter().find(|(at, _, _)| *at == gauge)?;
        ends[machine.end_of(&package.0)]
    }
}

impl Search<'_> {
    /// Makes ready what one more option of an issue would have to give some criteria.
    pub(in crate::engine) fn invented(
        &self,
        issue: usize,
        gauges: &[usize],
        required: fn(&crate::engine::Gauge, usize, Option<i128>, i128) -> Option<i128>,
    ) -> Option<Invented> {
        let wanted = gauges.iter().map(|at| {
            let gauge = &self.case.gauges[*at];
            let mut issues = script::issues(self.case, gauge);
            issues.retain(|(other, _)| *other != issue);
            let (machine, ends) = Machine::of(&issues, &Lacking { gauge, issue, required })?;
            Some((*at, Arc::new(machine), ends))
        });
        Some(Invented { issue, wanted: wanted.collect::<Option<_>>()? })
    }

    /// Some package with one more option of an issue that has to give no criterion more than these levels; the position of
    /// that issue means nothing.
    pub(in crate::engine) fn any_invented(
        &self,
        invented: &Invented,
        within: impl Fn(usize) -> i128,
        watch: &Watch<'_>,
    ) -> Result<Option<Chosen>, SpaceError> {
        let names = |when: &Vec<crate::engine::chosen::Clause>| {
            when.iter().any(|clause| clause.issue == invented.issue)
        };
        let constraints = self.machines.constraints.iter().zip(&self.case.constraints);
        let mut cords: Vec<Cord> =
            constraints.filter(|(_, when)| !names(when)).map(|(cord, _)| cord.clone()).collect();
        for (gauge, machine, ends) in &invented.wanted {
            let most = within(*gauge);
            let fits = |level: &Option<i128>| level.filter(|level| *level <= most).map(|_| 0);
            cords.push(Cord::new(machine.clone(), ends.iter().map(fits).collect()));
        }
        let alive = self.case.issues.iter().map(|issue| vec![true; issue.choices.len()]).collect();
        let found = self.noted(Quest { cords, alive }.any(&leash(self.room(), watch))?);
        match (found.package, found.ended) {
            (Some(package), _) => Ok(Some(Chosen(package))),
            (None, Ended::Exhausted) => Ok(None),
            (None, Ended::Enough | Ended::TooLong) => Err(SpaceError::SearchTooLong),
        }
    }
}
