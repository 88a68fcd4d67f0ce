//! Reactions weigh worlds as METHOD says: against every way written out a second time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use num_rational::BigRational;
use num_traits::{One as _, Zero as _};
use proptest::prelude::*;

use crate::{
    Ratio,
    engine::{
        Case, Chosen, Watch,
        scale::whole,
        tests::fixture::{criterion, id, listed, name, party, plan, rating},
        world::{Deed, Event, Law, Seed, Share, Tells, Weightless, told},
    },
    model::{
        Choice, Confidence, NeededLevel, Offer, PlanParts, Points, Provenance, Reaction, ReactionKind,
        Standing,
    },
};

const SIZES: [usize; 2] = [3, 2];
const ANNA: usize = 0;
const BEN: usize = 1;

/// Two criteria of Ben: an essential one by the first issue and an open one by the second, each with one guessed rating.
#[derive(Clone, Debug)]
struct Picture {
    /// By criterion and option.
    levels: [Vec<i64>; 2],
    /// The option with the guessed rating, and what every step away from it is less likely by.
    guessed: [(usize, Confidence); 2],
    needed: u8,
    points: [i64; 2],
}

/// What one party did: with an offer, or with offers laid on the table together, of which the first is preferred.
#[derive(Clone, Debug)]
enum Told {
    Offers(Vec<Option<usize>>),
    Prefers(Vec<[usize; 2]>),
}

fn doubt(confidence: Confidence) -> BigRational {
    match confidence {
        Confidence::Certain => BigRational::zero(),
        Confidence::High => whole(1) / whole(8),
        Confidence::Medium => whole(1) / whole(3),
        Confidence::Low => whole(2) / whole(3),
    }
}

fn offer(at: usize, owner: usize, set: u32, choices: &[Option<usize>]) -> Offer {
    let chosen = (0..)
        .zip(choices)
        .filter_map(|(issue, own)| own.map(|own| (id(2, issue), Choice::Option(id(3, issue * 100 + own)))));
    Offer {
        id: id(7, at),
        party: id(1, owner),
        set,
        choices: chosen.collect::<BTreeMap<_, _>>(),
        words: None,
        reactions: Vec::new(),
        by: name("Anna"),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn react(offer: &mut Offer, kind: ReactionKind) {
    offer.reactions.push(Reaction { party: id(1, BEN), kind, words: None, at: Timestamp::UNIX_EPOCH });
}

fn parts(picture: &Picture, all: &[Told]) -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("offers"));
    parts.parties = vec![party(ANNA, "Anna"), party(BEN, "Ben")];
    parts.issues = vec![listed(0, SIZES[0]), listed(1, SIZES[1])];
    for (at, levels) in picture.levels.iter().enumerate() {
        let mut row = criterion(at, BEN, None, &[at]);
        row.points = Points::new(picture.points[at].into());
        if at == 0 {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(picture.needed).unwrap();
        }
        parts.criteria.push(row);
        for (option, level) in levels.iter().enumerate() {
            let mut row = rating(at, at, option, Some(*level));
            if picture.guessed[at].0 == option {
                row.provenance = Provenance::guessed(None, None);
                row.provenance.confidence = picture.guessed[at].1;
            }
            parts.ratings.push(row);
        }
    }
    let mut row = criterion(2, ANNA, None, &[1]);
    row.points = Points::new(1.into());
    parts.criteria.push(row);
    parts.ratings.extend((0..SIZES[1]).map(|option| rating(2, 1, option, Some(2))));
    for (set, told) in (1..).zip(all) {
        match told {
            Told::Offers(choices) => parts.offers.push(offer(parts.offers.len(), BEN, set, choices)),
            Told::Prefers(among) => {
                for (place, own) in among.iter().enumerate() {
                    let mut own = offer(parts.offers.len(), ANNA, set, &own.map(Some));
                    if place == 0 {
                        react(&mut own, ReactionKind::Preferred);
                    }
                    parts.offers.push(own);
                }
            }
        }
    }
    parts
}

