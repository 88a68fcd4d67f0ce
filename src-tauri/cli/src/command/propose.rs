//! `entente propose`.

use entente_core::{
    Ratio,
    certificate::Claim,
    engine::{
        Case, Watch, certificate,
        proposal::{
            Analysis, AnalysisRequest, Card, ListedBecause, Outlook, Part, PartyOutcome, Sufficiency,
            WhyLine, analyse, shares,
        },
        world::{PackageShares, Shares},
    },
    model::Plan,
};
use serde::Serialize;

use super::{Outcome, certified::Certified};
use crate::{
    arguments::{Form, ProposeArguments},
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::Labels,
    written::{
        CardWriter, RepairWriter, WorldWriter, WrittenCard, WrittenNearest, WrittenObstacle, WrittenRepair,
        WrittenWorlds, span,
    },
};

/// The proposals as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    packages: String,
    meeting: String,
    proposals: Vec<WrittenCard>,
    kept_in_view: Vec<WrittenCard>,
    #[serde(flatten)]
    obstacle: WrittenObstacle,
    nearest: Vec<WrittenNearest>,
    repairs: Vec<WrittenRepair>,
    worlds: Option<WrittenWorlds>,
    /// Parts that would take more room than they may.
    left_out: Vec<&'static str>,
}

/// Proposes packages, or says what stands in the way.
pub fn run(arguments: &ProposeArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let default = AnalysisRequest::default();
    // No map is drawn here, so no dots are asked for.
    let (proposals, worlds) = (arguments.count.unwrap_or(default.proposals), arguments.worlds);
    let request = AnalysisRequest { proposals, dots: 0, worlds, ..default };
    let analysis = analyse(&plan, &request, &Watch::idle())?;
    let ended = ended(&analysis)?;
    if let Some(file) = &arguments.certificate {
        let case = Case::of(&plan)?;
        certified(&plan, &case, &analysis).write(&plan, &case, file, console)?;
    }
    let worlds = tried(&plan, &analysis, &request);
    let teller = Teller { plan: &plan, labels: &Labels::of(&plan), worlds: worlds.as_ref() };
    match arguments.form.form() {
        Form::Json => console.json(&teller.answer(&analysis))?,
        Form::Text => teller.tell(&analysis, console)?,
    }
    Ok(ended)
}

/// What is proposed with its proofs, and what stands in the way.
fn certified(plan: &Plan, case: &Case, analysis: &Analysis) -> Certified {
    let space = case.space(&Watch::idle()).ok();
    let mut certified = Certified::default();
    for claim in certificate::proposals(case, space.as_ref(), analysis) {
        if claim.layers.is_none() {
            certified.leave_out(certificate::unproved_waste(case, space.as_ref()));
        }
        certified.claim(Claim::Proposal(claim));
    }
    if analysis.sizes.meeting.is_none() {
        let blocked = analysis.blocked.as_ref();
        let sets = blocked.map_or(&[][..], |blocked| &blocked.sets);
        certified.blocked(plan, case, sets, blocked.map_or(&[], |blocked| &blocked.constraints));
    }
    certified
}

fn ended(analysis: &Analysis) -> Result<Outcome, Failure> {
    match analysis.outlook {
        Outlook::TooLittleKnown => Err(Failure::TooLittleKnown),
        Outlook::Blocked | Outlook::NothingPossible => Ok(Outcome::NothingMeets),
        Outlook::Proposed | Outlook::Undetermined if analysis.left_out.contains(&Part::Candidates) => {
            Err(Failure::NoCandidates)
        }
        Outlook::Proposed | Outlook::Undetermined => Ok(Outcome::Done),
    }
}

