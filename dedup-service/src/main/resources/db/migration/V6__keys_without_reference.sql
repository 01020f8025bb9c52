-- Each of a customer's dozen keys checked and locked its customer's row when it was written, a tenth of what an event costs the
-- database. Nothing deletes these rows: a customer that is erased leaves its row with the versions that were applied.
ALTER TABLE record_key DROP CONSTRAINT record_key_customer_id_fkey;
