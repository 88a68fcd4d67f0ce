//! The tables of a plan: their fields, and the statements that keep the ordinary tables in step.

/// The field that says where among its siblings a row stands; a row without it is not there.
pub(crate) const ORDER_KEY: &str = "order_key";
/// The field that marks a row as deleted.
pub(crate) const DELETED: &str = "deleted";

/// The place of [`ORDER_KEY`] among the fields of every table.
pub(crate) const ORDER_KEY_PLACE: usize = 0;
/// The place of [`DELETED`] among the fields of every table.
pub(crate) const DELETED_PLACE: usize = 1;

macro_rules! placeholder {
    ($field:ident) => {
        ", ?"
    };
}

macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident = $name:literal ($keys:literal, $marks:literal, $plan:literal) [$($field:ident),+];)+) => {
        /// A table of a plan.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $($(#[$meta])* $table),+
        }

        impl Table {
            /// Every table, those that others point at first; a table that is added later comes last.
            pub const ALL: &'static [Self] = &[$(Self::$table),+];

            /// The name of the table, in the document and in the database.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$table => $name),+ }
            }

            /// The fields of its rows: the order key, the deleted mark, then those of the table itself.
            pub const fn fields(self) -> &'static [&'static str] {
                match self { $(Self::$table => &[ORDER_KEY, DELETED, $(stringify!($field)),+]),+ }
            }

            /// Puts a row: plan, identifier, order key, then the fields of the table itself.
            pub(crate) const fn put_statement(self) -> &'static str {
                match self { $(Self::$table => concat!(
                    "INSERT INTO \"", $name, "\" (", $keys, ", order_key", $(", \"", stringify!($field), "\""),+,
                    ") VALUES (", $marks, ", ?", $(placeholder!($field)),+,
                    ") ON CONFLICT (", $keys, ") DO UPDATE SET order_key = excluded.order_key",
                    $(", \"", stringify!($field), "\" = excluded.\"", stringify!($field), "\""),+
                )),+ }
            }

            /// Takes a row out: plan, identifier.
            pub(crate) const fn remove_statement(self) -> &'static str {
                match self { $(Self::$table => concat!(
                    "DELETE FROM \"", $name, "\" WHERE (", $keys, ") = (", $marks, ")"
                )),+ }
            }

            /// Takes every row of a plan out: plan.
            pub(crate) const fn clear_statement(self) -> &'static str {
                match self { $(Self::$table => concat!("DELETE FROM \"", $name, "\" WHERE ", $plan, " = ?1")),+ }
            }

            /// Lists every row of a plan: plan.
            pub(crate) const fn list_statement(self) -> &'static str {
                match self { $(Self::$table => concat!(
                    "SELECT * FROM \"", $name, "\" WHERE ", $plan, " = ?1 ORDER BY ", $keys
                )),+ }
            }
        }
    };
}

