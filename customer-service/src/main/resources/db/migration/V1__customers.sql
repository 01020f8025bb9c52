-- One row a customer: what is personal is ciphertext under the customer's own key, the rest is in plain columns.
CREATE TABLE customer (
  id               uuid PRIMARY KEY,
  version          bigint NOT NULL CHECK (version > 0),
  kind             text NOT NULL CHECK (kind IN ('person', 'organisation')),
  status           text NOT NULL CHECK (status IN ('active', 'archived', 'merged', 'erased')),
  tags             text[] NOT NULL,
  owner_unit       text NOT NULL,
  owner_user       text,
  standard_version text NOT NULL,
  key_id           uuid NOT NULL,
  document         bytea NOT NULL,
  suspicions       bigint NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL
);
CREATE INDEX customer_owner_unit ON customer (owner_unit, id);
COMMENT ON COLUMN customer.suspicions IS 'counts changes of the suspected duplicates shown with the record, for its entity tag';

CREATE TABLE customer_revision (
  customer_id      uuid NOT NULL REFERENCES customer,
  version          bigint NOT NULL,
  changed_at       timestamptz NOT NULL,
  actor_subject    text NOT NULL,
  actor_type       text NOT NULL,
  actor_unit       text,
  actor_client     text,
  source           text NOT NULL,
  reason           text,
  changed_fields   text[] NOT NULL,
  standard_version text NOT NULL,
  key_id           uuid NOT NULL,
  document         bytea NOT NULL,
  PRIMARY KEY (customer_id, version)
);

-- Keyed hashes of what a customer can be found by. Deleted and written anew with each version.
CREATE TABLE lookup (
  field       text NOT NULL,
  token       bytea NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer,
  PRIMARY KEY (field, token, customer_id)
);
CREATE INDEX lookup_customer ON lookup (customer_id);

-- Data keys, wrapped by the key-encryption key. Destroying one erases everything written under it.
CREATE TABLE subject_key (
  id           uuid PRIMARY KEY,
  customer_id  uuid NOT NULL,
  key_uri      text NOT NULL,
  wrapped      bytea,
  created_at   timestamptz NOT NULL,
  destroyed_at timestamptz,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX subject_key_customer ON subject_key (customer_id);

-- What dedup-service decided last about a pair.
CREATE TABLE duplicate_suspicion (
  left_id     uuid NOT NULL,
  right_id    uuid NOT NULL,
  decision_id uuid NOT NULL,
  decision    text NOT NULL,
  probability double precision NOT NULL,
  decided_at  timestamptz NOT NULL,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id <> right_id)
);
CREATE INDEX duplicate_suspicion_right ON duplicate_suspicion (right_id);
