//! What is said where any amount of an issue will do.

use entente_core::model::Plan;

use crate::{catalogue::sentence, console::Console, failure::Failure, label::Labels};

/// Says which issues can take any amount, and over which amounts the answer holds.
pub fn tell_between(
    plan: &Plan,
    labels: &Labels,
    between: Option<&'static str>,
    console: &mut Console,
) -> Result<(), Failure> {
    let Some(code) = between else { return Ok(()) };
    let is_open =
        |issue: &&entente_core::model::Issue| issue.range().is_some_and(|range| range.step().is_zero());
    let issues: Vec<&str> = plan.issues.iter().filter(is_open).map(|issue| labels.issue(issue.id)).collect();
    console.line(sentence(&format!("rule.between.{code}"), &[("issues", &issues.join(", "))]))
}
