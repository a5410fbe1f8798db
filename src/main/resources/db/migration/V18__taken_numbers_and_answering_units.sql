-- Numbers of reports: taken in a transaction of its own before a report is made and signed, then bound to the report that
-- was issued, or given up. A number that was taken is never taken again. Rows are only ever added, under the guard of
-- issued reports.

CREATE TABLE taken_number (
  -- Counts up from 1 without gaps, over all terms, bodies and types. The issued report that it is bound to has the
  -- same number; from here on those of issued reports alone have gaps.
  number BIGINT NOT NULL PRIMARY KEY,
  term VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  document_number INTEGER NOT NULL,
  run BIGINT NOT NULL REFERENCES run (number),
  earlier_run BIGINT REFERENCES run (number),
  report VARCHAR(40) NOT NULL,
  unit_code VARCHAR NOT NULL,
  language VARCHAR(2) NOT NULL,
  -- The day that stands in the report.
  issued_on DATE NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  taken_by VARCHAR NOT NULL,
  taken_login VARCHAR NOT NULL,
  -- The process that makes the report; blank: taken before this was noted.
  owner VARCHAR NOT NULL,
  -- When whoever made it is no longer waited for.
  waited_until TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (term, body, form, document_number)
);

INSERT INTO taken_number (number, term, body, form, document_number, run, earlier_run, report, unit_code, language,
  issued_on, taken_at, taken_by, taken_login, owner, waited_until)
SELECT number, term, body, form, document_number, run, earlier_run, report, unit_code, language,
  issued_on, issued_at, issued_by, issued_login, '', issued_at FROM issued_report;

ALTER TABLE issued_report ADD CONSTRAINT issued_number FOREIGN KEY (number) REFERENCES taken_number (number);

-- Why no report bears a number.
CREATE TABLE given_up_number (
  number BIGINT NOT NULL PRIMARY KEY REFERENCES taken_number (number),
  given_up_at TIMESTAMP WITH TIME ZONE NOT NULL,
  given_up_by VARCHAR NOT NULL,
  given_up_login VARCHAR NOT NULL,
  reason VARCHAR NOT NULL
);

-- The units for which an answer speaks; none: the unit that its case was opened with.
CREATE TABLE case_answer_unit (
  case_number BIGINT NOT NULL,
  step INTEGER NOT NULL,
  unit_code VARCHAR NOT NULL,
  PRIMARY KEY (case_number, step, unit_code),
  FOREIGN KEY (case_number, step) REFERENCES case_step (case_number, step)
);
