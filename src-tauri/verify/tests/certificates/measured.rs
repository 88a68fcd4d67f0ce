use std::time::Instant;

use entente_core::{
    certificate::Certificate,
    engine::Among,
    generate::{Family, Shape, Size, rated_plan},
    model::Plan,
};
use entente_verify::verify;

use crate::made;

/// What the certificate of one answer takes, in a line.
fn told(name: &str, plan: &Plan, made: impl FnOnce() -> Option<Certificate>) -> String {
    let start = Instant::now();
    let Some(certificate) = made() else {
        return format!("{name}: none after {:?}", start.elapsed());
    };
    let text = certificate.written();
    let (made, start) = (start.elapsed(), Instant::now());
    let confirmed = verify(plan, &text);
    format!("{name}: made in {made:?}, {} bytes, {confirmed:?} in {:?}", text.len(), start.elapsed())
}

#[test]
#[ignore = "measures: cargo test -p entente-verify --release -- --ignored --nocapture measured"]
fn what_certificates_of_large_plans_take() {
    for (family, parties, issues, choices) in [
        (Family::Fine, 2, 20, 10),
        (Family::OpposedPercent, 2, 20, 10),
        (Family::Fine, 3, 10, 5),
        (Family::OpposedFine, 4, 6, 4),
    ] {
        let plan = made::of_family(family, Shape { parties, issues, choices, seed: 1 });
        let name = format!("{} {parties}p {issues}x{choices}", family.name());
        println!("{}", told(&format!("frontier {name}"), &plan, || made::frontier(&plan, Among::Everything)));
        println!("{}", told(&format!("rules {name}"), &plan, || made::rules(&plan)));
    }
    for (parties, issues) in [(4, 20), (6, 20), (8, 30)] {
        let plan = made::of_family(Family::Fine, Shape { parties, issues, choices: 10, seed: 1 });
        println!("{}", told(&format!("rules f {parties}p {issues}x10"), &plan, || made::rules(&plan)));
    }
    for (family, parties, issues) in [
        (Family::OpposedFine, 2, 30),
        (Family::OpposedFine, 3, 20),
        (Family::OpposedFine, 3, 30),
        (Family::OpposedFine, 4, 12),
        (Family::OpposedFine, 4, 30),
        (Family::OpposedFine, 6, 12),
    ] {
        let plan = made::of_family(family, Shape { parties, issues, choices: 10, seed: 1 });
        println!(
            "{}",
            told(&format!("rules {} {parties}p {issues}x10", family.name()), &plan, || made::rules(&plan))
        );
    }
    let plan = rated_plan(Size { parties: 4, criteria_each: 12, issues: 12, options: 8 }).unwrap();
    println!("{}", told("proposals of 12x8, 4 parties x 12 criteria", &plan, || made::proposals(&plan)));
}
