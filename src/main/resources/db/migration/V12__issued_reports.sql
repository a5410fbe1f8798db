-- Reports that were issued under a number, and those of them that count no more. Rows are only ever added, under the guard.

INSERT INTO guard (name) VALUES ('issued reports');

CREATE TABLE issued_report (
  -- Counts up from 1 without gaps, over all terms, bodies and types.
  number BIGINT NOT NULL PRIMARY KEY,
  term VARCHAR NOT NULL,
  -- The body that issues it, by name.
  body VARCHAR NOT NULL,
  -- The document's number with {number} for the number itself, such as {number}-BC/BTCTU.
  form VARCHAR NOT NULL,
  -- The number itself: counts up from 1 within the term.
  document_number INTEGER NOT NULL,
  run BIGINT NOT NULL REFERENCES run (number),
  -- The run that it compares with; NULL: it compares nothing.
  earlier_run BIGINT REFERENCES run (number),
  report VARCHAR(40) NOT NULL,
  -- Blank: the report is about all that the run is about.
  unit_code VARCHAR NOT NULL,
  language VARCHAR(2) NOT NULL,
  title VARCHAR NOT NULL,
  -- The day that stands in it.
  issued_on DATE NOT NULL,
  issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
  issued_by VARCHAR NOT NULL,
  issued_login VARCHAR NOT NULL,
  -- Whose name stands below it.
  signer VARCHAR NOT NULL,
  -- Holder of the certificate; NULL: it is signed by hand, on paper.
  certificate VARCHAR,
  -- The end of the history that stands in it.
  history_head VARCHAR NOT NULL,
  program_version VARCHAR NOT NULL,
  reports_bundle VARCHAR(64) NOT NULL,
  -- Its bytes without the signature, and as they were issued.
  unsigned_sha256 VARCHAR(64) NOT NULL,
  sha256 VARCHAR(64) NOT NULL REFERENCES kept_file (sha256),
  -- The report that it takes the place of.
  replaces BIGINT UNIQUE REFERENCES issued_report (number),
  -- No number twice.
  UNIQUE (term, body, form, document_number)
);
CREATE INDEX issued_report_run ON issued_report (run);

-- Whoever withdraws a report leaves its number to it.
CREATE TABLE report_withdrawal (
  report BIGINT NOT NULL PRIMARY KEY REFERENCES issued_report (number),
  withdrawn_at TIMESTAMP WITH TIME ZONE NOT NULL,
  withdrawn_by VARCHAR NOT NULL,
  withdrawn_login VARCHAR NOT NULL,
  reason VARCHAR NOT NULL
);
