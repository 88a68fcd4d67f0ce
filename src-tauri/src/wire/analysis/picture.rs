//! Where packages lie in the pictures. Coordinates are for drawing only; nothing is decided by them.

use entente_core::model::{CriterionId, PartyId};
use serde::Serialize;
use ts_rs::TS;

/// The outcome map of two parties: each axis is one party's own range over all packages, from 0 to 100.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MapView {
    /// The party of the horizontal axis: the first of the plan.
    pub x_party: PartyId,
    /// The party of the vertical axis: the second.
    pub y_party: PartyId,
    /// The frontier, by the horizontal axis ascending: drawn as steps.
    pub frontier: Vec<MapPoint>,
    /// The packages as dots, those with equal worth as one.
    pub dots: Vec<MapDot>,
    /// How many packages are not drawn because there are too many; “0” when all are.
    pub left_out: String,
    /// How far each card's worth reaches over all weights that fit the order, by its number.
    pub reach: Vec<MapReach>,
}

/// A point of the frontier.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MapPoint {
    /// How far to the right, 0 to 100.
    pub x: f64,
    /// How far up, 0 to 100.
    pub y: f64,
    /// How many packages lie there.
    pub count: String,
    /// The number of the card that lies there.
    pub card: Option<u32>,
}

/// Packages of equal worth.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MapDot {
    /// How far to the right, 0 to 100.
    pub x: f64,
    /// How far up, 0 to 100.
    pub y: f64,
    /// Whether one of them surely meets every essential: a full dot, else a ring.
    pub meets: bool,
    /// The number of the card that lies there.
    pub card: Option<u32>,
}

/// The reach of one card.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MapReach {
    /// The number of the card.
    pub card: u32,
    /// From and to on the horizontal axis; below 0 or above 100 where it goes past the scale.
    pub x: [f64; 2],
    /// From and to on the vertical axis.
    pub y: [f64; 2],
}

/// Parallel axes, one for each criterion, grouped by party.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AxesView {
    /// The axes: every criterion, or the essentials alone when there are more than twelve.
    pub axes: Vec<AxisView>,
    /// One line for each card, by its number.
    pub lines: Vec<AxisLine>,
    /// How many criteria are in the table twin only.
    pub left_out: u32,
}

/// One axis, from level 0 to 3.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AxisView {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The needed level, drawn as a tick; nothing for one that is not essential.
    pub needed: Option<f64>,
}

/// One card as a line through the axes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AxisLine {
    /// The number of the card.
    pub card: u32,
    /// The level on each axis; nothing where it is not known.
    pub levels: Vec<Option<f64>>,
}
