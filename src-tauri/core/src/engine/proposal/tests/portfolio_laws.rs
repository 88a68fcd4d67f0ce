//! Laws of the proposals, against looking at every package.

use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};

use super::{
    listing::{Listing, need},
    reading::{WORLDS, analysis},
    rule_picks::picks_are_true,
};
use crate::{
    engine::{
        Case, Chosen, Test, Watch,
        proposal::{Analysis, AnalysisRequest, Candidates, ListedBecause, Outlook, Proposal, analyse},
        tests::{
            brute::{Small, small},
            fixture::{any_of, criterion, id, listed, name, party, plan, rating, said},
            frontier_laws::utilities,
            small::law,
        },
    },
    model::{Choice, Choices, Condition, Constraint, Criterion, PlanParts, RatedAt, RatedLevel},
};

const MOST: usize = 5;
const FEWEST: usize = 3;

/// Proposals with the packages they are proposed from.
struct Proposed<'a> {
    listing: &'a Listing<'a>,
    /// Those that surely meet every essential, or else those that may.
    candidates: Vec<&'a Chosen>,
    /// Everybody's smallest and largest utility among them.
    ranges: Vec<(Small, Small)>,
}

impl<'a> Proposed<'a> {
    fn of(listing: &'a Listing<'a>) -> Self {
        let surely = listing.surely();
        let candidates = if surely.is_empty() { listing.perhaps() } else { surely };
        let all: Vec<Vec<Small>> = candidates.iter().map(|chosen| worths(listing.case, chosen)).collect();
        let range = |party: usize| {
            let column = || all.iter().map(|row| row[party]);
            Some((column().min()?, column().max()?))
        };
        let ranges = (0..listing.case.parties().len()).filter_map(range).collect();
        Self { listing, candidates, ranges }
    }

    fn is_wasteful(&self, chosen: &Chosen) -> bool {
        let case = self.listing.case;
        let betters = |other: &&Chosen| {
            case.keeps_essentials(other, chosen) && case.dominates(Test::Order, other, chosen)
        };
        self.candidates.iter().any(betters)
    }

    /// The first package of every profile that is not wasteful.
    fn kept(&self) -> Vec<&'a Chosen> {
        let mut seen: Vec<&[[Small; 3]]> = Vec::new();
        let mut kept = Vec::new();
        for chosen in &self.candidates {
            let profile = self.listing.profile(chosen);
            if !seen.contains(&profile) {
                seen.push(profile);
                kept.extend((!self.is_wasteful(chosen)).then_some(*chosen));
            }
        }
        kept
    }

    /// The places of a package in everybody's own range, the worst-off first.
    fn places(&self, chosen: &Chosen) -> Vec<Small> {
        let place = |(own, (low, high)): (Small, &(Small, Small))| {
            if low == high { 1.into() } else { (own - low) / (high - low) }
        };
        let mut places: Vec<Small> =
            worths(self.listing.case, chosen).into_iter().zip(&self.ranges).map(place).collect();
        places.sort();
        places
    }
}

fn worths(case: &Case, chosen: &Chosen) -> Vec<Small> {
    utilities(case, chosen).iter().map(small).collect()
}

fn chosen(case: &Case, proposal: &Proposal) -> Chosen {
    case.chosen_by_issue(&proposal.card.choices).unwrap()
}

fn sizes_agree(listing: &Listing<'_>, found: &Analysis) -> Result<(), TestCaseError> {
    let sizes =
        [&found.sizes.packages, &found.sizes.meeting, &found.sizes.perhaps].map(|count| count.small());
    let listed = [listing.packages.len(), listing.surely().len(), listing.perhaps().len()].map(Some);
    prop_assert_eq!(sizes, listed);
    Ok(())
}

