//! Common ground: pairs of criteria, and where parties differ usefully.

use entente_core::{
    Ratio,
    advice::{Common, Difference, DifferenceKind, Pair, PairBecause, PairWording, Stakes, stakes},
    engine::proposal::{Count, Together},
    model::{CriterionId, GroundId, PartyId, PlanId, PlanParts, Relation, RowKey, RowKind},
};
use serde::Serialize;
use ts_rs::TS;

/// The amount for which stakes are told.
const STAKE: i64 = 100;

/// What criteria have to do with each other across parties, and where parties differ usefully.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GroundView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// How many packages there are; nothing where they cannot be counted.
    pub packages: Option<String>,
    /// Every pair of criteria of two parties, in plan order.
    pub pairs: Vec<PairView>,
    /// Where parties differ usefully.
    pub differences: Vec<DifferenceView>,
}

/// Two criteria of two parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PairView {
    /// The criterion of the party that comes first.
    pub one: CriterionId,
    /// The criterion of the other party.
    pub other: CriterionId,
    /// What they have to do with each other.
    pub relation: Relation,
    /// Where that comes from; its words are `pair_because.<code>`.
    pub because: PairBecause,
    /// The row that says so.
    pub ground: Option<GroundId>,
    /// Whether the words are the same, and the evidence with them.
    pub wording: PairWording,
    /// Whether some possible package surely makes both enough; nothing when that is not known.
    pub both_enough: Option<bool>,
    /// In how many packages both are surely enough; nothing where it was not counted.
    pub enough_in: Option<String>,
}

/// Where two parties differ in a way that both can gain from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DifferenceView {
    /// In what they differ.
    pub kind: DifferenceKind,
    /// The party that comes first.
    pub one: PartyId,
    /// The other party.
    pub other: PartyId,
    /// The rows that say so, those of the first party first.
    pub cites: Vec<RowKey>,
    /// Between which amounts both expect to gain, where they expect different things of one event.
    pub stakes: Option<StakesView>,
}

/// Between which amounts two parties both expect to gain, for 100 if the event happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StakesView {
    /// The party that thinks the event more likely: it gets the 100.
    pub believer: PartyId,
    /// The party that thinks it less likely.
    pub doubter: PartyId,
    /// What the believer pays if the event does not happen is above this, with at most two decimals.
    pub above: String,
    /// And below this; nothing when the believer is certain.
    pub below: Option<String>,
}

/// The pairs whose packages are counted: those that pull apart, and those that somebody said something of.
pub fn counted(common: &Common) -> Vec<[CriterionId; 2]> {
    common.pairs.iter().filter(|pair| is_counted(pair)).map(|pair| [pair.one, pair.other]).collect()
}

fn is_counted(pair: &Pair) -> bool {
    pair.relation == Relation::Competing || pair.ground.is_some()
}

impl GroundView {
    /// The view of common ground, with the counts of the pairs that are [`counted`].
    pub fn of(plan: &PlanParts, revision: u64, common: &Common, together: &Together) -> Self {
        let digits = |count: &Count| count.exact().to_string();
        let mut counts = together.enough.iter();
        let mut pair = |pair: &Pair| {
            let count = is_counted(pair).then(|| counts.next()).flatten();
            PairView {
                one: pair.one,
                other: pair.other,
                relation: pair.relation,
                because: pair.because,
                ground: pair.ground,
                wording: pair.wording,
                both_enough: pair.both_enough,
                enough_in: count.and_then(|count| count.as_ref().map(digits)),
            }
        };
        Self {
            plan: plan.id,
            revision,
            packages: together.packages.as_ref().map(digits),
            pairs: common.pairs.iter().map(&mut pair).collect(),
            differences: common.differences.iter().map(|row| DifferenceView::of(plan, row)).collect(),
        }
    }
}

impl DifferenceView {
    fn of(plan: &PlanParts, row: &Difference) -> Self {
        Self {
            kind: row.kind,
            one: row.one,
            other: row.other,
            cites: row.cites.clone(),
            stakes: StakesView::of(plan, row),
        }
    }
}

impl StakesView {
    fn of(plan: &PlanParts, row: &Difference) -> Option<Self> {
        let named = row.cites.iter().find(|key| key.kind == RowKind::Event)?;
        let event = plan.events.iter().find(|event| event.id.uuid() == named.id)?;
        let chance = |party| event.forecasts.iter().find(|row| row.party == party).map(|row| &row.chance);
        let (one, other) = (chance(row.one)?, chance(row.other)?);
        let (believer, doubter, found) = match stakes(&Ratio::from(STAKE), one, other) {
            Some(found) => (row.one, row.other, found),
            None => (row.other, row.one, stakes(&Ratio::from(STAKE), other, one)?),
        };
        let Stakes { above, below } = found;
        Some(Self { believer, doubter, above: above.rounded(2), below: below.map(|below| below.rounded(2)) })
    }
}
