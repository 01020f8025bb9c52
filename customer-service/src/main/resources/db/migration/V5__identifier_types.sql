-- What each type of identifier promises. lookup_field is the field of the blind index that holds its values.
CREATE TABLE identifier_type (
  code         text PRIMARY KEY,
  lookup_field text NOT NULL UNIQUE,
  label_zh     text NOT NULL,
  label_en     text NOT NULL,
  is_unique    boolean NOT NULL,
  stability    text NOT NULL CHECK (stability IN ('permanent', 'stable', 'changing')),
  check_rule   text NOT NULL,
  data_class   text NOT NULL CHECK (data_class IN ('base', 'behaviour', 'preference')),
  retention    text NOT NULL,
  visible_to   text[] NOT NULL,
  version      bigint NOT NULL DEFAULT 1,
  updated_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN identifier_type.retention IS 'ISO 8601 duration after the end of the relationship';
COMMENT ON COLUMN identifier_type.visible_to IS 'roles that may see values unmasked; empty means all that may reveal';

INSERT INTO identifier_type (code, lookup_field, label_zh, label_en, is_unique, stability, check_rule, data_class, retention, visible_to) VALUES
  ('national-id', 'identifier:national-id', '居民身份证号码', 'Resident identity number', false, 'permanent', 'GB 11643', 'base', 'P3Y', '{}'),
  ('passport', 'identifier:passport', '护照号码', 'Passport number', false, 'changing', 'letters and digits, 5 to 20', 'base', 'P3Y', '{}'),
  ('social-credit-code', 'identifier:social-credit-code', '统一社会信用代码', 'Unified social credit code', false, 'permanent', 'GB 32100', 'base', 'P10Y', '{}'),
  ('social-security-number', 'identifier:social-security-number', '社会保障号码', 'Social security number', false, 'permanent', 'none', 'base', 'P3Y', '{}'),
  ('tax-number', 'identifier:tax-number', '纳税人识别号', 'Tax number', false, 'stable', 'none', 'base', 'P10Y', '{}'),
  ('membership-number', 'identifier:membership-number', '会员号', 'Membership number', true, 'stable', 'none', 'base', 'P3Y', '{}'),
  ('external-id', 'identifier:external-id', '外部系统标识', 'Key in another system', false, 'stable', 'none', 'base', 'P3Y', '{}'),
  ('phone', 'phone', '电话号码', 'Phone number', false, 'changing', 'E.164', 'base', 'P3Y', '{}'),
  ('email', 'email', '电子邮箱', 'E-mail address', false, 'changing', 'RFC 5322 form', 'base', 'P3Y', '{}');

-- A claimed value belongs to one customer. The row goes when the customer is merged or erased, and with it the claim.
ALTER TABLE lookup ADD COLUMN claim boolean NOT NULL DEFAULT false;
UPDATE lookup l SET claim = true
  FROM identifier_type t
 WHERE t.is_unique AND t.lookup_field = l.field
   AND NOT EXISTS (SELECT 1 FROM lookup o WHERE o.field = l.field AND o.token = l.token AND o.customer_id <> l.customer_id);
CREATE UNIQUE INDEX lookup_claim ON lookup (field, token) WHERE claim;
