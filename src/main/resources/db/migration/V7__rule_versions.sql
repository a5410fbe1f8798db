-- Published versions of rule packs: what was compared, who confirmed it, what was published and taken back.
-- Rows are only ever added. Names of persons are as given; the login is that of the machine's user.

INSERT INTO guard (name) VALUES ('rule_versions');

CREATE SEQUENCE comparison_number CACHE 1;

-- What a draft changes in an audit that there was.
CREATE TABLE rule_comparison (
  number BIGINT NOT NULL PRIMARY KEY,
  pack VARCHAR(100) NOT NULL,
  run BIGINT NOT NULL REFERENCES run (number),
  base_hash VARCHAR(64) NOT NULL,
  draft_hash VARCHAR(64) NOT NULL,
  data_hash VARCHAR(64) NOT NULL,
  added INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  -- The folder of its files (text, PDF, CSV, JSON), kept as a bundle.
  files VARCHAR(64) NOT NULL REFERENCES bundle (hash),
  made_by VARCHAR NOT NULL,
  made_login VARCHAR NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Somebody has looked at a comparison and agrees. The same person says so once.
CREATE TABLE rule_confirmation (
  comparison BIGINT NOT NULL REFERENCES rule_comparison (number),
  confirmed_by VARCHAR NOT NULL,
  confirmed_login VARCHAR NOT NULL,
  confirmed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (comparison, confirmed_by)
);

CREATE TABLE rule_version (
  pack VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL,
  bundle VARCHAR(64) NOT NULL REFERENCES bundle (hash),
  pack_hash VARCHAR(64) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  published_by VARCHAR NOT NULL,
  published_login VARCHAR NOT NULL,
  published_at TIMESTAMP WITH TIME ZONE NOT NULL,
  reason VARCHAR NOT NULL,
  -- NULL: it came with the program.
  comparison BIGINT REFERENCES rule_comparison (number),
  PRIMARY KEY (pack, version)
);

-- The rules of a version with the hash of each; a retired one has none.
CREATE TABLE rule_version_rule (
  pack VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL,
  rule VARCHAR(100) NOT NULL,
  sha256 VARCHAR(64),
  PRIMARY KEY (pack, version, rule),
  FOREIGN KEY (pack, version) REFERENCES rule_version (pack, version)
);

-- A version that was taken back: the one before it counts again.
CREATE TABLE rule_withdrawal (
  pack VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL,
  withdrawn_by VARCHAR NOT NULL,
  withdrawn_login VARCHAR NOT NULL,
  withdrawn_at TIMESTAMP WITH TIME ZONE NOT NULL,
  reason VARCHAR NOT NULL,
  PRIMARY KEY (pack, version),
  FOREIGN KEY (pack, version) REFERENCES rule_version (pack, version)
);

-- The version that a run judged by; NULL: rules that were not published.
ALTER TABLE run ADD COLUMN rules_version INTEGER;
