-- Data standards, each version of them. The one that a new installation starts with is part of the program.
CREATE TABLE data_standard (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('person', 'organisation')),
  channel      text NOT NULL,
  number       int NOT NULL CHECK (number > 0),
  state        text NOT NULL CHECK (state IN ('draft', 'active', 'retired')),
  definition   text NOT NULL,
  note         text,
  version      bigint NOT NULL CHECK (version > 0),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  activated_by text,
  activated_at timestamptz,
  retired_by   text,
  retired_at   timestamptz,
  UNIQUE (kind, channel, number)
);
CREATE UNIQUE INDEX data_standard_active ON data_standard (kind, channel) WHERE state = 'active';
COMMENT ON COLUMN data_standard.number IS 'of its kind and channel; records written under it carry kind-channel-number';
COMMENT ON COLUMN data_standard.version IS 'counts changes of this row, for its entity tag';

-- Lists that stewards made, and a row for each list of the program that they changed. Codes of the program are in no table
-- until they are changed: item rows win over them.
CREATE TABLE code_list (
  code       text PRIMARY KEY,
  label_zh   text,
  label_en   text,
  source     text,
  version    bigint NOT NULL CHECK (version > 0),
  changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN code_list.label_zh IS 'null where the program names the list';

CREATE TABLE code_list_item (
  list        text NOT NULL REFERENCES code_list,
  code        text NOT NULL,
  label_zh    text NOT NULL,
  label_en    text NOT NULL,
  state       text NOT NULL CHECK (state IN ('active', 'deprecated', 'replaced')),
  replaced_by text,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (list, code),
  CHECK (state <> 'replaced' OR replaced_by IS NOT NULL)
);

-- Counts changes of what is in force, so that every instance learns of them by reading one row.
CREATE TABLE standards_epoch (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  value bigint NOT NULL
);
INSERT INTO standards_epoch (value) VALUES (1);
