//! A case read issue by issue: what each criterion and each constraint says of the few issues it depends on.

use std::cell::{OnceCell, RefCell};

use num_bigint::BigUint;

use super::{
    Count,
    algebra::{Algebra, Any, Few, Largest, Many},
    elimination::{self, Domains, Eliminated, Stopped, Table, row_count},
    entangled::Extents,
    first,
    place::Range,
};
use crate::engine::{Case, Chosen, Enough, Gauge, Watch, form::Form, gauge::Span, search::Machines};

/// An end of the interval in which an unknown level lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The lowest level it can be: what reaches a need there surely does.
    Low,
    /// The highest level it can be: what reaches a need there may.
    High,
}

impl End {
    /// The end of a span.
    pub(super) const fn of(self, span: &Span) -> i128 {
        match self {
            Self::Low => span.low,
            Self::High => span.high,
        }
    }

    /// Whether a package meets every essential at this end of its levels.
    pub(super) fn is_enough(self, case: &Case, chosen: &Chosen) -> bool {
        let mut essentials = case.gauges.iter().filter(|gauge| gauge.is_essential);
        essentials.all(|gauge| match (gauge.enough(chosen), self) {
            (Enough::Yes, Self::Low | Self::High) | (Enough::Open, Self::High) => true,
            (Enough::No, Self::Low | Self::High) | (Enough::Open, Self::Low) => false,
        })
    }
}

/// A fact that packages have to fit: a row is possible or not.
pub(super) type Filter = Table<()>;

/// The largest number of rows of the tables of all criteria together: criteria beyond it are searched.
const LARGEST_TABLES: usize = 1 << 18;

/// A case with a table for every criterion and every constraint.
#[derive(Debug)]
pub(super) struct Field<'a> {
    /// The case.
    pub(super) case: &'a Case,
    /// Every choice of every issue.
    pub(super) domains: Domains,
    spans: Vec<Result<Table<Span>, Stopped>>,
    constraints: Vec<Filter>,
    /// What answers where tables are too large; made when first asked.
    pub(super) machines: OnceCell<Option<Machines>>,
    /// What was proved of ranges.
    pub(super) extents: RefCell<Vec<(Option<End>, Option<Extents>)>>,
    /// Who watches searches.
    pub(super) watch: Watch<'a>,
}

impl<'a> Field<'a> {
    /// Reads a case.
    pub(super) fn of(case: &'a Case, watch: Watch<'a>) -> Result<Self, Stopped> {
        let domains = Domains(case.issues.iter().map(|issue| (0..issue.choices().len()).collect()).collect());
        let mut room = LARGEST_TABLES;
        let table = |gauge: &Gauge| {
            let rows = row_count(&scope(gauge), &domains)?;
            room = room.checked_sub(rows).ok_or(Stopped::TooLarge)?;
            spans(gauge, &domains)
        };
        let spans = case.gauges.iter().map(table).collect();
        let constraints = (0..case.constraints.len()).map(|at| constraint(case, at, &domains));
        let constraints = constraints.collect::<Result<_, _>>()?;
        Ok(Self {
            case,
            spans,
            constraints,
            domains,
            machines: OnceCell::new(),
            extents: RefCell::default(),
            watch,
        })
    }

    /// Whether a criterion depends on its issues in too many ways for a table.
    pub(super) fn is_entangled(&self) -> bool {
        self.spans.iter().any(Result::is_err)
    }

    /// The filters of all constraints.
    pub(super) fn constraints(&self) -> &[Filter] {
        &self.constraints
    }

    /// The spans of a criterion over the issues that it depends on.
    pub(super) fn spans(&self, gauge: usize) -> Result<&Table<Span>, Stopped> {
        self.spans.get(gauge).ok_or(Stopped::TooLarge)?.as_ref().map_err(|stopped| *stopped)
    }

    /// A table made from the spans of a criterion.
    pub(super) fn read<V>(
        &self,
        gauge: usize,
        value: impl Fn(&Span) -> Option<V>,
    ) -> Result<Table<V>, Stopped> {
        let spans = self.spans(gauge)?;
        let rows = spans.rows.iter().map(|span| value(span.as_ref()?)).collect();
        Ok(Table { scope: spans.scope.clone(), rows })
    }

