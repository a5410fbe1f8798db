-- What is done about findings: who was asked, who answered what, what the inspector made of it. Rows are only
-- ever added.

INSERT INTO guard (name) VALUES ('cases');

CREATE SEQUENCE case_number CACHE 1;

-- One occurrence of a finding that somebody has begun to work on.
CREATE TABLE finding_case (
  number BIGINT NOT NULL PRIMARY KEY,
  pack VARCHAR(100) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  occurrence INTEGER NOT NULL,
  run BIGINT NOT NULL REFERENCES run (number),
  rule VARCHAR(100) NOT NULL,
  subject VARCHAR NOT NULL,
  unit_code VARCHAR NOT NULL,
  occasion VARCHAR NOT NULL,
  UNIQUE (pack, fingerprint, occurrence)
);

CREATE TABLE case_step (
  case_number BIGINT NOT NULL REFERENCES finding_case (number),
  step INTEGER NOT NULL,
  kind VARCHAR(20) NOT NULL,
  role VARCHAR(20) NOT NULL,
  done_by VARCHAR NOT NULL,
  done_login VARCHAR NOT NULL,
  done_at TIMESTAMP WITH TIME ZONE NOT NULL,
  words VARCHAR NOT NULL,
  due_day DATE,
  answer VARCHAR(20),
  outcome VARCHAR(20),
  PRIMARY KEY (case_number, step)
);

CREATE TABLE case_evidence (
  case_number BIGINT NOT NULL,
  step INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  sha256 VARCHAR(64) NOT NULL REFERENCES kept_file (sha256),
  PRIMARY KEY (case_number, step, ordinal),
  FOREIGN KEY (case_number, step) REFERENCES case_step (case_number, step)
);
