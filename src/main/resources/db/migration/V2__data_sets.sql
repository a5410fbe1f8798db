-- Data sets: the united tables of a set of submissions, cut into residence branches. All of it is
-- made from submissions and can be made again, so it may be cleared away.

CREATE SEQUENCE data_set_number CACHE 1;

CREATE TABLE data_set (
  number BIGINT NOT NULL PRIMARY KEY,
  -- SHA-256 over the submissions with the tables that count, the rating scale and the language.
  hash VARCHAR(64) NOT NULL,
  ready BOOLEAN NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX data_set_hash ON data_set (hash);

CREATE TABLE data_file (
  data_set BIGINT NOT NULL REFERENCES data_set (number),
  file_no INTEGER NOT NULL,
  submission BIGINT NOT NULL,
  path VARCHAR NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  bytes BIGINT NOT NULL,
  readable BOOLEAN NOT NULL,
  row_count INTEGER NOT NULL,
  unusable_rows INTEGER NOT NULL,
  consequence_rows INTEGER NOT NULL,
  PRIMARY KEY (data_set, file_no)
);

CREATE TABLE data_problem (
  data_set BIGINT NOT NULL REFERENCES data_set (number),
  ordinal INTEGER NOT NULL,
  severity VARCHAR(10) NOT NULL,
  file_path VARCHAR NOT NULL,
  sheet_name VARCHAR NOT NULL,
  cell VARCHAR(20) NOT NULL,
  found VARCHAR NOT NULL,
  allowed VARCHAR NOT NULL,
  message VARCHAR NOT NULL,
  PRIMARY KEY (data_set, ordinal)
);

CREATE TABLE data_sheet (
  data_set BIGINT NOT NULL REFERENCES data_set (number),
  sheet_no INTEGER NOT NULL,
  file_path VARCHAR NOT NULL,
  sheet_name VARCHAR NOT NULL,
  column_letters VARCHAR NOT NULL,
  PRIMARY KEY (data_set, sheet_no)
);

-- Branches by code point; the number is their place in that order on every database.
CREATE TABLE data_branch (
  data_set BIGINT NOT NULL REFERENCES data_set (number),
  branch_no INTEGER NOT NULL,
  branch_code VARCHAR NOT NULL,
  PRIMARY KEY (data_set, branch_no)
);

-- A record stands with each branch that needs it; "role" tells why, see Role in the program.

CREATE TABLE data_units (
  data_set BIGINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  unit_code VARCHAR,
  name VARCHAR,
  kind VARCHAR,
  parent_code VARCHAR
);
CREATE INDEX data_units_branch ON data_units (data_set);

CREATE TABLE data_members (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
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
CREATE INDEX data_members_branch ON data_members (data_set, branch_no);

CREATE TABLE data_introductions (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  letter_no VARCHAR,
  member_code VARCHAR,
  workplace_code VARCHAR,
  residence_code VARCHAR,
  issued_on DATE,
  received_on DATE
);
CREATE INDEX data_introductions_branch ON data_introductions (data_set, branch_no);

CREATE TABLE data_groups (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  group_code VARCHAR,
  residence_code VARCHAR,
  name VARCHAR,
  leader_code VARCHAR
);
CREATE INDEX data_groups_branch ON data_groups (data_set, branch_no);

CREATE TABLE data_meetings (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  meeting_code VARCHAR,
  residence_code VARCHAR,
  group_code VARCHAR,
  held_on DATE,
  briefing VARCHAR
);
CREATE INDEX data_meetings_branch ON data_meetings (data_set, branch_no);

CREATE TABLE data_attendance (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  meeting_code VARCHAR,
  member_code VARCHAR,
  status VARCHAR,
  represented_by VARCHAR,
  reason VARCHAR
);
CREATE INDEX data_attendance_branch ON data_attendance (data_set, branch_no);

CREATE TABLE data_evaluations (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
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
CREATE INDEX data_evaluations_branch ON data_evaluations (data_set, branch_no);

CREATE TABLE data_classifications (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  member_code VARCHAR,
  workplace_code VARCHAR,
  of_year INTEGER,
  grade VARCHAR,
  decided_on DATE
);
CREATE INDEX data_classifications_branch ON data_classifications (data_set, branch_no);

CREATE TABLE data_follow_ups (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  member_code VARCHAR,
  residence_code VARCHAR,
  kind VARCHAR,
  done_on DATE,
  note VARCHAR
);
CREATE INDEX data_follow_ups_branch ON data_follow_ups (data_set, branch_no);

CREATE TABLE data_exchanges (
  data_set BIGINT NOT NULL,
  branch_no INTEGER NOT NULL,
  role_no SMALLINT NOT NULL,
  sheet_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  workplace_code VARCHAR,
  residence_code VARCHAR,
  held_on DATE,
  subject VARCHAR
);
CREATE INDEX data_exchanges_branch ON data_exchanges (data_set, branch_no);
