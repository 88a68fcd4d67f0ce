//! Why something that wants to come in is refused, and where.

use std::fmt;

use crate::model::{Fault, code::coded};

coded! {
    /// Why a file is refused.
    pub enum RefusalCode {
        /// The file is larger than 50 MB.
        TooLarge = "too_large",
        /// The file is not UTF-8 text.
        NotText = "not_text",
        /// The text is not JSON, or breaks off.
        NotJson = "not_json",
        /// The text is not XML, or breaks off.
        NotXml = "not_xml",
        /// Lists and objects are nested too deep.
        TooDeep = "too_deep",
        /// There are too many records.
        TooManyRecords = "too_many_records",
        /// A text is too long.
        TextTooLong = "text_too_long",
        /// A number is too large, or no number.
        NumberTooLarge = "number_too_large",
        /// A key stands twice in one object.
        DuplicateKey = "duplicate_key",
        /// A text holds a character that is not shown.
        InvisibleCharacter = "invisible_character",
        /// The file is of no kind that Entente reads.
        UnknownFormat = "unknown_format",
        /// The file was written by a newer Entente.
        NewerVersion = "newer_version",
        /// Something is missing, unknown or of another type than it must be.
        WrongShape = "wrong_shape",
        /// The rows of a plan do not fit together.
        Fault = "fault",
        /// A kept version inside the file is itself refused.
        KeptVersion = "kept_version",
        /// An XML file declares a document type or entities.
        Doctype = "doctype",
        /// A text of an imported file is not a number.
        NotANumber = "not_a_number",
        /// A weight or an evaluation is below zero, or above one where one is the most.
        OutOfRange = "out_of_range",
        /// Nothing says what is on the table: the domain is missing.
        NoDomain = "no_domain",
        /// There are two domain files.
        SeveralDomains = "several_domains",
        /// There is no profile of a party.
        NoProfile = "no_profile",
        /// Files of different formats were given together.
        MixedFormats = "mixed_formats",
        /// A plan file was given together with other files.
        SeveralPlans = "several_plans",
        /// An issue of a profile is not one of the domain.
        UnknownIssue = "unknown_issue",
        /// An issue of the domain is not in a profile.
        MissingIssue = "missing_issue",
        /// An option of a profile is not one of the domain.
        UnknownOption = "unknown_option",
        /// An option of the domain is not in a profile.
        MissingOption = "missing_option",
        /// An issue or an option stands twice.
        NamedTwice = "named_twice",
        /// An issue has no weight.
        MissingWeight = "missing_weight",
        /// All weights are zero.
        NoWeight = "no_weight",
        /// An issue takes any real or whole amount.
        RealValued = "real_valued",
        /// Worth does not add up over issues.
        Nonlinear = "nonlinear",
        /// Objectives are nested.
        NestedObjectives = "nested_objectives",
    }
}

/// Where in which file something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The name of the file, when there are several or it is known.
    pub file: Option<String>,
    /// A JSON pointer, or the path of XML elements.
    pub pointer: Option<String>,
    /// The line and the column, from 1.
    pub line: Option<(usize, usize)>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|(line, column)| format!("{line}:{column}"));
        let known = [self.file.clone(), line, self.pointer.clone()].into_iter().flatten();
        out.write_str(&known.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

/// One reason for which a file is refused; nothing of it was taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {}: {detail}", code.code())]
pub struct Refusal {
    /// Why.
    pub code: RefusalCode,
    /// Where.
    pub place: Box<Place>,
    /// What stands there, what is expected, or the limit.
    pub detail: String,
    /// What is wrong with the rows, when they do not fit together.
    pub fault: Option<Box<Fault>>,
}

impl Refusal {
    /// A refusal of the whole of a file.
    pub(crate) fn new(code: RefusalCode, detail: impl fmt::Display) -> Self {
        Self { code, place: Box::default(), detail: detail.to_string(), fault: None }
    }

    /// The same, at a JSON pointer or path of elements.
    pub(crate) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.place.pointer = Some(pointer.into());
        self
    }

    /// The same, at a line and column from 1.
    pub(super) fn on_line(mut self, line: usize, column: usize) -> Self {
        self.place.line = Some((line, column));
        self
    }

    /// The same, in a file of this name, unless it already says in which.
    pub fn inside(mut self, file: &str) -> Self {
        self.place.file.get_or_insert_with(|| file.to_owned());
        self
    }
}
