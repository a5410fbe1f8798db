-- Audit runs: what was asked, what it ran on, what came out. A run is never removed; what a run has
-- found branch by branch is the base of its outputs and of a restart.

-- A folder as it was on a day: a rule pack, report definitions. The hash is of all paths and files.
CREATE TABLE bundle (
  hash VARCHAR(64) NOT NULL PRIMARY KEY
);

CREATE TABLE bundle_file (
  hash VARCHAR(64) NOT NULL REFERENCES bundle (hash),
  path VARCHAR NOT NULL,
  sha256 VARCHAR(64) NOT NULL REFERENCES kept_file (sha256),
  PRIMARY KEY (hash, path)
);

CREATE SEQUENCE run_number CACHE 1;

CREATE TABLE run (
  number BIGINT NOT NULL PRIMARY KEY,
  entry VARCHAR(100),
  firing TIMESTAMP WITH TIME ZONE,
  rerun_of BIGINT,
  scope VARCHAR,
  period_from DATE NOT NULL,
  period_to DATE NOT NULL,
  as_of DATE NOT NULL,
  output_language VARCHAR(2) NOT NULL,
  reject_limit INTEGER NOT NULL,
  asked_by VARCHAR NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  data_as_of TIMESTAMP WITH TIME ZONE NOT NULL,
  rules_bundle VARCHAR(64) NOT NULL REFERENCES bundle (hash),
  rules_code VARCHAR NOT NULL,
  pack_hash VARCHAR(64) NOT NULL,
  reports_bundle VARCHAR(64) NOT NULL REFERENCES bundle (hash),
  program_version VARCHAR NOT NULL,
  state VARCHAR(10) NOT NULL,
  run_owner VARCHAR,
  alive_at TIMESTAMP WITH TIME ZONE,
  started_at TIMESTAMP WITH TIME ZONE,
  ended_at TIMESTAMP WITH TIME ZONE,
  failure VARCHAR,
  data_set BIGINT,
  branches INTEGER,
  members INTEGER,
  findings INTEGER,
  commendations INTEGER,
  could_not_run INTEGER,
  unusable_rows INTEGER,
  -- The same firing of the same entry never gives two runs. Runs without an entry have NULL in both.
  UNIQUE (entry, firing)
);

CREATE TABLE run_setting (
  run BIGINT NOT NULL REFERENCES run (number),
  name VARCHAR(100) NOT NULL,
  setting VARCHAR NOT NULL,
  PRIMARY KEY (run, name)
);

-- The submissions of a run, with the tables of each that counted.
CREATE TABLE run_submission (
  run BIGINT NOT NULL REFERENCES run (number),
  submission BIGINT NOT NULL REFERENCES submission (number),
  tables VARCHAR NOT NULL,
  PRIMARY KEY (run, submission)
);

CREATE TABLE run_rule (
  run BIGINT NOT NULL REFERENCES run (number),
  rule VARCHAR(100) NOT NULL,
  state VARCHAR(20) NOT NULL,
  findings INTEGER NOT NULL,
  failed_branches INTEGER NOT NULL,
  PRIMARY KEY (run, rule)
);

CREATE TABLE run_output (
  run BIGINT NOT NULL REFERENCES run (number),
  path VARCHAR NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (run, path)
);

-- How a branch rated its members, in bands of missed meetings: what branches are compared by.
CREATE TABLE run_rating (
  run BIGINT NOT NULL REFERENCES run (number),
  branch_no INTEGER NOT NULL,
  of_year INTEGER NOT NULL,
  due_day DATE NOT NULL,
  evaluations VARCHAR NOT NULL,
  top_ratings VARCHAR NOT NULL,
  PRIMARY KEY (run, branch_no, of_year)
);

CREATE TABLE run_branch (
  run BIGINT NOT NULL REFERENCES run (number),
  branch_no INTEGER NOT NULL,
  branch_code VARCHAR NOT NULL,
  members INTEGER NOT NULL,
  meetings INTEGER NOT NULL,
  workplaces VARCHAR NOT NULL,
  PRIMARY KEY (run, branch_no)
);

CREATE TABLE run_report (
  run BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  rule VARCHAR NOT NULL,
  severity VARCHAR(10) NOT NULL,
  subject VARCHAR NOT NULL,
  unit_code VARCHAR NOT NULL,
  occasion VARCHAR NOT NULL,
  message_vi VARCHAR NOT NULL,
  message_en VARCHAR NOT NULL,
  -- A line a record: table, number of the data set's sheet, row, key.
  evidence VARCHAR NOT NULL,
  -- Of a commendation: the member's name.
  commended VARCHAR,
  PRIMARY KEY (run, branch_no, ordinal)
);

CREATE TABLE run_failure (
  run BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  rule VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  PRIMARY KEY (run, branch_no, rule)
);
