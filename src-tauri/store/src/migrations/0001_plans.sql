-- The first schema: the log of changes, the ordinary tables that repeat it, and what is derived from a plan.
PRAGMA application_id = 1164866661; -- "Ente"
PRAGMA user_version = 1;

-- The truth: every change of every plan, in the order of arrival. Nothing is ever changed or taken out.
CREATE TABLE change (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('plan', 'library')),
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    inverts INTEGER REFERENCES change (number),
    label TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    actor BLOB NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    CHECK ((kind = 'edit') = (inverts IS NULL))
) STRICT;
CREATE INDEX change_of_plan ON change (plan, number);
CREATE INDEX change_of_scope ON change (scope, number);

-- What every change did to every cell: the history of any field, and what an undo sets back.
CREATE TABLE change_cell (
    change INTEGER NOT NULL REFERENCES change (number),
    table_name TEXT NOT NULL,
    row TEXT NOT NULL,
    field TEXT NOT NULL,
    old ANY,
    new ANY,
    PRIMARY KEY (change, table_name, row, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'changes are never taken out'); END;
CREATE TRIGGER change_cell_stays BEFORE UPDATE ON change_cell
BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
CREATE TRIGGER change_cell_is_kept BEFORE DELETE ON change_cell
BEGIN SELECT RAISE(ABORT, 'changes are never taken out'); END;

-- The plans themselves. Every table from here to gate_pass repeats what the changes say and can be rebuilt from them.
CREATE TABLE plan (
    id TEXT NOT NULL PRIMARY KEY,
    order_key TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    obstacle TEXT,
    status_quo TEXT,
    mine TEXT,
    gain_basis TEXT NOT NULL CHECK (gain_basis IN ('course_only', 'zero')),
    FOREIGN KEY (id, mine) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Those whose yes is needed.
CREATE TABLE party (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT,
    essentials TEXT NOT NULL CHECK (essentials IN ('as_marked', 'nothing_is_essential')),
    order_source TEXT NOT NULL CHECK (order_source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    order_confidence TEXT NOT NULL CHECK (order_confidence IN ('certain', 'high', 'medium', 'low')),
    order_written_by TEXT,
    order_written_at TEXT,
    order_note TEXT,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- Everyone and everything touched; parts are codes divided by spaces.
CREATE TABLE stakeholder (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'group', 'role', 'rule', 'budget', 'initiative', 'relationship')),
    party TEXT,
    parts TEXT NOT NULL,
    hearing TEXT NOT NULL CHECK (hearing IN ('optional', 'must_be_heard', 'heard')),
    stance TEXT NOT NULL CHECK (
        stance IN ('opposes', 'not_aware', 'exploring', 'criteria_voiced', 'can_live_with_it', 'committed')
    ),
    about TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What must be settled. Amounts are exact: whole numbers or fractions in lowest terms.
CREATE TABLE issue (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('listed', 'numeric')),
    lower TEXT CHECK (lower GLOB '[-0-9]*'),
    upper TEXT CHECK (upper GLOB '[-0-9]*'),
    step TEXT CHECK (step GLOB '[-0-9]*'),
    unit TEXT,
    PRIMARY KEY (plan, id),
    CHECK ((kind = 'numeric') = (lower IS NOT NULL AND upper IS NOT NULL AND step IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Ways to settle a listed issue.
CREATE TABLE option (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    issue TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What was said to be wanted, in the words used.
CREATE TABLE position (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    issue TEXT NOT NULL,
    party TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What the parties care about.
CREATE TABLE value (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    words TEXT NOT NULL,
    leads_to TEXT,
    protection TEXT NOT NULL CHECK (protection IN ('open', 'protected')),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, leads_to) REFERENCES value (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- How values are judged here.
CREATE TABLE criterion (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    value TEXT,
    statement TEXT NOT NULL,
    evidence TEXT,
    level_0 TEXT,
    level_1 TEXT,
    level_2 TEXT,
    level_3 TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('open', 'essential')),
    needed INTEGER NOT NULL CHECK (needed BETWEEN 1 AND 3),
    need_source TEXT NOT NULL CHECK (need_source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    need_confidence TEXT NOT NULL CHECK (need_confidence IN ('certain', 'high', 'medium', 'low')),
    need_written_by TEXT,
    need_written_at TEXT,
    need_note TEXT,
    rank INTEGER CHECK (rank > 0),
    points TEXT CHECK (points GLOB '[0-9]*'),
    combine TEXT NOT NULL CHECK (combine IN ('weakest', 'best', 'blend')),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, value) REFERENCES value (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The issues whose choice sets the level of a criterion.
CREATE TABLE criterion_issue (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    criterion TEXT NOT NULL,
    issue TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What an issue stands for to a party.
CREATE TABLE reading (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    issue TEXT NOT NULL,
    criterion TEXT,
    value TEXT,
    strength TEXT NOT NULL CHECK (strength IN ('only_way', 'one_of_several', 'weak')),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    CHECK (criterion IS NOT NULL OR value IS NOT NULL),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, value) REFERENCES value (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The level that an option, or an amount of a numeric issue, sets; an empty level is not known yet.
CREATE TABLE rating (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    criterion TEXT NOT NULL,
    option TEXT,
    issue TEXT,
    amount TEXT CHECK (amount GLOB '[-0-9]*'),
    level TEXT CHECK (level GLOB '[0-9]*'),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    CHECK ((option IS NULL) = (issue IS NOT NULL AND amount IS NOT NULL)),
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Levels added to or taken from a criterion when every condition holds.
CREATE TABLE shift (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    criterion TEXT NOT NULL,
    levels INTEGER NOT NULL CHECK (levels BETWEEN -3 AND 3 AND levels <> 0),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What is chosen for one issue when a shift applies: the options named below, or amounts of a range.
CREATE TABLE shift_condition (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    shift TEXT NOT NULL,
    issue TEXT NOT NULL,
    lowest TEXT CHECK (lowest GLOB '[-0-9]*'),
    highest TEXT CHECK (highest GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, shift) REFERENCES shift (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The options for which a condition of a shift holds.
CREATE TABLE shift_condition_option (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    shift TEXT NOT NULL,
    issue TEXT NOT NULL,
    option TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, shift) REFERENCES shift (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What cannot go together.
CREATE TABLE "constraint" (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    reason TEXT,
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- What is chosen for one issue when a constraint applies.
CREATE TABLE constraint_condition (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    "constraint" TEXT NOT NULL,
    issue TEXT NOT NULL,
    lowest TEXT CHECK (lowest GLOB '[-0-9]*'),
    highest TEXT CHECK (highest GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, "constraint") REFERENCES "constraint" (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The options for which a condition of a constraint holds.
CREATE TABLE constraint_condition_option (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    "constraint" TEXT NOT NULL,
    issue TEXT NOT NULL,
    option TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, "constraint") REFERENCES "constraint" (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What each party has when there is no agreement.
CREATE TABLE no_agreement_course (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    words TEXT,
    utility_from_file TEXT CHECK (utility_from_file GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The level that a course without agreement brings to a criterion; an empty level is not known yet.
CREATE TABLE course_level (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    criterion TEXT NOT NULL,
    level TEXT CHECK (level GLOB '[0-9]*'),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES no_agreement_course (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Questions to ask.
CREATE TABLE question (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT,
    issue TEXT,
    criterion TEXT,
    words TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('open', 'not_known_yet', 'answered')),
    ask_again TEXT,
    answer_words TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Packages that were kept.
CREATE TABLE package (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT,
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- What a kept package chooses.
CREATE TABLE package_choice (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    package TEXT NOT NULL,
    issue TEXT NOT NULL,
    option TEXT,
    amount TEXT CHECK (amount GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    CHECK ((option IS NULL) = (amount IS NOT NULL)),
    FOREIGN KEY (plan, package) REFERENCES package (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Frozen copies of the plan, as entente-plan files.
CREATE TABLE kept_version (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    name TEXT NOT NULL,
    reason TEXT,
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- Soft gates that were passed.
CREATE TABLE gate_pass (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    gate TEXT NOT NULL,
    reason TEXT,
    passed_by TEXT NOT NULL,
    passed_at TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- What was cut away to make the rows of a plan fit together, such as rows edited while somebody deleted what they
-- point at.
CREATE TABLE review (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row TEXT NOT NULL,
    field TEXT,
    code TEXT NOT NULL,
    PRIMARY KEY (plan, place)
) STRICT, WITHOUT ROWID;

-- When a plan was last opened here.
CREATE TABLE plan_opened (
    plan TEXT NOT NULL PRIMARY KEY,
    opened_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is remembered between starts.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Proposed packages: derived from a plan as it was at one revision, gone with the next change.
CREATE TABLE proposal (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES change (number),
    listing TEXT NOT NULL,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    alike TEXT NOT NULL,
    PRIMARY KEY (plan, number)
) STRICT, WITHOUT ROWID;

-- What a proposed package chooses.
CREATE TABLE proposal_choice (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL,
    issue TEXT NOT NULL,
    option TEXT,
    amount TEXT,
    PRIMARY KEY (plan, number, issue),
    FOREIGN KEY (plan, number) REFERENCES proposal (plan, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CHECK ((option IS NULL) = (amount IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What a proposed package is worth to a party, on the party's own scale and for its own eyes only.
CREATE TABLE proposal_party (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL,
    party TEXT NOT NULL,
    utility TEXT,
    utility_low TEXT,
    utility_high TEXT,
    place TEXT,
    PRIMARY KEY (plan, number, party),
    FOREIGN KEY (plan, number) REFERENCES proposal (plan, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The level of a criterion in a proposed package; level and highest differ where something is not known.
CREATE TABLE proposal_level (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL,
    criterion TEXT NOT NULL,
    party TEXT NOT NULL,
    level TEXT NOT NULL,
    level_high TEXT NOT NULL,
    needed INTEGER NOT NULL,
    standing TEXT NOT NULL,
    PRIMARY KEY (plan, number, criterion),
    FOREIGN KEY (plan, number) REFERENCES proposal (plan, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Why a package is proposed and what it rests on: codes of the catalogue, with their parameters as JSON.
CREATE TABLE proposal_reason (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    parameters TEXT NOT NULL,
    PRIMARY KEY (plan, number, place),
    FOREIGN KEY (plan, number) REFERENCES proposal (plan, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
