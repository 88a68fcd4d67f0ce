//! How an answer was worked out: in a few words, and step by step.

use entente_core::engine::proposal::{Analysis, Candidates};

use crate::wire::{analysis::WorkingView, reason::Reason};

pub(super) fn working(analysis: &Analysis) -> WorkingView {
    let left_out =
        analysis.left_out.iter().map(|part| Reason::plain(format!("working.left_out.{}", part.code())));
    let steps = [sizes(analysis), candidates(analysis), Reason::plain("working.frontier")];
    WorkingView { answer: answer(analysis), steps: steps.into_iter().chain(left_out).collect() }
}

/// How many of the packages that meet every essential, or may, were looked at.
fn answer(analysis: &Analysis) -> Reason {
    let sizes = &analysis.sizes;
    let of = if sizes.meeting.is_none() { &sizes.perhaps } else { &sizes.meeting };
    match &analysis.candidates {
        Candidates::Listed { .. } if of.is_none() => {
            Reason::plain("working.answer.none").counting("packages", sizes.packages.exact())
        }
        Candidates::Listed { .. } => Reason::plain("working.answer.all").counting("count", of.exact()),
        Candidates::Drawn { profiles, .. } => {
            let drawn = Reason::plain("working.answer.drawn").counting("profiles", profiles);
            drawn.counting("of", of.exact())
        }
    }
}

fn sizes(analysis: &Analysis) -> Reason {
    let sizes = &analysis.sizes;
    let told = Reason::plain("working.sizes").counting("packages", sizes.packages.exact());
    told.counting("meeting", sizes.meeting.exact())
}

fn candidates(analysis: &Analysis) -> Reason {
    match &analysis.candidates {
        Candidates::Listed { profiles, kept } => {
            Reason::plain("working.listed").counting("profiles", profiles).counting("kept", kept)
        }
        Candidates::Drawn { profiles, .. } => Reason::plain("working.drawn").counting("profiles", profiles),
    }
}
