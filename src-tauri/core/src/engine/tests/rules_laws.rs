//! Laws of the four rules and of wastefulness.

use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};

use super::{
    brute::{Small, small},
    frontier_laws::{brute_frontier, listed, utilities},
    small::{law, possible},
};
use crate::{
    Ratio,
    engine::{Among, Case, Chosen, Note, Pick, Rules, RulesAnswer, Test, Waste, Watch},
};

type Gains = Vec<Small>;

fn gains(baselines: &[Small], utilities: &[Ratio]) -> Gains {
    utilities.iter().zip(baselines).map(|(utility, without)| small(utility) - without).collect()
}

fn nobody_loses(gains: &Gains) -> bool {
    gains.iter().all(|gain| *gain >= 0.into())
}

fn sorted(mut gains: Gains) -> Gains {
    gains.sort();
    gains
}

/// The vectors with the largest key, found one by one.
fn winners(rows: &[(Vec<Ratio>, Gains)], key: impl Fn(&Gains) -> Gains) -> Vec<Vec<Ratio>> {
    let most = rows.iter().map(|(_, gains)| key(gains)).max();
    let wins =
        rows.iter().filter(|(_, gains)| Some(key(gains)) == most).map(|(utilities, _)| utilities.clone());
    let mut wins: Vec<Vec<Ratio>> = wins.collect();
    wins.sort_by(|a, b| b.cmp(a));
    wins.dedup();
    wins
}

fn nash_key(gains: &Gains) -> Gains {
    let positive: Gains = gains.iter().filter(|gain| **gain > 0.into()).copied().collect();
    vec![(positive.len() as i128).into(), positive.iter().product()]
}

fn equal_key(gains: &Gains) -> Gains {
    let sorted = sorted(gains.clone());
    [vec![sorted[0] - sorted[sorted.len() - 1]], sorted].concat()
}

fn vectors(pick: &Pick) -> Vec<Vec<Ratio>> {
    pick.points.iter().map(|point| point.utilities.clone()).collect()
}

fn picks_agree(case: &Case, rules: &Rules) -> Result<(), TestCaseError> {
    let baselines: Vec<Small> = rules.baselines.iter().map(|baseline| small(&baseline.utility())).collect();
    let row = |worth: Vec<Ratio>| (worth.clone(), gains(&baselines, &worth));
    let all =
        listed(case, Among::Essentials).iter().map(|chosen| row(utilities(case, chosen))).collect::<Vec<_>>();
    let all: Vec<_> = all.into_iter().filter(|(_, gains)| nobody_loses(gains)).collect();
    let front = brute_frontier(case, Among::Essentials).into_iter().map(|point| row(point.utilities));
    let front: Vec<_> = front.filter(|(_, gains)| nobody_loses(gains)).collect();
    prop_assert_eq!(vectors(&rules.nash), winners(&all, nash_key));
    prop_assert_eq!(vectors(&rules.leximin), winners(&all, |gains| sorted(gains.clone())));
    prop_assert_eq!(vectors(&rules.equal_gains), winners(&front, equal_key));
    let most: Gains =
        (0..baselines.len()).map(|at| all.iter().map(|(_, gains)| gains[at]).max().unwrap()).collect();
    prop_assert_eq!(rules.ideal.iter().map(small).collect::<Gains>(), most.clone());
    let parties = case.parties().iter().zip(&most);
    let left_out: Vec<_> =
        parties.filter(|(_, most)| **most == 0.into()).map(|(party, _)| party.id()).collect();
    let note = (!left_out.is_empty()).then_some(Note::LeftOut(left_out));
    prop_assert_eq!(&rules.kalai_smorodinsky.note, &note);
    let parts = |gains: &Gains| {
        let able = gains.iter().zip(&most).filter(|(_, most)| **most > 0.into());
        sorted(able.map(|(gain, most)| gain / most).collect())
    };
    prop_assert_eq!(vectors(&rules.kalai_smorodinsky), winners(&all, parts));
    let all_gain = all.iter().any(|(_, gains)| gains.iter().all(|gain| *gain > 0.into()));
    prop_assert_eq!(rules.nash.note == Some(Note::NotAllGain), !all_gain);
    Ok(())
}

/// Whether the rules answer what looking at every package answers.
pub(crate) fn rules_agree(case: &Case) -> Result<(), TestCaseError> {
    let space = case.space(&Watch::idle()).unwrap();
    let listed = listed(case, Among::Essentials);
    match space.rules(&Watch::idle()).unwrap() {
        RulesAnswer::NotExamined(parties) => {
            let missing = (0..case.parties().len()).filter(|at| case.baseline(*at).is_none());
            prop_assert_eq!(parties, missing.map(|at| case.parties()[at].id()).collect::<Vec<_>>());
        }
        RulesAnswer::NoPackage => prop_assert!(listed.is_empty()),
        RulesAnswer::SomebodyLoses => {
            let without = (0..case.parties().len()).map(|at| small(&case.baseline(at).unwrap().utility()));
            let without: Vec<Small> = without.collect();
            prop_assert!(listed.iter().all(|x| !nobody_loses(&gains(&without, &utilities(case, x)))));
        }
        RulesAnswer::Picked(rules) => picks_agree(case, &rules)?,
    }
    Ok(())
}

#[test]
fn the_rules_pick_what_looking_at_every_package_picks() {
    law(|_, case, _| rules_agree(case));
}

#[test]
fn a_package_is_wasteful_when_some_package_shows_it() {
    law(|_, case, draw| {
        let space = case.space(&Watch::idle()).unwrap();
        let possible = possible(case);
        let beats = |above: &Chosen, below: &Chosen| {
            case.dominates(Test::Order, above, below) && case.keeps_essentials(above, below)
        };
        for _ in 0..4 {
            let all = super::small::all_packages(case);
            let chosen = &all[draw.below(all.len())];
            match space.waste(chosen, &Watch::idle()).unwrap() {
                Waste::None => prop_assert!(!possible.iter().any(|other| beats(other, chosen))),
                Waste::By(other) => {
                    prop_assert!(beats(&other, chosen) && case.is_possible(&other));
                    prop_assert!(!possible.iter().any(|third| beats(third, &other)));
                }
            }
        }
        Ok(())
    });
}
