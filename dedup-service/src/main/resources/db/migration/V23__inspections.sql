-- Samples of records that people compare with the truth.
CREATE TABLE inspection (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  unit        text,
  source      text,
  kind        text,
  seed        bigint NOT NULL,
  population  bigint NOT NULL,
  drawn       integer NOT NULL,
  state       text NOT NULL CHECK (state IN ('open', 'signed-off')),
  correct     integer NOT NULL DEFAULT 0,
  wrong       integer NOT NULL DEFAULT 0,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  signed_by   text,
  signed_at   timestamptz,
  note        text,
  CHECK ((state = 'signed-off') = (signed_by IS NOT NULL AND signed_at IS NOT NULL))
);
CREATE TABLE inspection_item (
  inspection_id uuid NOT NULL REFERENCES inspection ON DELETE CASCADE,
  customer_id   uuid NOT NULL,
  place         integer NOT NULL,
  version       bigint NOT NULL,
  outcome       text CHECK (outcome IN ('correct', 'wrong')),
  fields        text[] NOT NULL DEFAULT '{}',
  marked_by     text,
  marked_at     timestamptz,
  PRIMARY KEY (inspection_id, customer_id)
);
CREATE INDEX inspection_item_customer ON inspection_item (customer_id);
COMMENT ON COLUMN inspection_item.fields IS 'JSON Pointers of what is wrong, without values';
COMMENT ON COLUMN inspection.correct IS 'kept apart from the items, which go with their customers';
