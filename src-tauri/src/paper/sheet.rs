//! Sheets of paper, and the part of them that is printed on.

use entente_core::report::Paper;
use gtk::{PageSetup, PaperSize, Unit};

/// From the edge of a sheet to what is printed on its sides, in millimetres.
const SIDES: f64 = 16.0;
/// From the upper edge to the text.
const HEAD: f64 = 15.0;
/// From the text to the lower edge: the foot has room there.
const TAIL: f64 = 22.0;
/// From the lower edge to the upper end of the foot.
const FOOT: f64 = 16.0;
/// From the foot to the lower edge.
const RIM: f64 = 5.0;

/// The part of every sheet that is printed on.
#[derive(Clone, Copy, Debug)]
pub enum Area {
    /// Where the text stands.
    Text,
    /// The strip at the foot.
    Foot,
}

/// The sheets of a report, printed on in one part.
pub fn sheet(paper: Paper, area: Area) -> PageSetup {
    let size = PaperSize::new(Some(match paper {
        Paper::A4 => "iso_a4",
        Paper::Letter => "na_letter",
    }));
    let (top, bottom) = match area {
        Area::Text => (HEAD, TAIL),
        Area::Foot => (size.height(Unit::Mm) - FOOT, RIM),
    };
    let setup = PageSetup::new();
    setup.set_paper_size(&size);
    setup.set_top_margin(top, Unit::Mm);
    setup.set_bottom_margin(bottom, Unit::Mm);
    setup.set_left_margin(SIDES, Unit::Mm);
    setup.set_right_margin(SIDES, Unit::Mm);
    setup
}