/// One way in which Ben may be.
struct Way {
    part: BigRational,
    levels: [Vec<i64>; 2],
    worths: [i64; 4],
}

fn ways(picture: &Picture) -> Vec<Way> {
    let mut all = Vec::new();
    for (v, w) in (0..4).flat_map(|v| (0..4).map(move |w| (v, w))) {
        for worths in [[0, 20, 40, 60], [0, 27, 54, 60]] {
            let mut levels = picture.levels.clone();
            let mut part = whole(1) / whole(2);
            for (at, drawn) in [v, w].into_iter().enumerate() {
                let (option, confidence) = picture.guessed[at];
                let away = |level: i64| {
                    let steps = (level - picture.levels[at][option]).unsigned_abs() as usize;
                    (0..steps).fold(BigRational::one(), |all, _| all * doubt(confidence))
                };
                part = part * away(drawn) / (0..4).map(away).sum::<BigRational>();
                levels[at][option] = drawn;
            }
            all.push(Way { part, levels, worths });
        }
    }
    all
}

impl Way {
    fn key(&self, picture: &Picture, package: [usize; 2]) -> (bool, i64) {
        let level = |at: usize| self.levels[at][package[at]];
        let worth = |at: usize| picture.points[at] * self.worths[level(at) as usize];
        (level(0) >= i64::from(picture.needed), worth(0) + worth(1))
    }

    fn likely(&self, picture: &Picture, told: &Told) -> BigRational {
        match told {
            Told::Offers(choices) => {
                let options = match choices[0] {
                    Some(option) => vec![option],
                    None => (0..SIZES[0]).collect(),
                };
                let meets = options.iter().any(|own| self.levels[0][*own] >= i64::from(picture.needed));
                if meets { whole(1) } else { whole(1) / whole(10) }
            }
            Told::Prefers(among) => {
                let mut different = among.clone();
                different.sort_unstable();
                different.dedup();
                if different.len() < 2 {
                    return whole(1);
                }
                let most = different.iter().map(|own| self.key(picture, *own)).max().unwrap();
                let best: Vec<_> = different.iter().filter(|own| self.key(picture, **own) == most).collect();
                let rest = whole(1) / whole(5) / whole(different.len() as i128 - 1);
                if best.contains(&&among[0]) {
                    let count = whole(best.len() as i128);
                    (whole(4) / whole(5) + &rest * (&count - whole(1))) / count
                } else {
                    rest
                }
            }
        }
    }
}

fn pictures() -> impl Strategy<Value = Picture> {
    let levels = (proptest::collection::vec(0..4_i64, 3), proptest::collection::vec(0..4_i64, 2));
    let sure = || prop_oneof![Just(Confidence::High), Just(Confidence::Medium), Just(Confidence::Low)];
    (levels, (0..3_usize, sure()), (0..2_usize, sure()), 1..4_u8, 1..4_i64, 1..4_i64).prop_map(
        |((first, second), one, other, needed, a, b)| Picture {
            levels: [first, second],
            guessed: [one, other],
            needed,
            points: [a, b],
        },
    )
}

fn deeds() -> impl Strategy<Value = Vec<Told>> {
    let package = || (0..3_usize, 0..2_usize).prop_map(|(a, b)| [a, b]);
    let offered = (proptest::option::of(0..3_usize), proptest::option::of(0..2_usize));
    let one = prop_oneof![
        offered.prop_map(|(a, b)| Told::Offers(vec![a, b])),
        proptest::collection::vec(package(), 1..4).prop_map(Told::Prefers),
    ];
    proptest::collection::vec(one, 0..4)
}

