//! What the engine answers, to be compared with others.

use std::{fmt::Write as _, fs};

use entente_core::{
    Ratio,
    engine::{
        Watch,
        bargain::Bargain,
        table::{TableError, Whole},
    },
};
use sha2::{Digest as _, Sha256};

use crate::{
    Done,
    instance::{Instance, table},
    nash,
    question::winners,
};

/// Vectors with the number of packages that bring each, where they were counted.
pub type Counted = Vec<(Vec<i128>, Option<String>)>;

/// Writes the frontier and tells its digest, and the value of Nash's rule by search and by looking through the frontier.
///
/// Packages are counted where they could be listed.
pub fn tell(instance: &Instance, to: &str) -> Done {
    let (frontier, search) = match instance.narrow() {
        Some(groups) => found(instance, &groups)?,
        None => found(instance, &instance.groups)?,
    };
    told(instance, frontier, Some(search), to)
}

fn found<N: Whole>(instance: &Instance, groups: &[Vec<Vec<N>>]) -> Result<(Counted, String), TableError> {
    let table = table(groups, instance.units.len())?;
    let watch = Watch::idle();
    let won = winners(Bargain::of(&table, &instance.without, &instance.units).nash(&watch));
    let search = won.map_or("too long".to_owned(), |winners| {
        let value = winners.first().and_then(|winner| nash::value(&winner.gains, &instance.units));
        value.as_ref().map_or("somebody loses".to_owned(), nash::text)
    });
    let Ok(sums) = table.sums(&watch) else { return Ok((Vec::new(), search)) };
    let count = |at| instance.is_listed().then(|| sums.count(at).to_string());
    let vector = |at| sums.vector(at).into_iter().map(Into::into).collect();
    Ok(((0..sums.len()).map(|at| (vector(at), count(at))).collect(), search))
}

/// Writes vectors, one line each, and tells them on one line of JSON.
pub fn told(instance: &Instance, mut frontier: Counted, search: Option<String>, to: &str) -> Done {
    let scan =
        nash::largest(frontier.iter().map(|(own, _)| own.as_slice()), &instance.without, &instance.units);
    let scan = scan.unwrap_or("somebody loses".to_owned());
    let digest = digest(instance, &frontier).map_or("null".to_owned(), |digest| format!("\"{digest}\""));
    frontier.sort_unstable();
    let mut text = String::new();
    for (vector, count) in &frontier {
        let numbers: Vec<String> = vector.iter().map(i128::to_string).collect();
        let count = count.as_ref().map_or(String::new(), |count| format!(" | {count}"));
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}{count}", numbers.join(" "));
    }
    fs::write(to, text)?;
    let search = search.map_or("null".to_owned(), |search| format!("\"{search}\""));
    println!(
        "{{\"vectors\":{},\"digest\":{digest},\"nash_by_scan\":\"{scan}\",\"nash_by_search\":{search}}}",
        frontier.len()
    );
    Ok(())
}

/// The digest of counted vectors: utilities as fractions in lowest terms, then the count, lines sorted as texts.
fn digest(instance: &Instance, frontier: &Counted) -> Option<String> {
    let line = |(vector, count): &(Vec<i128>, Option<String>)| {
        let parts = vector.iter().zip(&instance.units);
        let parts = parts.map(|(own, unit)| Some(Ratio::fraction(*own, *unit)?.to_string()));
        Some(format!("{} {}", parts.collect::<Option<Vec<_>>>()?.join(" "), count.as_ref()?))
    };
    let mut lines: Vec<String> = frontier.iter().map(line).collect::<Option<_>>()?;
    lines.sort();
    let digest = Sha256::digest(lines.join("\n"));
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
