-- What timetable entries send to whom, and the outbox: what is sent of each run, and what became of it.

INSERT INTO guard (name) VALUES ('deliveries');

-- Whom an entry's revision sends what; on a failure (report is NULL) a line about it.
CREATE TABLE timetable_delivery (
  entry VARCHAR(60) NOT NULL,
  revision INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  report VARCHAR(40),
  unit_code VARCHAR,
  -- Whether the entry names all units, not this one.
  of_all BOOLEAN NOT NULL,
  language VARCHAR(2) NOT NULL,
  recipient VARCHAR NOT NULL,
  PRIMARY KEY (entry, revision, ordinal),
  FOREIGN KEY (entry, revision) REFERENCES timetable_revision (entry, revision)
);

CREATE SEQUENCE delivery_number CACHE 1;

-- Rows are written in the transaction that notes the run as done, or the firing as failed.
CREATE TABLE delivery (
  number BIGINT NOT NULL PRIMARY KEY,
  -- What it tells of: "run 12", or "half-year 2026-01-14T23:00:00Z" where the firing failed.
  about VARCHAR NOT NULL,
  run BIGINT REFERENCES run (number),
  entry VARCHAR(60) NOT NULL,
  report VARCHAR(40) NOT NULL,
  -- Blank: the report is about all that the run is about.
  unit_code VARCHAR NOT NULL,
  language VARCHAR(2) NOT NULL,
  -- mail:address or folder:path
  recipient VARCHAR NOT NULL,
  -- The document; NULL: a line alone, or it could not be made.
  sha256 VARCHAR(64) REFERENCES kept_file (sha256),
  file_name VARCHAR NOT NULL,
  attached BOOLEAN NOT NULL,
  subject VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  message_id VARCHAR NOT NULL UNIQUE,
  queued_at TIMESTAMP WITH TIME ZONE NOT NULL,
  -- WAITING, SENDING, SENT, FAILED, GIVEN_UP or UNSURE.
  state VARCHAR(10) NOT NULL,
  -- Counts every claim; who holds the row knows it by this number.
  attempts INTEGER NOT NULL,
  -- Failures that may pass, since it was last put into the outbox.
  failures INTEGER NOT NULL,
  next_try_at TIMESTAMP WITH TIME ZONE,
  -- While it is being sent: the process that does, and when it counts as dead at the latest.
  sender VARCHAR,
  alive_until TIMESTAMP WITH TIME ZONE,
  ended_at TIMESTAMP WITH TIME ZONE,
  failure VARCHAR,
  -- Nothing goes twice.
  UNIQUE (about, report, unit_code, language, recipient)
);
CREATE INDEX delivery_state ON delivery (state);
CREATE INDEX delivery_run ON delivery (run);

-- What became of a delivery, step by step: only added to.
CREATE TABLE delivery_step (
  delivery BIGINT NOT NULL REFERENCES delivery (number),
  ordinal INTEGER NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  state VARCHAR(10) NOT NULL,
  -- A server, or a person who decided.
  done_by VARCHAR NOT NULL,
  note VARCHAR,
  PRIMARY KEY (delivery, ordinal)
);
