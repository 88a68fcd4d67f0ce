-- Why a plan was put aside, beside the day on which it is taken up again.
PRAGMA user_version = 3;

ALTER TABLE plan ADD COLUMN dormant_note TEXT;
