//! `entente rules`.

use entente_core::{
    Ratio,
    certificate::Claim,
    engine::{
        Among, Baseline, Case, Note, Pick, Point, Rules, RulesAnswer, Watch, certificate,
        proposal::{Impasse, impasse},
    },
    model::{PartyId, Plan},
};
use serde::Serialize;

use super::{Outcome, between::tell_between, certified::Certified};
use crate::{
    arguments::{Form, RulesArguments},
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::Labels,
    point::{PointWriter, WrittenPoint},
    written::{WrittenObstacle, tell_impasse},
};

/// The picks of the four rules as JSON.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    parties: Vec<&'a str>,
    answer: &'static str,
    no_agreement: Vec<String>,
    counted_from: Vec<&'static str>,
    not_examined: Vec<&'a str>,
    nash: Vec<WrittenWinner>,
    leximin: Vec<WrittenWinner>,
    kalai_smorodinsky: Vec<WrittenWinner>,
    equal_gains: Vec<WrittenWinner>,
    notes: Vec<RuleNote<'a>>,
    /// Where any amount of an issue will do: over which amounts the picks hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<&'static str>,
    /// What stands in the way where no package surely meets every essential.
    #[serde(flatten)]
    obstacle: Option<WrittenObstacle>,
}

/// What a rule picks, and what each party gains there.
#[derive(Debug, Serialize)]
struct WrittenWinner {
    #[serde(flatten)]
    point: WrittenPoint,
    gains: Vec<String>,
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
pub fn run(arguments: &RulesArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let case = Case::of(&plan)?;
    let labels = Labels::of(&plan);
    let space = case.space(&Watch::idle())?;
    let answer = space.rules(&Watch::idle())?;
    let is_blocked = space.count(Among::Essentials) == 0_u32.into();
    let impasse = if is_blocked { Some(impasse(&plan)?) } else { None };
    if let Some(file) = &arguments.certificate {
        let mut certified = Certified::default();
        let found = certificate::rules(&space, &answer);
        found.left_out.into_iter().for_each(|left_out| certified.leave_out(left_out));
        found.claim.into_iter().for_each(|claim| certified.claim(Claim::Rules(claim)));
        if let Some(Impasse { sets, constraints, .. }) = &impasse {
            certified.blocked(&plan, &case, sets, constraints);
        }
        certified.write(&plan, &case, file, console)?;
    }
    let writer = PointWriter::new(&plan, &case, &labels, arguments.scale.scale());
    let teller = Teller {
        plan: &plan,
        labels: &labels,
        writer: &writer,
        impasse: impasse.as_ref(),
        between: case.between().code(),
    };
    match arguments.form.form() {
        Form::Json => console.json(&teller.written(&answer))?,
        Form::Text => teller.tell(&answer, console)?,
    }
    Ok(if is_blocked { Outcome::NothingMeets } else { Outcome::Done })
}

fn picks(rules: &Rules) -> [&Pick; 4] {
    [&rules.nash, &rules.leximin, &rules.kalai_smorodinsky, &rules.equal_gains]
}

/// Tells what the rules answer.
struct Teller<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
    writer: &'a PointWriter<'a>,
    impasse: Option<&'a Impasse>,
    between: Option<&'static str>,
}

