//! The first sheet of a whole plan: what it is for, who is touched, what is on the table, what it stands for, and how each
//! would know.

use super::{
    Block, Line, PartyMark, Sheet, SheetKind, Span, Told,
    outcome::{marks, section, table},
};
use crate::model::{Criterion, Plan, Provenance, Reading, Stakeholder};

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let said = |words: &Option<crate::model::Words>| -> Vec<Block> {
        words.iter().map(|words| Block::Lead(words.to_string())).collect()
    };
    let sections = [
        section("report.purpose", said(&plan.purpose)),
        section("report.obstacle", said(&plan.obstacle)),
        section("report.status_quo", said(&plan.status_quo)),
        section("report.parties", table(&[], parties(plan))),
        section("report.people", people(plan)),
        section("report.table", on_the_table(plan)),
        section("report.ladder", readings(plan)),
        section("report.criteria", criteria(plan)),
    ];
    Sheet {
        kind: SheetKind::Plan,
        title: plan.name.to_string(),
        blocks: sections.into_iter().flatten().collect(),
    }
}

fn parties(plan: &Plan) -> Vec<Vec<Line>> {
    let told = marks(plan).into_iter().zip(&plan.parties).map(|(mark, row)| {
        let about = row.about.iter().map(Span::said).collect();
        vec![vec![Span::Party(mark)], about]
    });
    told.collect()
}

fn people(plan: &Plan) -> Vec<Block> {
    let heads = ["report.who", "report.with", "report.part", "report.stance", "report.heard"];
    table(&heads, plan.stakeholders.iter().map(|row| stakeholder(plan, row)).collect())
}

fn stakeholder(plan: &Plan, row: &Stakeholder) -> Vec<Line> {
    let with =
        row.party.and_then(|id| marks(plan).into_iter().zip(&plan.parties).find(|(_, row)| row.id == id));
    let mut name = vec![Span::Strong(row.name.to_string())];
    name.extend(row.about.iter().map(Span::said));
    let parts = row.parts.iter().map(|part| Told::plain(format!("people.part.{}", part.code())));
    vec![
        name,
        with.map(|(mark, _)| Span::Party(mark)).into_iter().collect(),
        vec![Span::Listed(parts.collect())],
        vec![Span::told(format!("people.stance.{}", row.stance.code()))],
        vec![Span::told(format!("people.hearing.{}", row.hearing.code()))],
    ]
}

fn on_the_table(plan: &Plan) -> Vec<Block> {
    let issues = plan.issues.iter().map(|issue| {
        let options: Vec<_> = issue.options().iter().map(|row| row.name.to_string()).collect();
        let range = issue.range().map(|range| {
            let unit = range.unit().map(ToString::to_string).unwrap_or_default();
            let (lower, upper) = (range.lower().rounded(6), range.upper().rounded(6));
            format!("{lower} – {upper} {unit}").trim().to_owned()
        });
        vec![
            vec![Span::Strong(issue.name.to_string())],
            vec![Span::Named(range.unwrap_or(options.join(" · ")))],
        ]
    });
    let mut blocks = table(&["report.issue", "report.options"], issues.collect());
    let positions = plan.positions.iter().filter_map(|row| {
        let mark = mark_of(plan, row.party)?;
        let issue = plan.issue(row.issue)?.name.to_string();
        let quoted = Span::quoted(&row.words);
        Some(vec![
            vec![Span::Party(mark)],
            vec![quoted],
            with_guess(vec![Span::Named(issue)], &row.provenance),
        ])
    });
    blocks.extend(table(&["report.party", "report.position", "report.issue"], positions.collect()));
    let constraints = plan.constraints.iter().map(|row| {
        let reason = row.reason.as_ref().or(row.provenance.note.as_ref());
        let chosen = row.when.iter().map(|when| condition(plan, when)).collect::<Vec<_>>().join(" + ");
        vec![vec![Span::Named(chosen)], reason.map(Span::said).into_iter().collect()]
    });
    blocks.extend(table(&["report.not_together", "report.because"], constraints.collect()));
    blocks
}

