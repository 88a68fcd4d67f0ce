//! `entente rules`.

use std::path::Path;

use entente_core::{
    engine::{Baseline, Case, Note, Pick, Rules, RulesAnswer, Watch},
    model::{PartyId, Plan},
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::Form,
    catalogue::{sentence, words},
    columns::Columns,
    console::Console,
    failure::Failure,
    input,
    label::Labels,
    point::{PointWriter, Scale, WrittenPoint},
};

/// The picks of the four rules as JSON.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    parties: Vec<&'a str>,
    answer: &'static str,
    no_agreement: Vec<String>,
    counted_from: Vec<&'static str>,
    not_examined: Vec<&'a str>,
    nash: Vec<WrittenPoint>,
    leximin: Vec<WrittenPoint>,
    kalai_smorodinsky: Vec<WrittenPoint>,
    equal_gains: Vec<WrittenPoint>,
    notes: Vec<RuleNote<'a>>,
}

/// What has to be said beside the pick of a rule.
#[derive(Debug, Serialize)]
struct RuleNote<'a> {
    rule: &'static str,
    note: &'static str,
    parties: Vec<&'a str>,
}

/// The codes of the rules, in the order in which they are written.
const RULES: [&str; 4] = ["nash", "leximin", "kalai_smorodinsky", "equal_gains"];

/// Says which packages the four rules pick, and from where gains are counted.
pub fn run(plan: &Path, form: Form, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    let case = Case::of(&plan)?;
    let labels = Labels::of(&plan);
    let space = case.space(&Watch::idle())?;
    let answer = space.rules(&Watch::idle())?;
    let writer = PointWriter::new(&plan, &case, &labels, Scale::Divided);
    match form {
        Form::Json => console.json(&written(&plan, &labels, &writer, &answer))?,
        Form::Text => tell(&plan, &labels, &writer, &answer, console)?,
    }
    Ok(ended(&answer))
}

const fn ended(answer: &RulesAnswer) -> Outcome {
    match answer {
        RulesAnswer::NoPackage => Outcome::NothingMeets,
        RulesAnswer::NotExamined(_) | RulesAnswer::SomebodyLoses | RulesAnswer::Picked(_) => Outcome::Done,
    }
}

fn picks(rules: &Rules) -> [&Pick; 4] {
    [&rules.nash, &rules.leximin, &rules.kalai_smorodinsky, &rules.equal_gains]
}

fn written<'a>(
    plan: &Plan,
    labels: &'a Labels,
    writer: &PointWriter<'_>,
    answer: &RulesAnswer,
) -> Answer<'a> {
    let names = |ids: &[PartyId]| ids.iter().map(|id| labels.party(*id)).collect::<Vec<_>>();
    let everybody: Vec<_> = plan.parties.iter().map(|party| party.id).collect();
    let (not_examined, rules) = match answer {
        RulesAnswer::NotExamined(parties) => (names(parties), None),
        RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses => (Vec::new(), None),
        RulesAnswer::Picked(rules) => (Vec::new(), Some(rules)),
    };
    let points = |pick: fn(&Rules) -> &Pick| {
        let picked = rules.map_or(&[][..], |rules| pick(rules).points.as_slice());
        picked.iter().map(|point| writer.written(point)).collect()
    };
    let baselines = rules.map_or(&[][..], |rules| rules.baselines.as_slice());
    let notes = rules.into_iter().flat_map(|rules| RULES.into_iter().zip(picks(rules)));
    Answer {
        parties: names(&everybody),
        answer: answer_code(answer),
        no_agreement: baselines.iter().map(|baseline| baseline.utility().to_string()).collect(),
        counted_from: baselines.iter().map(baseline_code).collect(),
        not_examined,
        nash: points(|rules| &rules.nash),
        leximin: points(|rules| &rules.leximin),
        kalai_smorodinsky: points(|rules| &rules.kalai_smorodinsky),
        equal_gains: points(|rules| &rules.equal_gains),
        notes: notes
            .filter_map(|(rule, pick)| Some((rule, pick.note.as_ref()?)))
            .map(|(rule, note)| RuleNote { rule, note: note_code(note), parties: names(left_out(note)) })
            .collect(),
    }
}

const fn answer_code(answer: &RulesAnswer) -> &'static str {
    match answer {
        RulesAnswer::NotExamined(_) => "not_examined",
        RulesAnswer::NoPackage => "no_package",
        RulesAnswer::SomebodyLoses => "somebody_loses",
        RulesAnswer::Picked(_) => "picked",
    }
}

const fn baseline_code(baseline: &Baseline) -> &'static str {
    match baseline {
        Baseline::Judged(_) => "judged",
        Baseline::FromFile(_) => "from_file",
        Baseline::Zero => "zero",
    }
}

const fn note_code(note: &Note) -> &'static str {
    match note {
        Note::NotAllGain => "not_all_gain",
        Note::LeftOut(_) => "left_out",
    }
}

fn left_out(note: &Note) -> &[PartyId] {
    match note {
        Note::NotAllGain => &[],
        Note::LeftOut(parties) => parties,
    }
}

fn tell(
    plan: &Plan,
    labels: &Labels,
    writer: &PointWriter<'_>,
    answer: &RulesAnswer,
    console: &mut Console,
) -> Result<(), Failure> {
    let named = |ids: &[PartyId]| ids.iter().map(|id| labels.party(*id)).collect::<Vec<_>>().join(", ");
    match answer {
        RulesAnswer::NotExamined(parties) => {
            console.line(sentence("rules.not_examined", &[("parties", &named(parties))]))
        }
        RulesAnswer::NoPackage => console.line(words("rules.no_package")),
        RulesAnswer::SomebodyLoses => console.line(words("rules.somebody_loses")),
        RulesAnswer::Picked(rules) => {
            for (party, baseline) in plan.parties.iter().zip(&rules.baselines) {
                let key = format!("rules.counted_from.{}", baseline_code(baseline));
                let utility = baseline.utility().rounded(3);
                let fillings = [("party", labels.party(party.id)), ("utility", utility.as_str())];
                console.line(sentence(&key, &fillings))?;
            }
            for (rule, pick) in RULES.into_iter().zip(picks(rules)) {
                console.line(format!("\n{}", words(&format!("rules.{rule}"))))?;
                lines(console, &writer.columns(&pick.points))?;
                if let Some(note) = &pick.note {
                    let key = format!("rules.note.{}", note_code(note));
                    console.line(format!("  {}", sentence(&key, &[("parties", &named(left_out(note)))])))?;
                }
            }
            Ok(())
        }
    }
}

fn lines(console: &mut Console, columns: &Columns) -> Result<(), Failure> {
    columns.lines("  ").iter().try_for_each(|line| console.line(line))
}
