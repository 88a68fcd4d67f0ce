-- What sharing a plan with colleagues needs: who they are, what comes from them and goes to them, and what is said beside a plan.
PRAGMA user_version = 4;

-- Whose file a change came in; nothing for a change that was made here.
ALTER TABLE change ADD COLUMN writer TEXT;

-- The keys of whoever works here, as the sharing crate writes them.
CREATE TABLE identity (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    bytes BLOB NOT NULL
) STRICT;

-- Teams; place, keys and members are the sharing crate's to read.
CREATE TABLE team (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    member TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('edit', 'comment', 'read')),
    keys BLOB NOT NULL,
    members TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Plans that are or were shared: the document of such a plan begins with its first change, what was before stays here.
-- Changes up to the filed one are in a file; those up to the looked one have been looked at.
CREATE TABLE sharing (
    plan TEXT NOT NULL PRIMARY KEY,
    team TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('shared', 'alone')),
    writer TEXT NOT NULL,
    first_change INTEGER NOT NULL,
    filed INTEGER NOT NULL,
    looked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last file that was taken in of each writer.
CREATE TABLE chain (
    plan TEXT NOT NULL,
    writer TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (plan, writer)
) STRICT, WITHOUT ROWID;

-- The last file of each writer that anybody has told of.
CREATE TABLE heard (
    plan TEXT NOT NULL,
    writer TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (plan, writer)
) STRICT, WITHOUT ROWID;

-- Own files, never changed once they are here; the through column is the last change that is in it.
CREATE TABLE outbox (
    plan TEXT NOT NULL,
    writer TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    through INTEGER NOT NULL,
    stored INTEGER NOT NULL CHECK (stored IN (0, 1)),
    PRIMARY KEY (plan, writer, number)
) STRICT;

-- Changes that build on others which have not come yet.
CREATE TABLE waiting_change (
    plan TEXT NOT NULL,
    hash BLOB NOT NULL,
    writer TEXT NOT NULL,
    number INTEGER NOT NULL,
    member TEXT NOT NULL,
    member_name TEXT NOT NULL,
    role TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (plan, hash)
) STRICT;

-- What colleagues say about rows of a plan. It repeats what the changes say and can be rebuilt from them.
CREATE TABLE comment (
    plan TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    on_table TEXT NOT NULL,
    on_row TEXT NOT NULL,
    words TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    resolved_by TEXT,
    PRIMARY KEY (plan, id)
) STRICT, WITHOUT ROWID;
