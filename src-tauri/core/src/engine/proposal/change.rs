//! What could change the list: a guessed need that is higher, guessed levels that are lower, another order.

use std::collections::BTreeSet;

use super::{
    answer::{AskFirst, Blocked, Change, Condition, Decides, Effect, Proposal},
    elimination::Stopped,
    field::{End, Field, Filter, over, scope},
    place::{self, Range},
    support,
    survey::Profile,
};
use crate::{
    edit::RowRef,
    engine::{Chosen, Footing, Gauge, form::Form, scale, weight::Order},
    model::Plan,
};

/// The shown proposals, as changes look at them.
pub(super) struct Shown<'a> {
    pub(super) plan: &'a Plan,
    pub(super) field: &'a Field<'a>,
    /// The end of levels at which packages are proposed.
    pub(super) end: End,
    pub(super) proposals: &'a [Proposal],
    pub(super) profiles: Vec<&'a Profile>,
    /// Every profile that is proposed from, where they are listed.
    pub(super) listed: Option<&'a [Profile]>,
    pub(super) ranges: &'a [Range],
}

impl Shown<'_> {
    /// What each guess that an essential rests on could change, in plan order of the criteria, then what another order
    /// could.
    pub(super) fn changes(&self) -> Result<Vec<Change>, Stopped> {
        let mut changes = Vec::new();
        for (at, needed) in self.field.needs() {
            changes.extend(self.of_essential(at, needed)?);
        }
        for party in 0..self.field.case.parties.len() {
            changes.extend(self.of_order(party)?);
        }
        Ok(changes)
    }

    fn of_essential(&self, at: usize, needed: i128) -> Result<Vec<Change>, Stopped> {
        let Some(gauge) = self.field.case.gauges.get(at) else { return Ok(Vec::new()) };
        let Some(party) = self.field.case.parties.get(gauge.party).map(|party| party.id) else {
            return Ok(Vec::new());
        };
        let rests = self.proposals.iter().flat_map(|proposal| &proposal.card.rests_on);
        let rows: BTreeSet<bool> = rests
            .filter(|rests| rests.criterion == gauge.id)
            .filter_map(|rests| match rests.row {
                RowRef::Need(_) => Some(true),
                RowRef::Rating { .. } | RowRef::Shift(_) => Some(false),
                RowRef::Criterion(_)
                | RowRef::Order(_)
                | RowRef::Value(_)
                | RowRef::Reading(_)
                | RowRef::Position(_)
                | RowRef::Constraint(_)
                | RowRef::Course(_)
                | RowRef::Later(_) => None,
            })
            .collect();
        let mut found: Vec<Change> = Vec::new();
        if rows.contains(&true) && gauge.needed < 3 {
            let filter = self.field.reaches(at, needed + gauge.unit, self.end)?;
            let effect = self.stay(at, filter)?;
            let conditions = vec![Condition::NeedHigher { to: gauge.needed + 1 }];
            found.push(Change { party, criterion: gauge.id, conditions, effect });
        }
        if rows.contains(&false) {
            let effect = self.stay(at, self.lower(gauge, needed)?)?;
            match found.first_mut().filter(|change| change.effect == effect) {
                Some(same) => same.conditions.push(Condition::LevelLower),
                None => {
                    let conditions = vec![Condition::LevelLower];
                    found.push(Change { party, criterion: gauge.id, conditions, effect });
                }
            }
        }
        Ok(found)
    }

    /// The filter that a criterion is enough when every guessed level of it is one lower.
    fn lower(&self, gauge: &Gauge, needed: i128) -> Result<Filter, Stopped> {
        over(scope(gauge), &self.field.domains, |positions| {
            let chosen = Chosen(positions.to_vec());
            let level = self.end.of(&gauge.span(positions));
            let by = if support::is_guessed(gauge, &chosen) { gauge.unit } else { 0 };
            ((level - by).max(0) >= needed).then_some(())
        })
    }

    /// Which proposals stay when one essential is met by the packages of a filter only.
    fn stay(&self, at: usize, filter: Filter) -> Result<Effect, Stopped> {
        let stays = |profile: &&Profile| {
            let row = filter.scope.iter().fold(0, |row, issue| {
                let size = self.field.domains.0.get(*issue).map_or(1, Vec::len);
                row * size + profile.first.0.get(*issue).copied().unwrap_or(0)
            });
            filter.rows.get(row).is_some_and(Option::is_some)
        };
        let kept: Vec<bool> = self.profiles.iter().map(stays).collect();
        let those = |wanted: bool| {
            kept.iter().enumerate().filter(|(_, kept)| **kept == wanted).map(|(place, _)| place).collect()
        };
        let others = self.field.needs().into_iter().filter(|(gauge, _)| *gauge != at);
        let filters = others.map(|(gauge, needed)| self.field.reaches(gauge, needed, self.end));
        let mut filters = filters.collect::<Result<Vec<_>, _>>()?;
        let (stay, go) = (those(true), those(false));
        filters.push(filter);
        Ok(Effect::Stay { stay, go, packages: self.field.count(&filters).ok() })
    }

    /// What it does to the order of the list when the second of a party's order comes first; nothing when weights are
    /// points, or when nothing moves and the order is no guess.
    fn of_order(&self, party: usize) -> Result<Option<Change>, Stopped> {
        let case = self.field.case;
        let Some(row) = case.parties.get(party) else { return Ok(None) };
        let Some((first, order)) = second_first(&row.order) else { return Ok(None) };
        let thirds = order.weights().into_iter().map(|(at, weight)| (at, weight / scale::whole(3)));
        let Some(form) = Form::of(&thirds.collect::<Vec<_>>(), &case.gauges) else { return Ok(None) };
        let Some(criterion) = case.gauges.get(first).map(|gauge| gauge.id) else { return Ok(None) };
        let Some(range) = self.range(&form)? else { return Ok(None) };
        let mut ranges = self.ranges.to_vec();
        if let Some(own) = ranges.get_mut(party) {
            *own = range;
        }
        let moved = self.profiles.iter().map(|profile| {
            let mut moved = (*profile).clone();
            if let Some(utility) = moved.utilities.get_mut(party) {
                *utility = worth(&form, profile);
            }
            moved
        });
        let order = place::order(case, &moved.collect::<Vec<_>>(), &ranges);
        let is_same = order.iter().enumerate().all(|(place, at)| place == *at);
        let is_guess = self.plan.party(row.id).is_some_and(|party| party.order_provenance.is_guess());
        let change = Change {
            party: row.id,
            criterion,
            conditions: vec![Condition::RankedFirst],
            effect: Effect::Order(order),
        };
        Ok((self.profiles.len() > 1 && (!is_same || is_guess)).then_some(change))
    }

    fn range(&self, form: &Form) -> Result<Option<Range>, Stopped> {
        let Some(listed) = self.listed else {
            return self.field.range(form, &self.field.essentials(self.end)?);
        };
        let worths = || listed.iter().map(|profile| worth(form, profile));
        Ok(worths().min().zip(worths().max()))
    }
}

