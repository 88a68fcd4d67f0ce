//! The value by which Nash's rule compares packages, from its definition.

use num_bigint::BigUint;

/// How many parties gain, and the product of what they gain in utilities; nothing where somebody loses.
///
/// The product is over the product of everybody's unit: who gains nothing counts as a whole unit.
pub fn value(gains: &[i128], units: &[i128]) -> Option<(usize, BigUint)> {
    if gains.iter().any(|gain| *gain < 0) {
        return None;
    }
    let factor = |(gain, unit): (&i128, &i128)| if *gain > 0 { *gain } else { *unit }.unsigned_abs();
    let product = gains.iter().zip(units).map(|own| BigUint::from(factor(own))).product();
    Some((gains.iter().filter(|gain| **gain > 0).count(), product))
}

/// The largest value among utilities, as text; nothing where somebody loses everywhere.
pub fn largest<'a>(
    vectors: impl IntoIterator<Item = &'a [i128]>,
    without: &[i128],
    units: &[i128],
) -> Option<String> {
    let gains =
        |vector: &[i128]| vector.iter().zip(without).map(|(own, base)| own - base).collect::<Vec<_>>();
    let values = vectors.into_iter().filter_map(|vector| value(&gains(vector), units));
    values.max().as_ref().map(text)
}

/// A value as text.
pub fn text((parties, product): &(usize, BigUint)) -> String {
    format!("{parties}:{product}")
}