tables! {
    /// The plan itself.
    Plan = "plan" ("id", "?2", "id") [
        name, purpose, obstacle, status_quo, mine, gain_basis, dormant_until, dormant_note, safe_to_say_no
    ];
    /// Those whose yes is needed.
    Party = "party" ("plan, id", "?1, ?2", "plan") [
        name, about, essentials, order_source, order_confidence, order_written_by, order_written_at, order_note
    ];
    /// Everyone and everything touched.
    Stakeholder = "stakeholder" ("plan, id", "?1, ?2", "plan") [
        name, kind, party, parts, hearing, stance, about, workaround
    ];
    /// What must be settled.
    Issue = "issue" ("plan, id", "?1, ?2", "plan") [name, kind, lower, upper, step, unit];
    /// Ways to settle an issue.
    IssueOption = "option" ("plan, id", "?1, ?2", "plan") [issue, name];
    /// What was said to be wanted.
    Position = "position" ("plan, id", "?1, ?2", "plan") [
        issue, party, words, source, confidence, written_by, written_at, note
    ];
    /// What the parties care about.
    Value = "value" ("plan, id", "?1, ?2", "plan") [
        party, words, leads_to, protection, source, confidence, written_by, written_at, note
    ];
    /// How values are judged.
    Criterion = "criterion" ("plan, id", "?1, ?2", "plan") [
        party, value, statement, evidence, level_0, level_1, level_2, level_3, standing, needed, need_source,
        need_confidence, need_written_by, need_written_at, need_note, rank, points, combine, source, confidence,
        written_by, written_at, note
    ];
    /// The issues that set the level of a criterion.
    CriterionIssue = "criterion_issue" ("plan, id", "?1, ?2", "plan") [criterion, issue];
    /// What issues stand for.
    Reading = "reading" ("plan, id", "?1, ?2", "plan") [
        party, issue, criterion, value, strength, source, confidence, written_by, written_at, note
    ];
    /// Levels that choices set.
    Rating = "rating" ("plan, id", "?1, ?2", "plan") [
        criterion, option, issue, amount, level, source, confidence, written_by, written_at, note
    ];
    /// Levels that choices add or take.
    Shift = "shift" ("plan, id", "?1, ?2", "plan") [
        criterion, levels, source, confidence, written_by, written_at, note
    ];
    /// When a shift applies.
    ShiftCondition = "shift_condition" ("plan, id", "?1, ?2", "plan") [shift, issue, lowest, highest];
    /// The options for which a condition of a shift holds.
    ShiftConditionOption = "shift_condition_option" ("plan, id", "?1, ?2", "plan") [shift, issue, option];
    /// What cannot go together.
    Constraint = "constraint" ("plan, id", "?1, ?2", "plan") [
        reason, source, confidence, written_by, written_at, note
    ];
    /// When a constraint applies.
    ConstraintCondition = "constraint_condition" ("plan, id", "?1, ?2", "plan") [
        constraint, issue, lowest, highest
    ];
    /// The options for which a condition of a constraint holds.
    ConstraintConditionOption = "constraint_condition_option" ("plan, id", "?1, ?2", "plan") [
        constraint, issue, option
    ];
    /// What each party has without agreement.
    NoAgreementCourse = "no_agreement_course" ("plan, id", "?1, ?2", "plan") [party, words, utility_from_file];
    /// The levels that a course without agreement brings.
    CourseLevel = "course_level" ("plan, id", "?1, ?2", "plan") [
        party, criterion, level, source, confidence, written_by, written_at, note
    ];
    /// Questions to ask.
    Question = "question" ("plan, id", "?1, ?2", "plan") [
        party, issue, criterion, words, answer, ask_again, answer_words
    ];
    /// Packages that were kept.
    Package = "package" ("plan, id", "?1, ?2", "plan") [title, reason, kept_by, kept_at, changed];
    /// What a kept package chooses.
    PackageChoice = "package_choice" ("plan, id", "?1, ?2", "plan") [package, issue, option, amount];
    /// Versions that were kept.
    KeptVersion = "kept_version" ("plan, id", "?1, ?2", "plan") [name, reason, kept_by, kept_at, content];
    /// Soft gates that were passed.
    GatePass = "gate_pass" ("plan, id", "?1, ?2", "plan") [gate, reason, passed_by, passed_at];
    /// What those on the map have with each other.
    Influence = "influence" ("plan, id", "?1, ?2", "plan") [
        from_party, from_stakeholder, to_party, to_stakeholder, kind
    ];
    /// What criteria of several parties have to do with each other.
    CommonGround = "common_ground" ("plan, id", "?1, ?2", "plan") [relation, wording];
    /// The criteria of common ground.
    CommonCriterion = "common_criterion" ("plan, id", "?1, ?2", "plan") [common_ground, criterion, confirmation];
    /// What the parties have of time, courage and means.
    Circumstance = "circumstance" ("plan, id", "?1, ?2", "plan") [
        party, kind, degree, issue, words, source, confidence, written_by, written_at, note
    ];
    /// Ideas that were kept.
    Idea = "idea" ("plan, id", "?1, ?2", "plan") [code, party, words, state, by, at];
    /// The rows that ideas come from.
    IdeaRow = "idea_row" ("plan, id", "?1, ?2", "plan") [idea, kind, row];
    /// Standards, mandates and deadlines.
    Standard = "standard" ("plan, id", "?1, ?2", "plan") [
        kind, party, words, day, source, confidence, written_by, written_at, note
    ];
    /// The choices that a standard speaks to.
    StandardCondition = "standard_condition" ("plan, id", "?1, ?2", "plan") [standard, issue, lowest, highest];
    /// The options that a standard speaks to.
    StandardConditionOption = "standard_condition_option" ("plan, id", "?1, ?2", "plan") [
        standard, issue, option
    ];
    /// What may happen.
    Event = "event" ("plan, id", "?1, ?2", "plan") [words];
    /// What the parties expect.
    Forecast = "forecast" ("plan, id", "?1, ?2", "plan") [
        event, party, low, high, source, confidence, written_by, written_at, note
    ];
    /// Terms that depend on events.
    ContingentTerm = "contingent_term" ("plan, id", "?1, ?2", "plan") [
        package, issue, event, then_option, then_amount, otherwise_option, otherwise_amount,
        trigger, cause, first_to_know, worse_branch
    ];
    /// What packages and options disturb.
    Fallout = "fallout" ("plan, id", "?1, ?2", "plan") [
        package, option, stakeholder, severity, words, source, confidence, written_by, written_at,
        note
    ];
    /// What would soften it.
    Mitigation = "mitigation" ("plan, id", "?1, ?2", "plan") [fallout, words, state, said_by];
    /// What was laid on the table.
    Offer = "offer" ("plan, id", "?1, ?2", "plan") [party, set, words, by, at];
    /// What an offer chooses.
    OfferChoice = "offer_choice" ("plan, id", "?1, ?2", "plan") [offer, issue, option, amount];
    /// What parties made of an offer.
    Reaction = "reaction" ("plan, id", "?1, ?2", "plan") [offer, party, kind, words, at];
    /// The conversation plan.
    TalkLine = "talk_line" ("plan, id", "?1, ?2", "plan") [kind, party, words];
    /// What was agreed.
    Agreement = "agreement" ("plan, id", "?1, ?2", "plan") [package, terms, signed, in_spite_of];
    /// Who does what by when.
    Commitment = "commitment" ("plan, id", "?1, ?2", "plan") [agreement, who, what, due, state];
    /// What makes an agreement last.
    DurabilityAnswer = "durability_answer" ("plan, id", "?1, ?2", "plan") [agreement, point, words];
    /// What each party can say at home.
    Explanation = "explanation" ("plan, id", "?1, ?2", "plan") [agreement, party, words];
    /// How each party sees an agreement at its review.
    AfterCheck = "after_check" ("plan, id", "?1, ?2", "plan") [
        agreement, party, outcome, own_part, process, relationship, essentials, words, at
    ];
    /// What colleagues say about rows.
    Comment = "comment" ("plan, id", "?1, ?2", "plan") [
        on_table, on_row, words, written_by, written_at, resolved_by
    ];
    /// What members of a team are asked, each alone.
    BlindRound = "blind_round" ("plan, id", "?1, ?2", "plan") [
        party, criteria, choices, members, written_by, written_at
    ];
    /// What a member answered, sealed until all have.
    BlindAnswer = "blind_answer" ("plan, id", "?1, ?2", "plan") [sealed, key, written_by, written_at];
    /// What came of a round.
    BlindAct = "blind_act" ("plan, id", "?1, ?2", "plan") [round, kind, counted, written_by, written_at];
}

