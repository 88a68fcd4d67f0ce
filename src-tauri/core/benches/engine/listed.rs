//! The frontier by listing every package: slow, plain, and without the engine.

use crate::{Done, answers, instance::Instance};

/// Vectors of which none is above another, each with the number of packages that bring it.
struct Archive {
    kept: Vec<(Vec<i128>, u64)>,
}

impl Archive {
    /// Takes a package in, unless what it brings is dominated.
    fn take(&mut self, vector: &[i128]) {
        let above = |own: &[i128], other: &[i128]| own.iter().zip(other).all(|(own, other)| own >= other);
        if let Some(at) = self.kept.iter().position(|(own, _)| above(own, vector)) {
            if let Some((own, count)) = self.kept.get_mut(at) {
                *count += u64::from(own == vector);
            }
            // What drops much stays in front, so that most packages are dropped at once.
            self.kept.swap(at, at / 2);
            return;
        }
        self.kept.retain(|(own, _)| !above(vector, own));
        self.kept.push((vector.to_vec(), 1));
    }
}

/// Writes the frontier and tells its digest and the value of Nash's rule.
pub fn tell(instance: &Instance, to: &str) -> Done {
    if !instance.is_listed() {
        return Err("too many packages to list".into());
    }
    let mut archive = Archive { kept: Vec::new() };
    let mut sums = vec![vec![0; instance.units.len()]];
    list(&instance.groups, &mut sums, &mut archive);
    let frontier =
        archive.kept.into_iter().map(|(vector, count)| (vector, Some(count.to_string()))).collect();
    answers::told(instance, frontier, None, to)
}

/// Adds every choice of the first issue to the last sum, and goes on with the other issues.
fn list(groups: &[Vec<Vec<i128>>], sums: &mut Vec<Vec<i128>>, archive: &mut Archive) {
    let Some(sum) = sums.last().cloned() else { return };
    let Some((group, rest)) = groups.split_first() else { return archive.take(&sum) };
    for choice in group {
        sums.push(sum.iter().zip(choice).map(|(sum, own)| sum + own).collect());
        list(rest, sums, archive);
        sums.pop();
    }
}
