//! Groups of issues that are searched as boxes, because there are too many joint choices to list them.

use std::collections::BTreeSet;

use num_bigint::BigUint;

use super::{
    count::Counter,
    problem::{Problem, WeighedBox},
    proof, search,
};
use crate::{
    Ratio,
    certificate::{BoxProof, LayerGroup},
    engine::{
        Among, Case, Gauge, SpaceError, Watch,
        form::Form,
        gauge::Cell,
        scale,
        structure::{Group, Piece},
        table::{self, Digit, Row, Whole, whole},
    },
    model::Combine,
};

/// Sums of a party's boxes stay below this.
const LARGEST_SUM: i128 = 1 << 100;

/// A vector that no joint choice of the group is above, with the joint choices that bring it.
#[derive(Clone, Debug)]
struct Found {
    vector: Vec<i128>,
    count: u128,
    /// The positions of the first of them, issue by issue of the group.
    first: Vec<usize>,
}

/// One sort of question about the group: among all joint choices, or among those that meet its essentials.
#[derive(Clone, Debug)]
struct Answer {
    problem: Problem,
    /// In plan order of the first joint choices.
    found: Vec<Found>,
}

/// A group of issues whose frontier was searched and not listed.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Searched {
    pub(in crate::engine) issues: Vec<usize>,
    /// What the group brings to every form before any box counts.
    base: Vec<i128>,
    everything: Answer,
    /// Nothing where no joint choice meets its essentials.
    essentials: Option<Answer>,
}

impl Searched {
    /// The frontier of a group of which the weakest issues count; nothing where it is of another make.
    pub(in crate::engine) fn of(
        case: &Case,
        group: &Group,
        watch: &Watch<'_>,
    ) -> Result<Option<Self>, SpaceError> {
        let forms: Vec<&Form> = case.parties.iter().map(|party| &party.utility).collect();
        let Some(boxes) =
            group.pieces.iter().map(|piece| weighed(group, piece, &forms)).collect::<Option<Vec<_>>>()
        else {
            return Ok(None);
        };
        let base: Vec<i128> =
            (0..forms.len()).map(|form| boxes.iter().filter_map(|(base, _)| base.get(form)).sum()).collect();
        let boxes: Vec<WeighedBox> = boxes.into_iter().flat_map(|(_, boxes)| boxes).collect();
        let Some(possible) = possible(case, group) else { return Ok(None) };
        let enough = enough(group, &possible);
        let answer = |allowed: &[Vec<bool>]| -> Result<Option<Answer>, SpaceError> {
            let problem = Problem::of(forms.len(), allowed, &boxes);
            problem.filter(fits).map(|problem| Answer::of(problem, watch)).transpose()
        };
        let Some(everything) = answer(&possible)? else { return Ok(None) };
        let essentials = match enough {
            Some(allowed) if allowed == possible => Some(everything.clone()),
            Some(allowed) => answer(&allowed)?,
            None => None,
        };
        Ok(Some(Self { issues: group.issues.clone(), base, everything, essentials }))
    }

    fn answer(&self, among: Among) -> Option<&Answer> {
        match among {
            Among::Everything => Some(&self.everything),
            Among::Essentials => self.essentials.as_ref(),
        }
    }

    /// How many joint choices there are.
    pub(in crate::engine) fn count(&self, among: Among) -> BigUint {
        self.answer(among).map_or(BigUint::ZERO, |answer| answer.problem.total())
    }

    /// The group as one of a table: its rows are numbered in plan order of their first joint choices, under its first issue.
    pub(in crate::engine) fn group<N: Whole>(&self, among: Among) -> table::Group<N> {
        let found = self.answer(among).map_or(&[][..], |answer| &answer.found);
        let row = |(own, first): (&Found, u32)| Row {
            vector: own.vector.iter().zip(&self.base).map(|(own, base)| whole(own + base)).collect(),
            count: own.count,
            first,
        };
        let mut rows: Vec<Row<N>> = found.iter().zip(0..).map(row).collect();
        rows.sort_by(|a, b| b.vector.cmp(&a.vector));
        let issue = self.issues.first().copied().unwrap_or(0);
        table::Group { rows, digits: vec![Digit { issue, choices: found.len() }] }
    }

    /// The rows of the group in the order of [`Self::group`], as a certificate shows and proves them, with the parties'
    /// utilities in whole numbers over their units; nothing where the proof takes too much room.
    pub(in crate::engine) fn shown(&self, among: Among, units: &[i128]) -> Option<LayerGroup> {
        let group = |boxes| LayerGroup { issues: self.issues.clone(), rows: Vec::new(), boxes: Some(boxes) };
        let Some(answer) = self.answer(among) else { return Some(group(BoxProof::default())) };
        let found: Vec<&[i128]> = answer.found.iter().map(|own| own.vector.as_slice()).collect();
        let proof = proof::proof(&answer.problem, &found)?;
        let shown = |own: Vec<i128>| -> Vec<Ratio> {
            own.iter()
                .zip(units)
                .map(|(by, unit)| Ratio::from(scale::whole(*by) * scale::whole(*unit)))
                .collect()
        };
        let rows = self.group::<i128>(among).rows.into_iter();
        let first = |row: Row<i128>| answer.found.get(row.first as usize).map(|own| own.first.clone());
        Some(group(BoxProof {
            rows: rows.filter_map(first).collect(),
            order: proof.order,
            multipliers: proof.multipliers.into_iter().map(shown).collect(),
            layers: proof.layers,
        }))
    }

