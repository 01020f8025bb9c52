-- What in the log wants looking at.
CREATE TABLE alert (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL DEFAULT 1,
  kind        text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('warning', 'critical')),
  subject     text NOT NULL,
  entries     bigint NOT NULL,
  from_at     timestamptz NOT NULL,
  to_at       timestamptz NOT NULL,
  run_id      uuid,
  raised_at   timestamptz NOT NULL,
  reviewed_by text,
  reviewed_at timestamptz,
  note        text,
  CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL)),
  UNIQUE (kind, subject, from_at, to_at)
);
CREATE INDEX alert_open ON alert (id DESC) WHERE reviewed_at IS NULL;
COMMENT ON COLUMN alert.subject IS 'who or what it is about, empty where it is nobody; with the time, what keeps it from being raised twice';