    /// The possible packages that fit all filters, counted.
    pub(super) fn count(&self, filters: &[Filter]) -> Result<Count, Stopped> {
        let all: Vec<&Filter> = self.constraints.iter().chain(filters).collect();
        count_over(&self.domains, &all)
    }

    /// The filter that a criterion reaches a whole level, at the end of its span that is named.
    pub(super) fn reaches(&self, gauge: usize, level: i128, end: End) -> Result<Filter, Stopped> {
        self.read(gauge, |span| (end.of(span) >= level).then_some(()))
    }

    /// The filters that every essential reaches its need.
    pub(super) fn essentials(&self, end: End) -> Result<Vec<Filter>, Stopped> {
        self.needs().into_iter().map(|(gauge, needed)| self.reaches(gauge, needed, end)).collect()
    }

    /// The essentials and the whole level each needs.
    pub(super) fn needs(&self) -> Vec<(usize, i128)> {
        let essential = self.case.gauges.iter().enumerate().filter(|(_, gauge)| gauge.is_essential);
        essential.map(|(at, gauge)| (at, i128::from(gauge.needed) * gauge.unit)).collect()
    }

    /// How many possible packages have the levels of a package, itself included.
    pub(super) fn alike(&self, chosen: &Chosen) -> Result<Count, Stopped> {
        let same = |(at, gauge): (usize, &Gauge)| {
            let own = gauge.span(&chosen.0);
            self.read(at, |span| (*span == own).then_some(()))
        };
        let filters = self.case.gauges.iter().enumerate().map(same).collect::<Result<Vec<_>, _>>()?;
        self.count(&filters)
    }

    /// The smallest and the largest utility of every party over the possible packages that fit all filters; nothing
    /// without one.
    pub(super) fn ranges(&self, filters: &[Filter]) -> Result<Option<Vec<Range>>, Stopped> {
        self.case.parties.iter().map(|party| self.range(&party.utility, filters)).collect()
    }

    /// The smallest and the largest value of a form over the possible packages that fit all filters.
    pub(super) fn range(&self, form: &Form, filters: &[Filter]) -> Result<Option<Range>, Stopped> {
        let low = self.largest(filters, self.terms(form, -1)?)?;
        let high = self.largest(filters, self.terms(form, 1)?)?;
        Ok(low.zip(high).map(|(low, high)| (form.base - low, form.base + high)))
    }

    /// The terms of a form as tables, times a sign.
    pub(super) fn terms(&self, form: &Form, sign: i128) -> Result<Vec<Table<i128>>, Stopped> {
        let term = |(gauge, factor): &(usize, i128)| self.read(*gauge, |span| Some(span.dot * factor * sign));
        form.terms.iter().map(term).collect()
    }

    /// Whether a possible package fits all filters.
    pub(super) fn has_any(&self, filters: &[Filter]) -> Result<bool, Stopped> {
        Ok(self.solve(&Any, filters, Vec::new())?.1.value.is_some())
    }

    /// Lists the possible packages that fit all filters; `found` says whether to go on.
    pub(super) fn list(
        &self,
        filters: &[Filter],
        found: &mut impl FnMut(&[usize]) -> bool,
    ) -> Result<(), Stopped> {
        let (domains, eliminated) = self.solve(&Any, filters, Vec::new())?;
        elimination::list(&eliminated, &domains, found);
        Ok(())
    }

    /// The largest value of a sum of tables over the possible packages that fit all filters.
    pub(super) fn largest(
        &self,
        filters: &[Filter],
        terms: Vec<Table<i128>>,
    ) -> Result<Option<i128>, Stopped> {
        Ok(self.solve(&Largest, filters, terms)?.1.value)
    }

    /// The package with the largest sum of tables among the possible ones that fit all filters, the first in plan order
    /// among equals.
    pub(super) fn first(&self, filters: &[Filter], terms: &[Table<i128>]) -> Result<Option<Chosen>, Stopped> {
        let all: Vec<&Filter> = self.constraints.iter().chain(filters).collect();
        let found = first::first_over(&self.domains, &all, terms)?;
        Ok(found.and_then(|positions| self.case.chosen(positions)))
    }

