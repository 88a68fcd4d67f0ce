//! The certificates of proposals, and of what stands in the way.

use std::collections::BTreeSet;

use super::{
    Analysis,
    answer::BlockingSet,
    field::{End, Field},
    first,
};
use crate::{
    certificate::{BlockedClaim, BlockedStep, Closed, Meeting, ProposalClaim},
    engine::{
        Case, Chosen, Space, Watch,
        certificate::no_waste,
        search::{Ask, Together},
    },
    model::{ConstraintId, CriterionId, Plan},
};

/// The claims that no package meets these together, one for every smallest set, and whether all could be made.
///
/// Where no set is known because packages may meet every essential, the claim is that none surely does.
pub fn blocked(
    plan: &Plan,
    case: &Case,
    sets: &[BlockingSet],
    constraints: &[Vec<ConstraintId>],
) -> Option<Vec<BlockedClaim>> {
    let field = Field::of(case, Watch::idle()).ok()?;
    let prover = Prover { plan, case, field: &field };
    let sets = sets.iter().map(|set| {
        let ids: Vec<CriterionId> = set.essentials.iter().map(|row| row.criterion).collect();
        prover.essentials(&ids)
    });
    let constraints = constraints.iter().map(|ids| prover.constraints(ids));
    let claims: Vec<BlockedClaim> = sets.chain(constraints).collect::<Option<_>>()?;
    if claims.is_empty() { Some(vec![prover.surely()?]) } else { Some(claims) }
}

/// The claims that the shown proposals meet every essential and, where that can be proved, waste nothing.
pub fn proposals(case: &Case, space: Option<&Space<'_>>, analysis: &Analysis) -> Vec<ProposalClaim> {
    let chosen =
        analysis.proposals.iter().filter_map(|proposal| case.chosen_by_issue(&proposal.card.choices));
    let claim = |chosen: Chosen| ProposalClaim {
        meeting: if case.meets_essentials(&chosen) { Meeting::Surely } else { Meeting::Perhaps },
        layers: space.filter(|space| space.is_certified()).and_then(|space| no_waste(space, &chosen)),
        package: chosen.0,
    };
    chosen.map(claim).collect()
}

struct Prover<'a> {
    plan: &'a Plan,
    case: &'a Case,
    field: &'a Field<'a>,
}

impl Prover<'_> {
    /// No package may meet these essentials, while some package may meet all but any one of them.
    fn essentials(&self, ids: &[CriterionId]) -> Option<BlockedClaim> {
        let at = |id: &CriterionId| self.case.gauges.iter().position(|gauge| gauge.id == *id);
        let essentials: Vec<usize> = ids.iter().map(at).collect::<Option<_>>()?;
        let smaller = |left_out: &usize| {
            let others = essentials.iter().filter(|other| *other != left_out);
            let needed = |at: &usize| {
                let gauge = self.case.gauges.get(*at)?;
                self.field.reaches(*at, i128::from(gauge.needed) * gauge.unit, End::High).ok()
            };
            let filters = others.clone().map(needed).collect::<Option<Vec<_>>>();
            let listed = filters.and_then(|filters| self.field.first(&filters, &[]).ok());
            let searched = || {
                let need = |at: &usize| self.field.needs().into_iter().find(|(gauge, _)| gauge == at);
                self.field.can_meet(&others.filter_map(need).collect::<Vec<_>>()).ok()
            };
            listed.or_else(searched)?.map(|chosen| chosen.0)
        };
        let smaller = essentials.iter().map(smaller).collect::<Option<Vec<_>>>()?;
        let constraints = (0..self.case.constraints.len()).collect();
        let together = Together { case: self.case, essentials, constraints, end: |span| span.high };
        Some(BlockedClaim { smaller, ..self.claim(&together, Meeting::Perhaps)? })
    }

    /// No package surely meets every essential.
    fn surely(&self) -> Option<BlockedClaim> {
        let gauges = self.case.gauges.iter().enumerate();
        let essentials = gauges.filter(|(_, gauge)| gauge.is_essential).map(|(at, _)| at).collect();
        let constraints = (0..self.case.constraints.len()).collect();
        let together = Together { case: self.case, essentials, constraints, end: |span| span.low };
        self.claim(&together, Meeting::Surely)
    }

    /// These constraints leave no package, while all but any one of them leave one.
    fn constraints(&self, ids: &[ConstraintId]) -> Option<BlockedClaim> {
        let at = |id: &ConstraintId| self.plan.constraints.iter().position(|row| row.id == *id);
        let constraints: Vec<usize> = ids.iter().map(at).collect::<Option<_>>()?;
        let smaller = |left_out: &usize| {
            let others = constraints.iter().filter(|other| *other != left_out);
            let filters: Vec<_> = others.clone().filter_map(|at| self.field.constraints().get(*at)).collect();
            let listed = first::first_over(&self.field.domains, &filters, &[]).ok();
            let searched = || {
                let is_lifted = |at: &usize| !others.clone().any(|other| other == at);
                let lifted = (0..self.case.constraints.len()).filter(is_lifted).collect();
                let found = self.field.found(&Ask { lifted, ..Ask::default() }).ok()?;
                Some(found.map(|chosen| chosen.0))
            };
            listed.or_else(searched)?
        };
        let smaller = constraints.iter().map(smaller).collect::<Option<Vec<_>>>()?;
        let essentials = Vec::new();
        let together = Together { case: self.case, essentials, constraints, end: |span| span.high };
        Some(BlockedClaim { smaller, ..self.claim(&together, Meeting::Perhaps)? })
    }

    /// The claim with its proof; constraints that the proof does not need are not named, unless nothing else is.
    fn claim(&self, together: &Together<'_>, meeting: Meeting) -> Option<BlockedClaim> {
        let steps = together.refuted()?;
        let named = steps.iter().filter_map(ruled_out).collect::<BTreeSet<usize>>();
        let is_needed = |place: &usize| together.essentials.is_empty() || named.contains(place);
        let needed: Vec<usize> = (0..together.constraints.len()).filter(is_needed).collect();
        let renamed = |because: &Closed| match because {
            Closed::RuledOut(place) => needed.binary_search(place).ok().map(Closed::RuledOut),
            Closed::Short(_) => Some(*because),
        };
        let renamed = |step: &BlockedStep| match step {
            BlockedStep::Split { .. } => Some(step.clone()),
            BlockedStep::Without { issue, choices, because } => Some(BlockedStep::Without {
                issue: *issue,
                choices: choices.clone(),
                because: renamed(because)?,
            }),
            BlockedStep::Closed(because) => Some(BlockedStep::Closed(renamed(because)?)),
        };
        let id = |place: &usize| Some(self.plan.constraints.get(*together.constraints.get(*place)?)?.id);
        Some(BlockedClaim {
            meeting,
            essentials: together
                .essentials
                .iter()
                .filter_map(|at| Some(self.case.gauges.get(*at)?.id))
                .collect(),
            constraints: needed.iter().filter_map(id).collect(),
            steps: steps.iter().map(renamed).collect::<Option<_>>()?,
            smaller: Vec::new(),
        })
    }
}

/// The constraint that a step names.
const fn ruled_out(step: &BlockedStep) -> Option<usize> {
    match step {
        BlockedStep::Without { because: Closed::RuledOut(place), .. }
        | BlockedStep::Closed(Closed::RuledOut(place)) => Some(*place),
        BlockedStep::Split { .. } | BlockedStep::Without { .. } | BlockedStep::Closed(_) => None,
    }
}
