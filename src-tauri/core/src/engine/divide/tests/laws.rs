//! Laws of dividing, against grids of amounts and against the way Adjusted Winner goes.

use num_rational::BigRational;
use proptest::{
    collection::vec, prelude::any, prop_assert, prop_assert_eq, proptest, test_runner::TestCaseError,
};

use super::{goods, rated, share};
use crate::{
    Ratio,
    engine::{
        Among, Between, Case, Pick, Rules, RulesAnswer, Watch,
        divide::Division,
        scale::whole,
        tests::{
            cases,
            fixture::{criterion, id, listed, name, party, plan, rating},
            small::{Draw, possible},
        },
    },
    model::{GainBasis, IssueKind, NeededLevel, NumericRange, PlanParts, Points, Standing},
};

/// Two parties, up to three issues of any amount rated at two to four amounts, and perhaps a listed one.
fn divisible(draw: &mut Draw<'_>) -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("divisible"));
    parts.gain_basis = GainBasis::Zero;
    parts.parties = vec![party(0, "first"), party(1, "second")];
    let open = 1 + draw.below(3);
    parts.issues = (0..open).map(share).collect();
    if draw.happens(160) {
        parts.issues.push(listed(open, 2 + draw.below(2)));
    }
    for owner in 0..2 {
        for issue in 0..parts.issues.len() {
            let at = parts.criteria.len();
            let mut row = criterion(at, owner, Some(1 + draw.below(3) as u32), &[issue]);
            row.points = Points::new(Ratio::from([1, 2, 5, 3][draw.below(4)]));
            if draw.happens(40) {
                row.standing = Standing::Essential;
                row.need.level = NeededLevel::new(1 + draw.below(2) as u8).unwrap();
            }
            parts.criteria.push(row);
            let level = |draw: &mut Draw<'_>| [0, 6, 3, 2, 5][draw.below(5)];
            if issue == open {
                let options = parts.issues[issue].options().len();
                parts
                    .ratings
                    .extend((0..options).map(|option| rating(at, issue, option, Some(level(draw) / 2))));
                continue;
            }
            let amounts = [vec![0, 100], vec![0, 50, 100], vec![0, 25, 75, 100]][draw.below(3)].clone();
            let levels: Vec<i64> = amounts.iter().map(|_| level(draw)).collect();
            let pairs = amounts.into_iter().zip(levels);
            parts.ratings.extend(pairs.map(|(amount, level)| rated(at, id(2, issue), amount, Some(level))));
        }
    }
    parts
}

/// The same plan with every twelfth of the way.
fn gridded(parts: &PlanParts) -> PlanParts {
    let mut grid = parts.clone();
    for issue in &mut grid.issues {
        if let IssueKind::Numeric(_) = issue.kind {
            let step = Ratio::fraction(100, 12).unwrap();
            issue.kind = IssueKind::Numeric(NumericRange::new(0.into(), 100.into(), step, None).unwrap());
        }
    }
    grid
}

type Gains = Vec<BigRational>;

fn worths(case: &Case, chosen: &crate::engine::Chosen) -> Gains {
    (0..case.parties().len()).map(|party| case.utility(party, chosen).dot.exact().clone()).collect()
}

fn sorted(gains: &Gains) -> Gains {
    let mut gains = gains.clone();
    gains.sort();
    gains
}

/// Gains divided by the largest ones, smallest first, without those who cannot gain.
fn shares_of(gains: &Gains, ideal: &Gains) -> Gains {
    let able = gains.iter().zip(ideal).filter(|(_, most)| **most > whole(0));
    sorted(&able.map(|(gain, most)| gain / most).collect())
}

fn product(gains: &Gains) -> Gains {
    let positive: Gains = gains.iter().filter(|gain| **gain > whole(0)).cloned().collect();
    vec![whole(positive.len() as i128), positive.iter().fold(whole(1), |product, gain| product * gain)]
}

fn gains(pick: &Pick) -> Gains {
    pick.points[0].utilities.iter().map(|own| own.exact().clone()).collect()
}

