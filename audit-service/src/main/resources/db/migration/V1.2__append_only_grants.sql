-- The user of the service appends and reads. Where the migrations run as another user, who owns the tables, that is all
-- it can do; where one user is both, it gives up the rights, so that taking them back is a statement of its own.
DO $$
DECLARE
  app   text := '${app}';
  child regclass;
BEGIN
  IF app <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
    EXECUTE format('REVOKE ALL ON flyway_schema_history FROM %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
  END IF;
  EXECUTE format('REVOKE ALL ON entry, tree_tile, checkpoint, cosignature, log_head FROM %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON entry, tree_tile, checkpoint, cosignature TO %I', app);
  EXECUTE format('GRANT SELECT, UPDATE ON log_head TO %I', app);
  -- Rows go through the parent only.
  FOR child IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'entry'::regclass LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', child, app);
    EXECUTE format('GRANT SELECT ON %s TO %I', child, app);
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION make_entry_partition TO %I', app);
END $$;
