-- What units send is kept as it came and never changed: files, submissions, their rows and problems.
-- The same statements run on H2 and PostgreSQL.

-- Whoever changes what a name stands for locks its row first.
CREATE TABLE guard (
  name VARCHAR(40) NOT NULL PRIMARY KEY
);
INSERT INTO guard (name) VALUES ('submissions');
INSERT INTO guard (name) VALUES ('data sets');
INSERT INTO guard (name) VALUES ('runs');
INSERT INTO guard (name) VALUES ('bundles');

CREATE TABLE kept_file (
  sha256 VARCHAR(64) NOT NULL PRIMARY KEY,
  bytes BIGINT NOT NULL
);

-- A file in pieces, so that a large one never stands in memory whole.
CREATE TABLE kept_piece (
  sha256 VARCHAR(64) NOT NULL REFERENCES kept_file (sha256),
  piece INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (sha256, piece)
);

CREATE SEQUENCE submission_number CACHE 1;

CREATE TABLE submission (
  number BIGINT NOT NULL PRIMARY KEY,
  -- Number of the first submission that was handed over in the same delivery.
  delivery BIGINT NOT NULL,
  unit_code VARCHAR NOT NULL,
  file_name VARCHAR NOT NULL,
  sha256 VARCHAR(64) NOT NULL REFERENCES kept_file (sha256),
  sent_by VARCHAR NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  door VARCHAR(20) NOT NULL,
  accepted BOOLEAN NOT NULL,
  readable BOOLEAN NOT NULL,
  row_count INTEGER NOT NULL,
  unusable_rows INTEGER NOT NULL,
  program_version VARCHAR NOT NULL
);
CREATE INDEX submission_unit ON submission (unit_code);
CREATE INDEX submission_file ON submission (sha256);

CREATE TABLE submission_table (
  submission BIGINT NOT NULL REFERENCES submission (number),
  table_name VARCHAR(20) NOT NULL,
  row_count INTEGER NOT NULL,
  -- The smallest hashes of the keys: enough to tell whether two submissions list the same records.
  key_sketch BYTEA NOT NULL,
  PRIMARY KEY (submission, table_name)
);

-- From the moment of the newer submission on, the older one's table no longer counts.
CREATE TABLE supersession (
  submission BIGINT NOT NULL REFERENCES submission (number),
  table_name VARCHAR(20) NOT NULL,
  superseded_by BIGINT NOT NULL REFERENCES submission (number),
  PRIMARY KEY (submission, table_name)
);

CREATE TABLE submission_problem (
  submission BIGINT NOT NULL REFERENCES submission (number),
  ordinal INTEGER NOT NULL,
  problem_kind VARCHAR(40) NOT NULL,
  severity VARCHAR(10) NOT NULL,
  sheet_index INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  column_no INTEGER NOT NULL,
  sheet_name VARCHAR NOT NULL,
  cell VARCHAR(20) NOT NULL,
  found VARCHAR NOT NULL,
  allowed_vi VARCHAR NOT NULL,
  allowed_en VARCHAR NOT NULL,
  message_vi VARCHAR NOT NULL,
  message_en VARCHAR NOT NULL,
  PRIMARY KEY (submission, ordinal)
);

-- A sheet that holds a table, with the letters of its columns; a matrix has no rows of its own here.
CREATE TABLE submission_sheet (
  submission BIGINT NOT NULL REFERENCES submission (number),
  sheet_no INTEGER NOT NULL,
  sheet_index INTEGER NOT NULL,
  sheet_name VARCHAR NOT NULL,
  matrix BOOLEAN NOT NULL,
  column_letters VARCHAR NOT NULL,
  PRIMARY KEY (submission, sheet_no)
);

-- The rows of the data contract's tables, as read. A row with an ERROR has usable = FALSE and what
-- could be read of it.

CREATE TABLE row_units (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  unit_code VARCHAR,
  name VARCHAR,
  kind VARCHAR,
  parent_code VARCHAR
);
CREATE INDEX row_units_submission ON row_units (submission);

CREATE TABLE row_members (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  member_code VARCHAR,
  full_name VARCHAR,
  date_of_birth DATE,
  admitted_on DATE,
  workplace_code VARCHAR,
  workplace_since DATE,
  residence_code VARCHAR,
  residence_since DATE,
  household_code VARCHAR,
  group_code VARCHAR,
  exemption VARCHAR,
  exempt_from DATE,
  exempt_to DATE,
  left_on DATE
);
CREATE INDEX row_members_submission ON row_members (submission);

CREATE TABLE row_introductions (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  letter_no VARCHAR,
  member_code VARCHAR,
  workplace_code VARCHAR,
  residence_code VARCHAR,
  issued_on DATE,
  received_on DATE
);
CREATE INDEX row_introductions_submission ON row_introductions (submission);

CREATE TABLE row_groups (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  group_code VARCHAR,
  residence_code VARCHAR,
  name VARCHAR,
  leader_code VARCHAR
);
CREATE INDEX row_groups_submission ON row_groups (submission);

CREATE TABLE row_meetings (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  meeting_code VARCHAR,
  residence_code VARCHAR,
  group_code VARCHAR,
  held_on DATE,
  briefing VARCHAR
);
CREATE INDEX row_meetings_submission ON row_meetings (submission);

CREATE TABLE row_attendance (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  meeting_code VARCHAR,
  member_code VARCHAR,
  status VARCHAR,
  represented_by VARCHAR,
  reason VARCHAR
);
CREATE INDEX row_attendance_submission ON row_attendance (submission);

CREATE TABLE row_evaluations (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  member_code VARCHAR,
  residence_code VARCHAR,
  of_year INTEGER,
  rating VARCHAR,
  remark VARCHAR,
  signed_on DATE,
  front_signed VARCHAR,
  sent_on DATE,
  received_on DATE
);
CREATE INDEX row_evaluations_submission ON row_evaluations (submission);

CREATE TABLE row_classifications (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  member_code VARCHAR,
  workplace_code VARCHAR,
  of_year INTEGER,
  grade VARCHAR,
  decided_on DATE
);
CREATE INDEX row_classifications_submission ON row_classifications (submission);

CREATE TABLE row_follow_ups (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  member_code VARCHAR,
  residence_code VARCHAR,
  kind VARCHAR,
  done_on DATE,
  note VARCHAR
);
CREATE INDEX row_follow_ups_submission ON row_follow_ups (submission);

CREATE TABLE row_exchanges (
  submission BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  usable BOOLEAN NOT NULL,
  workplace_code VARCHAR,
  residence_code VARCHAR,
  held_on DATE,
  subject VARCHAR
);
CREATE INDEX row_exchanges_submission ON row_exchanges (submission);
