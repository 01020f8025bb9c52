-- Indexes over texts hold a 64-bit hash of the text instead: whoever searches compares the hash, which the index finds, and
-- the text, which decides. Rows are only appended, so the pages of indexes that grow at their end, or at the end of each
-- value, are filled to the brim.
DROP INDEX entry_id, entry_target, entry_counterpart, entry_actor, entry_action, entry_trace, entry_purpose;
ALTER TABLE entry DROP CONSTRAINT entry_pkey;
ALTER TABLE entry ADD PRIMARY KEY (leaf_index, received_at) WITH (fillfactor = 100);

CREATE INDEX entry_id ON entry (id) WITH (fillfactor = 100);
CREATE INDEX entry_actor ON entry (hashtextextended(actor_subject, 0), leaf_index) WITH (fillfactor = 100);
CREATE INDEX entry_action ON entry (hashtextextended(action, 0), leaf_index) WITH (fillfactor = 100);
CREATE INDEX entry_purpose ON entry (hashtextextended(purpose, 0), leaf_index) WITH (fillfactor = 100)
  WHERE purpose IS NOT NULL;
-- Few entries have the same target or trace, so they are sorted when they are asked for.
CREATE INDEX entry_target ON entry (hashtextextended(target_id, 0)) WHERE target_id IS NOT NULL;
CREATE INDEX entry_counterpart ON entry (hashtextextended(counterpart_id, 0)) WHERE counterpart_id IS NOT NULL;
CREATE INDEX entry_trace ON entry (uuid_hash_extended(trace_id, 0)) WHERE trace_id IS NOT NULL;

-- The key of the inbox grows at its end too, as event ids begin with their time.
ALTER INDEX inbox_pkey SET (fillfactor = 100);
