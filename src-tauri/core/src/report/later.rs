//! The last sheet of a whole plan: what is shared, what bears on choices, what is disturbed, what was said and agreed, what
//! is still to be asked, and what is nobody else's.

use jiff::civil::Date;

use super::{
    Block, Line, Sheet, SheetKind, Span, Told,
    outcome::{chosen, section, table},
    plan::{condition, mark_of, with_guess},
};
use crate::model::{
    AfterCheck, Agreement, Answer, CommonGround, FalloutOf, Feeling, NoAgreementCourse, Offer, PartyId, Plan,
    Question, RatedLevel,
};

/// The sheet, unless there is nothing to tell on it.
pub(super) fn sheet(plan: &Plan) -> Option<Sheet> {
    let sections = [
        section("report.common_ground", common_grounds(plan)),
        section("report.bears", bears(plan)),
        section("report.fallouts", fallouts(plan)),
        section("report.offers", table(&[], plan.offers.iter().map(|row| offer(plan, row)).collect())),
        section(
            "report.agreement",
            plan.agreements.last().map(|row| agreement(plan, row)).unwrap_or_default(),
        ),
        section("report.questions", questions(plan)),
        section("report.private", private(plan)),
    ];
    let blocks: Vec<_> = sections.into_iter().flatten().collect();
    (!blocks.is_empty()).then(|| Sheet { kind: SheetKind::Later, title: plan.name.to_string(), blocks })
}

