//! `entente frontier`.

use std::collections::BTreeMap;

use entente_core::{
    certificate::Claim,
    engine::{
        Among, Case, Profile, Watch,
        certificate::{self, LARGEST_PROOF},
        proposal::{Impasse, impasse},
    },
    model::Plan,
};
use serde::Serialize;

use super::{Outcome, between::tell_between, certified::Certified};
use crate::{
    arguments::{Form, FrontierArguments},
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::{Entries, Labels},
    point::PointWriter,
    written::{WrittenObstacle, span, tell_impasse},
};

/// Points or profiles as JSON, and what stands in the way where there are none.
#[derive(Debug, Serialize)]
struct Answer<'a, Point> {
    parties: Vec<&'a str>,
    points: Vec<Point>,
    /// Where not all points are kept: by how much each party may have more in a missing one than in one that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Vec<String>>,
    /// Where any amount of an issue will do: over which amounts the answer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<&'static str>,
    #[serde(flatten)]
    obstacle: Option<WrittenObstacle>,
}

/// Lists the utility vectors that nothing betters for all, each with a package that brings it.
pub fn run(arguments: &FrontierArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let case = Case::of(&plan)?;
    let labels = Labels::of(&plan);
    let among = if arguments.essentials { Among::Essentials } else { Among::Everything };
    let space = case.space(&Watch::idle())?;
    let form = arguments.form.form();
    let mut teller = Teller { plan: &plan, labels: &labels, form, within: None, between: None };
    if arguments.tier.is_some() {
        let found = space.profiles(among, &Watch::idle())?;
        let points: Vec<_> = found.iter().map(|profile| written(&plan, &case, &labels, profile)).collect();
        let lines: Vec<_> = points.iter().map(WrittenProfile::line).collect();
        return teller.tell(points, &lines, console);
    }
    let frontier = space.frontier(among, &Watch::idle())?;
    if let Some(file) = &arguments.certificate {
        let mut certified = Certified::default();
        match certificate::frontier(&space, &frontier, LARGEST_PROOF) {
            Ok(claim) => certified.claim(Claim::Frontier(claim)),
            Err(left_out) => certified.leave_out(left_out),
        }
        if frontier.points().is_empty() {
            let Impasse { sets, constraints, .. } = impasse(&plan)?;
            certified.blocked(&plan, &case, &sets, &constraints);
        }
        certified.write(&plan, &case, file, console)?;
    }
    let writer = PointWriter::new(&plan, &case, &labels, arguments.scale.scale());
    let within = frontier.cover().map(|within| writer.scaled(&within));
    teller.between = frontier.between().code();
    teller.within = within.map(|within| within.iter().map(ToString::to_string).collect());
    let points = frontier.points().iter().map(|point| writer.written(point)).collect();
    teller.tell(points, &writer.columns(frontier.points()).lines("  "), console)
}

/// Tells what was found, or what stands in the way.
struct Teller<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
    form: Form,
    /// For a cover, by how much each party may have more in a missing point than in one that is shown.
    within: Option<Vec<String>>,
    /// Over which amounts the answer holds, where any amount of an issue will do.
    between: Option<&'static str>,
}

impl Teller<'_> {
    fn tell<Point: Serialize>(
        &self,
        points: Vec<Point>,
        lines: &[String],
        console: &mut Console,
    ) -> Result<Outcome, Failure> {
        let (count, ended) =
            (points.len(), if points.is_empty() { Outcome::NothingMeets } else { Outcome::Done });
        let impasse = if points.is_empty() { Some(impasse(self.plan)?) } else { None };
        match (self.form, &impasse) {
            (Form::Json, _) => {
                let parties = self.plan.parties.iter().map(|party| self.labels.party(party.id)).collect();
                let obstacle = impasse
                    .as_ref()
                    .map(|impasse| WrittenObstacle::of_impasse(self.plan, self.labels, impasse));
                let within = self.within.clone();
                console.json(&Answer { parties, points, within, between: self.between, obstacle })?;
            }
            (Form::Text, Some(impasse)) => {
                console.line(words("cli.blocked.nothing_meets"))?;
                tell_impasse(self.plan, self.labels, impasse, console)?;
            }
            (Form::Text, None) => {
                console.line(counted("cli.frontier.points", count))?;
                lines.iter().try_for_each(|line| console.line(line))?;
                if let Some(within) = &self.within {
                    let pairs = self.plan.parties.iter().zip(within);
                    let named =
                        pairs.map(|(party, width)| format!("{} {width}", self.labels.party(party.id)));
                    let named = named.collect::<Vec<_>>().join(", ");
                    console.line(sentence("cli.frontier.cover", &[("within", &named)]))?;
                }
                tell_between(self.plan, self.labels, self.between, console)?;
            }
        }
        Ok(ended)
    }
}

#[derive(Debug, Serialize)]
struct WrittenProfile<'a> {
    /// By party and criterion: the level, or where it begins and ends.
    levels: BTreeMap<&'a str, BTreeMap<&'a str, String>>,
    count: String,
    package: Entries,
}

impl WrittenProfile<'_> {
    fn line(&self) -> String {
        let chosen: Vec<_> = self.package.0.iter().map(|(_, choice)| choice.as_str()).collect();
        format!("  {} × {}", self.count, chosen.join(" · "))
    }
}

fn written<'a>(plan: &Plan, case: &Case, labels: &'a Labels, profile: &Profile) -> WrittenProfile<'a> {
    let mut levels = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (criterion, levels_of) in plan.criteria.iter().zip(&profile.levels) {
        let of_party = levels.entry(labels.party(criterion.party)).or_default();
        of_party.insert(labels.criterion(criterion.id), span(levels_of));
    }
    let package = labels.package(&case.choices(&profile.first));
    WrittenProfile { levels, count: profile.count.to_string(), package }
}
