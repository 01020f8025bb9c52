-- Who is responsible for a customer, as the state topic says. Nothing personal of the customer.
CREATE TABLE customer_owner (
  customer_id uuid PRIMARY KEY,
  version     bigint NOT NULL,
  owner_unit  text,
  owner_user  text,
  status      text NOT NULL
);

-- One message to one recipient. It keeps no address: that is looked up at the moment of sending.
CREATE TABLE delivery (
  id               uuid PRIMARY KEY,
  version          bigint NOT NULL DEFAULT 1,
  rule             text NOT NULL CHECK (rule IN ('duplicate-review', 'duplicate-merge')),
  channel          text NOT NULL CHECK (channel IN ('email')),
  recipient_type   text NOT NULL CHECK (recipient_type IN ('staff')),
  recipient_known  boolean NOT NULL DEFAULT false,
  recipient_unit   text,
  recipient_user   text,
  customer_id      uuid NOT NULL,
  other_id         uuid NOT NULL,
  decision_id      uuid NOT NULL,
  decision         text NOT NULL,
  probability      double precision NOT NULL,
  matched          text[] NOT NULL,
  state            text NOT NULL DEFAULT 'planned'
                   CHECK (state IN ('planned', 'leased', 'sent', 'failed', 'suppressed')),
  reason           text,
  withdrawn_reason text,
  attempts         int NOT NULL DEFAULT 0,
  due_at           timestamptz NOT NULL DEFAULT now(),
  lease_owner      text,
  lease_until      timestamptz,
  traceparent      text,
  created_at       timestamptz NOT NULL DEFAULT now(),
  sent_at          timestamptz,
  CHECK ((state = 'leased') = (lease_until IS NOT NULL AND lease_owner IS NOT NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK (state NOT IN ('failed', 'suppressed') OR reason IS NOT NULL)
);
COMMENT ON COLUMN delivery.matched IS 'fields that speak for a duplicate, without their values';
COMMENT ON COLUMN delivery.withdrawn_reason IS 'the decision was withdrawn while an attempt was under way';

-- A suppressed one does not stand in the way when the same is found again.
CREATE UNIQUE INDEX delivery_per_record
  ON delivery (customer_id, other_id, rule) WHERE state <> 'suppressed';
CREATE UNIQUE INDEX delivery_per_recipient
  ON delivery (least(customer_id, other_id), greatest(customer_id, other_id), rule, recipient_user)
  WHERE recipient_user IS NOT NULL AND state <> 'suppressed';
CREATE INDEX delivery_waiting ON delivery (created_at) WHERE state = 'planned' AND NOT recipient_known;
CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 'planned' AND recipient_known;
CREATE INDEX delivery_leased ON delivery (lease_until) WHERE state = 'leased';
CREATE INDEX delivery_customer ON delivery (customer_id, id DESC);
CREATE INDEX delivery_other ON delivery (other_id, id DESC);
CREATE INDEX delivery_unit ON delivery (recipient_unit, id DESC);
CREATE INDEX delivery_decision ON delivery (decision_id) WHERE state IN ('planned', 'leased');
