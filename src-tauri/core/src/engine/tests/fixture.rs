//! Plans that the engine's tests are run on.

use uuid::Uuid;

use crate::model::{
    Choices, Combine, Condition, Criterion, EssentialsSaid, Issue, IssueKind, IssueOption, Level, Name, Need,
    NeededLevel, Party, Plan, PlanParts, Provenance, Rank, RatedAt, RatedLevel, Rating, Shift, ShiftBy,
    Standing, Words,
};

/// An identifier from a table number and a place.
pub(crate) fn id<T: From<Uuid>>(table: u64, place: usize) -> T {
    T::from(Uuid::from_u64_pair(table, place as u64))
}

pub(crate) fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub(crate) fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

pub(crate) fn said() -> Provenance {
    Provenance::said(None, None)
}

pub(crate) fn guessed() -> Provenance {
    Provenance::guessed(None, None)
}

pub(crate) fn party(at: usize, called: &str) -> Party {
    Party {
        id: id(1, at),
        name: name(called),
        about: None,
        essentials: EssentialsSaid::AsMarked,
        order_provenance: said(),
    }
}

pub(crate) fn listed(at: usize, options: usize) -> Issue {
    let option = |place: usize| IssueOption { id: id(3, at * 100 + place), name: name(&format!("o{place}")) };
    Issue {
        id: id(2, at),
        name: name(&format!("issue {at}")),
        kind: IssueKind::Listed((0..options).map(option).collect()),
    }
}

/// A weighed criterion with evidence, set by one issue.
pub(crate) fn criterion(at: usize, party: usize, rank: Option<u32>, main: &[usize]) -> Criterion {
    Criterion {
        id: id(4, at),
        party: id(1, party),
        value: None,
        statement: words(&format!("criterion {at}")),
        evidence: Some(words("seen")),
        level_words: [None, None, None, None],
        standing: Standing::Open,
        need: Need { level: NeededLevel::default(), provenance: said() },
        rank: rank.and_then(Rank::new),
        points: None,
        main: main.iter().map(|issue| id(2, *issue)).collect(),
        combine: Combine::Weakest,
        provenance: said(),
    }
}

pub(crate) fn rating(criterion: usize, issue: usize, option: usize, level: Option<i64>) -> Rating {
    let known = |level: i64| RatedLevel::Known(Level::new(level.into()).unwrap());
    Rating {
        criterion: id(4, criterion),
        at: RatedAt::Option(id(3, issue * 100 + option)),
        level: level.map_or(RatedLevel::Unknown, known),
        provenance: said(),
    }
}

pub(crate) fn any_of(issue: usize, options: &[usize]) -> Condition {
    let options = options.iter().map(|option| id(3, issue * 100 + option)).collect();
    Condition { issue: id(2, issue), choices: Choices::AnyOf(options) }
}

pub(crate) fn shift(at: usize, criterion: usize, by: i8, when: Vec<Condition>) -> Shift {
    Shift {
        id: id(5, at),
        criterion: id(4, criterion),
        by: ShiftBy::new(by).unwrap(),
        when,
        provenance: said(),
    }
}

/// Positions of the workshop's criteria.
pub(crate) const CRAFT: usize = 0;
pub(crate) const INCOME: usize = 1;
pub(crate) const A_FAIR: usize = 2;
pub(crate) const DEBT: usize = 3;
pub(crate) const NAME: usize = 4;
pub(crate) const B_FAIR: usize = 5;

/// The workshop: two siblings, building, cash, name and tools, 54 packages.
pub(crate) fn workshop() -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("The workshop"));
    parts.parties = vec![party(0, "Anna"), party(1, "Ben")];
    parts.issues = vec![listed(0, 3), listed(1, 2), listed(2, 3), listed(3, 3)];
    let main = [0, 0, 0, 0, 2, 0];
    let levels = [[2, 0, 2], [2, 1, 1], [1, 2, 3], [2, 3, 1], [1, 2, 2], [1, 2, 3]];
    for (at, (main, levels)) in main.into_iter().zip(levels).enumerate() {
        parts.criteria.push(criterion(at, at / 3, Some(at as u32 % 3 + 1), &[main]));
        parts.ratings.extend((0..3).zip(levels).map(|(option, level)| rating(at, main, option, Some(level))));
    }
    for (at, needed) in [(CRAFT, 2), (DEBT, 1), (NAME, 2)] {
        parts.criteria[at].standing = Standing::Essential;
        parts.criteria[at].need.level = NeededLevel::new(needed).unwrap();
    }
    parts.shifts = vec![
        shift(0, CRAFT, 1, vec![any_of(3, &[0, 2])]),
        shift(1, INCOME, 1, vec![any_of(1, &[1]), any_of(0, &[0])]),
        shift(2, A_FAIR, -1, vec![any_of(2, &[1])]),
        shift(3, DEBT, -1, vec![any_of(1, &[1])]),
        shift(4, NAME, 1, vec![any_of(0, &[0, 2])]),
        shift(5, B_FAIR, 1, vec![any_of(3, &[2])]),
    ];
    parts.criteria.iter_mut().skip(3).for_each(|row| row.provenance = guessed());
    parts.criteria.iter_mut().skip(3).for_each(|row| row.need.provenance = guessed());
    parts.ratings.iter_mut().skip(9).for_each(|row| row.provenance = guessed());
    parts
}

/// A plan of rows that fit together.
pub(crate) fn plan(parts: PlanParts) -> Plan {
    Plan::new(parts).unwrap()
}
