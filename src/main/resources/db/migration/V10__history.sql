-- The history: what was audited, compared, confirmed, published and taken back, as a chain of hashes.
-- Rows are only ever added, one after the other under the guard; the numbers have no gaps.

INSERT INTO guard (name) VALUES ('history');

CREATE TABLE history_entry (
  number BIGINT NOT NULL PRIMARY KEY,
  -- How the hash is made of the columns.
  format INTEGER NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  kind VARCHAR(40) NOT NULL,
  what VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  -- A line a fact: name=value.
  content TEXT NOT NULL,
  -- The hash of the entry before; zeros in the first.
  previous VARCHAR(64) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  -- Each thing is recorded once.
  UNIQUE (kind, what)
);
