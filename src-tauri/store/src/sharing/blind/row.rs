//! The rows of blind rounds: what is asked, what was sealed, and what came of it.

use std::fmt;

use entente_core::{
    blind::Questions,
    model::{CriterionId, Name, PartyId, RatedAt},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::MemberId;
use crate::{
    cells::RowCells,
    flat::{Fields, Row, Unreadable},
};

/// Names a blind round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlindRoundId(Uuid);

impl BlindRoundId {
    /// The identifier itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The round of a text, if it names one.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl From<Uuid> for BlindRoundId {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for BlindRoundId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What members are asked, each alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindRound {
    /// The round.
    pub id: BlindRoundId,
    /// Who opened it.
    pub member: MemberId,
    /// What that member is called.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// The party whose criteria are asked about.
    pub party: PartyId,
    /// What is asked.
    pub asked: Questions,
    /// Who is asked.
    pub members: Vec<MemberId>,
}

/// What a member answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindAnswer {
    /// The round.
    pub round: BlindRoundId,
    /// Who answered.
    pub member: MemberId,
    /// What that member is called.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// The answer, as the sharing crate seals it.
    pub sealed: String,
    /// What opens it; nothing until everybody may read it.
    pub key: Option<String>,
}

/// What came of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlindActKind {
    /// It is revealed without those who are missing.
    Reveal,
    /// The team has agreed on a list.
    Agree,
}

impl BlindActKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Reveal => "reveal",
            Self::Agree => "agree",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Reveal, Self::Agree].into_iter().find(|kind| kind.code() == code)
    }
}

/// That somebody revealed a round, or that it was agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindAct {
    pub(super) id: Uuid,
    /// Who did it.
    pub member: MemberId,
    /// What that member is called.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// The round.
    pub round: BlindRoundId,
    /// What.
    pub kind: BlindActKind,
    /// Whose answers count.
    pub counted: Vec<MemberId>,
}

/// The rows of all blind rounds of a plan, oldest first.
#[derive(Clone, Debug, Default)]
pub struct BlindRows {
    /// The rounds.
    pub rounds: Vec<BlindRound>,
    /// The answers.
    pub answers: Vec<BlindAnswer>,
    /// What came of the rounds.
    pub acts: Vec<BlindAct>,
}

/// The identifier of a row that its member alone writes.
pub(super) fn owned(id: Uuid, member: &MemberId) -> String {
    format!("{id}:{member}")
}

/// The member who alone writes the row of an identifier; nothing for what is no such identifier.
pub(in super::super) fn owner(row: &str) -> Option<&str> {
    row.split_once(':').map(|(_, member)| member)
}

fn parts<T: From<Uuid>>(row: &str) -> Result<(T, MemberId), Unreadable> {
    let (id, member) = row.split_once(':').ok_or(Unreadable("id"))?;
    let id = Uuid::try_parse(id).map_err(|_| Unreadable("id"))?;
    Ok((id.into(), MemberId::new(member).ok_or(Unreadable("id"))?))
}

fn lines(members: &[MemberId]) -> String {
    members.iter().map(MemberId::as_str).collect::<Vec<_>>().join("\n")
}

fn members(text: &str) -> Option<Vec<MemberId>> {
    text.lines().map(MemberId::new).collect()
}

fn criteria(text: &str) -> Option<Vec<CriterionId>> {
    text.lines().map(|line| Uuid::try_parse(line).ok().map(CriterionId::from)).collect()
}

fn choice((criterion, at): &(CriterionId, RatedAt)) -> String {
    match at {
        RatedAt::Option(option) => format!("{criterion}:{option}"),
        RatedAt::Amount { issue, amount } => format!("{criterion}:{issue}:{amount}"),
    }
}

fn choices(text: &str) -> Option<Vec<(CriterionId, RatedAt)>> {
    let id = |part: Option<&str>| Uuid::try_parse(part?).ok();
    let read = |line: &str| {
        let mut parts = line.split(':');
        let (criterion, of) = (id(parts.next())?.into(), id(parts.next())?);
        let at = match parts.next() {
            None => RatedAt::Option(of.into()),
            Some(amount) => RatedAt::Amount { issue: of.into(), amount: amount.parse().ok()? },
        };
        Some((criterion, at))
    };
    text.lines().map(read).collect()
}

impl Row for BlindRound {
    fn id(&self) -> String {
        owned(self.id.uuid(), &self.member)
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        let ids: Vec<_> = self.asked.criteria.iter().map(ToString::to_string).collect();
        cells.text("criteria", ids.join("\n"));
        cells.text("choices", self.asked.choices.iter().map(choice).collect::<Vec<_>>().join("\n"));
        cells.text("members", lines(&self.members));
        cells.text("written_by", &self.by);
        cells.text("written_at", self.at);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let (id, member) = parts(fields.row())?;
        let asked = Questions {
            criteria: fields.needed("criteria", criteria)?,
            choices: fields.needed("choices", choices)?,
        };
        Ok(Self {
            id,
            member,
            by: fields.name("written_by")?,
            at: fields.moment("written_at")?,
            party: fields.id("party")?,
            asked,
            members: fields.needed("members", members)?,
        })
    }
}

impl Row for BlindAnswer {
    fn id(&self) -> String {
        owned(self.round.uuid(), &self.member)
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("sealed", &self.sealed);
        cells.maybe("key", self.key.as_ref());
        cells.text("written_by", &self.by);
        cells.text("written_at", self.at);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let (round, member) = parts(fields.row())?;
        Ok(Self {
            round,
            member,
            by: fields.name("written_by")?,
            at: fields.moment("written_at")?,
            sealed: fields.needed("sealed", |text| Some(text.to_owned()))?,
            key: fields.maybe("key", |text| Some(text.to_owned()))?,
        })
    }
}

impl Row for BlindAct {
    fn id(&self) -> String {
        owned(self.id, &self.member)
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("round", self.round);
        cells.text("kind", self.kind.code());
        cells.text("counted", lines(&self.counted));
        cells.text("written_by", &self.by);
        cells.text("written_at", self.at);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let (id, member) = parts(fields.row())?;
        Ok(Self {
            id,
            member,
            by: fields.name("written_by")?,
            at: fields.moment("written_at")?,
            round: fields.id("round")?,
            kind: fields.needed("kind", BlindActKind::from_code)?,
            counted: fields.needed("counted", members)?,
        })
    }
}
