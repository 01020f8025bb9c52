-- The log becomes provable: tiles of the Merkle tree, signed checkpoints, and a partition a month. What an entry says is
-- read from its bytes; the columns beside them are only what is searched for.
ALTER TABLE entry RENAME TO entry_before;
ALTER TABLE entry_before RENAME CONSTRAINT entry_pkey TO entry_before_pkey;
ALTER TABLE entry_before RENAME CONSTRAINT entry_id_key TO entry_before_id_key;
DROP INDEX entry_target, entry_counterpart, entry_actor, entry_action, entry_trace, entry_not_done, entry_at;

CREATE TABLE entry (
  leaf_index     bigint NOT NULL CHECK (leaf_index >= 0),
  at             timestamptz NOT NULL,
  received_at    timestamptz NOT NULL,
  target_version bigint,
  id             uuid NOT NULL,
  trace_id       uuid,
  action         text NOT NULL,
  outcome        text NOT NULL CHECK (outcome IN ('done', 'denied', 'failed')),
  actor_subject  text NOT NULL,
  target_id      text,
  counterpart_id text,
  source_service text NOT NULL,
  purpose        text,
  bytes          bytea NOT NULL CHECK (octet_length(bytes) <= 16384),
  PRIMARY KEY (leaf_index, received_at)
) PARTITION BY RANGE (received_at);
COMMENT ON COLUMN entry.id IS 'id of the event that it records, so an event has at most one entry';
COMMENT ON COLUMN entry.counterpart_id IS 'the other one, where an entry is about a pair';
COMMENT ON COLUMN entry.trace_id IS 'W3C trace id, which has the 128 bits of a uuid';
COMMENT ON COLUMN entry.bytes IS 'exactly what is hashed; written once';

CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_target ON entry (target_id, leaf_index) WHERE target_id IS NOT NULL;
CREATE INDEX entry_counterpart ON entry (counterpart_id, leaf_index) WHERE counterpart_id IS NOT NULL;
CREATE INDEX entry_actor ON entry (actor_subject, leaf_index);
CREATE INDEX entry_action ON entry (action, leaf_index);
CREATE INDEX entry_trace ON entry (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX entry_not_done ON entry (outcome, leaf_index) WHERE outcome <> 'done';
CREATE INDEX entry_at ON entry USING brin (at);

-- Full tiles only (C2SP tlog-tiles): 256 hashes of 32 bytes. The incomplete ones follow from the entries.
CREATE TABLE tree_tile (
  tile_index bigint NOT NULL CHECK (tile_index >= 0),
  level      smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  hashes     bytea STORAGE EXTERNAL NOT NULL CHECK (octet_length(hashes) = 8192),
  root       bytea NOT NULL CHECK (octet_length(root) = 32),
  PRIMARY KEY (level, tile_index)
);
COMMENT ON COLUMN tree_tile.root IS 'the hash of the tile one level up';

CREATE TABLE checkpoint (
  tree_size bigint PRIMARY KEY CHECK (tree_size >= 0),
  at        timestamptz NOT NULL,
  root      bytea NOT NULL CHECK (octet_length(root) = 32),
  note      text NOT NULL
);
COMMENT ON COLUMN checkpoint.note IS 'the signed note as it was published';

CREATE TABLE cosignature (
  tree_size bigint NOT NULL REFERENCES checkpoint,
  witness   text NOT NULL,
  at        timestamptz NOT NULL,
  line      text NOT NULL,
  PRIMARY KEY (witness, tree_size)
);

ALTER TABLE log_head ADD COLUMN root bytea CHECK (octet_length(root) = 32);
COMMENT ON COLUMN log_head.root IS 'Merkle tree hash of all entries; null only until the first entry after this column came';

ALTER TABLE log_head ADD COLUMN received_at timestamptz;
COMMENT ON COLUMN log_head.received_at IS 'when the log took its newest entry; no later one may be earlier, whatever the clocks say';

-- Called ahead of time by the service, which owns nothing and so cannot create tables itself.
CREATE FUNCTION make_entry_partition(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  name  text := 'entry_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('make_entry_partition'));
  IF to_regclass(name) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format(
    'CREATE TABLE %I PARTITION OF entry FOR VALUES FROM (%L) TO (%L)',
    name, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
  -- Row triggers come with the parent; a statement trigger does not, and nobody may go round the parent.
  EXECUTE format(
    'CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER entry_no_truncate', name);
  EXECUTE format('REVOKE ALL ON %I FROM %I', name, '${app}');
  EXECUTE format('GRANT SELECT ON %I TO %I', name, '${app}');
END $$;
REVOKE EXECUTE ON FUNCTION make_entry_partition FROM PUBLIC;

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_change;
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_truncate;

DO $$
DECLARE
  month date;
  name  text;
BEGIN
  FOR month IN
    SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC')::date FROM entry_before
    UNION SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => n))::date FROM generate_series(0, 2) n
  LOOP
    PERFORM make_entry_partition(month);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['tree_tile', 'checkpoint', 'cosignature'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_no_change', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_no_truncate', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_no_change');
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_no_truncate');
  END LOOP;
END $$;

INSERT INTO entry (leaf_index, at, received_at, target_version, id, trace_id, action, outcome, actor_subject, target_id,
    counterpart_id, source_service, purpose, bytes)
  SELECT leaf_index, at, received_at, target_version, id, trace_id::uuid, action, outcome, actor_subject, target_id,
    counterpart_id, source_service, purpose, bytes
  FROM entry_before ORDER BY leaf_index;
DROP TABLE entry_before;

-- A step of the head is one entry for each index and nothing beyond them: no gap, no double.
CREATE FUNCTION require_whole_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rows     bigint;
  distinct_rows bigint;
BEGIN
  SELECT count(*), count(DISTINCT leaf_index) INTO rows, distinct_rows FROM entry WHERE leaf_index >= OLD.size;
  IF rows <> NEW.size - OLD.size OR distinct_rows <> rows THEN
    RAISE EXCEPTION 'the head of the audit log does not fit its entries' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER log_head_whole_step AFTER UPDATE ON log_head
  FOR EACH ROW EXECUTE FUNCTION require_whole_step();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_whole_step;
