-- What each source says that it sent within an hour, and what came of comparing it with the entries.
CREATE TABLE source_digest (
  service     text NOT NULL,
  topic       text NOT NULL,
  from_at     timestamptz NOT NULL,
  to_at       timestamptz NOT NULL CHECK (to_at > from_at),
  sent        bigint NOT NULL CHECK (sent >= 0),
  hash        text NOT NULL,
  event_id    uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  verdict     text NOT NULL CHECK (verdict IN ('waiting', 'agrees', 'differs', 'unsigned')),
  arrived     bigint,
  compared_at timestamptz,
  PRIMARY KEY (service, topic, from_at)
);
CREATE INDEX source_digest_open ON source_digest (compared_at) WHERE verdict IN ('waiting', 'differs');
CREATE INDEX source_digest_newest ON source_digest (from_at DESC, service, topic);
COMMENT ON COLUMN source_digest.event_id IS 'the entry that holds the digest with its signature';
COMMENT ON COLUMN source_digest.arrived IS 'how many of the events of that hour have an entry';
