-- Accepted gaps: who asked for them, who agreed, who took them back. Rows are only ever added.

INSERT INTO guard (name) VALUES ('exceptions');

CREATE SEQUENCE exception_number CACHE 1;

CREATE TABLE exception_proposal (
  number BIGINT NOT NULL PRIMARY KEY,
  pack VARCHAR(100) NOT NULL,
  rule VARCHAR(100) NOT NULL,
  unit_code VARCHAR,
  subject VARCHAR,
  fingerprint VARCHAR(64),
  valid_from DATE NOT NULL,
  valid_until DATE NOT NULL,
  proposed_by VARCHAR NOT NULL,
  proposed_login VARCHAR NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  reason VARCHAR NOT NULL,
  -- What it would have hidden in an audit, when it was proposed.
  previewed_run BIGINT NOT NULL REFERENCES run (number),
  previewed_findings INTEGER NOT NULL,
  previewed_sha256 VARCHAR(64) NOT NULL
);

CREATE TABLE exception_approval (
  number BIGINT NOT NULL PRIMARY KEY REFERENCES exception_proposal (number),
  approved_by VARCHAR NOT NULL,
  approved_login VARCHAR NOT NULL,
  approved_at TIMESTAMP WITH TIME ZONE NOT NULL,
  note VARCHAR NOT NULL
);

CREATE TABLE exception_withdrawal (
  number BIGINT NOT NULL PRIMARY KEY REFERENCES exception_proposal (number),
  withdrawn_by VARCHAR NOT NULL,
  withdrawn_login VARCHAR NOT NULL,
  withdrawn_at TIMESTAMP WITH TIME ZONE NOT NULL,
  reason VARCHAR NOT NULL
);

-- The exceptions that a run went by: what is agreed later changes nothing in it.
CREATE TABLE run_exception (
  run BIGINT NOT NULL REFERENCES run (number),
  exception BIGINT NOT NULL REFERENCES exception_proposal (number),
  PRIMARY KEY (run, exception)
);
