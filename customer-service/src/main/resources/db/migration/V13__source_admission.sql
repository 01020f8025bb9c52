-- Which sources dedup-service has put in quarantine, and what was refused of them since. A source without a row may send.
CREATE TABLE source_admission (
  system          text PRIMARY KEY,
  admitted        boolean NOT NULL,
  changed_at      timestamptz NOT NULL,
  refused         bigint NOT NULL DEFAULT 0,
  last_refused_at timestamptz
);
COMMENT ON COLUMN source_admission.refused IS 'states refused in the latest quarantine';
