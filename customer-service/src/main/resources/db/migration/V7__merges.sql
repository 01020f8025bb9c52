-- Merges, those that were refused among them: a refusal is a result, kept with its reasons.
CREATE TABLE customer_merge (
  id           uuid PRIMARY KEY,
  survivor_id  uuid NOT NULL REFERENCES customer,
  state        text NOT NULL CHECK (state IN ('waiting', 'executed', 'undone', 'blocked')),
  reason       text NOT NULL,
  decision_id  uuid UNIQUE,
  actor        text NOT NULL,
  actor_type   text NOT NULL,
  left_version bigint,
  right_version bigint,
  blocks       text[] NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL,
  executed_at  timestamptz,
  undone_at    timestamptz
);
CREATE INDEX customer_merge_survivor ON customer_merge (survivor_id, created_at);
CREATE INDEX customer_merge_waiting ON customer_merge (created_at) WHERE state = 'waiting';

CREATE TABLE customer_merge_member (
  merge_id    uuid NOT NULL REFERENCES customer_merge,
  customer_id uuid NOT NULL REFERENCES customer,
  PRIMARY KEY (merge_id, customer_id)
);
CREATE INDEX customer_merge_member_customer ON customer_merge_member (customer_id);

-- Pairs of which somebody said that they are two.
CREATE TABLE not_duplicate (
  left_id     uuid NOT NULL,
  right_id    uuid NOT NULL,
  asserted_by text NOT NULL,
  reason      text NOT NULL,
  asserted_at timestamptz NOT NULL,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
);