/// What was told, each once: what a party did before tells nothing more.
fn once(all: &[Told]) -> Vec<&Told> {
    let key = |told: &Told| match told {
        // What the second issue is settled by does not matter to the essential.
        Told::Offers(choices) => (0, vec![choices[0].map_or(9, |own| own)], 0),
        Told::Prefers(among) => {
            let mut different: Vec<[usize; 2]> = Vec::new();
            for own in among {
                if !different.contains(own) {
                    different.push(*own);
                }
            }
            (1, different.concat(), different.len())
        }
    };
    let mut found: Vec<&Told> = Vec::new();
    for told in all {
        if !found.iter().any(|other| key(other) == key(told)) {
            found.push(told);
        }
    }
    found
}

fn shares(parts: &PlanParts, worlds: u64) -> Vec<Share> {
    let plan = plan(parts.clone());
    let case = Case::of(&plan).unwrap();
    let law = Law::of(&plan, &case, Seed::of_plan(&plan)).unwrap();
    let packages: Vec<Chosen> = (0..3).map(|option| case.chosen(vec![option, 0]).unwrap()).collect();
    let found = law.shares(&case, &packages, worlds, &Watch::idle()).unwrap();
    found.packages.iter().map(|own| own.of(Event::EssentialsMet).unwrap().clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn counted_shares_are_those_of_every_way_with_its_weight(picture in pictures(), all in deeds()) {
        let ways = ways(&picture);
        let told = once(&all);
        let weight = |way: &Way| told.iter().fold(way.part.clone(), |all, own| all * way.likely(&picture, own));
        let total: BigRational = ways.iter().map(weight).sum();
        for (option, share) in shares(&parts(&picture, &all), 8).into_iter().enumerate() {
            let met = ways.iter().filter(|way| way.key(&picture, [option, 0]).0).map(weight);
            let expected = Ratio::from(met.sum::<BigRational>() / &total);
            prop_assert_eq!(share, Share::Counted(expected), "{}", option);
        }
    }

    #[test]
    fn no_world_is_struck_out(picture in pictures(), all in deeds()) {
        let plan = plan(parts(&picture, &all));
        let case = Case::of(&plan).unwrap();
        let law = Law::of(&plan, &case, Seed::of_plan(&plan)).unwrap();
        for number in 0..8 {
            let weights = law.world(number).weights();
            prop_assert_eq!(weights[ANNA].clone(), Ratio::one());
            prop_assert!(!weights[BEN].is_zero() && weights[BEN] <= Ratio::one());
        }
    }
}

/// Ben needs 2 of the first issue; that its first option brings 2 is a guess, wrong in 4 worlds of 16.
fn simple() -> Picture {
    Picture {
        levels: [vec![2, 3, 0], vec![1, 1]],
        guessed: [(0, Confidence::Medium), (0, Confidence::High)],
        needed: 2,
        points: [1, 1],
    }
}

#[test]
fn an_offer_makes_worlds_in_which_it_fails_its_owner_ten_times_less_likely() {
    let before = shares(&parts(&simple(), &[]), 8);
    assert_eq!(before[0], Share::Counted(Ratio::fraction(12, 16).unwrap()));
    // 12 · 10 of 12 · 10 + 4 · 1.
    let after = shares(&parts(&simple(), &[Told::Offers(vec![Some(0), None])]), 8);
    assert_eq!(after[0], Share::Counted(Ratio::fraction(120, 124).unwrap()));
}

#[test]
fn taking_an_offer_back_takes_back_what_it_told() {
    let mut told =
        parts(&simple(), &[Told::Offers(vec![Some(0), None]), Told::Prefers(vec![[0, 0], [1, 1]])]);
    let before = shares(&parts(&simple(), &[]), 8);
    assert_ne!(shares(&told, 8), before);
    told.offers.clear();
    assert_eq!(shares(&told, 8), before);
}

#[test]
fn what_tells_nothing_says_why() {
    let mut rows =
        parts(&simple(), &[Told::Offers(vec![Some(0), None]), Told::Offers(vec![Some(0), Some(1)])]);
    react(&mut rows.offers[1], ReactionKind::Declined);
    let mut alone = offer(2, ANNA, 9, &[Some(0), Some(0)]);
    react(&mut alone, ReactionKind::Preferred);
    let mut half = offer(3, ANNA, 10, &[Some(0), None]);
    react(&mut half, ReactionKind::Preferred);
    rows.offers.extend([alone, half]);
    let found = told(&plan(rows), 40, &Watch::idle()).unwrap();
    let nothing = |deed: Deed, place: usize| {
        let own = found.iter().filter(|own| own.deed == deed && own.party == id(1, BEN)).nth(place).unwrap();
        match &own.tells {
            Tells::Nothing(reason) => Some(*reason),
            Tells::DoesNotFit | Tells::Fits { .. } => None,
        }
    };
    assert_eq!(nothing(Deed::Offered, 0), None);
    assert_eq!(nothing(Deed::Offered, 1), Some(Weightless::SameEssentials));
    assert_eq!(nothing(Deed::Declined, 0), Some(Weightless::Declined));
    assert_eq!(nothing(Deed::Preferred, 0), Some(Weightless::Alone));
    assert_eq!(nothing(Deed::Preferred, 1), Some(Weightless::NotWhole));
    let of_anna = found.iter().find(|own| own.party == id(1, ANNA)).unwrap();
    assert_eq!(of_anna.tells, Tells::Nothing(Weightless::NothingEssential));
}

#[test]
fn only_an_offer_that_says_nothing_new_tells_nothing_new() {
    let offers = [[Some(0), None], [Some(0), Some(1)], [Some(0), Some(1)], [Some(0), None]];
    let rows = parts(&simple(), &offers.map(|own| Told::Offers(own.to_vec())));
    let found = told(&plan(rows), 40, &Watch::idle()).unwrap();
    let codes = found.iter().map(|own| match &own.tells {
        Tells::Nothing(because) => because.code(),
        Tells::DoesNotFit | Tells::Fits { .. } => "tells",
    });
    assert_eq!(codes.collect::<Vec<_>>(), ["tells", "same_essentials", "repeated", "repeated"]);
}

#[test]
fn an_offer_that_fails_its_owner_in_every_world_does_not_fit_our_picture() {
    let found =
        told(&plan(parts(&simple(), &[Told::Offers(vec![Some(2), None])])), 40, &Watch::idle()).unwrap();
    assert_eq!(found[0].tells, Tells::DoesNotFit);
}

#[test]
fn a_preference_tells_which_order_fits_more_than_before() {
    // The first package is better by the first criterion, the second by the second one.
    let picture = Picture { levels: [vec![2, 3, 2], vec![3, 0]], ..simple() };
    let mut rows = parts(&picture, &[Told::Prefers(vec![[1, 1], [2, 0]])]);
    for (at, row) in rows.criteria.iter_mut().take(2).enumerate() {
        row.points = None;
        row.rank = crate::model::Rank::new(at as u32 + 1);
        row.standing = Standing::Open;
    }
    rows.parties[BEN].order_provenance = Provenance::guessed(None, None);
    rows.parties[BEN].order_provenance.confidence = Confidence::Low;
    let found = told(&plan(rows), 400, &Watch::idle()).unwrap();
    let own = found.iter().find(|own| own.deed == Deed::Preferred).unwrap();
    let Tells::Fits { orders, .. } = &own.tells else { panic!("{own:?}") };
    assert_eq!(orders.len(), 2);
    assert_eq!(orders[0].order, [id(4, 0), id(4, 1)]);
    assert!(
        orders[0].after.part() > orders[0].before.part() && orders[1].after.part() < orders[1].before.part()
    );
    assert!(!orders[1].after.part().is_zero());
    let Share::Weighed { effective, of: 400, .. } = orders[0].after else { panic!("{orders:?}") };
    assert!((100..400).contains(&effective), "{effective}");
}
