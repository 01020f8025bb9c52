-- Up to which hour this service has signed what it sent. Whoever makes the next digest holds the row.
CREATE TABLE outbox_digest (
  id             int PRIMARY KEY CHECK (id = 1),
  digested_until timestamptz NOT NULL
);
INSERT INTO outbox_digest (id, digested_until) VALUES (1, date_trunc('hour', now(), 'UTC'));
