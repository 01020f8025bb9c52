-- How good each record is. No value of a record is kept: which rules were asked, which broke, and where.
CREATE TABLE quality_score (
  customer_id      uuid PRIMARY KEY,
  version          bigint NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('person', 'organisation')),
  unit             text NOT NULL,
  sources          text[] NOT NULL DEFAULT '{}',
  checks           jsonb NOT NULL,
  duplicate        boolean NOT NULL,
  score            double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
  dimensions       jsonb NOT NULL,
  losses           jsonb NOT NULL,
  settings_version bigint NOT NULL,
  next_due         date,
  scored_at        timestamptz NOT NULL
);
COMMENT ON COLUMN quality_score.version IS 'of the customer: the newest one that said what its content is';
COMMENT ON COLUMN quality_score.checks IS 'what all rules say, also those that do not count: enough to score again without the record';
COMMENT ON COLUMN quality_score.sources IS 'the ways in by which the customer came and was changed';
COMMENT ON COLUMN quality_score.next_due IS 'when a rule about age breaks by itself';
CREATE INDEX quality_score_worst ON quality_score (score, customer_id);
CREATE INDEX quality_score_unit ON quality_score (unit, score, customer_id);
CREATE INDEX quality_score_source ON quality_score USING gin (sources);
CREATE INDEX quality_score_settings ON quality_score (settings_version);
CREATE INDEX quality_score_due ON quality_score (next_due) WHERE next_due IS NOT NULL;
-- Verdicts are written in the order of time: a few pages tell which are new.
CREATE INDEX verdict_decided ON verdict USING brin (decided_at);

-- Every change of how a rule counts; the newest of each rule holds.
CREATE TABLE quality_rule_change (
  version      bigint PRIMARY KEY,
  rule         text NOT NULL,
  enabled      boolean NOT NULL,
  weight       double precision NOT NULL CHECK (weight BETWEEN 0 AND 100),
  max_age_days integer CHECK (max_age_days >= 0),
  alert_rate   double precision CHECK (alert_rate BETWEEN 0 AND 1),
  actor        text NOT NULL,
  changed_at   timestamptz NOT NULL
);
CREATE INDEX quality_rule_change_rule ON quality_rule_change (rule, version DESC);
