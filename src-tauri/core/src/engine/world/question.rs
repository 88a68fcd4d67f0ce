//! Questions whose answers may change something, and what each answer would do.

use std::collections::BTreeMap;

use super::{
    gauge::GaugeLaw,
    law::Law,
    outcome::{Event, Outcomes},
    party::{PartyLaw, Weighing, Without},
    share::Share,
    weight::Tally,
};
use crate::{
    Ratio,
    edit::RowRef,
    engine::{Cancelled, Case, Watch, scale, watch::Work},
    model::{CriterionId, PartyId},
};

/// A question to a party about a row that is a guess or not known, and what each answer would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who is asked.
    pub party: PartyId,
    /// What it is about.
    pub row: RowRef,
    /// In how many worlds the answer changes what the plan shows first, or leaves one that fails for certain.
    pub changes: Share,
    /// Every answer that came up, in its own order.
    pub answers: Vec<Answer>,
}

/// One answer, and what the plan shows once it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What they say.
    pub says: Says,
    /// In how many worlds they say so.
    pub share: Share,
    /// What stands first then.
    pub first: Foremost,
    /// The places, among those asked about, of packages that then surely fail an essential, and do not now.
    pub fails: Vec<usize>,
}

/// What a plan shows first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foremost {
    /// A package that was asked about, by its place.
    Asked(usize),
    /// Another package.
    Other,
    /// None: nothing meets every essential.
    Nothing,
}

impl Foremost {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked(_) => "asked",
            Self::Other => "other",
            Self::Nothing => "nothing",
        }
    }
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

/// Everything that can be asked, what promises to change most first, with how often each answer is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquiries {
    tally: Tally,
    /// In plan order among those that promise as much.
    pub(in crate::engine) all: Vec<Inquiry>,
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Inquiry {
    /// Who is asked.
    pub(in crate::engine) party: PartyId,
    /// What it is about.
    pub(in crate::engine) row: RowRef,
    /// Every answer that came up, in its own order, and what the worlds weigh in which it is given.
    pub(in crate::engine) answers: Vec<(Says, u128)>,
    /// What the worlds weigh in which packages come to something else, over all that is still open then.
    promise: u128,
}

impl Inquiries {
    /// The share of worlds that weigh so much together.
    pub(in crate::engine) fn share(&self, weight: u128) -> Share {
        self.tally.share(weight)
    }
}

/// What the packages are in every world that was tried.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// World by world, what it weighs, the place of every package's worst-off, and whether it meets every essential.
    rows: Vec<(u128, Vec<(u32, bool)>)>,
}

/// What packages come to over some worlds.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// What the worlds weigh.
    worlds: u128,
    places: Vec<u128>,
    meets: Vec<u128>,
}

impl Record {
    /// Notes one world.
    pub(super) fn note(&mut self, outcomes: &Outcomes) {
        let own = outcomes.places.iter().zip(&outcomes.held);
        let own = own.map(|(place, held)| (*place, held.has(Event::EssentialsMet))).collect();
        self.rows.push((outcomes.weight, own));
    }

    /// Everything that can be asked, in the order of what it promises.
    pub(super) fn inquiries(
        &self,
        case: &Case,
        law: &Law,
        watch: &Watch<'_>,
    ) -> Result<Inquiries, Cancelled> {
        let (mut now, mut tally) = (Sums::default(), Tally::default());
        for (weight, row) in &self.rows {
            now.add(*weight, row);
            tally.add(*weight);
        }
        let questions = askable(case, law);
        let mut all = Vec::with_capacity(questions.len());
        for (done, own) in questions.iter().enumerate() {
            watch.report(Work::Searching, done, questions.len())?;
            all.push(self.inquiry(own, &now));
        }
        all.sort_by_key(|own| std::cmp::Reverse(own.promise));
        Ok(Inquiries { tally, all })
    }

    fn inquiry(&self, askable: &Askable<'_>, now: &Sums) -> Inquiry {
        let mut groups: BTreeMap<i128, Sums> = BTreeMap::new();
        for (number, (weight, row)) in (0..).zip(&self.rows) {
            groups.entry((askable.says)(number)).or_default().add(*weight, row);
        }
        let differs = |sums: &&Sums| sums.first() != now.first() || sums.is_failing(now);
        let promise = groups.values().filter(differs).map(|sums| sums.worlds).sum();
        let answer = |(says, sums): (i128, Sums)| ((askable.told)(says), sums.worlds);
        let mut answers: Vec<(Says, u128)> = groups.into_iter().map(answer).collect();
        answers.sort();
        Inquiry { party: askable.party, row: askable.row.clone(), answers, promise }
    }
}

