-- Pairs that wait for a person. One for each pair, under its id.
CREATE TABLE review (
  id             uuid PRIMARY KEY REFERENCES match_pair ON DELETE CASCADE,
  state          text NOT NULL CHECK (state IN ('open', 'decided', 'closed')),
  row_version    bigint NOT NULL DEFAULT 1,
  opened_at      timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  queued_as_of   timestamptz NOT NULL,
  pinned         boolean NOT NULL DEFAULT false,
  deferred_until timestamptz,
  claimed_by     text,
  claimed_until  timestamptz,
  first_decision text,
  first_by       text,
  decision       text CHECK (decision IN ('accept', 'reject', 'split')),
  decided_by     text,
  decided_at     timestamptz,
  reason         text,
  closed_because text
);
CREATE INDEX review_queue ON review (pinned DESC, queued_as_of, id) WHERE state = 'open';
COMMENT ON COLUMN review.queued_as_of IS 'when it was opened, less a bonus for uncertainty and value: the queue is in this order';
COMMENT ON COLUMN review.first_decision IS 'of the first of two persons, where two are required';
COMMENT ON COLUMN review.pinned IS 'first in the queue, and kept open when the model changes its mind';

-- What people decided, for whoever wants to learn from it.
CREATE TABLE label (
  id            uuid PRIMARY KEY,
  pair_id       uuid NOT NULL REFERENCES match_pair ON DELETE CASCADE,
  same          boolean NOT NULL,
  decided_by    text NOT NULL,
  decided_at    timestamptz NOT NULL,
  match_weight  double precision NOT NULL,
  model_version text NOT NULL,
  evidence      jsonb NOT NULL
);
CREATE INDEX label_pair ON label (pair_id);

ALTER TABLE customer_record ADD COLUMN tier text;
COMMENT ON COLUMN customer_record.tier IS 'customers with a tier are reviewed sooner';
