-- What exceptions did in each run. Rows are only ever added.

-- The last day on which an exception counted that ended before the run; NULL = it counts in the run.
ALTER TABLE run_exception ADD COLUMN ended_on DATE;

-- What became of each: it covers findings, matches nothing, could not be judged, or ended.
CREATE TABLE run_exception_outcome (
  run BIGINT NOT NULL,
  exception BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  findings INTEGER NOT NULL,
  PRIMARY KEY (run, exception),
  FOREIGN KEY (run, exception) REFERENCES run_exception (run, exception)
);

-- The findings that are counted apart, each with the exceptions that are about it.
CREATE TABLE run_accepted (
  run BIGINT NOT NULL,
  exception BIGINT NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  PRIMARY KEY (run, exception, fingerprint),
  FOREIGN KEY (run, exception) REFERENCES run_exception (run, exception)
);
