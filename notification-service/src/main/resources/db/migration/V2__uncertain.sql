-- SMTP cannot be asked later whether it took a message. Where an instance vanishes between handing it over and recording that,
-- the delivery stays uncertain instead of being sent twice.
ALTER TABLE delivery ADD COLUMN sending_since timestamptz;
COMMENT ON COLUMN delivery.sending_since IS 'set just before the message goes out, cleared with what came of it';
ALTER TABLE delivery DROP CONSTRAINT delivery_state_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_state_check
  CHECK (state IN ('planned', 'leased', 'sent', 'uncertain', 'failed', 'suppressed'));
ALTER TABLE delivery ADD CONSTRAINT delivery_sending_check CHECK (sending_since IS NULL OR state = 'leased');
ALTER TABLE delivery ADD CONSTRAINT delivery_uncertain_check CHECK (state <> 'uncertain' OR reason IS NOT NULL);

-- That a customer is erased is kept, and nothing else of it.
COMMENT ON COLUMN customer_owner.status IS 'of the customer; erased ones have no owner any more and never get one again';
