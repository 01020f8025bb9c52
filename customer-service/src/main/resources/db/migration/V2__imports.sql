-- Long work. A worker holds a job by a lease; next_row says where the next one goes on.
CREATE TABLE job (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('import')),
  state         text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  total         bigint NOT NULL,
  done          bigint NOT NULL DEFAULT 0,
  created       bigint NOT NULL DEFAULT 0,
  rejected      bigint NOT NULL DEFAULT 0,
  warnings      bigint NOT NULL DEFAULT 0,
  next_row      bigint NOT NULL DEFAULT 0,
  unit          text,
  actor_subject text NOT NULL,
  actor_type    text NOT NULL,
  actor_unit    text,
  actor_client  text,
  lease_owner   uuid,
  lease_until   timestamptz,
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz
);
CREATE INDEX job_open ON job (kind, created_at) WHERE state IN ('queued', 'running');
COMMENT ON COLUMN job.lease_owner IS 'drawn anew for each lease, so that a worker that lost it cannot write';

-- How to read an uploaded file, and the wrapped key of its chunks. Deleted when the job ends.
CREATE TABLE import_file (
  job_id    uuid PRIMARY KEY REFERENCES job,
  mapping   text NOT NULL,
  encoding  text NOT NULL,
  delimiter text NOT NULL,
  units     text[] NOT NULL,
  chunks    int NOT NULL,
  key_uri   text NOT NULL,
  wrapped   bytea NOT NULL
);
COMMENT ON COLUMN import_file.units IS 'the units that the caller may write into; * means all';

CREATE TABLE import_chunk (
  job_id uuid NOT NULL REFERENCES job,
  number int NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (job_id, number)
);

-- What was wrong with which row; never the value.
CREATE TABLE import_row_fault (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id      uuid NOT NULL REFERENCES job,
  row_no      bigint NOT NULL,
  column_name text,
  code        text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('error', 'warning')),
  arguments   text[] NOT NULL
);
CREATE INDEX import_row_fault_job ON import_row_fault (job_id, id);
