-- What each active customer is searched by. A row is written with each version and goes when the customer is merged or erased.
CREATE TABLE customer_search (
  customer_id uuid PRIMARY KEY REFERENCES customer,
  updated_at  timestamptz NOT NULL,
  tokens      bigint[] NOT NULL,
  sources     text[]
);
COMMENT ON COLUMN customer_search.tokens IS 'keyed hashes of names, numbers and facets, each once, ascending';
COMMENT ON COLUMN customer_search.sources IS 'systems of its source records and of those of customers merged into it';

-- A search must not read through a list of what is not yet in the index.
CREATE INDEX customer_search_tokens ON customer_search USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX customer_search_sources ON customer_search USING gin (sources) WITH (fastupdate = off) WHERE sources IS NOT NULL;
CREATE INDEX customer_search_updated ON customer_search (updated_at, customer_id);

-- The latest quality score of each customer, as dedup-service tells it.
CREATE TABLE customer_quality (
  customer_id uuid PRIMARY KEY,
  version     bigint NOT NULL,
  score       double precision NOT NULL CHECK (score BETWEEN 0 AND 1)
);
CREATE INDEX customer_quality_score ON customer_quality (score, customer_id);

-- Records of before have no row yet: one row of work, which one instance at a time holds by a lease.
CREATE TABLE search_backfill (
  name        text PRIMARY KEY,
  position    uuid NOT NULL,
  held_by     uuid,
  lease_until timestamptz NOT NULL,
  finished_at timestamptz
);
COMMENT ON COLUMN search_backfill.position IS 'id of the last customer that was looked at';
INSERT INTO search_backfill (name, position, lease_until) VALUES ('tokens', '00000000-0000-0000-0000-000000000000', now());
