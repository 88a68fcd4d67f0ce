//! The one question whose answer would change most.

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

    /// The question whose answer changes something in most worlds, the first in plan order among equals; nothing where no
    /// answer changes anything.
    pub(super) fn question(
        &self,
        case: &Case,
        law: &Law,
        watch: &Watch<'_>,
    ) -> Result<Option<Question>, Cancelled> {
        let (mut now, mut tally) = (Sums::default(), Tally::default());
        for (weight, row) in &self.rows {
            now.add(*weight, row);
            tally.add(*weight);
        }
        let questions = askable(case, law);
        let mut best: Option<(u128, Question)> = None;
        for (done, own) in questions.iter().enumerate() {
            watch.report(Work::Searching, done, questions.len())?;
            let (changed, question) = self.asked(own, &now, &tally);
            if changed > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((changed, question));
            }
        }
        Ok(best.map(|(_, question)| question))
    }

    /// A question with its answers, and in how many worlds they change something.
    fn asked(&self, askable: &Askable<'_>, now: &Sums, tally: &Tally) -> (u128, Question) {
        let mut groups: BTreeMap<i128, Sums> = BTreeMap::new();
        for (number, (weight, row)) in (0..).zip(&self.rows) {
            groups.entry((askable.says)(number)).or_default().add(*weight, row);
        }
        let mut changed = 0;
        let answer = |(says, sums): (i128, Sums)| {
            let (first, fails) = (sums.first(), sums.fails(now));
            if first != now.first() || !fails.is_empty() {
                changed += sums.worlds;
            }
            let share = tally.share(sums.worlds);
            Answer { says: (askable.told)(says), share, first, fails }
        };
        let mut answers: Vec<Answer> = groups.into_iter().map(answer).collect();
        answers.sort_by(|one, other| one.says.cmp(&other.says));
        let changes = tally.share(changed);
        (changed, Question { party: askable.party, row: askable.row.clone(), changes, answers })
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
        Some(Without::Stated(_)) | None => &[],
    };
    let open = levels.iter().filter(|level| !level.steps.is_certain());
    open.map(move |level| Askable {
        party,
        row: level.row.clone(),
        says: Box::new(|world| level.steps.at(level.stream.world(world).next())),
        told: Box::new(|steps| Says::Level(level.level(steps))),
    })
}
