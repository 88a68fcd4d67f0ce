//! Changes to a plan.
