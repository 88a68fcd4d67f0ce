//! Lists of packages.

use std::collections::BTreeMap;

use super::{
    Count,
    analysis::sizes,
    answer::{Card, Dot, Page, Tab},
    card::{self, Detail, Scales},
    elimination::Stopped,
    field::{End, Field, Filter},
    place::{self, Range},
    request::{AnalysisError, AnalysisRequest},
    survey::{Profile, Survey},
    waste,
};
use crate::{
    engine::{Case, Chosen, Enough, Gauge, Watch, Work},
    model::{Choice, IssueId, Plan},
};

/// A page of one list of packages; refused where the list is longer than is listed.
pub fn page(
    plan: &Plan,
    tab: Tab,
    offset: usize,
    limit: usize,
    watch: &Watch<'_>,
) -> Result<Page, AnalysisError> {
    let most = AnalysisRequest::default().listed;
    let case = Case::of(plan)?;
    let field = Field::of(&case, *watch).map_err(|_| AnalysisError::entangled(&case))?;
    let entangled = |_: Stopped| AnalysisError::entangled(&case);
    watch.report(Work::Listing, 0, 2)?;
    let (counts, end) = sizes(&field, &mut Vec::new()).map_err(entangled)?;
    let filters: Vec<Filter> = match (tab, end) {
        (Tab::All, Some(_) | None) => Vec::new(),
        (Tab::NothingBetter | Tab::MeetsEssentials, Some(end)) => field.essentials(end).map_err(entangled)?,
        (Tab::NothingBetter | Tab::MeetsEssentials, None) => {
            return Ok(Page { tab, total: 0, offset, rows: Vec::new() });
        }
    };
    let too_many = || AnalysisError::TooManyPackages { count: listed_count(tab, end, &counts), most };
    let survey = Survey::of(&field, &filters, most).map_err(entangled)?.ok_or_else(too_many)?;
    watch.report(Work::Listing, 1, 2)?;
    let list = List { plan, field: &field, tab, survey };
    list.page(end, offset, limit).map_err(entangled)?.ok_or_else(too_many)
}

/// Everything that is said of one package; nothing when it is not on the table.
pub fn package_card(plan: &Plan, choices: &BTreeMap<IssueId, Choice>) -> Result<Option<Card>, AnalysisError> {
    let case = Case::of(plan)?;
    let Some(chosen) = case.chosen_by_issue(choices) else { return Ok(None) };
    let field = Field::of(&case, Watch::idle()).map_err(|_| AnalysisError::entangled(&case))?;
    let scales = scales(&field);
    let alike = field.alike(&chosen).ok().map(|count| count.others());
    Ok(Some(card::card(plan, &case, &scales, &chosen, alike, Detail::Full)))
}

/// The scales of a case, as far as they are within their budget.
fn scales(field: &Field<'_>) -> Scales {
    let end = sizes(field, &mut Vec::new()).ok().and_then(|(_, end)| end);
    let meeting = end.and_then(|end| field.ranges(&field.essentials(end).ok()?).ok().flatten());
    let reaches = |ranges: Vec<Range>| place::reaches(field.case, &ranges);
    Scales { meeting: meeting.map(reaches), all: field.ranges(&[]).ok().flatten().map(reaches) }
}

fn listed_count(tab: Tab, end: Option<End>, sizes: &super::Sizes) -> Count {
    match (tab, end) {
        (Tab::All, Some(_) | None) => sizes.packages.clone(),
        (Tab::NothingBetter | Tab::MeetsEssentials, Some(End::Low)) => sizes.meeting.clone(),
        (Tab::NothingBetter | Tab::MeetsEssentials, Some(End::High) | None) => sizes.perhaps.clone(),
    }
}

/// A list whose packages have been looked at.
struct List<'a> {
    plan: &'a Plan,
    field: &'a Field<'a>,
    tab: Tab,
    survey: Survey,
}

