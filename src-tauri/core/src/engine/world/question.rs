//! The one question whose answer would change most.

use std::collections::BTreeMap;

use super::{
    draw::Stream,
    law::Law,
    outcome::{Event, Outcomes},
    party::{Weighing, Without},
    share::Share,
};
use crate::{
    Ratio,
    edit::RowRef,
    engine::{Case, scale},
    model::{CriterionId, PartyId},
};

/// A question to a party about a row that is a guess or not known, and what each answer would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who is asked.
    pub party: PartyId,
    /// What it is about.
    pub row: RowRef,
    /// In how many worlds the answer changes which package stands first, or leaves one that fails for certain.
    pub changes: Share,
    /// Every answer that came up, in its own order.
    pub answers: Vec<Answer>,
}

/// One answer, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What they say.
    pub says: Says,
    /// In how many worlds they say so.
    pub share: Share,
    /// The package, by its place among those asked about, whose worst-off party then stands highest on the whole; nothing
    /// where none meets every essential then.
    pub first: Option<usize>,
    /// The packages that then fail an essential in every world, and do not now.
    pub fails: Vec<usize>,
}

/// What a party may say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// This level: of a rating, or of a course without agreement.
    Level(Ratio),
    /// It is enough from this level on.
    Need(u8),
    /// It shifts by this many levels.
    Shift(i8),
    /// This criterion comes first.
    First(CriterionId),
}

/// What the packages are in every world that was tried.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// World by world, the place of every package's worst-off, and whether it meets every essential.
    rows: Vec<Vec<(u32, bool)>>,
}

/// What packages come to over some worlds.
#[derive(Clone, Debug, Default)]
struct Sums {
    worlds: u64,
    places: Vec<u64>,
    meets: Vec<u64>,
}

impl Record {
    /// Notes one world.
    pub(super) fn note(&mut self, outcomes: &Outcomes) {
        let own = outcomes.places.iter().zip(&outcomes.held);
        self.rows.push(own.map(|(place, held)| (*place, held.has(Event::EssentialsMet))).collect());
    }

    /// The question whose answer changes something in most worlds, the first in plan order among equals; nothing where no
    /// answer changes anything.
    pub(super) fn question(&self, case: &Case, law: &Law) -> Option<Question> {
        let mut now = Sums::default();
        self.rows.iter().for_each(|row| now.add(row));
        let questions = askable(case, law).into_iter().map(|own| self.asked(&own, &now));
        let mut best: Option<(u64, Question)> = None;
        for (changed, question) in questions {
            if changed > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((changed, question));
            }
        }
        best.map(|(_, question)| question)
    }

    /// A question with its answers, and in how many worlds they change something.
    fn asked(&self, askable: &Askable<'_>, now: &Sums) -> (u64, Question) {
        let mut groups: BTreeMap<Says, Sums> = BTreeMap::new();
        for (number, row) in (0..).zip(&self.rows) {
            groups.entry((askable.says)(number)).or_default().add(row);
        }
        let mut changed = 0;
        let answer = |(says, sums): (Says, Sums)| {
            let (first, fails) = (sums.first(), sums.fails(now));
            if first != now.first() || !fails.is_empty() {
                changed += sums.worlds;
            }
            Answer { says, share: Share::Tried { held: sums.worlds, of: now.worlds }, first, fails }
        };
        let answers = groups.into_iter().map(answer).collect();
        let changes = Share::Tried { held: changed, of: now.worlds };
        (changed, Question { party: askable.party, row: askable.row.clone(), changes, answers })
    }
}

impl Sums {
    fn add(&mut self, row: &[(u32, bool)]) {
        self.worlds += 1;
        self.places.resize(row.len(), 0);
        self.meets.resize(row.len(), 0);
        for ((places, meets), (place, is_met)) in self.places.iter_mut().zip(&mut self.meets).zip(row) {
            *places += u64::from(*place);
            *meets += u64::from(*is_met);
        }
    }

    /// The package whose places add up to most among those that meet every essential somewhere.
    fn first(&self) -> Option<usize> {
        let meeting = (0..).zip(self.places.iter().zip(&self.meets)).filter(|(_, (_, meets))| **meets > 0);
        let best = meeting.reduce(|best, next| if next.1.0 > best.1.0 { next } else { best });
        best.map(|(at, _)| at)
    }

    /// Those that meet every essential nowhere here, and somewhere in all.
    fn fails(&self, all: &Self) -> Vec<usize> {
        let pairs = self.meets.iter().zip(&all.meets).enumerate();
        pairs.filter(|(_, (own, all))| **own == 0 && **all > 0).map(|(at, _)| at).collect()
    }
}

/// Whether there is anything to ask about.
pub(super) fn is_any(case: &Case, law: &Law) -> bool {
    !askable(case, law).is_empty()
}

/// Something that can be asked, and what is said in each world.
struct Askable<'a> {
    party: PartyId,
    row: RowRef,
    says: Box<dyn Fn(u64) -> Says + 'a>,
}

/// Everything that can be asked: ratings, shifts and needs criterion by criterion, then party by party what comes first and
/// what there is without agreement.
fn askable<'a>(case: &Case, law: &'a Law) -> Vec<Askable<'a>> {
    let mut all = Vec::new();
    for (gauge, own) in law.gauges.iter().zip(&case.gauges) {
        let Some(party) = case.parties.get(own.party).map(|party| party.id) else { continue };
        for (place, row) in gauge.rows.iter().enumerate().filter(|(_, row)| !row.steps.is_certain()) {
            let says = move |world| {
                let level = gauge.drawn(world).rows.get(place).copied().unwrap_or_default();
                Says::Level(scale::ratio(level, gauge.row_unit()))
            };
            all.push(Askable { party, row: row.row.clone(), says: Box::new(says) });
        }
        for (place, shift) in gauge.shifts.iter().enumerate().filter(|(_, shift)| !shift.steps.is_certain()) {
            let says = move |world| {
                Says::Shift(gauge.drawn(world).shifts.get(place).copied().unwrap_or_default() as i8)
            };
            all.push(Askable { party, row: shift.row.clone(), says: Box::new(says) });
        }
        if gauge.is_essential && !gauge.need.steps.is_certain() {
            let says = move |world| Says::Need(gauge.drawn(world).need as u8);
            all.push(Askable { party, row: gauge.need.row.clone(), says: Box::new(says) });
        }
    }
    for (party, own) in law.parties.iter().zip(&case.parties) {
        if let Weighing::Order(order) = &party.weighing
            && order.is_open()
        {
            let ids: Vec<Option<CriterionId>> =
                party.criteria.iter().map(|at| Some(case.gauges.get(*at)?.id)).collect();
            let nobody = CriterionId::from(uuid::Uuid::nil());
            let says = move |world| {
                let first = order.order(world).first().and_then(|at| *ids.get(*at)?);
                Says::First(first.unwrap_or(nobody))
            };
            all.push(Askable { party: own.id, row: party.row.clone(), says: Box::new(says) });
        }
        if let Some(Without::Judged(levels)) = &party.without {
            for level in levels.iter().filter(|level| !level.steps.is_certain()) {
                let stream: Stream = level.stream;
                let says = move |world| Says::Level(level.level(level.steps.at(stream.world(world).next())));
                all.push(Askable { party: own.id, row: level.row.clone(), says: Box::new(says) });
            }
        }
    }
    all
}