/// All profiles that waste nothing are shown where there are at most five; else at least three, and never more than five.
fn few_are_all_shown(proposed: &Proposed<'_>, found: &Analysis) -> Result<(), TestCaseError> {
    let (kept, case) = (proposed.kept(), proposed.listing.case);
    let shown = found.proposals.len();
    let fewest = if kept.len() <= MOST { kept.len() } else { FEWEST };
    prop_assert!(shown >= fewest && shown <= kept.len().min(MOST));
    let Candidates::Listed { kept: count, .. } = found.candidates else { panic!("small plans are listed") };
    prop_assert_eq!(count, kept.len());
    let mut shown: Vec<Chosen> = found.proposals.iter().map(|row| chosen(case, row)).collect();
    shown.sort();
    shown.dedup();
    prop_assert_eq!(shown.len(), found.proposals.len());
    prop_assert!(shown.iter().all(|own| kept.contains(&own)));
    prop_assert_eq!(found.blocked.is_some(), proposed.candidates.is_empty());
    Ok(())
}

/// Each meets every essential, or may where none surely does, wastes nothing, and says how many are alike.
fn each_meets_all_and_wastes_nothing(proposed: &Proposed<'_>, found: &Analysis) -> Result<(), TestCaseError> {
    let listing = proposed.listing;
    let may = listing.surely().is_empty();
    for proposal in &found.proposals {
        let own = chosen(listing.case, proposal);
        prop_assert!(proposed.candidates.contains(&&own));
        prop_assert!(!proposed.is_wasteful(&own));
        prop_assert_eq!(proposal.listed.contains(&ListedBecause::MayMeet), may);
        prop_assert!(!proposal.listed.is_empty());
        let alike = listing.packages.iter().filter(|x| listing.profile(x) == listing.profile(&own));
        prop_assert_eq!(proposal.card.alike.as_ref().unwrap().small(), Some(alike.count() - 1));
    }
    Ok(())
}

/// They stand by places, the worst-off first; of equal ones what is better level by level; where all are shown, the first
/// stands highest of all, and whichever does says so.
fn they_stand_by_place(proposed: &Proposed<'_>, found: &Analysis) -> Result<(), TestCaseError> {
    let case = proposed.listing.case;
    let places: Vec<_> = found.proposals.iter().map(|row| proposed.places(&chosen(case, row))).collect();
    prop_assert!(places.windows(2).all(|pair| pair[0] >= pair[1]));
    let highest = proposed.kept().into_iter().map(|own| proposed.places(own)).max();
    prop_assert!(places.first() <= highest.as_ref());
    if proposed.kept().len() <= MOST {
        prop_assert_eq!(places.first(), highest.as_ref());
    }
    for (row, places) in found.proposals.iter().zip(&places) {
        let own = row.card.parties.iter().map(|party| small(party.place.as_ref().unwrap()));
        let mut own: Vec<_> = own.collect();
        own.sort();
        prop_assert_eq!(&own, places);
    }
    let tied = found.proposals.windows(2).zip(places.windows(2)).filter(|(_, pair)| pair[0] == pair[1]);
    for (pair, _) in tied {
        let (above, below) = (chosen(case, &pair[0]), chosen(case, &pair[1]));
        prop_assert!(!case.dominates(Test::Levels, &below, &above));
    }
    Ok(())
}

#[test]
fn proposals_are_what_looking_at_every_package_proposes() {
    law(|parts, case, _| {
        let listing = Listing::of(parts, case);
        let found = analysis(&plan(parts.clone()));
        if found.outlook == Outlook::TooLittleKnown {
            prop_assert!(parts.criteria.is_empty() && found.proposals.is_empty());
            return Ok(());
        }
        let proposed = Proposed::of(&listing);
        sizes_agree(&listing, &found)?;
        few_are_all_shown(&proposed, &found)?;
        each_meets_all_and_wastes_nothing(&proposed, &found)?;
        they_stand_by_place(&proposed, &found)?;
        cases_are_counted(&listing, &found)?;
        picks_are_true(&found)
    });
}

#[test]
fn asking_for_fewer_proposals_gives_fewer_and_every_one_says_why() {
    law(|parts, _, draw| {
        let most = draw.below(7);
        let request = AnalysisRequest { proposals: most, worlds: WORLDS, ..AnalysisRequest::default() };
        let found = analyse(&plan(parts.clone()), &request, &Watch::idle()).unwrap();
        let Candidates::Listed { kept, .. } = found.candidates else { panic!("small plans are listed") };
        let shown = found.proposals.len();
        prop_assert!(shown <= kept.min(most) && shown >= kept.min(most).min(FEWEST));
        prop_assert!(found.proposals.iter().all(|row| !row.listed.is_empty()));
        Ok(())
    });
}

