//! A team's charter: its name, its members and its keys from an epoch on. Every change of members is a new epoch with a new
//! key, and its charter is encrypted to who belongs to the team then, and signed by the owner who made it.

use std::io::Write as _;

use entente_core::model::Name;
use entente_store::TeamId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    depot::KeyFileName,
    identity::{Card, Identity, IdentityError, MemberId, Purpose, SIGNATURE_LENGTH, Signature},
    key::{EpochKey, Keyring},
    sealed::{LONGEST_FILE, hash},
    standing::Member,
};

/// The form of charters that this Entente writes and reads.
const FORM: u32 = 1;
/// How many members a team has at most, those that were removed among them.
pub const MOST_MEMBERS: usize = 1_000;

/// What holds for a team from an epoch on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    form: u32,
    team: Uuid,
    /// What the team is called.
    pub name: Name,
    /// What the file that names the store says.
    pub store: String,
    /// From which epoch on it holds.
    pub epoch: u32,
    /// The keys of this epoch and those before.
    pub keys: Keyring,
    /// Who belongs to the team, or did.
    pub members: Vec<Member>,
}

/// Says why a file of keys is not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// It is not encrypted to whoever works here.
    #[error("the charter is not for whoever works here")]
    NotForMe,
    /// It was altered, or is not whole.
    #[error("the charter was altered, or is not whole")]
    Damaged,
    /// No owner of the team has signed it.
    #[error("no owner of the team has signed the charter")]
    Forged,
    /// A newer Entente wrote it.
    #[error("the charter has form {0}, which is newer than this Entente")]
    Newer(u32),
    /// The team has too many members for one charter.
    #[error("a team has at most {MOST_MEMBERS} members")]
    TooLarge,
}

impl CharterError {
    /// The key of the message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotForMe => "error.charter_not_for_me",
            Self::Damaged => "error.charter_damaged",
            Self::Forged => "error.charter_forged",
            Self::Newer(_) => "error.charter_newer",
            Self::TooLarge => "error.charter_too_large",
        }
    }
}

/// A charter, and the file it comes as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterFile {
    /// The charter.
    pub charter: Charter,
    /// Who signed it.
    pub signer: MemberId,
    /// The whole file.
    pub bytes: Vec<u8>,
    signature: Signature,
    signed: Vec<u8>,
}

impl Charter {
    /// The first charter of a new team, with its first member.
    ///
    /// # Errors
    ///
    /// When the system gives no random numbers.
    pub fn first(team: TeamId, name: Name, store: String, owner: Member) -> Result<Self, IdentityError> {
        let keys = [EpochKey::generate(1)?].into_iter().collect();
        Ok(Self { form: FORM, team: team.uuid(), name, store, epoch: 1, keys, members: vec![owner] })
    }

    /// The charter of the next epoch, with other members and a key of its own.
    ///
    /// # Errors
    ///
    /// When the system gives no random numbers.
    pub fn next(&self, members: Vec<Member>) -> Result<Self, IdentityError> {
        let epoch = self.epoch + 1;
        let mut keys = self.keys.clone();
        keys.add(EpochKey::generate(epoch)?);
        Ok(Self { epoch, keys, members, ..self.clone() })
    }

    /// The team.
    pub fn team(&self) -> TeamId {
        self.team.into()
    }

    /// The key to seal with.
    pub fn key(&self) -> Option<&EpochKey> {
        self.keys.of_epoch(self.epoch).next()
    }

    /// A member, or somebody who was one.
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id() == id)
    }

    /// Takes over what the charter of another owner says, who acted at the same time: all members, without those whom
    /// either removed, and every key.
    pub fn reconcile(&mut self, other: &Self) {
        for key in other.keys.all() {
            self.keys.add(key.clone());
        }
        for theirs in &other.members {
            match self.members.iter_mut().find(|mine| mine.id() == theirs.id()) {
                Some(mine) if mine.is_in() => mine.removal.clone_from(&theirs.removal),
                Some(_) => {}
                None => self.members.push(theirs.clone()),
            }
        }
    }

    /// Signs the charter, and encrypts it to everybody who belongs to the team.
    ///
    /// # Errors
    ///
    /// When the team has too many members.
    pub fn seal(&self, identity: &Identity) -> Result<CharterFile, CharterError> {
        let signed = serde_json::to_vec(self).map_err(|_| CharterError::Damaged)?;
        let signature = identity.sign(Purpose::Epoch, &signed);
        let signer = identity.member();
        let plain = [&signature.to_bytes()[..], signer.uuid().as_bytes(), &signed].concat();
        let readers: Vec<_> = self.members.iter().filter(|member| member.is_in()).collect();
        let recipients = readers.iter().map(|member| member.card.recipient() as &dyn age::Recipient);
        let bytes = encrypt(recipients, &plain).ok_or(CharterError::TooLarge)?;
        if bytes.len() > LONGEST_FILE || self.members.len() > MOST_MEMBERS {
            return Err(CharterError::TooLarge);
        }
        Ok(CharterFile { charter: self.clone(), signer, bytes, signature, signed })
    }
}

fn encrypt<'a>(readers: impl Iterator<Item = &'a dyn age::Recipient>, plain: &[u8]) -> Option<Vec<u8>> {
    let encryptor = age::Encryptor::with_recipients(readers).ok()?;
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes).ok()?;
    writer.write_all(plain).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

