-- One message about one alert of the audit log to one member of staff.
CREATE TABLE alert_notice (
  id            uuid PRIMARY KEY,
  alert_id      uuid NOT NULL,
  recipient     text NOT NULL,
  kind          text NOT NULL,
  severity      text NOT NULL,
  subject       text,
  entries       bigint NOT NULL,
  from_at       timestamptz NOT NULL,
  to_at         timestamptz NOT NULL,
  state         text NOT NULL DEFAULT 'planned'
                CHECK (state IN ('planned', 'sent', 'uncertain', 'failed', 'suppressed')),
  reason        text,
  attempts      int NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL DEFAULT now(),
  lease_owner   text,
  lease_until   timestamptz,
  sending_since timestamptz,
  traceparent   text,
  created_at    timestamptz NOT NULL DEFAULT now(),
  sent_at       timestamptz,
  UNIQUE (alert_id, recipient),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK (state IN ('planned', 'sent') OR reason IS NOT NULL)
);
CREATE INDEX alert_notice_due ON alert_notice (due_at) WHERE state = 'planned';
COMMENT ON COLUMN alert_notice.sending_since IS 'set just before the message goes out: whoever vanishes after that leaves it uncertain';
