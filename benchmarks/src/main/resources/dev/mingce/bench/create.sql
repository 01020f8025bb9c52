-- What POST /v1/customers does in the database, for pgbench: the same statements, in one transaction, with values of the
-- same size (\x3A is a colon, which pgbench would take for a variable). A test compares the tables and columns with those that the service writes.
-- Search tokens: pieces of names and facets that customers share, and values that are a customer's own.
\set t1 random(1, 3000)
\set t2 random(1, 3000)
\set t3 random(1, 3000)
\set t4 random(1, 3000)
\set t5 random(1, 3000)
\set t6 random(1, 3000)
\set t7 random(1, 3000)
\set t8 random(1, 3000)
\set t9 random(1, 3000)
\set t10 random(1, 3000)
\set t11 random(1, 3000)
\set t12 random(1, 3000)
\set t13 random(1, 3000)
\set t14 random(1, 3000)
\set t15 random(1, 3000)
\set t16 random(1, 3000)
\set t17 random(1, 3000)
\set t18 random(1, 3000)
\set t19 random(1, 3000)
\set t20 random(1, 3000)
\set t21 random(1, 3000)
\set t22 random(1, 3000)
\set t23 random(1, 3000)
\set t24 random(1, 3000)
\set u1 random(1, 9000000000000000)
\set u2 random(1, 9000000000000000)
\set u3 random(1, 9000000000000000)
\set u4 random(1, 9000000000000000)
\set u5 random(1, 9000000000000000)
BEGIN;
SELECT uuidv7() AS id, uuidv7() AS key, uuidv7() AS event, uuidv7() AS state \gset
SELECT pg_try_advisory_xact_lock(hashtextextended('pgbench POST /v1/customers ' || :id::text, 0)) AS locked, a.body_digest, a.status, a.headers, a.subject_id, a.body FROM (SELECT 1) one LEFT JOIN idempotent_answer a ON a.caller = 'pgbench' AND a.operation = 'POST /v1/customers' AND a.key = :id::text AND a.created_at > now() - interval '24 hours';
INSERT INTO subject_key (id, customer_id, key_uri, wrapped, created_at) VALUES (:key::uuid, :id::uuid, 'local:1', decode(repeat('ab', 65), 'hex'), now());
INSERT INTO customer (id, kind, version, status, tags, tier, stage, owner_unit, owner_user, standard_version, key_id, document, region_code, industry_code, source_state, merged_into, reviewed_at, created_at, updated_at) VALUES (:id::uuid, 'person', 1, 'active', '{}', null, null, 'sales-east', 'li.na', 'builtin-1', :key::uuid, decode(repeat('ab', 560), 'hex'), '110105', null, 0, null, null, now(), now());
INSERT INTO customer_search (customer_id, updated_at, reviewed_at, tokens) VALUES (:id::uuid, now(), null, ARRAY[1000000 + :t1, 2000000 + :t2, 3000000 + :t3, 4000000 + :t4, 5000000 + :t5, 6000000 + :t6, 7000000 + :t7, 8000000 + :t8, 9000000 + :t9, 10000000 + :t10, 11000000 + :t11, 12000000 + :t12, 13000000 + :t13, 14000000 + :t14, 15000000 + :t15, 16000000 + :t16, 17000000 + :t17, 18000000 + :t18, 19000000 + :t19, 20000000 + :t20, 21000000 + :t21, 22000000 + :t22, 23000000 + :t23, 24000000 + :t24, :u1, :u2, :u3, :u4, :u5]::bigint[]) ON CONFLICT (customer_id) DO UPDATE SET updated_at = excluded.updated_at, reviewed_at = excluded.reviewed_at, tokens = excluded.tokens;
INSERT INTO customer_revision (customer_id, version, changed_at, actor_subject, actor_type, actor_unit, actor_client, source, reason, changed_fields, standard_version, key_id, document, kind, status, tags, tier, stage, owner_unit, owner_user, region_code, industry_code, reviewed_at) VALUES (:id::uuid, 1, now(), 'pgbench', 'user', 'sales-east', null, 'api', null, '{/name,/birthDate,/contactPoints,/identifiers,/addresses,/owner,/kind,/tags}', 'builtin-1', :key::uuid, decode(repeat('ab', 560), 'hex'), 'person', 'active', '{}', null, null, 'sales-east', 'li.na', '110105', null, null);
INSERT INTO lookup (field, token, customer_id, claim) VALUES ('phone', decode(md5(random()::text), 'hex'), :id::uuid, false), ('email', decode(md5(random()::text), 'hex'), :id::uuid, false), (E'identifier\x3Anational-id', decode(md5(random()::text), 'hex'), :id::uuid, false), ('name', decode(md5(random()::text), 'hex'), :id::uuid, false), ('name', decode(md5(random()::text), 'hex'), :id::uuid, false);
INSERT INTO outbox (id, topic, key, type, source, subject, sequence, "time", traceparent, dead_letter, payload) VALUES (:event::uuid, 'mingce.benchmark.v1', :id::text, 'customer.registered.v1', '/mingce/benchmark', :id::text, 1, '2026-01-01T00:00:00Z', null, null, decode(repeat('ab', 1550), 'hex')), (:state::uuid, 'mingce.benchmark.v1', :id::text, 'customer.state.v1', '/mingce/benchmark', :id::text, 1, '2026-01-01T00:00:00Z', null, null, decode(repeat('ab', 1300), 'hex'));
INSERT INTO idempotent_answer (caller, operation, key, body_digest, subject_id, status, headers, body) VALUES ('pgbench', 'POST /v1/customers', :id::text, decode(md5(:id::text), 'hex'), :id::uuid, 201, '{"Location": "/v1/customers/x", "ETag": "1-0"}', repeat('a', 1000)) ON CONFLICT (caller, operation, key) DO UPDATE SET body = excluded.body WHERE idempotent_answer.created_at <= now() - interval '24 hours';
COMMIT;
