//! Certificates: answers with what a small separate checker needs to confirm them.
//!
//! A certificate names the plan by a digest of its content, lists claims with their proofs, and is sealed by a digest of
//! itself, so that one that was changed on the way is told from one that was wrong from the beginning. It is written by
//! `engine::certificate` and confirmed by the crate `entente-verify`, which reads the plan again from first principles.

mod between;
mod boxes;
mod claim;
mod document;
#[cfg(test)]
mod tests;

pub use between::{BetweenClaim, SumStanding};
pub use boxes::{BoxLayer, BoxProof};
pub use claim::{
    BlockedClaim, BlockedStep, CertifiedLayer, CertifiedPoint, Claim, Closed, FrontierClaim, Ideal,
    LayerGroup, Layers, ListedAmounts, Meeting, PickClaim, ProposalClaim, RegionStep, Regions, RuleName,
    RulesClaim, RulesVerdict, Scope,
};
pub use document::{Certificate, CertificateError, LARGEST_CERTIFICATE, digest, schema};
