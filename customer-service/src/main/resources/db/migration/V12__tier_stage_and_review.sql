-- How much a customer is worth to the house, and where the relation stands: codes, and nothing personal.
ALTER TABLE customer ADD COLUMN tier text, ADD COLUMN stage text, ADD COLUMN reviewed_at timestamptz;
ALTER TABLE customer_revision ADD COLUMN tier text, ADD COLUMN stage text, ADD COLUMN reviewed_at timestamptz;
COMMENT ON COLUMN customer.reviewed_at IS 'when somebody last confirmed that the record is right';

ALTER TABLE customer_search ADD COLUMN reviewed_at timestamptz;
CREATE INDEX customer_search_reviewed ON customer_search (reviewed_at, customer_id) WHERE reviewed_at IS NOT NULL;

-- Names have more tokens than before: every row is made anew.
DELETE FROM customer_search;
UPDATE search_backfill SET position = '00000000-0000-0000-0000-000000000000', finished_at = NULL;
