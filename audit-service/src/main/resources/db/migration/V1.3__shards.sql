-- A shard is what the log took in one year (UTC). It closes with a signed checkpoint at exactly its end, is archived as static
-- files, and may be dropped when none of it has to be kept any longer and no legal hold is on it.
CREATE TABLE log_shard (
  year        int PRIMARY KEY CHECK (year BETWEEN 2000 AND 9999),
  first_index bigint NOT NULL,
  end_index   bigint NOT NULL REFERENCES checkpoint (tree_size),
  keep_until  date NOT NULL,
  closed_at   timestamptz NOT NULL,
  CHECK (0 <= first_index AND first_index < end_index)
);
COMMENT ON COLUMN log_shard.end_index IS 'index after its last entry, the size of its final checkpoint';
COMMENT ON COLUMN log_shard.keep_until IS 'first day on which it may be dropped: the longest of the classes of its entries';

CREATE TABLE legal_hold (
  id          uuid PRIMARY KEY,
  from_year   int NOT NULL,
  to_year     int NOT NULL,
  reason      text NOT NULL,
  placed_by   text NOT NULL,
  placed_at   timestamptz NOT NULL,
  released_by text,
  released_at timestamptz,
  CHECK (from_year <= to_year),
  CHECK ((released_by IS NULL) = (released_at IS NULL))
);

CREATE FUNCTION refuse_second_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL
    OR (NEW.id, NEW.from_year, NEW.to_year, NEW.reason, NEW.placed_by, NEW.placed_at)
      IS DISTINCT FROM (OLD.id, OLD.from_year, OLD.to_year, OLD.reason, OLD.placed_by, OLD.placed_at) THEN
    RAISE EXCEPTION 'a legal hold is released once and not altered' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER log_shard_no_change BEFORE UPDATE OR DELETE ON log_shard
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_shard_no_truncate BEFORE TRUNCATE ON log_shard
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER legal_hold_released_once BEFORE UPDATE ON legal_hold
  FOR EACH ROW EXECUTE FUNCTION refuse_second_release();
CREATE TRIGGER legal_hold_no_delete BEFORE DELETE ON legal_hold
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER legal_hold_no_truncate BEFORE TRUNCATE ON legal_hold
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE log_shard ENABLE ALWAYS TRIGGER log_shard_no_change;
ALTER TABLE log_shard ENABLE ALWAYS TRIGGER log_shard_no_truncate;
ALTER TABLE legal_hold ENABLE ALWAYS TRIGGER legal_hold_released_once;
ALTER TABLE legal_hold ENABLE ALWAYS TRIGGER legal_hold_no_delete;
ALTER TABLE legal_hold ENABLE ALWAYS TRIGGER legal_hold_no_truncate;

-- For the owner of the tables and an operator who acts as it: the service itself can drop nothing.
CREATE FUNCTION drop_shard(dropped int) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  shard log_shard%ROWTYPE;
BEGIN
  SELECT * INTO shard FROM log_shard WHERE year = dropped;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'shard % is not closed', dropped;
  END IF;
  IF shard.keep_until > (now() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'shard % has to be kept until %', dropped, shard.keep_until;
  END IF;
  IF EXISTS (SELECT FROM legal_hold WHERE released_at IS NULL AND dropped BETWEEN from_year AND to_year) THEN
    RAISE EXCEPTION 'shard % is on legal hold', dropped;
  END IF;
  IF EXISTS (SELECT FROM entry WHERE leaf_index < shard.first_index) THEN
    RAISE EXCEPTION 'an older shard than % is still there', dropped;
  END IF;
  FOR month IN 1..12 LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I', format('entry_%s_%s', dropped, lpad(month::text, 2, '0')));
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION drop_shard FROM PUBLIC;

DO $$
DECLARE
  app text := '${app}';
BEGIN
  EXECUTE format('REVOKE ALL ON log_shard, legal_hold FROM %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON log_shard, legal_hold TO %I', app);
  EXECUTE format('GRANT UPDATE (released_by, released_at) ON legal_hold TO %I', app);
END $$;
