//! The words for people, from the one catalogue that the window reads too.

use std::{collections::BTreeMap, sync::LazyLock};

static ENGLISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../ui/src/messages/en.json")).unwrap_or_default()
});

/// What fills the places of a sentence.
pub type Filling<'a> = (&'a str, &'a str);

/// The sentence of a key with its places filled; a key without a sentence stands for itself.
pub fn sentence(key: &str, fillings: &[Filling<'_>]) -> String {
    let words = ENGLISH.get(key).map_or(key, String::as_str);
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        let filling = fillings.iter().find(|(name, _)| *name == place);
        match filling {
            Some((_, text)) => filled.push_str(text),
            None => filled.extend(["{", place, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The words of a key without places.
pub fn words(key: &str) -> String {
    sentence(key, &[])
}

/// The sentence of a count, in the form for one or for several.
pub fn counted(key: &str, count: usize) -> String {
    let form = if count == 1 { "one" } else { "other" };
    sentence(&format!("{key}.{form}"), &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use entente_core::{
        advice::{AgreementStanding, DifferenceKind, OpenPointCode, PairBecause, PairWording},
        engine::{
            WinLabel,
            certificate::{Uncertified, Why},
        },
        interchange::{FileFormat, ImportNoteCode, RefusalCode},
        model::{AdviceCode, FaultCode, IdeaCode, IdeaState, Relation, RowKind},
    };

    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_stay() {
        assert_eq!(sentence("{a} and {b}", &[("a", "x {b}")]), "x {b} and {b}");
    }

    #[test]
    fn a_count_chooses_its_form() {
        assert_eq!(counted("cli.check.issues", 1), "1 issue");
        assert_eq!(counted("cli.check.issues", 3), "3 issues");
    }

    #[test]
    fn every_code_that_the_command_line_tells_has_a_sentence() {
        let refusals = RefusalCode::ALL.iter().map(|code| format!("refusal.{}", code.code()));
        let faults = FaultCode::ALL.iter().map(|code| format!("fault.{}", code.code()));
        let notes = ImportNoteCode::ALL.iter().map(|code| format!("import_note.{}", code.code()));
        let formats = FileFormat::ALL.iter().map(|code| format!("file_format.{}", code.code()));
        let advice = AdviceCode::ALL.iter().map(|code| format!("advice.{}", code.code()));
        let labels = WinLabel::ALL.iter().map(|label| format!("label.{}", label.code()));
        let certificate = crate::command::refusal_codes().map(|code| format!("certificate.refused.{code}"));
        let left_out = Uncertified::ALL.iter().map(|part| format!("certificate.left_out.{}", part.code()));
        let whys = [Why::Room(1), Why::SearchedRoom(1), Why::Searched, Why::Between, Why::NotLookedFor(1)];
        let whys = whys.map(|why| format!("certificate.why.{}", why.code()));
        let ideas = IdeaCode::ALL.iter().map(|code| format!("idea.{}", code.code()));
        let states = IdeaState::ALL.iter().map(|code| format!("idea_state.{}", code.code()));
        let rows = RowKind::ALL.iter().map(|code| format!("row_named.{}", code.code()));
        let relations = Relation::ALL.iter().map(|code| format!("relation.{}", code.code()));
        let because = PairBecause::ALL.iter().map(|code| format!("pair_because.{}", code.code()));
        let wordings = PairWording::ALL.iter().map(|code| format!("pair_wording.{}", code.code()));
        let differences = DifferenceKind::ALL.iter().map(|code| format!("difference.{}", code.code()));
        let points = OpenPointCode::ALL.iter().map(|code| format!("open_point.{}", code.code()));
        let standings =
            AgreementStanding::ALL.iter().map(|code| format!("agreement_standing.{}", code.code()));
        let later = ideas.chain(states).chain(rows).chain(relations).chain(because);
        let later = later.chain(wordings).chain(differences).chain(points).chain(standings);
        let keys = refusals
            .chain(certificate)
            .chain(left_out)
            .chain(whys)
            .chain(faults)
            .chain(notes)
            .chain(formats)
            .chain(advice)
            .chain(labels)
            .chain(later);
        let missing: Vec<_> = keys.filter(|key| words(key) == *key).collect();
        assert_eq!(missing, Vec::<String>::new());
    }
}
