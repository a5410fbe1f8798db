-- Answers to findings that came as rows of workbooks: each is taken once. Rows are only ever added.

INSERT INTO guard (name) VALUES ('answers');

CREATE TABLE answer (
  -- Over what the answer says: the finding, the kind, the words, the day, who, the names of files.
  sha256 VARCHAR(64) NOT NULL PRIMARY KEY,
  submission BIGINT NOT NULL REFERENCES submission (number),
  sheet_row INTEGER NOT NULL,
  answered_on DATE,
  case_number BIGINT NOT NULL,
  step INTEGER NOT NULL,
  FOREIGN KEY (case_number, step) REFERENCES case_step (case_number, step)
);
