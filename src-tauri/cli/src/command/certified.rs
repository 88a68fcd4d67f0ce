//! Writing certificates beside answers.

use std::path::Path;

use entente_core::{
    certificate::{Certificate, Claim},
    engine::{
        Case,
        certificate::{self, LeftOut, Uncertified, Why},
        proposal::BlockingSet,
    },
    model::{ConstraintId, Plan},
};

use crate::{
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
};

/// What is certified of one answer, and what is not.
#[derive(Debug, Default)]
pub struct Certified {
    claims: Vec<Claim>,
    left_out: Vec<LeftOut>,
}

impl Certified {
    /// Takes a claim in.
    pub fn claim(&mut self, claim: Claim) {
        self.claims.push(claim);
    }

    /// Says that a part of the answer is not certified.
    pub fn leave_out(&mut self, left_out: LeftOut) {
        if !self.left_out.contains(&left_out) {
            self.left_out.push(left_out);
        }
    }

    /// Takes in what stands in the way.
    pub fn blocked(
        &mut self,
        plan: &Plan,
        case: &Case,
        sets: &[BlockingSet],
        constraints: &[Vec<ConstraintId>],
    ) {
        match certificate::blocked(plan, case, sets, constraints) {
            Some(claims) => self.claims.extend(claims.into_iter().map(Claim::Blocked)),
            None => {
                let why = Why::Room(certificate::LARGEST_REFUTATION);
                self.leave_out(LeftOut { part: Uncertified::Blocked, why });
            }
        }
    }

    /// Writes the certificate to a file, and says what is not in it.
    pub fn write(self, plan: &Plan, case: &Case, file: &Path, console: &mut Console) -> Result<(), Failure> {
        for LeftOut { part, why } in &self.left_out {
            let most = why.most().map_or_else(String::new, |most| most.to_string());
            let why = sentence(&format!("certificate.why.{}", why.code()), &[("most", &most)]);
            console.remark(&sentence(&format!("certificate.left_out.{}", part.code()), &[("why", &why)]));
        }
        if self.claims.iter().any(|claim| matches!(claim, Claim::Frontier(claim) if claim.within.is_some())) {
            console.remark(&words("certificate.left_out.cover"));
        }
        if self.claims.is_empty() {
            return Err(Failure::NothingCertified);
        }
        let certificate = Certificate::of(plan, certificate::amounts(case), self.claims);
        console.file(Some(file), &certificate.written())
    }
}
