-- Findings over successive audits. Rows are only ever added. Repeated runs and those by a draft have none.

INSERT INTO guard (name) VALUES ('finding lives');

-- An audit and the one that its findings were compared with; NULL: there was none before.
CREATE TABLE finding_audit (
  run BIGINT NOT NULL PRIMARY KEY REFERENCES run (number),
  compared_with BIGINT REFERENCES run (number),
  -- SHA-256 over the lives of that one, as they were compared with.
  compared_sha256 VARCHAR(64),
  -- A later run before that was asked for with other settings, and therefore not compared with.
  passed_over BIGINT REFERENCES run (number)
);

-- All findings that an audit knows of: found, not judged, gone, and gone before. Each run has them whole.
CREATE TABLE finding_life (
  run BIGINT NOT NULL REFERENCES finding_audit (run),
  fingerprint VARCHAR(64) NOT NULL,
  rule VARCHAR(100) NOT NULL,
  subject VARCHAR NOT NULL,
  occasion VARCHAR NOT NULL,
  unit_code VARCHAR NOT NULL,
  branch_code VARCHAR NOT NULL,
  severity VARCHAR(10) NOT NULL,
  message_vi VARCHAR NOT NULL,
  message_en VARCHAR NOT NULL,
  state VARCHAR(20) NOT NULL,
  -- Why it could not be judged.
  why_vi VARCHAR,
  why_en VARCHAR,
  -- Where they changed.
  severity_before VARCHAR(10),
  unit_before VARCHAR,
  -- The first audit of all that found it.
  first_run BIGINT,
  first_as_of DATE NOT NULL,
  -- This occurrence: its number, and the first and last audit that found it.
  occurrence INTEGER NOT NULL,
  since_run BIGINT,
  since_as_of DATE NOT NULL,
  last_run BIGINT,
  last_as_of DATE NOT NULL,
  -- The occurrence before, where it came back.
  previous_since_run BIGINT,
  previous_since_as_of DATE,
  previous_last_run BIGINT,
  previous_last_as_of DATE,
  PRIMARY KEY (run, fingerprint)
);

-- Why a rule is switched off or could not run.
ALTER TABLE run_rule ADD COLUMN why_vi VARCHAR;
ALTER TABLE run_rule ADD COLUMN why_en VARCHAR;

-- Codes of the rules that had nothing to look at in the branch, a line each.
ALTER TABLE run_branch ADD COLUMN nothing_for VARCHAR DEFAULT '' NOT NULL;