    /// Writes a joint choice, by the number of its row and its place among those of the row, into a package.
    pub(in crate::engine) fn place(
        &self,
        among: Among,
        (row, place): (usize, u128),
        positions: &mut [usize],
    ) -> Option<()> {
        let answer = self.answer(among)?;
        let found = answer.found.get(row)?;
        let chosen = match place {
            0 => found.first.clone(),
            place => Counter::of(&answer.problem, &found.vector).package(place).ok()??,
        };
        for (issue, position) in self.issues.iter().zip(chosen) {
            positions.get_mut(*issue).into_iter().for_each(|own| *own = position);
        }
        Some(())
    }

    /// Puts the first joint choice of a row, whose number stands under the first issue, into a package.
    pub(in crate::engine) fn unfold(&self, among: Among, positions: &mut [usize]) {
        let row = self.issues.first().and_then(|issue| positions.get(*issue)).copied().unwrap_or(0);
        let _ = self.place(among, (row, 0), positions);
    }
}

impl Answer {
    fn of(problem: Problem, watch: &Watch<'_>) -> Result<Self, SpaceError> {
        let mut found = Vec::new();
        for vector in search::frontier(&problem, watch)? {
            let mut counter = Counter::of(&problem, &vector);
            let (count, first) = (counter.count()?, counter.package(0)?);
            found.extend(first.map(|first| Found { vector, count, first }));
        }
        found.sort_by(|a, b| a.first.cmp(&b.first));
        Ok(Self { problem, found })
    }
}

fn fits(problem: &Problem) -> bool {
    problem.vector(problem.all).iter().all(|sum| *sum < LARGEST_SUM)
}

/// What a piece brings before any of its boxes counts, and its boxes: one for every threshold of its level.
fn weighed(group: &Group, piece: &Piece, forms: &[&Form]) -> Option<(Vec<i128>, Vec<WeighedBox>)> {
    let gauge = &piece.gauge;
    let is_weakest = gauge.mains.len() == 1 || (gauge.combine == Combine::Weakest && gauge.mains.len() > 1);
    if !is_weakest || !gauge.shifts.is_empty() {
        return None;
    }
    let dot = |cell: &Cell| cell.span().dot;
    let thresholds: BTreeSet<i128> = gauge.mains.iter().flat_map(|main| main.cells.iter().map(dot)).collect();
    let factor =
        |form: &&Form| form.terms.iter().find(|(at, _)| *at == piece.at).map_or(0, |(_, factor)| *factor);
    let factors: Vec<i128> = forms.iter().map(factor).collect();
    let brings = |levels: i128| factors.iter().map(|factor| factor * levels).collect::<Vec<_>>();
    let above = |threshold: i128| {
        let side = |main: &crate::engine::gauge::Main| {
            let place = group.issues.iter().position(|issue| *issue == main.issue)?;
            Some((place, main.cells.iter().map(|cell| dot(cell) >= threshold).collect()))
        };
        gauge.mains.iter().map(side).collect::<Option<Vec<_>>>()
    };
    let mut boxes = Vec::new();
    let mut below = *thresholds.first()?;
    for threshold in thresholds.iter().skip(1) {
        boxes.push(WeighedBox { weights: brings(threshold - below), sides: above(*threshold)? });
        below = *threshold;
    }
    Some((brings(*thresholds.first()?), boxes))
}

/// The positions that the constraints allow, issue by issue; nothing where a constraint is about several issues.
fn possible(case: &Case, group: &Group) -> Option<Vec<Vec<bool>>> {
    let size = |issue: &usize| case.issues.get(*issue).map_or(0, |issue| issue.choices.len());
    let mut allowed: Vec<Vec<bool>> = group.issues.iter().map(|issue| vec![true; size(issue)]).collect();
    for when in &case.constraints {
        let inside = |issue: usize| group.issues.contains(&issue);
        match when.as_slice() {
            [clause] => {
                let place = group.issues.iter().position(|issue| *issue == clause.issue);
                let own = place.and_then(|place| allowed.get_mut(place));
                own.into_iter().flatten().enumerate().for_each(|(at, own)| *own &= !clause.holds_at(at));
            }
            several if several.iter().any(|clause| inside(clause.issue)) => return None,
            _ => {}
        }
    }
    Some(allowed)
}

/// The positions at which every essential of the group is surely met; nothing where some essential never is.
///
/// The weakest of several levels is enough exactly where each of them is.
fn enough(group: &Group, possible: &[Vec<bool>]) -> Option<Vec<Vec<bool>>> {
    let mut allowed = possible.to_vec();
    let essential = |gauge: &&Gauge| gauge.is_essential;
    for gauge in group.pieces.iter().map(|piece| &piece.gauge).filter(essential) {
        let needed = i128::from(gauge.needed) * gauge.unit;
        for main in &gauge.mains {
            let place = group.issues.iter().position(|issue| *issue == main.issue)?;
            let meets = main.cells.iter().map(|cell| cell.low >= needed);
            allowed.get_mut(place)?.iter_mut().zip(meets).for_each(|(own, meets)| *own &= meets);
        }
    }
    allowed.iter().all(|own| own.contains(&true)).then_some(allowed)
}
