//! Small plans full of guesses.

use crate::{
    engine::tests::{
        fixture::{any_of, criterion, guessed, id, listed, name, party, rating, said, shift, words},
        small::Draw,
    },
    model::{
        Confidence, Constraint, CourseLevel, EssentialsSaid, GainBasis, Level, NeededLevel,
        NoAgreementCourse, PlanParts, Points, Protection, Provenance, Rank, RatedLevel, Source, Standing,
        Value,
    },
};

/// What is open about weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weights {
    /// Ranks, ties, criteria that are not ranked, guessed points.
    Open,
    /// Said points only, so that everything can be counted.
    Said,
}

/// Bytes that look random and are always the same.
pub(super) fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x2545_F491_4F6C_DD1D) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..16).for_each(|_| {
        next();
    });
    (0..400).map(|_| next()).collect()
}

fn doubt(draw: &mut Draw<'_>) -> Provenance {
    let confidence = [Confidence::Certain, Confidence::High, Confidence::Medium, Confidence::Low];
    let confidence = confidence[draw.below(4)];
    if confidence == Confidence::Certain { said() } else { Provenance { confidence, ..guessed() } }
}

/// A certain row three times in four where few ways are wanted.
fn row_doubt(draw: &mut Draw<'_>, weights: Weights) -> Provenance {
    if weights == Weights::Said && draw.below(4) < 3 { said() } else { doubt(draw) }
}

/// Two or three parties with one to three criteria each, on two or three issues.
pub(super) fn plan(seed: u64, weights: Weights) -> PlanParts {
    let bytes = bytes(seed);
    let draw = &mut Draw::new(&bytes);
    let mut parts = PlanParts::new(id(0, seed as usize), name("guesses"));
    parts.gain_basis = GainBasis::Zero;
    let issues = 2 + draw.below(2);
    let sizes: Vec<usize> = (0..issues).map(|_| 2 + draw.below(2)).collect();
    parts.issues = sizes.iter().enumerate().map(|(at, size)| listed(at, *size)).collect();
    let parties = 2 + usize::from(draw.happens(40));
    for at in 0..parties {
        let mut row = party(at, &format!("party {at}"));
        row.order_provenance = match weights {
            Weights::Open => doubt(draw),
            Weights::Said if draw.happens(40) => Provenance { source: Source::SeenInDocument, ..said() },
            Weights::Said => said(),
        };
        row.essentials = EssentialsSaid::NothingIsEssential;
        parts.parties.push(row);
        for _ in 0..=draw.below(3) {
            judged(&mut parts, draw, at, &sizes, weights);
        }
        if draw.happens(100) {
            course(&mut parts, draw, at, weights);
        }
    }
    if draw.happens(80) {
        let when = vec![any_of(0, &[draw.below(sizes[0])]), any_of(1, &[draw.below(sizes[1])])];
        parts.constraints = vec![Constraint { id: id(6, 0), when, reason: None, provenance: said() }];
    }
    parts
}

/// A criterion with its ratings, and perhaps a shift.
fn judged(parts: &mut PlanParts, draw: &mut Draw<'_>, party: usize, sizes: &[usize], weights: Weights) {
    let at = parts.criteria.len();
    let main = draw.below(sizes.len());
    let mains = if draw.happens(30) { vec![main, (main + 1) % sizes.len()] } else { vec![main] };
    let mut row = criterion(at, party, None, &mains);
    row.rank = (!draw.happens(50)).then(|| Rank::new(1 + draw.below(3) as u32)).flatten();
    if weights == Weights::Said || draw.happens(40) {
        row.points = Points::new((1 + draw.below(5) as i64).into());
    }
    row.need.level = NeededLevel::new(1 + draw.below(2) as u8).unwrap();
    row.need.provenance = row_doubt(draw, weights);
    if draw.happens(110) {
        row.standing = Standing::Essential;
    }
    if draw.happens(20) {
        parts.values.push(value(party, at));
        row.value = Some(id(7, at));
        (row.rank, row.points) = (None, None);
    }
    for main in mains {
        for option in 0..sizes[main] {
            let unknown = draw.happens(if weights == Weights::Open { 25 } else { 8 });
            let mut rating = rating(at, main, option, (!unknown).then(|| draw.below(4) as i64));
            rating.provenance = row_doubt(draw, weights);
            parts.ratings.push(rating);
        }
    }
    if draw.happens(70) {
        let issue = draw.below(sizes.len());
        let by = [1, -1, 2][draw.below(3)];
        let mut row = shift(parts.shifts.len(), at, by, vec![any_of(issue, &[draw.below(sizes[issue])])]);
        row.provenance = row_doubt(draw, weights);
        parts.shifts.push(row);
    }
    parts.criteria.push(row);
}

fn value(party: usize, at: usize) -> Value {
    Value {
        id: id(7, at),
        party: id(1, party),
        words: words("what is not for sale"),
        leads_to: None,
        protection: Protection::Protected,
        provenance: said(),
    }
}

/// A course without agreement, judged for all criteria of a party.
fn course(parts: &mut PlanParts, draw: &mut Draw<'_>, party: usize, weights: Weights) {
    let own = parts.criteria.iter().filter(|row| row.party == id(1, party));
    let level = |row: &crate::model::Criterion| CourseLevel {
        criterion: row.id,
        level: RatedLevel::Known(Level::new((draw.below(3) as i64).into()).unwrap()),
        provenance: row_doubt(draw, weights),
    };
    let levels = own.map(level).collect();
    parts.courses.push(NoAgreementCourse {
        party: id(1, party),
        words: None,
        levels,
        utility_from_file: None,
    });
}
