//! Sharing between replicas, and what it costs a plan.

mod opening;
mod oracle;
