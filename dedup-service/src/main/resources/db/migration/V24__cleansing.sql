-- Repairs that were proposed. What is to be repaired is sealed under the customer's own key.
CREATE TABLE cleansing_customer (
  customer_id uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('person', 'organisation')),
  unit        text NOT NULL,
  key_id      text NOT NULL,
  name        bytea NOT NULL,
  due_at      timestamptz,
  attempts    integer NOT NULL DEFAULT 0,
  failure     text
);
COMMENT ON COLUMN cleansing_customer.name IS 'sealed; a source record must have a name';
COMMENT ON COLUMN cleansing_customer.due_at IS 'when customer-service is to be told; null when it knows';
CREATE INDEX cleansing_customer_due ON cleansing_customer (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE cleansing_suggestion (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL DEFAULT 1,
  customer_id uuid NOT NULL REFERENCES cleansing_customer ON DELETE CASCADE,
  rule        text NOT NULL,
  pointer     text NOT NULL,
  token       bytea NOT NULL,
  sayable     boolean NOT NULL,
  state       text NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'undone', 'obsolete')),
  key_id      text NOT NULL,
  repair      bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  decided_by  text,
  decided_at  timestamptz,
  applied_at  timestamptz,
  UNIQUE (customer_id, token)
);
COMMENT ON COLUMN cleansing_suggestion.token IS 'keyed hash of the repair, so that one that was rejected is not proposed again';
COMMENT ON COLUMN cleansing_suggestion.sayable IS 'whether a source record can say it: it takes nothing away';
COMMENT ON COLUMN cleansing_suggestion.applied_at IS 'when customer-service was told';
CREATE INDEX cleansing_suggestion_state ON cleansing_suggestion (state, id);

CREATE TABLE cleansing_rule (
  rule       text PRIMARY KEY,
  version    bigint NOT NULL,
  mode       text NOT NULL CHECK (mode IN ('automatic', 'manual', 'off')),
  actor      text NOT NULL,
  changed_at timestamptz NOT NULL
);
