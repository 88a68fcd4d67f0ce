//! Plans, and their certificates.

use entente_core::{
    Ratio,
    certificate::{Certificate, Claim},
    engine::{
        Among, Case, Watch,
        certificate::{self, LARGEST_PROOF},
        proposal::{AnalysisRequest, Impasse, analyse, impasse},
    },
    examples::Example,
    generate::{Family, Shape, Size, rated_plan},
    interchange,
    model::{GainBasis, Level, Plan, Points, RatedAt, RatedLevel, Standing},
};

/// How many cases a law is tried on: as many as `ENTENTE_CASES` says, else the usual number.
pub fn cases(usual: u32) -> u32 {
    std::env::var("ENTENTE_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The built-in workshop.
pub fn workshop() -> Plan {
    interchange::read(Example::from_code("workshop").unwrap().text()).unwrap()
}

fn sealed(plan: &Plan, case: &Case, claims: Vec<Claim>) -> Certificate {
    Certificate::of(plan, certificate::amounts(case), claims)
}

/// The certificate of a frontier; nothing where the plan has none that is looked for.
pub fn frontier(plan: &Plan, among: Among) -> Option<Certificate> {
    frontier_within(plan, among, LARGEST_PROOF)
}

/// The same where the proof may make at most so many sums.
pub fn frontier_within(plan: &Plan, among: Among, most: usize) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok()?;
    let found = space.frontier(among, &Watch::idle()).ok()?;
    let claim = certificate::frontier(&space, &found, most).ok()?;
    Some(sealed(plan, &case, vec![Claim::Frontier(claim)]))
}

/// The certificate of what the rules pick; nothing where none is picked.
pub fn rules(plan: &Plan) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok()?;
    let answer = space.rules(&Watch::idle()).ok()?;
    let claim = certificate::rules(&space, &answer).claim?;
    Some(sealed(plan, &case, vec![Claim::Rules(claim)]))
}

/// Plans that are known: those built in, and Bill's and Jack's goods.
pub fn known() -> Vec<Plan> {
    let texts = Example::ALL.iter().map(|example| example.text());
    let bill_and_jack = include_str!("../../../cli/tests/cases/bill_and_jack.json");
    texts.chain([bill_and_jack]).map(|text| interchange::read(text).unwrap()).collect()
}

/// The certificate of what stands in the way; nothing where some package surely meets every essential.
pub fn blocked(plan: &Plan) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle());
    if space.is_ok_and(|space| space.count(Among::Essentials) != 0_u32.into()) {
        return None;
    }
    let Impasse { sets, constraints, .. } = impasse(plan).ok()?;
    let claims = certificate::blocked(plan, &case, &sets, &constraints)?;
    Some(sealed(plan, &case, claims.into_iter().map(Claim::Blocked).collect()))
}

/// The certificate of what is proposed; nothing where nothing is.
pub fn proposals(plan: &Plan) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok();
    let analysis = analyse(plan, &AnalysisRequest::default(), &Watch::idle()).ok()?;
    let claims = certificate::proposals(&case, space.as_ref(), &analysis);
    let claims: Vec<Claim> = claims.into_iter().map(Claim::Proposal).collect();
    (!claims.is_empty()).then(|| sealed(plan, &case, claims))
}

/// The plan of a generated table: one criterion of equal weight for every party and issue, and a choice for every row.
pub fn of_family(family: Family, shape: Shape) -> Plan {
    let Shape { parties, issues, choices, .. } = shape;
    let table = family.table(shape).unwrap();
    let size = Size { parties, criteria_each: issues, issues, options: choices };
    let mut parts = rated_plan(size).unwrap().into_parts();
    parts.gain_basis = GainBasis::Zero;
    for row in &mut parts.criteria {
        row.standing = Standing::Open;
        row.points = Points::new(Ratio::one());
    }
    let mut ratings = std::mem::take(&mut parts.ratings);
    for rating in &mut ratings {
        let criterion = parts.criteria.iter().find(|row| row.id == rating.criterion).unwrap();
        let party = parts.parties.iter().position(|row| row.id == criterion.party).unwrap();
        let issue = parts.issues.iter().position(|row| row.id == criterion.main[0]).unwrap();
        let option = |id| parts.issues[issue].options().iter().position(|row| row.id == id).unwrap();
        let id = match rating.at {
            RatedAt::Option(id) => id,
            RatedAt::Amount { .. } => continue,
        };
        // Choices beyond the rows bring what the first row brings: ties.
        let rows = &table.groups()[issue].rows;
        let row = rows.get(option(id)).unwrap_or(&rows[0]);
        let level = Ratio::fraction(3 * i128::from(row.vector[party]), family.unit()).unwrap();
        rating.level = RatedLevel::Known(Level::new(level).unwrap());
    }
    parts.ratings = ratings;
    Plan::new(parts).unwrap()
}
