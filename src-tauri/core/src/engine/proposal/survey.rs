//! A survey: packages looked at one by one, those with equal levels as one profile.

use std::collections::BTreeMap;

use super::{
    elimination::{Domains, Stopped},
    field::{Field, Filter},
};
use crate::engine::{Case, Chosen, Gauge, gauge::Span};

/// Packages with equal levels for everybody.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// The first of them in plan order.
    pub(super) first: Chosen,
    /// How many there are.
    pub(super) count: usize,
    /// The span of every criterion.
    pub(super) spans: Vec<Span>,
    /// The utility of every party at the dot weights, over the unit of its form.
    pub(super) utilities: Vec<i128>,
}

/// Packages looked at one by one.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    /// Their profiles, by the first package in plan order.
    pub(super) profiles: Vec<Profile>,
    /// Every package in plan order, with the position of its profile.
    pub(super) packages: Vec<(Chosen, usize)>,
}

/// Reads the span of one criterion as a small number.
struct Reader<'a> {
    gauge: &'a Gauge,
    /// For each issue in scope how far one choice on leads, where there is a table.
    strides: Option<Vec<(usize, usize)>>,
    rows: Vec<u32>,
    seen: BTreeMap<(i128, i128, i128), u32>,
    spans: Vec<Span>,
}

impl Survey {
    /// Looks at the possible packages that fit all filters; nothing when there are more than `most`.
    pub(super) fn of(field: &Field<'_>, filters: &[Filter], most: usize) -> Result<Option<Self>, Stopped> {
        let mut listed: Vec<Chosen> = Vec::new();
        field.list(filters, &mut |positions| {
            listed.push(Chosen(positions.to_vec()));
            listed.len() <= most
        })?;
        if listed.len() > most {
            return Ok(None);
        }
        listed.sort_unstable();
        let mut readers: Vec<Reader<'_>> =
            (0..field.case.gauges.len()).filter_map(|at| Reader::of(field, at)).collect();
        let mut survey = Self { profiles: Vec::new(), packages: Vec::with_capacity(listed.len()) };
        let mut known: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
        for chosen in listed {
            let key: Vec<u32> = readers.iter_mut().map(|reader| reader.read(&chosen.0)).collect();
            let profile = *known.entry(key).or_insert_with_key(|key| {
                let spans = readers.iter().zip(key).filter_map(|(reader, id)| reader.span(*id)).collect();
                survey.profiles.push(Profile::new(field.case, chosen.clone(), spans));
                survey.profiles.len() - 1
            });
            if let Some(profile) = survey.profiles.get_mut(profile) {
                profile.count += 1;
            }
            survey.packages.push((chosen, profile));
        }
        Ok(Some(survey))
    }
}

impl Profile {
    /// The profile of one package, not counting any package yet.
    pub(super) fn new(case: &Case, first: Chosen, spans: Vec<Span>) -> Self {
        let dot = |at: usize| spans.get(at).map_or(0, |span: &Span| span.dot);
        let utilities = case.parties.iter().map(|party| party.utility.at(dot)).collect();
        Self { first, count: 0, spans, utilities }
    }

    /// The profile of one package.
    pub(super) fn of(case: &Case, first: Chosen) -> Self {
        let spans = case.gauges.iter().map(|gauge| gauge.span(&first.0)).collect();
        Self { count: 1, ..Self::new(case, first, spans) }
    }

    /// Whether every level is known.
    pub(super) fn is_known(&self) -> bool {
        self.spans.iter().all(|span| span.low == span.high)
    }
}

impl<'a> Reader<'a> {
    fn of(field: &Field<'a>, at: usize) -> Option<Self> {
        let gauge = field.case.gauges.get(at)?;
        let mut reader =
            Self { gauge, strides: None, rows: Vec::new(), seen: BTreeMap::new(), spans: Vec::new() };
        if let Ok(table) = field.spans(at) {
            reader.strides = Some(strides(&table.scope, &field.domains));
            let rows = table.rows.iter().map(|span| span.map_or(0, |span| reader.number(span)));
            reader.rows = rows.collect();
        }
        Some(reader)
    }

    fn number(&mut self, span: Span) -> u32 {
        let next = self.spans.len() as u32;
        let number = *self.seen.entry((span.low, span.high, span.dot)).or_insert(next);
        if number == next {
            self.spans.push(span);
        }
        number
    }

    fn read(&mut self, positions: &[usize]) -> u32 {
        let Some(strides) = &self.strides else {
            let span = self.gauge.span(positions);
            return self.number(span);
        };
        let row: usize =
            strides.iter().map(|(issue, stride)| stride * positions.get(*issue).copied().unwrap_or(0)).sum();
        self.rows.get(row).copied().unwrap_or(0)
    }

    fn span(&self, number: u32) -> Option<Span> {
        self.spans.get(number as usize).copied()
    }
}

fn strides(scope: &[usize], domains: &Domains) -> Vec<(usize, usize)> {
    let mut stride = 1;
    let mut strides = Vec::with_capacity(scope.len());
    for issue in scope.iter().rev() {
        strides.push((*issue, stride));
        stride *= domains.0.get(*issue).map_or(1, Vec::len);
    }
    strides
}
