-- What one source says about one customer. customer_id is the customer for whom it was written; a merge does not change it.
CREATE TABLE source_record (
  id          uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  system      text NOT NULL,
  key_token   bytea NOT NULL,
  version     bigint NOT NULL CHECK (version > 0),
  source_time timestamptz NOT NULL,
  since       timestamptz NOT NULL,
  key_id      uuid NOT NULL,
  document    bytea NOT NULL,
  changed_at  timestamptz NOT NULL,
  UNIQUE (system, key_token)
);
CREATE INDEX source_record_customer ON source_record (customer_id);
COMMENT ON COLUMN source_record.key_token IS 'keyed hash of the key in the source, which may be personal';

-- Everything a source ever said, also what came too late to count.
CREATE TABLE source_record_revision (
  record_id     uuid NOT NULL REFERENCES source_record,
  version       bigint NOT NULL,
  source_time   timestamptz NOT NULL,
  received_at   timestamptz NOT NULL,
  applied       boolean NOT NULL,
  actor_subject text NOT NULL,
  actor_type    text NOT NULL,
  key_id        uuid NOT NULL,
  document      bytea NOT NULL,
  PRIMARY KEY (record_id, version)
);

ALTER TABLE customer
  ADD COLUMN source_state bigint NOT NULL DEFAULT 0,
  ADD COLUMN merged_into  uuid REFERENCES customer;
CREATE INDEX customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;
COMMENT ON COLUMN customer.source_state IS '0 while the row is its only source; else counts changes of the source records that it is projected from';

-- A key under which values of several customers are sealed together. Destroying the keys of one of them destroys it.
ALTER TABLE subject_key ADD COLUMN joint boolean NOT NULL DEFAULT false;
CREATE TABLE subject_key_subject (
  key_id      uuid NOT NULL REFERENCES subject_key,
  customer_id uuid NOT NULL REFERENCES customer,
  PRIMARY KEY (key_id, customer_id)
);
CREATE INDEX subject_key_subject_customer ON subject_key_subject (customer_id);

CREATE TABLE survivorship_policy (
  version    bigint PRIMARY KEY,
  policy     text NOT NULL,
  actor      text NOT NULL,
  created_at timestamptz NOT NULL
);
