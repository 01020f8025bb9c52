-- What a version said beside its document, so that it can be shown as it was.
ALTER TABLE customer_revision
  ADD COLUMN kind       text,
  ADD COLUMN status     text,
  ADD COLUMN tags       text[],
  ADD COLUMN owner_unit text,
  ADD COLUMN owner_user text;

-- Older versions did not keep these; the current ones are the best that is known.
UPDATE customer_revision r
   SET kind = c.kind, status = c.status, tags = c.tags, owner_unit = c.owner_unit, owner_user = c.owner_user
  FROM customer c WHERE c.id = r.customer_id;

ALTER TABLE customer_revision
  ALTER COLUMN kind SET NOT NULL,
  ALTER COLUMN status SET NOT NULL,
  ALTER COLUMN tags SET NOT NULL,
  ALTER COLUMN owner_unit SET NOT NULL;
