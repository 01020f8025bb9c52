-- Measurements of the live base. The result holds figures and shapes, and no value of a record.
CREATE TABLE profile (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('person', 'organisation')),
  units       text[] NOT NULL,
  state       text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  done        bigint NOT NULL DEFAULT 0,
  total       bigint NOT NULL DEFAULT 0,
  result      jsonb,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  finished_at timestamptz,
  lease       uuid,
  lease_until timestamptz
);
COMMENT ON COLUMN profile.units IS 'whose records are measured; * for all';
CREATE INDEX profile_waiting ON profile (created_at) WHERE state IN ('queued', 'running');
