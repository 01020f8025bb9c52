#!/bin/sh
# Makes the databases and users that local-stack makes: each service's user owns its database and
# reaches no other, but the audit log has an owner of its own, as whom its migrations run;
# <name>_cdc replicates it and may read what mingce_cdc is granted. Run by the image of PostgreSQL
# on a new data volume; may be run again, as a superuser, against any server.
set -eu

sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres "$@"; }

sql <<'SQL'
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
SELECT 'CREATE ROLE mingce_cdc NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mingce_cdc') \gexec
SQL

provision() { # $1 = database, $2 = password of its user, $3 = password of its replicating user
  sql --set name="$1" --set cdc="$1_cdc" --set password="$2" --set cdc_password="$3" <<'SQL'
SELECT format('CREATE ROLE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
SELECT format('CREATE ROLE %I', :'cdc') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'cdc') \gexec
ALTER ROLE :"name" LOGIN PASSWORD :'password';
ALTER ROLE :"cdc" LOGIN REPLICATION PASSWORD :'cdc_password';
GRANT mingce_cdc TO :"cdc";
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"cdc", :"name";
SQL
}

own() { # $1 = database, $2 = password of its owner; takes over what its user owned
  sql --set name="$1" --set owner="$1_owner" --set password="$2" <<'SQL'
SELECT format('CREATE ROLE %I', :'owner') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
ALTER ROLE :"owner" LOGIN PASSWORD :'password';
\connect :"name"
REASSIGN OWNED BY :"name" TO :"owner";
GRANT CONNECT ON DATABASE :"name" TO :"name";
SQL
}

provision customer "$CUSTOMER_PASSWORD" "$CUSTOMER_CDC_PASSWORD"
provision dedup "$DEDUP_PASSWORD" "$DEDUP_CDC_PASSWORD"
provision audit "$AUDIT_PASSWORD" "$AUDIT_CDC_PASSWORD"
provision notification "$NOTIFICATION_PASSWORD" "$NOTIFICATION_CDC_PASSWORD"
own audit "$AUDIT_OWNER_PASSWORD"
