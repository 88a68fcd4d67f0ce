-- What a kept package rests on and what has changed since it was looked at.
PRAGMA user_version = 5;

ALTER TABLE package ADD COLUMN changed TEXT;
