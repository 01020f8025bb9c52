-- The user of the service appends and reads. Where the migrations run as another user, who owns the tables, that is all
-- it can do; where one user is both, it gives up the rights, so that taking them back is a statement of its own.
DO $$
DECLARE
  app text := '${app}';
BEGIN
  IF app <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, outbox_heartbeat, inbox, parked_event, idempotent_answer TO %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
  END IF;
  EXECUTE format('REVOKE ALL ON entry, tree_tile, checkpoint, cosignature, log_head FROM %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON entry, tree_tile, checkpoint, cosignature TO %I', app);
  EXECUTE format('GRANT SELECT, UPDATE ON log_head TO %I', app);
  EXECUTE format('GRANT EXECUTE ON FUNCTION make_entry_partition TO %I', app);
END $$;
