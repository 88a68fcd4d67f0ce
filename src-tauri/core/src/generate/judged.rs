//! Generated rows that judge: criteria, readings, ratings, shifts, constraints, courses, packages.

use std::collections::BTreeMap;

use super::{Tape, words};
use crate::{
    Ratio,
    model::{
        Choice, Choices, Combine, Condition, Constraint, CourseLevel, Criterion, Issue, IssueId, IssueKind,
        Level, Need, NeededLevel, NoAgreementCourse, NumericRange, Package, PartyId, PlanParts, Points,
        Provenance, Rank, RatedAt, RatedLevel, Rating, Reading, RowKey, Shift, ShiftBy, Standing, Strength,
        Value,
    },
};

pub(super) fn criteria(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for party in parties {
        for _ in 0..tape.up_to(3) {
            let row = criterion(parts, tape, party);
            parts.criteria.push(row);
        }
    }
}

fn criterion(parts: &PlanParts, tape: &mut Tape, party: PartyId) -> Criterion {
    let values: Vec<&Value> = parts.values.iter().filter(|row| row.party == party).collect();
    let value = tape.maybe(&values).map(|row| row.id);
    let issues: Vec<_> = parts.issues.iter().map(|row| row.id).collect();
    let mut row = Criterion {
        id: tape.uuid().into(),
        party,
        value,
        statement: words::words(tape),
        evidence: words::maybe_words(tape),
        level_words: [(); 4].map(|()| tape.once_in(4).then(|| words::words(tape))),
        standing: tape.pick(Standing::ALL).copied().unwrap_or(Standing::Open),
        need: Need {
            level: NeededLevel::new(1 + tape.up_to(2) as u8).unwrap_or_default(),
            provenance: words::provenance(tape),
        },
        rank: tape.once_in(2).then(|| Rank::new(1 + tape.up_to(4) as u32)).flatten(),
        points: tape.once_in(3).then(|| Points::new(words::fraction(tape.up_to(300), 3))).flatten(),
        main: if tape.once_in(3) {
            tape.some(&issues)
        } else {
            tape.pick(&issues).into_iter().copied().collect()
        },
        combine: tape.pick(Combine::ALL).copied().unwrap_or(Combine::Weakest),
        provenance: words::provenance(tape),
    };
    if parts.is_protected(&row) {
        (row.rank, row.points) = (None, None);
    }
    if parts.is_essential(&row) && row.combine == Combine::Blend {
        row.combine = Combine::Best;
    }
    row
}

pub(super) fn readings(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(3) {
        let served = tape.pick(&parts.criteria).map(|row| (row.id, row.party, row.value));
        let issue = tape.pick(&parts.issues).map(|row| row.id);
        let (Some((criterion, party, value)), Some(issue)) = (served, issue) else { continue };
        let criterion = (value.is_none() || tape.once_in(2)).then_some(criterion);
        parts.readings.push(Reading {
            id: tape.uuid().into(),
            party,
            issue,
            criterion,
            value,
            strength: tape.pick(Strength::ALL).copied().unwrap_or(Strength::Weak),
            provenance: words::provenance(tape),
        });
    }
}

pub(super) fn ratings(parts: &mut PlanParts, tape: &mut Tape) {
    let mut rows = Vec::new();
    for criterion in &parts.criteria {
        for issue in criterion.main.iter().filter_map(|id| parts.issue(*id)) {
            for at in rated_places(issue, tape) {
                let (level, provenance) = (words::rated(tape), words::provenance(tape));
                rows.push(Rating { criterion: criterion.id, at, level, provenance });
            }
        }
    }
    parts.ratings = rows;
}

fn rated_places(issue: &Issue, tape: &mut Tape) -> Vec<RatedAt> {
    match &issue.kind {
        IssueKind::Listed(options) => {
            let rated = options.iter().filter(|_| !tape.once_in(5));
            rated.map(|option| RatedAt::Option(option.id)).collect()
        }
        IssueKind::Numeric(range) => {
            let mut amounts = vec![range.lower().clone(), range.upper().clone()];
            amounts.extend((0..tape.up_to(3)).map(|_| amount(range, tape)));
            amounts.sort();
            amounts.dedup();
            amounts.into_iter().map(|amount| RatedAt::Amount { issue: issue.id, amount }).collect()
        }
    }
}

fn amount(range: &NumericRange, tape: &mut Tape) -> Ratio {
    let place = words::fraction(tape.up_to(12), 12);
    let exact = range.lower().exact() + (range.upper().exact() - range.lower().exact()) * place.exact();
    let amount = Ratio::from(exact);
    if range.holds(&amount) { amount } else { range.lower().clone() }
}