/// A day as people write it.
fn dated(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn party(plan: &Plan, id: Option<PartyId>) -> Line {
    let mark = id.and_then(|id| mark_of(plan, id));
    vec![mark.map_or_else(|| Span::told("report.everyone"), Span::Party)]
}

fn common_grounds(plan: &Plan) -> Vec<Block> {
    let rows = plan.common_grounds.iter().map(|row| common_ground(plan, row)).collect();
    table(&["report.relation", "report.criteria", "report.wording"], rows)
}

fn common_ground(plan: &Plan, row: &CommonGround) -> Vec<Line> {
    let members = row.members.iter().filter_map(|member| {
        let criterion = plan.criterion(member.criterion)?;
        Some([Span::Party(mark_of(plan, criterion.party)?), Span::said(&criterion.statement)])
    });
    vec![
        vec![Span::told(format!("relation.{}", row.relation.code()))],
        members.flatten().collect(),
        row.wording.iter().map(Span::said).collect(),
    ]
}

/// Standards and what the parties have of time, courage and means, events with what is expected of them, and ideas.
fn bears(plan: &Plan) -> Vec<Block> {
    let standards = plan.standards.iter().map(|row| {
        let about: Vec<_> = row.about.iter().map(|when| condition(plan, when)).collect();
        let day = row.day.map(dated);
        let note = row.provenance.note.iter().map(ToString::to_string);
        let about: Vec<_> = day.into_iter().chain(about).chain(note).collect();
        let words = vec![Span::said(&row.words), Span::Note(about.join(" · "))];
        let words = with_guess(words, &row.provenance);
        vec![vec![Span::told(format!("report.standard.{}", row.kind.code()))], party(plan, row.party), words]
    });
    let circumstances = plan.circumstances.iter().map(|row| {
        let kind = format!("report.circumstance.{}.{}", row.kind.code(), row.degree.code());
        let words = with_guess(vec![Span::said(&row.words)], &row.provenance);
        vec![vec![Span::told(kind)], party(plan, Some(row.party)), words]
    });
    let ideas = plan.ideas.iter().filter_map(|row| {
        let words =
            vec![Span::said(row.words.as_ref()?), Span::aside(format!("idea_state.{}", row.state.code()))];
        Some(vec![vec![Span::told("report.idea")], party(plan, row.party), words])
    });
    let forecasts = plan.events.iter().flat_map(|event| event.forecasts.iter().map(move |row| (event, row)));
    let forecasts = forecasts.map(|(event, row)| {
        let [low, high] = row.chance.in_ten();
        let key = if low == high { "report.forecast_point" } else { "report.forecast" };
        let told = Told::plain(key).with("low", low).with("high", high);
        let words = vec![Span::said(&event.words), Span::Aside(told)];
        vec![
            vec![Span::told("report.event")],
            party(plan, Some(row.party)),
            with_guess(words, &row.provenance),
        ]
    });
    table(&[], standards.chain(circumstances).chain(ideas).chain(forecasts).collect())
}

fn fallouts(plan: &Plan) -> Vec<Block> {
    let rows = plan.fallouts.iter().map(|row| {
        let who = plan.stakeholders.iter().find(|who| who.id == row.stakeholder);
        let of = match row.of {
            FalloutOf::Package(id) => {
                plan.packages.iter().find(|row| row.id == id).map(|row| row.title.to_string())
            }
            FalloutOf::Option(id) => plan.option(id).map(|(_, row)| row.name.to_string()),
        };
        let softened = row.mitigations.iter().flat_map(|soft| {
            [Span::said(&soft.words), Span::aside(format!("report.mitigation.{}", soft.state.code()))]
        });
        let severity = Span::aside(format!("report.severity.{}", row.severity.code()));
        vec![
            who.map(|who| Span::Strong(who.name.to_string())).into_iter().collect(),
            of.map(Span::Named).into_iter().collect(),
            with_guess(vec![Span::said(&row.words), severity], &row.provenance),
            softened.collect(),
        ]
    });
    let heads = ["report.who", "report.choice", "report.disturbs", "report.softens"];
    table(&heads, rows.collect())
}

fn offer(plan: &Plan, row: &Offer) -> Vec<Line> {
    let chosen = chosen(plan, &row.choices).join(" · ");
    let reactions = row.reactions.iter().filter_map(|reaction| {
        let said = Span::aside(format!("report.reaction.{}", reaction.kind.code()));
        Some(
            [Span::Party(mark_of(plan, reaction.party)?), said]
                .into_iter()
                .chain(reaction.words.iter().map(Span::quoted)),
        )
    });
    let words = [Span::Strong(chosen)].into_iter().chain(row.words.iter().map(Span::quoted));
    vec![party(plan, Some(row.party)), words.collect(), reactions.flatten().collect()]
}

fn agreement(plan: &Plan, row: &Agreement) -> Vec<Block> {
    let title = plan.packages.iter().find(|package| package.id == row.package);
    let signed = row.signed.map_or_else(
        || Told::plain("report.not_signed"),
        |day| Told::plain("report.signed").with("day", dated(day)),
    );
    let mut blocks = vec![Block::Text(vec![
        Span::Strong(title.map(|row| row.title.to_string()).unwrap_or_default()),
        Span::Aside(signed),
    ])];
    blocks.extend(row.terms.iter().map(|words| Block::Lead(words.to_string())));
    blocks.extend(
        row.in_spite_of
            .iter()
            .map(|words| Block::Text(vec![Span::told("report.in_spite_of"), Span::said(words)])),
    );
    let commitments = row.commitments.iter().map(|row| {
        let due = row.due.map(|day| Span::Named(dated(day)));
        let state = Span::told(format!("report.commitment.{}", row.state.code()));
        vec![
            vec![Span::Strong(row.who.to_string())],
            vec![Span::said(&row.what)],
            due.into_iter().collect(),
            vec![state],
        ]
    });
    let heads = ["report.who", "report.what", "report.by_when", "report.done"];
    blocks.extend(table(&heads, commitments.collect()));
    let durability = row.durability.iter().map(|row| {
        vec![
            vec![Span::told(format!("report.durability.{}", row.point.code()))],
            vec![Span::said(&row.words)],
        ]
    });
    blocks.extend(table(&[], durability.collect()));
    blocks.extend(review(plan, &row.checks));
    blocks
}

/// How each party sees it at the review.
fn review(plan: &Plan, checks: &[AfterCheck]) -> Vec<Block> {
    let feeling = |feeling: Feeling| vec![Span::told(format!("report.feeling.{}", feeling.code()))];
    let rows = checks.iter().map(|check| {
        vec![
            party(plan, Some(check.party)),
            feeling(check.outcome),
            feeling(check.own_part),
            feeling(check.process),
            feeling(check.relationship),
            vec![Span::told(format!("report.essentials_now.{}", check.essentials.code()))],
        ]
    });
    let heads = [
        "report.sees",
        "report.sees_outcome",
        "report.sees_own_part",
        "report.sees_process",
        "report.sees_relationship",
        "report.sees_essentials",
    ];
    let words = checks.iter().filter_map(|check| {
        Some(vec![party(plan, Some(check.party)), vec![Span::quoted(check.words.as_ref()?)]])
    });
    [table(&heads, rows.collect()), table(&[], words.collect())].concat()
}

fn questions(plan: &Plan) -> Vec<Block> {
    table(&[], plan.questions.iter().map(|row| question(plan, row)).collect())
}

fn question(plan: &Plan, row: &Question) -> Vec<Line> {
    let answer = match &row.answer {
        Answer::Open => vec![Span::told("report.to_ask")],
        Answer::NotKnownYet(day) => {
            let day = day.map(|day| Span::Named(dated(day)));
            [Span::Unknown(Told::plain("report.unknown"))].into_iter().chain(day).collect()
        }
        Answer::Answered(words) => vec![Span::said(words)],
    };
    let to = if row.party.is_some() { party(plan, row.party) } else { vec![Span::told("report.oneself")] };
    vec![to, vec![Span::said(&row.words)], answer]
}

/// What is in no report but one's own.
fn private(plan: &Plan) -> Vec<Block> {
    let safe = plan
        .safe_to_say_no
        .map(|answer| Block::Text(vec![Span::told(format!("report.safe_to_say_no.{}", answer.code()))]));
    let lines = plan.talk_lines.iter().map(|row| vec![party(plan, row.party), vec![Span::said(&row.words)]]);
    let courses = plan.courses.iter().filter_map(|row| course(plan, row));
    let lines = section("report.talk", table(&[], lines.collect()));
    safe.into_iter().chain(courses).chain(lines).collect()
}

fn course(plan: &Plan, row: &NoAgreementCourse) -> Option<Block> {
    let levels = row.levels.iter().filter_map(|level| {
        let shown = match &level.level {
            RatedLevel::Known(known) => Span::Named(known.ratio().rounded(2)),
            RatedLevel::Unknown => Span::Unknown(Told::plain("report.unknown")),
        };
        let statement = plan.criterion(level.criterion)?.statement.to_string();
        Some(vec![vec![Span::Said(statement)], with_guess(vec![shown], &level.provenance)])
    });
    let mut blocks: Vec<_> = row.words.iter().map(|words| Block::Text(vec![Span::said(words)])).collect();
    blocks.extend(table(&[], levels.collect()));
    let note = Some(Told::plain("report.course"));
    (!blocks.is_empty()).then_some(Block::Of { party: mark_of(plan, row.party)?, note, blocks })
}
