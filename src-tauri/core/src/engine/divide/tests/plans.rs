//! Plans in which any amount of an issue will do.

use super::{goods, rated, share};
use crate::{
    Ratio,
    engine::{
        Among, Between, Case, Pick, Reach, Rules, RulesAnswer, Watch,
        proposal::{AnalysisRequest, Outlook, analyse},
        tests::fixture::{any_of, criterion, id, listed, name, party, plan, said, shift},
    },
    model::{
        Choice, Choices, Condition, Constraint, GainBasis, NeededLevel, Package, PlanParts, Points, Standing,
    },
};

fn case(parts: PlanParts) -> Case {
    Case::of(&plan(parts)).unwrap()
}

fn rules(case: &Case) -> Rules {
    let RulesAnswer::Picked(rules) = case.space(&Watch::idle()).unwrap().rules(&Watch::idle()).unwrap()
    else {
        panic!("no pick")
    };
    rules
}

/// Utilities of the one winner on the scale of points, and the amounts of its package.
fn picked(case: &Case, pick: &Pick, sum: i64) -> (Vec<String>, Vec<String>) {
    let [point] = pick.points.as_slice() else { panic!("{pick:?}") };
    let scaled = |own: &Ratio| Ratio::from(own.exact() * Ratio::from(sum).exact()).to_string();
    let amount = |choice: &Choice| match choice {
        Choice::Amount(amount) => amount.to_string(),
        Choice::Option(option) => option.to_string(),
    };
    let choices = case.choices(&point.first);
    (point.utilities.iter().map(scaled).collect(), choices.values().map(amount).collect())
}

fn listed_amounts(case: &Case, issue: usize) -> Vec<String> {
    let choices = case.issues()[issue].choices().iter();
    choices
        .map(|choice| if let Choice::Amount(amount) = choice { amount.to_string() } else { String::new() })
        .collect()
}

/// NYU Adjusted Winner site, `awProcedure`: Carol and Bob.
#[test]
fn raising_the_smallest_gain_over_shares_is_adjusted_winner() {
    let case = case(goods([&[50, 20, 15, 10, 5], &[40, 30, 10, 10, 10]]));
    let rules = rules(&case);
    assert_eq!(case.between(), Between::Exact);
    let expected = (vec!["170/3".to_owned(); 2], ["250/3", "0", "100", "0", "0"].map(str::to_owned).to_vec());
    for pick in [&rules.leximin, &rules.kalai_smorodinsky, &rules.equal_gains] {
        assert_eq!(picked(&case, pick, 100), expected);
    }
    let nash = picked(&case, &rules.nash, 100);
    assert_eq!((nash.0, nash.1[0].as_str()), (vec!["255/4".to_owned(), "51".to_owned()], "195/2"));
}

/// Macmillan FAPP applet page: John and Mary, B and E together.
#[test]
fn the_one_split_good_is_split_in_the_published_proportion() {
    let case = case(goods([&[30, 20, 20, 30], &[20, 50, 15, 15]]));
    let rules = rules(&case);
    let expected = (vec!["440/7".to_owned(); 2], ["100", "0", "100/7", "100"].map(str::to_owned).to_vec());
    assert_eq!(picked(&case, &rules.leximin, 100), expected);
    assert_eq!(picked(&case, &rules.nash, 100).0, ["220/3", "55"]);
}

/// The doctests of `fairpy/items/max_welfare.py` (erelsgl/fairpy at 4633ae69) for the largest product, two parties.
#[test]
fn the_largest_product_over_shares_is_the_printed_one() {
    let worths = |points: [&[i64]; 2], sums: [i64; 2]| {
        let case = case(goods(points));
        let rules = rules(&case);
        let own = |party: usize| picked(&case, &rules.nash, sums[party]).0[party].clone();
        [own(0), own(1)]
    };
    assert_eq!(worths([&[3], &[5]], [3, 5]), ["3/2", "5/2"]);
    assert_eq!(worths([&[3, 3], &[1, 1]], [6, 2]), ["3", "1"]);
    assert_eq!(worths([&[3, 2], &[1, 4]], [5, 5]), ["3", "4"]);
}

