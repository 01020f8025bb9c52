-- Jobs of other kinds than imports; each kind is named by the code that carries it out.
ALTER TABLE job DROP CONSTRAINT job_kind_check;
ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind ~ '^[a-z][a-z-]{1,39}$');

-- A standard tried out on live records, as it was when the job was queued.
CREATE TABLE dry_run (
  job_id           uuid PRIMARY KEY REFERENCES job,
  standard_id      uuid NOT NULL REFERENCES data_standard,
  standard_name    text NOT NULL,
  standard_version bigint NOT NULL,
  kind             text NOT NULL,
  definition       text NOT NULL,
  units            text[] NOT NULL,
  position         uuid
);
COMMENT ON COLUMN dry_run.units IS 'whose records the caller may see; * means all';
COMMENT ON COLUMN dry_run.position IS 'the last customer that is counted';

-- Records that break a rule, each counted once for each rule. An empty path and code count the records that break any.
CREATE TABLE dry_run_count (
  job_id  uuid NOT NULL REFERENCES dry_run,
  path    text NOT NULL,
  code    text NOT NULL,
  source  text NOT NULL,
  unit    text NOT NULL,
  records bigint NOT NULL,
  PRIMARY KEY (job_id, path, code, source, unit)
);

-- A few records for each rule: places and codes, never a value. Values are masked when the report is read.
CREATE TABLE dry_run_sample (
  job_id      uuid NOT NULL REFERENCES dry_run,
  customer_id uuid NOT NULL,
  version     bigint NOT NULL,
  unit        text NOT NULL,
  source      text NOT NULL,
  faults      text NOT NULL,
  PRIMARY KEY (job_id, customer_id)
);
