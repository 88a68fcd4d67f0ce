//! The certificates of proposals, and of what stands in the way.

use super::{
    Analysis, Impasse,
    field::{End, Field},
    first,
};
use crate::{
    certificate::{BlockedClaim, BlockedStep, Meeting, ProposalClaim},
    engine::{
        Case, Chosen, Space, Watch,
        certificate::{Together, no_waste},
    },
    model::{ConstraintId, CriterionId, Plan},
};

/// The claims that no package meets these together, one for every smallest set, and whether all could be made.
///
/// Where no set is known because packages may meet every essential, the claim is that none surely does.
pub fn blocked(plan: &Plan, case: &Case, impasse: &Impasse) -> Option<Vec<BlockedClaim>> {
    if !case.is_whole() {
        return None;
    }
    let field = Field::of(case, Watch::idle()).ok()?;
    let prover = Prover { plan, case, field: &field };
    let sets = impasse.sets.iter().map(|set| {
        let ids: Vec<CriterionId> = set.essentials.iter().map(|row| row.criterion).collect();
        prover.essentials(&ids)
    });
    let constraints = impasse.constraints.iter().map(|ids| prover.constraints(ids));
    let claims: Vec<BlockedClaim> = sets.chain(constraints).collect::<Option<_>>()?;
    if claims.is_empty() { Some(vec![prover.surely()?]) } else { Some(claims) }
}

/// The claims that the shown proposals meet every essential and, where that can be proved, waste nothing.
pub fn proposals(case: &Case, space: Option<&Space<'_>>, analysis: &Analysis) -> Vec<ProposalClaim> {
    if !case.is_whole() {
        return Vec::new();
    }
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
            let filters = others.map(needed).collect::<Option<Vec<_>>>()?;
            self.field.first(&filters, &[]).ok()?.map(|chosen| chosen.0)
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
            let filters: Vec<_> = others.filter_map(|at| self.field.constraints().get(*at)).collect();
            first::first_over(&self.field.domains, &filters, &[]).ok()?
        };
        let smaller = constraints.iter().map(smaller).collect::<Option<Vec<_>>>()?;
        let essentials = Vec::new();
        let together = Together { case: self.case, essentials, constraints, end: |span| span.high };
        Some(BlockedClaim { smaller, ..self.claim(&together, Meeting::Perhaps)? })
    }

    /// The claim with its proof; constraints that the proof does not need are not named, unless nothing else is.
    fn claim(&self, together: &Together<'_>, meeting: Meeting) -> Option<BlockedClaim> {
        let steps = together.refuted()?;
        let is_needed =
            |place: usize| together.essentials.is_empty() || steps.contains(&BlockedStep::RuledOut(place));
        let needed: Vec<usize> = (0..together.constraints.len()).filter(|place| is_needed(*place)).collect();
        let renamed = |step: &BlockedStep| match step {
            BlockedStep::RuledOut(place) => needed.binary_search(place).ok().map(BlockedStep::RuledOut),
            BlockedStep::Split(_) | BlockedStep::Short(_) => Some(*step),
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