/// One share, worth x to the first and 1 − x to the second, who has 1/5 or nothing without agreement.
#[test]
fn gains_are_counted_from_what_a_party_has_without_agreement() {
    let mut parts = goods([&[1], &[1]]);
    parts.gain_basis = GainBasis::CourseOnly;
    for (at, worth) in [(0, Ratio::fraction(1, 5).unwrap()), (1, Ratio::zero())] {
        parts.courses.push(crate::model::NoAgreementCourse {
            party: id(1, at),
            words: None,
            levels: Vec::new(),
            utility_from_file: Some(worth),
        });
    }
    let case = case(parts);
    let rules = rules(&case);
    for pick in [&rules.nash, &rules.leximin, &rules.kalai_smorodinsky, &rules.equal_gains] {
        assert_eq!(picked(&case, pick, 1), (vec!["3/5".to_owned(), "2/5".to_owned()], vec!["60".to_owned()]));
    }
    assert_eq!(rules.ideal.iter().map(ToString::to_string).collect::<Vec<_>>(), ["4/5", "4/5"]);
}

/// Two shares with weights 4 : 1 and 3 : 7: the frontier runs through (0, 1), (.8, .7) and (1, 0), and the gains are equal at
/// 10/11 of the first.
#[test]
fn the_frontier_is_told_by_its_bends() {
    let case = case(goods([&[8, 2], &[3, 7]]));
    let rules = rules(&case);
    assert_eq!(picked(&case, &rules.leximin, 11).0, ["8", "8"]);
    assert_eq!(picked(&case, &rules.nash, 10).0, ["8", "7"]);
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let vectors =
        frontier.points().iter().map(|point| point.utilities.iter().map(ToString::to_string).collect());
    let vectors: Vec<Vec<String>> = vectors.collect();
    assert_eq!(vectors, [["1", "0"], ["4/5", "7/10"], ["8/11", "8/11"], ["0", "1"]]);
    assert_eq!(frontier.between(), Between::Exact);
    for (place, point) in frontier.points().iter().enumerate() {
        assert_eq!(frontier.package(place, &0_u32.into()).as_ref(), Some(&point.first));
    }
}

/// A listed way that gives both 4 of 10, where sharing gives both 5.
#[test]
fn a_point_that_only_an_amount_between_betters_is_not_on_the_frontier() {
    let mut parts = goods([&[10, 0], &[10, 0]]);
    parts.issues[0] = share(0);
    parts.issues[1] = listed(1, 2);
    parts.ratings.retain(|row| [id(4, 0), id(4, 2)].contains(&row.criterion));
    let four = Ratio::fraction(12, 10).unwrap();
    for (owner, at) in [(0, 1), (1, 3)] {
        parts.criteria[at].points = Points::new(Ratio::zero());
        let mut row = super::super::super::tests::fixture::rating(at, 1, owner, Some(0));
        row.level = crate::model::RatedLevel::Known(crate::model::Level::new(four.clone()).unwrap());
        parts.ratings.push(row);
    }
    let case = case(parts);
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let firsts = frontier.points().iter().map(|point| point.utilities[0].to_string());
    assert_eq!(firsts.collect::<Vec<_>>(), ["1", "1/2", "0"]);
}

#[test]
fn amounts_are_listed_where_something_bends_or_becomes_enough() {
    let mut parts = goods([&[1], &[1]]);
    parts.ratings.push(rated(0, id(2, 0), 40, Some(3)));
    assert_eq!(listed_amounts(&case(parts.clone()), 0), ["0", "40", "500/11", "100"]);
    parts.criteria[1].standing = Standing::Essential;
    parts.criteria[1].need.level = NeededLevel::new(2).unwrap();
    let case = case(parts);
    assert_eq!(case.issues()[0].reach(), Reach::Between);
    assert_eq!(listed_amounts(&case, 0), ["0", "25", "100/3", "40", "100"]);
    assert_eq!(picked(&case, &rules(&case).leximin, 1).1, ["100/3"]);
}

#[test]
fn the_amount_of_a_kept_package_is_listed() {
    let mut parts = goods([&[1], &[1]]);
    let choices = [(id(2, 0), Choice::Amount(62.into()))].into_iter().collect();
    parts.packages.push(Package {
        id: id(9, 0),
        title: name("kept"),
        choices,
        reason: None,
        changed: Vec::new(),
        by: name("me"),
        at: "2026-05-02T09:00:00Z".parse().unwrap(),
    });
    assert_eq!(listed_amounts(&case(parts), 0), ["0", "50", "62", "100"]);
}