/// Whether a rating or a shift behind the level of a package is a guess, straight from the rows.
fn is_guessed(listing: &Listing<'_>, row: &Criterion, chosen: &Chosen) -> bool {
    let (parts, choices) = (listing.parts, listing.choices(chosen));
    let ratings = || parts.ratings.iter().filter(|own| own.criterion == row.id);
    let rated = row.main.iter().flat_map(|issue| {
        let choice = &choices[issue];
        ratings().filter(move |own| match (&own.at, choice) {
            (RatedAt::Option(own), Choice::Option(at)) => own == at,
            (RatedAt::Amount { issue: of, amount }, Choice::Amount(at)) => {
                let exact = ratings().any(|own| own.at == RatedAt::Amount { issue: *of, amount: at.clone() });
                of == issue && (!exact || amount == at)
            }
            (RatedAt::Option(_), Choice::Amount(_)) | (RatedAt::Amount { .. }, Choice::Option(_)) => false,
        })
    });
    let holds = |row: &Condition| match (&row.choices, &choices[&row.issue]) {
        (Choices::AnyOf(options), Choice::Option(at)) => options.contains(at),
        (Choices::Between { from, to }, Choice::Amount(at)) => from <= at && at <= to,
        (Choices::AnyOf(_), Choice::Amount(_)) | (Choices::Between { .. }, Choice::Option(_)) => false,
    };
    let mut shifts = parts.shifts.iter().filter(|own| own.criterion == row.id && own.when.iter().all(holds));
    rated.filter(|own| own.level != RatedLevel::Unknown).any(|own| own.provenance.is_guess())
        || shifts.any(|own| own.provenance.is_guess())
}

/// In how many of the 3^k cases every essential holds, case by case.
fn cases(listing: &Listing<'_>, chosen: &Chosen) -> Option<(usize, usize)> {
    let (guessed, known): (Vec<_>, Vec<_>) =
        listing.essentials().into_iter().partition(|row| is_guessed(listing, row, chosen));
    let holds =
        |row: &Criterion, by: i128| (listing.low(row, chosen) + by).max(0.into()).min(3.into()) >= need(row);
    let total = 3_usize.pow(guessed.len() as u32);
    let by = |case: usize, at: usize| (case / 3_usize.pow(at as u32) % 3) as i128 - 1;
    let all = |case: &usize| guessed.iter().enumerate().all(|(at, row)| holds(row, by(*case, at)));
    let held = (0..total).filter(|case| all(case) && known.iter().all(|row| holds(row, 0))).count();
    (!guessed.is_empty()).then_some((held, total))
}

fn cases_are_counted(listing: &Listing<'_>, found: &Analysis) -> Result<(), TestCaseError> {
    let near = found.blocked.iter().flat_map(|blocked| &blocked.nearest).map(|near| &near.card);
    for card in found.proposals.iter().map(|row| &row.card).chain(near) {
        let chosen = listing.case.chosen_by_issue(&card.choices).unwrap();
        let counted = card.cases.as_ref().map(|row| (row.held.small().unwrap(), row.total.small().unwrap()));
        prop_assert_eq!(counted, cases(listing, &chosen));
    }
    Ok(())
}

#[test]
fn a_package_is_wasteful_beside_any_that_shares_what_is_not_known_of_it() {
    // Nothing is known of the first issue; the second brings 1 or 2. Of the two packages with 2, the one that chooses
    // as the package with 1 does betters it, although it is not the first of its profile.
    let mut parts = PlanParts::new(id(0, 0), name("half known"));
    parts.parties = vec![party(0, "Anna"), party(1, "Ben")];
    parts.issues = vec![listed(0, 2), listed(1, 2)];
    parts.criteria = vec![criterion(0, 0, Some(1), &[0]), criterion(1, 1, Some(1), &[1])];
    parts.ratings = vec![rating(1, 1, 0, Some(1)), rating(1, 1, 1, Some(2))];
    let when = vec![any_of(0, &[0]), any_of(1, &[0])];
    parts.constraints = vec![Constraint { id: id(6, 0), when, reason: None, provenance: said() }];
    let found = analysis(&plan(parts));
    assert_eq!(found.candidates, Candidates::Listed { profiles: 2, kept: 1 });
}