impl Table {
    /// The table of a name, or nothing when there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.name() == name)
    }

    /// The field of a name, or nothing when the table has none.
    pub fn field(self, name: &str) -> Option<&'static str> {
        self.fields().iter().copied().find(|field| *field == name)
    }

    /// The tables of the first schema, which are made together.
    pub(crate) fn first() -> &'static [Self] {
        Self::ALL.split_at(Self::GatePass.place() + 1).0
    }

    /// The tables that came later, each of which is made by itself.
    pub(crate) fn later() -> &'static [Self] {
        Self::ALL.split_at(Self::GatePass.place() + 1).1
    }

    /// The place of the table among all.
    pub(crate) const fn place(self) -> usize {
        self as usize
    }

    /// The place of a field among those of the table.
    pub(crate) fn field_place(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| *field == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_put_by_its_fields() {
        assert_eq!(
            Table::IssueOption.put_statement(),
            "INSERT INTO \"option\" (plan, id, order_key, \"issue\", \"name\") VALUES (?1, ?2, ?, ?, ?) \
             ON CONFLICT (plan, id) DO UPDATE SET order_key = excluded.order_key, \
             \"issue\" = excluded.\"issue\", \"name\" = excluded.\"name\""
        );
    }

    #[test]
    fn a_table_is_found_by_its_name_and_place() {
        for (place, table) in Table::ALL.iter().enumerate() {
            assert_eq!((Table::from_name(table.name()), table.place()), (Some(*table), place));
        }
    }
}