impl Sums {
    fn add(&mut self, weight: u128, row: &[(u32, bool)]) {
        self.worlds += weight;
        self.places.resize(row.len(), 0);
        self.meets.resize(row.len(), 0);
        for ((places, meets), (place, is_met)) in self.places.iter_mut().zip(&mut self.meets).zip(row) {
            *places += u128::from(*place) * weight;
            *meets += u128::from(*is_met) * weight;
        }
    }

    /// The package whose places add up to most among those that meet every essential somewhere.
    fn first(&self) -> Option<usize> {
        let meeting = (0..).zip(self.places.iter().zip(&self.meets)).filter(|(_, (_, meets))| **meets > 0);
        let best = meeting.reduce(|best, next| if next.1.0 > best.1.0 { next } else { best });
        best.map(|(at, _)| at)
    }

    /// Whether one meets every essential nowhere here, and somewhere in all.
    fn is_failing(&self, all: &Self) -> bool {
        self.meets.iter().zip(&all.meets).any(|(own, all)| *own == 0 && *all > 0)
    }
}

/// Whether there is anything to ask about.
pub(super) fn is_any(case: &Case, law: &Law) -> bool {
    !askable(case, law).is_empty()
}

/// Something that can be asked, and what is said in each world: a number, and what it stands for.
struct Askable<'a> {
    party: PartyId,
    row: RowRef,
    says: Box<dyn Fn(u64) -> i128 + 'a>,
    told: Box<dyn Fn(i128) -> Says + 'a>,
}

/// Everything that can be asked: ratings, shifts and needs criterion by criterion, then party by party what comes first and
/// what there is without agreement.
fn askable<'a>(case: &Case, law: &'a Law) -> Vec<Askable<'a>> {
    let mut all = Vec::new();
    for (gauge, own) in law.gauges.iter().zip(&case.gauges) {
        let Some(party) = case.parties.get(own.party).map(|party| party.id) else { continue };
        all.extend(of_criterion(party, gauge));
    }
    for (law, party) in law.parties.iter().zip(&case.parties) {
        all.extend(of_order(case, party.id, law));
        all.extend(of_course(party.id, law));
    }
    all
}

fn of_criterion(party: PartyId, gauge: &GaugeLaw) -> impl Iterator<Item = Askable<'_>> {
    let rows = gauge.rows.iter().enumerate().filter(|(_, row)| !row.steps.is_certain());
    let rows = rows.map(move |(at, row)| Askable {
        party,
        row: row.row.clone(),
        says: Box::new(move |world| gauge.drawn_row(at, world)),
        told: Box::new(|level| Says::Level(scale::ratio(level, gauge.row_unit()))),
    });
    let shifts = gauge.shifts.iter().filter(|shift| !shift.steps.is_certain());
    let shifts = shifts.map(move |shift| Askable {
        party,
        row: shift.row.clone(),
        says: Box::new(|world| shift.drawn(world)),
        told: Box::new(|levels| Says::Shift(levels as i8)),
    });
    let need = (gauge.is_essential && !gauge.need.steps.is_certain()).then(|| Askable {
        party,
        row: gauge.need.row.clone(),
        says: Box::new(|world| gauge.need.drawn(world)),
        told: Box::new(|level| Says::Need(level as u8)),
    });
    rows.chain(shifts).chain(need)
}

fn of_order<'a>(case: &Case, party: PartyId, law: &'a PartyLaw) -> Option<Askable<'a>> {
    let Weighing::Order(order) = &law.weighing else { return None };
    let ids: Vec<Option<CriterionId>> =
        law.criteria.iter().map(|at| Some(case.gauges.get(*at)?.id)).collect();
    let nobody = CriterionId::from(uuid::Uuid::nil());
    order.is_open().then(|| Askable {
        party,
        row: law.row.clone(),
        says: Box::new(|world| order.order(world).first().map_or(-1, |at| *at as i128)),
        told: Box::new(move |first| {
            let id = usize::try_from(first).ok().and_then(|at| *ids.get(at)?);
            Says::First(id.unwrap_or(nobody))
        }),
    })
}

fn of_course(party: PartyId, law: &PartyLaw) -> impl Iterator<Item = Askable<'_>> {
    let levels = match &law.without {
        Some(Without::Judged(levels)) => levels.as_slice(),
        Some(Without::Stated(_) | Without::Zero) | None => &[],
    };
    let open = levels.iter().filter(|level| !level.steps.is_certain());
    open.map(move |level| Askable {
        party,
        row: level.row.clone(),
        says: Box::new(|world| level.steps.at(level.stream.world(world).next())),
        told: Box::new(|steps| Says::Level(level.level(steps))),
    })
}
