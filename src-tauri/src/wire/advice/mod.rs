//! What is worked out of a plan beside its packages: common ground, ideas, what contingent terms come to, and packages side
//! by side. Each answer names the revision of the plan it was worked out of.

mod compare;
mod ground;
mod idea;
mod term;

pub use compare::{AgainstCode, AgainstView, ComparedView, ComparisonView, WasteView};
pub use ground::{DifferenceView, GroundView, PairView, StakesView, counted};
pub use idea::{FoundIdeaView, IdeaStepView, IdeasView, KeptIdeaView, NeverCompensatedView};
pub use term::{TermReadingView, TermReadingsView, TermWorthView};