    /// Solves over the possible packages that fit all filters, after taking out choices that cannot fit.
    pub(super) fn solve<A: Algebra>(
        &self,
        algebra: &A,
        filters: &[Filter],
        terms: Vec<Table<A::Value>>,
    ) -> Result<(Domains, Eliminated<A::Value>), Stopped> {
        let all: Vec<&Filter> = self.constraints.iter().chain(filters).collect();
        solve_over(algebra, &self.domains, &all, terms)
    }
}

/// Solves over given filters alone.
pub(super) fn solve_over<A: Algebra>(
    algebra: &A,
    domains: &Domains,
    filters: &[&Filter],
    terms: Vec<Table<A::Value>>,
) -> Result<(Domains, Eliminated<A::Value>), Stopped> {
    let narrow = elimination::narrowed(domains, filters);
    if narrow.0.iter().any(Vec::is_empty) {
        return Ok((narrow, Eliminated { value: None, buckets: Vec::new() }));
    }
    let filters = filters.iter().map(|table| table.map(|()| algebra.one()).within(domains, &narrow));
    let terms = terms.into_iter().map(|table| table.within(domains, &narrow));
    let tables = filters.chain(terms).collect();
    let eliminated = elimination::eliminate(algebra, &narrow, tables)?;
    Ok((narrow, eliminated))
}

/// The packages that fit all given filters, and nothing else, counted.
pub(super) fn count_over(domains: &Domains, filters: &[&Filter]) -> Result<Count, Stopped> {
    let all: BigUint = domains.0.iter().map(Vec::len).product();
    if all.bits() < u64::from(u128::BITS) {
        let counted = solve_over(&Few, domains, filters, Vec::new())?.1.value;
        return Ok(Count::from(BigUint::from(counted.unwrap_or(0))));
    }
    let counted = solve_over(&Many, domains, filters, Vec::new())?.1.value;
    Ok(Count::from(counted.unwrap_or_default()))
}

/// The filter that an issue is settled at a position.
pub(super) fn at(issue: usize, size: usize, position: usize) -> Filter {
    let rows = (0..size).map(|other| (other == position).then_some(())).collect();
    Table { scope: vec![issue], rows }
}

/// The issues that a criterion depends on, in plan order.
pub(super) fn scope(gauge: &Gauge) -> Vec<usize> {
    let mains = gauge.mains.iter().map(|main| main.issue);
    let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
    let mut scope: Vec<usize> = mains.chain(shifts).collect();
    scope.sort_unstable();
    scope.dedup();
    scope
}

/// The spans of a criterion over the issues that it depends on.
pub(super) fn spans(gauge: &Gauge, domains: &Domains) -> Result<Table<Span>, Stopped> {
    over(scope(gauge), domains, |positions| Some(gauge.span(positions)))
}

/// The filter of one constraint.
pub(super) fn constraint(case: &Case, at: usize, domains: &Domains) -> Result<Filter, Stopped> {
    let when = case.constraints.get(at).map_or(&[][..], Vec::as_slice);
    let mut scope: Vec<usize> = when.iter().map(|clause| clause.issue).collect();
    scope.sort_unstable();
    scope.dedup();
    over(scope, domains, |positions| (!when.iter().all(|clause| clause.holds(positions))).then_some(()))
}

/// The table of a function of whole packages that looks at the issues in scope only.
pub(super) fn over<V>(
    scope: Vec<usize>,
    domains: &Domains,
    value: impl Fn(&[usize]) -> Option<V>,
) -> Result<Table<V>, Stopped> {
    let count = row_count(&scope, domains)?;
    let mut positions = vec![0; domains.0.len()];
    let mut rows = Vec::with_capacity(count);
    for mut row in 0..count {
        for issue in scope.iter().rev() {
            let choices = domains.0.get(*issue).map_or(&[][..], Vec::as_slice);
            if let (Some(position), Some(choice)) =
                (positions.get_mut(*issue), choices.get(row % choices.len().max(1)))
            {
                *position = *choice;
            }
            row /= choices.len().max(1);
        }
        rows.push(value(&positions));
    }
    Ok(Table { scope, rows })
}
