-- Looks at the log that are taken again and again.
CREATE TABLE saved_report (
  id         uuid PRIMARY KEY,
  version    bigint NOT NULL DEFAULT 1,
  name       text NOT NULL,
  kind       text NOT NULL CHECK (kind IN
             ('access-review', 'mass-export', 'out-of-hours', 'repeated-denials', 'reveal-volume')),
  parameters jsonb NOT NULL,
  schedule   text NOT NULL CHECK (schedule IN ('none', 'daily', 'weekly', 'monthly')),
  next_at    timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((schedule = 'none') = (next_at IS NULL))
);
CREATE INDEX saved_report_due ON saved_report (next_at) WHERE next_at IS NOT NULL;

-- Kept when the report itself is gone.
CREATE TABLE report_run (
  id           uuid PRIMARY KEY,
  report_id    uuid NOT NULL,
  kind         text NOT NULL,
  parameters   jsonb NOT NULL,
  from_at      timestamptz NOT NULL,
  to_at        timestamptz NOT NULL,
  requested_by text NOT NULL,
  at           timestamptz NOT NULL,
  findings     jsonb NOT NULL,
  more         boolean NOT NULL
);
CREATE INDEX report_run_of ON report_run (report_id, id DESC);
COMMENT ON COLUMN report_run.more IS 'there were more findings than are kept';

-- Taken from the first day on; whoever has the permission changes or removes them.
INSERT INTO saved_report (id, name, kind, parameters, schedule, next_at, created_by, created_at, updated_at)
SELECT id::uuid, name, kind, '{}', schedule, date_trunc('day', now(), 'UTC') + interval '1 day 15 minutes',
       'installation', now(), now()
FROM (VALUES
  ('01990000-0000-7000-8000-0000000000a1', 'Unusually many reveals', 'reveal-volume', 'daily'),
  ('01990000-0000-7000-8000-0000000000a2', 'Repeated denials', 'repeated-denials', 'daily'),
  ('01990000-0000-7000-8000-0000000000a3', 'Mass export', 'mass-export', 'daily')) first (id, name, kind, schedule);

-- Only looks at data carry a purpose, and they are what is searched by it.
CREATE INDEX entry_purpose ON entry (purpose, leaf_index) WHERE purpose IS NOT NULL;
