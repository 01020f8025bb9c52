-- Searches that somebody keeps. None has a value of a person, so erasure has nothing to do here.
CREATE TABLE saved_query (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL CHECK (version > 0),
  owner       text NOT NULL,
  shared_with text,
  name        text NOT NULL,
  filter      text NOT NULL,
  sort        text,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);
CREATE INDEX saved_query_owner ON saved_query (owner, id);
CREATE INDEX saved_query_shared_with ON saved_query (shared_with, id) WHERE shared_with IS NOT NULL;
COMMENT ON COLUMN saved_query.shared_with IS 'the unit whose members may see and run it';
