use uuid::Uuid;

use super::*;
use crate::model::{Confidence, Fault, FaultCode, PlanId, RatedAt, RatedLevel, Source, Standing, Strength};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

/// Applies edits one after the other, with identifiers counted from 1.
fn after(plan: &Plan, edits: &[Edit]) -> Result<Plan, EditError> {
    let mut count =
        plan.parties.len() as u128 * 1000 + plan.values.len() as u128 * 100 + plan.criteria.len() as u128;
    let mut new_id = || {
        count += 1;
        Uuid::from_u128(count)
    };
    let mut context = EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
    edits.iter().try_fold(plan.clone(), |plan, edit| plan.apply(edit, &mut context))
}

fn two_parties() -> Plan {
    let plan = Plan::empty(PlanId::from(Uuid::nil()), name("The workshop"));
    let add = |who| Edit::Party(PartyEdit::Add { name: name(who) });
    let plan = after(&plan, &[add("Anna"), add("Ben")]).unwrap();
    let mine = Edit::Plan(PlanEdit::SetMine { party: Some(plan.parties[0].id) });
    after(&plan, &[mine]).unwrap()
}

fn criterion(party: PartyId) -> Edit {
    Edit::Criteria(CriteriaEdit::Add {
        party,
        statement: words("Free of debt"),
        evidence: None,
        value: None,
        main: Vec::new(),
        standing: Standing::Open,
        source: None,
    })
}

#[test]
fn what_is_written_about_another_party_is_a_guess() {
    let plan = two_parties();
    let plan = after(&plan, &[criterion(plan.parties[0].id), criterion(plan.parties[1].id)]).unwrap();
    let sources: Vec<_> = plan.criteria.iter().map(|row| row.provenance.source).collect();
    assert_eq!(sources, [Source::SaidByThem, Source::Assumed]);
}

#[test]
fn what_another_party_answered_is_said_by_them_and_what_is_needed_stays_a_guess() {
    let plan = two_parties();
    let entry = ProvenanceEntry {
        source: Source::SaidByThem,
        confidence: Confidence::High,
        note: Some(words("What matters most?")),
    };
    let (party, source) = (plan.parties[1].id, Some(entry));
    let mut heard = criterion(party);
    if let Edit::Criteria(CriteriaEdit::Add { source: told, .. }) = &mut heard {
        told.clone_from(&source);
    }
    let issue = Edit::Table(TableEdit::AddIssue { name: name("Building"), options: vec![] });
    let plan = after(&plan, &[issue, heard]).unwrap();
    let issue = plan.issues[0].id;
    let position = TableEdit::AddPosition { issue, party, words: words("It is sold"), source };
    let plan = after(&plan, &[Edit::Table(position)]).unwrap();
    let told = [&plan.criteria[0].provenance, &plan.positions[0].provenance];
    for row in told {
        assert_eq!((row.source, row.confidence), (Source::SaidByThem, Confidence::High));
        assert_eq!(row.note.as_ref().map(Words::as_str), Some("What matters most?"));
    }
    assert!(plan.criteria[0].need.provenance.is_guess());
}

#[test]
fn a_thirteenth_party_is_refused() {
    let plan = two_parties();
    let more = vec![Edit::Party(PartyEdit::Add { name: name("Carol") }); 11];
    assert_eq!(after(&plan, &more), Err(EditError::TooManyParties));
}

#[test]
fn a_link_that_closes_a_cycle_is_refused_with_its_path() {
    let plan = two_parties();
    let party = plan.parties[0].id;
    let value = |text| {
        Edit::Ladder(LadderEdit::AddValue {
            party,
            words: words(text),
            leads_to: None,
            from: None,
            issue: None,
            strength: None,
        })
    };
    let plan = after(&plan, &[value("low"), value("high")]).unwrap();
    let (low, high) = (plan.values[0].id, plan.values[1].id);
    let lead = |value, to| Edit::Ladder(LadderEdit::SetLeadsTo { value, leads_to: Some(to) });
    let cycle = after(&plan, &[lead(low, high), lead(high, low)]);
    assert_eq!(cycle, Err(EditError::LadderCycle { path: "high → low → high".to_owned() }));
}

#[test]
fn removing_an_issue_removes_what_points_at_it() {
    let plan = two_parties();
    let party = plan.parties[0].id;
    let issue =
        Edit::Table(TableEdit::AddIssue { name: name("Cash"), options: vec![name("now"), name("later")] });
    let plan = after(&plan, &[issue, criterion(party)]).unwrap();
    let (issue, option, row) = (plan.issues[0].id, plan.issues[0].options()[0].id, plan.criteria[0].id);
    let edits = [
        Edit::Rating(RatingEdit::Rate {
            criterion: row,
            at: RatedAt::Option(option),
            level: RatedLevel::Unknown,
        }),
        Edit::Ladder(LadderEdit::AddReading {
            party,
            issue,
            criterion: Some(row),
            value: None,
            strength: Strength::OnlyWay,
        }),
        Edit::Table(TableEdit::RemoveIssue { issue }),
    ];
    let plan = after(&plan, &edits).unwrap();
    assert!(plan.ratings.is_empty() && plan.readings.is_empty() && plan.issues.is_empty());
}

#[test]
fn rows_that_would_not_fit_together_are_refused() {
    let plan = two_parties();
    let plan = after(&plan, &[criterion(plan.parties[0].id)]).unwrap();
    let elsewhere = RatedAt::Option(Uuid::from_u128(99).into());
    let level = RatedLevel::Unknown;
    let rate = Edit::Rating(RatingEdit::Rate { criterion: plan.criteria[0].id, at: elsewhere, level });
    let Err(EditError::Refused(faults)) = after(&plan, &[rate]) else {
        panic!("a dangling rating was taken")
    };
    assert!(matches!(faults.as_slice(), [Fault { code: FaultCode::Dangling, .. }]));
}

#[test]
fn an_edit_reads_back_from_its_text() {
    let edit = criterion(PartyId::from(Uuid::nil()));
    let text = serde_json::to_string(&edit).unwrap();
    assert_eq!(serde_json::from_str::<Edit>(&text).unwrap(), edit);
    assert!(serde_json::from_str::<Edit>(r#"{"party":{"add":{"name":"Anna","limit":3}}}"#).is_err());
}