impl List<'_> {
    /// The page; nothing when finding what nothing betters takes too many comparisons.
    fn page(&self, end: Option<End>, offset: usize, limit: usize) -> Result<Option<Page>, Stopped> {
        let case = self.field.case;
        let profiles = &self.survey.profiles;
        let Some(own) = place::ranges(profiles.iter()) else {
            return Ok(Some(Page { tab: self.tab, total: 0, offset, rows: Vec::new() }));
        };
        let mut order = place::order(case, profiles, &own);
        if self.tab == Tab::NothingBetter {
            let Some(kept) = waste::not_wasteful(case, &self.survey) else { return Ok(None) };
            order.retain(|at| kept.binary_search(at).is_ok());
        }
        let (meeting, all) = match (self.tab, end) {
            (Tab::All, Some(end)) => (self.field.ranges(&self.field.essentials(end)?)?, Some(own)),
            (Tab::All, None) => (None, Some(own)),
            (Tab::NothingBetter | Tab::MeetsEssentials, Some(_) | None) => {
                (Some(own), self.field.ranges(&[]).ok().flatten())
            }
        };
        let reaches = |ranges: Vec<Range>| place::reaches(case, &ranges);
        let scales = Scales { meeting: meeting.map(reaches), all: all.map(reaches) };
        let listed = self.listed(&order);
        let shown = listed.iter().skip(offset).take(limit);
        let rows = shown.map(|(chosen, alike)| {
            card::card(self.plan, case, &scales, chosen, Some(alike.clone()), Detail::Brief)
        });
        Ok(Some(Page { tab: self.tab, total: listed.len(), offset, rows: rows.collect() }))
    }

    /// The packages in the order of their profiles, and how many others each stands for.
    fn listed(&self, order: &[usize]) -> Vec<(&Chosen, Count)> {
        let profiles = order.iter().filter_map(|at| self.survey.profiles.get(*at).map(|row| (*at, row)));
        match self.tab {
            Tab::NothingBetter => {
                profiles.map(|(_, row)| (&row.first, Count::from(row.count).others())).collect()
            }
            Tab::MeetsEssentials | Tab::All => {
                let mut members: Vec<Vec<&Chosen>> = vec![Vec::new(); self.survey.profiles.len()];
                for (chosen, profile) in &self.survey.packages {
                    if let Some(members) = members.get_mut(*profile) {
                        members.push(chosen);
                    }
                }
                let of = |at: usize| members.get(at).cloned().unwrap_or_default();
                profiles.flat_map(|(at, _)| of(at)).map(|chosen| (chosen, Count::default())).collect()
            }
        }
    }
}

/// All packages as dots, those of equal worth as one, utilities descending; nothing when there are more than `most`.
pub(super) fn dots(field: &Field<'_>, most: usize) -> Result<Option<Vec<Dot>>, Stopped> {
    let Some(survey) = Survey::of(field, &[], most)? else { return Ok(None) };
    let case = field.case;
    let mut dots: BTreeMap<&[i128], (Enough, usize, &Profile)> = BTreeMap::new();
    for profile in &survey.profiles {
        let enough = enough(case, profile);
        let entry = dots.entry(&profile.utilities).or_insert((enough, 0, profile));
        entry.0 = entry.0.max(enough);
        entry.1 += profile.count;
        if profile.first < entry.2.first {
            entry.2 = profile;
        }
    }
    let dot = |(utilities, (essentials, count, profile)): (&&[i128], &(Enough, usize, &Profile))| Dot {
        utilities: utilities.iter().enumerate().map(|(at, whole)| place::utility(case, at, *whole)).collect(),
        essentials: *essentials,
        count: Count::from(*count),
        first: profile.first.clone(),
    };
    Ok(Some(dots.iter().rev().map(dot).collect::<Vec<Dot>>()))
}

/// Whether every essential is at its need.
fn enough(case: &Case, profile: &Profile) -> Enough {
    let essential = case.gauges.iter().zip(&profile.spans).filter(|(gauge, _)| gauge.is_essential);
    essential.map(|(gauge, span): (&Gauge, _)| gauge.span_enough(*span)).min().unwrap_or(Enough::Yes)
}