/// The choices of one issue that a condition names.
pub(super) fn condition(plan: &Plan, when: &crate::model::Condition) -> String {
    let issue = plan.issue(when.issue).map(|row| row.name.to_string()).unwrap_or_default();
    let choices = match &when.choices {
        crate::model::Choices::AnyOf(options) => {
            let names = options.iter().filter_map(|id| Some(plan.option(*id)?.1.name.to_string()));
            names.collect::<Vec<_>>().join(", ")
        }
        crate::model::Choices::Between { from, to } => format!("{} – {}", from.rounded(6), to.rounded(6)),
    };
    format!("{issue}: {choices}")
}

fn readings(plan: &Plan) -> Vec<Block> {
    let rows = plan.issues.iter().flat_map(|issue| {
        plan.readings.iter().filter(|row| row.issue == issue.id).filter_map(|row| reading(plan, row))
    });
    table(&["report.issue", "report.party", "report.stands_for", "report.tie"], rows.collect())
}

fn reading(plan: &Plan, row: &Reading) -> Option<Vec<Line>> {
    let value = row.value.and_then(|id| plan.value(id)).map(|row| row.words.to_string());
    let criterion = row.criterion.and_then(|id| plan.criterion(id)).map(|row| row.statement.to_string());
    let served = value.into_iter().chain(criterion).collect::<Vec<_>>().join(" → ");
    let tie = vec![Span::told(format!("ladder.strength_{}", row.strength.code()))];
    Some(vec![
        vec![Span::named(&plan.issue(row.issue)?.name)],
        vec![Span::Party(mark_of(plan, row.party)?)],
        vec![Span::Said(served)],
        with_guess(tie, &row.provenance),
    ])
}

fn criteria(plan: &Plan) -> Vec<Block> {
    let parties = marks(plan).into_iter().zip(&plan.parties).filter_map(|(mark, party)| {
        let mut own: Vec<_> = plan.criteria_of(party.id).collect();
        own.sort_by_key(|row| (!plan.is_protected(row), row.rank.map_or(u32::MAX, |rank| rank.place())));
        let heads = ["report.rank", "report.criterion", "report.evidence", "report.needed"];
        let blocks = table(&heads, own.into_iter().map(|row| criterion(plan, row)).collect());
        (!blocks.is_empty()).then_some(Block::Of { party: mark, note: None, blocks })
    });
    parties.collect()
}

fn criterion(plan: &Plan, row: &Criterion) -> Vec<Line> {
    let mark = plan.is_essential(row).then_some(Span::Essential);
    let statement = mark.into_iter().chain([Span::said(&row.statement)]).collect();
    let rank = match (plan.is_protected(row), row.rank) {
        (true, _) => Span::told("report.protected"),
        (false, Some(rank)) => Span::named(rank.place()),
        (false, None) => Span::told("report.not_ranked"),
    };
    let needed = Told::plain("report.needed_from").with("level", row.need.level.get());
    vec![
        vec![rank],
        with_guess(statement, &row.provenance),
        row.evidence.as_ref().map_or_else(
            || vec![Span::Unknown(Told::plain("report.no_evidence"))],
            |words| vec![Span::said(words)],
        ),
        if plan.is_essential(row) { vec![Span::Told(needed)] } else { Vec::new() },
    ]
}

/// A party of a plan as it is shown.
pub(super) fn mark_of(plan: &Plan, id: crate::model::PartyId) -> Option<PartyMark> {
    let index = plan.parties.iter().position(|row| row.id == id)?;
    Some(PartyMark { index, name: plan.parties.get(index)?.name.clone() })
}

/// A line, marked where its row is a guess.
pub(super) fn with_guess(mut line: Line, provenance: &Provenance) -> Line {
    if provenance.is_guess() {
        line.push(Span::Guess(Told::plain("report.guess")));
    }
    line
}
