-- The timetable: entries with every revision they ever had, their pauses, and what became of each firing.

INSERT INTO guard (name) VALUES ('timetable');

CREATE TABLE timetable_entry (
  code VARCHAR(60) NOT NULL PRIMARY KEY,
  -- FILE: mirrored from the timetable's file; DATABASE: kept here alone.
  origin VARCHAR(10) NOT NULL,
  added_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The revision without an end is the one in force; an entry without such a one is retired.
CREATE TABLE timetable_revision (
  entry VARCHAR(60) NOT NULL REFERENCES timetable_entry (code),
  revision INTEGER NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  title_vi VARCHAR NOT NULL,
  title_en VARCHAR NOT NULL,
  scope VARCHAR,
  period VARCHAR(40) NOT NULL,
  as_of DATE,
  -- One of the two: a cron expression; at-start, or what the clocks of the zone show.
  cron VARCHAR,
  once VARCHAR(40),
  zone VARCHAR(80) NOT NULL,
  rules VARCHAR NOT NULL,
  language VARCHAR(2) NOT NULL,
  reject_limit INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  first_pause_seconds BIGINT NOT NULL,
  outputs VARCHAR,
  PRIMARY KEY (entry, revision)
);

CREATE TABLE timetable_parameter (
  entry VARCHAR(60) NOT NULL,
  revision INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  set_to VARCHAR NOT NULL,
  PRIMARY KEY (entry, revision, name),
  FOREIGN KEY (entry, revision) REFERENCES timetable_revision (entry, revision)
);

CREATE TABLE timetable_pause (
  entry VARCHAR(60) NOT NULL REFERENCES timetable_entry (code),
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  paused_by VARCHAR NOT NULL,
  until TIMESTAMP WITH TIME ZONE,
  resumed_by VARCHAR,
  PRIMARY KEY (entry, since)
);

-- A planned moment of an entry. The row is there before anything runs; its key is what makes one run of it.
CREATE TABLE firing (
  entry VARCHAR(60) NOT NULL,
  planned_at TIMESTAMP WITH TIME ZONE NOT NULL,
  revision INTEGER NOT NULL,
  -- TIMETABLE, START (of a server) or PERSON.
  cause VARCHAR(10) NOT NULL,
  asked_by VARCHAR,
  -- PLANNED, RUNNING, DONE, FAILED or MISSED.
  state VARCHAR(10) NOT NULL,
  -- Why it was missed: LATER_DUE, PAUSED or RETIRED.
  missed_because VARCHAR(10),
  tries INTEGER NOT NULL,
  fired_at TIMESTAMP WITH TIME ZONE,
  -- While it runs: when its server counts as dead unless it has said that it lives.
  alive_until TIMESTAMP WITH TIME ZONE,
  -- When it failed and is to be tried again.
  next_try_at TIMESTAMP WITH TIME ZONE,
  ended_at TIMESTAMP WITH TIME ZONE,
  run BIGINT,
  failure VARCHAR,
  PRIMARY KEY (entry, planned_at),
  FOREIGN KEY (entry, revision) REFERENCES timetable_revision (entry, revision)
);
CREATE INDEX firing_state ON firing (state);

CREATE TABLE firing_try (
  entry VARCHAR(60) NOT NULL,
  planned_at TIMESTAMP WITH TIME ZONE NOT NULL,
  number INTEGER NOT NULL,
  server VARCHAR NOT NULL,
  began_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  -- DONE, FAILED, or DIED with its server.
  outcome VARCHAR(10),
  failure VARCHAR,
  PRIMARY KEY (entry, planned_at, number),
  FOREIGN KEY (entry, planned_at) REFERENCES firing (entry, planned_at)
);