#[test]
fn what_hangs_on_an_amount_together_with_other_issues_is_compared_as_listed() {
    let mut parts = goods([&[2, 1], &[1, 1]]);
    assert_eq!(case(parts.clone()).between(), Between::Exact);
    let half = Condition { issue: id(2, 0), choices: Choices::Between { from: 30.into(), to: 60.into() } };
    parts.shifts.push(shift(0, 1, 1, vec![half]));
    let case = case(parts);
    assert_eq!(case.between(), Between::Listed);
    assert!(["30", "60"].iter().all(|amount| listed_amounts(&case, 0).contains(&(*amount).to_owned())));
}

/// Below 20 the first party's level is anything, and not on a line from there to the rated one.
#[test]
fn an_issue_that_is_not_rated_from_end_to_end_is_compared_as_listed() {
    let mut parts = goods([&[1], &[1]]);
    parts.ratings.retain(|row| row.criterion != id(4, 0));
    parts.ratings.extend([(20, 6), (100, 0)].map(|(at, level)| rated(0, id(2, 0), at, Some(level))));
    let case = case(parts.clone());
    assert_eq!(case.between(), Between::Listed);
    let space = case.space(&Watch::idle()).unwrap();
    assert_eq!(space.frontier(Among::Everything, &Watch::idle()).unwrap().between(), Between::Listed);
    parts.ratings.retain(|row| row.criterion != id(4, 0));
    let unrated = Case::of(&plan(parts)).unwrap();
    assert_eq!(unrated.between(), Between::Exact);
}

/// Above 80 no amount may be chosen and below 20 none; the essential is rated at these amounts only, and not met there.
#[test]
fn where_only_amounts_beside_an_unrated_end_may_do_it_is_not_known_whether_packages_are_blocked() {
    let mut parts = goods([&[1], &[1]]);
    parts.ratings.retain(|row| row.criterion != id(4, 0));
    parts.ratings.extend([(80, 0), (100, 0)].map(|(at, level)| rated(0, id(2, 0), at, Some(level))));
    parts.criteria[0].standing = Standing::Essential;
    let between = |from: i64, to: i64| Constraint {
        id: id(6, from as usize),
        when: vec![Condition {
            issue: id(2, 0),
            choices: Choices::Between { from: from.into(), to: to.into() },
        }],
        reason: None,
        provenance: said(),
    };
    parts.constraints = vec![between(0, 20)];
    let analysed = |parts: &PlanParts| {
        analyse(&plan(parts.clone()), &AnalysisRequest::default(), &Watch::idle()).unwrap().outlook
    };
    assert_eq!(analysed(&parts), Outlook::Undetermined);
    // Where nothing is left between either, they are.
    parts.constraints.push(between(20, 80));
    assert_eq!(analysed(&parts), Outlook::Blocked);
}

/// One share, worth x to the first, 1 − x to the second, and rising to the middle for the third.
#[test]
fn with_three_parties_the_smallest_gain_is_raised_over_all_amounts() {
    let mut parts = goods([&[1], &[1]]);
    parts.parties.push(party(2, "third"));
    parts.criteria.push(criterion(2, 2, None, &[0]));
    parts.ratings.extend([(0, 0), (80, 6), (100, 0)].map(|(at, level)| rated(2, id(2, 0), at, Some(level))));
    let case = case(parts);
    assert_eq!(case.between(), Between::ExceptNash);
    assert_eq!(
        picked(&case, &rules(&case).leximin, 8),
        (["4", "4", "5"].map(str::to_owned).to_vec(), vec!["50".to_owned()])
    );
    assert!(listed_amounts(&case, 0).contains(&"80".to_owned()));
}

#[test]
fn a_plan_without_such_issues_says_that_nothing_lies_between() {
    let mut parts = goods([&[1], &[1]]);
    parts.issues = vec![listed(0, 2)];
    parts.ratings.clear();
    parts.shifts.push(shift(0, 0, 1, vec![any_of(0, &[1])]));
    assert_eq!(case(parts).between(), Between::Nothing);
}
