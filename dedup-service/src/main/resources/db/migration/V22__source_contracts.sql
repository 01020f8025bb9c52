-- What was agreed about the quality of a source, and whether it is kept.
CREATE TABLE source_contract (
  system       text PRIMARY KEY,
  version      bigint NOT NULL,
  window_hours integer NOT NULL CHECK (window_hours BETWEEN 1 AND 720),
  min_records  integer NOT NULL CHECK (min_records >= 1),
  rules        jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('open', 'quarantined')),
  breaches     jsonb NOT NULL DEFAULT '[]',
  note         text,
  since        timestamptz NOT NULL,
  actor        text NOT NULL
);
COMMENT ON COLUMN source_contract.rules IS 'the greatest share of violations, 0 to 1, by rule';
COMMENT ON COLUMN source_contract.actor IS 'who wrote the contract or released the source last';

-- What came in, until it is summed up. It names no customer.
CREATE TABLE source_observation (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system      text NOT NULL,
  observed_at timestamptz NOT NULL,
  asked       text[] NOT NULL,
  broken      text[] NOT NULL
);

CREATE TABLE source_feed (
  system text NOT NULL,
  hour   timestamptz NOT NULL,
  rule   text NOT NULL,
  asked  bigint NOT NULL,
  broken bigint NOT NULL,
  PRIMARY KEY (system, hour, rule)
);
COMMENT ON COLUMN source_feed.rule IS 'empty for all records, whatever they were asked';
