-- The audit log. "bytes" is the record; every other column of an entry is a projection of it that makes it findable.
CREATE TABLE entry (
  leaf_index     bigint PRIMARY KEY CHECK (leaf_index >= 0),
  id             uuid NOT NULL UNIQUE,
  at             timestamptz NOT NULL,
  received_at    timestamptz NOT NULL,
  action         text NOT NULL,
  outcome        text NOT NULL CHECK (outcome IN ('done', 'denied', 'failed')),
  actor_subject  text NOT NULL,
  actor_type     text NOT NULL,
  actor_unit     text,
  client_id      text,
  target_type    text NOT NULL,
  target_id      text,
  target_version bigint,
  counterpart_id text,
  source_service text NOT NULL,
  source_event   text NOT NULL,
  purpose        text,
  reason         text,
  changed_fields text[] NOT NULL,
  trace_id       text,
  bytes          bytea NOT NULL CHECK (octet_length(bytes) <= 16384)
);
COMMENT ON COLUMN entry.id IS 'id of the event that it records, so an event has at most one entry';
COMMENT ON COLUMN entry.counterpart_id IS 'the other one, where an entry is about a pair';
COMMENT ON COLUMN entry.bytes IS 'exactly what is hashed; written once';

CREATE INDEX entry_target ON entry (target_id, leaf_index) WHERE target_id IS NOT NULL;
CREATE INDEX entry_counterpart ON entry (counterpart_id, leaf_index) WHERE counterpart_id IS NOT NULL;
CREATE INDEX entry_actor ON entry (actor_subject, leaf_index);
CREATE INDEX entry_action ON entry (action, leaf_index);
CREATE INDEX entry_trace ON entry (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX entry_not_done ON entry (outcome, leaf_index) WHERE outcome <> 'done';
CREATE INDEX entry_at ON entry USING brin (at);

-- How many entries there are. Whoever appends holds this row, so that the indexes have no gap and no double.
CREATE TABLE log_head (
  id   int PRIMARY KEY CHECK (id = 1),
  size bigint NOT NULL CHECK (size >= 0)
);
INSERT INTO log_head (id, size) VALUES (1, 0);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: the audit log is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.size <= OLD.size THEN
    RAISE EXCEPTION 'the head of the audit log may only grow' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_head_grows BEFORE UPDATE ON log_head
  FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_head_no_truncate BEFORE TRUNCATE ON log_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ALWAYS: an ordinary trigger is skipped by a session that calls itself a replica.
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_change;
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_truncate;
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_grows;
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_no_delete;
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_no_truncate;
