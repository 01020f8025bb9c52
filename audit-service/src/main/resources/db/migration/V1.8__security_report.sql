-- The periodic security report, made by whichever instance comes first.
CREATE TABLE security_report (
  id           uuid PRIMARY KEY,
  state        text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  from_at      timestamptz NOT NULL,
  to_at        timestamptz NOT NULL CHECK (to_at > from_at),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  attempts     int NOT NULL DEFAULT 0,
  lease_until  timestamptz,
  finished_at  timestamptz,
  content      bytea,
  pdf          bytea,
  CHECK ((state = 'running') = (lease_until IS NOT NULL)),
  CHECK ((state = 'done') = (content IS NOT NULL AND pdf IS NOT NULL))
);
CREATE UNIQUE INDEX security_report_scheduled ON security_report (from_at, to_at) WHERE requested_by = 'schedule';
CREATE INDEX security_report_open ON security_report (requested_at) WHERE state IN ('queued', 'running');
