//! Certificates to and from the text of an `entente-certificate` file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{Claim, ListedAmounts};
use crate::{interchange, model::Plan};

/// The word by which a certificate is known.
const FORMAT: &str = "entente-certificate";
/// The version of the format that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The largest certificate, in bytes.
pub const LARGEST_CERTIFICATE: usize = interchange::LARGEST_FILE as usize;

/// Claims about one plan, with their proofs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The digest of the plan ([`digest`]).
    pub plan: String,
    /// The choices of issues of which any amount can be chosen.
    pub amounts: Vec<ListedAmounts>,
    /// What is claimed.
    pub claims: Vec<Claim>,
}

/// Why a text is no certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// It is larger than certificates may be.
    #[error("{0} bytes, and a certificate has at most {LARGEST_CERTIFICATE}")]
    TooLarge(usize),
    /// It is not JSON, or breaks off.
    #[error("this is not JSON: {0}")]
    NotJson(String),
    /// It is something else than a certificate.
    #[error("this is no certificate of Entente")]
    UnknownFormat,
    /// It was written by a newer Entente.
    #[error("version {0} of the format is newer than {VERSION}")]
    NewerVersion(u64),
    /// Something is missing, unknown or of another type than it must be.
    #[error("{at}: {detail}")]
    WrongShape {
        /// Where.
        at: String,
        /// What is wrong.
        detail: String,
    },
    /// The content is not the one that was sealed.
    #[error("the certificate was changed after it was written")]
    Altered,
}

/// The word by which the file is known.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Format {
    /// A certificate of Entente.
    EntenteCertificate,
}

/// A certificate of Entente as a file: what is claimed of a plan, and the proof of each claim.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "entente-certificate, version 1")]
struct Document {
    /// The word by which the file is known.
    format: Format,
    /// The version of the format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The SHA-256, in hexadecimal digits, of the plan as `entente-plan` text.
    plan: String,
    /// The choices of issues of which any amount can be chosen, in plan order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    amounts: Vec<ListedAmounts>,
    /// What is claimed.
    claims: Vec<Claim>,
    /// The SHA-256, in hexadecimal digits, of this file as JSON without this field, without spaces and with sorted keys.
    seal: String,
}

/// What is sealed: the file without its seal.
#[derive(Serialize)]
struct Sealed<'a> {
    format: Format,
    version: u32,
    plan: &'a str,
    #[serde(skip_serializing_if = "<[ListedAmounts]>::is_empty")]
    amounts: &'a [ListedAmounts],
    claims: &'a [Claim],
}

/// Enough of a file to tell whether it can be read.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

/// The digest by which certificates name a plan: the SHA-256 of its file, in hexadecimal digits.
pub fn digest(plan: &Plan) -> String {
    hexadecimal(interchange::export(plan).as_bytes())
}

/// The JSON Schema of an `entente-certificate` file, version 1, as text.
pub fn schema() -> String {
    let mut schema = Value::from(schemars::schema_for!(Document));
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

impl Certificate {
    /// The certificate of claims about a plan, with the amounts that count as choices.
    pub fn of(plan: &Plan, amounts: Vec<ListedAmounts>, claims: Vec<Claim>) -> Self {
        Self { plan: digest(plan), amounts, claims }
    }

    /// The text of the file; the same claims always give the same text.
    pub fn written(&self) -> String {
        let document = Document {
            format: Format::EntenteCertificate,
            version: VERSION,
            plan: self.plan.clone(),
            amounts: self.amounts.clone(),
            claims: self.claims.clone(),
            seal: self.seal(),
        };
        let text = serde_json::to_string(&document).unwrap_or_default();
        format!("{text}\n")
    }

    /// The certificate of a text, or why the text is none.
    pub fn read(text: &str) -> Result<Self, CertificateError> {
        if text.len() > LARGEST_CERTIFICATE {
            return Err(CertificateError::TooLarge(text.len()));
        }
        check_head(text)?;
        let mut source = serde_json::Deserializer::from_str(text);
        let document: Document = serde_path_to_error::deserialize(&mut source).map_err(|error| {
            CertificateError::WrongShape { at: error.path().to_string(), detail: error.inner().to_string() }
        })?;
        source.end().map_err(|error| CertificateError::NotJson(error.to_string()))?;
        let certificate = Self { plan: document.plan, amounts: document.amounts, claims: document.claims };
        if certificate.seal() == document.seal { Ok(certificate) } else { Err(CertificateError::Altered) }
    }

    /// The digest of everything that is claimed.
    fn seal(&self) -> String {
        let sealed = Sealed {
            format: Format::EntenteCertificate,
            version: VERSION,
            plan: &self.plan,
            amounts: &self.amounts,
            claims: &self.claims,
        };
        let mut value = serde_json::to_value(&sealed).unwrap_or_default();
        value.sort_all_objects();
        hexadecimal(value.to_string().as_bytes())
    }
}

fn check_head(text: &str) -> Result<(), CertificateError> {
    let not_json = |error: serde_json::Error| CertificateError::NotJson(error.to_string());
    let value: serde::de::IgnoredAny = serde_json::from_str(text).map_err(not_json)?;
    let _ = value;
    let head: Head = serde_json::from_str(text).map_err(|_| CertificateError::UnknownFormat)?;
    if head.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(CertificateError::UnknownFormat);
    }
    match head.version.as_ref().and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => Ok(()),
        Some(version) if version > u64::from(VERSION) => Err(CertificateError::NewerVersion(version)),
        Some(_) | None => Err(CertificateError::WrongShape {
            at: "version".to_owned(),
            detail: head.version.map_or_else(|| "missing".to_owned(), |version| version.to_string()),
        }),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
