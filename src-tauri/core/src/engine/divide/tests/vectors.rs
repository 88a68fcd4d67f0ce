//! Published divisions of goods.

use num_rational::BigRational;

use crate::{
    Ratio,
    engine::divide::{Division, DivisionError, Shares},
};

fn leximin(values: &[&[i128]]) -> Shares {
    Division::of(values.iter().map(|own| own.to_vec()).collect()).unwrap().leximin()
}

fn texts(list: &[Ratio]) -> Vec<String> {
    list.iter().map(Ratio::to_string).collect()
}

fn parts(shares: &Shares) -> Vec<Vec<String>> {
    shares.parts.iter().map(|own| texts(own)).collect()
}

/// Adjusted Winner: NYU Adjusted Winner site, `awProcedure`; Macmillan FAPP applet page (B and E together); the pirate and
/// the divorce case of *For All Practical Purposes*, with the answers that exact fractions give.
#[test]
fn adjusted_winner_splits_one_good_in_the_published_proportion() {
    let carol: [&[i128]; 2] = [&[50, 20, 15, 10, 5], &[40, 30, 10, 10, 10]];
    let shares = leximin(&carol);
    assert_eq!(texts(&shares.worths), ["170/3", "170/3"]);
    assert_eq!(parts(&shares)[0], ["5/6", "0", "1", "0", "0"]);

    let john: [&[i128]; 2] = [&[30, 20, 20, 30], &[20, 50, 15, 15]];
    let shares = leximin(&john);
    assert_eq!(texts(&shares.worths), ["440/7", "440/7"]);
    assert_eq!(parts(&shares)[0], ["1", "0", "1/7", "1"]);

    let calvin: [&[i128]; 2] = [&[10, 10, 15, 11, 20, 15, 5, 2, 10, 2], &[5, 20, 20, 14, 30, 6, 1, 1, 2, 1]];
    let shares = leximin(&calvin);
    assert_eq!(texts(&shares.worths), ["430/7", "430/7"]);
    assert_eq!(parts(&shares)[0], ["1", "0", "3/7", "1", "0", "1", "1", "1", "1", "1"]);

    let donald: [&[i128]; 2] = [&[10, 40, 10, 38, 2], &[38, 20, 30, 10, 2]];
    let shares = leximin(&donald);
    assert_eq!(texts(&shares.worths), ["218/3", "218/3"]);
    assert_eq!(parts(&shares)[0], ["0", "13/15", "0", "1", "0"]);
}

/// The doctests of `fairpy/items/leximin.py` and `fairpy/items/max_welfare.py` (erelsgl/fairpy at 4633ae69): what each
/// party's parts are worth to it.
#[test]
fn leximin_among_any_number_of_parties_gives_the_printed_worths() {
    let cases: [(&[&[i128]], &[&str]); 9] = [
        (&[&[5, 0], &[3, 3]], &["15/4", "15/4"]),
        (&[&[3, 0], &[5, 5]], &["3", "5"]),
        (&[&[5, 5], &[3, 0]], &["5", "3"]),
        (&[&[3, 0, 0], &[0, 4, 0], &[5, 5, 5]], &["3", "4", "5"]),
        (&[&[4, 0, 0], &[0, 3, 0], &[5, 5, 10], &[5, 5, 10]], &["4", "3", "5", "5"]),
        (&[&[3, 0, 0], &[0, 3, 0], &[5, 5, 10], &[5, 5, 10]], &["3", "3", "5", "5"]),
        (&[&[3], &[5]], &["15/8", "15/8"]),
        (&[&[4, 2], &[1, 4]], &["4", "4"]),
        (&[&[4, 2], &[1, 3]], &["16/5", "16/5"]),
    ];
    for (values, worths) in cases {
        assert_eq!(texts(&leximin(values).worths), worths, "{values:?}");
    }
}

#[test]
fn every_good_is_given_away_whole() {
    let shares = leximin(&[&[0, 7, 2], &[0, 1, 2], &[0, 3, 3]]);
    for good in 0..3 {
        let sum: BigRational = shares.parts.iter().map(|own| own[good].exact()).sum();
        assert_eq!(Ratio::from(sum), Ratio::one());
    }
}

#[test]
fn numbers_that_are_no_goods_are_refused() {
    assert_eq!(Division::of(vec![vec![1, 2], vec![1]]), Err(DivisionError::Uneven { goods: 2 }));
    assert_eq!(Division::of(vec![vec![1, -2]]), Err(DivisionError::Negative { party: 0, good: 1 }));
    assert_eq!(Division::of(Vec::new()).unwrap().leximin().worths, []);
}
