//! Plans, and their certificates.

use entente_core::{
    certificate::{Certificate, Claim},
    engine::{
        Among, Case, Watch, certificate,
        proposal::{AnalysisRequest, analyse, impasse},
    },
    examples::Example,
    interchange,
    model::Plan,
};

/// The built-in workshop.
pub fn workshop() -> Plan {
    interchange::read(Example::from_code("workshop").unwrap().text()).unwrap()
}

/// The certificate of a frontier; nothing where the plan has none that is looked for.
pub fn frontier(plan: &Plan, among: Among) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok()?;
    let found = space.frontier(among, &Watch::idle()).ok()?;
    let claim = certificate::frontier(&space, &found)?;
    Some(Certificate::of(plan, vec![Claim::Frontier(claim)]))
}

/// The certificate of what the rules pick; nothing where none is picked.
pub fn rules(plan: &Plan) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok()?;
    let answer = space.rules(&Watch::idle()).ok()?;
    let claim = certificate::rules(&space, &answer).claim?;
    Some(Certificate::of(plan, vec![Claim::Rules(claim)]))
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
    let space = case.space(&Watch::idle()).ok()?;
    if space.count(Among::Essentials) != 0_u32.into() {
        return None;
    }
    let claims = certificate::blocked(plan, &case, &impasse(plan).ok()?)?;
    Some(Certificate::of(plan, claims.into_iter().map(Claim::Blocked).collect()))
}

/// The certificate of what is proposed; nothing where nothing is.
pub fn proposals(plan: &Plan) -> Option<Certificate> {
    let case = Case::of(plan).ok()?;
    let space = case.space(&Watch::idle()).ok();
    let analysis = analyse(plan, &AnalysisRequest::default(), &Watch::idle()).ok()?;
    let claims = certificate::proposals(&case, space.as_ref(), &analysis);
    let claims: Vec<Claim> = claims.into_iter().map(Claim::Proposal).collect();
    (!claims.is_empty()).then(|| Certificate::of(plan, claims))
}