fn worth(form: &Form, profile: &Profile) -> i128 {
    form.at(|at| profile.spans.get(at).map_or(0, |span| span.dot))
}

/// The order with the first of its second group before all others; nothing when there is none, or points decide.
fn second_first(order: &Order) -> Option<(usize, Order)> {
    if order.points.is_some() {
        return None;
    }
    let second = order.groups.get(1)?;
    let first = *second.first()?;
    let mut groups = vec![vec![first]];
    groups.extend(order.groups.iter().filter_map(|group| {
        let rest: Vec<usize> = group.iter().copied().filter(|at| *at != first).collect();
        (!rest.is_empty()).then_some(rest)
    }));
    Some((first, Order { groups, unranked: order.unranked.clone(), points: None }))
}

/// The guess that decides most proposals: the first in plan order among those that send most away, then leave the fewest
/// packages; nothing when none sends any away.
pub(super) fn ask_first(changes: &[Change], shown: usize) -> Option<AskFirst> {
    let decided = changes.iter().filter_map(|change| match &change.effect {
        Effect::Stay { go, packages, .. } if !go.is_empty() => Some((go.len(), packages.clone(), change)),
        Effect::Stay { .. } | Effect::Order(_) => None,
    });
    let (count, _, change) = decided.min_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)))?;
    let (party, criterion) = (change.party, change.criterion);
    Some(AskFirst { party, criterion, decides: Decides::Proposals, count, of: shown })
}

/// The guessed essential in most blocking sets, the first in plan order among equals; nothing when none is guessed.
pub(super) fn ask_first_blocked(blocked: &Blocked) -> Option<AskFirst> {
    let essentials = blocked.sets.iter().flat_map(|set| &set.essentials);
    let guessed = essentials.filter(|row| row.need == Footing::Guess || row.levels == Footing::Guess);
    let mut found: Vec<AskFirst> = Vec::new();
    for row in guessed {
        match found.iter_mut().find(|other| other.criterion == row.criterion) {
            Some(same) => same.count += 1,
            None => found.push(AskFirst {
                party: row.party,
                criterion: row.criterion,
                decides: Decides::BlockingSets,
                count: 1,
                of: blocked.sets.len(),
            }),
        }
    }
    let most = found.iter().map(|row| row.count).max()?;
    found.into_iter().find(|row| row.count == most)
}
