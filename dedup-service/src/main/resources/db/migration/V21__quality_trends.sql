-- Sums of each day by unit, so that a caller is shown those of its own units. They name no record.
CREATE TABLE quality_trend (
  day       date NOT NULL,
  unit      text NOT NULL,
  facet     text NOT NULL CHECK (facet IN ('unit', 'source', 'field', 'rule')),
  key       text NOT NULL,
  records   bigint NOT NULL,
  score_sum double precision NOT NULL,
  low       bigint NOT NULL,
  failed    bigint NOT NULL,
  PRIMARY KEY (day, facet, key, unit)
);
COMMENT ON COLUMN quality_trend.low IS 'records below the threshold of low scores';
COMMENT ON COLUMN quality_trend.failed IS 'records that break the rule, or a rule about the field';

CREATE TABLE quality_alert (
  id         uuid PRIMARY KEY,
  unit       text NOT NULL,
  rule       text NOT NULL,
  share      double precision NOT NULL,
  threshold  double precision NOT NULL,
  records    bigint NOT NULL,
  raised_at  timestamptz NOT NULL,
  cleared_at timestamptz
);
CREATE UNIQUE INDEX quality_alert_open ON quality_alert (unit, rule) WHERE cleared_at IS NULL;
