//! Parcels out and in: what is written is what was looked at, and what comes in is looked at before anything is made of it.

use std::{fs, path::Path};

use entente_core::{
    model::{Name, Plan, PlanId},
    parcel::{Pairs, Parcel, ParcelKind, ParcelRequest, TakeError, make, opened, take},
    sheet::SheetResult,
};
use entente_store::{CreateError, Label, TAKEN};
use entente_team::neutral::CaseFolder;
use jiff::{Timestamp, ZonedDateTime};
use uuid::Uuid;

use super::{Desk, author, file, signed, unpoisoned};
use crate::{
    catalogue,
    wire::{
        error::CommandError,
        exchange::{Dated, GuessRecordView, OutgoingView, PairingAsk, ParcelAsk, ParcelView, pairs},
        library::ExportReport,
        plan::{PlanView, count},
    },
};

/// What is under way between parties.
#[derive(Debug, Default)]
pub(super) struct UnderWay {
    /// The text of a parcel that was looked at last and may go out.
    released: Option<(PlanId, String)>,
    /// The text of a sheet that was looked at last and may be sealed.
    pub(super) sheet: Option<(PlanId, String)>,
    /// The case of a neutral that is open.
    pub(super) case: Option<CaseFolder>,
    /// What the neutral answered last.
    pub(super) result: Option<SheetResult>,
    /// The parcel that was chosen last, and which criterion of it is which.
    chosen: Option<(Parcel, Pairs)>,
}

impl Desk {
    /// The exact text of a parcel, and what holds it back; that text is what is written.
    pub fn preview_parcel(&self, plan: PlanId, ask: &ParcelAsk) -> Result<OutgoingView, CommandError> {
        self.may_change(plan)?;
        let saved = self.with(|store| store.load(plan))?;
        let day = match ask.dated {
            Dated::Undated => None,
            Dated::Today => Some(ZonedDateTime::now().date()),
        };
        let ticks = ask.ticks.iter().copied().collect();
        let request = ParcelRequest { party: ask.party, order: ask.order, day, ticks };
        let draft = make(&saved.plan, &request, Uuid::new_v4())?;
        let released = draft.outgoing.released().ok().map(|text| (plan, text.to_owned()));
        unpoisoned(&self.0.under_way).released = released;
        Ok(OutgoingView::of_parcel(&draft))
    }

    /// Writes the text that was looked at last; nothing when no place was chosen.
    pub fn write_parcel(
        &self,
        plan: PlanId,
        path: Option<&Path>,
    ) -> Result<Option<ExportReport>, CommandError> {
        self.may_change(plan)?;
        let Some(path) = path else { return Ok(None) };
        let released = unpoisoned(&self.0.under_way).released.clone();
        let (_, text) = released.filter(|(of, _)| *of == plan).ok_or_else(CommandError::held_back)?;
        file::replace(path, &text).map_err(|error| CommandError::file(path, &error))?;
        Ok(Some(ExportReport { file: file::file_name(path), bytes: count(text.len()) }))
    }

    /// Reads the parcel of a file, and says what it would bring; nothing when no file was chosen.
    pub fn choose_parcel(&self, path: Option<&Path>) -> Result<Option<ParcelView>, CommandError> {
        self.drop_parcel();
        let Some(path) = path else { return Ok(None) };
        let unusable = |error: std::io::Error| CommandError::file(path, &error);
        entente_core::interchange::check_length(fs::metadata(path).map_err(unusable)?.len())?;
        let parcel = Parcel::read(&fs::read_to_string(path).map_err(unusable)?)?;
        unpoisoned(&self.0.under_way).chosen = Some((parcel, Pairs::new()));
        self.look_at_parcel().map(Some)
    }

    /// Says which criterion of the chosen answer is which guess, and what it would bring then.
    pub fn pair_parcel(&self, asked: &[PairingAsk]) -> Result<ParcelView, CommandError> {
        if let Some((_, said)) = &mut unpoisoned(&self.0.under_way).chosen {
            *said = pairs(asked);
        }
        self.look_at_parcel()
    }

    /// Lets go of the chosen parcel.
    pub fn drop_parcel(&self) {
        unpoisoned(&self.0.under_way).chosen = None;
    }

    fn chosen(&self) -> Result<(Parcel, Pairs), CommandError> {
        unpoisoned(&self.0.under_way).chosen.clone().ok_or_else(CommandError::parcel_gone)
    }

    fn look_at_parcel(&self) -> Result<ParcelView, CommandError> {
        let (parcel, pairs) = self.chosen()?;
        match parcel.kind {
            ParcelKind::Form => {
                let party =
                    parcel.about().map(|row| row.name.clone()).ok_or_else(CommandError::parcel_gone)?;
                Ok(ParcelView::form(&parcel, party))
            }
            ParcelKind::Answer => {
                let plan = self.asked(&parcel)?;
                let by = self.with(|store| author(store))?;
                let taken = take(&plan, &parcel, &pairs, &by, Timestamp::now())?;
                ParcelView::answer(&plan, &parcel, &taken).ok_or_else(CommandError::parcel_gone)
            }
        }
    }

    /// The plan whose form an answer answers.
    fn asked(&self, parcel: &Parcel) -> Result<Plan, CommandError> {
        let parties = self.with(|store| store.parties())?;
        let asked = parties.into_iter().find(|(plan, party)| parcel.answers(*plan, *party));
        let (plan, _) = asked.ok_or(TakeError::OtherPlan)?;
        Ok(Plan::clone(&self.with(|store| store.load(plan))?.plan))
    }

    /// Makes of the chosen parcel what was said of it, as one step: a plan of its own, or one edit of the plan that asked.
    pub fn confirm_parcel(&self) -> Result<PlanView, CommandError> {
        let (parcel, pairs) = self.chosen()?;
        let view = match parcel.kind {
            ParcelKind::Form => self.add_form(&parcel)?,
            ParcelKind::Answer => {
                let plan = self.asked(&parcel)?.id;
                self.may_change(plan)?;
                let view = self.changing(|store| {
                    let note = signed(store, Label::stated(TAKEN))?;
                    let change =
                        |plan: &Plan| take(plan, &parcel, &pairs, &note.by, note.at).map(|taken| taken.plan);
                    Ok::<_, CommandError>((store.edit(plan, &note, change)?, note.at))
                })?;
                self.with(|store| store.open_plan(plan, Timestamp::now()))?;
                view
            }
        };
        self.drop_parcel();
        Ok(view)
    }

    fn add_form(&self, parcel: &Parcel) -> Result<PlanView, CommandError> {
        if self.with(|store| store.known_plans())?.contains(&parcel.id) {
            return Err(CommandError::parcel_opened(&CreateError::Exists(parcel.id)));
        }
        let party = parcel.about().map(|row| row.name.to_string()).unwrap_or_default();
        let name = catalogue::sentence("parcel.plan_name", &[("party", &party)]);
        let name = Name::new(&name).map_err(|_| CommandError::bad_name())?;
        self.add(opened(parcel, &name, Timestamp::now())?, Label::stated("open_parcel"))
    }

    /// How often guesses were right, party by party.
    pub fn guess_record(&self, plan: PlanId) -> Result<Vec<GuessRecordView>, CommandError> {
        if self.is_shared(plan) {
            return Ok(Vec::new());
        }
        let record = self.with(|store| store.guess_record(plan))?;
        Ok(record.iter().map(GuessRecordView::from).collect())
    }
}
