-- Long work on a whole base. A worker that stays silent loses its job to another one.
CREATE TABLE match_job (
  id          uuid PRIMARY KEY,
  type        text NOT NULL CHECK (type IN ('training', 're-match')),
  kind        text NOT NULL CHECK (kind IN ('person', 'organisation')),
  state       text NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'promoted', 'done', 'failed', 'cancelled')),
  row_version bigint NOT NULL DEFAULT 1,
  seed        bigint NOT NULL,
  model_id    uuid REFERENCES match_model,
  total       bigint NOT NULL DEFAULT 0,
  done        bigint NOT NULL DEFAULT 0,
  position    uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  report      jsonb,
  lease_owner uuid,
  lease_until timestamptz,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  started_at  timestamptz,
  finished_at timestamptz
);
COMMENT ON COLUMN match_job.position IS 'the last customer that is done: from here another worker goes on';
COMMENT ON COLUMN match_job.model_id IS 'for a re-match the model to use; for a training the model that came of it';

-- Pairs as a model that is not in force would see them.
CREATE TABLE shadow_edge (
  job_id   uuid NOT NULL REFERENCES match_job,
  left_id  uuid NOT NULL,
  right_id uuid NOT NULL,
  weight   real NOT NULL,
  held     boolean NOT NULL,
  PRIMARY KEY (job_id, left_id, right_id)
);
CREATE INDEX shadow_edge_left ON shadow_edge (left_id);
CREATE INDEX shadow_edge_right ON shadow_edge (right_id);
