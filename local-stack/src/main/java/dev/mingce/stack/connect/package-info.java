/** Kafka Connect inside this process, and the connectors that carry the outboxes to Kafka. */
@NullMarked
package dev.mingce.stack.connect;

import org.jspecify.annotations.NullMarked;