pub(super) fn shifts(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(3) {
        let Some(criterion) = tape.pick(&parts.criteria).map(|row| row.id) else { return };
        let by = tape.pick(&[1, -1, 2, -2, 3, -3]).and_then(|levels| ShiftBy::new(*levels));
        let when = conditions(parts, tape);
        if let Some(by) = by.filter(|_| !when.is_empty()) {
            let provenance = words::provenance(tape);
            parts.shifts.push(Shift { id: tape.uuid().into(), criterion, by, when, provenance });
        }
    }
}

pub(super) fn constraints(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(2) {
        let when = conditions(parts, tape);
        if !when.is_empty() {
            let (reason, provenance) = (words::maybe_words(tape), words::provenance(tape));
            parts.constraints.push(Constraint { id: tape.uuid().into(), when, reason, provenance });
        }
    }
}

pub(super) fn conditions(parts: &PlanParts, tape: &mut Tape) -> Vec<Condition> {
    let choosable: Vec<&Issue> =
        parts.issues.iter().filter(|row| row.range().is_some() || !row.options().is_empty()).collect();
    let chosen = tape.some(&choosable);
    chosen.into_iter().map(|issue| Condition { issue: issue.id, choices: choices(issue, tape) }).collect()
}

fn choices(issue: &Issue, tape: &mut Tape) -> Choices {
    match &issue.kind {
        IssueKind::Listed(options) => {
            Choices::AnyOf(tape.some(options).into_iter().map(|option| option.id).collect())
        }
        IssueKind::Numeric(range) => {
            Choices::Between { from: range.lower().clone(), to: amount(range, tape) }
        }
    }
}

pub(super) fn courses(parts: &mut PlanParts, tape: &mut Tape) {
    let mut rows = Vec::new();
    for party in &parts.parties {
        if tape.once_in(2) {
            rows.push(course(parts, tape, party.id));
        }
    }
    parts.courses = rows;
}

fn course(parts: &PlanParts, tape: &mut Tape, party: PartyId) -> NoAgreementCourse {
    let mut levels = Vec::new();
    for row in parts.criteria_of(party) {
        if tape.once_in(2) {
            let (level, provenance) = (words::rated(tape), words::provenance(tape));
            levels.push(CourseLevel { criterion: row.id, level, provenance });
        }
    }
    let utility_from_file = tape.once_in(3).then(|| words::fraction(tape.up_to(9), 9));
    NoAgreementCourse { party, words: words::maybe_words(tape), levels, utility_from_file }
}

pub(super) fn packages(parts: &mut PlanParts, tape: &mut Tape) {
    let criteria: Vec<_> = parts.criteria.iter().map(|row| RowKey::from(row.id)).collect();
    for _ in 0..tape.up_to(2) {
        let choices: BTreeMap<_, _> =
            parts.issues.iter().filter_map(|issue| Some((issue.id, choice(issue, tape)?))).collect();
        parts.packages.push(Package {
            id: tape.uuid().into(),
            title: words::name(tape),
            choices,
            reason: words::maybe_words(tape),
            changed: if tape.once_in(2) { tape.some(&criteria) } else { Vec::new() },
            by: words::name(tape),
            at: words::moment(tape),
        });
    }
}

pub(super) fn choice(issue: &Issue, tape: &mut Tape) -> Option<Choice> {
    match &issue.kind {
        IssueKind::Listed(options) => tape.pick(options).map(|option| Choice::Option(option.id)),
        IssueKind::Numeric(range) => Some(Choice::Amount(amount(range, tape))),
    }
}

pub(super) fn numbered_criterion(
    tape: &mut Tape,
    party: PartyId,
    number: usize,
    main: Vec<IssueId>,
) -> Criterion {
    let provenance = Provenance::guessed(None, None);
    Criterion {
        id: tape.uuid().into(),
        party,
        value: None,
        statement: words::stated(&format!("Criterion {number}")),
        evidence: Some(words::stated("It is there.")),
        level_words: [None, None, None, None],
        standing: if number == 1 { Standing::Essential } else { Standing::Open },
        need: Need { level: NeededLevel::default(), provenance: provenance.clone() },
        rank: Rank::new(number as u32),
        points: None,
        main,
        combine: Combine::Weakest,
        provenance,
    }
}

/// Rates every option of the criterion's main issues.
pub(super) fn numbered_ratings(parts: &mut PlanParts, criterion: &Criterion) {
    let mains = parts.issues.iter().filter(|issue| criterion.main.contains(&issue.id));
    let options = mains.flat_map(|issue| issue.options()).enumerate();
    let rows = options.map(|(place, option)| Rating {
        criterion: criterion.id,
        at: RatedAt::Option(option.id),
        level: Level::new(Ratio::from((place % 4) as i64)).map_or(RatedLevel::Unknown, RatedLevel::Known),
        provenance: Provenance::guessed(None, None),
    });
    let rows: Vec<_> = rows.collect();
    parts.ratings.extend(rows);
}
