CREATE TABLE note (
  id      uuid PRIMARY KEY,
  version bigint NOT NULL,
  text    text NOT NULL
);

CREATE TABLE tally (
  consumer  text NOT NULL,
  key       text NOT NULL,
  total     bigint NOT NULL,
  sequences bigint[] NOT NULL,
  PRIMARY KEY (consumer, key)
);
