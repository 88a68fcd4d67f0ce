//! The gate: no time is told before all programs have found the same.

/// How far apart two vectors of utilities may be that are meant to be the same.
const SAME: f64 = 1e-8;
/// How far a float may be from the exact number it stands for.
pub const ROUNDING: f64 = 1e-12;

/// A vector of utilities, or of whole numbers that floats hold exactly.
pub type Vector = Vec<f64>;

/// Where a program that computes with floats differs by nothing but their rounding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Artefacts {
    /// What it shows although something is above it, if only just.
    pub shown: Vec<Vector>,
    /// What it leaves out although nothing is above it, if only just.
    pub missing: Vec<Vector>,
}

/// Whether whole numbers found by two programs are the same vectors.
pub fn is_same(ours: &[Vector], theirs: &[Vector]) -> Result<(), String> {
    let (ours, theirs) = (sorted(ours), sorted(theirs));
    let only = |some: &[Vector], others: &[Vector]| {
        let found = some.iter().find(|own| others.binary_search_by(|other| order(other, own)).is_err());
        found.cloned()
    };
    match (only(&ours, &theirs), only(&theirs, &ours)) {
        (None, None) => Ok(()),
        (Some(vector), _) => Err(format!("only Entente finds {vector:?}")),
        (None, Some(vector)) => Err(format!("Entente does not find {vector:?}")),
    }
}

/// Whether utilities found by two programs are the same up to rounding; what they differ in is listed.
///
/// A vector that only the other program shows has to be one that ours are above, with a tie that rounding can break; one
/// that only we show has to be such a tie for them.
pub fn is_near(ours: &[Vector], theirs: &[Vector]) -> Result<Artefacts, String> {
    let (ours, theirs) = (sorted(ours), sorted(theirs));
    let shown: Vec<Vector> = theirs.iter().filter(|own| !has_near(&ours, own)).cloned().collect();
    let missing: Vec<Vector> = ours.iter().filter(|own| !has_near(&theirs, own)).cloned().collect();
    if let Some(vector) = shown.iter().find(|own| !is_tied(&ours, own)) {
        return Err(format!("Entente does not find {vector:?}"));
    }
    if let Some(vector) = missing.iter().find(|own| !is_tied(&theirs, own)) {
        return Err(format!("only Entente finds {vector:?}"));
    }
    Ok(Artefacts { shown, missing })
}

/// Whether a value that is exact and one that was computed with floats are the same.
pub fn is_same_value(ours: f64, theirs: f64) -> Result<(), String> {
    if (ours - theirs).abs() <= SAME * ours.abs().max(SAME) {
        Ok(())
    } else {
        Err(format!("Nash's product is {ours} for Entente and {theirs} for the other"))
    }
}

/// Whether one of the vectors is nowhere below another, and in some place no further above it than rounding goes.
fn is_tied(vectors: &[Vector], other: &Vector) -> bool {
    vectors.iter().any(|own| {
        let least = own.iter().zip(other).map(|(own, other)| own - other).fold(f64::INFINITY, f64::min);
        least.abs() <= ROUNDING
    })
}

fn has_near(sorted: &[Vector], other: &Vector) -> bool {
    let first = |vector: &Vector| vector.first().copied().unwrap_or_default();
    let from = sorted.partition_point(|own| first(own) < first(other) - SAME);
    let close = sorted.iter().skip(from).take_while(|own| first(own) <= first(other) + SAME);
    let is_near = |own: &Vector| own.iter().zip(other).all(|(own, other)| (own - other).abs() <= SAME);
    close.into_iter().any(|own| own.len() == other.len() && is_near(own))
}

/// The vectors in order, each once.
fn sorted(vectors: &[Vector]) -> Vec<Vector> {
    let mut sorted = vectors.to_vec();
    sorted.sort_by(order);
    sorted.dedup();
    sorted
}

fn order(one: &Vector, other: &Vector) -> std::cmp::Ordering {
    let differing =
        one.iter().zip(other).map(|(one, other)| one.total_cmp(other)).find(|order| order.is_ne());
    differing.unwrap_or(one.len().cmp(&other.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vectors(numbers: &[[f64; 2]]) -> Vec<Vector> {
        numbers.iter().map(|numbers| numbers.to_vec()).collect()
    }

    #[test]
    fn the_same_vectors_pass_in_any_order_and_number() {
        let ours = vectors(&[[3.0, 1.0], [1.0, 3.0]]);
        assert_eq!(is_same(&ours, &vectors(&[[1.0, 3.0], [3.0, 1.0], [1.0, 3.0]])), Ok(()));
    }

    #[test]
    fn a_vector_too_many_or_too_few_is_refused_among_whole_numbers() {
        let whole = vectors(&[[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]]);
        let less = vectors(&[[3.0, 1.0], [1.0, 3.0]]);
        assert!(is_same(&whole, &less).unwrap_err().contains("only Entente finds [2.0, 2.0]"));
        assert!(is_same(&less, &whole).unwrap_err().contains("does not find [2.0, 2.0]"));
    }

    #[test]
    fn a_frontier_that_lacks_a_vector_is_refused() {
        let theirs = vectors(&[[0.9, 0.1], [0.6, 0.6], [0.1, 0.9]]);
        let ours = vectors(&[[0.9, 0.1], [0.1, 0.9]]);
        assert!(is_near(&ours, &theirs).unwrap_err().contains("does not find [0.6, 0.6]"));
    }

    #[test]
    fn a_frontier_with_a_dominated_vector_is_refused() {
        let theirs = vectors(&[[0.9, 0.1], [0.6, 0.6], [0.1, 0.9]]);
        let ours = vectors(&[[0.9, 0.1], [0.6, 0.6], [0.5, 0.5], [0.1, 0.9]]);
        assert!(is_near(&ours, &theirs).unwrap_err().contains("only Entente finds [0.5, 0.5]"));
    }

    #[test]
    fn a_frontier_with_an_unreachable_vector_is_refused() {
        let theirs = vectors(&[[0.9, 0.1], [0.1, 0.9]]);
        let ours = vectors(&[[0.9, 0.1], [0.7, 0.7], [0.1, 0.9]]);
        assert!(is_near(&ours, &theirs).is_err());
    }

    #[test]
    fn a_vector_that_only_rounding_shows_is_listed() {
        let theirs = vectors(&[[0.9, 0.1], [0.3, 0.6 + 1e-16], [0.6, 0.6]]);
        let ours = vectors(&[[0.9, 0.1], [0.6, 0.6]]);
        let found = is_near(&ours, &theirs).unwrap();
        assert_eq!(found, Artefacts { shown: vec![vec![0.3, 0.6 + 1e-16]], missing: Vec::new() });
    }

    #[test]
    fn utilities_that_differ_by_less_than_a_hundred_millionth_are_the_same() {
        let ours = vectors(&[[0.9, 0.1], [0.1, 0.9]]);
        assert_eq!(
            is_near(&ours, &vectors(&[[0.9 - 5e-9, 0.1], [0.1, 0.9 + 5e-9]])),
            Ok(Artefacts::default())
        );
        assert!(is_near(&ours, &vectors(&[[0.9 - 5e-8, 0.1], [0.1, 0.9]])).is_err());
    }

    #[test]
    fn a_smaller_product_is_refused() {
        assert_eq!(is_same_value(0.25, 0.25 + 1e-12), Ok(()));
        assert!(is_same_value(0.25, 0.2499).is_err());
    }
}
