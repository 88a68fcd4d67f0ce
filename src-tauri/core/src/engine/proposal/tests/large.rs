//! Plans far too large to list.

use crate::{
    engine::{
        Watch,
        proposal::{AnalysisRequest, Candidates, Outlook, analyse},
        tests::fixture::{any_of, criterion, id, listed, name, party, plan, rating, shift},
    },
    model::{NeededLevel, Plan, PlanParts, Standing},
};

const ISSUES: usize = 12;
const OPTIONS: usize = 8;
const CRITERIA: usize = 12;

/// Numbers that look random and are always the same.
fn noise(seed: usize) -> usize {
    let mut x = (seed as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 16) as usize
}

/// Twelve issues of eight options; each party judges each issue by one criterion, three of them essential from
/// `needed` on, and some are shifted by a choice of another issue.
fn large(parties: usize, shifts: usize, needed: u8) -> Plan {
    let mut parts = PlanParts::new(id(0, 0), name("large"));
    parts.parties = (0..parties).map(|at| party(at, &format!("party {at}"))).collect();
    parts.issues = (0..ISSUES).map(|at| listed(at, OPTIONS)).collect();
    for at in 0..parties * CRITERIA {
        let (owner, issue) = (at / CRITERIA, (at * 5 + at / CRITERIA) % ISSUES);
        let mut row = criterion(at, owner, Some((at % CRITERIA) as u32 + 1), &[issue]);
        if at % CRITERIA < 3 {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(needed).unwrap();
        }
        parts.criteria.push(row);
        for option in 0..OPTIONS {
            parts.ratings.push(rating(at, issue, option, Some((noise(at * 64 + option) % 4) as i64)));
        }
    }
    for at in 0..shifts {
        let of = noise(9_000 + at) % (parties * CRITERIA);
        let other = noise(7_000 + at) % ISSUES;
        let by = if noise(at).is_multiple_of(2) { 1 } else { -1 };
        parts.shifts.push(shift(at, of, by, vec![any_of(other, &[noise(at) % OPTIONS])]));
    }
    plan(parts)
}

#[test]
fn ten_to_the_ten_packages_are_proposed_from_without_listing_them() {
    let analysis = analyse(&large(2, 4, 2), &AnalysisRequest::default(), &Watch::idle()).unwrap();
    assert_eq!(analysis.sizes.packages.to_string(), 8_u64.pow(12).to_string());
    assert_eq!(analysis.outlook, Outlook::Proposed);
    assert!(matches!(analysis.candidates, Candidates::Drawn { .. }));
    assert!(!analysis.proposals.is_empty());
}