/// No package of a grid does better than a rule's pick, nor betters a point of the frontier for all.
fn nothing_on_a_grid_is_better(case: &Case, rules: &Rules, grid: &[Gains]) -> Result<(), TestCaseError> {
    let ideal: Gains = rules.ideal.iter().map(|own| own.exact().clone()).collect();
    let parts = |gains: &Gains| shares_of(gains, &ideal);
    for own in grid {
        prop_assert!(sorted(own) <= sorted(&gains(&rules.leximin)));
        prop_assert!(product(own) <= product(&gains(&rules.nash)));
        prop_assert!(parts(own) <= parts(&gains(&rules.kalai_smorodinsky)));
        prop_assert!(own.iter().zip(&ideal).all(|(own, most)| own <= most));
    }
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Essentials, &Watch::idle()).unwrap();
    for point in frontier.points() {
        let vector: Gains = point.utilities.iter().map(|own| own.exact().clone()).collect();
        let betters = |own: &&Gains| **own != vector && own.iter().zip(&vector).all(|(a, b)| a >= b);
        prop_assert_eq!(grid.iter().find(betters), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: cases(60), failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_amount_does_better_than_those_that_the_rules_pick(bytes in vec(any::<u8>(), 80)) {
        let parts = divisible(&mut Draw::new(&bytes));
        let case = Case::of(&plan(parts.clone())).unwrap();
        prop_assert_eq!(case.between(), Between::Exact);
        let grid = Case::of(&plan(gridded(&parts))).unwrap();
        let met = possible(&grid).into_iter().filter(|chosen| grid.meets_essentials(chosen));
        let met: Vec<Gains> = met.map(|chosen| worths(&grid, &chosen)).collect();
        match case.space(&Watch::idle()).unwrap().rules(&Watch::idle()).unwrap() {
            RulesAnswer::Picked(rules) => nothing_on_a_grid_is_better(&case, &rules, &met)?,
            RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses => {
                prop_assert!(met.is_empty());
            }
        }
    }

    #[test]
    fn for_several_no_amount_lifts_the_smallest_gain_further(bytes in vec(any::<u8>(), 90)) {
        let mut draw = Draw::new(&bytes);
        let mut parts = divisible(&mut draw);
        for at in 2..[3, 4, 3][draw.below(3)] {
            parts.parties.push(party(at, "another"));
            let issue = draw.below(parts.issues.len());
            let own = parts.criteria.len();
            parts.criteria.push(criterion(own, at, None, &[issue]));
            let levels = [[0, 6, 0], [6, 0, 3], [5, 2, 0], [2, 2, 6]][draw.below(4)];
            match parts.issues[issue].options().len() {
                0 => parts.ratings.extend([(0, levels[0]), (50, levels[1]), (100, levels[2])].map(|(amount, level)| {
                    rated(own, id(2, issue), amount, Some(level))
                })),
                count => parts.ratings.extend((0..count).map(|at| rating(own, issue, at, Some(levels[at] / 2)))),
            }
        }
        let case = Case::of(&plan(parts.clone())).unwrap();
        prop_assert_eq!(case.between(), Between::ExceptNash);
        let grid = Case::of(&plan(gridded(&parts))).unwrap();
        let met = possible(&grid).into_iter().filter(|chosen| grid.meets_essentials(chosen));
        let met: Vec<Gains> = met.map(|chosen| worths(&grid, &chosen)).collect();
        match case.space(&Watch::idle()).unwrap().rules(&Watch::idle()).unwrap() {
            RulesAnswer::Picked(rules) => {
                let ideal: Gains = rules.ideal.iter().map(|own| own.exact().clone()).collect();
                let parts = |gains: &Gains| shares_of(gains, &ideal);
                for own in &met {
                    prop_assert!(sorted(own) <= sorted(&gains(&rules.leximin)));
                    prop_assert!(parts(own) <= parts(&gains(&rules.kalai_smorodinsky)));
                    prop_assert!(own.iter().zip(&ideal).all(|(own, most)| own <= most));
                }
            }
            RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses => {
                prop_assert!(met.is_empty());
            }
        }
    }

    #[test]
    fn leximin_of_two_is_the_way_of_adjusted_winner(bytes in vec(any::<u8>(), 24)) {
        let mut draw = Draw::new(&bytes);
        let count = 1 + draw.below(6);
        let [one, other] = [0, 1].map(|_| (0..count).map(|_| 1 + draw.below(40) as i128).collect::<Vec<_>>());
        let shares = Division::of(vec![one.clone(), other.clone()]).unwrap().leximin();
        let split = shares.parts[0].iter().filter(|part| ![Ratio::zero(), Ratio::one()].contains(part)).count();
        prop_assert!(split <= 1);
        let worth = adjusted_winner(&one, &other);
        prop_assert_eq!(shares.worths, vec![Ratio::from(worth.clone()), Ratio::from(worth)]);
    }

    #[test]
    fn a_plan_of_shares_and_plain_tables_divide_alike(bytes in vec(any::<u8>(), 12)) {
        let mut draw = Draw::new(&bytes);
        let count = 1 + draw.below(4);
        let mut points: Vec<i64> = (0..count).map(|_| 1 + draw.below(9) as i64).collect();
        let mut turned = points.clone();
        turned.rotate_left(draw.below(count));
        points.push(20);
        turned.push(20);
        let sum: i64 = points.iter().sum();
        let case = Case::of(&plan(goods([&points, &turned]))).unwrap();
        let RulesAnswer::Picked(rules) = case.space(&Watch::idle()).unwrap().rules(&Watch::idle()).unwrap() else {
            panic!("no pick")
        };
        let tables = [&points, &turned].map(|own| own.iter().map(|own| i128::from(*own)).collect());
        let shares = Division::of(tables.to_vec()).unwrap().leximin();
        let scaled: Gains = gains(&rules.leximin).into_iter().map(|own| own * whole(sum.into())).collect();
        prop_assert_eq!(scaled, shares.worths.iter().map(|own| own.exact().clone()).collect::<Gains>());
    }

    #[test]
    fn no_division_into_thirds_is_better_than_leximin(bytes in vec(any::<u8>(), 16)) {
        let mut draw = Draw::new(&bytes);
        let (parties, goods) = [(2, 3), (3, 2), (4, 2), (6, 1), (3, 3)][draw.below(5)];
        let values: Vec<Vec<i128>> =
            (0..parties).map(|_| (0..goods).map(|_| [3, 0, 1, 7, 4][draw.below(5)]).collect()).collect();
        let shares = Division::of(values.clone()).unwrap().leximin();
        let most: Gains = sorted(&shares.worths.iter().map(|own| own.exact().clone()).collect());
        for own in splits(parties, goods) {
            let worth = |party: usize| -> BigRational {
                let thirds: i128 = (0..goods).map(|good| own[good][party] * values[party][good]).sum();
                whole(thirds) / whole(3)
            };
            prop_assert!(sorted(&(0..parties).map(worth).collect()) <= most);
        }
    }
}

/// Everybody's worth by the procedure of Brams and Taylor, *Fair Division*, 1996, chapter 4: the first gets the goods with the
/// highest ratios, one of them in part, until both have the same.
fn adjusted_winner(one: &[i128], other: &[i128]) -> BigRational {
    let mut goods: Vec<(i128, i128)> = one.iter().copied().zip(other.iter().copied()).collect();
    goods.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)));
    let (mut first, mut second) = (whole(0), whole(other.iter().sum()));
    for (own, lost) in goods {
        let (next, rest) = (&first + whole(own), &second - whole(lost));
        if next >= rest {
            let part = (&second - &first) / (whole(own) + whole(lost));
            return first + part * whole(own);
        }
        (first, second) = (next, rest);
    }
    first
}

/// Every way to give each good away in thirds.
fn splits(parties: usize, goods: usize) -> Vec<Vec<Vec<i128>>> {
    let mut one: Vec<Vec<i128>> = vec![Vec::new()];
    for _ in 0..parties {
        let longer =
            |head: Vec<i128>| (0..=3).map(move |next| head.iter().copied().chain([next]).collect::<Vec<_>>());
        one = one.into_iter().flat_map(longer).filter(|own| own.iter().sum::<i128>() <= 3).collect();
    }
    one.retain(|own| own.iter().sum::<i128>() == 3);
    let mut all: Vec<Vec<Vec<i128>>> = vec![Vec::new()];
    for _ in 0..goods {
        let longer =
            |head: Vec<Vec<i128>>| one.iter().map(move |next| [head.clone(), vec![next.clone()]].concat());
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}