/// In how many worlds what holds of every package that is told; nothing where no worlds are asked for, or the plan's numbers
/// are too fine for them.
fn tried(plan: &Plan, analysis: &Analysis, request: &AnalysisRequest) -> Option<Shares> {
    let proposed = analysis.proposals.iter().map(|row| &row.card);
    let cards = proposed.chain(&analysis.kept_in_view.shown);
    let packages: Vec<_> = cards.map(|card| &card.choices).collect();
    if request.worlds == 0 {
        return None;
    }
    shares(plan, &packages, request, request.worlds, &Watch::idle()).ok()
}

/// The parts that were left out of what is told here.
fn left_out(analysis: &Analysis) -> impl Iterator<Item = Part> {
    analysis.left_out.iter().copied().filter(|part| *part != Part::Dots)
}

/// Tells what an analysis found.
struct Teller<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
    worlds: Option<&'a Shares>,
}

impl Teller<'_> {
    fn answer(&self, analysis: &Analysis) -> Answer {
        let (cards, repairs) = (CardWriter::new(self.labels), RepairWriter::new(self.plan, self.labels));
        let blocked = analysis.blocked.as_ref();
        let nearest = blocked.into_iter().flat_map(|blocked| &blocked.nearest);
        let worlds = WorldWriter::new(self.plan, self.labels);
        let shares = |at: usize| self.shares(at).map(|own| worlds.shares(own));
        let proposals = analysis.proposals.iter().enumerate();
        let proposals =
            proposals.map(|(at, row)| cards.written(&row.card, &row.listed).with_worlds(shares(at)));
        let kept = (analysis.proposals.len()..).zip(&analysis.kept_in_view.shown);
        let kept = kept.map(|(at, card)| cards.failing(card).with_worlds(shares(at)));
        Answer {
            packages: analysis.sizes.packages.exact().to_string(),
            meeting: analysis.sizes.meeting.exact().to_string(),
            proposals: proposals.collect(),
            kept_in_view: kept.collect(),
            worlds: self.worlds.map(|shares| worlds.worlds(shares)),
            obstacle: self.obstacle(analysis),
            nearest: nearest.map(|near| repairs.nearest(near)).collect(),
            repairs: self.repairs(analysis),
            left_out: left_out(analysis).map(Part::code).collect(),
        }
    }

    /// The shares of a package by its place among all that are told.
    fn shares(&self, at: usize) -> Option<&PackageShares> {
        self.worlds?.packages.get(at)
    }

    fn tell_worlds(&self, at: usize, console: &mut Console) -> Result<(), Failure> {
        let lines = self.shares(at).map(|own| WorldWriter::new(self.plan, self.labels).lines(own));
        lines.into_iter().flatten().try_for_each(|line| console.line(format!("   {line}")))
    }

    fn tell_question(&self, console: &mut Console) -> Result<(), Failure> {
        let question = self.worlds.and_then(|shares| shares.question.as_ref());
        let Some(question) = question else { return Ok(()) };
        let lines = WorldWriter::new(self.plan, self.labels).asked(question);
        console.line("")?;
        lines.iter().try_for_each(|line| console.line(line))
    }

    fn obstacle(&self, analysis: &Analysis) -> WrittenObstacle {
        let blocked = analysis.blocked.as_ref();
        blocked
            .map(|blocked| WrittenObstacle::of_blocked(self.plan, self.labels, blocked))
            .unwrap_or_default()
    }

    fn repairs(&self, analysis: &Analysis) -> Vec<WrittenRepair> {
        let writer = RepairWriter::new(self.plan, self.labels);
        let repairs = analysis.blocked.iter().flat_map(|blocked| &blocked.repairs);
        repairs.map(|repair| writer.written(repair)).collect()
    }

    fn tell(&self, analysis: &Analysis, console: &mut Console) -> Result<(), Failure> {
        let [packages, meeting] =
            [&analysis.sizes.packages, &analysis.sizes.meeting].map(|count| count.exact().to_string());
        console.line(sentence("working.sizes", &[("packages", &packages), ("meeting", &meeting)]))?;
        for (number, proposal) in (1..).zip(&analysis.proposals) {
            self.tell_card(number, &proposal.card, console)?;
            for because in &proposal.listed {
                console.line(format!("   {}", self.listed(*because)))?;
            }
            proposal.card.why.iter().try_for_each(|line| console.line(self.why(line)))?;
            self.tell_worlds(number - 1, console)?;
        }
        for (number, card) in (analysis.proposals.len() + 1..).zip(&analysis.kept_in_view.shown) {
            console.line(format!("\n{}", words("outcomes.kept_in_view")))?;
            self.tell_card(number, card, console)?;
            self.tell_worlds(number - 1, console)?;
        }
        self.tell_question(console)?;
        self.obstacle(analysis).tell(console)?;
        let repairs = self.repairs(analysis);
        if !repairs.is_empty() {
            console.line(format!("\n{}", words("outcomes.repairs")))?;
        }
        repairs.iter().try_for_each(|repair| console.line(format!("  {}", repair.sentence())))?;
        left_out(analysis)
            .try_for_each(|part| console.line(words(&format!("working.left_out.{}", part.code()))))
    }

    fn tell_card(&self, number: usize, card: &Card, console: &mut Console) -> Result<(), Failure> {
        let chosen = self.labels.package(&card.choices).0;
        let chosen: Vec<_> = chosen.iter().map(|(_, choice)| choice.as_str()).collect();
        let label =
            card.check.label.map(|label| words(&format!("label.{}", label.code()))).unwrap_or_default();
        console.line(format!("\n{number}. {}  [{label}]", chosen.join(" · ")))?;
        for row in &card.parties {
            console.line(self.party(row))?;
            for criterion in &row.criteria {
                let star = if criterion.sufficiency == Sufficiency::NotEssential { " " } else { "*" };
                let name = self.labels.criterion(criterion.criterion);
                console.line(format!("     {star} {} {name}", span(&criterion.level)))?;
            }
        }
        Ok(())
    }

    fn party(&self, row: &PartyOutcome) -> String {
        let place = row.place.as_ref().filter(|place| !place.is_negative() && **place <= Ratio::one());
        let place = place.map_or_else(|| "–".to_owned(), |place| place.rounded(3));
        let [dot, low, high] =
            [&row.utility.dot, &row.utility.low, &row.utility.high].map(|worth| worth.rounded(3));
        let party = self.labels.party(row.party);
        format!("   {party}: {dot} ({low}–{high}), {} {place}", words("outcomes.table_place"))
    }

    fn listed(&self, because: ListedBecause) -> String {
        let key = format!("reason.listed.{}", because.code().code());
        match because {
            ListedBecause::Rule(rule) => {
                sentence(&key, &[("rule", &words(&format!("rule.{}.name", rule.code())))])
            }
            ListedBecause::Extreme(party) => sentence(&key, &[("party", self.labels.party(party))]),
            ListedBecause::OneOfFew { count } => sentence(&key, &[("count", &count.to_string())]),
            ListedBecause::Worlds { of_20 } => sentence(&key, &[("count", &of_20.to_string())]),
            ListedBecause::BestPlace
            | ListedBecause::BestPlaceDrawn
            | ListedBecause::WidestDifference
            | ListedBecause::MayMeet => words(&key),
        }
    }

    fn why(&self, line: &WhyLine) -> String {
        let other = line.other.as_ref().map(|other| self.labels.choice(other));
        let not = other.map(|other| sentence("outcomes.why_not", &[("instead", &other)])).unwrap_or_default();
        let changes = line.changes.iter().map(|change| {
            let (party, criterion) =
                (self.labels.party(change.party), self.labels.criterion(change.criterion));
            format!("{party}: {criterion} {} → {}", span(&change.before), span(&change.after))
        });
        let changes = changes.collect::<Vec<_>>().join("; ");
        let changes = if changes.is_empty() { words("outcomes.no_change") } else { changes };
        format!("   {}: {}{not} ({changes})", self.labels.issue(line.issue), self.labels.choice(&line.chosen))
    }
}
