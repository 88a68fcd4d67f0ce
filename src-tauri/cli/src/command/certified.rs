//! Writing certificates beside answers.

use std::path::Path;

use entente_core::{
    certificate::{Certificate, Claim},
    engine::{Case, Space, certificate, proposal::BlockingSet},
    model::{ConstraintId, Plan},
};

use crate::{catalogue::words, console::Console, failure::Failure};

/// What is certified of one answer, and what is not.
#[derive(Debug, Default)]
pub struct Certified {
    claims: Vec<Claim>,
    left_out: Vec<&'static str>,
}

impl Certified {
    /// Nothing yet; where issues were searched and not listed, that their answer cannot be certified.
    pub fn of(space: &Space<'_>) -> Self {
        let mut certified = Self::default();
        if space.is_searched() {
            certified.leave_out("searched");
        }
        certified
    }

    /// Takes a claim in.
    pub fn claim(&mut self, claim: Claim) {
        self.claims.push(claim);
    }

    /// Says that a part of the answer is not certified, by the last part of its key.
    pub fn leave_out(&mut self, part: &'static str) {
        if !self.left_out.contains(&part) {
            self.left_out.push(part);
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
            None => self.leave_out("blocked"),
        }
    }

    /// Writes the certificate to a file, and says what is not in it.
    pub fn write(
        mut self,
        plan: &Plan,
        case: &Case,
        file: &Path,
        console: &mut Console,
    ) -> Result<(), Failure> {
        if !case.is_whole() {
            // What is not said over all amounts is not certified, whatever room it takes.
            self.left_out.retain(|part| *part == "blocked" || *part == "searched");
            self.leave_out("amounts");
        }
        for part in &self.left_out {
            console.remark(&words(&format!("certificate.left_out.{part}")));
        }
        if self.claims.is_empty() {
            return Err(Failure::NothingCertified);
        }
        let certificate = Certificate::of(plan, certificate::amounts(case), self.claims);
        console.file(Some(file), &certificate.written())
    }
}
