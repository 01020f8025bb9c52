-- Events on their way to Kafka. Insert only; Debezium reads it through the publication.
CREATE TABLE outbox (
  id           uuid PRIMARY KEY,
  topic        text NOT NULL,
  key          text NOT NULL,
  type         text NOT NULL,
  source       text NOT NULL,
  subject      text NOT NULL,
  sequence     bigint NOT NULL,
  "time"       text NOT NULL,
  spec_version text NOT NULL DEFAULT '1.0',
  content_type text NOT NULL DEFAULT 'application/json',
  traceparent  text,
  dead_letter  text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  payload      bytea
);
CREATE INDEX outbox_created_at ON outbox USING brin (created_at);

-- Written by the connector itself, so that its slot advances while nothing else happens in this database.
CREATE TABLE outbox_heartbeat (
  id      int PRIMARY KEY,
  beat_at timestamptz NOT NULL
);

CREATE PUBLICATION mingce_outbox FOR TABLE outbox, outbox_heartbeat WITH (publish = 'insert, update');

-- The group of the change-data-capture users, made with the databases.
GRANT USAGE ON SCHEMA public TO mingce_cdc;
GRANT SELECT ON outbox TO mingce_cdc;
GRANT SELECT, INSERT, UPDATE ON outbox_heartbeat TO mingce_cdc;

-- Which events a consumer has applied; written in the transaction of the effect.
CREATE TABLE inbox (
  consumer    text NOT NULL,
  event_id    uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_at ON inbox USING brin (received_at);

-- Events that wait: one that could not be read, and those of the same key that came after it.
CREATE TABLE parked_event (
  id         uuid PRIMARY KEY,
  position   bigint GENERATED ALWAYS AS IDENTITY,
  consumer   text NOT NULL,
  topic      text NOT NULL,
  key        text NOT NULL,
  event_id   uuid NOT NULL,
  headers    jsonb NOT NULL,
  payload    bytea,
  reason     text,
  origin     text NOT NULL,
  parked_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX parked_event_key ON parked_event (consumer, key, position);
COMMENT ON COLUMN parked_event.reason IS 'why it could not be read; null while it only waits behind such an event';

-- The first answer to a request with an Idempotency-Key, written in the transaction of its effect.
CREATE TABLE idempotent_answer (
  caller      text NOT NULL,
  operation   text NOT NULL,
  key         text NOT NULL,
  body_digest bytea NOT NULL,
  subject_id  uuid,
  status      int NOT NULL,
  headers     jsonb NOT NULL,
  body        text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotent_answer_created_at ON idempotent_answer USING brin (created_at);
CREATE INDEX idempotent_answer_subject ON idempotent_answer (subject_id) WHERE subject_id IS NOT NULL;
COMMENT ON COLUMN idempotent_answer.body IS 'sealed under the key of the subject wherever it holds personal data';
