//! Measures worlds on generated plans: `cargo bench -p entente-core --features generate --bench worlds`.
//!
//! Every line tells how long worlds took, the shortest of a few runs: each with the exact winner of one rule, on plans whose
//! orders are guesses; or 200 of them with everything that is told of five packages.
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

use std::time::{Duration, Instant};

use entente_core::{
    engine::{
        Case, Chosen, Watch,
        world::{Law, Pursuit, Seed},
    },
    generate::{Size, ranked_plan},
};

/// How often each line is measured.
const RUNS: usize = 5;

fn main() {
    for [parties, issues, options] in [[2, 8, 6], [4, 12, 8], [6, 12, 6]] {
        let size = Size { parties, criteria_each: issues, issues, options };
        match ranked_plan(size) {
            Ok(plan) => match Case::of(&plan) {
                Ok(case) => tell(size, &case, Law::of(&plan, &case, Seed::of_plan(&plan))),
                Err(error) => println!("{error}"),
            },
            Err(faults) => println!("{faults:?}"),
        }
    }
}

fn tell(size: Size, case: &Case, law: Result<Law, entente_core::engine::CaseError>) {
    let watch = Watch::idle();
    let name = format!("{} parties {}x{}", size.parties, size.issues, size.options);
    let Ok(law) = law else { return println!("{name}: too fine") };
    let Ok(Some(views)) = law.views(case, &watch) else { return println!("{name}: too large") };
    for (pursuit, worlds) in [(Pursuit::Nash, 10_000), (Pursuit::Place, 200)] {
        let (time, found) = shortest(|| views.winners(pursuit, worlds, &watch));
        let Ok(found) = found else { return println!("{name}: too much") };
        let most = found.packages.iter().map(|(_, worlds)| *worlds).max().unwrap_or(0);
        println!(
            "{pursuit:?} {name}: {worlds} worlds in {:.4} s, {} winners, one of them in {most} of {}",
            time.as_secs_f64(),
            found.packages.len(),
            found.worlds
        );
    }
    let Ok(winners) = views.winners(Pursuit::Nash, 100, &watch) else { return };
    let packages: Vec<Chosen> = winners.packages.into_iter().take(5).map(|(own, _)| own).collect();
    let (time, _) = shortest(|| law.shares(case, &packages, 200, &watch));
    println!("shares {name}: {} packages, 200 worlds in {:.4} s", packages.len(), time.as_secs_f64());
}

/// The shortest of several times, and the last answer.
fn shortest<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut measured = || {
        let start = Instant::now();
        let answer = work();
        (start.elapsed(), answer)
    };
    let (mut least, mut answer) = measured();
    for _ in 1..RUNS {
        let (time, next) = measured();
        (least, answer) = (least.min(time), next);
    }
    (least, answer)
}
