-- Blind rounds: what members of a team are asked, what each sealed, and what came of it.
PRAGMA user_version = 6;

-- Whether a change stays whatever is undone: what was sealed, opened or revealed is not taken back.
ALTER TABLE change ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1));

-- The keys of what was sealed here and is not open yet. They leave only by being written into the plan.
CREATE TABLE blind_key (
    plan TEXT NOT NULL,
    round TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (plan, round)
) STRICT, WITHOUT ROWID;

-- What is asked of whom. These tables repeat what the changes say and can be rebuilt from them; a row is written by the
-- member alone whom its identifier names.
CREATE TABLE blind_round (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party TEXT NOT NULL,
    criteria TEXT NOT NULL,
    choices TEXT NOT NULL,
    members TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- What a member answered: sealed, and with its key once all may read it.
CREATE TABLE blind_answer (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    sealed TEXT NOT NULL,
    key TEXT,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;

-- That a round was revealed without those who are missing, or agreed on.
CREATE TABLE blind_act (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    round TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reveal', 'agree')),
    counted TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;
