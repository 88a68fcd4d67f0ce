//! `entente common-ground`.

use std::path::Path;

use entente_core::{
    advice::{Difference, Pair, PairWording, common_ground},
    model::{CriterionId, Plan, Relation},
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::Form,
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::Labels,
    written::{RowWriter, WrittenRow},
};

/// Common ground as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    pairs: Vec<WrittenPair>,
    differences: Vec<WrittenDifference>,
}

/// Two criteria of two parties.
#[derive(Debug, Serialize)]
struct WrittenPair {
    one: WrittenEnd,
    other: WrittenEnd,
    relation: &'static str,
    because: &'static str,
    wording: &'static str,
    both_enough: Option<bool>,
}

/// A criterion and its party.
#[derive(Debug, Serialize)]
struct WrittenEnd {
    party: String,
    criterion: String,
}

/// Where two parties differ usefully.
#[derive(Debug, Serialize)]
struct WrittenDifference {
    difference: &'static str,
    one: String,
    other: String,
    cites: Vec<WrittenRow>,
}

/// Tells what criteria have to do with each other across parties, and where parties differ usefully.
pub fn run(plan: &Path, form: Form, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    let labels = Labels::of(&plan);
    let rows = RowWriter { plan: &plan, labels: &labels };
    let found = common_ground(&plan);
    match form {
        Form::Json => {
            let pairs = found.pairs.iter().map(|pair| written(&plan, &labels, pair)).collect();
            let differences = found.differences.iter().map(|row| difference(rows, row)).collect();
            console.json(&Answer { pairs, differences })?;
        }
        Form::Text => {
            for relation in Relation::ALL {
                let of_these = found.pairs.iter().filter(|pair| pair.relation == *relation);
                tell(&plan, &labels, *relation, &of_these.collect::<Vec<_>>(), console)?;
            }
            tell_differences(rows, &found.differences, console)?;
        }
    }
    Ok(Outcome::Done)
}

fn end(plan: &Plan, labels: &Labels, criterion: CriterionId) -> WrittenEnd {
    let party = plan.criterion(criterion).map(|row| labels.party(row.party).to_owned());
    WrittenEnd { party: party.unwrap_or_default(), criterion: labels.criterion(criterion).to_owned() }
}

fn written(plan: &Plan, labels: &Labels, pair: &Pair) -> WrittenPair {
    WrittenPair {
        one: end(plan, labels, pair.one),
        other: end(plan, labels, pair.other),
        relation: pair.relation.code(),
        because: pair.because.code(),
        wording: pair.wording.code(),
        both_enough: pair.both_enough,
    }
}

fn difference(rows: RowWriter<'_>, row: &Difference) -> WrittenDifference {
    WrittenDifference {
        difference: row.kind.code(),
        one: rows.labels.party(row.one).to_owned(),
        other: rows.labels.party(row.other).to_owned(),
        cites: row.cites.iter().map(|key| rows.row(*key)).collect(),
    }
}

fn tell(
    plan: &Plan,
    labels: &Labels,
    relation: Relation,
    pairs: &[&Pair],
    console: &mut Console,
) -> Result<(), Failure> {
    if pairs.is_empty() {
        return Ok(());
    }
    console.line(words(&format!("relation.{}", relation.code())))?;
    for pair in pairs {
        let (one, other) = (end(plan, labels, pair.one), end(plan, labels, pair.other));
        let because = words(&format!("pair_because.{}", pair.because.code()));
        let fillings = [
            ("one", one.party.as_str()),
            ("other", other.party.as_str()),
            ("first", one.criterion.as_str()),
            ("second", other.criterion.as_str()),
            ("because", because.as_str()),
        ];
        console.line(format!("  {}", sentence("cli.common_ground.pair", &fillings)))?;
        match pair.wording {
            PairWording::DifferentEvidence => {
                console.line(format!("    {}", words("pair_wording.different_evidence")))?;
            }
            PairWording::Apart | PairWording::SameEvidence => {}
        }
    }
    Ok(())
}

fn tell_differences(rows: RowWriter<'_>, found: &[Difference], console: &mut Console) -> Result<(), Failure> {
    if found.is_empty() {
        return console.line(words("cli.common_ground.no_difference"));
    }
    console.line(words("cli.common_ground.differences"))?;
    for row in found {
        let cites = rows.line(&row.cites);
        let kind = words(&format!("difference.{}", row.kind.code()));
        let (one, other) = (rows.labels.party(row.one), rows.labels.party(row.other));
        let fillings = [("kind", kind.as_str()), ("one", one), ("other", other), ("rows", cites.as_str())];
        console.line(format!("  {}", sentence("cli.common_ground.difference", &fillings)))?;
    }
    Ok(())
}