impl CharterFile {
    /// Opens a file; who signed it is still to be compared with who may.
    ///
    /// # Errors
    ///
    /// When it is not for whoever works here, damaged, or of a newer form.
    pub fn open(bytes: &[u8], identity: &Identity) -> Result<Self, CharterError> {
        let plain = age::decrypt(identity.opening(), bytes).map_err(|error| {
            // Everything else says that the bytes are not those of a whole file.
            let is_for_others = matches!(error, age::DecryptError::NoMatchingKeys);
            if is_for_others { CharterError::NotForMe } else { CharterError::Damaged }
        })?;
        let (signature, rest) = plain.split_first_chunk::<SIGNATURE_LENGTH>().ok_or(CharterError::Damaged)?;
        let (signer, signed) = rest.split_first_chunk::<16>().ok_or(CharterError::Damaged)?;
        let charter: Charter = serde_json::from_slice(signed).map_err(|_| CharterError::Damaged)?;
        if charter.form != FORM {
            return Err(CharterError::Newer(charter.form));
        }
        if charter.members.len() > MOST_MEMBERS {
            return Err(CharterError::TooLarge);
        }
        Ok(Self {
            charter,
            signer: Uuid::from_bytes(*signer).into(),
            bytes: bytes.to_vec(),
            signature: Signature::from_bytes(*signature),
            signed: signed.to_vec(),
        })
    }

    /// Refuses a charter that the person of a card has not signed.
    ///
    /// # Errors
    ///
    /// When the card is another member's, or the signature does not fit.
    pub fn signed_by(&self, card: &Card) -> Result<(), CharterError> {
        let fits =
            card.member() == self.signer && card.has_signed(Purpose::Epoch, &self.signed, self.signature);
        if fits { Ok(()) } else { Err(CharterError::Forged) }
    }

    /// The name of the file.
    pub fn name(&self) -> KeyFileName {
        KeyFileName::of(self.charter.epoch, hash(&self.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::{Removal, Standing};

    fn person(name: &str) -> Identity {
        Identity::generate(Name::new(name).unwrap()).unwrap()
    }

    fn member(person: &Identity, standing: Standing) -> Member {
        Member { card: person.card().clone(), standing, removal: None }
    }

    fn team(owner: &Identity) -> Charter {
        let name = Name::new("Our side").unwrap();
        Charter::first(Uuid::from_u128(1).into(), name, "store".into(), member(owner, Standing::Owner))
            .unwrap()
    }

    #[test]
    fn a_charter_opens_to_its_members_and_names_its_signer() {
        let (ada, ben, eve) = (person("Ada"), person("Ben"), person("Eve"));
        let first = team(&ada);
        let both = first.next(vec![member(&ada, Standing::Owner), member(&ben, Standing::Edit)]).unwrap();
        let file = both.seal(&ada).unwrap();
        let opened = CharterFile::open(&file.bytes, &ben).unwrap();
        assert_eq!(opened.charter, both);
        opened.signed_by(ada.card()).unwrap();
        assert_eq!(opened.signed_by(ben.card()), Err(CharterError::Forged));
        assert_eq!(CharterFile::open(&file.bytes, &eve).unwrap_err(), CharterError::NotForMe);
        assert_eq!(opened.charter.keys.all().len(), 2, "a new member reads what was written before");
        let mut altered = file.bytes.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert_eq!(CharterFile::open(&altered, &ben).unwrap_err(), CharterError::Damaged);
        assert_eq!(CharterFile::open(&file.bytes[..90], &ben).unwrap_err(), CharterError::Damaged);
    }

    #[test]
    fn whoever_is_removed_has_no_key_of_what_is_written_after() {
        let (ada, ben) = (person("Ada"), person("Ben"));
        let both =
            team(&ada).next(vec![member(&ada, Standing::Owner), member(&ben, Standing::Edit)]).unwrap();
        let gone =
            Member { removal: Some(Removal { epoch: 3, last: Vec::new() }), ..member(&ben, Standing::Edit) };
        let after = both.next(vec![member(&ada, Standing::Owner), gone]).unwrap();
        let file = after.seal(&ada).unwrap();
        assert_eq!(CharterFile::open(&file.bytes, &ben).unwrap_err(), CharterError::NotForMe);
        assert!(both.keys.of_epoch(3).next().is_none());
        assert!(after.key().unwrap().epoch == 3 && CharterFile::open(&file.bytes, &ada).is_ok());
    }

    #[test]
    fn two_owners_who_act_at_once_lose_no_removal_and_no_invitation() {
        let (ada, ben, eve) = (person("Ada"), person("Ben"), person("Eve"));
        let owners = vec![member(&ada, Standing::Owner), member(&ben, Standing::Owner)];
        let both = team(&ada).next([owners.clone(), vec![member(&eve, Standing::Edit)]].concat()).unwrap();
        let removal = Some(Removal { epoch: 3, last: Vec::new() });
        let without = Member { removal, ..member(&eve, Standing::Edit) };
        let mut one = both.next([owners.clone(), vec![without]].concat()).unwrap();
        let mut members = both.members.clone();
        let joined = person("Joy");
        members.push(member(&joined, Standing::Read));
        let other = both.next(members).unwrap();
        one.reconcile(&other);
        assert!(!one.member(eve.member()).unwrap().is_in());
        assert!(one.member(joined.member()).unwrap().is_in());
        assert_eq!(one.keys.of_epoch(3).count(), 2);
    }
}
