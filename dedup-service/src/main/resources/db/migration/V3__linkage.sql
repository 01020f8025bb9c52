-- Records are compared in all their fields now, by learned models, and put together by clusters. What was kept of them for the
-- simpler comparison cannot be turned into that form here, since it is sealed: it goes, and comes back with the next
-- change of each customer.
DROP TABLE block_key;
ALTER TABLE customer_record
  ADD COLUMN kind          text CHECK (kind IN ('person', 'organisation')),
  ADD COLUMN key_hashes    bigint[],
  ADD COLUMN second_hashes bigint[],
  ADD COLUMN second_tags   text;
UPDATE customer_record SET features = NULL, content_version = 0;
COMMENT ON COLUMN customer_record.key_hashes IS 'keyed hashes of what other records must share; at most twelve';
COMMENT ON COLUMN customer_record.second_hashes IS 'keyed hashes that tell the records of an overfull block apart';
COMMENT ON COLUMN customer_record.second_tags IS 'what each second hash is of, one character each';

CREATE TABLE record_key (
  hash        bigint NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer_record,
  name_hash   integer NOT NULL,
  PRIMARY KEY (hash, customer_id)
);
COMMENT ON COLUMN record_key.hash IS 'of a key, or of an overfull key XOR a second one';
COMMENT ON COLUMN record_key.name_hash IS 'tells different names apart, to notice a value that too many share';

CREATE TABLE overfull_block (
  hash  bigint PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE overfull_block IS 'keys that are stored together with a second key only';

CREATE TABLE generic_value (
  hash  bigint PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE generic_value IS 'keys of values that records of too many names share: they neither block nor score';

CREATE TABLE match_model (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('person', 'organisation')),
  version      text NOT NULL UNIQUE,
  state        text NOT NULL CHECK (state IN ('candidate', 'active', 'retired')),
  row_version  bigint NOT NULL DEFAULT 1,
  document     jsonb NOT NULL,
  origin       text NOT NULL CHECK (origin IN ('shipped', 'trained')),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  activated_at timestamptz
);
CREATE UNIQUE INDEX match_model_active ON match_model (kind) WHERE state = 'active';
COMMENT ON COLUMN match_model.document IS 'weights, decisions and expected precision; no value of any record';

CREATE TABLE model_frequency (
  model_id uuid NOT NULL REFERENCES match_model,
  hash     bigint NOT NULL,
  share    real NOT NULL,
  PRIMARY KEY (model_id, hash)
);
COMMENT ON TABLE model_frequency IS 'how frequent values were when the model was trained, by keyed hash; rare values are not kept';

-- Pairs of records with their weights.
CREATE TABLE edge (
  left_id    uuid NOT NULL,
  right_id   uuid NOT NULL,
  weight     real NOT NULL,
  held       boolean NOT NULL,
  vetoed     boolean NOT NULL,
  linked     boolean NOT NULL,
  origin     text NOT NULL CHECK (origin IN ('model', 'person')),
  model_id   uuid NOT NULL,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
);
CREATE INDEX edge_right ON edge (right_id);
COMMENT ON COLUMN edge.held IS 'must not be merged without a person';
COMMENT ON COLUMN edge.vetoed IS 'never one, however much agrees';
COMMENT ON COLUMN edge.linked IS 'brings the two into one group that is clustered';

CREATE TABLE entity_cluster (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('person', 'organisation')),
  version      bigint NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  continued_by uuid
);
COMMENT ON COLUMN entity_cluster.continued_by IS 'the cluster that took its members over; null while it stands, or when it dissolved';
CREATE TABLE cluster_member (
  customer_id uuid PRIMARY KEY,
  cluster_id  uuid NOT NULL REFERENCES entity_cluster
);
CREATE INDEX cluster_member_cluster ON cluster_member (cluster_id);

-- What people said of pairs. It outweighs every model.
CREATE TABLE assertion (
  id          uuid PRIMARY KEY,
  left_id     uuid NOT NULL,
  right_id    uuid NOT NULL,
  type        text NOT NULL CHECK (type IN ('must-link', 'cannot-link')),
  origin      text NOT NULL CHECK (origin IN ('api', 'review', 'unmerge')),
  asserted_by text NOT NULL,
  reason      text,
  asserted_at timestamptz NOT NULL,
  row_version bigint NOT NULL DEFAULT 1,
  CHECK (left_id < right_id),
  UNIQUE (left_id, right_id)
);
CREATE INDEX assertion_right ON assertion (right_id);
INSERT INTO assertion (id, left_id, right_id, type, origin, asserted_by, asserted_at)
  SELECT gen_random_uuid(), left_id, right_id, 'cannot-link', 'unmerge', 'system', now() FROM cannot_link;
DROP TABLE cannot_link;

-- Customers to be compared anew, for another reason than a change of their own.
CREATE TABLE rescore_task (
  customer_id uuid PRIMARY KEY,
  enqueued_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE match_pair
  ADD COLUMN requested    boolean NOT NULL DEFAULT true,
  ADD COLUMN requested_by text;
COMMENT ON COLUMN match_pair.requested IS 'whether the pair stands for its cluster when it comes to merging';
COMMENT ON COLUMN match_pair.requested_by IS 'the person who said that they are one; null when the model did';