impl<'a> Teller<'a> {
    fn written(&self, answer: &RulesAnswer) -> Answer<'a> {
        let (not_examined, rules) = match answer {
            RulesAnswer::NotExamined(parties) => (self.names(parties), None),
            RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses => (Vec::new(), None),
            RulesAnswer::Picked(rules) => (Vec::new(), Some(rules)),
        };
        let everybody: Vec<_> = self.plan.parties.iter().map(|party| party.id).collect();
        let baselines = rules.map_or(&[][..], |rules| rules.baselines.as_slice());
        let without: Vec<Ratio> = baselines.iter().map(Baseline::utility).collect();
        let winners = |pick: fn(&Rules) -> &Pick| {
            let picked = rules.map_or(&[][..], |rules| pick(rules).points.as_slice());
            picked.iter().map(|point| self.winner(point, &without)).collect()
        };
        let notes = rules.into_iter().flat_map(|rules| RULES.into_iter().zip(picks(rules)));
        let notes = notes.filter_map(|(rule, pick)| Some((rule, pick.note.as_ref()?)));
        let note = |(rule, note): (&'static str, &Note)| RuleNote {
            rule,
            note: note_code(note),
            parties: self.names(left_out(note)),
        };
        Answer {
            parties: self.names(&everybody),
            answer: answer_code(answer),
            no_agreement: self.writer.scaled(&without).iter().map(Ratio::to_string).collect(),
            counted_from: baselines.iter().map(baseline_code).collect(),
            not_examined,
            nash: winners(|rules| &rules.nash),
            leximin: winners(|rules| &rules.leximin),
            kalai_smorodinsky: winners(|rules| &rules.kalai_smorodinsky),
            equal_gains: winners(|rules| &rules.equal_gains),
            notes: notes.map(note).collect(),
            between: self.between,
            obstacle: self
                .impasse
                .map(|impasse| WrittenObstacle::of_impasse(self.plan, self.labels, impasse)),
        }
    }

    fn names(&self, ids: &[PartyId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.labels.party(*id)).collect()
    }

    fn winner(&self, point: &Point, without: &[Ratio]) -> WrittenWinner {
        let pairs = point.utilities.iter().zip(without);
        let gains: Vec<Ratio> =
            pairs.map(|(worth, without)| Ratio::from(worth.exact() - without.exact())).collect();
        let gains = self.writer.scaled(&gains).iter().map(Ratio::to_string).collect();
        WrittenWinner { point: self.writer.written(point), gains }
    }

    fn tell(&self, answer: &RulesAnswer, console: &mut Console) -> Result<(), Failure> {
        let named = |ids: &[PartyId]| self.names(ids).join(", ");
        match answer {
            RulesAnswer::NotExamined(parties) => {
                console.line(sentence("rules.not_examined", &[("parties", &named(parties))]))?;
            }
            RulesAnswer::NoPackage => console.line(words("rules.no_package"))?,
            RulesAnswer::SomebodyLoses => console.line(words("rules.somebody_loses"))?,
            RulesAnswer::Picked(rules) => {
                self.tell_picks(rules, console)?;
                tell_between(self.plan, self.labels, self.between, console)?;
            }
        }
        match self.impasse {
            Some(impasse) => tell_impasse(self.plan, self.labels, impasse, console),
            None => Ok(()),
        }
    }

    fn tell_picks(&self, rules: &Rules, console: &mut Console) -> Result<(), Failure> {
        let without: Vec<Ratio> = rules.baselines.iter().map(Baseline::utility).collect();
        let without = self.writer.scaled(&without);
        for ((party, baseline), utility) in self.plan.parties.iter().zip(&rules.baselines).zip(without) {
            let key = format!("rules.counted_from.{}", baseline_code(baseline));
            let utility = utility.rounded(3);
            let fillings = [("party", self.labels.party(party.id)), ("utility", utility.as_str())];
            console.line(sentence(&key, &fillings))?;
        }
        for (rule, pick) in RULES.into_iter().zip(picks(rules)) {
            console.line(format!("\n{}", words(&format!("rules.{rule}"))))?;
            let lines = self.writer.columns(&pick.points).lines("  ");
            lines.iter().try_for_each(|line| console.line(line))?;
            if let Some(note) = &pick.note {
                let key = format!("rules.note.{}", note_code(note));
                let parties = self.names(left_out(note)).join(", ");
                console.line(format!("  {}", sentence(&key, &[("parties", &parties)])))?;
            }
        }
        Ok(())
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
        Note::FrontierTooLarge => "frontier_too_large",
    }
}

fn left_out(note: &Note) -> &[PartyId] {
    match note {
        Note::NotAllGain | Note::FrontierTooLarge => &[],
        Note::LeftOut(parties) => parties,
    }
}
