-- The map's lines and the rows of stages 5 to 8: common ground, ideas, standards, forecasts and terms, fallouts, offers, the
-- conversation plan, agreements and their reviews; and what a plan says of itself beside them.
PRAGMA user_version = 2;

ALTER TABLE plan ADD COLUMN dormant_until TEXT;
ALTER TABLE plan ADD COLUMN safe_to_say_no TEXT CHECK (safe_to_say_no IN ('yes', 'no'));
ALTER TABLE stakeholder ADD COLUMN workaround TEXT;

-- What those on the map have with each other.
CREATE TABLE influence (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    from_party TEXT,
    from_stakeholder TEXT,
    to_party TEXT,
    to_stakeholder TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('listens_to', 'trusts', 'depends_on', 'can_block')),
    PRIMARY KEY (plan, id),
    CHECK ((from_party IS NULL) = (from_stakeholder IS NOT NULL)),
    CHECK ((to_party IS NULL) = (to_stakeholder IS NOT NULL)),
    FOREIGN KEY (plan, from_party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, from_stakeholder) REFERENCES stakeholder (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, to_party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, to_stakeholder) REFERENCES stakeholder (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What criteria of several parties have to do with each other.
CREATE TABLE common_ground (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('shared', 'compatible', 'competing', 'unknown')),
    wording TEXT,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- The criteria of common ground.
CREATE TABLE common_criterion (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    common_ground TEXT NOT NULL,
    criterion TEXT NOT NULL,
    confirmation TEXT NOT NULL CHECK (confirmation IN ('open', 'confirmed')),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, common_ground) REFERENCES common_ground (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, criterion) REFERENCES criterion (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What the parties have of time, courage and means.
CREATE TABLE circumstance (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('time', 'risk', 'capability')),
    degree TEXT NOT NULL CHECK (degree IN ('little', 'some', 'much')),
    issue TEXT,
    words TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Ideas that were kept.
CREATE TABLE idea (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    code TEXT NOT NULL CHECK (
        code IN (
            'sideways', 'different_readings', 'trade', 'bridge', 'unbundle', 'add', 'cut_the_cost',
            'compensate', 'if_then', 'time_and_risk', 'standard_or_procedure', 'improve', 'own'
        )
    ),
    party TEXT,
    words TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'parked', 'taken', 'dismissed')),
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The rows that ideas come from.
CREATE TABLE idea_row (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    idea TEXT NOT NULL,
    kind TEXT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, idea) REFERENCES idea (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Standards, mandates and deadlines.
CREATE TABLE standard (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('outside', 'mandate', 'deadline')),
    party TEXT,
    words TEXT NOT NULL,
    day TEXT,
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The choices that a standard speaks to.
CREATE TABLE standard_condition (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    standard TEXT NOT NULL,
    issue TEXT NOT NULL,
    lowest TEXT CHECK (lowest GLOB '[-0-9]*'),
    highest TEXT CHECK (highest GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, standard) REFERENCES standard (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The options that a standard speaks to.
CREATE TABLE standard_condition_option (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    standard TEXT NOT NULL,
    issue TEXT NOT NULL,
    option TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, standard) REFERENCES standard (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What may happen.
CREATE TABLE event (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- What the parties expect.
CREATE TABLE forecast (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    event TEXT NOT NULL,
    party TEXT NOT NULL,
    low TEXT NOT NULL CHECK (low GLOB '[0-9]*'),
    high TEXT NOT NULL CHECK (high GLOB '[0-9]*'),
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, event) REFERENCES event (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Terms that depend on events.
CREATE TABLE contingent_term (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    package TEXT,
    issue TEXT NOT NULL,
    event TEXT NOT NULL,
    then_option TEXT,
    then_amount TEXT CHECK (then_amount GLOB '[-0-9]*'),
    otherwise_option TEXT,
    otherwise_amount TEXT CHECK (otherwise_amount GLOB '[-0-9]*'),
    "trigger" TEXT,
    cause TEXT,
    first_to_know TEXT,
    worse_branch TEXT,
    PRIMARY KEY (plan, id),
    CHECK ((then_option IS NULL) = (then_amount IS NOT NULL)),
    CHECK ((otherwise_option IS NULL) = (otherwise_amount IS NOT NULL)),
    FOREIGN KEY (plan, package) REFERENCES package (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, event) REFERENCES event (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, then_option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, otherwise_option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What packages and options disturb.
CREATE TABLE fallout (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    package TEXT,
    option TEXT,
    stakeholder TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('slight', 'marked', 'severe')),
    words TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('said_by_them', 'seen_in_document', 'observed', 'assumed')),
    confidence TEXT NOT NULL CHECK (confidence IN ('certain', 'high', 'medium', 'low')),
    written_by TEXT,
    written_at TEXT,
    note TEXT,
    PRIMARY KEY (plan, id),
    CHECK ((package IS NULL) = (option IS NOT NULL)),
    FOREIGN KEY (plan, package) REFERENCES package (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, stakeholder) REFERENCES stakeholder (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What would soften it.
CREATE TABLE mitigation (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    fallout TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined')),
    said_by TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, fallout) REFERENCES fallout (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What was laid on the table.
CREATE TABLE offer (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    "set" INTEGER NOT NULL CHECK ("set" >= 0),
    words TEXT,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What an offer chooses.
CREATE TABLE offer_choice (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    offer TEXT NOT NULL,
    issue TEXT NOT NULL,
    option TEXT,
    amount TEXT CHECK (amount GLOB '[-0-9]*'),
    PRIMARY KEY (plan, id),
    CHECK ((option IS NULL) = (amount IS NOT NULL)),
    FOREIGN KEY (plan, offer) REFERENCES offer (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, issue) REFERENCES issue (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, option) REFERENCES option (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What parties made of an offer.
CREATE TABLE reaction (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    offer TEXT NOT NULL,
    party TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('preferred', 'accepted', 'declined')),
    words TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, offer) REFERENCES offer (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The conversation plan.
CREATE TABLE talk_line (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (
        kind IN (
            'purpose', 'permission', 'address', 'tell', 'fact_question', 'criteria_question',
            'who_else', 'read_back'
        )
    ),
    party TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What was agreed.
CREATE TABLE agreement (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    package TEXT NOT NULL,
    terms TEXT,
    signed TEXT,
    in_spite_of TEXT,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, package) REFERENCES package (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Who does what by when.
CREATE TABLE commitment (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    agreement TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'missed')),
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, agreement) REFERENCES agreement (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What makes an agreement last.
CREATE TABLE durability_answer (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    agreement TEXT NOT NULL,
    point TEXT NOT NULL CHECK (point IN ('keeps_itself', 'needs', 'sign', 'first_step', 'change', 'review')),
    words TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, agreement) REFERENCES agreement (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What each party can say at home.
CREATE TABLE explanation (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    agreement TEXT NOT NULL,
    party TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, agreement) REFERENCES agreement (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- How each party sees an agreement at its review.
CREATE TABLE after_check (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    agreement TEXT NOT NULL,
    party TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('not_said', 'well', 'mixed', 'badly')),
    own_part TEXT NOT NULL CHECK (own_part IN ('not_said', 'well', 'mixed', 'badly')),
    process TEXT NOT NULL CHECK (process IN ('not_said', 'well', 'mixed', 'badly')),
    relationship TEXT NOT NULL CHECK (relationship IN ('not_said', 'well', 'mixed', 'badly')),
    essentials TEXT NOT NULL CHECK (essentials IN ('not_said', 'still_met', 'not_met')),
    words TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (plan, id),
    FOREIGN KEY (plan, agreement) REFERENCES agreement (plan, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (plan, party) REFERENCES party (plan, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
