//! A plan written for an audience, a sheet sealed for a neutral, and the card of the person who works here.

use std::{collections::BTreeMap, path::Path};

use entente_core::{
    audience::{share_file, share_table},
    engine::proposal::{RuleCode, Shown, given_away},
    interchange::{csv, export},
    model::{Choice, IssueId, PartyId, PlanId},
    sheet::{SheetDraft, SheetRequest, make},
};
use entente_store::Store;
use entente_team::{
    backup::{OpenedBy, back_up},
    identity::{Card, Identity},
    sheet::seal,
};
use uuid::Uuid;

use super::{Desk, author, file, unpoisoned};
use crate::{
    catalogue,
    wire::{
        analysis::RuleCode as RuleView,
        error::CommandError,
        exchange::{GiveAsk, GivenAwayView, OutgoingView, PersonCard, SheetAsk},
        library::ExportReport,
        plan::count,
    },
};

impl Desk {
    /// The name a plan is offered to be written under: what goes to others does not say what the plan is called.
    pub fn give_name(&self, plan: PlanId, ask: &GiveAsk) -> Result<String, CommandError> {
        match ask {
            GiveAsk::Me => self.file_name(plan, "json"),
            GiveAsk::MeTable => self.file_name(plan, "csv"),
            GiveAsk::TeamPassphrase { .. } | GiveAsk::TeamCards { .. } => self.file_name(plan, "age"),
            GiveAsk::Everyone => Ok("shared.json".to_owned()),
            GiveAsk::EveryoneTable => Ok("shared.csv".to_owned()),
        }
    }

    /// Writes a plan for an audience; nothing when no place was chosen. An older file is replaced whole or not at all.
    pub fn give_plan(
        &self,
        plan: PlanId,
        ask: &GiveAsk,
        path: Option<&Path>,
    ) -> Result<Option<ExportReport>, CommandError> {
        match ask {
            GiveAsk::Everyone | GiveAsk::EveryoneTable => {}
            GiveAsk::Me | GiveAsk::MeTable | GiveAsk::TeamPassphrase { .. } | GiveAsk::TeamCards { .. } => {
                self.may_change(plan)?;
            }
        }
        let Some(path) = path else { return Ok(None) };
        let bytes = self.given(plan, ask)?;
        file::replace(path, &bytes).map_err(|error| CommandError::file(path, &error))?;
        Ok(Some(ExportReport { file: file::file_name(path), bytes: count(bytes.len()) }))
    }

    fn given(&self, plan: PlanId, ask: &GiveAsk) -> Result<Vec<u8>, CommandError> {
        let plan = self.with(|store| store.load(plan))?.plan;
        let words = |key: &str| catalogue::text(key).to_owned();
        Ok(match ask {
            GiveAsk::Me => export(&plan).into_bytes(),
            GiveAsk::MeTable => csv(&plan, &words).into_bytes(),
            GiveAsk::TeamPassphrase { passphrase } => back_up(&plan, &OpenedBy::Passphrase(passphrase))?,
            GiveAsk::TeamCards { cards } => {
                let cards = cards.iter().map(|card| card.parse()).collect::<Result<Vec<Card>, _>>()?;
                back_up(&plan, &OpenedBy::Cards(&cards))?
            }
            GiveAsk::Everyone => {
                let outgoing = share_file(&plan, &mut Uuid::new_v4)?;
                outgoing.released().map_err(CommandError::held_back_by)?.as_bytes().to_vec()
            }
            GiveAsk::EveryoneTable => {
                let outgoing = share_table(&plan, &words, &mut Uuid::new_v4)?;
                outgoing.released().map_err(CommandError::held_back_by)?.as_bytes().to_vec()
            }
        })
    }

    /// The card of the person who works here, who is made when there is none yet.
    pub fn my_card(&self) -> Result<PersonCard, CommandError> {
        Ok(card_view(self.with(person)?.card()))
    }

    /// The person behind a card, to be compared by voice.
    pub fn read_card(&self, card: &str) -> Result<PersonCard, CommandError> {
        Ok(card_view(&card.parse::<Card>()?))
    }

    /// The exact text of a sheet before it is sealed, and what holds it back; that text is what is sealed.
    pub fn preview_sheet(&self, plan: PlanId, ask: &SheetAsk) -> Result<OutgoingView, CommandError> {
        let draft = self.sheet(plan, ask)?;
        let released = draft.outgoing.released().ok().map(|text| (plan, text.to_owned()));
        unpoisoned(&self.0.under_way).sheet = released;
        Ok(OutgoingView::of(draft.outgoing.text(), draft.outgoing.hits()))
    }

    /// Seals the sheet that was looked at last to a neutral's card; nothing when no place was chosen.
    pub fn seal_sheet(
        &self,
        plan: PlanId,
        to: &str,
        path: Option<&Path>,
    ) -> Result<Option<ExportReport>, CommandError> {
        self.may_change(plan)?;
        let Some(path) = path else { return Ok(None) };
        let released = unpoisoned(&self.0.under_way).sheet.clone();
        let (_, text) = released.filter(|(of, _)| *of == plan).ok_or_else(CommandError::held_back)?;
        let bytes = seal(&text, &self.with(person)?, &to.parse::<Card>()?).map_err(CommandError::from)?;
        file::replace(path, &bytes).map_err(|error| CommandError::file(path, &error))?;
        Ok(Some(ExportReport { file: file::file_name(path), bytes: count(bytes.len()) }))
    }

    fn sheet(&self, plan: PlanId, ask: &SheetAsk) -> Result<SheetDraft, CommandError> {
        self.may_change(plan)?;
        let saved = self.with(|store| store.load(plan))?;
        let rule = match ask.rule {
            RuleView::Nash => RuleCode::Nash,
            RuleView::KalaiSmorodinsky => RuleCode::KalaiSmorodinsky,
            RuleView::Leximin => RuleCode::Leximin,
            RuleView::EqualGains => RuleCode::EqualGains,
        };
        let request = SheetRequest { case: ask.case.clone(), party: ask.party, rule };
        Ok(make(&saved.plan, &request, Uuid::new_v4())?)
    }

    /// What showing packages gives away of a party, one after the other and together.
    pub fn gives_away(
        &self,
        plan: PlanId,
        party: PartyId,
        packages: &[BTreeMap<IssueId, Choice>],
    ) -> Result<Vec<GivenAwayView>, CommandError> {
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let told = |way: &Shown| GivenAwayView::of(*way, given_away(&shown, party, packages, *way));
        Ok(Shown::ALL.iter().map(told).collect())
    }
}

pub(super) fn card_view(card: &Card) -> PersonCard {
    PersonCard {
        card: card.to_string(),
        name: card.name().to_string(),
        words: card.words().map(str::to_owned).to_vec(),
    }
}

/// The person of this machine, made and kept when there is none.
pub(super) fn person(store: &mut Store) -> Result<Identity, CommandError> {
    if let Some(secret) = store.identity()? {
        return Ok(Identity::from_secret(&secret)?);
    }
    let person = Identity::generate(author(store)?)?;
    store.save_identity(&person.to_secret())?;
    Ok(person)
}
