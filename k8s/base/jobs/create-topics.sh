#!/bin/sh
# Creates every topic that is missing and sets the settings of those that are there. The lines say
# what event-contracts' topics.json says; the test DeploymentTest compares the two.
set -eu

kafka="${KAFKA_BIN:-/opt/kafka/bin}"
servers="$KAFKA_BOOTSTRAP_SERVERS"
replication="${MINGCE_REPLICATION_FACTOR:-1}"

topic() { # name partitions setting=value…
  name=$1 partitions=$2
  shift 2
  "$kafka/kafka-topics.sh" --bootstrap-server "$servers" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor "$replication"
  "$kafka/kafka-configs.sh" --bootstrap-server "$servers" --alter --topic "$name" \
    --add-config "$(echo "$*" | tr ' ' ',')"
}

topic mingce.customer.changes.v1 6 cleanup.policy=delete retention.ms=2592000000
topic mingce.customer.state.v1 6 cleanup.policy=compact retention.ms=-1 max.compaction.lag.ms=86400000 segment.ms=3600000 delete.retention.ms=604800000 min.cleanable.dirty.ratio=0.1
topic mingce.customer.access.v1 6 cleanup.policy=delete retention.ms=604800000
topic mingce.dedup.decisions.v1 6 cleanup.policy=delete retention.ms=2592000000
topic mingce.dedup.quality.v1 6 cleanup.policy=compact retention.ms=-1 max.compaction.lag.ms=86400000 segment.ms=3600000 delete.retention.ms=604800000 min.cleanable.dirty.ratio=0.1
topic mingce.notification.outcomes.v1 6 cleanup.policy=delete retention.ms=2592000000
topic mingce.audit.checkpoints.v1 1 cleanup.policy=delete retention.ms=-1
topic mingce.audit.digests.v1 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.audit.alerts.v1 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.customer.changes.v1.dlq.dedup-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.customer.changes.v1.dlq.audit-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.customer.access.v1.dlq.audit-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.dedup.decisions.v1.dlq.audit-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.notification.outcomes.v1.dlq.audit-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.dedup.decisions.v1.dlq.notification-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.customer.state.v1.dlq.notification-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.dedup.decisions.v1.dlq.customer-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.audit.digests.v1.dlq.audit-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.audit.alerts.v1.dlq.notification-service 1 cleanup.policy=delete retention.ms=2592000000
topic mingce.dedup.quality.v1.dlq.customer-service-quality 1 cleanup.policy=delete retention.ms=2592000000
