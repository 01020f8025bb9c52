-- What matching keeps of each customer. Nothing here is personal in the clear: features are sealed under the customer's
-- own key, and blocking keys are keyed hashes.
CREATE TABLE customer_record (
  customer_id uuid PRIMARY KEY,
  version     bigint NOT NULL,
  status      text NOT NULL,
  unit        text,
  key_id      text NOT NULL,
  features    bytea
);
COMMENT ON COLUMN customer_record.version IS 'the newest version that was applied; older ones are ignored';
COMMENT ON COLUMN customer_record.unit IS 'who may see it; null once erased';
COMMENT ON COLUMN customer_record.features IS 'sealed; null while there is nothing to match';

CREATE TABLE block_key (
  hash        uuid NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer_record,
  PRIMARY KEY (hash, customer_id)
);
CREATE INDEX block_key_customer ON block_key (customer_id);
COMMENT ON COLUMN block_key.hash IS '128 bits of an HMAC of what two records must share';

-- Two customers that were found to be alike, with the waterfall of the last comparison.
CREATE TABLE match_pair (
  id            uuid PRIMARY KEY,
  left_id       uuid NOT NULL,
  right_id      uuid NOT NULL,
  left_version  bigint NOT NULL,
  right_version bigint NOT NULL,
  probability   double precision NOT NULL,
  match_weight  double precision NOT NULL,
  decision      text NOT NULL CHECK (decision IN ('auto-merge', 'review', 'distinct')),
  state         text NOT NULL CHECK (state IN ('open', 'merged', 'withdrawn')),
  evidence      jsonb NOT NULL,
  model_version text NOT NULL,
  decided_at    timestamptz NOT NULL,
  CHECK (left_id < right_id),
  UNIQUE (left_id, right_id)
);
CREATE INDEX match_pair_right ON match_pair (right_id);

-- Pairs that a person took apart again.
CREATE TABLE cannot_link (
  left_id  uuid NOT NULL,
  right_id uuid NOT NULL,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
);
CREATE INDEX cannot_link_right ON cannot_link (right_id);

-- Exactly one for each version of a customer that was applied.
CREATE TABLE verdict (
  customer_id uuid NOT NULL,
  version     bigint NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('distinct', 'duplicate-suspected')),
  decided_at  timestamptz NOT NULL,
  PRIMARY KEY (customer_id, version)
);
